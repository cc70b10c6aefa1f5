"""Ways that reach far: captures of sites, archives by day and by page, and results behind an index's own addresses."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from recoupe.errors import LayoutChanged
from recoupe.gather.captures import parse_captures
from recoupe.gather.gathering import gather
from recoupe.gather.hits import Hit
from recoupe.gather.planning import plan
from recoupe.gather.search_pages import list_urls
from recoupe.gather.web import Web
from recoupe.gather.wrapped import unwrapped
from recoupe.model import Period
from recoupe.moments import Moment
from recoupe.source_files import Listing
from tests.gather.test_gathering import AS_OF, listed, page, query, registry
from tests.gather.test_planning import claim

WINDOW = Period(date(2024, 12, 13), date(2024, 12, 31))
SLUGS = ("/2024/bridge-of-oubange-reopens.html", "/2024/mayor-resigns.html", "/2024/12/17/")


def as_lines(root: str) -> bytes:
    """Captures as pywb and Common Crawl list them."""
    rows = [{"urlkey": "x", "timestamp": "20241217", "url": f"{root}{slug}", "status": "200"} for slug in SLUGS]
    return "\n".join(f"example,gazette)/ 20241217 {json.dumps(row)}" for row in rows).encode()


def as_list(root: str) -> bytes:
    """Captures as the Wayback Machine lists them."""
    heads = ["timestamp", "original", "statuscode", "digest"]
    return json.dumps([heads, *(["20241217", f"{root}{slug}", "200", "X"] for slug in SLUGS)]).encode()


@pytest.mark.parametrize("form", [as_lines, as_list])
def test_both_forms_of_an_index_of_captures_say_the_same(form: object) -> None:
    assert callable(form)
    hits = parse_captures(form("https://gazette.example"), "x", "en")
    assert [hit.url for hit in hits] == [f"https://gazette.example{slug}" for slug in SLUGS]
    assert hits[0].title == "2024 bridge of oubange reopens"


def test_an_index_without_captures_is_empty_and_another_answer_is_named() -> None:
    assert parse_captures(b"[]", "x") == parse_captures(b"", "x") == ()
    for content in (b"<html>", b'[["timestamp"], ["2024"]]', b'{"message": "No Captures"}'):
        with pytest.raises(LayoutChanged):
            parse_captures(content, "x")


def test_the_captures_of_a_site_are_asked_once_and_those_that_name_the_claim_are_opened(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    asked: list[str] = []

    def answer(request: Request) -> Response:
        asked.append(request.query_string.decode())
        return Response(as_list(outlet.url_for("").rstrip("/")))

    outlet.expect_request("/cdx").respond_with_handler(answer)
    outlet.expect_request(SLUGS[0]).respond_with_data(page("en"), content_type="text/html")
    search = {
        "url": outlet.url_for("/cdx") + "?url={domain}/*&from={from}",
        "kind": "captures",
        "date_format": "%Y%m%d",
    }
    index = {"kind": "archive", "citable": False, "bloc": "none", "domains": ["captures.example"], "search": search}
    sources = registry(tmp_path, outlet, int_captures=index)
    one = replace(query("int_captures", "en"), terms=("bridge", "Оубанге"), window=WINDOW, site="gazette.example")
    gathered = gather([one, replace(one, claim="other", terms=("bridge", "collapsed"))], sources, web, AS_OF)
    assert asked == ["url=gazette.example/*&from=20241213"]
    assert [one.url for one in gathered.documents] == [outlet.url_for(SLUGS[0])]
    assert [(one.outcome, one.hits) for one in gathered.searches] == [("found", 1), ("nothing", 0)]
    assert gathered.searches[0].query == "site:gazette.example bridge Оубанге"


def test_an_index_of_captures_is_asked_where_nothing_else_reaches_back(outlet: HTTPServer, tmp_path: Path) -> None:
    search = {"url": outlet.url_for("/cdx") + "?url={domain}/*&from={from}", "kind": "captures"}
    own = {**search, "url": "{key}?url={domain}", "needs": "key", "key_env": "RECOUPE_CCNEWS_URL"}
    tool = {"kind": "archive", "citable": False, "bloc": "none"}
    feeds = [{"url": outlet.url_for("/rss"), "language": "en"}]
    party = {"bloc": "kremlin", "kind": "official", "languages": ["en"], "domains": ["party.example"], "feeds": feeds}
    sources = registry(
        tmp_path,
        outlet,
        int_captures={**tool, "domains": ["captures.example"], "search": search},
        int_own={**tool, "domains": ["own.example"], "search": own},
        ru_party=party,
    )
    about = claim(actors=("russia",), period=Period(date(2024, 12, 16), date(2024, 12, 16)))
    old = plan([about], sources, Moment.parse("2025-06-01"))
    assert [(one.source, one.site) for one in old if one.adapter == "search"] == [("int_captures", "party.example")]
    assert any(one.source == "int_own" and "RECOUPE_CCNEWS_URL" in str(one.note) for one in old)
    fresh = plan([about], sources, AS_OF)
    assert not [one for one in fresh if one.site], "its feed reaches there"


def test_a_list_by_day_reaches_the_event_however_long_ago(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    listing = {"url": outlet.url_for("/archive/") + "{day}?p={page}", "date_format": "%Y/%m/%d"}
    urls = list(list_urls(Listing.model_validate(listing), WINDOW))
    assert urls[0].endswith("/archive/2024/12/16?p=1") and len(urls) == 9
    outlet.expect_request("/archive/2024/12/17", query_string="p=2").respond_with_data(
        listed("/a").replace("reopened", "bridge of Oubange reopened"), content_type="text/html"
    )
    outlet.expect_request("/a").respond_with_data(page("en"), content_type="text/html")
    outlet.expect_request(re.compile("/archive/.*")).respond_with_data("no such page", status=404)
    sources = registry(tmp_path, outlet, ru_daily={"bloc": "kremlin", "languages": ["en"], "listing": listing})
    about = claim(actors=("russia",), period=Period(date(2024, 12, 16), date(2024, 12, 16)))
    asked = [one for one in plan([about], sources, Moment.parse("2025-06-01")) if one.adapter == "listing"]
    assert [one.source for one in asked] == ["ru_daily"]
    gathered = gather([replace(asked[0], terms=("bridge",))], sources, web, Moment.parse("2025-06-01"))
    assert [one.url for one in gathered.documents] == [outlet.url_for("/a")]


def coded(address: str) -> str:
    content = b"\x08\x13\x22" + bytes([len(address)]) + address.encode() + b"\xd2\x01\x00"
    return f"https://news.index.example/rss/articles/{urlsafe_b64encode(content).decode().rstrip('=')}?oc=5"


def test_results_behind_an_indexs_own_addresses_lead_to_the_pages() -> None:
    index = "https://news.index.example/rss/search?q=x"
    wrapped = "https://news.index.example/click.aspx?ref=x&url=https%3a%2f%2fphare.example%2fb"
    plain = "https://phare.example/c"
    hits = [Hit(coded("https://phare.example/a")), Hit(wrapped), Hit(plain), Hit(f"{index}/articles/CBMiAU_yqLN")]
    assert [hit.url for hit in unwrapped(hits, index)] == [f"https://phare.example/{name}" for name in "abc"]
    assert unwrapped([], index) == ()


def test_an_index_that_keeps_all_addresses_to_itself_has_failed_and_is_not_silent(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    link = outlet.url_for("/rss/articles/CBMiAU_yqLN")
    feed = f"<rss version='2.0'><channel><item><title>Bridge</title><link>{link}</link></item></channel></rss>"
    outlet.expect_request("/rss").respond_with_data(f"<?xml version='1.0'?>{feed}", content_type="application/rss+xml")
    search = {"url": outlet.url_for("/rss") + "?q={query}", "kind": "feed"}
    sources = registry(tmp_path, outlet, xx_a={"search": search})
    gathered = gather([query("xx_a", "en")], sources, web, AS_OF)
    assert [one.outcome for one in gathered.searches] == ["failed"]
    assert "cannot be read" in str(gathered.issues[0].reason)
