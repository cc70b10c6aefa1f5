"""When a passage speaks of, held against when a claim does."""

from datetime import date

import pytest

from recoupe.analysis.findings import FoundPeriod
from recoupe.judge.timing import Timing, is_total, relate, spell
from recoupe.model import Period, Span
from recoupe.moments import Moment

WEEKEND = Period(date(2024, 12, 14), date(2024, 12, 15))


def found(start: date | None, end: date | None) -> list[FoundPeriod]:
    return [FoundPeriod(Span(0, 1), Period(start, end), "day")]


def test_the_same_days_are_the_same_time() -> None:
    assert relate(WEEKEND, found(date(2024, 12, 14), date(2024, 12, 15)), None) is Timing.SAME


def test_a_day_across_the_date_line_is_the_same_time() -> None:
    assert relate(WEEKEND, found(date(2024, 12, 16), date(2024, 12, 16)), None) is Timing.SAME


def test_two_years_that_touch_are_two_times() -> None:
    year = Period(date(2022, 1, 1), date(2022, 12, 31))
    assert relate(year, found(date(2021, 1, 1), date(2021, 12, 31)), None) is Timing.OTHER


def test_a_count_since_october_is_of_a_wider_time_than_a_weekend() -> None:
    assert relate(WEEKEND, found(date(2024, 10, 1), None), None) is Timing.WIDER


@pytest.mark.parametrize(
    ("published", "expected"),
    [("2024-12-16", Timing.OPEN), ("2024-12-27", Timing.LATER), ("2024-11-02", Timing.BEFORE)],
)
def test_without_a_date_in_the_text_publication_decides(published: str, expected: Timing) -> None:
    assert relate(WEEKEND, [], Moment.parse(published)) is expected


def test_a_claim_without_a_time_is_open() -> None:
    assert relate(None, found(date(2024, 12, 14), None), None) is Timing.OPEN


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "about 1,100 in total"),
        ("fr", "quelque 1 100 au total"),
        ("ru", "всего около 1100"),
        ("uk", "загалом близько 1100"),
        ("ko", "총 1100여 명"),
    ],
)
def test_a_total_is_recognised(language: str, text: str) -> None:
    assert is_total(text, language)


def test_periods_are_spelled_as_iso_dates() -> None:
    assert spell(WEEKEND) == "2024-12-14/2024-12-15"
    assert spell(Period(None, date(2024, 12, 15))) == "../2024-12-15"
    assert spell(None) == ""
