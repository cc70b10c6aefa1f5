"""The time that a claim is about, told from the one that it only compares with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.analysis.findings import Analysis
from recoupe.analysis.patterns import any_of
from recoupe.languages import Language
from recoupe.model import Period, Span

# Behind a topic something else begins: in 올해 유행은 예년보다 the year is no part of what is compared with.
_TOPIC = re.compile(r"[은는]\s")
# Where what is compared with ends.
_BREAK = re.compile(r",(?!\d)|[;:](?=\s)")
_OPEN_DAYS = 100_000


def period_of(found: Analysis, language: Language) -> Period | None:
    """The time a clause is about: its narrowest closed expression, else what is there; not what it compares with."""
    compared = _compared(found, language)
    own = [one.period for one in found.periods if one.period and not any(one.span.overlaps(it) for it in compared)]
    return min(own, key=_width) if own else None


def _compared(found: Analysis, language: Language) -> Sequence[Span]:
    """« contre 300 millions en 2023 », "than in 2023"; 2023년에 비해, where the last time before it is meant."""
    joints = any_of(language.compared).finditer(found.text)
    if not language.postpositions:
        return [Span(joint.end(), _next_break(found.text, joint.end())) for joint in joints]
    times = [one.span for one in found.periods]
    last = ((joint, [time for time in times if time.end <= joint.start()][-1:]) for joint in joints)
    return [time for joint, near in last for time in near if not _TOPIC.search(found.text, time.end, joint.start())]


def _next_break(text: str, start: int) -> int:
    match = _BREAK.search(text, start)
    return match.start() if match else len(text)


def _width(period: Period) -> int:
    if period.start is None or period.end is None:
        return _OPEN_DAYS
    return (period.end - period.start).days
