"""The origins that the score of an article would count, if the lead of each document bore out one claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from recoupe.analysis.sentence import analyse
from recoupe.analysis.sentences import split_sentences
from recoupe.assess.weighing import may_be
from recoupe.model import Bearing, Document, Judgement, Origin, Passage, Stance, StanceScore
from recoupe.sources import load_registry
from recoupe.topics import load_topic
from recoupe.trace import trace

_LEAD_SENTENCES = 2
_BEARS_OUT = StanceScore(Stance.SUPPORTS, 1.0, 1.0)


def counted(documents: Sequence[Document]) -> list[str]:
    """The origin of each document's lead, in the order given; a document without a sentence is its own."""
    return _named(documents, lambda origin: origin.id)


def counted_for_certain(documents: Sequence[Document]) -> list[str]:
    """The same at the lower end of the interval: an unresolved origin is whom it may be, else one with its bloc's."""
    return _named(documents, _at_least)


def _named(documents: Sequence[Document], name_of: Callable[[Origin], str]) -> list[str]:
    found = enumerate(_origins(tuple(documents)))
    return [name_of(origin) if origin else f"none {place}" for place, origin in found]


def _at_least(origin: Origin) -> str:
    return (may_be(origin) or f"unresolved {origin.bloc}") if origin.unresolved else origin.id


# Both counts are asked of each story of a set, one count after the other.
@lru_cache(maxsize=256)
def _origins(documents: tuple[Document, ...]) -> tuple[Origin | None, ...]:
    keyed = {str(place): replace(document, id=str(place)) for place, document in enumerate(documents)}
    judgements = [found for document in keyed.values() if (found := _lead(document))]
    traced = trace(judgements, keyed, load_registry(), load_topic())
    named = {one.id: one for one in traced.origins}
    origins = {one.passage.document: named[one.origin] for one in traced.evidence}
    return tuple(origins.get(key) for key in keyed)


def _lead(document: Document) -> Judgement | None:
    """The first sentence of the lead that credits somebody, else the last of the lead."""
    found = None
    for span in split_sentences(document.text, document.language)[:_LEAD_SENTENCES]:
        text = span.of(document.text)
        credited = [one.attribution for one in analyse(text, document.language).attributions]
        passage = Passage(document.id, span, text)
        found = Judgement("claim", passage, Bearing.HOLDS, _BEARS_OUT, credited[0] if credited else None)
        if credited:
            break
    return found
