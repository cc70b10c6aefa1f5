"""`recoupe serve` is one command: server, worker and deployments come up, a run goes through, one signal ends all."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest
import requests

from flows.orchestration import is_healthy, server_note
from tests.shared import REPOSITORY, free_port

pytestmark = pytest.mark.slow(seconds=40)

READY_TIMEOUT_S = 150
RUN_TIMEOUT_S = 150
STOP_TIMEOUT_S = 60
KURSK = REPOSITORY / "examples" / "kursk"


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "RECOUPE_HOME": str(home), "DO_NOT_TRACK": "1", "COLUMNS": "300"}


@contextmanager
def serving(home: Path, log: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A desk that is ready, with its API; ended with Ctrl-C unless it is dead already."""
    port, site_port = free_port(), free_port()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "serve", "--port", str(port), "--site-port", str(site_port)],
            cwd=REPOSITORY,
            env=_environment(home),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            _await(lambda: b"Worker: ready" in log.read_bytes(), READY_TIMEOUT_S, process)
            yield process, f"http://127.0.0.1:{port}/api"
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(STOP_TIMEOUT_S)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path, str]]:
    home = tmp_path / "a desk"
    with serving(home, tmp_path / "serve.log") as (process, api):
        yield process, home, api


def _await(condition: object, seconds: float, process: subprocess.Popen[bytes] | None = None) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():  # type: ignore[operator]
            return
        assert process is None or process.poll() is None, "recoupe serve ended by itself"
        time.sleep(0.1)
    raise AssertionError(f"not within {seconds} s")


def _prefect(home: Path, api: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "prefect", *words],
        cwd=REPOSITORY,
        env={**_environment(home), "PREFECT_API_URL": api},
        capture_output=True,
        text=True,
        timeout=90,
        check=True,
    )
    return done.stdout


def _state(api: str, run: str) -> str:
    """What Prefect's server says of a flow run: RUNNING, COMPLETED, CRASHED."""
    return str(requests.get(f"{api}/flow_runs/{run}", timeout=10).json()["state_type"])


def test_a_desk_serves_verifies_on_demand_and_ends_at_one_signal(
    desk: tuple[subprocess.Popen[bytes], Path, str], tmp_path: Path
) -> None:
    process, home, api = desk
    assert json.loads(server_note(home).read_text())["api"] == api
    deployed = _prefect(home, api, "deployment", "ls")
    for name in ("verify-article/on-demand", "reverify-due/on-schedule", "watch-feeds/on-demand", "maintain/nightly"):
        assert name in deployed

    run = _order(home, api)
    _await(lambda: any((home / "reports").glob("*/report.html")), RUN_TIMEOUT_S, process)
    _await(lambda: _state(api, run) == "COMPLETED", RUN_TIMEOUT_S, process)

    site = re.search(r"Reports and review: (\S+)", (tmp_path / "serve.log").read_text())
    assert site
    _await(lambda: requests.get(f"{site[1]}/metrics", timeout=5).ok, READY_TIMEOUT_S, process)
    assert "recoupe_runs 1.0" in requests.get(f"{site[1]}/metrics", timeout=5).text
    assert "/review/run-" in requests.get(site[1], timeout=5).text

    second = subprocess.run(
        [sys.executable, "-m", "flows.cli", "serve", "--port", str(free_port()), "--site-port", str(free_port())],
        cwd=REPOSITORY,
        env=_environment(home),
        capture_output=True,
        text=True,
        timeout=READY_TIMEOUT_S,
        check=False,
    )
    assert (second.returncode, second.stdout) == (1, "")
    assert "is served already by process" in second.stderr and len(second.stderr.splitlines()) == 1
    assert json.loads(server_note(home).read_text())["api"] == api

    process.send_signal(signal.SIGINT)
    assert process.wait(STOP_TIMEOUT_S) == 0
    assert not server_note(home).exists()
    assert not is_healthy(api)


def _order(home: Path, api: str) -> str:
    """Ask for a verification on demand; the id of the flow run."""
    asked = {"article": str(KURSK / "article.fr.txt"), "dossiers": [str(KURSK)], "as_of": "2024-12-17"}
    words = ("deployment", "run", "verify-article/on-demand", "-p", f"parameters={json.dumps(asked)}")
    started = _prefect(home, api, *words)
    run = re.search(r"flow-run/([0-9a-f-]{36})", started)
    assert run, started
    return run[1]


def _kill_all(process: subprocess.Popen[bytes]) -> None:
    """SIGKILL to the desk, its server, its worker and whatever that runs."""
    family = [*psutil.Process(process.pid).children(recursive=True), psutil.Process(process.pid)]
    for one in family:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    psutil.wait_procs(family, timeout=STOP_TIMEOUT_S)
    process.wait(STOP_TIMEOUT_S)


def test_a_desk_that_was_killed_with_server_worker_and_run_starts_again(tmp_path: Path) -> None:
    home, log = tmp_path / "a desk", tmp_path / "serve.log"
    with serving(home, log) as (process, api):
        killed = _order(home, api)
        # A run takes two seconds on a fast machine: whoever looks seldom misses it.
        _await(lambda: _state(api, killed) == "RUNNING", RUN_TIMEOUT_S, process)
        _kill_all(process)
    with serving(home, tmp_path / "again.log") as (process, api):
        assert "Stale runs swept: 1" in (tmp_path / "again.log").read_text()
        assert _state(api, killed) == "CRASHED"
        run = _order(home, api)
        _await(lambda: _state(api, run) == "COMPLETED", RUN_TIMEOUT_S, process)
        assert process.poll() is None


def test_a_port_that_is_taken_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", "serve", "--port", str(port)],
            cwd=REPOSITORY,
            env=_environment(tmp_path / "desk"),
            capture_output=True,
            text=True,
            timeout=READY_TIMEOUT_S,
            check=False,
        )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"recoupe: port {port} is taken by another program: ") and "--port" in line
    assert not done.stdout
