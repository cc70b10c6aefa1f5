"""The verdicts of a claim over the versions of its report."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.model import Bearing, Claim
from recoupe.versions import PastVersion, stretches
from reports.lookup import Lookup, verdict_word
from reports.parts import StretchView


def timeline(lookup: Lookup, claim: Claim, past: Sequence[PastVersion]) -> tuple[StretchView, ...]:
    """The verdicts from the first version to this one, equal neighbours joined; empty for a first version."""
    if not any(claim.id in one.verdicts for one in past):
        return ()
    found = lookup.assessments.get((claim.id, Bearing.HOLDS))
    run = lookup.verification.run
    now = PastVersion(run.id, run.as_of, {claim.id: found.verdict} if found else {})
    return tuple(
        StretchView(
            verdict_word(one.verdict, lookup.speech), lookup.speech.moment(one.since), lookup.speech.moment(one.until)
        )
        for one in stretches(claim.id, (*past, now))
    )
