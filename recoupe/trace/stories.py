"""How far two documents tell the same, across languages.

A document is reduced to facts that survive translation: figures, listed names and places, unlisted names by their
consonants, and concepts. Two reports of one event share facts; a retelling shares more of them than that, and it
shares those that few others of the event have.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from recoupe.analysis.names import find_names
from recoupe.analysis.quantities import find_quantities
from recoupe.analysis.sentences import split_sentences
from recoupe.concepts import find_concepts
from recoupe.defaults.judge import LIGHT_CONCEPTS
from recoupe.defaults.language import ANALYSES_KEPT
from recoupe.defaults.trace import (
    CONCEPT_WEIGHT,
    COUNTRY_WEIGHT,
    FIGURE_WEIGHT,
    HEARD_NAME_WEIGHT,
    LIGHT_CONCEPT_WEIGHT,
    NAME_WEIGHT,
    RARITY_PRIOR,
    SMALL_FIGURE_WEIGHT,
    SMALL_FIGURES_UP_TO,
    UNLISTED_NAME_WEIGHT,
)
from recoupe.folding import fold
from recoupe.languages import get_language
from recoupe.model import Document
from recoupe.names import gazetteer
from recoupe.names.entities import COUNTRY
from recoupe.names.keys import consonant_key, sound_key, spelt_key
from recoupe.publishers import outlet_name, publisher_key
from recoupe.trace.korean import LEAST_CONSONANTS, Heard
from recoupe.trace.signatures import credited_text, signature_of

_GENERAL = frozenset(["country", "people"])
NAME = "name "
FIGURE = "figure "
CONCEPT = "concept "
# A case ending changes so many sounds at most.
_ENDING = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """What a document states, free of its language: each fact with its weight.

    `spellings` has the unlisted names as this language spells them: two texts in one language share no name that they
    spell otherwise. `names` has a word of the text for each of them, and `heard` the words of a Korean text, where no
    capital letter tells a name: whoever knows a name finds it there by its sound.
    """

    weights: dict[str, float]
    language: str
    spellings: dict[str, str]
    names: dict[str, str]
    heard: Heard | None = None

    def shared(self, other: Facts) -> list[str]:
        """The facts that both state."""
        found = [fact for fact in self.weights if fact in other.weights]
        if self.language == other.language:
            mine, theirs = self.spellings, other.spellings
            return [fact for fact in found if fact not in mine or _is_one_name(mine[fact], theirs.get(fact, ""))]
        return list(dict.fromkeys([*found, *self.heard_by(other)]))

    def heard_by(self, other: Facts) -> list[str]:
        """The unlisted names of either that stand in the other, a Korean text, as it writes them."""
        pairs = ((self, other), (other, self))
        return [
            fact
            for one, korean in pairs
            if korean.heard is not None and one.heard is None
            for fact, word in one.names.items()
            if korean.heard.has(fact.removeprefix(NAME), word)
        ]


def _is_one_name(one: str, other: str) -> bool:
    """Whether two words that have the same consonants are one name in one language: only their endings differ."""
    length = min(len(one), len(other))
    return one[: length - _ENDING] == other[: length - _ENDING] if length else False


@dataclass(frozen=True, slots=True)
class Rarity:
    """How few texts of a story state a fact: what all of them share tells of the event and not of an origin."""

    texts: int
    stating: Mapping[str, int]

    @classmethod
    def among(cls, texts: Collection[Facts]) -> Rarity:
        """The rarity of facts among the texts of one story, copies left out."""
        return cls(len(texts), Counter(fact for facts in texts for fact in facts.weights))

    def of(self, fact: str) -> float:
        """From 1 for a fact that one text states down towards 0 for what many share."""
        known = self.texts + RARITY_PRIOR
        return math.log(known / max(1, self.stating.get(fact, 1))) / math.log(known)


@lru_cache(maxsize=4096)
def facts_of(title: str, text: str, language: str, own: frozenset[str] = frozenset()) -> Facts:
    """The facts of a document, without the names in `own`: a newsroom's own name says nothing of the event."""
    weights: dict[str, float] = {}
    spellings: dict[str, str] = {}
    names: dict[str, str] = {}
    for sentence in (span.of(part) for part in (title, text) for span in split_sentences(part, language)):
        for fact, weight, spelt, word in _facts(sentence, language, own):
            weights.setdefault(fact, weight)
            if spelt:
                spellings.setdefault(fact, spelt)
            if word:
                names.setdefault(fact, word)
    heard = Heard.in_text(f"{title} {text}") if language == "ko" else None
    return Facts(weights, language, spellings, names, heard)


