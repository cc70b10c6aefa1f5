"""Records of runs: saved in one transaction, read back as they were."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import Engine, func, insert
from sqlmodel import Session, SQLModel, select

from db import nested
from db.alerts import add_alerts
from db.decisions import add_decision, check_known, decisions_for
from db.engine import reading, writing
from db.errors import ChangedMeanwhile, RunConflict
from db.findings_mapping import (
    Values,
    assessment_to_values,
    edge_to_values,
    evidence_to_values,
    gate_to_values,
    issue_to_values,
    origin_to_values,
    row_to_assessment,
    row_to_evidence,
    row_to_issue,
    row_to_origin,
    row_to_search,
    search_to_values,
    worth_to_values,
)
from db.history import (
    article_of,
    as_of_of,
    due_runs,
    find_run,
    history,
    latest_in,
    latest_run_of_article,
    latest_runs,
    load_parameters,
    parent_of,
    runs_citing,
    watched_by_others,
)
from db.kept import kept_run, lock_article
from db.mapping import (
    article_to_revision,
    article_to_row,
    claim_to_row,
    document_digest,
    document_to_values,
    report_to_row,
    revision_to_article,
    row_to_document,
    run_to_decomposition,
    run_to_stamp,
    source_to_row,
    verification_to_run,
)
from db.readings import note_read
from db.reasons import VERSION_MEANWHILE
from db.tables import (
    AssessmentRow,
    ClaimRow,
    DocumentRow,
    EdgeRow,
    EvidenceRow,
    GateRow,
    IssueRow,
    OriginRow,
    RevisionRow,
    RunDocumentRow,
    RunRow,
    SearchRow,
    WorthRow,
)
from db.upserts import insert_new, insert_new_values, replace_by_key
from recoupe.alerts import Alert
from recoupe.decisions import Decision
from recoupe.judged import Judged
from recoupe.model import Article, Assessment, Document, Issue, Origin, Reason, Verification
from recoupe.source_files import Source

__all__ = [
    "article_of",
    "as_of_of",
    "due_runs",
    "find_run",
    "history",
    "latest_run_of_article",
    "latest_runs",
    "load_parameters",
    "load_run",
    "parent_of",
    "record_report",
    "runs_citing",
    "save_run",
    "save_sources",
    "watched_by_others",
]

RowT = TypeVar("RowT", bound=SQLModel)
T = TypeVar("T")
_RUN_HEX_DIGITS = 12

ARTICLE, DECOMPOSITION, RUN = "article", "decomposition", "run"


def new_run_id() -> str:
    """An id for a run that is to be kept; no two are the same, whatever they find."""
    return f"run-{uuid.uuid4().hex[:_RUN_HEX_DIGITS]}"


def save_run(
    engine: Engine,
    verification: Verification,
    *,
    parent: str | None = None,
    parameters: Mapping[str, object] | None = None,
    alerts: Sequence[Alert] = (),
    archived: str = "",
    once: bool = False,
    at: datetime | None = None,
    decision: Decision | None = None,
) -> None:
    """Keep a verification with the alerts it raises, all of it or nothing; saving the same one again changes nothing.

    `parent` is the run that this one verifies again: both are versions of one article, whatever its text is now.
    `parameters`, of JSON values, say what was asked for, so that the next version can be asked the same. `at` is when
    the alerts are raised, now if None. `archived` is the state of the archive that was searched, empty for none.
    With `once` an address or file that is verified already is not kept again.
    `decision` is the one that makes this version of its parent: the last of the verification's, and kept with it.
    Raises `RunConflict` when another verification has the same run id, `UnknownRun` when `parent` is not kept,
    `AlreadyRead` for what is to be kept once and is, `ChangedMeanwhile` where the version does not heed a decision on
    its parent or that has a later version, `BadInput` for a decision that `record_decision` refuses.
    """
    with writing(engine) as session:
        article_id = _article_id(session, verification.article, parent)
        lock_article(session, article_id)
        if session.get(RunRow, verification.run.id) is not None:
            _refuse_other(_load(session, verification.run.id), replace(verification, decisions=()))
            return
        if decision is not None and parent is not None:
            _check_parent(session, parent, article_id, verification.decisions[:-1])
        run = _add_run(session, verification, article_id, parent, parameters or {})
        if reference := str((parameters or {}).get("article") or ""):
            note_read(session, reference, article_id, once=once)
        run.archived = archived
        _add_findings(session, verification)
        if decision is not None:
            add_decision(session, decision)
        add_alerts(session, run, alerts, at or datetime.now(UTC))


def load_run(engine: Engine, run_id: str) -> Verification:
    """The verification as it was saved, with what people have decided on it since. Raises `UnknownRun`."""
    with reading(engine) as session:
        return replace(_load(session, run_id), decisions=decisions_for(session, kept_run(session, run_id)))


def record_report(engine: Engine, run_id: str, kind: str, language: str, path: str, decisions: int = 0) -> None:
    """Note where a rendering of the run lies and how many decisions it shows. Raises `UnknownRun`."""
    with writing(engine) as session:
        kept_run(session, run_id)
        replace_by_key(session, [report_to_row(run_id, kind, language, path, decisions)], "id")


def save_sources(engine: Engine, sources: Iterable[Source]) -> None:
    """Bring the table of sources to what the registry says; sources that left the registry stay."""
    with writing(engine) as session:
        replace_by_key(session, [source_to_row(source) for source in sources], "key")


def _article_id(session: Session, article: Article, parent: str | None) -> str:
    if parent is not None:
        return kept_run(session, parent).article
    row = article_to_row(article)
    insert_new(session, [row], "id")
    return row.id


def _check_parent(session: Session, parent: str, article_id: str, known: Sequence[Decision]) -> None:
    """Raises `ChangedMeanwhile` where the parent is no longer the latest version, or more was decided than is known."""
    check_known(session, parent, known)
    latest = latest_in(session, article_id)
    if latest != parent:
        raise ChangedMeanwhile(Reason.of(VERSION_MEANWHILE, run=parent, latest=latest))


def _refuse_other(kept: Verification, verification: Verification) -> None:
    # In a zone with summer time an hour equals no hour of another zone when clocks show it twice: compare as written.
    if kept != verification and _as_written(kept) != _as_written(verification):
        raise RunConflict(f"{verification.run.id}: another verification is kept under this id")


def _as_written(verification: Verification) -> str:
    return json.dumps(asdict(verification), default=str)


def _add_run(
    session: Session,
    verification: Verification,
    article_id: str,
    parent: str | None,
    parameters: Mapping[str, object],
) -> RunRow:
    revision = article_to_revision(verification.article, article_id)
    insert_new(session, [revision], "digest")
    newest = session.exec(select(func.max(RunRow.version)).where(RunRow.article == article_id)).one()
    run = verification_to_run(verification, revision, (newest or 0) + 1, parent, parameters)
    session.add(run)
    insert_new_values(session, DocumentRow, [document_to_values(one) for one in verification.documents], "digest")
    session.flush()
    return run


def _add_findings(session: Session, verification: Verification) -> None:
    run = verification.run.id
    judged = {one.claim: one for one in verification.judged}
    claims = enumerate(verification.decomposition.claims)
    session.add_all(claim_to_row(one, run, position, judged.get(one.id)) for position, one in claims)
    session.add_all(_document_rows(verification.documents, run))
    session.flush()
    origins, assessments = verification.origins, verification.assessments
    _insert(session, EvidenceRow, [evidence_to_values(one, run, at) for at, one in enumerate(verification.evidence)])
    _insert(session, SearchRow, [search_to_values(one, run, at) for at, one in enumerate(verification.searches)])
    _insert(session, IssueRow, list(_issues_of(verification)))
    _insert(session, OriginRow, [origin_to_values(one, run, at) for at, one in enumerate(origins)])
    _insert(session, AssessmentRow, [assessment_to_values(one, run, at) for at, one in enumerate(assessments)])
    _insert(session, EdgeRow, [edge_to_values(edge, run, *at) for *at, edge in _within(one.edges for one in origins)])
    _insert(
        session, GateRow, [gate_to_values(gate, run, *at) for *at, gate in _within(one.gates for one in assessments)]
    )
    worths = _within(one.worths for one in assessments)
    _insert(session, WorthRow, [worth_to_values(worth, run, *at) for *at, worth in worths])


def _insert(session: Session, table: type[SQLModel], values: list[Values]) -> None:
    if values:
        session.execute(insert(table), values)


def _within(parts: Iterable[Iterable[T]]) -> Iterator[tuple[int, int, T]]:
    """What each of the parts holds, with the number of its part and its own there."""
    for number, part in enumerate(parts):
        for position, one in enumerate(part):
            yield number, position, one


def _document_rows(documents: Sequence[Document], run: str) -> Iterable[RunDocumentRow]:
    for position, document in enumerate(documents):
        yield RunDocumentRow(run=run, position=position, document=document_digest(document))


def _issues_of(verification: Verification) -> Iterator[Values]:
    carried = {
        ARTICLE: verification.article.issues,
        DECOMPOSITION: verification.decomposition.issues,
        RUN: verification.issues,
    }
    for part, issues in carried.items():
        for position, issue in enumerate(issues):
            yield issue_to_values(issue, verification.run.id, part, position)


def _load(session: Session, run_id: str) -> Verification:
    row = kept_run(session, run_id)
    issues = _issues(session, run_id)
    claims = _rows(session, ClaimRow, run_id)
    revision = session.get_one(RevisionRow, (row.revision, row.article))
    return Verification(
        run=run_to_stamp(row),
        article=revision_to_article(revision, tuple(issues[ARTICLE]), row.read_sha256),
        decomposition=run_to_decomposition(row, claims, tuple(issues[DECOMPOSITION])),
        documents=_documents(session, run_id),
        evidence=tuple(row_to_evidence(found) for found in _rows(session, EvidenceRow, run_id)),
        origins=_origins(session, run_id),
        assessments=_assessments(session, run_id),
        searches=tuple(row_to_search(search) for search in _rows(session, SearchRow, run_id)),
        issues=tuple(issues[RUN]),
        blocs=tuple(row.blocs),
        earlier=nested.json_to_earlier(row.earlier or []),
        judged=tuple(one for claim in claims if (one := Judged.read(claim.id, claim.judged))),
    )


def _rows(session: Session, table: type[RowT], run_id: str) -> Sequence[RowT]:
    columns = table.__table__.columns  # type: ignore[attr-defined]
    return session.exec(select(table).where(columns.run == run_id).order_by(columns.position)).all()


def _issues(session: Session, run_id: str) -> dict[str, list[Issue]]:
    issues: dict[str, list[Issue]] = defaultdict(list)
    for row in _rows(session, IssueRow, run_id):
        issues[row.part].append(row_to_issue(row))
    return issues


def _documents(session: Session, run_id: str) -> tuple[Document, ...]:
    cited = (
        select(DocumentRow)
        .join(RunDocumentRow, RunDocumentRow.document == DocumentRow.digest)  # type: ignore[arg-type]
        .where(RunDocumentRow.run == run_id)
        .order_by(RunDocumentRow.position)  # type: ignore[arg-type]
    )
    return tuple(row_to_document(row) for row in session.exec(cited))


def _origins(session: Session, run_id: str) -> tuple[Origin, ...]:
    edges: dict[int, list[EdgeRow]] = defaultdict(list)
    for edge in _rows(session, EdgeRow, run_id):
        edges[edge.origin].append(edge)
    return tuple(row_to_origin(row, edges[row.position]) for row in _rows(session, OriginRow, run_id))


def _assessments(session: Session, run_id: str) -> tuple[Assessment, ...]:
    gates: dict[int, list[GateRow]] = defaultdict(list)
    worths: dict[int, list[WorthRow]] = defaultdict(list)
    for gate in _rows(session, GateRow, run_id):
        gates[gate.assessment].append(gate)
    for worth in _rows(session, WorthRow, run_id):
        worths[worth.assessment].append(worth)
    rows = _rows(session, AssessmentRow, run_id)
    return tuple(row_to_assessment(row, gates[row.position], worths[row.position]) for row in rows)
