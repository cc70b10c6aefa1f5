"""With RECOUPE_LOG=json every line on stderr is an object, says which run it is about, and tells no secret."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
import structlog

from flows.log_lines import HIDDEN, JsonLines
from tests.shared import REPOSITORY

KURSK = REPOSITORY / "examples" / "kursk"


def _line(words: str, *given: object, error: BaseException | None = None, **bound: object) -> dict[str, object]:
    trouble = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("recoupe.x", logging.WARNING, __file__, 1, words, given, trouble)
    record.__dict__.update(bound)
    return dict(json.loads(JsonLines().format(record)))


def test_a_line_says_what_when_who_and_in_which_run() -> None:
    # Runs of other tests in this process have bound what they were about.
    structlog.contextvars.clear_contextvars()
    with structlog.contextvars.bound_contextvars(run="run-1", parent=None):
        line = _line("kept %d", 3, report="/r.html", anything_else="x")
    assert line.pop("time")
    assert line == {
        "event": "kept 3",
        "level": "warning",
        "logger": "recoupe.x",
        "run": "run-1",
        "report": "/r.html",
    }


def test_a_secret_of_the_environment_is_hidden_wherever_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOUPE_ALERT_WEBHOOKS", "https://hooks.example/one, https://hooks.example/two")
    monkeypatch.setenv("OUTLET_API_KEY", "0123456789")
    told = _line("%s %s %s", "https://hooks.example/two", "?k=0123456789", "postgresql://u:pass@db/x")
    assert told["event"] == f"{HIDDEN} ?k={HIDDEN} postgresql://{HIDDEN}@db/x"
    failed = _line("no", error=OSError("smtp://u:pass@mail.example refused"))
    assert "pass" not in str(failed["exception"]) and "OSError" in str(failed["exception"])


@pytest.mark.slow
def test_a_verification_is_told_in_lines_with_its_run_report_and_issues(tmp_path: Path) -> None:
    dossier = tmp_path / "dossier"
    dossier.mkdir()
    (dossier / "dossier.yml").write_bytes((KURSK / "dossier.yml").read_bytes())
    (dossier / "documents.jsonl").write_bytes((KURSK / "documents.jsonl").read_bytes() + b"{broken\n")
    asked = ("verify", str(KURSK / "article.fr.txt"), "--dossier", str(dossier), "--as-of", "2024-12-17", "--json")
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", *asked],
        cwd=REPOSITORY,
        env={**os.environ, "RECOUPE_LOG": "json", "RECOUPE_SMTP_URL": "smtp://desk:geheimnis@mail.example"},
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    run = json.loads(done.stdout)["run"]["id"]
    own = {line["logger"] for line in lines if line["logger"].startswith("recoupe.")}
    assert {"recoupe.command", "recoupe.verify"} <= own
    (kept,) = [line for line in lines if line["event"].startswith("kept")]
    assert (kept["run"], kept["level"]) == (run, "info")
    assert Path(kept["report"]).name == "report.html" and kept["issues"] >= 1
    (issue,) = [line for line in lines if line["level"] == "warning" and "documents.jsonl" in line["event"]]
    assert issue["run"] == run
    assert "geheimnis" not in done.stderr
