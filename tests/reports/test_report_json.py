import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from recoupe.model import Verification
from reports.report_json import report_json
from reports.schema import report_schema, schema_text
from tasks.report import write_report
from tests.reports.builder import bridge, empty, hostile, later, reprints
from tests.shared import REPOSITORY

CASES = {"bridge": bridge, "empty": empty, "reprints": reprints, "hostile": hostile}


def _bytes(verification: Verification) -> bytes:
    return json.dumps(report_json(verification), ensure_ascii=False, indent=2).encode()


def test_the_schema_in_the_documentation_is_that_of_the_models() -> None:
    kept = (REPOSITORY / "docs" / "schema" / "report.schema.json").read_text(encoding="utf-8")
    assert kept == schema_text(), (
        "write it again: python -c 'from reports.schema import schema_text; print(schema_text(), end=\"\")'"
        " > docs/schema/report.schema.json"
    )


@pytest.mark.parametrize("name", CASES)
def test_every_report_keeps_to_the_schema_and_can_be_written(name: str) -> None:
    content = json.loads(_bytes(CASES[name]()))
    Draft202012Validator(report_schema()).validate(content)


def test_the_contract_of_the_design_is_kept() -> None:
    report = json.loads(_bytes(bridge()))
    assert {
        "schema",
        "run",
        "article",
        "claims",
        "evidence",
        "inconsistencies",
        "searches",
        "issues",
        "changes",
    } <= set(report)
    assert {"id", "as_of", "engine", "configuration"} <= set(report["run"])
    claim = report["claims"][1]
    assert {"id", "text", "span", "attribution", "quantities", "assessments", "blocs", "origins"} <= set(claim)
    holds = claim["assessments"]["holds"]
    scores = {"S", "O", "belief", "disbelief", "conflict", "ignorance"}
    assert {"verdict", "modifiers", "admiralty", "reasons", "gates"} | scores <= set(holds)
    assert claim["assessments"]["said"]["verdict"] == "confirmed"
    assert report["claims"][0]["assessments"]["said"] is None
    assert {"searched", "evidence"} == set(claim["blocs"]["harbour_office"])
    assert {"id", "label", "bloc", "evidence", "worth"} <= set(claim["origins"][0])
    wanted = {"id", "claim", "url", "publisher", "published", "language", "quote", "selector", "snapshot", "stance"}
    wanted |= {"entailment", "confidence", "reasons", "origin", "role", "bloc", "bearing"}
    assert wanted <= set(report["evidence"][0])


def test_a_span_indexes_into_the_text_of_the_article_as_it_was_given() -> None:
    report = json.loads(_bytes(bridge()))
    for claim in report["claims"]:
        start, end = claim["span"]
        assert report["article"]["text"][start:end] == claim["quote"]
    assert json.loads(_bytes(hostile()))["article"]["text"].startswith("<script>")


def test_the_shares_of_every_assessment_sum_to_one() -> None:
    for claim in json.loads(_bytes(bridge()))["claims"]:
        for found in claim["assessments"].values():
            if found:
                shares = [found[name] for name in ("belief", "disbelief", "conflict", "ignorance")]
                assert sum(shares) == pytest.approx(1, abs=2e-4)


def test_equal_input_gives_equal_bytes_whatever_order_the_stages_delivered_in() -> None:
    given = bridge()
    turned = replace(
        given,
        evidence=given.evidence[::-1],
        origins=given.origins[::-1],
        assessments=given.assessments[::-1],
        searches=given.searches[::-1],
        documents=given.documents[::-1],
        issues=given.issues[::-1],
    )
    assert _bytes(given) == _bytes(bridge()) == _bytes(turned)


def test_only_the_run_differs_between_two_runs_on_the_same_input() -> None:
    first, second = bridge(), bridge()
    second = replace(second, run=replace(second.run, id="run-2"))
    one, two = report_json(first), report_json(second)
    one.pop("run"), two.pop("run")
    assert one == two


def test_empty_blocs_say_what_was_searched() -> None:
    blocs = json.loads(_bytes(bridge()))["claims"][1]["blocs"]
    assert blocs["north_shore"]["evidence"] == []
    assert blocs["north_shore"]["searched"][0]["outcome"] == "nothing"


def test_changes_name_the_previous_run() -> None:
    before = bridge()
    report = report_json(later(before), before)
    assert report["previous_run"] == "run-1"
    assert "verdict_crossed" in json.dumps(report["changes"])
    assert report_json(before)["changes"] == []


def test_many_may_write_one_report_at_once(tmp_path: Path) -> None:
    found = bridge()
    with ThreadPoolExecutor(8) as pool:
        written = list(pool.map(lambda _: write_report(found, tmp_path, "en"), range(24)))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "report.json", "report.md"]
    assert json.loads(written[0].json.read_text(encoding="utf-8"))["run"]["id"] == found.run.id


def test_report_json_is_the_last_and_tells_that_all_are_there(tmp_path: Path) -> None:
    in_the_way = tmp_path / "report.md"
    in_the_way.mkdir()
    with pytest.raises(OSError, match="md"):
        write_report(bridge(), tmp_path, "en")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.html", "report.md"]
