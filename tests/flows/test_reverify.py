"""Verifying again makes the next version, and says what changed and why."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from db.alerts import alerts_on_record
from db.desk import open_desk
from db.records import history, latest_runs
from flows import reverify
from flows.commands.verifying import each_alone, flow_value
from flows.parameters import VerifyParameters
from flows.reverify import choose_runs, parameters_of, reverify_due, stands_or_fails, stands_unchanged
from flows.verify import Outcome, Unchanged, verify_article
from recoupe.errors import BadInput, RecoupeError
from recoupe.model import Article
from tests.shared import REPOSITORY

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]

KURSK = REPOSITORY / "examples" / "kursk"
LOOKS = 10


def _verify(parameters: VerifyParameters) -> Outcome:
    outcome = verify_article(parameters, return_state=True).result()
    assert isinstance(outcome, Outcome)
    return outcome


def _first(tmp_path: Path, as_of: str = "2024-12-17") -> Outcome:
    return _verify(
        VerifyParameters(
            article=str(KURSK / "article.fr.txt"),
            published="2024-12-16T18:00+01:00",
            dossiers=[str(KURSK)],
            as_of=as_of,
            out=str(tmp_path / "first"),
        )
    )


def _report(outcome: Outcome) -> dict[str, Any]:
    return dict(json.loads(outcome.files.json.read_text(encoding="utf-8")))


def test_the_next_version_lists_what_changed_and_why(tmp_path: Path) -> None:
    first = _first(tmp_path)
    again = _verify(parameters_of(first.verification.run.id[:9], as_of="2025-05-01"))
    report = _report(again)
    assert report["changes"]
    assert any("outdated" in json.dumps(change) for change in report["changes"])
    engine = open_desk().engine
    versions = history(engine, _article(again))
    assert [one.version for one in versions] == [1, 2]
    assert _report(first)["changes"] == []


def _article(outcome: Outcome) -> str:
    from db.records import article_of

    return article_of(open_desk().engine, outcome.verification.run.id)


def test_a_report_is_not_verified_again_as_of_a_moment_before_its_latest_version(tmp_path: Path) -> None:
    first = _first(tmp_path, as_of="2025-05-01")
    run, desk = first.verification.run.id, open_desk()
    with pytest.raises(BadInput, match="before the latest version"):
        parameters_of(run, as_of="2024-12-20")
    asked = parameters_of(run, as_of="2025-05-01").model_copy(update={"as_of": "2024-12-20"})
    state = verify_article(asked, return_state=True)
    assert state.is_failed() and isinstance(state.result(raise_on_failure=False), BadInput)
    assert parameters_of(run, as_of="2025-05").parent == run
    assert latest_runs(desk.engine) == (run,) and not alerts_on_record(desk.engine)
    looking_back = _first(tmp_path, as_of="2024-12-20")
    assert _report(looking_back)["changes"] == [] and not alerts_on_record(desk.engine)


def test_the_earlier_version_stays_as_it_was(tmp_path: Path) -> None:
    first = _first(tmp_path)
    before = first.files.json.read_bytes()
    _verify(parameters_of(first.verification.run.id, as_of="2025-05-01"))
    assert first.files.json.read_bytes() == before
    assert open_desk().load(first.verification.run.id) == first.verification


def test_what_is_due_is_verified_again_and_then_is_not_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = _first(tmp_path, as_of="2024-12-17")
    monkeypatch.setenv("RECOUPE_CADENCE", "3d:6h")
    assert choose_runs(None, due=True) == ()
    monkeypatch.delenv("RECOUPE_CADENCE")
    assert choose_runs(None, due=True) == (first.verification.run.id,)
    state = reverify_due(return_state=True)
    assert state.is_completed()
    assert choose_runs(None, due=True) == ()
    assert len(latest_runs(open_desk().engine)) == 1


def test_a_report_that_cannot_be_looked_at_holds_up_no_other(tmp_path: Path) -> None:
    desk = open_desk()
    for name in ("lost", "kept"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "dossier.yml").write_text(
            "title: Made up\nlicence: CC0\ncompiled: {when: 2026-12-02, how: made up}\n"
        )
        (tmp_path / name / "documents.jsonl").write_text("")
        article = tmp_path / f"{name}.txt"
        article.write_text(f"The ferry {name.title()} hit the pier of Sandmo on 1 December 2026.\n")
        _verify(VerifyParameters(article=str(article), published="2026-12-01", dossiers=[str(tmp_path / name)]))
    shutil.rmtree(tmp_path / "lost")
    lost, kept = sorted(latest_runs(desk.engine), key=lambda run: "Kept" in desk.load(run).article.text)
    changed = [one for one in (lost, kept) if not stands_or_fails(parameters_of(one, only_if_changed=True), desk)]
    assert changed == [lost]
    looked: list[str] = []
    with pytest.raises(RecoupeError, match=f"1 of 2 failed: {lost}"):
        each_alone((lost, kept), lambda run: looked.append(_run_again(run)))
    assert len(looked) == 1


def _run_again(run: str) -> str:
    """As a command does it: whatever Prefect makes of a failed run, the command line has an error of ours."""
    outcome = flow_value(verify_article(parameters_of(run), return_state=True))
    assert isinstance(outcome, Outcome)
    return outcome.verification.run.id


def test_a_run_that_is_not_on_record_is_bad_input() -> None:
    with pytest.raises(BadInput):
        choose_runs("run-nothing", due=False)


def test_where_nothing_changed_there_is_no_new_version_and_the_look_is_on_record(tmp_path: Path) -> None:
    first = _first(tmp_path)
    run, desk = first.verification.run.id, open_desk()
    assert stands_unchanged(parameters_of(run, as_of="2024-12-17", only_if_changed=True), desk)
    (version,) = history(desk.engine, _article(first))
    assert version.unchanged is not None and version.unchanged.date().isoformat() == "2024-12-17"
    state = verify_article(parameters_of(run, as_of="2024-12-17", only_if_changed=True), return_state=True)
    assert state.result() == Unchanged(run)
    assert len(history(desk.engine, _article(first))) == 1
    assert not stands_unchanged(parameters_of(run, as_of="2025-05-01", only_if_changed=True), desk)


def test_another_text_or_method_is_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = tmp_path / "article.txt"
    article.write_bytes((KURSK / "article.fr.txt").read_bytes())
    asked = {"article": str(article), "published": "2024-12-16T18:00+01:00", "dossiers": [str(KURSK)]}
    first = _verify(VerifyParameters.model_validate({**asked, "as_of": "2024-12-17"}))
    again, desk = parameters_of(first.verification.run.id, as_of="2024-12-17", only_if_changed=True), open_desk()
    assert stands_unchanged(again, desk)
    assert not stands_unchanged(again.model_copy(update={"topic": "neutral"}), desk)
    article.write_text(article.read_text(encoding="utf-8") + "\nTrois ponts ont été détruits lundi à Koursk.\n")
    assert not stands_unchanged(again, desk)
    article.unlink()
    assert stands_unchanged(again, desk)


def test_a_file_of_the_same_bytes_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    article = tmp_path / "article.txt"
    article.write_bytes((KURSK / "article.fr.txt").read_bytes())
    asked = {"article": str(article), "published": "2024-12-16", "dossiers": [str(KURSK)], "as_of": "2024-12-17"}
    first = _verify(VerifyParameters.model_validate(asked))
    read: list[str] = []

    def reading(reference: str, *_: object) -> Article:
        read.append(reference)
        return first.verification.article

    monkeypatch.setattr(reverify, "read_again", reading)
    again, desk = parameters_of(first.verification.run.id, as_of="2024-12-17", only_if_changed=True), open_desk()
    assert stands_unchanged(again, desk)
    assert read == []
    monkeypatch.setattr(reverify, "engine_version", lambda: "another")
    stands_unchanged(again, desk)
    assert read == [str(article)], "another version of the program may read otherwise"


def test_a_look_at_all_that_finds_nothing_changed_starts_no_server(tmp_path: Path) -> None:
    first = _first(tmp_path)
    words = ("-m", "flows.cli", "reverify", "--all", "--as-of", "2024-12-17")
    alone = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    done = subprocess.run([sys.executable, *words], env=alone, capture_output=True, text=True, check=True)
    assert done.stdout == f"{first.verification.run.id}: nothing changed; proposed\n"
    assert "server" not in done.stderr


def _seconds_of(step: Callable[[], object]) -> float:
    started = time.perf_counter()
    assert step()
    return time.perf_counter() - started


def test_looking_again_is_many_times_cheaper_than_verifying(tmp_path: Path) -> None:
    first = _first(tmp_path)
    again, desk = parameters_of(first.verification.run.id, as_of="2024-12-17", only_if_changed=True), open_desk()
    # The quickest of several looks: what else the machine does only ever adds to a time, and a look is short enough
    # for that to be most of it.
    looked = min(_seconds_of(lambda: stands_unchanged(again, desk)) for _ in range(LOOKS))
    verified = _seconds_of(lambda: _verify(parameters_of(first.verification.run.id, as_of="2024-12-17")))
    assert verified > 20 * looked, f"a look took {looked:.3f} s, a verification {verified:.3f} s"
