"""Verifying again makes the next version, and says what changed and why."""

import json
from pathlib import Path
from typing import Any

import pytest

from db.desk import open_desk
from db.records import history, latest_runs
from flows.parameters import VerifyParameters
from flows.reverify import choose_runs, parameters_of, reverify_due
from flows.verify import Outcome, verify_article
from recoupe.errors import BadInput
from tests.shared import REPOSITORY

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]

KURSK = REPOSITORY / "examples" / "kursk"


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


def test_the_earlier_version_stays_as_it_was(tmp_path: Path) -> None:
    first = _first(tmp_path)
    before = first.files.json.read_bytes()
    _verify(parameters_of(first.verification.run.id, as_of="2025-05-01"))
    assert first.files.json.read_bytes() == before
    assert open_desk().load(first.verification.run.id) == first.verification


def test_what_is_due_is_verified_again_and_then_is_not_due(tmp_path: Path) -> None:
    first = _first(tmp_path, as_of="2024-12-17")
    assert choose_runs(None, due=True) == (first.verification.run.id,)
    state = reverify_due(return_state=True)
    assert state.is_completed()
    assert choose_runs(None, due=True) == ()
    assert len(latest_runs(open_desk().engine)) == 1


def test_a_run_that_is_not_on_record_is_bad_input() -> None:
    with pytest.raises(BadInput):
        choose_runs("run-nothing", due=False)
