"""Decisions on record: added, never changed, and read with every version they hold for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import Engine, func
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from db.engine import reading, writing
from db.errors import ChangedMeanwhile
from db.kept import claims_of, kept_run, lock_article
from db.reasons import DECIDED_MEANWHILE
from db.tables import DecisionRow, ReportRow, RunRow
from recoupe.decisions import CorrectionCode, Decision, DecisionKind, signers, withdrawal
from recoupe.model import Reason
from recoupe.refusals import check_code, check_decision, check_signature
from recoupe.same_claims import carried
from recoupe.vocabulary import Bearing, RunStatus, Verdict

# Of the files of a report.
LAST_WRITTEN = "report.json"


def record_decision(engine: Engine, decision: Decision) -> tuple[Decision, ...]:
    """Keep a decision and return all that hold for the article now.

    A signature changes the status of its run. Raises `BadInput` for a decision without a name or a reason,
    for a change of a signed report without a code, for a second signature of one person or a withdrawal of none,
    `UnknownRun` for a run that is not on record.
    """
    with writing(engine) as session:
        lock_article(session, kept_run(session, decision.run).article)
        return add_decision(session, decision)


def add_decision(session: Session, decision: Decision) -> tuple[Decision, ...]:
    """The same in a transaction that keeps more than the decision, such as the version that it makes."""
    check_decision(decision)
    run = kept_run(session, decision.run)
    before = decisions_for(session, run)
    check_signature(check_code(decision, before), before)
    session.add(_to_row(decision, run.article))
    session.flush()
    found = decisions_for(session, run)
    if decision.kind in (DecisionKind.SIGN, DecisionKind.WITHDRAW):
        run.status = _status(found, run.id).value
        session.add(run)
    return found


def check_known(session: Session, run_id: str, known: Sequence[Decision]) -> None:
    """Raises `ChangedMeanwhile` where more was decided up to the run than is `known`."""
    if decisions_for(session, kept_run(session, run_id)) != tuple(known):
        raise ChangedMeanwhile(Reason.of(DECIDED_MEANWHILE, run=run_id))


def decisions_of(engine: Engine, run_id: str) -> tuple[Decision, ...]:
    """What people had decided on the article up to and with this version, in order. Raises `UnknownRun`."""
    with reading(engine) as session:
        return decisions_for(session, kept_run(session, run_id))


def decisions_for(session: Session, run: RunRow) -> tuple[Decision, ...]:
    """The decisions made on this version of the article or an earlier one, on claims as this version names them."""
    query = (
        select(DecisionRow)
        .join(RunRow, col(RunRow.id) == DecisionRow.run)
        .where(DecisionRow.article == run.article, RunRow.version <= run.version)
        .order_by(col(DecisionRow.number))
    )
    return _named_as_in(run.id, tuple(_to_decision(row) for row in session.exec(query)), session)


def lagging_reports(engine: Engine, folder: Path, run: str | None = None) -> tuple[str, ...]:
    """The runs whose report lies in `folder` and does not show all that was decided; of all runs, or of that one."""
    later = aliased(RunRow)
    holding = (
        select(col(later.id), func.count())
        .select_from(DecisionRow)
        .join(RunRow, col(RunRow.id) == DecisionRow.run)
        .join(later, (col(later.article) == RunRow.article) & (col(later.version) >= RunRow.version))
        .group_by(col(later.id))
        .order_by(col(later.id))
    )
    shown = select(ReportRow.path, ReportRow.decisions)
    if run is not None:
        holding, shown = holding.where(later.id == run), shown.where(ReportRow.run == run)
    with reading(engine) as session:
        held, noted = session.exec(holding).all(), session.exec(shown.order_by(col(ReportRow.decisions))).all()
    # Where a path was written in two languages, the later rendering shows more.
    shows = dict(noted)
    found = ((one, folder / one / LAST_WRITTEN, count) for one, count in held)
    return tuple(one for one, path, count in found if shows.get(str(path), 0) < count and path.is_file())


def _named_as_in(run: str, decisions: tuple[Decision, ...], session: Session) -> tuple[Decision, ...]:
    """An article that was edited since has the same claims under other ids."""
    others = {one.run for one in decisions if one.claim and one.run != run}
    own = claims_of(session, run) if others else ()
    known = {claim.id for claim in own}
    for other in sorted({one.run for one in decisions if one.run in others and one.claim not in known}):
        decisions = carried(decisions, claims_of(session, other), own)
    return decisions


def _status(decisions: Sequence[Decision], run: str) -> RunStatus:
    if signers(decisions, run):
        return RunStatus.SIGNED
    return RunStatus.WITHDRAWN if withdrawal(decisions, run) else RunStatus.PROPOSED


def _to_row(decision: Decision, article: str) -> DecisionRow:
    return DecisionRow(
        article=article,
        run=decision.run,
        kind=decision.kind.value,
        by=decision.by,
        reason=decision.reason,
        at=decision.at,
        claim=decision.claim,
        bearing=decision.bearing.value,
        verdict=decision.verdict.value if decision.verdict else None,
        against=decision.against.value if decision.against else None,
        document=decision.document,
        other=decision.other,
        wording=decision.wording,
        code=decision.code.value if decision.code else "",
    )


def _to_decision(row: DecisionRow) -> Decision:
    return Decision(
        kind=DecisionKind(row.kind),
        by=row.by,
        reason=row.reason,
        at=row.at,
        run=row.run,
        claim=row.claim,
        bearing=Bearing(row.bearing),
        verdict=Verdict(row.verdict) if row.verdict else None,
        against=Verdict(row.against) if row.against else None,
        document=row.document,
        other=row.other,
        wording=row.wording,
        code=CorrectionCode(row.code) if row.code else None,
    )
