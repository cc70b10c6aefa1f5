"""Verify an article: the order of the stages, and what happens when one of them fails."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from prefect import flow
from prefect.artifacts import create_link_artifact, create_markdown_artifact
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture
from prefect.settings import get_current_settings
from prefect.states import Completed, Failed
from structlog.contextvars import bind_contextvars

from db.desk import Desk, open_desk
from db.records import new_run_id
from db.watching import archive_state, note_unchanged
from flows.parameters import VerifyParameters
from flows.review import is_overtaken, rescore_run
from flows.runners import parted
from recoupe.basis import basis_of
from recoupe.errors import RecoupeError
from recoupe.judged import Judged
from recoupe.method import Admitted, admit, compose, stamp_run, with_decisions
from recoupe.model import Article, Claim, Issue, Judgement, Reason, RunStamp, Verification
from recoupe.rejudging import essence_of, memories_of, with_outvoted
from recoupe.same_claims import carried
from recoupe.settings import Method, load_method
from recoupe.topics import choose_topic
from recoupe.versions import check_follows
from reports.alerts import alerts_between
from reports.markdown import render_verdict_table
from tasks.assess import assess
from tasks.decompose import decompose
from tasks.gather import gather
from tasks.handing import whole
from tasks.judge import Answers, judge
from tasks.read import read_again
from tasks.reasons import JUDGE_CRASHED
from tasks.remember import remember
from tasks.report import ReportFiles, report, report_language
from tasks.saving import save_cited
from tasks.trace import trace

log = logging.getLogger("recoupe.verify")

# A task run costs Prefect more than judging a claim does: an article of twenty claims takes three.
CLAIMS_IN_A_TASK = 8


class Outcome:
    """What a verification leaves: the run, and the files of its report.

    No dataclass: Prefect walks through every one that a flow returns, looking for futures in it.
    """

    def __init__(self, verification: Verification, files: ReportFiles) -> None:
        self.verification = verification
        self.files = files


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Nothing that a run rests on has changed: it stands, and there is no new version."""

    run: str


# What a run brings is in records and reports: Prefect keeps no copy, and its server is not asked where to.
@flow(
    name="verify-article",
    flow_run_name="verify-{parameters.article}",
    persist_result=False,
    result_storage=get_current_settings().results.local_storage_path,
)
def verify_article(parameters: VerifyParameters) -> State[Outcome | Unchanged]:
    """Hold an article against other sources and report how far each of its claims is corroborated.

    Completed when there is a report, with issues where a source or a judgement failed; failed when nothing
    could be read.
    """
    bind_contextvars(article=parameters.article, run=None, parent=parameters.parent)
    try:
        outcome = run_stages(parameters)
    except RecoupeError as error:
        log.error("not verified: %s", error)
        return Failed(message=str(error), data=error)
    if isinstance(outcome, Unchanged):
        log.info("unchanged", extra={"run": outcome.run})
        return Completed(name="Unchanged", message=f"{outcome.run} stands: nothing it rests on changed", data=outcome)
    leave_artifacts(outcome.files)
    issues = len(outcome.verification.issues)
    if issues:
        return Completed(name="CompletedWithIssues", message=f"{issues} issues, listed in the report", data=outcome)
    return Completed(message="No issues", data=outcome)


