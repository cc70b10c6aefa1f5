"""What Prefect costs on one article: the flow beside the same stages called as plain functions, both warm.

Beside them what no flow can do without: one that does nothing, and one of as many tasks that do nothing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from prefect import flow, task

from db.desk import Desk, open_desk
from db.records import new_run_id, save_run
from flows.commands.verifying import run_verification
from flows.orchestration import watched_by_a_person
from flows.parameters import VerifyParameters
from recoupe.decompose.decomposers import get_decomposer
from recoupe.inputs import load_article
from recoupe.method import verify
from recoupe.model import Verification
from recoupe.settings import load_method
from recoupe.topics import choose_topic
from tasks.gather import gather
from tasks.remember import record_files
from tasks.report import report_language, write_report
from tests.shared import REPOSITORY

ROUNDS = 9
# The task runs of an article of twenty claims: three for judging, seven others.
STAGES = 10
_KURSK = REPOSITORY / "examples" / "kursk"


def main() -> None:
    """Print the figures; the environment names the server, as for any command."""
    with TemporaryDirectory() as folder:
        asked = VerifyParameters(
            article=str(_KURSK / "article.fr.txt"),
            published="2024-12-16T18:00+01:00",
            dossiers=[str(_KURSK)],
            as_of="2024-12-17",
            out=folder,
        )
        desk = open_desk()
        found = directly(asked, desk)
        run_verification(asked)
        # One after the other in turn, so that what else the machine does falls on both.
        plain, flows, empty, idle = [], [], [], []
        for _ in range(ROUNDS):
            plain.append(_seconds(lambda: directly(asked, desk)))
            flows.append(_seconds(lambda: run_verification(asked)))
            with watched_by_a_person():
                empty.append(_seconds(do_nothing))
                idle.append(_seconds(do_nothing_in_stages))
    claims = len(found.decomposition.claims)
    more = median(flows) / median(plain) - 1
    told = f"called directly {median(plain):.2f} s, as a flow {median(flows):.2f} s: {more:+.0%}"
    sys.stdout.write(
        f"a flow that does nothing {median(empty):.2f} s, one of {STAGES} tasks that do nothing {median(idle):.2f} s\n"
        f"{claims} claims, {told} (the median of {ROUNDS}; the least {min(plain):.2f} and {min(flows):.2f} s)\n"
    )


@flow(persist_result=False)
def do_nothing() -> None:
    """Nothing."""


@task(persist_result=False)
def _no_stage() -> None:
    """Nothing."""


@flow(persist_result=False)
def do_nothing_in_stages() -> None:
    """As many tasks as an article has, one after the other."""
    for _ in range(STAGES):
        _no_stage()


def directly(asked: VerifyParameters, desk: Desk) -> Verification:
    """What the flow does, without Prefect: to the report and the records."""
    article = load_article(asked.article, asked.publication)
    decomposition = get_decomposer(asked.decomposer)(article)
    claims = decomposition.claims
    method = load_method(choose_topic(claims), asked.backend, asked.decomposer)
    gathered = gather.fn(claims, asked.dossiers, asked.asks_online, asked.moment, method, desk)
    run_id = new_run_id()
    found = verify(
        article,
        gathered.documents,
        asked.moment,
        method=method,
        searches=gathered.searches,
        run_id=run_id,
        decomposition=decomposition,
    )
    found = replace(found, issues=(*gathered.issues, *found.issues))
    files = write_report(found, Path(asked.out or ""), report_language(None, article.language))
    save_run(desk.engine, found, parameters=asked.model_dump())
    record_files(desk.engine, found, files)
    return found


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
