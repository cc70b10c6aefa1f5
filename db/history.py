"""The runs of an article over time: finding one, listing them, and which articles are due again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, func
from sqlmodel import Session, col, select

from db.alert_tables import CheckRow
from db.columns import PlainText
from db.decisions import decisions_for
from db.engine import reading
from db.errors import AmbiguousRun, UnknownRun
from db.kept import claims_of, kept_run
from db.tables import (
    ArticleRow,
    AssessmentRow,
    ClaimRow,
    EvidenceRow,
    IssueRow,
    ReportRow,
    RevisionRow,
    RunRow,
)
from recoupe.cadence import Steps, next_due
from recoupe.decisions import Decision, override_of
from recoupe.defaults.cadence import STEPS
from recoupe.model import Bearing, Verdict, Verification
from recoupe.moments import Moment
from recoupe.same_claims import same_claims, wordings_of
from recoupe.versions import PastVersion
from recoupe.vocabulary import RunStatus

_CANDIDATES_NAMED = 10


@dataclass(frozen=True, slots=True)
class RecordedReport:
    """Where a rendering of a run lies."""

    run: str
    kind: str
    language: str
    path: str


@dataclass(frozen=True, slots=True)
class RunSummary:
    """One run among the runs of its article; `verdicts` counts the `holds` verdicts in the order of `Verdict`.

    They are those of people where they decided, else the machine's.

    `unchanged` is up to when a later look found nothing changed, None where nobody looked again.
    """

    id: str
    article: str
    version: int
    parent: str | None
    status: RunStatus
    as_of: Moment
    engine: str
    configuration: str
    backend: str
    title: str
    url: str
    published: Moment | None
    claims: int
    issues: int
    verdicts: Mapping[Verdict, int]
    reports: tuple[RecordedReport, ...]
    unchanged: datetime | None = None


def find_run(engine: Engine, id_or_prefix: str) -> str:
    """The run meant by a run id, an article id (its latest run), or the beginning of either that fits only one.

    The beginning may leave out `run-` or `article-`. Raises `UnknownRun`, or `AmbiguousRun` listing what fits.
    """
    asked = id_or_prefix.strip()
    with reading(engine) as session:
        if session.get(RunRow, asked) is not None:
            return asked
        if session.get(ArticleRow, asked) is not None:
            return latest_in(session, asked)
        runs = _beginning(session, RunRow, asked)
        articles = _beginning(session, ArticleRow, asked)
        found = {*runs, *(latest_in(session, article) for article in articles)}
        if len(found) == 1:
            return found.pop()
    if not found:
        raise UnknownRun(f"{id_or_prefix!r}: no run or article is called or begins like this")
    raise AmbiguousRun(f"{id_or_prefix!r} may be any of {_listed([*runs, *articles])}")


def latest_run_of_article(engine: Engine, article_id: str) -> str:
    """The run of the article with the latest `as_of`, the latest saved where several have it. Raises `UnknownRun`."""
    with reading(engine) as session:
        return latest_in(session, article_id)


def history(engine: Engine, article_id: str) -> tuple[RunSummary, ...]:
    """The runs of an article in the order they were saved; empty for an unknown article."""
    same_text = (col(RevisionRow.digest) == RunRow.revision) & (col(RevisionRow.article) == RunRow.article)
    runs = select(RunRow, RevisionRow).join(RevisionRow, same_text).where(RunRow.article == article_id)
    with reading(engine) as session:
        rows = session.exec(runs.order_by(col(RunRow.version))).all()
        return tuple(_summary(session, run, revision) for run, revision in rows)


def versions_of(engine: Engine, article_id: str) -> tuple[tuple[int, str, RunStatus], ...]:
    """Number, run and status of each version of an article, the latest first; none for an unknown article."""
    versions = select(RunRow.version, RunRow.id, RunRow.status).where(RunRow.article == article_id)
    with reading(engine) as session:
        found = session.exec(versions.order_by(col(RunRow.version).desc()))
        return tuple((number, run, RunStatus(status)) for number, run, status in found)


def status_of(engine: Engine, run_id: str) -> RunStatus:
    """Whether a run is proposed, signed or withdrawn. Raises `UnknownRun`."""
    with reading(engine) as session:
        return RunStatus(kept_run(session, run_id).status)


def summary_of(engine: Engine, run_id: str) -> RunSummary:
    """What is to be said of one run. Raises `UnknownRun`."""
    with reading(engine) as session:
        run = kept_run(session, run_id)
        return _summary(session, run, session.get_one(RevisionRow, (run.revision, run.article)))


def latest_runs(engine: Engine) -> tuple[str, ...]:
    """The latest run of every article, the latest `as_of` first."""
    with reading(engine) as session:
        rows = sorted(_latest_rows(session), key=lambda row: (row.as_of_latest, row.id), reverse=True)
        return tuple(row.id for row in rows)


def article_of(engine: Engine, run_id: str) -> str:
    """The id of the article that the run verified. Raises `UnknownRun`."""
    with reading(engine) as session:
        return kept_run(session, run_id).article


def parent_of(engine: Engine, run_id: str) -> str | None:
    """The run that this one verified again, or None. Raises `UnknownRun`."""
    with reading(engine) as session:
        return kept_run(session, run_id).parent


def as_of_of(engine: Engine, run_id: str) -> Moment:
    """The state of knowledge of a run. Raises `UnknownRun`."""
    with reading(engine) as session:
        return kept_run(session, run_id).as_of


def past_versions(engine: Engine, run_id: str, now: Verification) -> tuple[PastVersion, ...]:
    """The run and those it verified again, the earliest first. Raises `UnknownRun`.

    Their verdicts are on the claims of `now`, the version after them: an edited article has them under other ids.
    """
    found: list[PastVersion] = []
    with reading(engine) as session:
        next_id: str | None = run_id
        while next_id is not None:
            run = kept_run(session, next_id)
            words = select(AssessmentRow.claim, AssessmentRow.verdict).where(
                AssessmentRow.run == run.id, AssessmentRow.bearing == Bearing.HOLDS.value
            )
            verdicts = {claim: Verdict(word) for claim, word in session.exec(words)}
            names = _names_in(now, run.id, verdicts.keys(), session)
            named = {names.get(claim, claim): verdict for claim, verdict in verdicts.items()}
            found.append(PastVersion(run.id, run.as_of, named))
            next_id = run.parent
    return tuple(reversed(found))


def _names_in(now: Verification, run_id: str, claims: Collection[str], session: Session) -> dict[str, str]:
    """What the claims of a run are called in `now`, where that is something else."""
    current = now.decomposition.claims
    if {claim.id for claim in current}.issuperset(claims):
        return {}
    pairs = same_claims(claims_of(session, run_id), current, wordings_of(now.decisions))
    return {older.id: claim for claim, older in pairs.items()}


def runs_citing(engine: Engine, document_id: str) -> tuple[str, ...]:
    """The runs with evidence from this document: whose verdicts are open again when it is withdrawn."""
    citing = select(EvidenceRow.run).where(EvidenceRow.document == document_id).distinct().order_by(EvidenceRow.run)
    with reading(engine) as session:
        return tuple(session.exec(citing))


def load_parameters(engine: Engine, run_id: str) -> dict[str, object]:
    """What the run was asked for, as it was handed to `save_run`; empty where it was not. Raises `UnknownRun`."""
    with reading(engine) as session:
        return dict(kept_run(session, run_id).parameters)


def due_runs(engine: Engine, now: datetime, steps: Steps = STEPS) -> tuple[str, ...]:
    """The latest runs of those articles that are due to be verified again at `now`, the longest overdue first.

    An article without a publication time ages from the `as_of` of its first run.
    """
    with reading(engine) as session:
        dated = {row.id: _due(session, row, now, steps) for row in _latest_rows(session)}
    due = {run: time for run, time in dated.items() if time is not None and time <= now}
    return tuple(sorted(due, key=lambda run: (due[run], run)))


def watched_by_others(
    engine: Engine, now: datetime, version: str, configurations: Collection[str], steps: Steps = STEPS
) -> tuple[str, ...]:
    """The latest runs that are still watched and were made by another version or configuration than those of today."""
    with reading(engine) as session:
        others = [
            row for row in _latest_rows(session) if row.engine != version or row.configuration not in configurations
        ]
        return tuple(row.id for row in others if _due(session, row, now, steps) is not None)


def _due(session: Session, latest: RunRow, now: datetime, steps: Steps) -> datetime | None:
    revision = session.get_one(RevisionRow, (latest.revision, latest.article))
    published = revision.published_latest
    if published is None:
        first = select(func.min(RunRow.as_of_latest)).where(RunRow.article == latest.article)
        published = session.exec(first).one() or latest.as_of_latest
    looked = session.exec(select(func.max(CheckRow.as_of)).where(CheckRow.run == latest.id)).one()
    return next_due(published, max(latest.as_of_latest, looked or latest.as_of_latest), now, steps)


def latest_in(session: Session, article_id: str) -> str:
    """The same as `latest_run_of_article`, in a transaction that goes on."""
    newest = select(RunRow.id).where(RunRow.article == article_id).order_by(*_LATEST_FIRST)
    found = session.exec(newest.limit(1)).first()
    if found is None:
        raise UnknownRun(f"{article_id}: no run of this article is kept")
    return found


def _latest_rows(session: Session) -> Sequence[RunRow]:
    rank = func.row_number().over(partition_by=col(RunRow.article), order_by=_LATEST_FIRST).label("rank")
    ranked = select(col(RunRow.id), rank).subquery()
    return session.exec(select(RunRow).join(ranked, ranked.c.id == RunRow.id).where(ranked.c.rank == 1)).all()


_LATEST_FIRST = (col(RunRow.as_of_latest).desc(), col(RunRow.version).desc())


def _beginning(session: Session, table: type[RunRow] | type[ArticleRow], asked: str) -> list[str]:
    if not asked:
        return []
    word = "run-" if table is RunRow else "article-"
    fits = [func.substr(table.id, 1, len(start), type_=PlainText()) == start for start in (asked, word + asked)]
    named = select(table.id).where(fits[0] | fits[1]).order_by(table.id)
    return list(session.exec(named))


def _listed(candidates: Sequence[str]) -> str:
    named = ", ".join(candidates[:_CANDIDATES_NAMED])
    more = len(candidates) - _CANDIDATES_NAMED
    return f"{named} and {more} more" if more > 0 else named


def _summary(session: Session, run: RunRow, revision: RevisionRow) -> RunSummary:
    return RunSummary(
        id=run.id,
        article=run.article,
        version=run.version,
        parent=run.parent,
        status=RunStatus(run.status),
        as_of=run.as_of,
        engine=run.engine,
        configuration=run.configuration,
        backend=run.backend,
        title=revision.title,
        url=revision.url,
        published=revision.published,
        claims=session.exec(select(func.count()).select_from(ClaimRow).where(ClaimRow.run == run.id)).one(),
        issues=session.exec(
            select(func.count()).select_from(IssueRow).where(IssueRow.run == run.id, IssueRow.part == "run")
        ).one(),
        verdicts=_verdicts(session, run),
        reports=_reports(session, run.id),
        unchanged=session.exec(select(func.max(CheckRow.as_of)).where(CheckRow.run == run.id)).one(),
    )


def _verdicts(session: Session, run: RunRow) -> dict[Verdict, int]:
    words = select(AssessmentRow.claim, AssessmentRow.verdict).where(
        AssessmentRow.run == run.id, AssessmentRow.bearing == Bearing.HOLDS.value
    )
    decisions = decisions_for(session, run)
    counted = Counter(_decided(decisions, claim) or Verdict(word) for claim, word in session.exec(words))
    return {verdict: counted[verdict] for verdict in Verdict if counted[verdict]}


def _decided(decisions: Sequence[Decision], claim: str) -> Verdict | None:
    found = override_of(decisions, claim, Bearing.HOLDS)
    return found.verdict if found else None


def _reports(session: Session, run_id: str) -> tuple[RecordedReport, ...]:
    rows: Iterable[ReportRow] = session.exec(select(ReportRow).where(ReportRow.run == run_id))
    return tuple(
        RecordedReport(row.run, row.kind, row.language, row.path)
        for row in sorted(rows, key=lambda row: (row.path, row.kind))
    )
