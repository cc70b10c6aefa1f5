"""No run cites itself: pages of the desk's own site, and pages that go back to one of its reports."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.model import Document
from recoupe.moments import Moment
from recoupe.own_reports import goes_back_to_a_report, is_own_page, without_own_reports
from reports.language import ReaderLanguage
from reports.markdown import render_markdown
from reports.view import build_view
from tests.reports.builder import bridge

SITE = "https://checks.example/desk/"
PAGE = Document("one", "https://paper.example/a", "The Paper", Moment.parse("2031-10-06"), "en", "", "The bridge fell.")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_page_that_prints_a_report_is_known_by_its_words(language: ReaderLanguage) -> None:
    printed = render_markdown(build_view(replace(bridge(), run=replace(bridge().run, id="x")), language))
    assert goes_back_to_a_report(replace(PAGE, text=printed), "")


@pytest.mark.parametrize(
    "page",
    [
        replace(PAGE, url=SITE + "reports/run-1/report.html"),
        replace(PAGE, links=("http://checks.example/desk/claims/3.html",)),
        replace(PAGE, text="The desk found this confirmed: checks.example/desk/claims/3.html"),
        replace(PAGE, text="The desk found this confirmed (run-0123456789ab)."),
    ],
)
def test_a_page_that_stands_on_the_desks_site_or_leads_there_is_no_evidence(page: Document) -> None:
    kept, issues = without_own_reports([PAGE, page], SITE)
    assert kept == (PAGE,)
    assert [one.subject for one in issues] == [page.url]


def test_a_check_of_this_desk_is_no_check_by_others() -> None:
    assert is_own_page("http://checks.example/desk/claims/run-1/3.html", SITE)
    assert not is_own_page("https://other.example/claims/3.html", SITE) and not is_own_page(PAGE.url, "")


def test_a_link_to_the_front_page_and_a_desk_without_a_site_keep_a_page() -> None:
    assert not goes_back_to_a_report(replace(PAGE, links=(SITE,)), SITE)
    assert not goes_back_to_a_report(replace(PAGE, links=("https://other.example/x",)), "")
