"""The verdicts of a claim over the versions of its report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.decisions import override_of, signers
from recoupe.model import Bearing, Claim
from recoupe.versions import PastVersion, Stretch, stretches
from reports.lookup import Lookup, verdict_word
from reports.parts import StretchView
from reports.signatures import STATUS_WORDS


def timeline(lookup: Lookup, claim: Claim, past: Sequence[PastVersion]) -> tuple[StretchView, ...]:
    """The verdicts from the first version to this one, equal neighbours joined; empty for a first version.

    A verdict is a person's where one had decided by then, and signed where any version that has it is.
    """
    if not any(claim.id in one.verdicts for one in past):
        return ()
    said = lookup.speech
    found = lookup.assessments.get((claim.id, Bearing.HOLDS))
    run = lookup.verification.run
    now = PastVersion(run.id, run.as_of, {claim.id: found.verdict} if found else {})
    return tuple(
        StretchView(
            verdict_word(one.verdict, said),
            said.moment(one.since),
            said.moment(one.until),
            said.say(STATUS_WORDS[_status(lookup, one)]),
        )
        for one in stretches(claim.id, (*_as_decided(lookup, claim, past), now))
    )


def _status(lookup: Lookup, stood: Stretch) -> str:
    is_signed = any(signers(lookup.verification.decisions, run) for run in stood.runs)
    return "signed" if is_signed else "proposed"


def _as_decided(lookup: Lookup, claim: Claim, past: Sequence[PastVersion]) -> Iterator[PastVersion]:
    """Each version with the verdict that it shows: what people had decided on it or on one before."""
    by_then: set[str] = set()
    for version in past:
        by_then.add(version.run)
        known = [one for one in lookup.verification.decisions if one.run in by_then]
        decided = override_of(known, claim.id, Bearing.HOLDS)
        if decided and decided.verdict and claim.id in version.verdicts:
            version = replace(version, verdicts={claim.id: decided.verdict})
        yield version
