"""Stretches of time that are named whole: decades, and the quarters, halves and seasons of a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from recoupe.defaults.language import FIRST_SHORT_DECADE, FIRST_YEAR, LAST_YEAR, YEARS_OF_A_DECADE
from recoupe.languages import Language
from recoupe.model import Period, Span

_YEAR = r"(?:19|20)\d\d"
_CENTURY = 100
# The first and the last day of each, as (years after, month, day). Seasons have no sharp ends, winters two years.
_PARTS: Mapping[str, tuple[tuple[int, int, int], tuple[int, int, int]]] = MappingProxyType(
    {
        "q1": ((0, 1, 1), (0, 3, 31)),
        "q2": ((0, 4, 1), (0, 6, 30)),
        "q3": ((0, 7, 1), (0, 9, 30)),
        "q4": ((0, 10, 1), (0, 12, 31)),
        "h1": ((0, 1, 1), (0, 6, 30)),
        "h2": ((0, 7, 1), (0, 12, 31)),
        "spring": ((0, 3, 1), (0, 6, 30)),
        "summer": ((0, 6, 1), (0, 9, 30)),
        "autumn": ((0, 9, 1), (0, 12, 31)),
        "winter": ((-1, 12, 1), (1, 3, 31)),
    }
)


def find_stretches(text: str, language: Language, anchor: date | None) -> Iterator[tuple[Span, Period | None, str]]:
    """Where stretches stand, the days they cover, and their precision.

    A part of a year that the text does not name is the last one to begin by the anchor; without one it is open.
    """
    if not _any(language).search(text):
        return
    for match in _decades(language).finditer(text):
        if period := _decade(int(match["year"])):
            yield Span(*match.span()), period, "year"
    for name, pattern in _parts(language):
        for match in pattern.finditer(text):
            yield Span(*match.span()), _part(name, match["year"], anchor), "season"


def _decade(year: int) -> Period | None:
    """Ten years; one of two figures is of the last century, where it is not of this one as well."""
    if FIRST_SHORT_DECADE <= year < _CENTURY:
        year += FIRST_YEAR
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return Period(date(year, 1, 1), date(year + YEARS_OF_A_DECADE - 1, 12, 31))


def _part(name: str, year: str | None, anchor: date | None) -> Period | None:
    if year:
        return _days(name, int(year))
    if anchor is None:
        return None
    begun = _days(name, anchor.year)
    return begun if begun.start and begun.start <= anchor else _days(name, anchor.year - 1)


def _days(name: str, year: int) -> Period:
    first, last = (date(year + later, month, day) for later, month, day in _PARTS[name])
    return Period(first, last)


@lru_cache(maxsize=16)
def _any(language: Language) -> re.Pattern[str]:
    """One pattern for them all: most sentences have none."""
    parts = (words.replace("{year}", _YEAR) for words, _ in language.parts_of_a_year)
    return re.compile("|".join((language.decades, *parts)), re.IGNORECASE)


@lru_cache(maxsize=16)
def _decades(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,])(?<!\d-)(?:{language.decades})(?![^\W가-힣])", re.IGNORECASE)


@lru_cache(maxsize=16)
def _parts(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    year = f"(?P<year>{_YEAR})"
    return tuple(
        (name, re.compile(rf"(?<!\w)(?:{words.replace('{year}', year)})(?!\d)", re.IGNORECASE))
        for words, name in language.parts_of_a_year
    )
