"""Time expressions, resolved to days against the date of publication."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

from recoupe.analysis.ahead import is_ahead
from recoupe.analysis.dates import FoundDate, date_spans, find_dates
from recoupe.analysis.findings import FoundPeriod
from recoupe.analysis.patterns import any_of
from recoupe.defaults.language import (
    ANALYSES_KEPT,
    BEFORE_MID_DECADE_YEARS,
    DAYS_OF_A_YEAR_AT_LEAST,
    EARLY_DECADE_YEARS,
    EARLY_MONTH_LAST_DAY,
    LATE_MONTH_FIRST_DAY,
    RECENT_DAYS_DAYS,
    RECENT_MONTHS_DAYS,
    RECENT_WEEKS_DAYS,
    YEARS_OF_A_DECADE,
)
from recoupe.languages import Language, get_language
from recoupe.model import Period, Span

__all__ = ["date_spans", "find_periods", "is_time"]

Rule = Callable[[date], Period]
_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_AND = re.compile(r"\s(?:et|and|и|і|та|й)\s(?:en\s|in\s|в\s|у\s)?|[과와]\s?")
_QUALIFIER_REACH = 24


@lru_cache(maxsize=ANALYSES_KEPT)
def find_periods(text: str, language: str, anchor: date | None) -> tuple[FoundPeriod, ...]:
    """The time expressions of a text. A relative one without an anchor, and a vague one, has no period: it is open."""
    known = get_language(language)
    if known is None:
        return ()
    found = [*_dates(text, known, anchor), *_weekdays(text, known, anchor), *_relative(text, known, anchor)]
    kept: list[FoundPeriod] = []
    for one in sorted(found, key=lambda period: (period.span.start, -period.span.end)):
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return tuple(kept)


def _dates(text: str, language: Language, anchor: date | None) -> Iterator[FoundPeriod]:
    dates = find_dates(text, language, anchor)
    skip = -1
    for index, found in enumerate(dates):
        if index == skip:
            continue
        following = dates[index + 1] if index + 1 < len(dates) else None
        if following and (_spans_to(text, found, following, language) or _are_two_months(text, found, following)):
            skip = index + 1
            span = Span(found.span.start, following.span.end)
            yield FoundPeriod(span, _from_to(found.period, following.period), "day")
        else:
            yield _qualified(text, found, language, anchor)


def _spans_to(text: str, first: FoundDate, second: FoundDate, language: Language) -> bool:
    between = text[first.span.end : second.span.start].strip()
    led = any_of(language.times["from"]).search(text[max(0, first.span.start - 8) : first.span.start])
    return bool(led and between and any_of(language.times["to"]).fullmatch(between))


def _are_two_months(text: str, first: FoundDate, second: FoundDate) -> bool:
    """« за июль и август » : two months in a row are one stretch."""
    if not (first.precision == second.precision == "month" and first.period and second.period):
        return False
    end, start = first.period.end, second.period.start
    joined = _AND.fullmatch(text[first.span.end : second.span.start])
    return bool(joined and end and start and (start - end).days == 1)


def _from_to(first: Period | None, second: Period | None) -> Period | None:
    return Period(first.start, second.end) if first and second else None


def _qualified(text: str, found: FoundDate, language: Language, anchor: date | None) -> FoundPeriod:
    """A date with its period cut by "early", "mid" or "late", and then opened by "since" or "until" beside it."""
    one = FoundPeriod(found.span, found.period, found.precision)
    for names in (("start", "middle", "end"), ("since", "until", "before", "after")):
        # « с 14 по 15 декабря » already says where it ends.
        usable = [name for name in names if not (name == "since" and _is_stretch(found))]
        one = next((better for name in usable if (better := _changed(text, one, name, language, anchor))), one)
    return one


def _changed(text: str, found: FoundPeriod, name: str, language: Language, anchor: date | None) -> FoundPeriod | None:
    """The period with one qualifier taken in, where its words stand right beside it."""
    words, span = language.times[name], found.span
    if language.code == "ko":
        length = _follows(words, text[span.end : span.end + 6])
        wider = Span(span.start, span.end + length)
    else:
        length = _leads(words, text[max(0, span.start - _QUALIFIER_REACH) : span.start])
        wider = Span(span.start - length, span.end)
    if not length:
        return None
    return FoundPeriod(wider, _QUALIFIERS[name](found.period, anchor) if found.period else None, found.precision)


def _is_stretch(found: FoundDate) -> bool:
    return found.precision == "day" and found.period is not None and not _is_day(found.period)


@lru_cache(maxsize=128)
def _leading(words: tuple[str, ...]) -> re.Pattern[str]:
    led = rf"(?<!\w)(?:{'|'.join(words)})\s?(?:le |the |in |en |des |les )?(?:mois d['’e]\s?|month of )?$"
    return re.compile(led, re.IGNORECASE)


def _leads(words: tuple[str, ...], before: str) -> int:
    match = _leading(words).search(before) if words else None
    return len(before) - match.start() if match else 0


def _follows(words: tuple[str, ...], behind: str) -> int:
    match = re.match(rf"\s?(?:{'|'.join(words)})", behind) if words else None
    return match.end() if match else 0


def _since(period: Period, anchor: date | None) -> Period:
    return Period(period.start, anchor)


def _until(period: Period, _: date | None) -> Period:
    return Period(None, period.end)


def _before(period: Period, _: date | None) -> Period:
    return Period(None, period.start - _DAY if period.start else None)


def _cuts(period: Period) -> tuple[Period, Period, Period]:
    """What "early", "mid" and "late" leave of a decade, a year or a month; of other stretches they leave all."""
    start, end = period.start, period.end
    if start is None or end is None:
        return (period, period, period)
    first, last, days = start.year, end.year, (end - start).days
    if last - first == YEARS_OF_A_DECADE - 1:
        ends = (date(first + EARLY_DECADE_YEARS - 1, 12, 31), date(last - EARLY_DECADE_YEARS + 1, 1, 1))
        middle = Period(date(first + BEFORE_MID_DECADE_YEARS, 1, 1), date(last - BEFORE_MID_DECADE_YEARS, 12, 31))
    elif first == last and days > DAYS_OF_A_YEAR_AT_LEAST:
        ends = (date(first, 3, 31), date(first, 10, 1))
        middle = Period(date(first, 4, 1), date(first, 9, 30))
    elif start.day == 1 and start.month == end.month and days > LATE_MONTH_FIRST_DAY:
        ends = (start.replace(day=EARLY_MONTH_LAST_DAY), start.replace(day=LATE_MONTH_FIRST_DAY))
        middle = Period(ends[0] + _DAY, ends[1] - _DAY)
    else:
        return (period, period, period)
    return Period(start, ends[0]), middle, Period(ends[1], end)


def _is_day(period: Period) -> bool:
    return period.start == period.end


_QUALIFIERS: Mapping[str, Callable[[Period, date | None], Period]] = MappingProxyType(
    {
        "start": lambda period, _: _cuts(period)[0],
        "middle": lambda period, _: _cuts(period)[1],
        "end": lambda period, _: _cuts(period)[2],
        "since": _since,
        "until": _until,
        "before": _before,
        "after": _since,
    }
)


def _weekdays(text: str, language: Language, anchor: date | None) -> Iterator[FoundPeriod]:
    """Named days are the last ones at or before the anchor, or the next ones; two joined ones are one stretch."""
    for match in _named_days(language).finditer(text):
        span = Span(*match.span())
        if anchor is None:
            yield FoundPeriod(span, None, "day")
            continue
        first, second = (_weekday(match[name] or match["first"], language) for name in ("first", "second"))
        if is_ahead(text, span, language):
            start = _next_weekday(first, anchor)
            yield FoundPeriod(span, Period(start, _next_weekday(second, start)), "day")
        else:
            end = _last_weekday(second, anchor)
            yield FoundPeriod(span, Period(_last_weekday(first, end), end), "day")


@lru_cache(maxsize=16)
def _named_days(language: Language) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, language.weekdays), key=len, reverse=True)).replace("'", "['’ʼ]")
    border = r"(?<!\w)" if language.code != "ko" else ""
    joined = rf"\s?(?:et|and|и|і|та|[-–,]|과|와)\s?(?:le\s|on\s)?(?P<second>{names})"
    return re.compile(rf"{border}(?P<first>{names})(?:{joined})?", re.IGNORECASE)


def _weekday(name: str, language: Language) -> int:
    return language.weekdays[re.sub("[’ʼ]", "'", name.lower())]


def _next_weekday(weekday: int, anchor: date) -> date:
    return anchor + timedelta(days=(weekday - anchor.weekday()) % 7)


def _last_weekday(weekday: int, anchor: date) -> date:
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)


def _relative(text: str, language: Language, anchor: date | None) -> Iterator[FoundPeriod]:
    if not _any_relative(language).search(text):
        return
    for name, precision in _PRECISION.items():
        for match in any_of(language.times.get(name, ())).finditer(text):
            period = _RULES[name](anchor) if anchor and name in _RULES else None
            yield FoundPeriod(Span(*match.span()), period, precision if period else "open")


@lru_cache(maxsize=16)
def _any_relative(language: Language) -> re.Pattern[str]:
    """One pattern for them all: most sentences have none."""
    return any_of(tuple(word for name in _PRECISION for word in language.times.get(name, ())))


def _weekend(anchor: date) -> Period:
    """The weekend the anchor lies in, else the one before it."""
    sunday = anchor if anchor.weekday() == 6 else _last_weekday(6, anchor)
    if anchor.weekday() == 5:
        return Period(anchor, anchor + _DAY)
    return Period(sunday - _DAY, sunday)


def _week(anchor: date, back: int) -> Period:
    monday = anchor - timedelta(days=anchor.weekday()) - back * _WEEK
    return Period(monday, anchor if back == 0 else monday + timedelta(days=6))


def _last_month(anchor: date) -> Period:
    end = anchor.replace(day=1) - _DAY
    return Period(end.replace(day=1), end)


_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "today": lambda anchor: Period(anchor, anchor),
        "yesterday": lambda anchor: Period(anchor - _DAY, anchor - _DAY),
        "day_before": lambda anchor: Period(anchor - _DAY, anchor - _DAY),
        "weekend": _weekend,
        "this_week": lambda anchor: _week(anchor, 0),
        "last_week": lambda anchor: _week(anchor, 1),
        "this_month": lambda anchor: Period(anchor.replace(day=1), anchor),
        "last_month": _last_month,
        "recent_months": lambda anchor: Period(anchor - timedelta(days=RECENT_MONTHS_DAYS), anchor),
        "recent_weeks": lambda anchor: Period(anchor - timedelta(days=RECENT_WEEKS_DAYS), anchor),
        "recent_days": lambda anchor: Period(anchor - timedelta(days=RECENT_DAYS_DAYS), anchor),
        "this_year": lambda anchor: Period(date(anchor.year, 1, 1), anchor),
        "last_year": lambda anchor: Period(date(anchor.year - 1, 1, 1), date(anchor.year - 1, 12, 31)),
    }
)
_PRECISION: Mapping[str, str] = MappingProxyType(
    {
        "today": "day", "yesterday": "day", "day_before": "day", "weekend": "weekend", "this_week": "week",
        "last_week": "week", "this_month": "month", "last_month": "month", "recent_months": "season",
        "recent_weeks": "month", "recent_days": "week", "this_year": "year", "last_year": "year", "open": "open",
    }
)  # fmt: skip


def is_time(words: str, language: Language) -> bool:
    """Whether the words are a time expression, at most a preposition longer."""
    found = find_periods(words, language.code, None)
    return bool(found) and len(words.split()) - len(found[0].span.of(words).split()) <= 1
