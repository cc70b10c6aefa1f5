"""The command line answers bad input with one line and exit status 2, and good input with the JSON of the design."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from db.desk import open_desk
from db.records import save_run
from flows.cli import run
from reports.alerts import alerts_between
from tests.reports.builder import bridge, later
from tests.shared import REPOSITORY

PUBLISHED = "2024-12-16T18:00+01:00"
ARTICLE = str(REPOSITORY / "examples" / "kursk" / "article.fr.txt")
Done = subprocess.CompletedProcess[str]


def recoupe(*words: str, stdin: str | None = None) -> Done:
    environment = {**os.environ, "COLUMNS": "100"}
    return subprocess.run(
        [sys.executable, "-m", "flows.cli", *words],
        cwd=REPOSITORY,
        env=environment,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _jsonl(path: Path, *rows: object) -> str:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def _read(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.slow
def test_claims_prints_the_contract() -> None:
    done = recoupe("claims", ARTICLE, "--published", PUBLISHED, "--json")
    assert done.returncode == 0, done.stderr
    printed = json.loads(done.stdout)
    text = printed["article"]["text"]
    assert text == Path(ARTICLE).read_text(encoding="utf-8")
    assert set(printed) >= {"article", "claims", "left_out", "inconsistencies"}
    for claim in printed["claims"]:
        spans = claim["span"] if isinstance(claim["span"][0], list) else [claim["span"]]
        assert claim["quote"] == " … ".join(text[start:end] for start, end in spans)
        assert 0 <= claim["checkworthy"] <= 1
    for left in printed["left_out"]:
        assert left["quote"] == text[left["span"][0] : left["span"][1]] and left["why"]


def test_an_article_comes_from_standard_input() -> None:
    done = recoupe("claims", "-", "--published", "2024-05-02", "--json", stdin="A quake killed 12 people in Lima.\n")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["claims"][0]["quantities"][0]["value"] == 12


@pytest.mark.parametrize("content", [b"", b"  \n ", b"\x00\x01\x02\xff" * 50])
def test_an_empty_or_binary_article_is_bad_input(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    done = recoupe("claims", str(path), "--json")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert "article.txt" in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("claims", "missing.txt"),
        ("claims", ARTICLE, "--published", "yesterday"),
        ("claims", "file:///etc/passwd"),
        ("claims", "http://127.0.0.1:9/"),
        ("claims", "http://user:secret@example.org/"),
        ("stance", "missing.jsonl", "--out", "out.jsonl"),
        ("sources", "show", "nothing"),
        ("evaluate", "nothing"),
        ("reverify",),
        ("history", "run-nothing"),
    ],
)
def test_what_cannot_be_used_is_named_in_one_line(words: tuple[str, ...]) -> None:
    done = recoupe(*words)
    assert done.returncode in (1, 2), done.stdout
    lines = [line for line in done.stderr.strip().splitlines() if line.startswith("recoupe: ")]
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [("verify",), ("watch", "--offline"), ("verify", "-", "--dossier")])
@pytest.mark.slow(seconds=8)
def test_a_link_that_leads_to_itself_is_named_in_one_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    done = recoupe(*words, str(loop), stdin="The council of Dray has closed two schools.")
    assert done.returncode == 2
    assert str(loop) in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("site", "--out"),
        ("archive", "export", bridge().run.id, "--out"),
        ("report", bridge().run.id, "--out"),
        ("report", bridge().run.id, "--docx"),
    ],
    ids=["site", "export", "report", "docx"],
)
def test_a_place_that_cannot_be_written_to_is_named_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    save_run(open_desk().engine, bridge())
    in_the_way = tmp_path / "file"
    in_the_way.write_text("a file in the way")
    assert run([*words, str(in_the_way / "out")]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"recoupe: {in_the_way}") and "cannot be written" in line
    assert in_the_way.read_text() == "a file in the way"


def test_stance_answers_in_order_and_names_the_broken_row(tmp_path: Path) -> None:
    pairs = _jsonl(
        tmp_path / "pairs.jsonl",
        {"id": "b", "claim": "The dam burst on Monday.", "evidence": "The dam burst on Monday."},
        {"id": "broken"},
        {"id": "a", "claim": "The dam burst on Monday.", "evidence": "The dam did not burst on Monday."},
    )
    out = tmp_path / "out.jsonl"
    done = recoupe("stance", pairs, "--out", str(out))
    assert done.returncode == 2 and "pairs.jsonl:2:" in done.stderr
    rows = _read(out)
    assert [row["id"] for row in rows] == ["b", "a"]
    assert [row["stance"] for row in rows] == ["supports", "refutes"]
    assert all(row["reasons"] for row in rows)


def test_an_unknown_backend_is_bad_input(tmp_path: Path) -> None:
    pairs = _jsonl(tmp_path / "pairs.jsonl", {"id": "1", "claim": "a", "evidence": "b"})
    done = recoupe("stance", pairs, "--out", str(tmp_path / "out.jsonl"), "--backend", "nothing")
    assert done.returncode == 2 and "rules" in done.stderr


def test_origins_joins_copies(tmp_path: Path) -> None:
    text = (
        "According to the coast guard of Norland, the ferry Aurora ran aground off Stenby on 3 May with 212 on board."
    )
    row = {"published": "2024-05-03", "language": "en", "title": "Ferry aground", "text": text}
    rows = [{"id": key, "publisher": key.upper(), **row} for key in ("one", "two")]
    out = tmp_path / "out.jsonl"
    done = recoupe("origins", _jsonl(tmp_path / "documents.jsonl", *rows), "--out", str(out))
    assert done.returncode == 0, done.stderr
    first, second = _read(out)
    assert first["origin"] == second["origin"]
    assert {first["role"], second["role"]} <= {"origin", "relay", "analyst"}


def test_assess_prints_score_shares_verdict_and_gates(tmp_path: Path) -> None:
    row = {"stance": "supports", "entailment": 1.0, "letter": "B", "interest": 0}
    rows = [
        {"origin": "o1", "bloc": "north", "camp": "x", **row},
        {"origin": "o2", "bloc": "south", "camp": "y", **row},
    ]
    path = tmp_path / "evidence.json"
    path.write_text(json.dumps(rows))
    done = recoupe("assess", str(path), "--json")
    assert done.returncode == 0, done.stderr
    printed = json.loads(done.stdout)
    assert printed["verdict"] == "confirmed"
    assert sum(printed[share] for share in ("belief", "disbelief", "conflict", "ignorance")) == pytest.approx(1)
    assert printed["gates"]


def test_match_knows_names_across_scripts(tmp_path: Path) -> None:
    rows = [
        {"id": 1, "name1": "Vorojba", "name2": "Ворожба"},
        {"id": 2, "name1": "Vorozhba", "name2": "Vorobzha"},
        {"id": 3, "name1": "Zelensky", "name2": "젤렌스키"},
    ]
    out = tmp_path / "out.jsonl"
    done = recoupe("match", _jsonl(tmp_path / "names.jsonl", *rows), "--out", str(out))
    assert done.returncode == 0, done.stderr
    assert [row["match"] for row in _read(out)] == [True, False, True]


def test_sources_are_listed_as_json() -> None:
    done = recoupe("sources", "list", "--json")
    assert done.returncode == 0, done.stderr
    assert {row["bloc"] for row in json.loads(done.stdout)} >= {"western", "south_korean", "kremlin", "ukrainian"}


@pytest.mark.slow(seconds=4)
def test_archive_adds_once_and_finds_across_scripts() -> None:
    folder = str(REPOSITORY / "examples" / "kursk")
    first = json.loads(recoupe("archive", "add", folder, "--json").stdout)
    again = json.loads(recoupe("archive", "add", folder, "--json").stdout)
    assert first["added"] >= 60 and again == {"added": 0, "known": first["added"]}
    hits = json.loads(recoupe("archive", "search", "북한군", "--json", "--as-of", "2024-12-17").stdout)
    assert hits and all(hit["published"] <= "2024-12-17" for hit in hits)
    assert json.loads(recoupe("archive", "stats", "--json").stdout)


def test_db_upgrade_can_be_repeated() -> None:
    for _ in range(2):
        done = recoupe("db", "upgrade")
        assert done.returncode == 0 and "up to date" in done.stdout


def test_help_loads_neither_prefect_nor_the_database_nor_what_draws_tables() -> None:
    words = [sys.executable, "-X", "importtime", "-m", "flows.cli", "--help"]
    done = subprocess.run(words, cwd=REPOSITORY, capture_output=True, text=True, timeout=60, check=True)
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    assert "typer" in loaded
    assert not loaded & {"prefect", "sqlmodel", "sqlalchemy", "pydantic", "trafilatura", "yaml", "rich"}


@pytest.mark.parametrize(
    "words", [("serve",), ("watch", "/no/folder"), ("reverify", "--due"), ("alerts", "list"), ("verify", ARTICLE)]
)
def test_a_mail_server_that_can_be_none_ends_a_command_before_it_does_anything(
    words: tuple[str, ...], own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOUPE_ALERT_EMAIL", "desk@phare.example")
    monkeypatch.setenv("RECOUPE_SMTP_URL", "smtp://mail.phare.example:99999")
    done = recoupe(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("recoupe: RECOUPE_SMTP_URL: ") and len(done.stderr.splitlines()) == 1
    assert not own_home.exists()


@pytest.mark.slow(seconds=11)
def test_what_lists_reports_or_verdicts_says_whether_anybody_has_signed_them() -> None:
    before, after = bridge(), later(bridge())
    engine = open_desk().engine
    save_run(engine, before)
    save_run(engine, after, parent=before.run.id, alerts=alerts_between(before, after))
    signed = recoupe("review", before.run.id, "--sign", "--by", "Ana Ruiz")
    assert signed.stdout.startswith(f"sign: kept; {before.run.id}, signed\n"), signed.stderr
    assert [one["status"] for one in json.loads(recoupe("history", after.run.id, "--json").stdout)] == [
        "signed",
        "proposed",
    ]
    story = json.loads(recoupe("history", after.run.id, "--claim", "2", "--json").stdout)["steps"]
    assert [one["status"] for one in story if one["kind"] == "version"] == ["signed", "proposed"]
    alerts = json.loads(recoupe("alerts", "list", "--json").stdout)
    assert {one["status"] for one in alerts} == {"proposed"}
    texts = {claim.id: claim.text for claim in after.decomposition.claims}
    assert [one["text"] for one in alerts] == [texts.get(one["claim"], "") for one in alerts]
    listed = recoupe("alerts", "list").stdout
    assert f"{after.run.id}  proposed" in listed and any(f"claim: {text}" in listed for text in texts.values())
    recoupe("review", before.run.id, "--withdraw", "--by", "Ana Ruiz", "--reason", "Misread.", "--code", "our_error")
    assert recoupe("review", before.run.id).stdout.splitlines()[0].endswith("withdrawn")


@pytest.mark.slow(seconds=8)
def test_a_report_in_another_language_lies_beside_the_desks_copy(own_home: Path) -> None:
    run, engine = bridge().run.id, open_desk().engine
    save_run(engine, bridge(), parameters={"language": "en"})
    copy = own_home / "reports" / run
    assert recoupe("report", run).stdout.splitlines()[0] == str(copy / "report.html")
    own = (copy / "report.html").read_bytes()
    assert b'lang="en"' in own
    assert recoupe("report", run, "--language", "fr").stdout.splitlines()[0] == str(copy / "fr" / "report.html")
    assert b'lang="fr"' in (copy / "fr" / "report.html").read_bytes()
    assert recoupe("report", run, "--language", "en").stdout.splitlines()[0] == str(copy / "report.html")
    assert (copy / "report.html").read_bytes() == own
