"""What a desk's campaign costs: articles a minute, whose time it is, growth, and looking again at what did not change.

`make bench BENCH=desk=100,1000` chooses the sizes.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO

import psutil

from db.desk import open_desk
from db.records import latest_runs
from db.settings import Settings
from flows.orchestration import is_healthy
from recoupe.model import Bearing, Stance
from tests.bench.made_up_desk import AS_OF, PLAN, make_articles
from tests.shared import REPOSITORY, free_port

SIZES = (100, 1_000)
RUNNERS = ("threads", "two workers", "dask")
# So many reports are held against what was planted in them.
LOOKED_INTO = 100
_SHARES = re.compile(r"shares: (\{.*\})")
_outputs: dict[int, IO[bytes]] = {}


def lines(sizes: Sequence[int] = SIZES) -> Iterator[str]:
    """The figures, one a line: every way to run for the smallest size, threads alone for what is larger."""
    for size in sizes:
        for runner in RUNNERS if size == min(sizes) else RUNNERS[:1]:
            with TemporaryDirectory() as folder, _prefect(Path(folder)) as server:
                yield from _measured(Path(folder), size, runner, server)


def _measured(home: Path, size: int, runner: str, server: psutil.Process) -> Iterator[str]:
    make_articles(home, size)
    _recoupe(home, "archive", "add", str(home / "rows.jsonl"))
    before = _processor_time(server)
    commands = 2 if runner == "two workers" else 1
    seconds, memory, outputs = _campaign(home, size, "dask" if runner == "dask" else "threads", commands)
    served = _processor_time(server) - before
    done = len(latest_runs(open_desk(Settings.model_validate({"home": home / "desk"})).engine))
    disk = sum(one.stat().st_size for one in (home / "desk").rglob("*") if one.is_file()) / size / 1024
    yield (
        f"{size:,} articles, {runner}: {60 * done / seconds:.0f} a minute ({seconds:.0f} s, {done} done), "
        f"{memory:.0f} MB, {disk:.0f} KB an article on disk, Prefect's server {served:.1f} s of a processor"
    )
    if runner != "threads":
        return
    yield f"  {_shares(outputs[0])}"
    yield f"  {_held_against_the_plan(home)}"
    started = time.perf_counter()
    told = _recoupe(home, "reverify", "--all", "--as-of", AS_OF)
    again = time.perf_counter() - started
    unchanged = told.count("nothing changed")
    cheaper = f"{seconds / again:.1f} times cheaper than at first"
    yield f"  {unchanged:,} looked at again unchanged in {again:.1f} s: {cheaper}"


def _campaign(home: Path, size: int, runner: str, commands: int) -> tuple[float, float, list[str]]:
    """Seconds, the most memory of all processes together in MB, and what the commands printed."""
    words = ("watch", str(home / "articles"), "--offline", "--as-of", AS_OF, "--most", str(size))
    started = time.perf_counter()
    # A clock in the process says whose its time was; where several processes share the work, there is none.
    module = "tests.bench.campaign" if runner == "threads" and commands == 1 else "flows.cli"
    running = [_start(home, runner, "-m", module, *words) for _ in range(commands)]
    most = 0.0
    while any(one.poll() is None for one in running):
        most = max(most, sum(_memory_mb(one.pid) for one in running))
        time.sleep(0.2)
    return time.perf_counter() - started, most, [_output(one) for one in running]


def _shares(output: str) -> str:
    told = _SHARES.search(output)
    if told is None:
        raise RuntimeError(f"no shares in {output[-400:]}")
    spent = json.loads(told[1])
    parts = (f"{name} {seconds / spent['all']:.0%}" for name, seconds in spent.items() if name != "all")
    return f"{spent['all']:.0f} s of a processor from the flow's start to its end: {', '.join(parts)}"


def _held_against_the_plan(home: Path) -> str:
    """How much of what was planted was found: claims, and documents on the side where they stand."""
    desk = open_desk(Settings.model_validate({"home": home / "desk"}))
    plan = json.loads((home / PLAN).read_text(encoding="utf-8"))
    claims = found = documents = sided = 0
    for run in latest_runs(desk.engine)[:LOOKED_INTO]:
        verification = desk.load(run)
        urls = {one.id: one.url for one in verification.documents}
        for sentence, sides in plan[verification.article.title].items():
            claims += 1
            named = {one.id for one in verification.decomposition.claims if one.quote.strip(" .") in sentence}
            found += bool(named)
            holds = [one for one in verification.evidence if one.claim in named and one.bearing is Bearing.HOLDS]
            took = {(urls[one.passage.document], one.score.stance) for one in holds}
            documents += len(sides)
            sided += sum((url, Stance(stance)) in took for url, stance in sides.items())
    return (
        f"found of what was planted: {found / claims:.0%} of claims, {sided / documents:.0%} of documents on their side"
    )


@contextmanager
def _prefect(home: Path) -> Iterator[psutil.Process]:
    """A Prefect server for all commands of one desk."""
    port = free_port()
    os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
    environment = {**os.environ, "PREFECT_HOME": str(home / "prefect"), "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
    words = ("-m", "prefect", "server", "start", "--port", str(port), "--log-level", "ERROR", "--no-ui")
    with subprocess.Popen([sys.executable, *words], env=environment, stdout=subprocess.DEVNULL) as server:
        try:
            while not is_healthy(os.environ["PREFECT_API_URL"]):
                time.sleep(0.5)
            yield psutil.Process(server.pid)
        finally:
            server.terminate()
            del os.environ["PREFECT_API_URL"]


def _processor_time(process: psutil.Process) -> float:
    return sum(sum(one.cpu_times()[:2]) for one in (process, *process.children(recursive=True)))


def _memory_mb(pid: int) -> float:
    try:
        process = psutil.Process(pid)
        return sum(one.memory_info().rss for one in (process, *process.children(recursive=True))) / 2**20
    except psutil.NoSuchProcess:
        return 0.0


def _recoupe(home: Path, *words: str) -> str:
    return _output(_start(home, "threads", "-m", "flows.cli", *words))


def _start(home: Path, runner: str, *words: str) -> subprocess.Popen[bytes]:
    settings = {"RECOUPE_HOME": str(home / "desk"), "RECOUPE_TASK_RUNNER": runner, "DO_NOT_TRACK": "1"}
    # A file takes whatever is printed; a pipe would be full before anybody reads it.
    output = TemporaryFile()  # noqa: SIM115
    process = subprocess.Popen(
        [sys.executable, *words], cwd=REPOSITORY, env={**os.environ, **settings}, stdout=output, stderr=output
    )
    _outputs[process.pid] = output
    return process


def _output(process: subprocess.Popen[bytes]) -> str:
    status = process.wait()
    with _outputs.pop(process.pid) as output:
        output.seek(0)
        printed = output.read().decode()
    if status:
        raise RuntimeError(printed[-800:])
    return printed
