"""Hosts: one pace for all who gather in a process, rules read once, and no time for those that never come to an end."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from recoupe.errors import SourceSkipped, SourceUnavailable, TookTooLong
from recoupe.gather.freshness import OF_FEEDS, OF_RULES, Bounds, fresh_s, left_s
from recoupe.gather.gathering import gather
from recoupe.gather.traffic import Traffic
from recoupe.gather.transport import Deadline
from recoupe.gather.web import Fetched, Web
from recoupe.source_files import Politeness
from tests.gather.conftest import NOW, SETTINGS, Waits, answering, make_web
from tests.gather.test_gathering import AS_OF, _archive, listed, page, query, registry, searched

ROBOTS = "/robots.txt"


@pytest.fixture
def threaded() -> Iterator[HTTPServer]:
    """A host that answers several at once."""
    with HTTPServer(threaded=True) as server:
        server.expect_request(ROBOTS).respond_with_data("", status=404)
        yield server


def paths(server: HTTPServer) -> list[str]:
    return [request.path for request, _ in server.log]


def test_however_many_gather_at_once_a_host_is_asked_at_one_pace(
    threaded: HTTPServer, waits: Waits, monkeypatch: pytest.MonkeyPatch
) -> None:
    threaded.expect_request("/a").respond_with_data("x")
    monkeypatch.setattr("recoupe.gather.traffic._shared", Traffic(waits.clock, waits.sleep))
    with ThreadPoolExecutor(2) as both:
        gentle = Politeness(delay_s=20)
        asked = [both.submit(Web(SETTINGS).fetch, threaded.url_for("/a"), gentle) for _ in range(5)]
        assert [one.result().content for one in asked] == [b"x"] * 5
    assert waits.slept == [20] * 4, "by a clock that stands still while a host is asked"
    assert paths(threaded).count(ROBOTS) == 1


@pytest.mark.parametrize("concurrency", [1, 3])
@pytest.mark.slow(seconds=2)
def test_a_host_is_asked_as_many_things_at_once_as_its_file_says(
    threaded: HTTPServer, tmp_path: Path, concurrency: int
) -> None:
    busy, most, lock = 0, 0, threading.Lock()
    all_at_once = threading.Barrier(concurrency)

    def answer(_: Request) -> Response:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        all_at_once.wait(20)
        # Time for one too many to come.
        time.sleep(0.1)
        with lock:
            busy -= 1
        return Response(page("en"), content_type="text/html")

    found = ("/a", "/b", "/c", "/d", "/e", "/f")
    threaded.expect_request("/s").respond_with_data(listed(*found), content_type="text/html")
    for path in found:
        threaded.expect_request(path).respond_with_handler(answer)
    search = {"url": threaded.url_for("/s").replace("localhost", "127.0.0.1") + "?q={query}"}
    politeness = {"delay_s": 0, "concurrency": concurrency}
    outlet = {"domains": ["127.0.0.1"], "search": search, "politeness": politeness}
    gathered = gather([query("xx_a", "en")], registry(tmp_path, threaded, xx_a=outlet), Web(SETTINGS), AS_OF)
    assert len(gathered.snapshots) == 1 and most == concurrency


def dripping(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(200):
        connection.sendall(b".")
        time.sleep(0.02)


def test_a_host_that_drips_is_given_up_on(waits: Waits) -> None:
    with answering(dripping) as url:
        web = make_web(waits, obey_robots=False, whole_timeout_s=0.1)
        for _ in range(4):
            with pytest.raises(TookTooLong):
                web.fetch(url)
        with pytest.raises(SourceUnavailable, match="left alone"):
            web.fetch(url)


def test_rules_that_cannot_be_read_are_not_asked_for_with_every_page(httpserver: HTTPServer, waits: Waits) -> None:
    httpserver.expect_request(ROBOTS).respond_with_data("", status=500)
    web = make_web(waits)
    for path in ("/a", "/b", "/c"):
        with pytest.raises(SourceSkipped, match="500 3 times"):
            web.fetch(httpserver.url_for(path))
    assert paths(httpserver) == [ROBOTS] * 3


def test_a_run_ends_when_its_time_is_up_and_says_what_was_not_asked(outlet: HTTPServer, tmp_path: Path) -> None:
    outlet.expect_request("/s").respond_with_data("<main>Nothing</main>", content_type="text/html")
    slow = {**searched(outlet, "/s"), "politeness": {"delay_s": 30}}
    sources = registry(tmp_path, outlet, xx_a=slow)
    began = time.monotonic()
    other = replace(query("xx_a", "en"), claim="other", terms=("harbour",))
    gathered = gather([query("xx_a", "en"), other], sources, Web(SETTINGS), AS_OF, seconds=5)
    assert time.monotonic() - began < 5
    assert [one.outcome for one in gathered.searches] == ["nothing", "failed"]
    assert "the time of this run is up" in str(gathered.issues[0].reason)


def test_a_name_that_nobody_resolves_is_not_waited_for() -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(3)
        return ["127.0.0.1"]

    web = Web(replace(SETTINGS, obey_robots=False, max_tries=1, connect_timeout_s=0.3), resolver=slow)
    began = time.monotonic()
    with pytest.raises(SourceSkipped, match="no answer in time"):
        web.fetch("http://nowhere.example/")
    assert time.monotonic() - began < 2


@pytest.fixture
def deaf() -> Iterator[int]:
    """A port where connections are neither accepted nor refused: the queue of its host is full."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(server.getsockname())
        yield server.getsockname()[1]
        for one in waiting:
            one.close()


