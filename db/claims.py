"""The claims of one run, read alone."""

from __future__ import annotations

from sqlmodel import Session, col, select

from db.mapping import row_to_claim
from db.tables import ClaimRow
from recoupe.model import Claim


def claims_of(session: Session, run_id: str) -> tuple[Claim, ...]:
    """The claims of a run in their order; none for a run that is not kept."""
    rows = session.exec(select(ClaimRow).where(ClaimRow.run == run_id).order_by(col(ClaimRow.position)))
    return tuple(row_to_claim(row) for row in rows)
