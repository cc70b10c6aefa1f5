"""What a command prints gets out, or it fails in one line: devices that are full, encodings that lack characters."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli import run
from recoupe.settings import engine_version
from tests.shared import REPOSITORY

COMMAND = [sys.executable, "-m", "flows.cli"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_an_output_that_takes_nothing_fails_a_command_in_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*COMMAND, "sources", "list"], cwd=REPOSITORY, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("recoupe: No space left on device")


def test_characters_that_an_output_lacks_are_written_by_their_numbers() -> None:
    done = subprocess.run(
        [*COMMAND, "extract", "-"],
        cwd=REPOSITORY,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        input="Зеленський spoke in Kyiv on Monday.".encode(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"\\u0417\\u0435\\u043b" in done.stdout and b"spoke in Kyiv" in done.stdout


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"recoupe {engine_version()}\n"


def test_rows_are_called_in_help_as_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (REPOSITORY / "README.md").read_text()
    for command, rows in (
        ("stance", "PAIRS.jsonl"),
        ("origins", "DOCUMENTS.jsonl"),
        ("assess", "EVIDENCE.json"),
        ("match", "NAMES.jsonl"),
    ):
        assert run([command, "--help"]) == 0
        assert rows in capsys.readouterr().out and f"`recoupe {command} {rows}" in readme
