"""Collections of checks that come as one large file are read within a limit of their own, and memory stays bounded."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from recoupe.defaults.gather import MAX_BYTES
from recoupe.errors import LayoutChanged, TooLarge
from recoupe.gather.claim_reviews import parse_reviews
from recoupe.gather.gathering import gather
from recoupe.gather.planning import plan
from recoupe.gather.queries import Query
from recoupe.gather.web import Web, WebSettings
from recoupe.moments import Moment
from recoupe.source_files import Politeness
from recoupe.sources import load_registry
from tests.gather.conftest import Waits, make_web, waits
from tests.gather.test_earlier import indexed, item
from tests.gather.test_gathering import AS_OF
from tests.gather.test_planning import claim

__all__ = ["waits"]

FILLING = "x" * 700
HEAD, TAIL = b'{"@type": "DataFeed", "dataFeedElement": [', b"]}"


def parts(count: int) -> Iterator[bytes]:
    """A feed of checks, the first of them of a bridge, as its host sends it."""
    yield HEAD
    for number in range(count):
        one = item(number, "2024-12-10")
        if number:
            one |= {"claimReviewed": f"Nothing of interest happened in town {number}"}
        yield (b", " if number else b"") + json.dumps({"item": [{**one, "note": FILLING}]}).encode()
    yield TAIL


@pytest.fixture
def large() -> int:
    """The number of checks in a feed of some 60 MB."""
    return 60_000_000 // len(next(iter(list(parts(2))[2:])))


def served(server: HTTPServer, count: int) -> str:
    def answer(_: Request) -> Response:
        return Response(parts(count), content_type="application/json")

    server.expect_request("/data.json").respond_with_handler(answer)
    server.expect_request("/robots.txt").respond_with_data("", status=404)
    return server.url_for("/data.json")


@pytest.mark.slow(seconds=30)
def test_sixty_megabytes_of_checks_are_read_and_memory_stays_bounded(
    httpserver: HTTPServer, waits: Waits, tmp_path: Path, large: int
) -> None:
    web = Web(WebSettings(allow_loopback=True), sleep=waits.sleep, clock=waits.clock)
    feed = {"feeds": [{"url": served(httpserver, large)}], "politeness": {"delay_s": 0, "max_bytes": 100_000_000}}
    sources = indexed(tmp_path, httpserver, **feed)
    asked = [Query("c", "int_checks", "none", "en", ("bridge", "Oubange"), "feed")]
    tracemalloc.start()
    gathered = gather(asked, sources, web, AS_OF)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert gathered.issues == ()
    assert [one.url for one in gathered.earlier] == ["https://verif.example/0"]
    assert peak < 4 * 60_000_000, "the file, what is read of it, and little more"


def test_without_a_limit_of_its_own_a_source_has_that_of_pages(httpserver: HTTPServer, waits: Waits) -> None:
    url = served(httpserver, 400)
    web = make_web(waits)
    with pytest.raises(TooLarge):
        web.fetch(url)
    size = sum(map(len, parts(400)))
    assert len(web.fetch(url, Politeness(delay_s=0, max_bytes=size)).content) == size < MAX_BYTES
    with pytest.raises(TooLarge):
        web.fetch(url, Politeness(delay_s=0, max_bytes=size - 1))


def test_a_feed_that_breaks_off_or_is_no_list_of_checks_is_named() -> None:
    whole = b"".join(parts(3))
    assert len(parse_reviews(whole, "x")) == 3
    for broken in (whole[:-400], HEAD + b"7 8 nonsense", HEAD + b'{"open": "' + b"y" * 3_000_000):
        with pytest.raises(LayoutChanged, match="breaks off"):
            parse_reviews(broken, "x")
    assert parse_reviews(HEAD + TAIL, "x") == ()


def test_a_letter_that_is_cut_between_two_steps_is_whole() -> None:
    feed = json.dumps([{**item(1, "2024-12-10"), "claimReviewed": "мост " * 40_000}], ensure_ascii=False).encode()
    (one,) = parse_reviews(feed, "x")
    assert "\ufffd" not in one.checked and one.checked.startswith("мост мост")


def test_collections_of_checks_are_asked_or_named_as_not_asked() -> None:
    planned = plan([claim()], load_registry(), Moment.parse("2025-03-01"))
    assert {query.adapter for query in planned if query.source == "int_claimreview"} == {"feed"}
    assert {query.adapter for query in planned if query.source == "int_cimple"} == {"none"}
    (note,) = {str(query.note) for query in planned if query.source == "int_cimple"}
    assert note == "CimpleKG: has neither feed nor search that can be asked"
