"""How long a person waits: help, a verification with and without a served desk, and what Prefect adds to an article."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from flows.handover import SOCKET
from tests.shared import REPOSITORY, free_port

ROUNDS = 5
_KURSK = REPOSITORY / "examples" / "kursk"
_WHEN = ("--published", "2024-12-16T18:00+01:00", "--as-of", "2024-12-17")
_VERIFY = ("verify", str(_KURSK / "article.fr.txt"), "--dossier", str(_KURSK), *_WHEN)


def lines() -> Iterator[str]:
    """One line for each command, and one for what the flow costs over calling the method directly."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "desk"
        yield f"recoupe --help: {_told([_seconds(home, '--help') for _ in range(ROUNDS)])}"
        first, *later = (_seconds(home, *_VERIFY) for _ in range(ROUNDS))
        yield f"recoupe verify, no desk served: first {first:.1f} s, then {_told(later)}"
        with _served(home) as api:
            first, *later = (_seconds(home, *_VERIFY) for _ in range(ROUNDS))
            yield f"recoupe verify, desk served: first {first:.1f} s, then {_told(later)}"
            words = [sys.executable, "-m", "tests.bench.orchestration"]
            environment = {**_environment(home), "PREFECT_API_URL": api, "PREFECT_LOGGING_LEVEL": "CRITICAL"}
            done = subprocess.run(words, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True)
            yield done.stdout.strip()


def _told(seconds: list[float]) -> str:
    load = os.getloadavg()[0]
    return f"median {median(seconds):.2f} s, least {min(seconds):.2f} s ({load:.1f} processes wanted a processor)"


def _seconds(home: Path, *words: str) -> float:
    started = time.perf_counter()
    command = [sys.executable, "-m", "flows.cli", *words]
    subprocess.run(command, cwd=REPOSITORY, env=_environment(home), capture_output=True, check=True)
    return time.perf_counter() - started


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "RECOUPE_HOME": str(home), "DO_NOT_TRACK": "1"}


@contextmanager
def _served(home: Path) -> Iterator[str]:
    """A desk that is served, its standby ready; where its Prefect answers."""
    port, site = free_port(), free_port()
    words = ("serve", "--port", str(port), "--site-port", str(site))
    command = [sys.executable, "-m", "flows.cli", *words]
    with subprocess.Popen(command, cwd=REPOSITORY, env=_environment(home), stdout=subprocess.DEVNULL) as desk:
        try:
            while not (home / SOCKET).exists():
                time.sleep(0.5)
            yield f"http://127.0.0.1:{port}/api"
        finally:
            desk.send_signal(signal.SIGINT)