def run_stages(parameters: VerifyParameters) -> Outcome | Unchanged:
    """The method section: read, decompose, gather, judge, trace, assess, report, remember."""
    desk = open_desk()
    as_of = parameters.moment
    previous = desk.load(parameters.parent) if parameters.parent else None
    if previous:
        check_follows(as_of, previous.run.as_of, previous.run.id)
    kept = previous.article if previous else None
    article = read_again(parameters.article, parameters.publication, kept, desk)
    decisions = desk.decisions(parameters.parent) if parameters.parent else ()
    before = previous.decomposition.claims if previous else ()
    decomposition = decompose(whole(article), parameters.decomposer, whole(decisions), whole(before))
    claims = decomposition.claims
    decisions = carried(decisions, before, claims)
    method = load_method(parameters.topic or choose_topic(claims), parameters.backend, parameters.decomposer)

    archived = archive_state(desk.engine, desk.site_url)
    gathered = gather(
        whole(claims),
        parameters.dossiers,
        parameters.asks_online,
        whole(as_of),
        whole(method),
        whole(desk),
        whole(previous.documents if previous else ()),
        whole(article.links),
    )
    admitted = admit(gathered.documents, article, as_of)
    stamp = stamp_run(article, admitted, as_of, method, run_id=new_run_id())
    if previous and parameters.only_if_changed and is_on_the_basis_of(previous, article, admitted, stamp):
        note_unchanged(desk.engine, previous.run.id, as_of)
        return Unchanged(previous.run.id)

    answers, crashes = judge_claims(claims, admitted, article, method, previous)
    judgements = tuple(judgement for found, _ in answers for judgement in found)
    documents = {document.id: document for document in admitted.documents}
    traced = trace(
        whole(judgements),
        whole(documents),
        whole(method.registry),
        whole(method.topic),
        whole(claims),
        whole(decisions),
    )
    assessments = assess(whole(claims), whole(traced), whole(method.topic))

    known = Admitted(admitted.documents, (*gathered.issues, *admitted.issues, *crashes), admitted.late)
    verification = compose(
        stamp, article, decomposition, known, judgements, traced, assessments, gathered.searches, method
    )
    saved = save_cited(verification, method.registry, desk) if parameters.asks_online else ()
    judged = with_outvoted([judged for _, judged in answers], judgements, traced.evidence)
    verification = replace(
        verification, judged=judged, earlier=gathered.earlier, searches=(*verification.searches, *saved)
    )
    return keep(with_decisions(verification, decisions), previous, parameters, desk, archived)


def is_on_the_basis_of(previous: Verification, article: Article, admitted: Admitted, stamp: RunStamp) -> bool:
    """Whether a version made now would rest on what the previous one rests on."""
    before = basis_of(previous.article, previous.documents, previous.run)
    return before == basis_of(article, admitted.documents, stamp)


def judge_claims(
    claims: Sequence[Claim], admitted: Admitted, article: Article, method: Method, previous: Verification | None
) -> tuple[Answers, tuple[Issue, ...]]:
    """The claims in a few task runs; a claim whose judge failed has no judgement and an issue, never a verdict.

    Where a task run failed, each of its claims is judged in one of its own: then it is known whose judge it was.
    """
    memories = memories_of(previous)

    def submitted(some: Sequence[Claim]) -> PrefectFuture[Answers]:
        known = {one: memories[one] for one in map(essence_of, some) if one in memories}
        return judge.submit(whole(some), whole(admitted.documents), whole(article), method.backend, whole(known))

    answers: list[tuple[tuple[Judgement, ...], Judged]] = []
    crashes: list[Issue] = []
    waiting = [(some, submitted(some)) for some in parted(claims, CLAIMS_IN_A_TASK)]
    for some, future in waiting:
        found = future.result(raise_on_failure=False)
        if not isinstance(found, BaseException):
            answers.extend(found)
        elif len(some) > 1:
            waiting.extend((one, submitted(one)) for one in parted(some, 1))
        else:
            crashes.append(Issue("judge", some[0].id, Reason.of(JUDGE_CRASHED, error=found)))
    order = {claim.id: place for place, claim in enumerate(claims)}
    return tuple(sorted(answers, key=lambda one: order[one[1].claim])), tuple(crashes)


def keep(
    verification: Verification, previous: Verification | None, parameters: VerifyParameters, desk: Desk, archived: str
) -> Outcome:
    """Write the report and the records; what changed since the version before goes on record as alerts."""
    folder = Path(parameters.out) if parameters.out else desk.reports / verification.run.id
    language = report_language(parameters.language, verification.article.language)
    past = desk.past(parameters.parent, verification)
    bind_contextvars(run=verification.run.id, parent=parameters.parent)
    files = report(whole(verification), whole(folder), language, whole(previous), whole(past))
    alerts = alerts_between(previous, verification, past) if previous else ()
    asked = parameters.model_dump()
    remember(whole(verification), whole(files), whole(desk), parameters.parent, asked, whole(alerts), archived)
    for issue in verification.issues:
        log.warning("%s, %s: %s", issue.stage, issue.subject, issue.reason)
    log.info("kept, %d alerts", len(alerts), extra={"report": str(files.html), "issues": len(verification.issues)})
    if is_overtaken(desk, verification):
        # The version that heeds what was decided meanwhile follows at once.
        return Outcome(*rescore_run(desk, verification.run.id))
    return Outcome(verification, files)


def leave_artifacts(files: ReportFiles) -> None:
    """The verdict table and the way to the report, for Prefect's interface."""
    title = files.view.title
    create_markdown_artifact(key="verdicts", markdown=render_verdict_table(files.view), description=title)
    create_link_artifact(key="report", link=files.html.resolve().as_uri(), description=title)
