"""Which decisions are refused, and why: no name, no reason, or nothing there to decide."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.decisions import CorrectionCode, Decision, DecisionKind, person, signers
from recoupe.errors import BadInput
from recoupe.model import Reason
from recoupe.reasons import (
    CODELESS,
    NAMELESS,
    NOTHING_TO_WITHDRAW,
    REASON_TOO_LONG,
    REASONLESS,
    SIGNED_ALREADY,
)

# More is a text of its own, and belongs into the article's correction.
LONGEST_REASON = 2_000


def check_decision(decision: Decision) -> Decision:
    """The decision, if it says who and why; a signature needs no reason.

    Raises `BadInput` for one without a name, without a reason, or with one that is too long.
    """
    if not decision.by.strip():
        raise BadInput(Reason.of(NAMELESS))
    if not decision.reason.strip() and decision.kind is not DecisionKind.SIGN:
        raise BadInput(Reason.of(REASONLESS))
    if len(decision.reason) > LONGEST_REASON:
        raise BadInput(Reason.of(REASON_TOO_LONG, length=len(decision.reason), limit=LONGEST_REASON))
    return decision


def check_code(decision: Decision, before: Sequence[Decision]) -> Decision:
    """The decision, if it says which sort of correction it is where `before` holds a signature.

    Raises `BadInput` for a change of a signed report that does not.
    """
    signed = any(one.kind is DecisionKind.SIGN for one in before)
    if signed and decision.kind is not DecisionKind.SIGN and decision.code is None:
        raise BadInput(Reason.of(CODELESS, codes=" | ".join(CorrectionCode)))
    return decision


def check_signature(decision: Decision, before: Sequence[Decision]) -> Decision:
    """The decision, if `before` leaves its version one to sign for this person, or a signature to withdraw.

    Raises `BadInput` for who has signed the version already, and for the withdrawal of no signature.
    """
    signed = {person(one.by) for one in signers(before, decision.run)}
    if decision.kind is DecisionKind.SIGN and person(decision.by) in signed:
        raise BadInput(Reason.of(SIGNED_ALREADY, by=decision.by))
    if decision.kind is DecisionKind.WITHDRAW and not signed:
        raise BadInput(Reason.of(NOTHING_TO_WITHDRAW))
    return decision
