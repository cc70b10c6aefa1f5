"""Earlier checks of a claim: found in an index or a feed of claim reviews, dated, and never opened as evidence."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from recoupe.errors import LayoutChanged
from recoupe.gather.claim_reviews import is_review_feed, parse_reviews
from recoupe.gather.gathering import gather
from recoupe.gather.planning import plan
from recoupe.gather.web import Web
from recoupe.moments import Moment
from recoupe.sources import Registry
from tests.gather.test_gathering import AS_OF, query, registry
from tests.gather.test_planning import claim

TERMS = ("bridge", "Oubange")


def review(number: int, day: str, checked: str = "The bridge of Oubange fell") -> dict[str, object]:
    """A claim with its check, in the form of the index."""
    published = {"url": f"https://verif.example/{number}", "textualRating": "False", "languageCode": "en"}
    published |= {"reviewDate": day} if day else {}
    return {"text": checked, "claimant": "A post", "claimReview": [{**published, "publisher": {"name": "Verif"}}]}


def item(number: int, day: str) -> dict[str, object]:
    """The same as schema.org has it."""
    return {
        "@type": "ClaimReview",
        "claimReviewed": "The bridge of Oubange fell",
        "url": f"https://verif.example/{number}",
        "datePublished": day,
        "author": {"@type": "Organization", "name": "Verif"},
        "itemReviewed": {"@type": "Claim", "author": [{"@type": "Person", "name": "A post"}]},
        "reviewRating": {"@type": "Rating", "ratingValue": "1", "alternateName": "False"},
    }


def indexed(folder: Path, outlet: HTTPServer, **found: object) -> Registry:
    common = {"bloc": "none", "kind": "factcheck", "citable": False, "languages": ["mul"]}
    return registry(folder, outlet, int_checks={**common, "domains": ["checks.example"], **found})


def test_both_forms_of_a_claim_review_say_the_same() -> None:
    of_index = parse_reviews(json.dumps({"claims": [review(1, "2024-12-16")]}).encode(), "x")
    feeds = ([item(1, "2024-12-16")], {"@type": "DataFeed", "dataFeedElement": [{"item": [item(1, "2024-12-16")]}]})
    for feed in feeds:
        content = json.dumps(feed).encode()
        assert is_review_feed(content)
        assert parse_reviews(content, "x", "en") == of_index
    assert (of_index[0].claimant, of_index[0].rating) == ("A post", "False")
    assert of_index[0].published == Moment.parse("2024-12-16")


def test_what_is_no_review_is_passed_over_and_another_form_is_named() -> None:
    odd = {"claims": [7, {"text": "x"}, {"claimReview": "x"}, review(1, "someday")]}
    (only,) = parse_reviews(json.dumps(odd).encode(), "x")
    assert only.published is None
    assert parse_reviews(b"{}", "x") == (), "so the index says that it knows of none"
    for content in (b"<html>", b'{"error": {"code": 403}}', b'"text"'):
        with pytest.raises(LayoutChanged):
            parse_reviews(content, "x")


def test_checks_of_the_claim_known_by_then_are_found_and_no_page_is_opened(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    claims = [
        *(review(1, "2024-12-10"), review(2, "2024-12-16"), review(3, "2025-01-02"), review(4, "")),
        review(5, "2024-12-16", "The mayor of Tirville resigned"),
    ]
    outlet.expect_request("/api").respond_with_json({"claims": claims})
    search = {"url": outlet.url_for("/api") + "?q={query}", "kind": "checks"}
    sources = indexed(tmp_path, outlet, search=search)
    gathered = gather([replace(query("int_checks", "en"), terms=TERMS)], sources, web, AS_OF)
    assert [one.url for one in gathered.earlier] == ["https://verif.example/2", "https://verif.example/1"]
    assert {(one.publisher, one.found_by) for one in gathered.earlier} == {("Verif", "int_checks")}
    assert gathered.documents == () and gathered.issues == ()
    assert [(one.outcome, one.hits) for one in gathered.searches] == [("found", 2)]


def test_a_feed_of_claim_reviews_is_read_for_claims_of_any_age(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    outlet.expect_request("/feed.json").respond_with_json([item(1, "2024-12-10"), item(2, "2025-02-01")])
    sources = indexed(tmp_path, outlet, feeds=[{"url": outlet.url_for("/feed.json"), "language": "en"}])
    asked = plan([claim()], sources, Moment.parse("2026-06-01"))
    assert {(one.adapter, one.source) for one in asked} == {("feed", "int_checks")}
    gathered = gather([replace(query("int_checks", "en", "feed"), terms=TERMS)], sources, web, AS_OF)
    assert [one.url for one in gathered.earlier] == ["https://verif.example/1"]
