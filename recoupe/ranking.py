"""Which claims deserve a person's time first: those worth checking that the evidence has not settled."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model import Bearing, Claim, Shares, Verdict, Verification


@dataclass(frozen=True, slots=True)
class RankedClaim:
    """A claim with its verdict, `gap` and `priority`, both in [0, 1]; no verdict where the check failed."""

    claim: Claim
    verdict: Verdict | None
    gap: float
    priority: float


def rank_claims(verification: Verification) -> tuple[RankedClaim, ...]:
    """The claims of a verification, first those to look at first: by check-worthiness times what is left open."""
    held = {one.claim: one for one in verification.assessments if one.bearing is Bearing.HOLDS}
    ranked = []
    for claim in verification.decomposition.claims:
        found = held.get(claim.id)
        gap = gap_of(found.shares) if found else 1.0
        ranked.append(RankedClaim(claim, found.verdict if found else None, gap, claim.checkworthy * gap))
    return tuple(sorted(ranked, key=lambda one: -one.priority))


def gap_of(shares: Shares) -> float:
    """What the evidence leaves open: conflict and ignorance, the part that is neither belief nor disbelief."""
    return shares.conflict + shares.ignorance
