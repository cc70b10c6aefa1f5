"""A run on record, and its claims alone."""

from __future__ import annotations

from sqlmodel import Session, col, select

from db.errors import UnknownRun
from db.mapping import row_to_claim
from db.tables import ClaimRow, RunRow
from recoupe.model import Claim


def kept_run(session: Session, run_id: str) -> RunRow:
    """The row of a run. Raises `UnknownRun`."""
    row = session.get(RunRow, run_id)
    if row is None:
        raise UnknownRun(f"{run_id}: no such run on record")
    return row


def claims_of(session: Session, run_id: str) -> tuple[Claim, ...]:
    """The claims of a run in their order; none for a run that is not kept."""
    rows = session.exec(select(ClaimRow).where(ClaimRow.run == run_id).order_by(col(ClaimRow.position)))
    return tuple(row_to_claim(row) for row in rows)
