"""Killed at any moment, nothing is stored half, no decision is lost, no alert doubled, and the next run completes."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from prefect.settings import PREFECT_API_URL
from pytest_httpserver import HTTPServer
from sqlalchemy import text
from werkzeug import Request, Response

from db.alerts import alerts_on_record
from db.decisions import record_decision
from db.desk import Desk, open_desk
from db.records import article_of, history
from flows.parameters import VerifyParameters
from flows.verify import Outcome, verify_article
from recoupe.decisions import Decision, DecisionKind
from recoupe.moments import Moment
from tests.flows.victim import KURSK
from tests.shared import REPOSITORY

pytestmark = [pytest.mark.slow(seconds=20), pytest.mark.usefixtures("prefect")]
KILLS = 20
SEED = 20241216
LATER = "2025-05-01"


@pytest.fixture
def posts(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The keys of the digests that a desk's webhook was given."""
    keys: list[str] = []

    def take(request: Request) -> Response:
        keys.append(request.headers["Idempotency-Key"])
        return Response("ok")

    httpserver.expect_request("/hook").respond_with_handler(take)
    monkeypatch.setenv("RECOUPE_ALERT_WEBHOOKS", httpserver.url_for("/hook"))
    yield keys


@pytest.fixture
def first() -> Outcome:
    """The version of the Kursk example that lay on the desk on 17 December 2024, signed."""
    asked = {"article": str(KURSK / "article.fr.txt"), "published": "2024-12-16T18:00+01:00", "dossiers": [str(KURSK)]}
    outcome = verify_article(VerifyParameters.model_validate({**asked, "as_of": "2024-12-17"}), return_state=True)
    found = outcome.result()
    assert isinstance(found, Outcome)
    decision = Decision(DecisionKind.SIGN, "R. Adler", "", Moment.parse("2024-12-17"), found.verification.run.id)
    record_decision(open_desk().engine, decision)
    return found


def _victims(run: str, moments: list[float]) -> list[str]:
    words = [sys.executable, "-m", "tests.flows.victim", run, LATER, *(f"{moment:.3f}" for moment in moments)]
    environment = {**os.environ, "PREFECT_API_URL": str(PREFECT_API_URL.value()), "PREFECT_LOGGING_LEVEL": "CRITICAL"}
    done = subprocess.run(
        words, cwd=REPOSITORY, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def _nothing_is_half(desk: Desk, article: str) -> int:
    """Check every version on record; how many there are."""
    with desk.engine.connect() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar() == "ok"
    versions = history(desk.engine, article)
    assert [one.version for one in versions] == list(range(1, len(versions) + 1))
    for one in versions:
        verification = desk.load(one.id)
        assert len(verification.decomposition.claims) == one.claims > 0
        assert verification.assessments and verification.evidence and verification.documents
        folder = desk.home / "reports" / one.id
        assert {path.name for path in folder.iterdir()} == {"report.html", "report.md", "report.json"}
    return len(versions)


def test_a_run_that_is_killed_at_twenty_random_moments(first: Outcome, posts: list[str]) -> None:
    run, desk = first.verification.run.id, open_desk()
    article = article_of(desk.engine, run)
    # The quicker of two: what else the machine does may hold one of them up.
    whole = _victims(run, [-1, -1])
    took = [float(found[1]) for one in whole if (found := re.search(r"ended with 0 in ([\d.]+)", one))]
    assert len(took) == len(whole), whole
    expected = {one.alert.id for one in alerts_on_record(desk.engine)}
    assert expected and len(posts) == 1

    rng = random.Random(SEED)
    ended = _victims(run, [rng.uniform(0, min(took)) for _ in range(KILLS)])
    assert len(ended) == KILLS and sum("killed" in one for one in ended) > KILLS // 2, ended
    before = _nothing_is_half(desk, article)
    assert {one.alert.id for one in alerts_on_record(desk.engine)} == expected

    assert "ended with 0" in _victims(run, [-1])[0]
    assert _nothing_is_half(desk, article) == before + 1
    assert {one.alert.id for one in alerts_on_record(desk.engine)} == expected
    assert len(set(posts)) == len(posts) == 1
    assert [one.by for one in desk.decisions(run)] == ["R. Adler"]


def test_two_runs_of_one_article_at_once_make_two_versions(first: Outcome, posts: list[str]) -> None:
    run, desk = first.verification.run.id, open_desk()
    words = [sys.executable, "-m", "tests.flows.victim", run, LATER, "-1"]
    environment = {**os.environ, "PREFECT_API_URL": str(PREFECT_API_URL.value()), "PREFECT_LOGGING_LEVEL": "CRITICAL"}
    both = [
        subprocess.Popen(words, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, text=True) for _ in range(2)
    ]
    assert all("ended with 0" in one.communicate(timeout=120)[0] for one in both)
    assert _nothing_is_half(desk, article_of(desk.engine, run)) == 3
    assert len(posts) == 1
