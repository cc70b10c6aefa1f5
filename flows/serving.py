"""The processes of `recoupe serve`: Prefect's server, its deployments, a worker, the desk's site, one on standby.

All end together. Without the one on standby commands take longer, and nothing else: a desk does not end with it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from flows.alone import HOST, serving_alone
from flows.log_lines import CONFIGURATION, wants_lines
from flows.logins import may_anybody_decide
from flows.orchestration import STARTUP_TIMEOUT_S, is_healthy, server_note
from recoupe.errors import RecoupeError

POOL = "recoupe"
STOP_TIMEOUT_S = 20
POLL_S = 0.5

Say = Callable[[str], None]
Process = subprocess.Popen[bytes]


class ServerFailed(RecoupeError):
    """A process of `recoupe serve` did not start or ended by itself."""


def declaration() -> Path:
    """The prefect.yaml that declares the deployments: beside the packages, or packaged with them."""
    here = Path(__file__).resolve().parent
    return next(path for path in (here.parent / "prefect.yaml", here / "prefect.yaml") if path.exists())


def serve_desk(home: Path, port: int, site_port: int, say: Say) -> None:
    """Run until Ctrl-C, SIGTERM or the end of a process.

    Raises `AlreadyServed` before anything starts where folder or ports are another's, `ServerFailed` where a process
    does not stay up.
    """
    stop = threading.Event()
    api = f"http://{HOST}:{port}/api"
    with (
        serving_alone(home, port, site_port),
        _stopped_by_signals(stop),
        _process(_prefect("server", "start", "--host", HOST, "--port", str(port)), api) as server,
    ):
        _await_health(api, server, stop)
        with _noted(home, api):
            say(f"Prefect server: http://{HOST}:{port}")
            _sweep(api, say)
            _deploy(api)
            _work(home, api, server, site_port, stop, say)
    say("Stopped.")


@contextmanager
def _noted(home: Path, api: str) -> Iterator[None]:
    """The note by which commands of this desk find its Prefect server, for as long as it is served."""
    note = server_note(home)
    note.write_text(json.dumps({"api": api, "pid": os.getpid()}))
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def _work(home: Path, api: str, server: Process, site_port: int, stop: threading.Event, say: Say) -> None:
    """Run worker, site and standby beside the server until one of them or the desk ends."""
    with (
        _process(_prefect("worker", "start", "--pool", POOL, "--type", "process"), api) as worker,
        _process(_site(site_port), api) as site,
        _process([sys.executable, "-m", "flows.standby"], api),
    ):
        _await_health(f"http://{HOST}:{site_port}", site, stop, "the desk's site")
        say(f"Reports and review: http://{HOST}:{site_port}")
        if not may_anybody_decide(home):
            say("Nobody may decide there yet: `recoupe password NAME` lets somebody.")
        say("Worker: ready. Deployments: verify-article, reverify-due, watch-feeds, maintain. Ctrl-C ends all.")
        _watch((server, worker, site), stop)


@contextmanager
def _stopped_by_signals(stop: threading.Event) -> Iterator[None]:
    """Ctrl-C and SIGTERM set `stop`, and what was started ends in order."""

    def handle(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _prefect(*words: str) -> list[str]:
    return [sys.executable, "-m", "prefect", *words]


def _site(port: int) -> list[str]:
    words = ["--factory", "flows.desk_site:make_app", "--host", HOST, "--port", str(port), "--no-server-header"]
    logged = ["--log-config", str(CONFIGURATION)] if wants_lines() else ["--log-level", "warning"]
    return [sys.executable, "-m", "uvicorn", *words, *logged]


@contextmanager
def _process(command: list[str], api: str) -> Iterator[Process]:
    """A process in its own group, so that one Ctrl-C reaches it through us and in order."""
    process = subprocess.Popen(  # noqa: S603
        command, env={**os.environ, "PREFECT_API_URL": api}, start_new_session=True, cwd=declaration().parent
    )
    try:
        yield process
    finally:
        _end(process)


def _end(process: Process) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(STOP_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _await_health(api: str, server: Process, stop: threading.Event, name: str = "Prefect's server") -> None:
    deadline = time.monotonic() + STARTUP_TIMEOUT_S
    while time.monotonic() < deadline and not stop.is_set():
        if server.poll() is not None:
            raise ServerFailed(f"{name} ended at start with status {server.returncode}; its reason stands above")
        if is_healthy(api):
            return
        stop.wait(POLL_S)
    if not stop.is_set():
        raise ServerFailed(f"{name} did not answer within {STARTUP_TIMEOUT_S} s")


def _sweep(api: str, say: Say) -> None:
    """End what a killed worker left Running, and finish its reports: this desk has one worker, not started yet."""
    done = subprocess.run(
        [sys.executable, "-m", "flows.maintain"],
        env={**os.environ, "PREFECT_API_URL": api},
        capture_output=True,
        text=True,
        check=False,
        cwd=declaration().parent,
    )
    if done.returncode:
        raise ServerFailed(f"what was left by an earlier desk could not be swept: {done.stderr.strip()[-400:]}")
    for line in done.stdout.splitlines():
        say(line)


def _deploy(api: str) -> None:
    """Make the work pool and register what prefect.yaml declares; repeating it changes nothing."""
    environment = {**os.environ, "PREFECT_API_URL": api}
    steps = (
        _prefect("work-pool", "create", POOL, "--type", "process", "--overwrite"),
        _prefect("--no-prompt", "deploy", "--all", "--prefect-file", str(declaration())),
    )
    for step in steps:
        done = subprocess.run(  # noqa: S603
            step, env=environment, capture_output=True, text=True, check=False, cwd=declaration().parent
        )
        if done.returncode:
            raise ServerFailed(f"{' '.join(step[1:])} failed: {(done.stderr or done.stdout).strip()[-400:]}")


def _watch(processes: tuple[Process, ...], stop: threading.Event) -> None:
    while not stop.wait(POLL_S):
        for process in processes:
            if process.poll() is not None:
                raise ServerFailed(f"a process of the desk ended by itself with status {process.returncode}")
