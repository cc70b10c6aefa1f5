"""Review: a person's decision enters the records, and where it changes who counts, the next version is made of it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from db.decisions import LAST_WRITTEN, decisions_of, lagging_reports, record_decision
from db.desk import Desk, open_desk
from db.records import (
    article_of,
    find_run,
    latest_run_of_article,
    load_parameters,
    new_run_id,
    parent_of,
    save_run,
)
from db.watching import archived_of
from flows import reasons as why
from flows.parameters import VerifyParameters
from recoupe.decisions import CorrectionCode, Decision, DecisionKind, signers
from recoupe.decompose.rewording import with_wording
from recoupe.errors import BadInput, RecoupeError
from recoupe.gather.revisiting import superseding
from recoupe.inputs import is_url
from recoupe.method import verify
from recoupe.model import Bearing, Claim, Document, Reason, Verdict, Verification
from recoupe.moments import Moment
from recoupe.refusals import check_code, check_decision
from recoupe.settings import load_method
from recoupe.topics import choose_topic
from recoupe.trace.rulings import RULING_KINDS, document_meant
from reports.alerts import alerts_between
from reports.language import ReaderLanguage
from tasks.adding import read_evidence
from tasks.remember import record_files
from tasks.report import ReportFiles, report_language, write_report

log = logging.getLogger("recoupe.review")

# Decisions on the evidence or on what is claimed: the verdicts are found anew.
_REMAKING = RULING_KINDS | {DecisionKind.ADD, DecisionKind.CORRECT}
_CHANGING = _REMAKING | {DecisionKind.OVERRIDE}


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision as a person puts it: a claim by its number or the start of its id, documents by address or id."""

    kind: DecisionKind
    by: str
    reason: str = ""
    claim: str = ""
    verdict: str = ""
    bearing: Bearing = Bearing.HOLDS
    document: str = ""
    other: str = ""
    wording: str = ""
    code: str = ""


def decision_of(asked: Asked, verification: Verification) -> Decision:
    """The decision on this version, made now. Raises `BadInput` for a claim, verdict or document that it has not."""
    now = Moment.at(datetime.now(UTC).replace(microsecond=0))
    plain = Decision(asked.kind, asked.by, asked.reason, now, verification.run.id, code=_code(asked.code))
    if asked.kind is DecisionKind.OVERRIDE:
        return _override(plain, asked, verification)
    if asked.kind is DecisionKind.CORRECT:
        claim = named_claim(verification, asked.claim)
        wording = with_wording(claim, asked.wording, verification.article).text
        return replace(plain, claim=claim.id, wording=wording)
    if asked.kind is DecisionKind.ADD:
        if not is_url(asked.document):
            raise BadInput(Reason.of(why.NOT_AN_ADDRESS, given=asked.document))
        return replace(plain, document=asked.document)
    if asked.kind in RULING_KINDS:
        return _ruling(plain, asked, verification)
    return plain


def _ruling(plain: Decision, asked: Asked, verification: Verification) -> Decision:
    """A decision on documents, each of which this version has."""
    documents = {one.id: one for one in verification.documents}
    named = (asked.document, asked.other) if asked.kind is DecisionKind.JOIN else (asked.document,)
    meant = [document_meant(one, documents) for one in named]
    for one, found in zip(named, meant, strict=True):
        if found is None:
            raise BadInput(Reason.of(why.NO_DOCUMENT, given=one))
    if len(meant) > 1 and meant[0] is meant[1]:
        raise BadInput(Reason.of(why.JOINED_TO_ITSELF, document=asked.document))
    return replace(plain, document=asked.document, other=asked.other if len(named) > 1 else "")


def _code(name: str) -> CorrectionCode | None:
    try:
        return CorrectionCode(name) if name else None
    except ValueError as error:
        raise BadInput(Reason.of(why.NO_CODE, given=name, codes=" | ".join(CorrectionCode))) from error


def _override(plain: Decision, asked: Asked, verification: Verification) -> Decision:
    """The verdict that is put in place of another, with what the machine proposed."""
    claim = named_claim(verification, asked.claim)
    try:
        verdict = Verdict(asked.verdict)
    except ValueError as error:
        raise BadInput(Reason.of(why.NO_VERDICT, given=asked.verdict, verdicts=", ".join(Verdict))) from error
    held = (one for one in verification.assessments if (one.claim, one.bearing) == (claim.id, asked.bearing))
    proposed = next(held, None)
    if proposed is None:
        raise BadInput(Reason.of(why.NOTHING_TO_OVERRIDE, claim=asked.claim))
    return replace(plain, claim=claim.id, bearing=asked.bearing, verdict=verdict, against=proposed.verdict)


def named_claim(verification: Verification, name: str) -> Claim:
    """The claim that a person means: by its number, or the start of its id. Raises `BadInput` where it is none."""
    claims = verification.decomposition.claims
    if name.isdigit() and 1 <= int(name) <= len(claims):
        return claims[int(name) - 1]
    found = [one for one in claims if one.id.startswith(name)] if name else []
    if len(found) != 1:
        raise BadInput(Reason.of(why.NO_CLAIM, given=name, count=len(claims)))
    return found[0]


def decide(desk: Desk, decision: Decision) -> tuple[Verification, ReportFiles]:
    """Keep the decision; the version that shows it, and where its report lies.

    What changes the evidence or a claim makes the next version, out of the stored evidence and the page that is added,
    and so does an override of what is signed, which stays as it was; decision and version are kept together or not at
    all. A signature, or an override of what nobody signed, is shown by the version it was made on. Raises `BadInput`
    for a decision without a name or a reason, for a page that cannot be evidence in this version, and for a change of a
    version that is not the latest.
    """
    check_code(check_decision(decision), desk.decisions(decision.run))
    if decision.kind in _CHANGING:
        _check_latest(desk, decision)
    verification = desk.load(decision.run)
    added = (read_evidence(decision.document, verification, desk),) if decision.kind is DecisionKind.ADD else ()
    if decision.kind in _REMAKING:
        return rescore_run(desk, decision.run, added, decision=decision)
    if decision.kind is DecisionKind.OVERRIDE and signers(verification.decisions, decision.run):
        return rendered(desk, _overridden(desk, verification, decision))
    record_decision(desk.engine, decision)
    return rendered(desk, decision.run)


