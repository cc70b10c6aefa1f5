"""How the words of two statements of one language stand to each other: what is missing, in which order, in whose place.

Every measure lies in [0, 1], but counts, which are given as their logarithm.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log1p

from recoupe.defaults.judge import CLAIMS_KEPT, LETTERS_OF_A_SHINGLE, LONGEST_ORDERED, STATEMENTS_KEPT
from recoupe.folding import fold
from recoupe.judge import words
from recoupe.judge.frames import Frame

NAMES = (
    "words",
    "words_of_all",
    "pairs_of_words",
    "back",
    "letters",
    "one_missing",
    "order",
    "in_its_place",
    "beside_it",
    "first_found",
    "last_found",
    "longest_missing",
    "more_words",
    "same_ending",
)
_ENDING = 2
_PUNCTUATION = ' .。!?…»"'


@dataclass(frozen=True, slots=True)
class Wording:
    """Two statements as the stems of their content words; `found` says of each of the claim's whether it is there."""

    own: tuple[str, ...]
    there: tuple[str, ...]
    found: tuple[bool, ...]

    @property
    def share(self) -> float:
        """The share of the claim's words that the passage has."""
        return sum(self.found) / len(self.own) if self.own else 0.0


def wording_of(claim: Frame, passage: Frame) -> Wording:
    """The wording of two statements of one language; words of the passage's context count as found."""
    own = [word for _, word in words.content_words(claim.text, claim.language)]
    nearby = passage.words | passage.context_words
    return Wording(
        tuple(words.stem(word, claim.language) for word in own),
        stems(passage.text, passage.language),
        tuple(words.has_word(word, claim.language, nearby) for word in own),
    )


@lru_cache(maxsize=STATEMENTS_KEPT)
def stems(text: str, language: str) -> tuple[str, ...]:
    """The stems of the content words of a text, in their order."""
    return tuple(words.stem(word, language) for _, word in words.content_words(text, language))


def measures(claim: Frame, passage: Frame, wording: Wording) -> tuple[float, ...]:
    """The measures of `NAMES`, in their order."""
    own, there = wording.own, frozenset(wording.there)
    missing = [stem for stem in own if stem not in there]
    more = sum(stem not in own for stem in wording.there)
    in_place, beside = _replaced(wording)
    return (
        wording.share,
        sum(stem in there for stem in own) / len(own) if own else 0.0,
        _pairs(wording),
        1 - more / len(wording.there) if wording.there else 0.0,
        _letters(claim.text, passage.text),
        1 / (1 + len(own) - sum(wording.found)),
        _ordered(own, wording.there) / len(own) if own else 0.0,
        log1p(in_place),
        log1p(beside),
        float(bool(own) and own[0] in there),
        float(bool(own) and own[-1] in there),
        log1p(max(map(len, missing), default=0)),
        log1p(more),
        float(_ending(claim.text) == _ending(passage.text)),
    )


def _pairs(wording: Wording) -> float:
    """The share of the claim's neighbouring words that are neighbours in the passage too."""
    there = wording.there
    neighbours = {pair for gap in (1, 2) for pair in zip(there, there[gap:], strict=False)}
    asked = list(pairwise(wording.own))
    return sum(pair in neighbours for pair in asked) / len(asked) if asked else 0.0


def _replaced(wording: Wording) -> tuple[int, int]:
    """How many missing words have another exactly in their place, and how many only beside a neighbour they share."""
    place = {stem: at for at, stem in reversed(list(enumerate(wording.there)))}
    kinds = list(_places(wording, place))
    return kinds.count("in_place"), kinds.count("beside")


def _places(wording: Wording, place: dict[str, int]) -> Iterator[str]:
    own, there = wording.own, wording.there
    others = frozenset(own)
    for at, stem in enumerate(own):
        if stem in place:
            continue
        before = place.get(own[at - 1]) if at else None
        after = place.get(own[at + 1]) if at + 1 < len(own) else None
        if before is not None and after is not None and after - before == 2 and there[before + 1] not in others:
            yield "in_place"
        elif (before is not None and before + 1 < len(there) and there[before + 1] not in others) or (
            after and there[after - 1] not in others
        ):
            yield "beside"


def _ordered(own: Sequence[str], there: Sequence[str]) -> int:
    """The length of the longest common subsequence, of the first words where a statement is very long."""
    known = frozenset(own)
    common = [stem for stem in there if stem in known][:LONGEST_ORDERED]
    previous = [0] * (len(common) + 1)
    for stem in own[:LONGEST_ORDERED]:
        current = [0]
        for at, other in enumerate(common):
            current.append(previous[at] + 1 if stem == other else max(previous[at + 1], current[-1]))
        previous = current
    return previous[-1]


def _letters(one: str, other: str) -> float:
    """The share of the first text's shingles of letters that the second has."""
    own, there = _shingles(one), _shingles(other)
    return len(own & there) / len(own) if own else 0.0


@lru_cache(maxsize=CLAIMS_KEPT)
def _shingles(text: str) -> frozenset[str]:
    letters = fold(text)
    return frozenset(letters[at : at + LETTERS_OF_A_SHINGLE] for at in range(len(letters) - LETTERS_OF_A_SHINGLE + 1))


def _ending(text: str) -> str:
    return text.rstrip(_PUNCTUATION)[-_ENDING:]
