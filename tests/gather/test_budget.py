"""The budget: what a claim and a source have time for, who comes first, and what robots.txt has to say in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from recoupe.defaults import gather as limits
from recoupe.gather.budget import within_budget
from recoupe.gather.gathering import gather
from recoupe.gather.planning import plan
from recoupe.gather.queries import Query
from recoupe.gather.web import Web
from recoupe.moments import Moment
from recoupe.sources import Registry
from tests.gather.test_gathering import AS_OF, listed, page, query, registry, searched
from tests.gather.test_planning import NEXT_DAY, REGISTRY, claim


def one_source(outlet: HTTPServer, folder: Path, delay_s: float, **fields: object) -> Registry:
    return registry(folder, outlet, xx_a={**searched(outlet, "/s"), "politeness": {"delay_s": delay_s}, **fields})


def question(number: int, worth: float, source: str = "xx_a", **fields: object) -> Query:
    asked = Query(f"claim-{number}", source, "western", "en", (f"bridge{number}",), "search", worth=worth)
    return replace(asked, **fields)  # type: ignore[arg-type]


def put(queries: tuple[Query, ...]) -> list[str]:
    return [one.claim for one in queries if one.adapter == "search"]


def test_a_source_gets_no_more_questions_than_its_pauses_and_pages_leave_time_for(
    outlet: HTTPServer, tmp_path: Path
) -> None:
    # A question and the three pages that it finds take four pauses: five minutes.
    sources = one_source(outlet, tmp_path, 75)
    kept = within_budget([question(number, number / 10) for number in range(5)], sources)
    assert put(kept) == ["claim-3", "claim-4"]
    assert all("600 seconds" in str(one.note) for one in kept if one.adapter == "none")


def test_an_index_opens_no_pages_of_its_own(outlet: HTTPServer, tmp_path: Path) -> None:
    sources = one_source(outlet, tmp_path, 75, citable=False, domains=["index.example"])
    assert len(put(within_budget([question(number, 0.5) for number in range(9)], sources))) == 8


def test_sources_with_a_stake_come_first_whatever_the_claims_worth(outlet: HTTPServer, tmp_path: Path) -> None:
    sources = one_source(outlet, tmp_path, 150)
    kept = within_budget([question(1, 0.9), question(2, 0.3, has_stake=True)], sources)
    assert put(kept) == ["claim-2"]


def test_the_first_question_of_each_claim_comes_before_the_second_of_another(
    outlet: HTTPServer, tmp_path: Path
) -> None:
    sources = one_source(outlet, tmp_path, 75)
    kept = within_budget([question(1, 0.9), question(1, 0.9), question(2, 0.3)], sources)
    assert put(kept) == ["claim-1", "claim-2"]


def test_a_claim_has_five_minutes_at_a_source(outlet: HTTPServer, tmp_path: Path) -> None:
    sources = one_source(outlet, tmp_path, 37.5)
    kept = within_budget([question(1, 0.9) for _ in range(4)], sources)
    assert put(kept) == ["claim-1"] * 2
    assert all("300 seconds" in str(one.note) for one in kept if one.adapter == "none")


def test_a_claim_has_so_many_questions_and_those_to_the_parties_beyond(outlet: HTTPServer, tmp_path: Path) -> None:
    most = limits.QUESTIONS_PER_CLAIM
    keys = [f"xx_{number}" for number in range(most + 2)]
    sources = registry(tmp_path, outlet, **{key: searched(outlet, "/s") for key in keys})
    asked = [question(1, 0.5, source=key) for key in keys]
    kept = within_budget([*asked, question(1, 0.5, source=keys[0], has_stake=True)], sources)
    assert len(put(kept)) == most and kept[-1].adapter == "search"
    assert "those to the parties first" in str(kept[most].note)
    parties = within_budget([replace(one, has_stake=True) for one in asked], sources)
    assert len(put(parties)) == most + 2


@pytest.mark.parametrize("as_of", [NEXT_DAY, Moment.parse("2025-05-01")])
def test_no_source_with_a_stake_goes_unasked_on_forty_claims_for_want_of_time(as_of: Moment) -> None:
    claims = [claim(id=f"claim-{number}", checkworthy=0.3 + number / 100) for number in range(40)]
    queries = plan(claims, REGISTRY, as_of)
    could_be = {one.source for one in queries if one.has_stake and "no room" not in str(one.note) and one.terms}
    asked = {one.source for one in queries if one.has_stake and one.adapter != "none"}
    assert could_be == asked != set()


def slow_by_its_rules(outlet: HTTPServer, seconds: int) -> None:
    outlet.expect_request("/robots.txt").respond_with_data(f"User-agent: *\nCrawl-delay: {seconds}\n")
    outlet.expect_request("/s").respond_with_data(listed("/a"), content_type="text/html")
    outlet.expect_request("/a").respond_with_data(page("en"), content_type="text/html")


def gathered(outlet: HTTPServer, web: Web, folder: Path) -> Mapping[str, tuple[str, str]]:
    questions = [question(number, number / 10, terms=(f"bridge{number}",)) for number in range(4)]
    found = gather(questions, one_source(outlet, folder, 0), web, AS_OF, seconds=100_000)
    return {one.claim: (one.outcome, one.note) for one in found.searches}


def test_longer_pauses_that_robots_asks_for_leave_room_for_fewer_and_are_in_the_log(
    httpserver: HTTPServer, web: Web, tmp_path: Path
) -> None:
    slow_by_its_rules(httpserver, 75)
    rows = gathered(httpserver, web, tmp_path)
    assert [outcome for outcome, _ in rows.values()] == ["not_searched", "not_searched", "found", "found"]
    assert "600 seconds" in rows["claim-0"][1]
    assert rows["claim-3"][1] == "xx_a: its robots.txt asks for 75 seconds between two requests"
    assert [request.path for request, _ in httpserver.log].count("/s") == 2


def test_a_pace_that_the_file_keeps_anyway_is_no_news(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    outlet.expect_request("/s").respond_with_data(listed(), content_type="text/html")
    (row,) = gather([query("xx_a", "en")], one_source(outlet, tmp_path, 0), web, AS_OF).searches
    assert (row.outcome, row.note) == ("nothing", "")
