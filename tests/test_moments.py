from datetime import UTC, date, datetime

import pytest

from recoupe.errors import BadMoment
from recoupe.moments import Moment


@pytest.mark.parametrize("text", ["2024-12", "2024-12-16", "2024-12-16T18:00:00+01:00"])
def test_moment_prints_as_it_was_read(text: str) -> None:
    assert str(Moment.parse(text)) == text


@pytest.mark.parametrize("text", ["", "yesterday", "16/12/2024", "2024-13-01", "2024-12-16T25:00"])
def test_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadMoment, match="2024-12-16"):
        Moment.parse(text)


@pytest.mark.parametrize(
    "text", ["0001-01-01T00:00+14:00", "0999-12-31", "9999-12-31T23:59-12:00", "9999-12-31", "9999-12"]
)
def test_a_year_in_which_nothing_can_be_compared_is_refused_with_those_that_can(text: str) -> None:
    with pytest.raises(BadMoment, match="1000 to 9998"):
        Moment.parse(text)


def test_a_day_is_known_at_its_end_and_not_before() -> None:
    day = Moment.parse("2024-12-17")
    assert day.is_known_by(Moment.parse("2024-12-17"))
    assert not day.is_known_by(Moment.parse("2024-12-17T12:00+00:00"))
    assert not day.is_known_by(Moment.parse("2024-12-16"))


def test_a_month_is_known_at_its_end() -> None:
    assert not Moment.parse("2025-02").is_known_by(Moment.parse("2025-02-27"))
    assert Moment.parse("2025-02").is_known_by(Moment.parse("2025-02-28"))


def test_a_moment_keeps_the_day_of_its_own_zone() -> None:
    late = Moment.parse("2024-12-17T00:30+09:00")
    assert late.day == date(2024, 12, 17)
    assert late.is_known_by(Moment.at(datetime(2024, 12, 16, 15, 30, tzinfo=UTC)))
