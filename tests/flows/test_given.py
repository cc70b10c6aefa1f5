"""What is given and cannot be used is named in one line, with what can be, before anything starts or is lost."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import get_args

import pytest

from db.desk import open_desk
from db.records import save_run
from flows.cli import run
from flows.commands.options import REPORT_LANGUAGES
from flows.commands.verifying import print_outcome
from flows.parameters import check_has_come
from flows.verify import Outcome
from recoupe.errors import BadInput
from reports.language import ReaderLanguage
from tasks.report import write_report
from tests.reports.builder import bridge, later
from tests.shared import REPOSITORY

ARTICLE = str(REPOSITORY / "examples" / "kursk" / "article.fr.txt")
DOSSIER = str(REPOSITORY / "examples" / "kursk")
YEAR_AFTER_NEXT = str(datetime.now(UTC).year + 2)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("verify", ARTICLE, "--as-of", f"{YEAR_AFTER_NEXT}-01-01"), f"--as-of: {YEAR_AFTER_NEXT}-01-01 lies in the"),
        (
            ("reverify", "--all", "--as-of", f"{YEAR_AFTER_NEXT}-01"),
            f"--as-of: {YEAR_AFTER_NEXT}-01 lies in the future",
        ),
        (("watch", DOSSIER, "--as-of", f"{YEAR_AFTER_NEXT}-01-01T00:00Z"), "lies in the future"),
        (("watch", DOSSIER, "/no/such/folder"), "/no/such/folder: no such folder"),
        (("verify", "/no/such/article.txt"), "/no/such/article.txt: no such file"),
        (("verify", ARTICLE, "--topic", "gardening"), "gardening: no such topic; there are "),
        (("verify", ARTICLE, "--backend", "oracle"), "no stance backend 'oracle'"),
        (("verify", ARTICLE, "--backend", "llm"), "RECOUPE_LLM_MODEL"),
        (("verify", ARTICLE, "--decomposer", "oracle"), "no decomposer 'oracle'"),
        (("verify", ARTICLE, "--dossier", "/no/such/dossier"), "/no/such/dossier: is no dossier"),
        (("reverify", "--all", "--dossier", "/no/such/dossier"), "/no/such/dossier: is no dossier"),
        (("verify", ARTICLE, "--dossier", DOSSIER, "--out", "/proc/report"), "/proc/report: cannot be written"),
        (("verify", ARTICLE, "--dossier", DOSSIER, "--out", ARTICLE), f"{ARTICLE}: cannot be written"),
    ],
)
def test_what_cannot_be_verified_as_asked_for_is_told_before_anything_starts(
    words: tuple[str, ...], told: str, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert told in line
    assert not own_home.exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("review", "RUN", "--by", "Ana Ruiz"), "--by: of which decision? name one of --sign, --withdraw, --override"),
        (("review", "RUN", "--reason", "x", "--code", "legal"), "--reason, --code: of which decision?"),
        (("review", "RUN", "--said", "--sign", "--by", "Ana Ruiz"), "--said goes with --override"),
        (("history", "RUN", "--language", "de"), "--language: 'de' is none of fr, en"),
        (("history", "--claim", "1"), "--claim: of which article?"),
        (("report", "RUN", "--language", "de"), "--language: 'de' is none of fr, en"),
        (("verify", ARTICLE, "--language", "de"), "--language: 'de' is none of fr, en"),
        (("site", "--out", "/no/such/folder", "--language", "de"), "--language: 'de' is none of fr, en"),
        (("site", "--out", "/no/such/folder", "--url", "notaurl"), "--url: 'notaurl' is no address of http://"),
        (("sources", "list", "--bloc", "marsian"), "--bloc: no source is of 'marsian'; there are "),
        (
            ("archive", "search", "Kursk", "--language", "zz"),
            "--language: no document is in 'zz'; there are en, ",
        ),
    ],
)
def test_what_goes_with_nothing_or_is_nothing_known_is_named_with_what_is(
    words: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    save_run(open_desk().engine, bridge())
    assert run([bridge().run.id if word == "RUN" else word for word in words]) == 2
    captured = capsys.readouterr()
    (line,) = captured.err.splitlines()
    assert told in line and not captured.out


def test_languages_of_a_report_are_those_that_there_are() -> None:
    assert get_args(ReaderLanguage) == REPORT_LANGUAGES


def test_a_search_without_hits_says_so_beside_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["archive", "search", "Kursk"]) == 0
    captured = capsys.readouterr()
    assert not captured.out and "no document" in captured.err


def test_history_without_an_id_lists_what_is_on_record_by_the_ids_that_commands_ask_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["history"]) == 0
    assert "recoupe verify ARTICLE" in capsys.readouterr().err
    before = bridge()
    after = later(before)
    for version, parent in ((before, None), (after, before.run.id)):
        save_run(open_desk().engine, version, parent=parent)
    assert run(["history"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"{after.run.id}  as of {after.run.as_of}  proposed") and after.article.title in line
    assert run(["history", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["id"], row["version"], row["status"]) == (after.run.id, 2, "proposed")


def test_today_is_no_future_in_any_zone() -> None:
    now = datetime.now(UTC)
    check_has_come(now.date().isoformat())
    check_has_come((now + timedelta(hours=14)).date().isoformat())
    check_has_come(now.isoformat())
    with pytest.raises(BadInput, match="future"):
        check_has_come((now + timedelta(hours=38)).date().isoformat())


def test_the_last_line_of_a_verification_begins_with_the_id_that_commands_ask_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_outcome(Outcome(bridge(), write_report(bridge(), tmp_path, "en")), as_json=False)
    run_of = bridge().run
    assert capsys.readouterr().out.splitlines()[-1] == f"{run_of.id}  as of {run_of.as_of}  proposed"
