"""What earlier versions of a verification found, claim by claim: enough to draw a line of verdicts over time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from recoupe.errors import BadInput
from recoupe.model import Verdict
from recoupe.moments import Moment


@dataclass(frozen=True, slots=True)
class PastVersion:
    """An earlier run on the same article: its `holds` verdict by claim id; a claim whose check failed has none."""

    run: str
    as_of: Moment
    verdicts: Mapping[str, Verdict]


def check_follows(as_of: Moment, latest: Moment, run: str) -> None:
    """Raises `BadInput` where the version after `run`, which is as of `latest`, would be as of an earlier moment.

    A report goes on in time: what changed backwards is no change, and nobody is alerted of it.
    """
    if as_of.latest < latest.earliest:
        raise BadInput(
            f"as of {as_of} is before the latest version, {run}, which is as of {latest}: a report is verified again as"
            " of that moment or a later one; `recoupe verify ARTICLE --as-of` looks back, and compares with nothing"
        )


@dataclass(frozen=True, slots=True)
class Stretch:
    """A verdict that stood from one version to another, both included; `runs` are those versions."""

    verdict: Verdict
    since: Moment
    until: Moment
    runs: tuple[str, ...]


def stretches(claim: str, versions: Sequence[PastVersion]) -> tuple[Stretch, ...]:
    """The verdicts of a claim over the versions that have it, the earliest first; equal neighbours are one stretch."""
    dated = sorted((one for one in versions if claim in one.verdicts), key=lambda one: one.as_of.latest)
    alike = (list(group) for _, group in groupby(dated, key=lambda one: one.verdicts[claim]))
    return tuple(
        Stretch(some[0].verdicts[claim], some[0].as_of, some[-1].as_of, tuple(one.run for one in some))
        for some in alike
    )
