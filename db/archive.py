"""The evidence archive: snapshots that never change, and documents that a full-text search finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Engine, UnaryExpression, and_, func, or_
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from db import custody
from db.engine import reading, writing
from db.errors import SnapshotDamaged, UnknownSnapshot
from db.mapping import (
    document_to_values,
    row_to_document,
    row_to_snapshot,
    snapshot_of,
    snapshot_to_row,
)
from db.reasons import NEW_TEXT, NO_TEXT, UNDATED
from db.searching import Eligible, Hit, find_in_archive, search_archive
from db.snapshot_tables import CaptureRow, SnapshotRow
from db.snapshots import Snapshot
from db.tables import DocumentRow, SearchTextRow
from db.terms import bigrams, searchable
from db.upserts import insert_new_values, replace_by_key
from recoupe.defaults.archive import DOCUMENTS_PER_TRANSACTION
from recoupe.ids import sha256_hex
from recoupe.model import Document, Issue, Reason
from recoupe.moments import Moment

if TYPE_CHECKING:
    from recoupe.gather.web import Fetched

__all__ = ["Added", "Archive", "ArchiveStats", "Hit", "Snapshot"]

_STAGE = "archive"


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding documents: how many are new, how many were known, and what is wrong with some."""

    count: int
    known: int
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class ArchiveStats:
    """What the archive holds, ready for JSON. `earliest` and `latest` are ISO dates or times.

    `bytes` are those that were fetched, equal ones once.
    """

    documents: int
    undated: int
    earliest: str | None
    latest: str | None
    languages: Mapping[str, int]
    publishers: int
    snapshots: int
    bytes: int


