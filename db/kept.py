"""A run on record, its claims alone, and its article for one writer at a time."""

from __future__ import annotations

from sqlmodel import Session, col, select

from db.errors import UnknownRun
from db.mapping import row_to_claim
from db.reasons import UNKNOWN_RUN
from db.tables import ArticleRow, ClaimRow, RunRow
from recoupe.model import Claim, Reason


def kept_run(session: Session, run_id: str) -> RunRow:
    """The row of a run. Raises `UnknownRun`."""
    row = session.get(RunRow, run_id)
    if row is None:
        raise UnknownRun(Reason.of(UNKNOWN_RUN, run=run_id))
    return row


def lock_article(session: Session, article_id: str) -> None:
    """Have others who write on the article wait until this transaction ends; SQLite has one writer anyway."""
    session.exec(select(ArticleRow.id).where(ArticleRow.id == article_id).with_for_update()).one()


def claims_of(session: Session, run_id: str) -> tuple[Claim, ...]:
    """The claims of a run in their order; none for a run that is not kept."""
    rows = session.exec(select(ClaimRow).where(ClaimRow.run == run_id).order_by(col(ClaimRow.position)))
    return tuple(row_to_claim(row) for row in rows)
