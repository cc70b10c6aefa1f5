"""The plan: who is asked what, in which language, and what cannot be asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from recoupe.gather.gathering import gather
from recoupe.gather.planning import plan, search_terms, stakeholders
from recoupe.gather.queries import Query
from recoupe.gather.search_pages import list_urls
from recoupe.gather.web import Web
from recoupe.model import Attribution, Claim, ClaimKind, Period, Span
from recoupe.moments import Moment
from recoupe.source_files import SearchPage
from recoupe.sources import load_registry
from tests.gather.test_gathering import registry, searched

REGISTRY = load_registry()
NEXT_DAY = Moment.parse("2024-12-17")
MONTHS_LATER = Moment.parse("2025-05-01")


def claim(**fields: object) -> Claim:
    content: dict[str, object] = {
        "id": "claim-1",
        "text": "Des soldats nord-coréens ont été tués ou blessés dans la région de Koursk.",
        "spans": (Span(0, 10),),
        "quote": "Des soldats",
        "language": "fr",
        "kind": ClaimKind.FIGURE,
        "attribution": Attribution("GUR", "affirmer", entity="gur"),
        "actors": ("country_kp",),
        "places": ("kursk_oblast",),
        "period": Period(date(2024, 12, 14), date(2024, 12, 15)),
        "concepts": ("wound",),
    }
    return Claim(**{**content, **fields})  # type: ignore[arg-type]


def planned(as_of: Moment, **fields: object) -> tuple[Query, ...]:
    return plan([claim(**fields)], REGISTRY, as_of)


def test_names_are_put_in_the_form_of_each_language() -> None:
    terms = {language: " ".join(search_terms(claim(), language)) for language in ("fr", "en", "ru", "uk", "ko")}
    assert "Koursk" in terms["fr"] and "Kursk" in terms["en"]
    assert "Курск" in terms["ru"] and "Курськ" in terms["uk"] and "쿠르스크" in terms["ko"]


def test_a_name_that_is_not_listed_is_only_asked_for_in_its_own_script() -> None:
    assert search_terms(claim(actors=("Мост-Трест",), places=(), language="ru"), "fr") == ()
    assert "Мост-Трест" in search_terms(claim(actors=("Мост-Трест",), places=(), language="ru"), "ru")
    assert "Oubange" in search_terms(claim(actors=("Oubange",), places=()), "ko")


def test_everybody_with_a_stake_is_asked_and_others_in_part() -> None:
    assert {"kremlin", "north_korean", "ukrainian"} <= set(stakeholders(claim()))
    queries = planned(NEXT_DAY)
    asked = {query.source for query in queries if query.adapter != "none"}
    assert {"ru_kremlin", "ru_ria", "ua_gur", "kp_kcna", "int_gdelt"} <= asked
    western = {query.source for query in queries if query.bloc == "western" and query.adapter != "none"}
    assert 0 < len(western) <= 2


def test_fresh_claims_go_to_feeds_and_old_ones_to_dated_searches_with_the_reason_logged() -> None:
    fresh = {query.adapter for query in planned(NEXT_DAY) if query.source == "ru_tass_ru"}
    old = [query for query in planned(MONTHS_LATER) if query.source == "ru_tass_ru"]
    assert fresh == {"feed"}
    assert [query.adapter for query in old] == ["none"]
    assert "14 days" in str(old[0].note)
    (dated,) = [query for query in planned(MONTHS_LATER) if query.source == "ru_ria" and query.adapter == "search"]
    assert dated.window is not None and dated.window.start == date(2024, 12, 11)


def test_searches_that_need_a_script_or_a_key_are_logged_and_not_asked() -> None:
    tass = [query for query in planned(MONTHS_LATER) if query.source == "ru_tass_en"]
    assert [query.adapter for query in tass] == ["none"]
    assert "post" in str(tass[0].note)


def test_sources_of_a_stakeholder_that_cannot_be_asked_at_all_are_named() -> None:
    mute = [query for query in planned(NEXT_DAY) if query.source == "" and query.bloc == "north_korean"]
    assert len(mute) == 1 and "Rodong Sinmun" in str(mute[0].note)


def test_the_index_is_asked_in_every_language_around_the_event_and_lately() -> None:
    asked = [query for query in planned(MONTHS_LATER) if query.adapter == "gdelt"]
    assert {query.language for query in asked} == {"fr", "en", "ru", "uk", "ko"}
    windows = {query.window for query in asked}
    assert len(windows) == 2
    assert max(window.end for window in windows if window and window.end) == date(2025, 5, 1)


@pytest.mark.parametrize("as_of", [NEXT_DAY, MONTHS_LATER])
def test_no_window_reaches_beyond_as_of(as_of: Moment) -> None:
    ends = [query.window.end for query in planned(as_of) if query.window]
    assert ends and all(end is not None and end <= as_of.day for end in ends)


def test_a_claim_without_a_date_or_a_known_name_still_has_a_plan() -> None:
    assert any(query.adapter == "gdelt" for query in planned(NEXT_DAY, period=None))
    nameless = planned(NEXT_DAY, actors=(), places=(), attribution=None)
    assert all(query.adapter == "none" for query in nameless)


def test_claims_not_worth_checking_are_not_asked_about() -> None:
    assert planned(NEXT_DAY, checkworthy=0.1) == ()


def test_the_plan_is_the_same_every_time() -> None:
    assert planned(MONTHS_LATER) == planned(MONTHS_LATER)


def test_questions_use_whole_words_and_none_that_is_part_of_a_name() -> None:
    aid = claim(
        text="La Corée du Sud enverra une aide à l'Ukraine.",
        actors=("country_kr", "country_ua"),
        places=(),
        concepts=("south", "send", "aid"),
    )
    assert search_terms(aid, "fr")[:3] == ("Corée du Sud", "Ukraine", "enverra")
    assert search_terms(aid, "ru")[2] == "отправка"


def test_a_claim_that_names_nobody_is_asked_about_with_what_the_article_is_about() -> None:
    bare = claim(id="claim-2", text="Quarante personnes ont été blessées.", actors=(), places=(), concepts=("injure",))
    named = claim(id="claim-1", actors=(), places=("odesa",), concepts=("explode",))
    asked = [
        one for one in plan([named, bare], REGISTRY, NEXT_DAY) if one.claim == "claim-2" and one.adapter == "search"
    ]
    assert asked and all(one.terms[0] in ("Odessa", "Odesa", "Одесса", "Одеса", "오데사") for one in asked)


def test_a_search_without_dates_that_finds_nothing_on_an_old_claim_says_nothing(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    outlet.expect_request("/s").respond_with_data("<main>Nothing</main>", content_type="text/html")
    party = {"bloc": "kremlin", "languages": ["en"], **searched(outlet, "/s")}
    sources = registry(tmp_path, outlet, ru_party=party)
    about = claim(actors=("russia",))
    outcomes = {}
    for as_of in (NEXT_DAY, MONTHS_LATER):
        (row,) = gather(plan([about], sources, as_of), sources, web, as_of).searches
        outcomes[as_of] = (row.outcome, "60 days" in row.note)
    assert outcomes == {NEXT_DAY: ("nothing", False), MONTHS_LATER: ("not_searched", True)}


def test_an_archive_by_day_is_read_beside_the_feeds_for_days_that_are_over_by_then() -> None:
    fresh = [one for one in planned(NEXT_DAY) if one.source == "ua_pravda"]
    assert {(one.adapter, one.language) for one in fresh} == {("feed", "en"), ("feed", "uk"), ("listing", "en")}
    old = [one for one in planned(MONTHS_LATER) if one.source == "ua_pravda"]
    assert [one.adapter for one in old] == ["listing"]
    pravda = REGISTRY.get("ua_pravda")
    assert pravda and pravda.listing
    days = [[url[-9:-1] for url in list_urls(pravda.listing, window.window)] for window in (fresh[0], old[0])]
    assert days == [["14122024", "15122024", "16122024"]] * 2
    assert [url[-9:-1] for url in list_urls(pravda.listing, Period(date(2024, 12, 12), date(2024, 12, 15)))] == [
        "15122024"
    ]


def test_pages_by_day_are_no_search() -> None:
    with pytest.raises(ValueError, match="are a listing"):
        SearchPage.model_validate({"url": "https://phare.example/{day}"})
