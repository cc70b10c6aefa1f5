"""The assessment of judged evidence that another program hands in, by the same score."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.assess.claims import assessment
from recoupe.assess.weighing import Weighed, weigh
from recoupe.model import Assessment, Bearing, Stance
from recoupe.rows import EvidenceRow


def assess_rows(rows: Sequence[EvidenceRow]) -> Assessment:
    """Score, shares, verdict, gates and worths of rows of evidence on one claim; origins are called as in the rows."""
    weighed = [_weighed(row) for row in rows]
    return assessment("", Bearing.HOLDS, weighed, {}, documents=sum(one.weight > 0 for one in weighed))


def _weighed(row: EvidenceRow) -> Weighed:
    return Weighed(
        origin=row.origin,
        bloc=row.bloc,
        camp=row.camp,
        stance=Stance(row.stance),
        weight=weigh(row.letter, row.entailment, row.interest),
        letter=row.letter,
        interest=row.interest,
        primary=row.primary,
        resolved=not row.unresolved,
    )
