"""How often an article is verified again."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.cadence import next_due, read_steps
from recoupe.defaults.cadence import STEPS
from recoupe.errors import BadInput

PUBLISHED = datetime(2024, 12, 16, 17, tzinfo=UTC)
SPANS = st.timedeltas(timedelta(0), timedelta(days=900))


@pytest.mark.parametrize(
    ("age", "step"),
    [
        (timedelta(0), timedelta(hours=6)),
        (timedelta(days=3), timedelta(hours=6)),
        (timedelta(days=3, seconds=1), timedelta(days=1)),
        (timedelta(days=30), timedelta(days=1)),
        (timedelta(days=31), timedelta(days=7)),
        (timedelta(days=182), timedelta(days=7)),
        (timedelta(days=183), timedelta(days=30)),
        (timedelta(days=730), timedelta(days=30)),
    ],
)
def test_the_step_grows_with_the_age_of_the_article(age: timedelta, step: timedelta) -> None:
    assert next_due(PUBLISHED, PUBLISHED + age, PUBLISHED + age) == PUBLISHED + age + step


def test_an_admission_132_days_later_is_seen_within_a_week() -> None:
    last, runs = PUBLISHED, 0
    while last < PUBLISHED + timedelta(days=132):
        due = next_due(PUBLISHED, last, last)
        assert due is not None
        last, runs = due, runs + 1
    assert last - PUBLISHED < timedelta(days=139)
    assert runs < 60


def test_after_two_years_nothing_is_due() -> None:
    assert next_due(PUBLISHED, PUBLISHED + timedelta(days=1), PUBLISHED + timedelta(days=731)) is None


def test_a_run_as_of_before_publication_counts_as_fresh() -> None:
    before = PUBLISHED - timedelta(hours=3)
    assert next_due(PUBLISHED, before, PUBLISHED) == before + timedelta(hours=6)


def test_a_desk_sets_its_own() -> None:
    steps = read_steps("36h:3h, 60d:1d")
    assert next_due(PUBLISHED, PUBLISHED, PUBLISHED, steps) == PUBLISHED + timedelta(hours=3)
    assert next_due(PUBLISHED, PUBLISHED + timedelta(days=2), PUBLISHED, steps) == PUBLISHED + timedelta(days=3)
    assert next_due(PUBLISHED, PUBLISHED, PUBLISHED + timedelta(days=61), steps) is None
    assert read_steps("3d:6h,30d:1d,182d:7d,730d:30d") == read_steps("") == STEPS


@pytest.mark.parametrize("wrong", ["daily", "3d", "3d:0h", "0d:1h", "30d:1d,3d:6h", "3d:6h,"])
def test_a_cadence_that_cannot_be_read_is_refused(wrong: str) -> None:
    with pytest.raises(BadInput):
        read_steps(wrong)


@given(age=SPANS, waited=SPANS)
def test_the_next_run_is_always_later_than_the_last(age: timedelta, waited: timedelta) -> None:
    last = PUBLISHED + age
    due = next_due(PUBLISHED, last, last + waited)
    assert due is None or due > last
