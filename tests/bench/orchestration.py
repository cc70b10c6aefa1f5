"""What Prefect costs on an article of twenty claims: the flow beside the same stages called as plain functions.

A desk verifies an article that its process has not read before: the example in processes of its own, and made-up
articles one after the other in this one. Of an article that one process verifies again and again all is remembered
that was read of its sentences, so that little but Prefect is left.

Beside them what no flow can do without: one that does nothing, and one of as many tasks that do nothing.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
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
from recoupe.dossiers import documents_in_steps
from recoupe.inputs import load_article
from recoupe.method import verify
from recoupe.model import Verification
from recoupe.settings import load_method
from recoupe.topics import choose_topic
from tasks.gather import gather
from tasks.remember import record_files
from tasks.report import report_language, write_report
from tests.bench.made_up_desk import AS_OF, make_articles
from tests.shared import REPOSITORY

ROUNDS = 9
# The task runs of an article of twenty claims: three for judging, seven others.
STAGES = 10
PAUSE_S = 1.0
CLAIMS = 20
DOCUMENTS = 60
_KURSK = REPOSITORY / "examples" / "kursk"


def main() -> None:
    """Print the figures; the environment names the server, as for any command."""
    with TemporaryDirectory() as folder:
        desk = open_desk()
        again = VerifyParameters(
            article=str(_KURSK / "article.fr.txt"),
            published="2024-12-16T18:00+01:00",
            dossiers=[str(_KURSK)],
            as_of="2024-12-17",
            out=folder,
        )
        if sys.argv[1:]:
            first_in_this_process(sys.argv[1], again, desk)
            return
        tell_the_first()
        tell("the example again and again", [(again, again)] * (ROUNDS + 1), desk)
        tell("new articles every time", list(new_articles(Path(folder), desk)), desk)
    empty, idle = [], []
    with watched_by_a_person():
        for _ in range(ROUNDS):
            # As between two articles: a flow at the heels of another waits two seconds for what that has sent.
            time.sleep(PAUSE_S)
            empty.append(_seconds(do_nothing))
            time.sleep(PAUSE_S)
            idle.append(_seconds(partial(do_nothing_in_stages, again)))
    told = f"a flow that does nothing {median(empty):.2f} s, one of {STAGES} tasks that do nothing {median(idle):.2f} s"
    sys.stdout.write(f"{told}\n")


def tell_the_first() -> None:
    """Print what the example takes in processes that have not read it."""
    plain: list[float] = []
    flows: list[float] = []
    for _ in range(ROUNDS):
        for way, seconds in (("directly", plain), ("flow", flows)):
            command = [sys.executable, "-m", "tests.bench.orchestration", way]
            done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
            seconds.append(float(done.stdout))
    sys.stdout.write(f"the example, first in its process: {compared(plain, flows)}\n")


def first_in_this_process(way: str, asked: VerifyParameters, desk: Desk) -> None:
    """Print the seconds that a process takes which has done all but read an article: it has a flow behind it."""
    import flows.verify  # noqa: F401

    with watched_by_a_person():
        do_nothing_in_stages(asked)
    time.sleep(PAUSE_S)
    work = partial(directly, asked, desk) if way == "directly" else partial(run_verification, asked)
    sys.stdout.write(f"{_seconds(work)}\n")


def tell(name: str, asked: Sequence[tuple[VerifyParameters, VerifyParameters]], desk: Desk) -> None:
    """Print what the method takes when called directly and as a flow; the first pair of articles warms both."""
    claims, plain, flows = [], [], []
    # One after the other in turn, so that what else the machine does falls on both.
    for direct, flown in asked:
        started = time.perf_counter()
        claims.append(len(directly(direct, desk).decomposition.claims))
        plain.append(time.perf_counter() - started)
        flows.append(_seconds(partial(run_verification, flown)))
    sys.stdout.write(f"{name}, {median(claims):.0f} claims: {compared(plain[1:], flows[1:])}\n")


def compared(plain: Sequence[float], flows: Sequence[float]) -> str:
    """The medians of the seconds that the method and the flow took, and what the flow took more."""
    more = median(flows) / median(plain) - 1
    told = f"called directly {median(plain):.2f} s, as a flow {median(flows):.2f} s: {more:+.0%}"
    return f"{told} (the median of {len(plain)}; the least {min(plain):.2f} and {min(flows):.2f} s)"


def new_articles(home: Path, desk: Desk) -> Iterator[tuple[VerifyParameters, VerifyParameters]]:
    """Pairs of made-up articles of twenty claims, with what other outlets say of them in the desk's archive."""
    make_articles(home, 2 * (ROUNDS + 1), CLAIMS, DOCUMENTS)
    for documents, _ in documents_in_steps(home / "rows.jsonl", DOCUMENTS):
        desk.archive.add_documents(documents)
    asked = [
        VerifyParameters(article=str(page), online=False, as_of=AS_OF, out=str(home / page.stem))
        for page in sorted((home / "articles").glob("*.html"))
    ]
    yield from zip(asked[::2], asked[1::2], strict=True)


@flow(persist_result=False)
def do_nothing() -> None:
    """Nothing."""


@task(persist_result=False)
def _no_stage() -> None:
    """Nothing."""


@flow(persist_result=False)
def do_nothing_in_stages(parameters: VerifyParameters) -> None:
    """As many tasks as an article has, one after the other; `parameters` are written down and not looked at."""
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
