"""Verifying again judges what is new and nothing else, and says the same as judging all of it anew."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.desk import Desk, open_desk
from flows.parameters import VerifyParameters
from flows.reverify import parameters_of, reverify_due
from flows.review import rescore_run
from flows.verify import Outcome, verify_article
from recoupe import defaults, verify
from recoupe.defaults import score
from recoupe.judge.rules import RulesStance
from recoupe.model import Claim, Document, Stance, StanceScore, Verification
from recoupe.moments import Moment
from recoupe.rejudging import NOT_FOR_JUDGES, judge_of
from recoupe.settings import load_method
from reports.report_json import report_json
from tests.shared import REPOSITORY

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]

KURSK = REPOSITORY / "examples" / "kursk"
AS_OF = "2024-12-17"
NEW = {
    "url": "https://phare.example/koursk",
    "publisher": "Le Phare",
    "published": "2024-12-16",
    "language": "fr",
    "title": "Koursk",
    "text": "Au moins 30 soldats nord-coréens ont été tués ou blessés dans la région de Koursk, dit le GUR.",
    "kind": "abstract",
}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[Claim, str]]]:
    """Every question that the judge is asked."""
    questions: list[tuple[Claim, str]] = []
    judge = RulesStance.judge

    def noted(
        self: RulesStance, claim: Claim, text: str, language: str, published: Moment | None, at: Moment | None
    ) -> StanceScore:
        questions.append((claim, text))
        return judge(self, claim, text, language, published, at)

    monkeypatch.setattr(RulesStance, "judge", noted)
    yield questions


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "dossier"
    folder.mkdir()
    for name in ("dossier.yml", "documents.jsonl"):
        (folder / name).write_bytes((KURSK / name).read_bytes())
    return folder


def _verify(parameters: VerifyParameters) -> Verification:
    outcome = verify_article(parameters, return_state=True).result()
    assert isinstance(outcome, Outcome)
    return outcome.verification


def _first(dossier: Path) -> Verification:
    article = {"article": str(KURSK / "article.fr.txt"), "published": "2024-12-16T18:00+01:00"}
    return _verify(VerifyParameters.model_validate({**article, "dossiers": [str(dossier)], "as_of": AS_OF}))


def _anew(found: Verification, desk: Desk) -> Verification:
    """The same by the plain method, which remembers nothing."""
    return verify(
        found.article, found.documents, found.run.as_of, method=load_method("ukraine_war"), run_id=found.run.id
    )


def _findings(found: Verification) -> dict[str, object]:
    told = json.loads(json.dumps(report_json(found)))
    return {key: value for key, value in told.items() if key not in ("searches", "changes")}


def test_what_did_not_change_is_not_judged_again(dossier: Path, asked: list[tuple[Claim, str]]) -> None:
    first = _first(dossier)
    assert len(asked) > 100
    asked.clear()
    again = _verify(parameters_of(first.run.id, as_of=AS_OF))
    assert asked == []
    assert (again.evidence, again.assessments, again.judged) == (first.evidence, first.assessments, first.judged)


def test_a_new_document_has_only_its_own_passages_judged(dossier: Path, asked: list[tuple[Claim, str]]) -> None:
    first = _first(dossier)
    everything = len(asked)
    with (dossier / "documents.jsonl").open("a", encoding="utf-8") as rows:
        rows.write(json.dumps(NEW, ensure_ascii=False) + "\n")
    asked.clear()
    again = _verify(parameters_of(first.run.id, as_of=AS_OF))
    new = [text for _, text in asked if text in NEW["text"]]
    assert new
    kept = {one.claim for one in first.judged} & {one.claim for one in again.judged if one in first.judged}
    assert kept, "a claim that the new document does not speak of is not judged again"
    assert not kept & {claim.id for claim, _ in asked}
    # Beside the new ones those that were judged and not shown, because they settled less than others.
    assert len(asked) < everything / 4
    assert _findings(again) == _findings(_anew(again, open_desk()))


def test_letters_of_sources_change_without_a_question(
    dossier: Path, asked: list[tuple[Claim, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _first(dossier)
    monkeypatch.setattr(score, next(_numbers()), 0.123)
    asked.clear()
    after, _ = rescore_run(open_desk(), first.run.id)
    assert asked == []
    assert after.run.configuration != first.run.configuration
    assert [one.passage for one in after.evidence] == [one.passage for one in first.evidence]


def _numbers() -> Iterator[str]:
    return (name for name, value in vars(score).items() if name.isupper() and isinstance(value, float))


def test_another_judge_is_asked_everything(
    dossier: Path, asked: list[tuple[Claim, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _first(dossier)
    monkeypatch.setattr(defaults.judge, "HEDGED", 0.8)
    everything = len(asked)
    asked.clear()
    rescore_run(open_desk(), first.run.id)
    assert len(asked) == everything


def test_a_check_that_failed_is_made_again(dossier: Path, asked: list[tuple[Claim, str]]) -> None:
    first = _first(dossier)
    claim = next(one for one in first.decomposition.claims if any(e.claim == one.id for e in first.evidence))
    failed = replace(
        first,
        evidence=tuple(
            replace(one, score=replace(one.score, stance=Stance.UNKNOWN)) if one.claim == claim.id else one
            for one in first.evidence
        ),
    )
    asked.clear()
    again = verify(
        first.article,
        first.documents,
        first.run.as_of,
        method=load_method("ukraine_war"),
        run_id=first.run.id,
        earlier=failed,
    )
    assert {one.id for one, _ in asked} == {claim.id}
    assert again.evidence == first.evidence


def test_the_schedule_scores_again_what_another_method_made_and_asks_nobody(
    dossier: Path, asked: list[tuple[Claim, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _first(dossier)
    desk = open_desk()
    looked = verify_article(parameters_of(first.run.id, only_if_changed=True), return_state=True).result()
    latest = looked.verification.run.id if isinstance(looked, Outcome) else first.run.id
    state = reverify_due(return_state=True)
    assert "0 scored by another method" in str(state.message)
    monkeypatch.setattr(score, next(_numbers()), 0.123)
    asked.clear()
    state = reverify_due(return_state=True)
    assert state.is_completed() and "1 scored by another method" in str(state.message)
    assert asked == []
    from db.records import latest_runs, parent_of

    (newest,) = latest_runs(desk.engine)
    assert parent_of(desk.engine, newest) == latest
    assert "0 scored by another method" in str(reverify_due(return_state=True).message)


def test_no_judge_reads_the_constants_that_are_not_for_judges() -> None:
    imported = [
        path
        for folder in ("judge", "analysis", "names", "concepts", "languages", "models")
        for path in (REPOSITORY / "recoupe" / folder).rglob("*.py")
        if any(f"recoupe.defaults.{name}" in path.read_text(encoding="utf-8") for name in NOT_FOR_JUDGES)
    ]
    assert imported == []
    assert judge_of("rules") == judge_of("rules") != judge_of("nli")


def test_a_document_is_remembered_by_all_that_a_judge_sees_of_it(dossier: Path, asked: list[tuple[Claim, str]]) -> None:
    first = _first(dossier)
    moved = tuple(_later(one) for one in first.documents)
    asked.clear()
    verify(first.article, moved, first.run.as_of, method=load_method("ukraine_war"), earlier=first)
    assert asked


def _later(document: Document) -> Document:
    return replace(document, published=Moment.parse("2024-12-16T09:00+00:00"))
