"""Alerts: the changes between two versions of a report that a desk has to hear of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recoupe.model import Reason


class Severity(StrEnum):
    """How soon a person has to look: at once, today, or when there is time."""

    URGENT = "urgent"
    IMPORTANT = "important"
    ROUTINE = "routine"


@dataclass(frozen=True, slots=True)
class Alert:
    """One change worth a message. `id` is the same for the same change between the same two states of a report.

    `claim` is the id of the claim it bears on, or empty.
    """

    id: str
    kind: str
    severity: Severity
    claim: str
    reason: Reason
    because: tuple[Reason, ...] = ()
