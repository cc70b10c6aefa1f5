"""When a passage speaks of, held against when a claim speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from recoupe.analysis.findings import FoundPeriod
from recoupe.defaults.judge import FUZZY_DAYS, LONG_AFTER_DAYS, PERIOD_SLACK_DAYS, SHORT_PERIOD_DAYS
from recoupe.languages import get_language
from recoupe.model import Claim, Period
from recoupe.moments import Moment

_SLACK = timedelta(days=PERIOD_SLACK_DAYS)


class Timing(StrEnum):
    """How the time of a passage stands to the time of a claim."""

    SAME = "same"
    WIDER = "wider"
    LATER = "later"
    BEFORE = "before"
    OTHER = "other"
    OPEN = "open"


def relate(claimed: Period | None, found: Sequence[FoundPeriod], published: Moment | None) -> Timing:
    """How a passage with these time expressions, published then, stands to the claim's period."""
    if claimed is None or (claimed.start is None and claimed.end is None):
        return Timing.OPEN
    periods = [one.period for one in found if one.period is not None]
    if periods:
        return _explicit(claimed, periods)
    if published is None:
        return Timing.OPEN
    return _published(claimed, published)


def _explicit(claimed: Period, periods: Sequence[Period]) -> Timing:
    overlapping = [one for one in periods if _overlaps(claimed, one)]
    if not overlapping:
        return Timing.OTHER
    if is_short(claimed) and all(_much_longer(one, claimed) for one in overlapping):
        return Timing.WIDER
    return Timing.SAME


def _published(claimed: Period, published: Moment) -> Timing:
    day = published.latest.date()
    if claimed.start and day + _SLACK < claimed.start:
        return Timing.BEFORE
    if is_short(claimed) and claimed.end and published.earliest.date() > claimed.end + timedelta(days=LONG_AFTER_DAYS):
        return Timing.LATER
    return Timing.OPEN


def is_total(text: str, language: str) -> bool:
    """Whether the text says that its figures are totals over some time."""
    known = get_language(language)
    return bool(known and known.totals and re.search(known.totals, text, re.IGNORECASE))


def has_short_period(claim: Claim) -> bool:
    """Whether the claim is about a few days only."""
    return claim.period is not None and is_short(claim.period)


def is_short(period: Period) -> bool:
    """Whether a period is closed and no longer than some days, so that a total cannot be meant by it."""
    length = _days(period)
    return length is not None and length <= SHORT_PERIOD_DAYS


def _overlaps(one: Period, other: Period) -> bool:
    """Whether they share a day, or nearly do where a few days are meant: the day depends on the time zone."""
    if _is_fuzzy(one):
        return Period(_moved(one.start, -FUZZY_DAYS), _moved(one.end, FUZZY_DAYS)).overlaps(other)
    if not (is_short(one) and is_short(other)):
        return one.overlaps(other)
    start = one.start - _SLACK if one.start else None
    end = one.end + _SLACK if one.end else None
    return Period(start, end).overlaps(other)


def _is_fuzzy(period: Period) -> bool:
    """Whether a period of months begins on no first day of one: "some months ago", not "in 2022"."""
    length = _days(period)
    return length is not None and length > FUZZY_DAYS and period.start is not None and period.start.day != 1


def _moved(day: date | None, days: int) -> date | None:
    return day + timedelta(days=days) if day else None


def _much_longer(one: Period, other: Period) -> bool:
    length, short = _days(one), _days(other)
    return length is None or short is None or length > max(3 * short, SHORT_PERIOD_DAYS)


def _days(period: Period) -> int | None:
    if period.start is None or period.end is None:
        return None
    return (period.end - period.start).days + 1


def spell(period: Period | None) -> str:
    """A period as ISO dates; empty for none."""
    if period is None:
        return ""
    if period.start == period.end and period.start is not None:
        return period.start.isoformat()
    return f"{_iso(period.start)}/{_iso(period.end)}"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ".."
