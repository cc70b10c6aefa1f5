"""The flow is a shell on the plain function, ends in the state it should, and leaves its artifacts."""

import json
from pathlib import Path
from typing import Any, cast

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.flows import load_flow_from_entrypoint
from prefect.utilities.schema_tools import ValidationError as SchemaFault
from prefect.utilities.schema_tools import validate
from pydantic import ValidationError

from db.desk import open_desk
from flows.orchestration import watched_by_a_person
from flows.parameters import VerifyParameters
from flows.verify import Outcome, verify_article
from recoupe import verify
from recoupe.dossiers import load_dossier
from recoupe.inputs import load_article
from recoupe.moments import Moment
from recoupe.settings import load_method
from reports.report_json import report_json
from tests.shared import REPOSITORY

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]

KURSK = REPOSITORY / "examples" / "kursk"
PUBLISHED = "2024-12-16T18:00+01:00"


def _run(tmp_path: Path, **changed: object) -> State[Outcome]:
    values: dict[str, object] = {
        "article": str(KURSK / "article.fr.txt"),
        "published": PUBLISHED,
        "dossiers": [str(KURSK)],
        "as_of": "2024-12-17",
        "topic": "ukraine_war",
        "out": str(tmp_path / "out"),
    }
    parameters = VerifyParameters.model_validate({**values, **changed})
    return cast("State[Outcome]", verify_article(parameters, return_state=True))


def _without_run_and_searches(report: dict[str, Any]) -> dict[str, Any]:
    """What the method found; the flow adds a row for the dossier it opened."""
    return {key: value for key, value in report.items() if key not in ("run", "searches")}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory, prefect: None) -> Outcome:
    folder = tmp_path_factory.mktemp("verify")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RECOUPE_HOME", str(folder / "desk"))
        return _run(folder).result()


def test_flow_and_plain_function_make_the_same_report(outcome: Outcome) -> None:
    article = load_article(str(KURSK / "article.fr.txt"), Moment.parse(PUBLISHED))
    documents = load_dossier(KURSK).documents
    plain = verify(article, documents, Moment.parse("2024-12-17"), method=load_method("ukraine_war"))
    shell = json.loads(outcome.files.json.read_text(encoding="utf-8"))
    assert _without_run_and_searches(shell) == _without_run_and_searches(json.loads(json.dumps(report_json(plain))))


def test_two_runs_make_the_same_bytes_but_for_the_run_id(outcome: Outcome, tmp_path: Path) -> None:
    again = _run(tmp_path).result()
    first = outcome.files.json.read_text(encoding="utf-8")
    second = again.files.json.read_text(encoding="utf-8")
    assert first.replace(outcome.verification.run.id, "") == second.replace(again.verification.run.id, "")


def test_the_run_is_on_record_as_it_was_reported(tmp_path: Path) -> None:
    made = _run(tmp_path).result().verification
    assert open_desk().load(made.run.id) == made


def test_nothing_later_than_as_of_is_cited(outcome: Outcome) -> None:
    report = json.loads(outcome.files.json.read_text(encoding="utf-8"))
    assert report["evidence"]
    assert max(row["published"] for row in report["evidence"]) <= "2024-12-17T23:59:59"


def test_an_article_that_cannot_be_read_fails_the_run(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("")
    state = _run(tmp_path, article=str(empty))
    assert state.is_failed()
    assert state.message and "empty.txt" in state.message
    assert not (tmp_path / "out").exists()


def test_a_broken_row_of_a_dossier_is_an_issue_and_the_run_completes(tmp_path: Path) -> None:
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "dossier.yml").write_text((KURSK / "dossier.yml").read_text(encoding="utf-8"), encoding="utf-8")
    rows = (KURSK / "documents.jsonl").read_text(encoding="utf-8").splitlines()[:5]
    (folder / "documents.jsonl").write_text("\n".join([*rows, "{broken"]), encoding="utf-8")
    state = _run(tmp_path, dossiers=[str(folder)])
    assert (state.name, state.is_completed()) == ("CompletedWithIssues", True)
    assert any("documents.jsonl" in str(issue.reason) + issue.subject for issue in state.result().verification.issues)


async def _artifacts() -> list[str | None]:
    async with get_client() as client:
        return [artifact.key for artifact in await client.read_artifacts()]


def test_the_verdict_table_and_the_way_to_the_report_are_left_for_prefects_interface(outcome: Outcome) -> None:
    import asyncio

    keys = asyncio.run(_artifacts())
    assert {"verdicts", "report"} <= set(keys)


@pytest.mark.parametrize("entrypoint", ["flows.verify:verify_article", "flows.reverify:reverify_due"])
def test_entrypoints_load(entrypoint: str) -> None:
    assert load_flow_from_entrypoint(entrypoint, use_placeholder_flow=False).name in ("verify-article", "reverify-due")


@pytest.mark.parametrize("wrong", [{"published": "yesterday"}, {"as_of": "17/12"}, {"article": ""}, {"unknown": 1}])
def test_wrong_parameters_are_refused_when_the_run_is_created(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        VerifyParameters.model_validate({"article": "a.txt", **wrong})


@pytest.mark.parametrize(
    "wrong",
    [{"as_of": "yesterday"}, {"published": "17/12"}, {"topic": "x"}, {"backend": "x"}, {"decomposer": "x"}, {"x": 1}],
)
def test_prefects_form_refuses_a_wrong_parameter_before_a_run_is_made(wrong: dict[str, object]) -> None:
    schema = verify_article.parameters.model_dump_for_openapi()
    rightly = {"as_of": "2024-12-17", "published": "2024-12-16T18:00+01:00", "topic": "neutral", "backend": "llm"}
    validate({"parameters": {"article": "a.txt", **rightly}}, schema, raise_on_error=True)
    validate({"parameters": {"article": "a.txt", "as_of": None, "topic": None}}, schema, raise_on_error=True)
    with pytest.raises(SchemaFault):
        validate({"parameters": {"article": "a.txt", **wrong}}, schema, raise_on_error=True)


def test_every_parameter_is_explained_in_prefects_form() -> None:
    schema = verify_article.parameters.model_dump()["definitions"]["VerifyParameters"]["properties"]
    assert all(field["title"] and field["description"] for field in schema.values())


def test_a_run_that_a_person_watches_has_no_heartbeat_and_leaves_the_settings_as_they_were() -> None:
    from prefect.settings import get_current_settings

    before = get_current_settings()
    with watched_by_a_person():
        assert get_current_settings().flows.heartbeat_frequency is None
        assert get_current_settings().api == before.api
    assert get_current_settings().flows == before.flows
