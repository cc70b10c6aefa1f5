"""What people decide about a report: who signs it, which verdict they put in place of the machine's, and why.

A decision is never taken back, only followed by another; it holds for the article, in every later version.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from recoupe.moments import Moment
from recoupe.vocabulary import Bearing, Verdict

# A second reader signs beside the first.
READERS_TO_APPROVE = 2


class DecisionKind(StrEnum):
    """What a person may decide."""

    SIGN = "sign"
    WITHDRAW = "withdraw"
    OVERRIDE = "override"
    CUT = "cut"
    JOIN = "join"
    DROP = "drop"
    ADD = "add"
    CORRECT = "correct"


class CorrectionCode(StrEnum):
    """Why a report that somebody had signed is changed; what was wrong from the start is told from what came later."""

    OUR_ERROR = "our_error"
    SOURCE_CHANGED = "source_changed"
    NEW_EVIDENCE = "new_evidence"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: who, when, why, about what.

    `claim` and `bearing` say which verdict is overridden, with `verdict`; `against` is what the machine had proposed.
    `document` is the address or id of what is cut, joined to `other`, dropped or added; `wording` is what the claim
    says instead. `run` is the run it was made on. `code` is there where a signed report is changed.
    """

    kind: DecisionKind
    by: str
    reason: str
    at: Moment
    run: str = ""
    claim: str = ""
    bearing: Bearing = Bearing.HOLDS
    verdict: Verdict | None = None
    against: Verdict | None = None
    document: str = ""
    other: str = ""
    wording: str = ""
    code: CorrectionCode | None = None


def override_of(decisions: Sequence[Decision], claim: str, bearing: Bearing) -> Decision | None:
    """The latest decision on the verdict of a claim, None where the machine's stands."""
    found = [
        one for one in decisions if one.kind is DecisionKind.OVERRIDE and one.claim == claim and one.bearing is bearing
    ]
    return found[-1] if found else None


def is_contradicted(decision: Decision, proposed: Verdict) -> bool:
    """Whether the machine now proposes neither what it did when the person decided nor what the person decided."""
    return proposed not in (decision.against, decision.verdict)


def signers(decisions: Sequence[Decision], run: str) -> tuple[Decision, ...]:
    """Who has signed the run, each once, since it was last withdrawn; empty where it is only proposed."""
    signed: dict[str, Decision] = {}
    for one in decisions:
        if one.run != run:
            continue
        if one.kind is DecisionKind.WITHDRAW:
            signed.clear()
        elif one.kind is DecisionKind.SIGN:
            signed.setdefault(person(one.by), one)
    return tuple(signed.values())


def person(name: str) -> str:
    """The name however it was typed: a second reader is another person, not another spelling."""
    return " ".join(name.split()).casefold()


def withdrawal(decisions: Sequence[Decision], run: str) -> Decision | None:
    """The decision that took the run's signature away, None where it stands or was never given."""
    own = [one for one in decisions if one.run == run and one.kind in (DecisionKind.SIGN, DecisionKind.WITHDRAW)]
    return own[-1] if own and own[-1].kind is DecisionKind.WITHDRAW else None
