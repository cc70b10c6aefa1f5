"""When an article is to be verified again."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import pairwise

from recoupe.defaults.cadence import STEPS
from recoupe.errors import BadInput

# Age up to which a step is taken, and the step; the ages rise.
Steps = tuple[tuple[timedelta, timedelta], ...]

_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1)}
_STEP = re.compile(r"\s*(\d{1,5})([hd])\s*:\s*(\d{1,5})([hd])\s*")


def read_steps(text: str) -> Steps:
    """The steps that a desk wrote down, as age and step; the shipped ones where it wrote nothing.

    Raises `BadInput` for what cannot be read, a step of no time, and ages that do not rise.

    >>> [(str(age), str(step)) for age, step in read_steps("36h:3h, 60d:1d")]
    [('1 day, 12:00:00', '3:00:00'), ('60 days, 0:00:00', '1 day, 0:00:00')]
    """
    if not text.strip():
        return STEPS
    steps = tuple(_step(part) for part in text.split(","))
    if not all(earlier[0] < later[0] for earlier, later in pairwise(steps)):
        raise BadInput(f"{text!r}: each age has to be greater than the one before")
    return steps


def _step(part: str) -> tuple[timedelta, timedelta]:
    found = _STEP.fullmatch(part)
    until, every = (int(found[at]) * _UNITS[found[at + 1]] for at in (1, 3)) if found else (timedelta(), timedelta())
    if not until or not every:
        raise BadInput(f"{part.strip()!r}: write the age up to which, and how often, in hours or days, such as 3d:6h")
    return until, every


def next_due(published: datetime, last_run: datetime, now: datetime, steps: Steps = STEPS) -> datetime | None:
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
    if now - published > steps[-1][0]:
        return None
    step = step_at(last_run - published, steps)
    return last_run + step if step else None


def step_at(age: timedelta, steps: Steps = STEPS) -> timedelta | None:
    """The time between two runs of an article of that age; None once it is no longer watched."""
    return next((step for until, step in steps if age <= until), None)
