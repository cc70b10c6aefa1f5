"""A verification as people decided it: their verdict for the machine's, with who, why, and what was proposed."""

from __future__ import annotations

from dataclasses import replace

from recoupe.assess.reasons import DECIDED
from recoupe.decisions import override_of
from recoupe.model import Assessment, Reason, Verification


def as_decided(verification: Verification) -> Verification:
    """The verification with every overridden verdict replaced; scores, gates and evidence stay what was found."""
    if not verification.decisions:
        return verification
    return replace(verification, assessments=tuple(_decided(one, verification) for one in verification.assessments))


def _decided(found: Assessment, verification: Verification) -> Assessment:
    decision = override_of(verification.decisions, found.claim, found.bearing)
    if decision is None or decision.verdict is None:
        return found
    why = Reason.of(DECIDED, by=decision.by, day=decision.at.day, proposed=found.verdict.value, because=decision.reason)
    return replace(found, verdict=decision.verdict, reasons=(why, *found.reasons))
