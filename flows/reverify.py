"""Verify again: which articles are due, what is asked for their next version, and whether there is anything new."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from db.desk import Desk, open_desk
from db.history import summary_of
from db.records import (
    article_of,
    as_of_of,
    due_runs,
    find_run,
    latest_run_of_article,
    latest_runs,
    load_parameters,
    watched_by_others,
)
from db.settings import Settings
from db.watching import Watched, archive_knows_more, archive_state, load_watched, note_unchanged
from flows.parameters import VerifyParameters
from flows.review import rescore_run
from flows.verify import verify_article
from recoupe.basis import basis_of, reads_alike
from recoupe.decompose.decomposers import DECOMPOSERS
from recoupe.errors import RecoupeError
from recoupe.ids import sha256_hex
from recoupe.inputs import file_content, is_url
from recoupe.judge.backends import BACKENDS
from recoupe.method import admit, stamp_run
from recoupe.model import Article
from recoupe.moments import Moment
from recoupe.settings import Method, engine_version, load_method
from recoupe.sources import load_registry
from recoupe.topics import choose_topic, load_topic, topic_names
from recoupe.versions import check_follows
from tasks.alerting import tell
from tasks.gather import gather
from tasks.handing import whole
from tasks.read import read_again

log = logging.getLogger("recoupe.reverify")


def choose_runs(run: str | None, *, due: bool) -> tuple[str, ...]:
    """The latest runs to verify again: that of the article of the one named, those that are due, or all."""
    desk = open_desk()
    if run is not None:
        # The next version follows the latest, whichever was named: it has the decisions and evidence of all.
        return (latest_run_of_article(desk.engine, article_of(desk.engine, find_run(desk.engine, run))),)
    return due_runs(desk.engine, datetime.now(UTC), desk.cadence) if due else latest_runs(desk.engine)


def parameters_of(
    run_id: str,
    as_of: str | None = None,
    dossiers: Sequence[str] = (),
    online: bool | None = None,
    *,
    only_if_changed: bool = False,
    desk: Desk | None = None,
) -> VerifyParameters:
    """The parameters of the next version: as the run before, but for what is named here; `as_of` is now by default.

    Raises `BadInput` for an `as_of` before that of the run.
    """
    engine = (desk or open_desk()).engine
    known = find_run(engine, run_id)
    stored = VerifyParameters.model_validate(load_parameters(engine, known))
    changed: dict[str, object] = {"as_of": as_of, "parent": known, "out": None, "only_if_changed": only_if_changed}
    if dossiers:
        changed["dossiers"] = list(dossiers)
    if online is not None:
        changed["online"] = online
    asked = VerifyParameters.model_validate({**stored.model_dump(), **changed})
    check_follows(asked.moment, as_of_of(engine, known), known)
    return asked


def stands_unchanged(parameters: VerifyParameters, desk: Desk) -> bool:
    """Whether a version made now would rest on what its parent rests on; noted on record where it would.

    Looks without Prefect and without judging anything, which makes it many times cheaper than a version. An article or
    a run that is on the web is never looked at in this way: asking is what costs there, and the flow asks once.
    """
    if parameters.parent is None or parameters.asks_online or is_url(parameters.article):
        return False
    before = load_watched(desk.engine, parameters.parent)
    article = _article_now(parameters, before)
    topic = parameters.topic or choose_topic(before.claims)
    method = load_method(topic, parameters.backend, parameters.decomposer)
    if not parameters.dossiers and has_nothing_new(before, article, method, parameters.moment, desk):
        note_unchanged(desk.engine, parameters.parent, parameters.moment)
        return True
    gathered = gather.fn(before.claims, parameters.dossiers, False, parameters.moment, method, desk, before.fetched)
    admitted = admit(gathered.documents, article, parameters.moment)
    stamp = stamp_run(article, admitted, parameters.moment, method)
    if basis_of(article, admitted.documents, stamp) != before.basis:
        return False
    note_unchanged(desk.engine, parameters.parent, parameters.moment)
    return True


def _article_now(parameters: VerifyParameters, before: Watched) -> Article:
    """What the file says now; where its bytes are those that the run read, reading them again would change nothing."""
    path = Path(parameters.article)
    if (
        before.stamp.engine == engine_version()
        and path.is_file()
        and sha256_hex(file_content(path)) == before.article.sha256
    ):
        return before.article
    return read_again(parameters.article, parameters.publication, before.article)


def stands_or_fails(parameters: VerifyParameters, desk: Desk) -> bool:
    """Whether a report stands unchanged; one that cannot be looked at does not: its own run fails and says why."""
    try:
        return stands_unchanged(parameters, desk)
    except RecoupeError as error:
        log.error("%s could not be looked at: %s", parameters.parent, error)
        return False


def rescored_by_todays_method(desk: Desk, now: datetime) -> tuple[int, list[str]]:
    """How many watched reports got a version of today's method out of their stored evidence, and whose scoring failed.

    Nobody is asked anything: the method changed, not the world. What is due is looked at anyway, and left to that.
    """
    others = watched_by_others(desk.engine, now, engine_version(), todays_configurations(), desk.cadence)
    due = set(due_runs(desk.engine, now, desk.cadence))
    failed = []
    waiting = [run for run in others if run not in due]
    for run in waiting:
        try:
            rescore_run(desk, run, told=True)
        except RecoupeError as error:
            log.error("%s could not be scored again: %s", run, error)
            failed.append(run)
    return len(waiting) - len(failed), failed


def is_by_todays_method(run_id: str, desk: Desk) -> bool:
    """Whether a run was made by this version of the program and a configuration of today. Raises `UnknownRun`."""
    made = summary_of(desk.engine, run_id)
    return made.engine == engine_version() and made.configuration in todays_configurations()


def todays_configurations() -> frozenset[str]:
    """The configurations that a run of today may have: one for each topic, judge and decomposer at hand."""
    registry = load_registry()
    methods = (
        Method(registry, load_topic(topic), backend, decomposer)
        for topic in topic_names()
        for backend in BACKENDS
        for decomposer in DECOMPOSERS
    )
    return frozenset(method.configuration for method in methods)


def has_nothing_new(before: Watched, article: Article, method: Method, moment: Moment, desk: Desk) -> bool:
    """Whether article, method and archive are those of the run, so that searching would find what it found.

    False says only that the archive has to be searched to know.
    """
    kept, made = before.article, before.stamp
    return (
        before.archived == archive_state(desk.engine, desk.site_url)
        and reads_alike(article, kept)
        and (made.engine, made.configuration, made.backend) == (engine_version(), method.configuration, method.backend)
        and not archive_knows_more(desk.engine, made.as_of, moment)
    )


@flow(name="reverify-due")
def reverify_due() -> State[int]:
    """Make the next version of every report whose turn it is and where anything changed, and tell the desk.

    Where the method is another one since, what is not due yet is scored by it out of its stored evidence. Failed when
    one of them failed.
    """
    desk = open_desk()
    rescored, failed = rescored_by_todays_method(desk, datetime.now(UTC))
    asked = [parameters_of(run, only_if_changed=True, desk=desk) for run in choose_runs(None, due=True)]
    changed = [parameters for parameters in asked if not stands_or_fails(parameters, desk)]
    failed += [str(one.parent) for one in changed if verify_article(one, return_state=True).is_failed()]
    for one in tell(whole(desk), whole(Settings()), datetime.now(UTC)):
        if one.fault:
            log.error("%s has not taken digest %s: %s", one.channel, one.digest, one.fault)
    if failed:
        log.error("%d failed: %s", len(failed), ", ".join(failed))
        return Failed(message=f"{len(failed)} of {len(asked) + rescored} failed: {', '.join(failed)}")
    unchanged = len(asked) - len(changed)
    told = f"{len(asked)} looked at again, {unchanged} of them unchanged; {rescored} scored by another method"
    log.info(told)
    return Completed(message=told, data=len(asked))
