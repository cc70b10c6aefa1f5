"""Absolute dates in five languages: a day, several days of one month, or a month, with or without a year."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from recoupe.analysis.ahead import is_ahead
from recoupe.analysis.stretches import find_stretches
from recoupe.defaults.language import FIRST_YEAR, FUTURE_MONTH_SLACK, LAST_YEAR, MONTHS_AHEAD
from recoupe.languages import Language, get_language
from recoupe.model import Period, Span

_DIGIT = re.compile(r"\d")
_YEAR_AT_ALL = re.compile(r"(?:19|20)\d\d")
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>(?:19|20)\d\d)(?!\d)")
_KOREAN = re.compile(
    r"(?:(?P<year>(?:19|20)\d\d)년\s?)?(?P<month>1[0-2]|0?[1-9])월(?:\s?(?P<day>[0-3]?\d)(?:일?\s?[~∼-]\s?(?P<last>[0-3]?\d))?일)?"
)
_KOREAN_DAY = re.compile(r"(?<![\d월])(?:지난\s?|이달\s?|오는\s?)?(?<!\d)(?P<day>[0-3]?\d)일(?!\s?(?:간|째|동안|\d))")
_KOREAN_YEAR = re.compile(rf"{_YEAR}년")
# "16 décembre 2024", "14-15 December", "1er mai", "December 16, 2024"
_DAY = r"(?P<day>[0-3]?\d)(?:er|st|nd|rd|th|-го|-е)?"
_YEAR_RANGE = re.compile(
    r"(?<!\w)(?:(?:from|between|entre|de|с|между|з|між)\s)?(?P<year>(?:19|20)\d\d)(?:년부터)?"
    r"\s?(?:(?<=\s)(?:to|and|et|à|по|до|и|і|та)\s|[-–—]|부터\s?)\s?(?P<last>(?:19|20)\d\d)(?!\d)(?:년(?:까지)?)?"
    r"(?!\s?(?:people|soldiers|troops|soldats|personnes|человек|людей|명))",
    re.IGNORECASE,
)
# In small letters and without a day these are verbs.
_VERBS_AS_MONTHS = frozenset({"may", "march"})
_LAST_YEAR_BEFORE = re.compile(r"(?:지난해|작년|торік у|торік в)\s?$", re.IGNORECASE)
_LAST_YEAR_BEHIND = re.compile(
    r"\s(?:last year|of last year|(?:de )?l['’]an dernier|de l['’]année dernière|прошлого года|минулого року)",
    re.IGNORECASE,
)
_LAST = r"(?:\s?(?:[-–—]|et|au|and|to|и|по|до|і|та)\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?)?"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date as written: the days it covers, or None where the year is open and no anchor is at hand."""

    span: Span
    period: Period | None
    precision: str
    has_year: bool


def date_spans(text: str, language: str) -> tuple[Span, ...]:
    """Where dates and years stand, so that their digits are not taken for quantities."""
    known = get_language(language)
    if known is None:
        return ()
    return tuple(found.span for found in find_dates(text, known, None))


def find_dates(text: str, language: Language, anchor: date | None) -> tuple[FoundDate, ...]:
    """The dates of a text, left to right without overlap.

    One without a year is the one nearest before the anchor, or the next one where its verb is of the future.
    """
    kept: list[FoundDate] = []
    for found in sorted(_candidates(text, language, anchor), key=lambda one: (one.span.start, -one.span.end)):
        if not kept or found.span.start >= kept[-1].span.end:
            kept.append(found)
    return tuple(kept)


def _candidates(text: str, language: Language, anchor: date | None) -> Iterator[FoundDate]:
    if language.code != "ko" and _month(language).search(text):
        for pattern in _written(language):
            for match in pattern.finditer(text):
                if match["name"] not in _VERBS_AS_MONTHS or match.groupdict().get("day"):
                    yield from _found(match, language.months[match["name"].lower()], language, anchor)
    for span, period, precision in find_stretches(text, language, anchor):
        yield FoundDate(span, period, precision, True)
    if not _DIGIT.search(text):
        return
    for pattern in (_ISO, _NUMERIC):
        for match in pattern.finditer(text):
            yield from _found(match, int(match["month"]), language, anchor)
    if language.code == "ko":
        for match in _KOREAN.finditer(text):
            yield from _found(match, int(match["month"]), language, anchor)
        for match in _KOREAN_DAY.finditer(text):
            yield from _day_of_anchor(match, language, anchor)
    if not _YEAR_AT_ALL.search(text):
        return
    years = _KOREAN_YEAR if language.code == "ko" else _bare_year(language)
    for match in years.finditer(text):
        # The preposition is left to the qualifiers: "since 2021" opens a period.
        yield from _years(Span(match.start("year"), match.end()), int(match["year"]), int(match["year"]))
    for match in _YEAR_RANGE.finditer(text):
        yield from _years(Span(*match.span()), int(match["year"]), int(match["last"]))


