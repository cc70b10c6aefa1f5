"""When an article is to be verified again."""

from __future__ import annotations

from datetime import datetime, timedelta

from recoupe.defaults.cadence import STEPS, WATCHED_UNTIL


def next_due(published: datetime, last_run: datetime, now: datetime) -> datetime | None:
    """When the article published then and last verified at `last_run` is due again, or None once it is too old.

    The step is that of the article's age at the last run. The answer may lie in the past: then it is overdue, and
    one run makes up for all that were missed. All times are aware.

    >>> from datetime import UTC
    >>> published = datetime(2024, 12, 16, 17, tzinfo=UTC)
    >>> next_due(published, published + timedelta(days=40), published + timedelta(days=45)).isoformat()
    '2025-02-01T17:00:00+00:00'
    >>> next_due(published, published + timedelta(days=40), published + timedelta(days=800)) is None
    True
    """
    if now - published > WATCHED_UNTIL:
        return None
    step = step_at(last_run - published)
    return last_run + step if step else None


def step_at(age: timedelta) -> timedelta | None:
    """The time between two runs of an article of that age; None once it is no longer watched."""
    return next((step for until, step in STEPS if age <= until), None)