def _check_latest(desk: Desk, decision: Decision) -> None:
    """A version made of an older one would forget what was found and decided since. Raises `BadInput`."""
    latest = latest_run_of_article(desk.engine, article_of(desk.engine, decision.run))
    if latest != decision.run:
        raise BadInput(Reason.of(why.LATER_VERSION, run=decision.run, latest=latest))


def _overridden(desk: Desk, signed: Verification, decision: Decision) -> str:
    """The run of a version that found just what the signed one did, and on which somebody decided otherwise."""
    run = new_run_id()
    own = replace(decision, run=run)
    after = replace(signed, run=replace(signed.run, id=run), decisions=(*signed.decisions, own))
    asked, archived = load_parameters(desk.engine, signed.run.id), archived_of(desk.engine, signed.run.id)
    save_run(desk.engine, after, parent=signed.run.id, parameters=asked, archived=archived, decision=own)
    return run


def rescore_run(
    desk: Desk, run_id: str, added: Sequence[Document] = (), *, told: bool = False, decision: Decision | None = None
) -> tuple[Verification, ReportFiles]:
    """The next version of a run out of the evidence it has and what is `added`; no source is asked.

    The method and the decisions are those of today; `as_of` stays, so that nothing else can change a verdict. What
    changed is an alert where the desk is to be `told`: whoever decides knows it already. A `decision` that makes the
    version is kept with it. Raises `UnknownRun`, `ChangedMeanwhile`.
    """
    before = desk.load(run_id)
    parameters = VerifyParameters.model_validate(load_parameters(desk.engine, run_id))
    topic = parameters.topic or choose_topic(before.decomposition.claims)
    method = load_method(topic, parameters.backend, parameters.decomposer)
    found = verify(
        before.article,
        superseding(added, before.documents),
        before.run.as_of,
        method=method,
        run_id=new_run_id(),
        decisions=(*decisions_of(desk.engine, run_id), *((decision,) if decision else ())),
        earlier=before,
    )
    after = replace(found, searches=before.searches, earlier=before.earlier)
    if before.run.engine != after.run.engine:
        # This version of the program has not read the article yet: the next look does.
        after = replace(after, article=replace(after.article, sha256=""))
    alerts = alerts_between(before, after, desk.past(run_id, after)) if told else ()
    archived = "" if added else archived_of(desk.engine, run_id)
    asked = parameters.model_dump()
    save_run(desk.engine, after, parent=run_id, parameters=asked, alerts=alerts, archived=archived, decision=decision)
    return after, render(desk, after, before)


def is_overtaken(desk: Desk, kept: Verification) -> bool:
    """Whether somebody has decided what makes another version since this one, which is on record, was begun."""
    heeded, holding = (
        sum(one.kind in _REMAKING for one in decisions) for decisions in (kept.decisions, desk.decisions(kept.run.id))
    )
    return holding > heeded


def render(desk: Desk, verification: Verification, previous: Verification | None) -> ReportFiles:
    """Write the report of a run in the language that was asked for, and note where it lies."""
    run, language = verification.run.id, own_language(desk, verification)
    past = desk.past(parent_of(desk.engine, run), verification)
    files = write_report(verification, desk.reports / run, language, previous, past)
    record_files(desk.engine, verification, files)
    return files


def own_language(desk: Desk, verification: Verification) -> ReaderLanguage:
    """The language of the desk's copy of a report: the one that was asked for, else the article's, else English."""
    asked = load_parameters(desk.engine, verification.run.id).get("language")
    return report_language(str(asked) if asked else None, verification.article.language)


def rendered(desk: Desk, run: str) -> tuple[Verification, ReportFiles]:
    """A run that is on record, and its report, written anew or as a campaign left it to do. Raises `UnknownRun`."""
    verification, parent = desk.load(run), parent_of(desk.engine, run)
    files = render(desk, verification, desk.load(parent) if parent else None)
    if len(desk.decisions(run)) > len(verification.decisions):
        # Somebody decided meanwhile, and may have written the files before they were written here.
        return rendered(desk, run)
    return verification, files


def lags(desk: Desk, run: str) -> bool:
    """Whether the report of a run is still to be written, or does not show all that was decided."""
    is_whole = (desk.reports / run / LAST_WRITTEN).is_file()
    return not is_whole or bool(lagging_reports(desk.engine, desk.reports, run))


def render_lagging(desk: Desk) -> tuple[str, ...]:
    """Write the reports anew that do not show all that was decided; whose they are.

    A decision is on record before its report is written, and a process may be killed between the two.
    """
    done = []
    for run in lagging_reports(desk.engine, desk.reports):
        try:
            rendered(desk, run)
        except (RecoupeError, OSError) as error:
            log.error("%s: its report could not be written: %s", run, error)
        else:
            done.append(run)
    return tuple(done)


@flow(name="rescore")
def rescore(run: str) -> State[str]:
    """Score the stored evidence of a run again, by the method and the decisions of today, without fetching."""
    desk = open_desk()
    try:
        after, _ = rescore_run(desk, find_run(desk.engine, run), told=True)
    except RecoupeError as error:
        return Failed(message=str(error), data=error)
    return Completed(message=f"{after.run.id}", data=after.run.id)