def _years(span: Span, first: int, last: int) -> Iterator[FoundDate]:
    if FIRST_YEAR <= first <= last <= LAST_YEAR:
        yield FoundDate(span, Period(date(first, 1, 1), date(last, 12, 31)), "year", True)


@lru_cache(maxsize=16)
def _month(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, language.months))})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=16)
def _written(language: Language) -> tuple[re.Pattern[str], ...]:
    """Day before month, month before day (English), month alone; the first to match at a place is the longest."""
    names = "|".join(sorted(map(re.escape, language.months), key=len, reverse=True))
    name = rf"(?P<name>{names})(?!\w)(?:\.(?=\s\d))?"
    year = rf"(?:,?\s(?:(?:de|of)\s)?{_YEAR}(?!\d)(?:\s?(?:года|году|год|року|г\.|р\.))?)?"
    patterns = [rf"(?<![\w.,]){_DAY}{_LAST}\s(?:of\s|de\s)?{name}{year}", rf"(?<!\w){name}{year}"]
    if language.code == "en":
        patterns.insert(1, rf"(?<!\w){name}\s{_DAY}{_LAST}(?!\d)(?!,\d){year}")
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


@lru_cache(maxsize=16)
def _bare_year(language: Language) -> re.Pattern[str]:
    """A year that a preposition announces; "in 2000 villages" is none."""
    return re.compile(rf"(?<!\w)(?:{language.year_leads})[\s-]{_YEAR}(?!\d|['’]?s\b)(?!\s\w+s\b)", re.IGNORECASE)


def _found(match: re.Match[str], month: int, language: Language, anchor: date | None) -> Iterator[FoundDate]:
    groups = match.groupdict()
    day = groups.get("day")
    last = groups.get("last")
    year = groups.get("year")
    if year is None and anchor is not None and _of_last_year(match):
        year = str(anchor.year - 1)
    if year is None and anchor is not None and is_ahead(match.string, Span(*match.span()), language):
        ahead = _year_ahead(month, int(day or 0), anchor)
        yield from (
            replace(one, has_year=False) for one in _dated(Span(*match.span()), month, day, last, ahead, anchor)
        )
        return
    yield from _dated(Span(*match.span()), month, day, last, year, anchor)


def _of_last_year(match: re.Match[str]) -> bool:
    """« en novembre de l'an dernier », 지난해 11월: words beside the month say which year."""
    text = match.string
    before, behind = text[max(0, match.start() - 12) : match.start()], text[match.end() : match.end() + 24]
    return bool(_LAST_YEAR_BEFORE.search(before) or _LAST_YEAR_BEHIND.match(behind))


def _dated(
    span: Span, month: int, day: str | None, last: str | None, year: str | None, anchor: date | None
) -> Iterator[FoundDate]:
    if not 1 <= month <= 12:
        return
    chosen = int(year) if year else _year_before(month, int(day or 1), anchor)
    if chosen is None:
        yield FoundDate(span, None, "day" if day else "month", False)
        return
    end_of_month = calendar.monthrange(chosen, month)[1]
    if day is None:
        period = Period(date(chosen, month, 1), date(chosen, month, end_of_month))
        yield FoundDate(span, period, "month", bool(year))
    elif 1 <= int(day) <= end_of_month:
        first = date(chosen, month, int(day))
        until = date(chosen, month, int(last)) if last and int(day) < int(last) <= end_of_month else first
        yield FoundDate(span, Period(first, until), "day", bool(year))


def _year_before(month: int, day: int, anchor: date | None) -> int | None:
    if anchor is None:
        return None
    later = (month, day) > (anchor.month, anchor.day) and month - anchor.month > FUTURE_MONTH_SLACK
    return anchor.year - 1 if later else anchor.year


def _year_ahead(month: int, day: int, anchor: date) -> str | None:
    """The year of the next such day or month; none where that is so far away that the last one is meant after all."""
    later = month > anchor.month or (month == anchor.month and (not day or day >= anchor.day))
    away = month - anchor.month + (0 if later else 12)
    return str(anchor.year + (not later)) if away <= MONTHS_AHEAD else None


def _day_of_anchor(match: re.Match[str], language: Language, anchor: date | None) -> Iterator[FoundDate]:
    """지난 19일: that day of the anchor's month, or of the month before where it lies ahead; 오는 19일 the next one."""
    span, day = Span(*match.span()), int(match["day"])
    if not 1 <= day <= 31:
        return
    if anchor is None:
        yield FoundDate(span, None, "day", False)
        return
    month, year = anchor.month, anchor.year
    if is_ahead(match.string, Span(match.start("day"), match.end()), language):
        if day < anchor.day:
            month, year = (month + 1, year) if month < 12 else (1, year + 1)
    elif day > anchor.day:
        month, year = (month - 1, year) if month > 1 else (12, year - 1)
    if day <= calendar.monthrange(year, month)[1]:
        yield FoundDate(span, Period(date(year, month, day), date(year, month, day)), "day", False)