@dataclass(frozen=True, slots=True)
class Archive:
    """Documents and snapshots of one desk; the bytes of snapshots lie in `folder`."""

    engine: Engine
    folder: Path

    def keep(
        self,
        content: bytes,
        url: str,
        chain: Sequence[str],
        status: int,
        headers: Mapping[str, str],
        fetched_at: datetime,
        collector: str = "",
    ) -> str:
        """Keep what was fetched and return the id of its snapshot; the same fetch kept twice is one snapshot.

        `chain` lists the addresses from the one asked for to the one that answered; `fetched_at` is aware.
        """
        from recoupe.gather.web import Fetched

        asked, sha256 = chain[0] if chain else url, sha256_hex(content)
        answered = (tuple(chain), status, headers, content, fetched_at, sha256, collector)
        return self.keep_fetched(Fetched(asked, url, *answered))

    def keep_fetched(self, fetched: Fetched, text: str = "") -> str:
        """Keep what the gatherer fetched, with the hash of the text read in it, and return the id of its snapshot."""
        snapshot = snapshot_of(fetched, text)
        # The file before the row: a row without its file would be a lie, a file without a row is only space.
        known = self._record_of(snapshot.id)
        record = custody.keep_record(self.folder, snapshot, fetched.content, known)
        if record != known:
            with writing(self.engine) as session:
                replace_by_key(session, [snapshot_to_row(snapshot, record)], "id")
        return snapshot.id

    def _record_of(self, snapshot_id: str) -> str:
        with reading(self.engine) as session:
            return session.exec(select(SnapshotRow.record_sha256).where(SnapshotRow.id == snapshot_id)).first() or ""

    def last_fetch(self, url: str) -> Fetched | None:
        """The page that address gave the last time, whole on disk; None where it never did.

        Refusals, redirects and failures are kept as well, and are no page.
        """
        from recoupe.gather.web import Fetched

        with reading(self.engine) as session:
            pages = select(SnapshotRow).where(SnapshotRow.url == url, _is_page())
            row = session.exec(pages.order_by(col(SnapshotRow.fetched_at).desc()).limit(1)).first()
        if row is None:
            return None
        kept = row_to_snapshot(row)
        try:
            content = custody.read_content(self.folder, kept.sha256)
        except SnapshotDamaged:
            return None
        return Fetched(url, url, kept.chain, kept.status, kept.headers, content, kept.fetched_at, kept.sha256)

    def snapshot(self, snapshot_id: str) -> Snapshot:
        """What is known of a snapshot besides its bytes. Raises `UnknownSnapshot`."""
        with reading(self.engine) as session:
            row = session.get(SnapshotRow, snapshot_id)
        if row is None:
            raise UnknownSnapshot(f"{snapshot_id}: no such snapshot")
        return row_to_snapshot(row)

    def read_snapshot(self, snapshot_id: str) -> bytes:
        """The bytes that were fetched. Raises `UnknownSnapshot`, or `SnapshotDamaged` when they are not those."""
        return custody.read_content(self.folder, self.snapshot(snapshot_id).sha256)

    def damaged_snapshots(self) -> tuple[str, ...]:
        """The ids of all snapshots of which a byte is missing or changed; reads every file."""
        every = select(SnapshotRow).order_by(SnapshotRow.id).execution_options(yield_per=DOCUMENTS_PER_TRANSACTION)
        with reading(self.engine) as session:
            known = (row_to_snapshot(row) for row in session.exec(every))
            return tuple(one.id for one in known if not custody.is_whole(self.folder, one, one.record_sha256))

    def note_capture(self, snapshot_id: str, url: str, captured_at: datetime) -> None:
        """Note with a snapshot where and when a public archive saved its page; the newest capture stands."""
        with writing(self.engine) as session:
            replace_by_key(session, [CaptureRow(snapshot=snapshot_id, url=url, captured_at=captured_at)], "snapshot")

    def capture_of(self, snapshot_id: str) -> str:
        """The address at which a public archive saved the page of a snapshot, as it had those bytes; empty for none."""
        with reading(self.engine) as session:
            asked = session.get(SnapshotRow, snapshot_id)
            if asked is None:
                return ""
            same = select(SnapshotRow.id).where(SnapshotRow.sha256 == asked.sha256, SnapshotRow.url == asked.url)
            noted = select(CaptureRow.url).where(col(CaptureRow.snapshot).in_(same))
            return session.exec(noted.order_by(col(CaptureRow.captured_at).desc()).limit(1)).first() or ""

    def add_documents(self, documents: Iterable[Document]) -> Added:
        """Make documents known to the search. Those already in the archive change nothing; issues name the doubtful.

        Goes in steps: what was added stays when a later step fails, and adding the same again completes it.
        """
        count = known = 0
        issues: list[Issue] = []
        for step in _steps(documents):
            with writing(self.engine) as session:
                added = _add(session, step)
            count, known = count + added.count, known + added.known
            issues.extend(added.issues)
        return Added(count, known, tuple(issues))

    def search(
        self, text: str, *, language: str | None = None, before: Moment | None = None, limit: int = 20
    ) -> tuple[Hit, ...]:
        """The documents that say most of what `text` asks for, best first; any text will do as a query.

        With `before` only documents certainly published by then: what came later changes nothing in the answer.
        """
        with reading(self.engine) as session:
            return search_archive(session, text, Eligible(language, before), limit)

    def find(self, text: str, *, before: Moment, limit: int) -> tuple[str, ...]:
        """The ids of what `search` finds, in its order: all that is needed to read the documents."""
        with reading(self.engine) as session:
            return find_in_archive(session, text, Eligible(before=before), limit)

    def documents(self, ids: Iterable[str]) -> tuple[Document, ...]:
        """The documents with these ids, in their order, each in its newest text; unknown ids are left out."""
        asked = tuple(dict.fromkeys(ids))
        archived = select(DocumentRow).join(SearchTextRow, col(SearchTextRow.document) == DocumentRow.number)
        newest_last = archived.where(col(DocumentRow.id).in_(asked)).order_by(col(DocumentRow.number))
        with reading(self.engine) as session:
            found = {row.id: row_to_document(row) for row in session.exec(newest_last)}
        return tuple(found[document_id] for document_id in asked if document_id in found)

    def stats(self) -> ArchiveStats:
        """How much the archive holds."""
        with reading(self.engine) as session:
            documents = session.exec(select(func.count()).select_from(SearchTextRow)).one()
            dated = session.exec(select(func.count()).select_from(_dated().subquery())).one()
            sizes = select(SnapshotRow.sha256, SnapshotRow.size).distinct().subquery()
            return ArchiveStats(
                documents=documents,
                undated=documents - dated,
                earliest=_published(session, col(DocumentRow.published_latest).asc()),
                latest=_published(session, col(DocumentRow.published_latest).desc()),
                languages=_counted(session, DocumentRow.language),
                publishers=len(_counted(session, DocumentRow.publisher)),
                snapshots=session.exec(select(func.count()).select_from(SnapshotRow)).one(),
                bytes=session.exec(select(func.coalesce(func.sum(sizes.c.size), 0))).one(),
            )


