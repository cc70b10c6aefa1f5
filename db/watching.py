"""The watch over a run: what it rests on, and the looks that found nothing changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import ColumnElement, Engine, func
from sqlmodel import Session, SQLModel, col, select

from db.alert_tables import CheckRow, DigestRow, ReadingRow
from db.engine import reading, writing
from db.kept import claims_of, kept_run
from db.mapping import revision_to_article, row_to_document, run_to_stamp
from db.snapshot_tables import SnapshotRow
from db.tables import (
    ArticleRow,
    DocumentRow,
    IssueRow,
    RevisionRow,
    RunDocumentRow,
    RunRow,
    SearchTextRow,
)
from db.upserts import insert_new
from recoupe.model import Article, Claim, Document, RunStamp
from recoupe.moments import Moment


@dataclass(frozen=True, slots=True)
class Watched:
    """As much of a run as it takes to see whether a new version would be another: far less than loading it.

    `basis` is what `recoupe.basis.basis_of` gave, `fetched` are its documents that came from the web, `archived` is
    what `archive_state` gave before the archive was searched for it.
    """

    run: str
    stamp: RunStamp
    archived: str
    article: Article
    claims: tuple[Claim, ...]
    fetched: tuple[Document, ...]
    basis: str


def load_watched(engine: Engine, run_id: str) -> Watched:
    """What is watched of a run. Raises `UnknownRun`."""
    with reading(engine) as session:
        run = kept_run(session, run_id)
        revision = session.get_one(RevisionRow, (run.revision, run.article))
        return Watched(
            run_id,
            run_to_stamp(run),
            run.archived,
            revision_to_article(revision, (), run.read_sha256),
            claims_of(session, run_id),
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


def archive_state(engine: Engine, site_url: str) -> str:
    """How far the archive goes, for the desk of that site: as long as it is the same, searching finds the same."""
    with reading(engine) as session:
        return f"{_count(session, SearchTextRow)} {site_url}"


def archive_knows_more(engine: Engine, since: Moment, until: Moment) -> bool:
    """Whether a document of the archive was not yet published at the first moment and was at the second."""
    if until.latest < since.latest:
        return True
    came = (
        select(DocumentRow.number)
        .join(SearchTextRow, col(SearchTextRow.document) == DocumentRow.number)
        .where(col(DocumentRow.published_latest) > since.latest, col(DocumentRow.published_latest) <= until.latest)
    )
    with reading(engine) as session:
        return session.exec(came.limit(1)).first() is not None


def archived_of(engine: Engine, run_id: str) -> str:
    """What `archive_state` was for a run. Raises `UnknownRun`."""
    with reading(engine) as session:
        return kept_run(session, run_id).archived


def note_unchanged(engine: Engine, run_id: str, as_of: Moment) -> None:
    """Nothing that the run rests on had changed by `as_of`. Raises `UnknownRun`."""
    with writing(engine) as session:
        kept_run(session, run_id)
        insert_new(session, [CheckRow(run=run_id, as_of=as_of.latest)], "run")


@dataclass(frozen=True, slots=True)
class Figures:
    """What a monitor watches of a desk; `issues` are those of the day up to the newest state of knowledge."""

    articles: int
    runs: int
    documents: int
    snapshots: int
    issues: int
    alerts_unsent: int
    readings_waiting: int
    latest_run_timestamp_seconds: float


def figures(engine: Engine) -> Figures:
    """The figures of the desk, of one moment."""
    with reading(engine) as session:
        newest = session.exec(select(func.max(RunRow.as_of_latest))).one()
        since = (newest or datetime.now(UTC)) - timedelta(days=1)
        recent = select(RunRow.id).where(col(RunRow.as_of_latest) >= since)
        return Figures(
            articles=_count(session, ArticleRow),
            runs=_count(session, RunRow),
            documents=_count(session, DocumentRow),
            snapshots=_count(session, SnapshotRow),
            issues=_count(session, IssueRow, col(IssueRow.run).in_(recent)),
            alerts_unsent=_count(session, DigestRow, col(DigestRow.sent_at).is_(None)),
            readings_waiting=_count(session, ReadingRow, col(ReadingRow.article).is_(None)),
            latest_run_timestamp_seconds=newest.timestamp() if newest else 0.0,
        )


def _count(session: Session, table: type[SQLModel], *conditions: ColumnElement[bool]) -> int:
    return session.exec(select(func.count()).select_from(table).where(*conditions)).one()
