"""Every shipped way of asking, put by a plan and gathered from hosts of this machine that answer in the right form."""

from __future__ import annotations

import json
import re

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from recoupe.defaults import gather as limits
from recoupe.gather.gathering import gather
from recoupe.gather.planning import plan
from recoupe.gather.web import Web
from recoupe.moments import Moment
from recoupe.source_files import Source
from recoupe.sources import Registry, load_registry
from tests.gather.test_gathering import page
from tests.gather.test_planning import MONTHS_LATER, NEXT_DAY, claim

SHIPPED = load_registry()
KEYS = {one.search.key_env: "secret" for one in SHIPPED.sources if one.search and one.search.key_env}
LINK = "http://127.0.0.1:{port}/page"


def here(source: Source, server: HTTPServer) -> Source:
    """The source with all its addresses on this machine, in the form that its file gives them, and without pauses."""

    def moved(way: str, url: str) -> str:
        return url if url.startswith("{key}") else server.url_for(f"/{source.key}/{way}/") + url.partition("://")[2]

    fields = source.model_dump(mode="json")
    for feed in fields["feeds"]:
        feed["url"] = moved("feed", feed["url"])
    for way in ("listing", "search"):
        if fields[way]:
            fields[way]["url"] = moved(way, fields[way]["url"])
    return Source.model_validate({**fields, "politeness": {"delay_s": 0}})


def nested(path: str, leaf: object) -> object:
    """`leaf` at a dotted path, in which a number is a place in a list."""
    for part in reversed([one for one in path.split(".") if one]):
        leaf = [leaf] if part.isdigit() else {part: leaf}
    return leaf


def answer(source: Source, way: str, link: str) -> Response:
    search = source.search
    kind = search.kind if search and way == "search" else {"feed": "feed"}.get(way, "html")
    if kind == "json" and search:
        return Response(json.dumps(nested(search.results, [nested(search.link, link)])))
    if kind == "checks":
        return Response(json.dumps({"claims": []}))
    if kind == "captures":
        return Response(json.dumps([["original"], [link]]))
    if kind == "feed":
        item = f"<item><title>Kursk</title><link>{link}</link></item>"
        return Response(f"<?xml version='1.0'?><rss version='2.0'><channel>{item}</channel></rss>")
    return Response(f'<main><h2><a href="{link}">One headline of an outlet that nobody knows</a></h2></main>')


@pytest.mark.parametrize("as_of", [NEXT_DAY, MONTHS_LATER], ids=["next day", "months later"])
def test_every_shipped_address_is_asked_whole_and_none_fails(
    httpserver: HTTPServer, web: Web, monkeypatch: pytest.MonkeyPatch, as_of: Moment
) -> None:
    monkeypatch.setattr(limits, "SOURCES_PER_OTHER_BLOC", len(SHIPPED.sources))
    registry = Registry(tuple(here(one, httpserver) for one in SHIPPED.sources))
    keys = {**KEYS, "RECOUPE_SEARXNG_URL": httpserver.url_for("/int_searxng/search")}
    keys["RECOUPE_CCNEWS_URL"] = httpserver.url_for("/int_ccnews/search")

    def respond(request: Request) -> Response:
        key, way = request.path.split("/")[1:3]
        source = registry.get(key)
        assert source, request.path
        return answer(source, way, LINK.format(port=httpserver.port))

    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/page").respond_with_data(page("en"), content_type="text/html")
    httpserver.expect_request(re.compile("/[a-z]{2,3}_.*")).respond_with_handler(respond)
    queries = plan([claim(concepts=("wound", "kill"))], registry, as_of, keys)
    found = gather(queries, registry, web, as_of, keys=keys)
    assert [one for one in found.searches if one.outcome == "failed"] == []
    addresses = [request.url for request, _ in httpserver.log]
    assert not [one for one in addresses if re.search(r"[{}]|%7[BD]", one)]
    asked = {
        (request.path.split("/")[1], request.path.split("/")[2])
        for request, _ in httpserver.log[1:]
        if "_" in request.path
    }
    wanted = {(one.source, one.adapter) for one in queries if one.adapter != "none"}
    assert {(key, "search" if way == "gdelt" else way) for key, way in wanted} == asked
    if as_of is NEXT_DAY:
        can_be = {
            one.key for one in registry.sources if one.feeds or one.listing or (one.search and one.search.is_open(keys))
        }
        named = {one.key for one in registry.sources if one.search and one.search.kind in ("names", "captures")}
        assert can_be - {key for key, _ in asked} - named == set(), "a source that can be asked and is not"
