"""Whether two documents tell of one event, and whether one is made from the other, across languages.

A document is reduced to facts that survive translation: figures, listed names and places, unlisted names in Latin
letters, and concepts. Two reports of one event share facts; a translation shares nearly all of them, in their order.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.analysis.sentence import analyse
from recoupe.analysis.sentences import split_sentences
from recoupe.defaults.judge import LIGHT_CONCEPTS
from recoupe.defaults.trace import (
    CONCEPT_WEIGHT,
    COUNTRY_WEIGHT,
    DAYS_OF_A_STORY,
    FIGURE_WEIGHT,
    LEAST_SHARED_FACTS,
    LIGHT_CONCEPT_WEIGHT,
    NAME_WEIGHT,
    RETOLD_LIKENESS,
    SAME_STORY,
    SAME_STORY_SAME_VOICE,
    SMALL_FIGURE_WEIGHT,
    SMALL_FIGURES_UP_TO,
    TRANSLATION_LIKENESS,
    TRANSLATION_ORDER,
    UNLISTED_NAME_WEIGHT,
    VOICE_ORDER,
)
from recoupe.folding import fold
from recoupe.languages import get_language
from recoupe.model import Document
from recoupe.names import gazetteer
from recoupe.names.keys import consonant_key, spelt_key
from recoupe.publishers import outlet_name, publisher_key
from recoupe.trace.signatures import credited_text, signature_of

_GENERAL = frozenset(["country", "people"])
_LEAST_SKELETON = 3


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document states, free of its language: each fact with its weight, and the sentence that has it first.

    `spellings` has the unlisted names as this language spells them: two texts in one language share no name that they
    spell otherwise.
    """

    weights: dict[str, float]
    sentences: dict[str, int]
    language: str
    spellings: dict[str, str]

    def shared(self, other: Facts) -> list[str]:
        """The facts that both state."""
        found = [fact for fact in self.weights if fact in other.weights]
        if self.language != other.language:
            return found
        mine, theirs = self.spellings, other.spellings
        return [fact for fact in found if fact not in mine or mine[fact] == theirs.get(fact)]


@lru_cache(maxsize=4096)
def facts_of(title: str, text: str, language: str, own: frozenset[str] = frozenset()) -> Facts:
    """The facts of a document, without the names in `own`: a newsroom's own name says nothing of the event."""
    weights: dict[str, float] = {}
    sentences: dict[str, int] = {}
    spellings: dict[str, str] = {}
    spoken = [span.of(part) for part in (title, text) for span in split_sentences(part, language)]
    for place, sentence in enumerate(spoken):
        for fact, weight, spelt in _facts(sentence, language, own):
            weights.setdefault(fact, weight)
            sentences.setdefault(fact, place)
            if spelt:
                spellings.setdefault(fact, spelt)
    return Facts(weights, sentences, language, spellings)


def _facts(sentence: str, language: str, own: frozenset[str]) -> list[tuple[str, float, str]]:
    """The facts of a sentence in its order, each with its weight and, for an unlisted name, its spelling."""
    found = analyse(sentence, language)
    placed: list[tuple[int, str, float, str]] = []
    for figure in found.quantities:
        value = figure.quantity.value
        weight = SMALL_FIGURE_WEIGHT if value <= SMALL_FIGURES_UP_TO else FIGURE_WEIGHT
        placed.append((figure.span.start, f"figure {value:g}", weight, ""))
    for name in found.names:
        if name.entity:
            weight = COUNTRY_WEIGHT if name.kind in _GENERAL else NAME_WEIGHT
            placed.append((name.span.start, _voice(name.entity), weight, ""))
        elif publisher_key(name.text) not in own and not _is_date(name.text, language):
            placed += [
                (name.span.start, f"name {key}", UNLISTED_NAME_WEIGHT, spelt) for key, spelt in skeletons(name.text)
            ]
    for concept in found.concepts:
        weight = LIGHT_CONCEPT_WEIGHT if concept.concept in LIGHT_CONCEPTS else CONCEPT_WEIGHT
        placed.append((concept.span.start, f"concept {concept.concept}", weight, ""))
    return [(fact, weight, spelt) for _, fact, weight, spelt in sorted(placed)]


def _is_date(name: str, language: str) -> bool:
    """Whether the name is just a day or month, which English capitalises and any two reports of a week share."""
    known = get_language(language)
    return known is not None and all(word in known.months or word in known.weekdays for word in fold(name).split())


def _voice(entity: str) -> str:
    voice = gazetteer().voice_of(entity)
    return voice.id if voice else entity


def skeletons(name: str) -> list[tuple[str, str]]:
    """The consonants of each word of a name: those that all scripts share, and those of its own language.

    >>> skeletons("Плехово"), skeletons("Pliekhovo")
    ([('plp', 'plhv')], [('plp', 'plhv')])
    """
    bare = ((consonant_key(word), spelt_key(word)) for word in name.split())
    return [(key, spelt) for key, spelt in bare if len(key) >= _LEAST_SKELETON]


def likeness(one: Facts, other: Facts) -> float:
    """How far two documents state the same, in [0, 1]: the weight they share against the mean weight of each."""
    shared = math.fsum(one.weights[fact] for fact in one.shared(other))
    own, others = math.fsum(one.weights.values()), math.fsum(other.weights.values())
    return shared / math.sqrt(own * others) if own and others else 0.0


def order_kept(one: Facts, other: Facts) -> float:
    """How far shared facts come in the same order of sentences, in [0, 1]; word order within one is the language's."""
    shared = one.shared(other)
    places = sorted((one.sentences[fact], other.sentences[fact]) for fact in shared)
    return _longest_rise([place for _, place in places]) / len(shared) if shared else 0.0


def _longest_rise(places: Sequence[int]) -> int:
    """The length of the longest run, with gaps, that never falls."""
    tails: list[int] = []
    for place in places:
        at = bisect_right(tails, place)
        tails[at : at + 1] = [place]
    return len(tails)


def is_made_from(one: Facts, other: Facts, alike: float, same_language: bool, uncredited: bool) -> bool:
    """Whether one text is a translation or retelling of the other: the same facts in the same order.

    `alike` is their likeness; `uncredited` says that neither tells whom it has its facts from.
    """
    if len(one.shared(other)) < LEAST_SHARED_FACTS or order_kept(one, other) < TRANSLATION_ORDER:
        return False
    return alike >= (RETOLD_LIKENESS if same_language and not uncredited else TRANSLATION_LIKENESS)


def tell_the_same(one: Facts, other: Facts, alike: float) -> bool:
    """Whether two texts, of which one credits the office and the other who speaks for it, tell one statement.

    `alike` is their likeness; of less likeness the same order makes up.
    """
    return alike >= SAME_STORY_SAME_VOICE or (alike >= SAME_STORY and order_kept(one, other) >= VOICE_ORDER)


def facts_of_document(document: Document) -> Facts:
    """The facts of a document, without the names of whoever publishes or signs it."""
    signature = signature_of(document)
    names = (outlet_name(document.publisher), credited_text(document.publisher), signature.name if signature else "")
    own = frozenset(key for name in names if (key := publisher_key(name)))
    return facts_of(document.title, document.text, document.language, own)


def near_in_time(one: Document, other: Document) -> bool:
    """Whether both can be about one event, as far as their dates tell."""
    if one.published is None or other.published is None:
        return True
    apart = abs((one.published.day - other.published.day).days)
    return apart <= DAYS_OF_A_STORY
