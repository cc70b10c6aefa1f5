"""The database survives: PostgreSQL killed, the disk full, a migration interrupted. Never half a run."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from db.engine import current_revision, open_engine, upgrade
from db.errors import DatabaseUnavailable
from db.history import latest_runs
from db.records import load_run, save_run
from recoupe.errors import RecoupeError
from tests.db.made_up import verification
from tests.db.postgresql import Server, running_server, server_binaries
from tests.shared import REPOSITORY

pytestmark = pytest.mark.slow
KILLS = 5
INTERRUPTIONS = 12
SAVE = """
import resource, signal, sys
from db.engine import open_engine, upgrade
from db.errors import DatabaseUnavailable
from db.records import save_run
from tests.db.made_up import verification
engine = open_engine(sys.argv[1])
upgrade(engine)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
for number in range(400):
    try:
        save_run(engine, verification(f"run-{number}", text=f"Text {number} " * 200, size=30))
    except DatabaseUnavailable as error:
        print(number, error)
        sys.exit(3)
"""


@pytest.fixture
def mortal() -> Iterator[Server]:
    """A server of this test's own, to be killed."""
    binaries = server_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed")
    with running_server(binaries) as server:
        yield server


@pytest.mark.postgres
def test_postgresql_killed_while_runs_are_saved_loses_none_that_was_saved(mortal: Server) -> None:
    engine = open_engine(mortal.create_database("killed"))
    upgrade(engine)
    rng, saved, refused = random.Random(7), [], 0
    for attempt in range(KILLS):
        killer = threading.Timer(rng.uniform(0.05, 0.5), mortal.kill)
        killer.start()
        for number in range(1_000):
            run = verification(f"run-{attempt}-{number}", text=f"Text {attempt} {number}", size=8)
            try:
                save_run(engine, run)
            except RecoupeError as error:
                assert isinstance(error, DatabaseUnavailable), error
                refused += 1
                break
            saved.append(run)
        killer.join()
        mortal.start()
    assert refused == KILLS and saved
    assert all(load_run(engine, run.run.id) == run for run in saved)
    # At most the one that was under way at each kill came through whole without our hearing of it.
    kept = latest_runs(engine)
    assert len(saved) <= len(kept) <= len(saved) + KILLS
    assert all(len(load_run(engine, run).decomposition.claims) == 8 for run in kept)
    engine.dispose()


def test_a_full_disk_is_said_in_one_line_and_leaves_whole_runs(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'records.sqlite'}"
    done = subprocess.run(
        [sys.executable, "-c", SAVE, url, "3000000"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.returncode == 3, done.stderr
    number, _, fault = done.stdout.partition(" ")
    assert fault.strip() and len(fault.strip().splitlines()) == 1
    engine = open_engine(url)
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    kept = latest_runs(engine)
    assert len(kept) == int(number) > 0
    assert all(len(load_run(engine, run).decomposition.claims) == 30 for run in kept)
    save_run(engine, verification("run-after", text="After.", size=30))
    assert load_run(engine, "run-after")
    engine.dispose()


def test_a_migration_that_is_killed_is_gone_on_with(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'records.sqlite'}"
    rng = random.Random(11)
    for _ in range(INTERRUPTIONS):
        child = os.fork()
        if child == 0:
            try:
                upgrade(open_engine(url))
            finally:
                os._exit(0)
        time.sleep(rng.uniform(0, 0.4))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    engine = open_engine(url)
    upgrade(engine)
    assert current_revision(engine) is not None
    save_run(engine, verification("run-1"))
    assert load_run(engine, "run-1") == verification("run-1")
    engine.dispose()
