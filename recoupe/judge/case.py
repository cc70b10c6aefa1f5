"""A claim put before the judge: its frame, and the two dates that decide what was known when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from recoupe.defaults.judge import CLAIMS_KEPT
from recoupe.judge import timing
from recoupe.judge.frames import Frame, frame_of_claim
from recoupe.judge.polarity import negations
from recoupe.model import Claim, ClaimKind
from recoupe.moments import Moment

_STATES = frozenset([ClaimKind.ESTIMATE, ClaimKind.STATUS])


@dataclass(frozen=True, slots=True)
class Case:
    """A claim with its frame; `published` is the passage's date, `written` the claim's."""

    claim: Claim
    frame: Frame
    published: Moment | None
    written: Moment | None

    @property
    def published_day(self) -> str:
        """When the passage was published, for a reason."""
        return str(self.published) if self.published else ""

    @property
    def about_when(self) -> str:
        """What time the claim is about: its period, else the day it was written."""
        return timing.spell(self.claim.period) or (str(self.written) if self.written else "")

    @property
    def known_by(self) -> date | None:
        """The last day that the claim can speak of: the day it was written, else the end of its period."""
        if self.written:
            return self.written.latest.date()
        return self.claim.period.end if self.claim.period else None

    @property
    def is_later(self) -> bool:
        """Whether the passage is certainly younger than the claim."""
        return bool(self.published and self.known_by and self.published.earliest.date() > self.known_by)

    @property
    def is_earlier(self) -> bool:
        """Whether the passage is certainly older than the claim."""
        return bool(self.published and self.known_by and self.published.latest.date() < self.known_by)

    @property
    def is_of_today(self) -> bool:
        """Whether the claim is about how things stand on the day it was written."""
        period = self.claim.period
        if period is None or self.written is None or self.claim.kind not in _STATES:
            return False
        day = self.written.latest.date()
        return period.start is not None and period.end is not None and day - timedelta(1) <= period.start <= period.end

    @property
    def days_apart(self) -> int | None:
        """How many days lie between claim and passage; None where one has no date."""
        if self.published is None or self.written is None:
            return None
        return abs((self.published.earliest.date() - self.written.earliest.date()).days)

    @property
    def is_negated(self) -> bool:
        """Whether the claim says that something is not so."""
        return self.claim.negated and negations(self.frame.text, self.frame.language) > 0


@lru_cache(maxsize=CLAIMS_KEPT)
def _frame(claim: Claim) -> Frame:
    return frame_of_claim(claim)


def case_of(claim: Claim, published: Moment | None, written: Moment | None) -> Case:
    """The case of a claim and a passage published then."""
    return Case(claim, _frame(claim), published, written)