def test_several_dead_addresses_share_the_time_of_one(deaf: int, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[float] = []
    connect = socket.create_connection

    def connecting(address: tuple[str, int], seconds: float) -> socket.socket:
        given.append(seconds)
        return connect(address, seconds)

    monkeypatch.setattr(socket, "create_connection", connecting)
    settings = replace(SETTINGS, obey_robots=False, max_tries=1, connect_timeout_s=0.6)
    web = Web(settings, resolver=lambda _host, _port: ["127.0.0.1"] * 4)
    began = time.monotonic()
    with pytest.raises(SourceSkipped, match="no answer in time"):
        web.fetch(f"http://localhost:{deaf}/")
    assert time.monotonic() - began > 0.5
    assert len(given) == 4 and 0 < sum(given) < 0.61


@pytest.mark.slow(seconds=2)
def test_a_host_that_is_dead_delays_nobody(threaded: HTTPServer, tmp_path: Path) -> None:
    served, all_served = threading.Semaphore(0), []

    def answer(_: Request) -> Response:
        served.release()
        return Response(page("en"), content_type="text/html")

    def saying_nothing(connection: socket.socket) -> None:
        connection.recv(65_536)
        all_served.append(all(served.acquire(timeout=20) for _ in found))

    found = [f"/{number}" for number in range(5)]
    threaded.expect_request("/s").respond_with_data(listed(*found), content_type="text/html")
    for path in found:
        threaded.expect_request(path).respond_with_handler(answer)
    with answering(saying_nothing) as url:
        dead = {"search": {"url": url.replace("127.0.0.1", "localhost") + "s?q={query}"}}
        alive = {"search": {"url": threaded.url_for("/s").replace("localhost", "127.0.0.1") + "?q={query}"}}
        sources = registry(tmp_path, threaded, xx_a=dead, xx_b={**alive, "domains": ["127.0.0.1"]})
        web = Web(replace(SETTINGS, read_timeout_s=120, whole_timeout_s=120, max_tries=1))
        gathered = gather([query("xx_a", "en"), query("xx_b", "en")], sources, web, AS_OF)
    assert [one.outcome for one in gathered.searches] == ["failed", "found"]
    assert all_served == [True], "before the dead one was given up on"


def test_a_connection_that_comes_after_the_time_is_up_is_cut_at_once() -> None:
    deadline = Deadline()
    near, far = socket.socketpair()
    with near, far, deadline.within(0.05) as is_over:
        assert is_over.wait(2)
        deadline.register(near)
        far.settimeout(2)
        assert far.recv(1) == b""


def test_a_crawl_delay_is_honoured_in_full_or_the_host_is_left_out(
    httpserver: HTTPServer, waits: Waits, web: Web
) -> None:
    httpserver.expect_request(ROBOTS).respond_with_data("User-agent: *\nCrawl-delay: 90\n")
    httpserver.expect_request("/a").respond_with_data("x")
    for _ in range(2):
        web.fetch(httpserver.url_for("/a"))
    assert waits.slept == [90.0]
    httpserver.clear()
    httpserver.expect_request(ROBOTS).respond_with_data("User-agent: *\nCrawl-delay: 600\n")
    with pytest.raises(SourceSkipped, match="600 seconds"):
        make_web(waits).fetch(httpserver.url_for("/a"))
    assert paths(httpserver) == [ROBOTS]


def test_rules_are_read_again_when_they_are_no_longer_good(httpserver: HTTPServer, waits: Waits, web: Web) -> None:
    httpserver.expect_request(ROBOTS).respond_with_data("", headers={"Cache-Control": "max-age=1200"})
    httpserver.expect_request("/a").respond_with_data("x")
    for seconds in (0, 1100, 200):
        waits.time += seconds
        web.fetch(httpserver.url_for("/a"))
    assert paths(httpserver) == [ROBOTS, "/a", "/a", ROBOTS, "/a"]


def test_rules_that_another_process_read_are_used_while_good_and_then_asked_only_for_changes(
    httpserver: HTTPServer, waits: Waits
) -> None:
    tagged = {"ETag": '"one"', "Cache-Control": "max-age=1200"}
    httpserver.expect_request(ROBOTS).respond_with_data("User-agent: *\nDisallow: /private\n", headers=tagged)
    kept: list[Fetched] = []
    url = httpserver.url_for("/private/a")

    def ask(now: datetime) -> None:
        web = Web(
            SETTINGS,
            sleep=waits.sleep,
            clock=waits.clock,
            now=lambda: now,
            earlier=lambda address: next((one for one in kept if one.url == address), None),
            record=kept.append,
        )
        with pytest.raises(SourceSkipped, match="does not allow"):
            web.fetch(url)

    ask(NOW)
    assert [(one.url, one.status) for one in kept] == [(httpserver.url_for(ROBOTS), 200)]
    assert b"/private" in kept[0].content
    ask(NOW + timedelta(seconds=1100))
    assert paths(httpserver) == [ROBOTS]
    httpserver.clear()
    httpserver.expect_request(ROBOTS, headers={"If-None-Match": '"one"'}).respond_with_data("", status=304)
    ask(NOW + timedelta(seconds=1300))
    assert [(one.status, one.content) for one in kept[1:]] == [(304, kept[0].content)]


def test_a_feed_is_not_asked_again_while_it_is_good_by_its_own_word(
    outlet: HTTPServer, waits: Waits, tmp_path: Path
) -> None:
    archive = _archive(tmp_path)
    item = "<item><title>Harbour closed</title><link>https://phare.example/a</link></item>"
    body = f"<?xml version='1.0'?><rss version='2.0'><channel>{item}</channel></rss>"
    outlet.expect_request("/rss").respond_with_data(body, headers={"Cache-Control": "max-age=600"})
    sources = registry(tmp_path, outlet, xx_a={"feeds": [{"url": outlet.url_for("/rss")}]})
    for minutes in (0, 9, 11):
        web = Web(
            SETTINGS,
            sleep=waits.sleep,
            clock=waits.clock,
            now=partial(lambda later: NOW + timedelta(minutes=later), minutes),
            earlier=archive.last_fetch,
        )
        gathered = gather([query("xx_a", "en", "feed")], sources, web, AS_OF, archive.keep_fetched)
        assert [one.outcome for one in gathered.searches] == ["nothing"]
    assert paths(outlet).count("/rss") == 2


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, 7),
        ({"cache-control": "max-age=100"}, 100),
        ({"cache-control": 'private, MAX-AGE="100"', "age": "40"}, 60),
        ({"cache-control": "max-age=99999"}, 1000),
        ({"cache-control": "no-store, max-age=100"}, 5),
        ({"cache-control": "no-cache"}, 5),
        ({"expires": "Thu, 01 May 2025 12:03:00 GMT", "date": "Thu, 01 May 2025 12:00:00 GMT"}, 180),
        ({"expires": "0"}, 5),
        ({"expires": "Thu, 01 May 1999 12:03:00 GMT", "date": "Thu, 01 May 2025 12:00:00 GMT"}, 5),
        ({"cache-control": "max-age=²"}, 7),
    ],
)
def test_an_answer_is_good_for_as_long_as_it_says_within_bounds(headers: dict[str, str], seconds: float) -> None:
    assert fresh_s(headers, Bounds(least=5, most=1000, unsaid=7)) == seconds


def test_what_failed_or_led_on_or_comes_from_the_future_is_never_good() -> None:
    kept = Fetched("u", "u", ("u",), 200, {"cache-control": "max-age=100"}, b"", NOW, "")
    assert left_s(kept, NOW, OF_FEEDS) == 100 and left_s(kept, NOW, OF_RULES) == 600
    assert left_s(None, NOW, OF_FEEDS) == 0
    for odd in (replace(kept, status=404), replace(kept, status=301), replace(kept, fetched_at=NOW + timedelta(1))):
        assert left_s(odd, NOW, OF_FEEDS) == 0
