"""What an editor decides makes the next version: a page added, a claim reworded; both hold afterwards."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from prefect.settings import PREFECT_API_URL
from pytest_httpserver import HTTPServer
from sqlalchemy import event
from starlette.testclient import TestClient

from db.alerts import alerts_on_record
from db.desk import Desk, open_desk
from db.records import article_of, find_run, history
from db.settings import Settings
from flows import review
from flows.desk_site import DeskSite
from flows.maintain import Upkeep, maintain
from flows.parameters import VerifyParameters
from flows.reverify import choose_runs, parameters_of
from flows.review import Asked, decide, decision_of, render_lagging
from flows.verify import Outcome, verify_article
from recoupe.assess.decided import as_decided
from recoupe.decisions import DecisionKind
from recoupe.errors import BadInput, RecoupeError
from recoupe.model import Bearing, Claim, Verdict, Verification
from recoupe.reasons import DECISION_WITHOUT_CLAIM
from tasks.remember import remember
from tests.gather.conftest import outlet
from tests.shared import REPOSITORY

__all__ = ["outlet"]
pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]

ARTICLE = "The ferry Ilva hit the pier of Sandmo on 3 March 2031. 12 people were hurt.\n"
FOUND = (
    "20 people were hurt when the ferry Ilva hit the pier of Sandmo on 3 March 2031, hospital director Lea Moe said."
)
WORDING = "20 people were hurt when the ferry Ilva hit the pier of Sandmo on 3 March 2031."


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("RECOUPE_ALLOW_LOOPBACK", "1")
    return open_desk()


@pytest.fixture
def first(desk: Desk, tmp_path: Path) -> Verification:
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    return _verified(
        VerifyParameters(article=str(article), published="2031-03-04", online=False, as_of="2031-03-10", language="en")
    )


def _verified(parameters: VerifyParameters) -> Verification:
    outcome = verify_article(parameters, return_state=True).result()
    assert isinstance(outcome, Outcome)
    return outcome.verification


def _decide(desk: Desk, verification: Verification, kind: DecisionKind, **values: str) -> Verification:
    asked = Asked(kind, "Ana Ruiz", "checked by telephone", **values)  # type: ignore[arg-type]
    return decide(desk, decision_of(asked, verification))[0]


def _hurt(found: Verification) -> tuple[str, Verdict]:
    claim = _claim(found)
    verdicts = (one.verdict for one in found.assessments if (one.claim, one.bearing) == (claim.id, Bearing.HOLDS))
    return claim.text, next(verdicts)


def _claim(found: Verification) -> Claim:
    return next(one for one in found.decomposition.claims if "12 people" in one.quote)


def _number(found: Verification) -> str:
    return str(found.decomposition.claims.index(_claim(found)) + 1)


def _serve(outlet: HTTPServer, published: str = "2031-03-05T10:00:00+00:00") -> str:
    dated = f'<meta property="article:published_time" content="{published}">' if published else ""
    page = f'<html lang="en"><head><title>Ferry</title>{dated}</head><body><article><h1>Ferry</h1><p>{FOUND}</p>'
    outlet.expect_request("/ferry").respond_with_data(f"{page}</article></body></html>", content_type="text/html")
    return outlet.url_for("/ferry")


def test_a_page_that_is_added_is_evidence_of_the_next_version_and_of_those_after(
    desk: Desk, first: Verification, outlet: HTTPServer
) -> None:
    address = _serve(outlet)
    assert _hurt(first)[1] is Verdict.INSUFFICIENT
    second = _decide(desk, first, DecisionKind.ADD, document=address)
    (document,) = second.documents
    assert document.url == address and desk.archive.snapshot(document.snapshot).status == 200
    assert {one.passage.document for one in second.evidence} == {document.id}
    third = _verified(parameters_of(second.run.id, as_of="2031-03-11"))
    assert [one.url for one in third.documents] == [address]
    assert [one.kind for one in third.decisions] == [DecisionKind.ADD]


@pytest.mark.parametrize(("published", "reason"), [("2031-03-20T10:00:00+00:00", "as_of"), ("", "no publication date")])
def test_a_page_that_cannot_be_cited_is_refused_and_nothing_is_decided(
    desk: Desk, first: Verification, outlet: HTTPServer, published: str, reason: str
) -> None:
    with pytest.raises(RecoupeError, match=reason):
        _decide(desk, first, DecisionKind.ADD, document=_serve(outlet, published))
    assert desk.decisions(first.run.id) == ()


def test_a_page_that_does_not_answer_or_may_not_be_asked_is_refused(
    desk: Desk, first: Verification, outlet: HTTPServer
) -> None:
    for address in (outlet.url_for("/missing"), "http://169.254.169.254/latest", "file:///etc/hosts", "ferry"):
        with pytest.raises(RecoupeError):
            _decide(desk, first, DecisionKind.ADD, document=address)
    assert desk.decisions(first.run.id) == ()


def test_a_claim_that_is_reworded_stays_so_when_it_is_verified_again(
    desk: Desk, first: Verification, outlet: HTTPServer
) -> None:
    second = _decide(desk, first, DecisionKind.ADD, document=_serve(outlet))
    third = _decide(desk, second, DecisionKind.CORRECT, claim=_number(second), wording=WORDING)
    assert _hurt(third)[0] == WORDING and _hurt(third)[1] is not _hurt(second)[1]
    fourth = _verified(parameters_of(third.run.id, as_of="2031-03-12"))
    assert _hurt(fourth) == _hurt(third)


def test_what_people_decided_on_a_claim_holds_when_other_parts_of_the_article_are_edited(
    desk: Desk, first: Verification, tmp_path: Path, outlet: HTTPServer
) -> None:
    second = _decide(desk, first, DecisionKind.ADD, document=_serve(outlet))
    third = _decide(desk, second, DecisionKind.CORRECT, claim=_number(second), wording=WORDING)
    _decide(desk, third, DecisionKind.OVERRIDE, claim=_number(third), verdict="contested")
    (tmp_path / "article.txt").write_text(f"{ARTICLE}\nThe pier reopened on 5 March 2031.\n", encoding="utf-8")
    fourth = _verified(parameters_of(third.run.id, as_of="2031-03-12"))
    assert {one.id for one in fourth.decomposition.claims}.isdisjoint(one.id for one in third.decomposition.claims)
    assert _hurt(as_decided(fourth)) == (WORDING, Verdict.CONTESTED)
    assert not [one for one in fourth.issues if one.stage == "review"]
    assert desk.load(fourth.run.id).decisions == fourth.decisions
    assert [one.verdicts[_claim(fourth).id] for one in desk.past(third.run.id, fourth)] == [
        _hurt(one)[1] for one in (first, second, third)
    ]


def test_what_people_decided_on_a_claim_that_is_edited_away_is_flagged_and_told(
    desk: Desk, first: Verification, tmp_path: Path
) -> None:
    _decide(desk, first, DecisionKind.OVERRIDE, claim=_number(first), verdict="contested")
    (tmp_path / "article.txt").write_text(ARTICLE.replace("12", "20"), encoding="utf-8")
    second = _verified(parameters_of(first.run.id, as_of="2031-03-12"))
    assert [one.reason.template for one in second.issues if one.stage == "review"] == [DECISION_WITHOUT_CLAIM]
    assert "decision_without_claim" in [one.alert.kind for one in alerts_on_record(desk.engine)]


def test_an_override_of_a_signed_report_makes_the_next_version_and_leaves_what_was_signed(
    desk: Desk, first: Verification
) -> None:
    _decide(desk, first, DecisionKind.SIGN)
    signed = (desk.home / "reports" / first.run.id / "report.json").read_bytes()
    changed = _decide(desk, first, DecisionKind.OVERRIDE, claim=_number(first), verdict="refuted", code="our_error")
    before, after = history(desk.engine, article_of(desk.engine, first.run.id))
    assert (before.status, after.status, after.id) == ("signed", "proposed", changed.run.id)
    assert Verdict.REFUTED not in before.verdicts and after.verdicts[Verdict.REFUTED] == 1
    assert _hurt(as_decided(desk.load(first.run.id)))[1] is Verdict.INSUFFICIENT
    assert _hurt(as_decided(changed))[1] is Verdict.REFUTED
    assert (desk.home / "reports" / first.run.id / "report.json").read_bytes() == signed


def test_what_is_decided_while_the_article_is_verified_again_is_heeded_by_a_version_that_follows_at_once(
    desk: Desk, first: Verification, monkeypatch: pytest.MonkeyPatch
) -> None:
    def remember_late(*given: Any) -> None:
        _decide(desk, first, DecisionKind.CORRECT, claim=_number(first), wording=WORDING)
        remember(*given)

    monkeypatch.setattr("flows.verify.remember", remember_late)
    found = _verified(parameters_of(first.run.id, as_of="2031-03-11"))
    assert _hurt(found)[0] == WORDING and [one.kind for one in found.decisions] == [DecisionKind.CORRECT]
    assert desk.load(find_run(desk.engine, article_of(desk.engine, first.run.id))) == found


def test_only_the_latest_version_is_changed_and_an_older_one_names_it(desk: Desk, first: Verification) -> None:
    second = _decide(desk, first, DecisionKind.CORRECT, claim=_number(first), wording=WORDING)
    for kind, values in ((DecisionKind.OVERRIDE, {"verdict": "refuted"}), (DecisionKind.CORRECT, {"wording": WORDING})):
        with pytest.raises(BadInput, match=second.run.id):
            _decide(desk, first, kind, claim=_number(first), **values)
    assert choose_runs(first.run.id, due=False) == (second.run.id,)
    _decide(desk, first, DecisionKind.SIGN)
    assert len(desk.decisions(second.run.id)) == 2


def test_a_document_is_not_joined_to_itself(desk: Desk, first: Verification, outlet: HTTPServer) -> None:
    second = _decide(desk, first, DecisionKind.ADD, document=_serve(outlet))
    (document,) = second.documents
    with pytest.raises(BadInput, match="not to itself"):
        _decide(desk, second, DecisionKind.JOIN, document=document.id, other=document.url)


def test_a_report_that_is_signed_still_says_what_changed(desk: Desk, first: Verification, outlet: HTTPServer) -> None:
    second = _decide(desk, first, DecisionKind.ADD, document=_serve(outlet))
    report = desk.home / "reports" / second.run.id / "report.json"
    changes = json.loads(report.read_text(encoding="utf-8"))["changes"]
    _decide(desk, second, DecisionKind.SIGN)
    assert changes and json.loads(report.read_text(encoding="utf-8"))["changes"] == changes


def _killed_while_deciding(kind: DecisionKind, run: str, writes: int, **values: str) -> bool:
    """Decide in a process that dies before its so-manieth write; whether it died."""
    child = os.fork()
    if child == 0:
        left = count(writes, -1)
        desk = open_desk()

        def die(*_: object) -> None:
            if not next(left):
                os.kill(os.getpid(), signal.SIGKILL)

        def die_before_a_write(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            if statement.startswith(("INSERT", "UPDATE")):
                die()

        try:
            event.listen(desk.engine, "before_cursor_execute", die_before_a_write)
            event.listen(desk.engine, "commit", die)
            _decide(desk, desk.load(run), kind, **values)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _killed_before_the_report(run: str, kind: DecisionKind, monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    """Decide in a process that dies when the decision is on record and its report is to be written."""
    child = os.fork()
    if child == 0:
        try:
            monkeypatch.setattr(review, "write_report", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
            desk = open_desk()
            _decide(desk, desk.load(run), kind, **values)
        finally:
            os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _finished_by_a_start(desk: Desk, _run: str) -> None:
    words = [sys.executable, "-m", "flows.maintain"]
    environment = {**os.environ, "PREFECT_API_URL": str(PREFECT_API_URL.value())}
    done = subprocess.run(words, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True)
    assert "did not show what was decided: 1" in done.stdout


def _finished_by_upkeep(_desk: Desk, run: str) -> None:
    found = maintain(return_state=True).result()
    assert isinstance(found, Upkeep) and found.rendered == (run,)


def _finished_by_a_reader(desk: Desk, run: str) -> None:
    site = TestClient(DeskSite(desk, Settings(), "en").app(), base_url="http://127.0.0.1:4201")
    assert "Signed by Ana Ruiz" in site.get(f"/reports/{run}/report.html").text


@pytest.mark.parametrize("finish", [_finished_by_a_start, _finished_by_upkeep, _finished_by_a_reader])
def test_a_report_whose_signature_was_killed_before_it_was_written_is_written_by_whoever_comes_next(
    desk: Desk, first: Verification, finish: Callable[[Desk, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    run, page = first.run.id, desk.reports / first.run.id / "report.html"
    _killed_before_the_report(run, DecisionKind.SIGN, monkeypatch)
    assert [one.kind for one in desk.decisions(run)] == [DecisionKind.SIGN]
    assert "Signed by Ana Ruiz" not in page.read_text(encoding="utf-8")
    finish(desk, run)
    assert "Signed by Ana Ruiz" in page.read_text(encoding="utf-8")
    assert render_lagging(desk) == ()


def test_the_report_of_a_later_version_tells_what_is_decided_on_an_earlier_one(desk: Desk, first: Verification) -> None:
    second = _verified(parameters_of(first.run.id, as_of="2031-03-12"))
    _decide(desk, first, DecisionKind.SIGN)
    assert render_lagging(desk) == (second.run.id,) and render_lagging(desk) == ()


@pytest.mark.parametrize(
    ("kind", "values"),
    [(DecisionKind.OVERRIDE, {"verdict": "refuted"}), (DecisionKind.CORRECT, {"wording": WORDING})],
)
def test_killed_before_any_of_its_writes_a_decision_and_the_version_it_makes_are_kept_together_or_not_at_all(
    desk: Desk, first: Verification, kind: DecisionKind, values: dict[str, str]
) -> None:
    _decide(desk, first, DecisionKind.SIGN)
    article, asked = article_of(desk.engine, first.run.id), {"claim": _number(first), "code": "our_error", **values}
    deaths = 0
    for writes in count():
        before = len(history(desk.engine, article))
        killed = _killed_while_deciding(kind, first.run.id, writes, **asked)
        versions = history(desk.engine, article)
        made = [one for one in desk.decisions(versions[-1].id) if one.kind is kind]
        assert len(made) == len(versions) - 1 and versions[0].status == "signed"
        if len(versions) > before:
            break
        assert killed
        deaths += 1
    assert deaths > 5
