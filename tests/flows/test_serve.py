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
from pathlib import Path

import pytest

from flows.orchestration import is_healthy, server_note
from tests.shared import REPOSITORY, free_port

pytestmark = pytest.mark.slow

READY_TIMEOUT_S = 150
RUN_TIMEOUT_S = 150
STOP_TIMEOUT_S = 60
KURSK = REPOSITORY / "examples" / "kursk"


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "RECOUPE_HOME": str(home), "DO_NOT_TRACK": "1", "COLUMNS": "300"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], Path, str]]:
    home, port = tmp_path / "a desk", free_port()
    log = (tmp_path / "serve.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "serve", "--port", str(port)],
        cwd=REPOSITORY,
        env=_environment(home),
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        _await(lambda: b"Worker: ready" in (tmp_path / "serve.log").read_bytes(), READY_TIMEOUT_S, process)
        yield process, home, f"http://127.0.0.1:{port}/api"
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            process.wait(STOP_TIMEOUT_S)
        log.close()


def _await(condition: object, seconds: float, process: subprocess.Popen[bytes] | None = None) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():  # type: ignore[operator]
            return
        assert process is None or process.poll() is None, "recoupe serve ended by itself"
        time.sleep(0.5)
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


def test_a_desk_serves_verifies_on_demand_and_ends_at_one_signal(
    desk: tuple[subprocess.Popen[bytes], Path, str],
) -> None:
    process, home, api = desk
    assert json.loads(server_note(home).read_text())["api"] == api
    deployed = _prefect(home, api, "deployment", "ls")
    for name in ("verify-article/on-demand", "reverify-due/on-schedule", "watch-feeds/on-demand", "maintain/nightly"):
        assert name in deployed

    asked = {"article": str(KURSK / "article.fr.txt"), "dossiers": [str(KURSK)], "as_of": "2024-12-17"}
    started = _prefect(
        home, api, "deployment", "run", "verify-article/on-demand", "-p", f"parameters={json.dumps(asked)}"
    )
    run = re.search(r"flow-run/([0-9a-f-]{36})", started)
    assert run, started
    _await(lambda: any((home / "reports").glob("*/report.html")), RUN_TIMEOUT_S, process)
    _await(lambda: "COMPLETED" in _prefect(home, api, "flow-run", "inspect", run[1]), RUN_TIMEOUT_S, process)

    process.send_signal(signal.SIGINT)
    assert process.wait(STOP_TIMEOUT_S) == 0
    assert not server_note(home).exists()
    assert not is_healthy(api)


def test_a_port_that_is_taken_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", "serve", "--port", str(taken.getsockname()[1])],
            cwd=REPOSITORY,
            env=_environment(tmp_path / "desk"),
            capture_output=True,
            text=True,
            timeout=READY_TIMEOUT_S,
            check=False,
        )
    assert done.returncode == 1
    assert "recoupe: " in done.stderr and "port" in done.stderr