_Fact = tuple[str, float, str, str]


def _facts(sentence: str, language: str, own: frozenset[str]) -> Iterator[_Fact]:
    """The facts of a sentence, each with its weight and, for an unlisted name, its spelling and the word for it."""
    for fact, weight, name in _stated(sentence, language):
        if fact:
            yield fact, weight, "", ""
        elif publisher_key(name) not in own:
            yield from _name_facts(name, own)


@lru_cache(maxsize=ANALYSES_KEPT)
def _stated(sentence: str, language: str) -> tuple[tuple[str, float, str], ...]:
    """The facts of a sentence with their weights, and its unlisted names, which are no facts yet."""
    found: list[tuple[str, float, str]] = []
    for figure in find_quantities(sentence, language):
        value = figure.quantity.value
        found.append((f"{FIGURE}{value:g}", SMALL_FIGURE_WEIGHT if value <= SMALL_FIGURES_UP_TO else FIGURE_WEIGHT, ""))
    for name in find_names(sentence, language):
        if name.entity:
            found.append((_voice(name.entity), COUNTRY_WEIGHT if name.kind in _GENERAL else NAME_WEIGHT, ""))
        elif not _is_date(name.text, language):
            found.append(("", 0.0, name.text))
    for concept in find_concepts(sentence, language):
        weight = LIGHT_CONCEPT_WEIGHT if concept.concept in LIGHT_CONCEPTS else CONCEPT_WEIGHT
        found.append((f"{CONCEPT}{concept.concept}", weight, ""))
    return tuple(found)


def _name_facts(name: str, own: frozenset[str]) -> Iterator[_Fact]:
    """A fact for each word of a name and, where a word is too short to be told, one for the whole."""
    words = [word for word in name.split() if publisher_key(word) not in own]
    for word in words:
        for key, _ in skeletons(word):
            yield f"{NAME}{key}", UNLISTED_NAME_WEIGHT, sound_key(word), word
    whole = "".join(words).replace("-", "")
    if len(words) > 1 and any(len(consonant_key(word)) < LEAST_CONSONANTS for word in words):
        for key, _ in skeletons(whole):
            yield f"{NAME}{key}", UNLISTED_NAME_WEIGHT, sound_key(whole), " ".join(words)


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
    return [(key, spelt) for key, spelt in bare if len(key) >= LEAST_CONSONANTS]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The facts of a document with what each is worth, and the sum of it."""

    worth: Mapping[str, float]
    total: float

    @classmethod
    def of(cls, facts: Facts, rarity: Rarity | None = None) -> Weighed:
        """Each fact by its weight and, within a story, by its rarity there."""
        if rarity is None:
            return cls(facts.weights, math.fsum(facts.weights.values()))
        worth = {fact: weight * rarity.of(fact) for fact, weight in facts.weights.items()}
        return cls(worth, math.fsum(worth.values()))

    def likeness(self, other: Weighed, shared: Collection[str]) -> float:
        """How far two documents state the same, in [0, 1]: what they share against the mean of what each states.

        A name that a Korean text only lets hear has no worth of its own there; it is given a part of the other's.
        """
        mine, theirs = self.worth, other.worth
        both = math.fsum(mine[fact] if fact in mine else theirs[fact] for fact in shared)
        own = self.total + HEARD_NAME_WEIGHT * math.fsum(theirs[fact] for fact in shared if fact not in mine)
        others = other.total + HEARD_NAME_WEIGHT * math.fsum(mine[fact] for fact in shared if fact not in theirs)
        return both / math.sqrt(own * others) if own and others else 0.0


def likeness(one: Facts, other: Facts) -> float:
    """How far two documents state the same, in [0, 1], whatever others state."""
    return Weighed.of(one).likeness(Weighed.of(other), one.shared(other))


def is_certain(fact: str) -> bool:
    """Whether it is a name, a place or a figure that chance does not repeat: no country and no kind of event."""
    if fact.startswith(FIGURE):
        return float(fact.removeprefix(FIGURE)) > SMALL_FIGURES_UP_TO
    return not fact.startswith((CONCEPT, COUNTRY))


def facts_of_document(document: Document) -> Facts:
    """The facts of a document, without the names of whoever publishes or signs it."""
    signature = signature_of(document)
    names = (outlet_name(document.publisher), credited_text(document.publisher), signature.name if signature else "")
    words = [word for name in names for word in (name, *name.split())]
    own = frozenset(key for word in words if (key := publisher_key(word)))
    return facts_of(document.title, document.text, document.language, own)
