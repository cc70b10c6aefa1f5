"""On which side of a thing a statement stands: before or after it, for or against it, away from it or towards it.

Such small words turn a statement round and are no part of what claims and passages are aligned by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.defaults.judge import PLACES_KEPT, SPOKEN_OF
from recoupe.judge.alignment import Alignment, Match, Unit
from recoupe.judge.case import Case
from recoupe.judge.findings import Finding, opposes
from recoupe.judge.frames import Frame
from recoupe.judge.parties import kind_of
from recoupe.languages import get_language
from recoupe.model import Span

_REACH = 34
# Between the word that says the side and the thing: an article, a quotation mark, one short word.
_BETWEEN = r"[\s'’«\"“(]+(?:[\w-]{1,5}[\s'’«\"“(]+){0,2}$"
_PLACES = frozenset(["place", "country"])
_OF_PLACES = 2  # the third of the axes that every language has


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of an axis: `anywhere` finds its words, `at` finds them beside a thing."""

    anywhere: re.Pattern[str]
    at: re.Pattern[str]


def check_sides(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """A finding where claim and passage stand on two sides of a thing that both speak of."""
    for match in alignment.matches:
        spoken = (match.found or 0.0) >= SPOKEN_OF
        own = _sides(case.frame.text, match.unit.span, case.frame.language) if spoken else {}
        if not own:
            continue
        places = places_of(match, case.frame, passage)
        there = [_sides(passage.text, at, passage.language) for at in places]
        for axis, (side, said) in own.items():
            other = [sides[axis] for sides in there if axis in sides]
            if other and _holds_for(axis, match.unit) and not _names(passage, axis, side, other):
                yield opposes(other[0][1], said)
                return


def _holds_for(axis: int, unit: Unit) -> bool:
    return axis != _OF_PLACES or (unit.sort == "name" and kind_of(unit.value) in ("", *_PLACES))


def _names(passage: Frame, axis: int, side: int, found: Sequence[tuple[int, str]]) -> bool:
    """Whether the passage names the claim's side as well, of this or another thing: two against, 130 in favour."""
    return any(one == side for one, _ in found) or bool(
        _axes(passage.language)[axis][side].anywhere.search(passage.text)
    )


def places_of(match: Match, claim: Frame, passage: Frame) -> Sequence[Span]:
    """Every place of a passage where a part of the claim stands."""
    unit = match.unit
    if match.at is not None:
        return (match.at,)
    if kind_of(unit.value):
        return [name.span for name in passage.all_names if name.entity == unit.value]
    written = re.escape(unit.span.of(claim.text))
    return [Span(*one.span()) for one in re.finditer(rf"\b{written}\b", passage.text, re.IGNORECASE)]


@lru_cache(maxsize=PLACES_KEPT)
def _sides(text: str, at: Span, language: str) -> Mapping[int, tuple[int, str]]:
    """The side on which a text stands of the thing at a place, for each axis that it has one of, with its words."""
    known = get_language(language)
    behind = known is not None and known.postpositions
    beside = text[at.end : at.end + _REACH] if behind else text[max(0, at.start - _REACH) : at.start]
    return {
        axis: (number, said.group("side").strip())
        for axis, sides in enumerate(_axes(language))
        for number, side in enumerate(sides)
        if (said := side.at.search(beside))
    }


@lru_cache(maxsize=8)
def _axes(language: str) -> Sequence[tuple[_Side, ...]]:
    known = get_language(language)
    told = known.sides if known else ()
    return [tuple(_side(words, behind=bool(known and known.postpositions)) for words in sides) for sides in told]


def _side(words: str, *, behind: bool) -> _Side:
    anywhere = rf"(?P<side>{words})" if behind else rf"\b(?P<side>{words})"
    at = f"^{anywhere}" if behind else anywhere + _BETWEEN
    return _Side(re.compile(anywhere, re.IGNORECASE), re.compile(at, re.IGNORECASE))
