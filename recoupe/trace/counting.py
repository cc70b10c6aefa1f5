"""The origins that the score of an article would count, if the lead of each document bore out one claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from recoupe.analysis.sentence import analyse
from recoupe.analysis.sentences import split_sentences
from recoupe.model import Bearing, Document, Judgement, Origin, Passage, Stance, StanceScore
from recoupe.sources import load_registry
from recoupe.topics import load_topic
from recoupe.trace import trace
from recoupe.trace.steps import may_be

_LEAD_SENTENCES = 2
_BEARS_OUT = StanceScore(Stance.SUPPORTS, 1.0, 1.0)


def counted(documents: Sequence[Document]) -> list[str]:
    """The origin of each document's lead, in the order given; a document without a sentence is its own."""
    return _counted(documents, lambda origin: origin.id)


def counted_for_certain(documents: Sequence[Document]) -> list[str]:
    """The same at the lower end of the interval: an unresolved origin is whom it may be, else one with its bloc's."""
    return _counted(documents, _at_least)


def _at_least(origin: Origin) -> str:
    return (may_be(origin) or f"unresolved {origin.bloc}") if origin.unresolved else origin.id


def _counted(documents: Sequence[Document], key_of: Callable[[Origin], str]) -> list[str]:
    keyed = {str(place): replace(document, id=str(place)) for place, document in enumerate(documents)}
    judgements = [found for document in keyed.values() if (found := _lead(document))]
    traced = trace(judgements, keyed, load_registry(), load_topic())
    keys = {one.id: key_of(one) for one in traced.origins}
    origins = {one.passage.document: keys[one.origin] for one in traced.evidence}
    return [origins.get(key, key) for key in keyed]


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
