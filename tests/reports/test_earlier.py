"""Checks by others are shown apart, in their words, and change nothing else in a report."""

from __future__ import annotations

import json
from dataclasses import replace

from recoupe.earlier_checks import EarlierCheck
from recoupe.moments import Moment
from reports.html import render_html
from reports.markdown import render_markdown
from reports.report_json import report_json
from reports.view import build_view
from tests.reports.builder import bridge

GIVEN = bridge()
CLAIM = GIVEN.decomposition.claims[0].id
DAY = Moment.parse("2031-11-02")
CHECK = EarlierCheck(
    *(CLAIM, "The quay fell into the sea", "A post", "Vérif du Port", "https://verif.example/quai", "Mostly false"),
    DAY,
    "en",
    "int_checks",
)
CHECKED = replace(GIVEN, earlier=(CHECK,))


def test_a_report_names_who_checked_what_and_how_they_put_it() -> None:
    for render in (render_html, render_markdown):
        text = render(build_view(CHECKED, "fr"))
        told = text.partition("Vérifications antérieures par d'autres")[2] or text.partition("antérieures")[2]
        for words in ("Vérif du Port", "Mostly false", "The quay fell into the sea", "A post", "verif.example/quai"):
            assert words in told
    told = json.dumps(report_json(CHECKED)["earlier_checks"])
    assert f'"claim": "{CLAIM}"' in told and '"rating": "Mostly false"' in told and '"published": "2031-11-02"' in told


def test_without_earlier_checks_a_report_has_no_such_part() -> None:
    assert "antérieures" not in render_html(build_view(GIVEN, "fr")) + render_markdown(build_view(GIVEN, "fr"))


def test_earlier_checks_count_for_nothing() -> None:
    with_checks, without = report_json(CHECKED), report_json(GIVEN)
    assert with_checks.pop("earlier_checks") != without.pop("earlier_checks") == []
    assert with_checks == without
