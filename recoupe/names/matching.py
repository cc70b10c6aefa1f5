"""Whether two names are one name, across scripts, romanisations, word order, initials and legal forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import OSA, JaroWinkler

from recoupe.defaults.names import LEGAL_FORMS, MATCH_SCORE, NEAR_SCORE, TOKEN_SCORE
from recoupe.folding import fold
from recoupe.names.keys import consonant_key, is_hangul, sound_key

_WORD = re.compile(r"[^\W_]+")
# Legal forms and titles tell nothing about who it is.
_EMPTY_WORDS = LEGAL_FORMS | frozenset(
    "the and und et de of mr mrs ms dr prof sir hon president général general".split()
)
_HANGUL_SIMILARITY = 0.75


@dataclass(frozen=True, slots=True)
class NameMatch:
    """Whether two names are one; `near` where they differ so little that a person should look."""

    match: bool
    near: bool
    score: float


def match_names(name1: str, name2: str) -> NameMatch:
    """Compare two names; the score lies in [0, 1], and 1 is the same name."""
    first, second = _words(name1), _words(name2)
    if not first or not second:
        return NameMatch(False, False, 0.0)
    score = 1.0 if sorted(first) == sorted(second) else _aligned(first, second)
    transposed = any(_is_transposed(one, two) for one, two in product(first, second))
    match = score >= MATCH_SCORE and not transposed
    return NameMatch(match, not match and (transposed or score >= NEAR_SCORE), round(score, 4))


def _words(name: str) -> tuple[str, ...]:
    words = tuple(_WORD.findall(fold(name).replace("'", "").replace(".", " ")))
    kept = tuple(word for word in words if word not in _EMPTY_WORDS)
    return kept or words


def _aligned(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    """Pair the words of the shorter name with the likest of the longer; what stays alone costs by its length."""
    shorter, longer = sorted((first, second), key=len)
    left = list(longer)
    found = weight = 0.0
    for word in shorter:
        likeness, at = max((_similarity(word, other), -place) for place, other in enumerate(left))
        best = left.pop(-at)
        size = max(len(word), len(best))
        found += likeness * size if likeness >= TOKEN_SCORE else likeness * size / 2
        weight += size
    alone = sum(len(word) for word in left) * _cost_of_extra(shorter)
    parted = found / (weight + alone)
    if len(first) != len(second) or is_hangul("".join(first + second)):
        return max(parted, _similarity("".join(first), "".join(second)))
    return max(parted, 0.0)


def _cost_of_extra(shorter: tuple[str, ...]) -> float:
    """A patronymic beside two names that agree says little; a first name beside a lone surname says more."""
    return 0.25 if len(shorter) >= 2 else 0.5


def _similarity(one: str, two: str) -> float:
    if one == two:
        return 1.0
    if is_hangul(one) != is_hangul(two):
        return _hangul_similarity(one, two)
    if min(len(one), len(two)) == 1:
        return 0.9 if one[0] == two[0] else 0.0
    key1, key2 = sound_key(one), sound_key(two)
    if not key1 or not key2:
        return JaroWinkler.similarity(one, two)
    return max(JaroWinkler.similarity(key1, key2) * 0.5 + OSA.normalized_similarity(key1, key2) * 0.5, 0.0)


def _hangul_similarity(one: str, two: str) -> float:
    key1, key2 = consonant_key(one), consonant_key(two)
    if not key1 or not key2:
        return 0.0
    same = OSA.normalized_similarity(key1, key2)
    return 0.8 + 0.2 * same if same >= _HANGUL_SIMILARITY else same * 0.7


def _is_transposed(one: str, two: str) -> bool:
    """Two neighbouring consonants changed places: Vorozhba and Vorobzha are two villages."""
    key1, key2 = sound_key(one), sound_key(two)
    return key1 != key2 and sorted(key1) == sorted(key2) and OSA.distance(key1, key2) == 1
