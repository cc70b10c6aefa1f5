"""Whether a passage speaks of the claim's time, or of how things stood at another."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.defaults.judge import OLD_STATE, STATE_HOLDS_DAYS, STATE_KNOWN_DAYS
from recoupe.judge import reasons, timing
from recoupe.judge.case import Case
from recoupe.judge.findings import Finding, agrees, blocks
from recoupe.judge.frames import Frame
from recoupe.judge.timing import Timing
from recoupe.model import Reason


def when_of(case: Case, passage: Frame) -> Timing:
    """How the passage's time stands to the claim's; of what is so today, an earlier report may still speak."""
    if case.is_of_today:
        return Timing.OPEN
    when = timing.relate(case.claim.period, passage.periods or passage.context_periods, case.published)
    if timing.has_short_period(case.claim) and timing.is_total(passage.text, passage.language):
        return Timing.WIDER
    return when


def check_times(case: Case, passage: Frame, when: Timing) -> Iterator[Finding]:
    """Findings where the passage is of another time than the claim; `when` is how it stands to the claim's."""
    yield from _check_state(case)
    yield from _check_time(case, passage, when)


def _check_state(case: Case) -> Iterator[Finding]:
    apart = case.days_apart
    if not case.is_of_today or apart is None or apart <= STATE_HOLDS_DAYS:
        return
    reason = Reason.of(reasons.EARLIER_STATE, published=case.published_day)
    if case.is_later or apart > STATE_KNOWN_DAYS:
        yield blocks(Reason.of(reasons.OTHER_TIME, found=case.published_day, claimed=case.about_when))
    else:
        yield agrees(reason, OLD_STATE)


def _check_time(case: Case, passage: Frame, when: Timing) -> Iterator[Finding]:
    if when is Timing.BEFORE:
        yield blocks(Reason.of(reasons.BEFORE_THE_TIME, published=case.published_day, claimed=case.about_when))
    if when is Timing.OTHER:
        periods = passage.periods or passage.context_periods
        found = ", ".join(timing.spell(one.period) for one in periods if one.period)
        yield blocks(Reason.of(reasons.OTHER_TIME, found=found, claimed=case.about_when))