def _is_page() -> ColumnElement[bool]:
    """A page that came; one that had not changed has the bytes of the earlier one, or it is of no use."""
    status = col(SnapshotRow.status)
    came = and_(status >= HTTPStatus.OK, status < HTTPStatus.MULTIPLE_CHOICES)
    return or_(came, and_(status == HTTPStatus.NOT_MODIFIED, col(SnapshotRow.size) > 0))


def _dated() -> SelectOfScalar[DocumentRow]:
    archived = select(DocumentRow).join(SearchTextRow, col(SearchTextRow.document) == DocumentRow.number)
    return archived.where(col(DocumentRow.published_latest).is_not(None))


def _published(session: Session, order: UnaryExpression[datetime | None]) -> str | None:
    row = session.exec(_dated().order_by(order, col(DocumentRow.number)).limit(1)).first()
    return str(row.published) if row else None


def _counted(session: Session, column: str) -> dict[str, int]:
    """How many archived documents have each value of the column, the most frequent first."""
    by_word = select(col(column), func.count()).join(SearchTextRow, col(SearchTextRow.document) == DocumentRow.number)
    counted = session.exec(by_word.group_by(col(column))).all()
    return dict(sorted(counted, key=lambda pair: (-pair[1], pair[0])))


def _steps(documents: Iterable[Document]) -> Iterator[list[Document]]:
    remaining = iter(documents)
    while step := list(islice(remaining, DOCUMENTS_PER_TRANSACTION)):
        yield step


def _add(session: Session, documents: Sequence[Document]) -> Added:
    usable = [document for document in documents if document.text.strip()]
    values = [document_to_values(document) for document in usable]
    by_digest = {str(row["digest"]): document for row, document in zip(values, usable, strict=True)}
    insert_new_values(session, DocumentRow, values, "digest")
    numbers = _unarchived(session, by_digest)
    issues = [*_doubts(documents), *_changes(session, [by_digest[digest] for digest in numbers])]
    texts = [_search_text(by_digest[digest], number) for digest, number in numbers.items()]
    insert_new_values(session, SearchTextRow, texts, "document")
    return Added(len(numbers), len(usable) - len(numbers), tuple(issues))


def _unarchived(session: Session, digests: Iterable[str]) -> dict[str, int]:
    """The numbers of those kept documents that no search finds yet, by digest."""
    kept = select(DocumentRow.digest, col(DocumentRow.number)).outerjoin(
        SearchTextRow, col(SearchTextRow.document) == DocumentRow.number
    )
    missing = kept.where(col(DocumentRow.digest).in_(set(digests)), col(SearchTextRow.document).is_(None))
    return {digest: number for digest, number in session.exec(missing.order_by(DocumentRow.digest)) if number}


def _search_text(document: Document, number: int) -> Mapping[str, object]:
    folded = searchable(document.title, document.text)
    return {"document": number, "length": folded.count(" ") + 1, "folded": folded, "bigrams": bigrams(folded)}


def _doubts(documents: Iterable[Document]) -> Iterator[Issue]:
    for document in documents:
        if not document.text.strip():
            yield Issue(_STAGE, document.url, Reason.of(NO_TEXT, publisher=document.publisher))
        elif document.published is None:
            yield Issue(_STAGE, document.url, Reason.of(UNDATED, publisher=document.publisher))


def _changes(session: Session, added: Sequence[Document]) -> Iterator[Issue]:
    """An issue for each document of which the archive has another text under the same id."""
    archived = select(DocumentRow.id).join(SearchTextRow, col(SearchTextRow.document) == DocumentRow.number)
    known = set(session.exec(archived.where(col(DocumentRow.id).in_({row.id for row in added}))))
    for row in added:
        if row.id in known:
            yield Issue(_STAGE, row.url, Reason.of(NEW_TEXT, publisher=row.publisher))
