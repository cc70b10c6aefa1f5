"""What kinds of bodies and people speak in a text: a company, a union, a fire service, in every language.

A spokesman, the office and its head are of one kind, however they are called and whatever their names are.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from recoupe.analysis.attributions import find_attributions
from recoupe.analysis.sentences import split_sentences
from recoupe.concepts import Lexicon, find_concepts, read_lexicon
from recoupe.defaults.trace import OFFICES_OF_ANY
from recoupe.trace.offices import offices_in

_NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _bodies() -> Lexicon:
    return read_lexicon(files("recoupe.trace").joinpath("data"))


def bodies_in(words: str, language: str) -> frozenset[str]:
    """The kinds that the words name; the same ids in every language."""
    return frozenset(found.concept for found in find_concepts(words, language, _bodies()))


def speaking_kinds(speaker: str, language: str) -> frozenset[str]:
    """The kinds of bodies that the words for a speaker name, by either list; what any body has is none."""
    return bodies_in(speaker, language) | offices_in(speaker, language) - OFFICES_OF_ANY


def speaker_kinds(sentence: str, language: str) -> frozenset[str]:
    """The kinds of those whom a sentence credits."""
    speakers = (found.attribution.speaker for found in find_attributions(sentence, language))
    return _NONE.union(*(speaking_kinds(speaker, language) for speaker in speakers))


def speaking_bodies(text: str, language: str) -> frozenset[str]:
    """The kinds that stand in the sentences which credit somebody."""
    sentences = (span.of(text) for span in split_sentences(text, language))
    # What costs less comes first: most sentences name nobody.
    named = ((one, kinds) for one in sentences if (kinds := bodies_in(one, language)))
    return _NONE.union(*(kinds for one, kinds in named if find_attributions(one, language)))
