"""The watch over a run: what it rests on, and the looks that found nothing changed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from db.alert_tables import CheckRow
from db.engine import reading, writing
from db.history import kept_run
from db.mapping import revision_to_article, row_to_claim, row_to_document
from db.tables import ClaimRow, DocumentRow, RevisionRow, RunDocumentRow
from db.upserts import insert_new
from recoupe.model import Article, Claim, Document
from recoupe.moments import Moment


@dataclass(frozen=True, slots=True)
class Watched:
    """As much of a run as it takes to see whether a new version would be another: far less than loading it.

    `basis` is what `recoupe.basis.basis_of` gave, `fetched` are its documents that came from the web.
    """

    run: str
    article: Article
    claims: tuple[Claim, ...]
    fetched: tuple[Document, ...]
    basis: str


def load_watched(engine: Engine, run_id: str) -> Watched:
    """What is watched of a run. Raises `UnknownRun`."""
    with reading(engine) as session:
        run = kept_run(session, run_id)
        revision = session.get_one(RevisionRow, (run.revision, run.article))
        claims = session.exec(select(ClaimRow).where(ClaimRow.run == run_id).order_by(col(ClaimRow.position))).all()
        return Watched(
            run_id,
            revision_to_article(revision, ()),
            tuple(row_to_claim(claim) for claim in claims),
            _fetched(session, run_id),
            run.basis,
        )


def _fetched(session: Session, run_id: str) -> tuple[Document, ...]:
    found = (
        select(DocumentRow)
        .join(RunDocumentRow, col(RunDocumentRow.document) == DocumentRow.digest)
        .where(RunDocumentRow.run == run_id, DocumentRow.snapshot != "")
        .order_by(col(RunDocumentRow.position))
    )
    return tuple(row_to_document(row) for row in session.exec(found))


def note_unchanged(engine: Engine, run_id: str, as_of: Moment) -> None:
    """Nothing that the run rests on had changed by `as_of`. Raises `UnknownRun`."""
    with writing(engine) as session:
        kept_run(session, run_id)
        insert_new(session, [CheckRow(run=run_id, as_of=as_of.latest)], "run")
