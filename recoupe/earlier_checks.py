"""Earlier checks: what fact-checkers found on the same claim; shown beside the evidence, never part of it."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.moments import Moment


@dataclass(frozen=True, slots=True)
class EarlierCheck:
    """A published check. `checked` is the claim in its words, `rating` the verdict in its words, which know no scale.

    `claim` is the id of ours that it may bear on, `found_by` the key of the index that knew of it.
    """

    claim: str
    checked: str
    claimant: str
    publisher: str
    url: str
    rating: str
    published: Moment
    language: str
    found_by: str
