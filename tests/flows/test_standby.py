"""Commands are handed over to the desk that is served, and run as they would by themselves."""

import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.desk import open_desk
from db.records import latest_runs
from db.settings import Settings
from flows.handover import NOTE, SOCKET, handed_over, inside, program_stamp, same_settings
from flows.standby import Standby
from tests.flows.test_serve import serving
from tests.shared import REPOSITORY

KURSK = REPOSITORY / "examples" / "kursk"
STANDBY_TIMEOUT_S = 120
ASKED = ("verify", str(KURSK / "article.fr.txt"), "--dossier", str(KURSK), "--as-of", "2024-12-17")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A desk that is served, with the standby ready; its path is longer than the address of a socket may be."""
    home = tmp_path_factory.mktemp("a" * 60) / ("desk" * 15)
    with serving(home, home.parent / "serve.log"):
        deadline = time.monotonic() + STANDBY_TIMEOUT_S
        while not (home / SOCKET).exists() and time.monotonic() < deadline:
            time.sleep(0.5)
        yield home


def _recoupe(home: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *words],
        cwd=home.parent,
        env={**os.environ, "RECOUPE_HOME": str(home), "PYTHONPATH": str(REPOSITORY), **environment},
        capture_output=True,
        text=True,
        timeout=STANDBY_TIMEOUT_S,
        check=False,
    )


def _was_handed_over(done: subprocess.CompletedProcess[str]) -> bool:
    """A command that runs by itself says how long it took to get ready."""
    return "Prefect ready after" not in done.stderr


def _empty(home: Path) -> str:
    """An article that only the run itself finds fault with."""
    path = home.parent / "empty.txt"
    path.touch()
    return str(path)


@pytest.mark.slow(seconds=15)
def test_a_command_runs_on_the_standby_as_if_it_ran_here(home: Path) -> None:
    done = _recoupe(home, *ASKED, "--out", "here", "--published", "2024-12-16T18:00+01:00")
    assert done.returncode == 0, done.stderr
    assert _was_handed_over(done)
    report = json.loads((home.parent / "here" / "report.json").read_text(encoding="utf-8"))
    engine = open_desk(Settings.model_validate({"home": home})).engine
    assert report["run"]["id"] in latest_runs(engine)
    assert re.search(r"here/report\.html$", done.stdout, re.MULTILINE)


@pytest.mark.slow(seconds=15)
def test_its_faults_are_those_of_the_command(home: Path) -> None:
    for words, status in ((("verify", _empty(home)), 2), (("verify", "--no-such-option"), 2)):
        done = _recoupe(home, *words)
        assert (done.returncode, _was_handed_over(done)) == (status, True)
        assert "empty.txt" in done.stderr or "no-such-option" in done.stderr


@pytest.mark.slow(seconds=15)
def test_other_settings_are_for_a_process_of_their_own(home: Path) -> None:
    done = _recoupe(home, "verify", _empty(home), RECOUPE_ALLOW_LOOPBACK="1")
    assert done.returncode == 2
    assert not _was_handed_over(done)


@pytest.mark.slow(seconds=15)
def test_nobody_else_on_the_machine_may_hand_over_commands(home: Path) -> None:
    assert stat.S_IMODE((home / SOCKET).stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR


def test_without_a_desk_that_is_served_a_command_runs_by_itself(own_home: Path) -> None:
    assert handed_over(ASKED) is None
    own_home.mkdir()
    (own_home / NOTE).write_text(json.dumps({"api": "http://127.0.0.1:9/api", "pid": 1}))
    assert handed_over(ASKED) is None


def test_settings_are_the_same_where_none_is_missing_or_other() -> None:
    own = {"RECOUPE_HOME": "/a", "PREFECT_API_URL": "x", "HOME": "/"}
    assert same_settings({"RECOUPE_HOME": "/a", "LANG": "fr"}, own)
    assert not same_settings({"LANG": "fr"}, own)
    assert not same_settings({"RECOUPE_HOME": "/b"}, own)
    assert not same_settings({"RECOUPE_HOME": "/a", "RECOUPE_LANGUAGE": "en"}, own)
    assert not same_settings({"RECOUPE_HOME": "/a", "PREFECT_API_URL": "y"}, own)


def test_a_source_that_was_edited_makes_another_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOUPE_SOURCES", str(tmp_path))
    before = program_stamp()
    assert program_stamp() == before
    (tmp_path / "fr_phare.yml").write_text("title: Phare")
    assert program_stamp() != before


class _ReadAnew(Exception):
    """The standby begins again."""


def _read_anew(*_: object) -> None:
    raise _ReadAnew


@pytest.fixture
def children_reaped_by_the_system() -> Iterator[None]:
    """What a standby does to its process, undone afterwards."""
    before = signal.getsignal(signal.SIGCHLD)
    yield
    signal.signal(signal.SIGCHLD, before)


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Path:
    """A desk that says it is served; streams are files that can be handed over."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setenv("RECOUPE_HOME", str(tmp_path))
    (tmp_path / NOTE).write_text(json.dumps({"api": "http://127.0.0.1:1/api"}))
    return tmp_path


@contextmanager
def _asking() -> Iterator[list[int | None]]:
    """A command that is handed over meanwhile, and what became of it."""
    answers: list[int | None] = []
    asking = threading.Thread(target=lambda: answers.append(handed_over(ASKED)))
    asking.start()
    yield answers
    asking.join()


@pytest.mark.parametrize("said", [b"", b"no number\n"])
def test_a_command_that_was_taken_is_not_run_again_by_who_asked(
    served: Path, capfd: pytest.CaptureFixture[str], said: bytes
) -> None:
    def taking() -> None:
        connection, _ = listening.accept()
        with connection:
            connection.makefile("rb").readline()
            connection.sendall(f"{os.getpid()}\n".encode() + said)

    with socket.socket(socket.AF_UNIX) as listening:
        with inside(served):
            listening.bind(SOCKET)
        listening.listen()
        standby = threading.Thread(target=taking)
        standby.start()
        assert handed_over(ASKED) == 1
        standby.join()
    assert "took the command and broke off" in capfd.readouterr().err


@pytest.mark.usefixtures("children_reaped_by_the_system")
def test_a_fork_whose_command_breaks_takes_no_other(served: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaking(*_: object) -> int:
        raise ValueError("the command broke")

    standby = Standby(served)
    monkeypatch.setattr("os.fork", lambda: 0)
    monkeypatch.setattr("os.execv", _read_anew)
    monkeypatch.setattr("flows.standby._run", breaking)
    with _asking() as answers, pytest.raises(ValueError, match="the command broke"):
        standby.take_commands()
    assert answers == [1], "who asked runs it neither"


@pytest.mark.usefixtures("children_reaped_by_the_system")
def test_a_program_that_was_edited_is_not_run_by_who_has_read_the_old_one(
    served: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sources = served / "sources"
    sources.mkdir()
    monkeypatch.setenv("RECOUPE_SOURCES", str(sources))
    standby = Standby(served)
    (sources / "fr_phare.yml").write_text("title: Phare")
    forks: list[str] = []
    monkeypatch.setattr("os.fork", lambda: forks.append("a command ran by the old program"))
    monkeypatch.setattr("os.execv", _read_anew)
    # Signals are passed on to who takes a command, and only a main thread may ask for that: nobody takes this one.
    with _asking() as answers, pytest.raises(_ReadAnew):
        standby.take_commands()
    assert answers == [None]
    assert not forks
