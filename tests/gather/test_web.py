"""Fetching: polite, bounded, and complete enough to show later what was there."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from recoupe.errors import AddressRefused, SourceSkipped, SourceUnavailable, TooLarge
from recoupe.gather.web import USER_AGENT, Web
from recoupe.source_files import Politeness
from tests.gather.conftest import NOW, Waits, make_web


def first_refusing(status: int, retry_after: str) -> Callable[[Request], Response]:
    answers = [Response(status=status, headers={"Retry-After": retry_after})]
    return lambda _: answers.pop() if answers else Response("at last")


def test_a_fetch_keeps_bytes_hash_headers_and_time(outlet: HTTPServer, web: Web) -> None:
    outlet.expect_request("/a").respond_with_data("Le pont rouvre", content_type="text/html; charset=utf-8")
    fetched = web.fetch(outlet.url_for("/a"))
    assert fetched.content == b"Le pont rouvre"
    assert fetched.sha256 == hashlib.sha256(b"Le pont rouvre").hexdigest()
    assert fetched.headers["content-type"] == "text/html; charset=utf-8"
    assert (fetched.status, fetched.fetched_at, fetched.chain) == (200, NOW, (outlet.url_for("/a"),))


def test_the_request_says_who_asks_and_takes_no_cookies(outlet: HTTPServer, web: Web) -> None:
    seen: list[Request] = []

    def answer(request: Request) -> Response:
        seen.append(request)
        response = Response("x")
        response.set_cookie("track", "1")
        return response

    outlet.expect_request("/a").respond_with_handler(answer)
    web.fetch(outlet.url_for("/a"))
    web.fetch(outlet.url_for("/a"))
    assert [request.headers["User-Agent"] for request in seen] == [USER_AGENT, USER_AGENT]
    assert "Cookie" not in seen[1].headers


def test_proxies_of_the_environment_are_not_used(outlet: HTTPServer, web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://10.0.0.1:3128")
    monkeypatch.setenv("http_proxy", "http://10.0.0.1:3128")
    outlet.expect_request("/a").respond_with_data("x")
    assert web.fetch(outlet.url_for("/a")).content == b"x"


def test_redirects_are_followed_and_their_chain_is_kept(outlet: HTTPServer, web: Web) -> None:
    outlet.expect_request("/old").respond_with_response(Response(status=301, headers={"Location": "/new"}))
    outlet.expect_request("/new").respond_with_data("moved")
    fetched = web.fetch(outlet.url_for("/old"))
    assert fetched.chain == (outlet.url_for("/old"), outlet.url_for("/new"))
    assert (fetched.url_requested, fetched.url) == fetched.chain


def test_a_redirect_loop_is_left(outlet: HTTPServer, web: Web) -> None:
    outlet.expect_request("/a").respond_with_response(Response(status=302, headers={"Location": "/b"}))
    outlet.expect_request("/b").respond_with_response(Response(status=302, headers={"Location": "/a"}))
    with pytest.raises(TooLarge, match="circle"):
        web.fetch(outlet.url_for("/a"))


def test_an_endless_chain_of_redirects_is_left(outlet: HTTPServer, web: Web) -> None:
    def onward(request: Request) -> Response:
        return Response(status=302, headers={"Location": f"/n/{int(request.path.split('/')[-1]) + 1}"})

    for number in range(20):
        outlet.expect_request(f"/n/{number}").respond_with_handler(onward)
    with pytest.raises(TooLarge, match="more than"):
        web.fetch(outlet.url_for("/n/0"))


@pytest.mark.parametrize(
    "target",
    [
        "http://169.254.169.254/latest/",
        "http://10.0.0.1/",
        "file:///etc/passwd",
        "http://[::ffff:10.0.0.1]/",
        "//u:p@x.example/",
    ],
)
def test_a_redirect_to_a_forbidden_address_is_refused(outlet: HTTPServer, web: Web, target: str) -> None:
    outlet.expect_request("/a").respond_with_response(Response(status=302, headers={"Location": target}))
    with pytest.raises(AddressRefused):
        web.fetch(outlet.url_for("/a"))


def test_a_missing_page_is_skipped_without_another_try(outlet: HTTPServer, web: Web, waits: Waits) -> None:
    outlet.expect_request("/gone").respond_with_data("", status=404)
    with pytest.raises(SourceSkipped, match="404"):
        web.fetch(outlet.url_for("/gone"))
    assert [entry[0].path for entry in outlet.log] == ["/robots.txt", "/gone"]
    assert waits.slept == []


def test_a_host_under_load_gets_the_pause_it_asks_for(outlet: HTTPServer, web: Web, waits: Waits) -> None:
    outlet.expect_request("/a").respond_with_handler(first_refusing(429, "7"))
    assert web.fetch(outlet.url_for("/a")).content == b"at last"
    assert 7.0 in waits.slept


def test_a_pause_given_as_a_date_is_understood(outlet: HTTPServer, web: Web, waits: Waits) -> None:
    outlet.expect_request("/a").respond_with_handler(first_refusing(503, "Thu, 01 May 2025 12:00:20 GMT"))
    web.fetch(outlet.url_for("/a"))
    assert 20.0 in waits.slept


def test_a_host_that_asks_for_an_hour_is_left_out(outlet: HTTPServer, web: Web) -> None:
    outlet.expect_request("/a").respond_with_data("", status=429, headers={"Retry-After": "3600"})
    with pytest.raises(SourceSkipped, match="3600 seconds"):
        web.fetch(outlet.url_for("/a"))


def test_a_failing_server_is_tried_three_times_with_growing_pauses(outlet: HTTPServer, web: Web, waits: Waits) -> None:
    outlet.expect_request("/a").respond_with_data("", status=500)
    with pytest.raises(SourceSkipped, match="500 3 times"):
        web.fetch(outlet.url_for("/a"), Politeness(delay_s=0))
    assert len(waits.slept) == 2
    assert 0 < waits.slept[0] < 2 and 0 < waits.slept[1] < 4


def test_a_host_that_keeps_failing_is_left_alone(outlet: HTTPServer, web: Web) -> None:
    outlet.expect_request("/a").respond_with_data("", status=500)
    for _ in range(2):
        with pytest.raises((SourceSkipped, SourceUnavailable)):
            web.fetch(outlet.url_for("/a"))
    before = len(outlet.log)
    with pytest.raises(SourceUnavailable, match="left alone"):
        web.fetch(outlet.url_for("/a"))
    assert len(outlet.log) == before


def test_requests_to_one_host_keep_their_distance(outlet: HTTPServer, web: Web, waits: Waits) -> None:
    outlet.expect_request("/a").respond_with_data("x")
    for _ in range(3):
        web.fetch(outlet.url_for("/a"), Politeness(delay_s=4))
    assert waits.slept == [4.0, 4.0]


def test_a_page_too_large_by_its_own_word_is_not_read(outlet: HTTPServer, web: Web) -> None:
    outlet.expect_request("/big").respond_with_data("x" * 300_000)
    with pytest.raises(TooLarge, match="300000"):
        web.fetch(outlet.url_for("/big"))


def test_a_page_that_does_not_say_how_large_it_is_is_cut_off(outlet: HTTPServer, web: Web) -> None:
    def endless(_: Request) -> Response:
        return Response((b"x" * 10_000 for _ in range(100)), direct_passthrough=True)

    outlet.expect_request("/big").respond_with_handler(endless)
    with pytest.raises(TooLarge, match="larger than"):
        web.fetch(outlet.url_for("/big"))


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_a_decompression_bomb_does_not_go_off(outlet: HTTPServer, web: Web, encoding: str) -> None:
    content = b"\0" * 50_000_000
    bomb = gzip.compress(content, 9) if encoding == "gzip" else zlib.compress(content, 9)
    outlet.expect_request("/bomb").respond_with_data(bomb, headers={"Content-Encoding": encoding})
    with pytest.raises(TooLarge, match="larger than"):
        web.fetch(outlet.url_for("/bomb"))


def test_compressed_pages_are_opened(outlet: HTTPServer, web: Web) -> None:
    outlet.expect_request("/a").respond_with_data(gzip.compress(b"ouvert"), headers={"Content-Encoding": "gzip"})
    raw_deflate = zlib.compressobj(wbits=-15)
    body = raw_deflate.compress(b"ouvert") + raw_deflate.flush()
    outlet.expect_request("/b").respond_with_data(body, headers={"Content-Encoding": "deflate"})
    assert web.fetch(outlet.url_for("/a")).content == web.fetch(outlet.url_for("/b")).content == b"ouvert"


def test_a_truncated_or_unknown_compression_is_skipped(outlet: HTTPServer, web: Web) -> None:
    outlet.expect_request("/cut").respond_with_data(
        gzip.compress(b"x" * 999)[:-9], headers={"Content-Encoding": "gzip"}
    )
    outlet.expect_request("/br").respond_with_data(b"?", headers={"Content-Encoding": "br"})
    for path in ("/cut", "/br"):
        with pytest.raises(SourceSkipped):
            web.fetch(outlet.url_for(path))


def test_a_page_that_breaks_off_is_not_taken_for_whole(waits: Waits) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def break_off() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nthe beginning")

        thread = threading.Thread(target=break_off)
        thread.start()
        with pytest.raises(SourceSkipped):
            make_web(waits, max_tries=1, obey_robots=False).fetch(f"http://127.0.0.1:{port}/")
        thread.join()


def test_headers_that_drip_are_cut_as_well(waits: Waits) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]

        def drip() -> None:
            connection, _ = server.accept()
            with connection, contextlib.suppress(OSError):
                connection.sendall(b"HTTP/1.1 200 OK\r\n")
                for number in range(60):
                    connection.sendall(f"X-{number}: a\r\n".encode())
                    time.sleep(0.05)

        thread = threading.Thread(target=drip)
        thread.start()
        with pytest.raises(TooLarge, match="took longer"):
            make_web(waits, max_tries=1, obey_robots=False, whole_timeout_s=0.3).fetch(f"http://127.0.0.1:{port}/")
        thread.join()


def test_a_slow_drip_is_cut_although_no_single_wait_is_long(outlet: HTTPServer, waits: Waits) -> None:
    def drip(_: Request) -> Response:
        def drops() -> Iterator[bytes]:
            for _ in range(100):
                time.sleep(0.05)
                yield b"."

        return Response(drops(), direct_passthrough=True)

    outlet.expect_request("/drip").respond_with_handler(drip)
    web = make_web(waits, whole_timeout_s=0.4, max_tries=1)
    began = time.monotonic()
    with pytest.raises(TooLarge, match="took longer"):
        web.fetch(outlet.url_for("/drip"))
    assert time.monotonic() - began < 3


def test_what_robots_forbids_is_not_fetched(httpserver: HTTPServer, web: Web) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /private\nCrawl-delay: 5\n")
    httpserver.expect_request("/open").respond_with_data("x")
    assert web.fetch(httpserver.url_for("/open")).content == b"x"
    with pytest.raises(SourceSkipped, match=r"robots\.txt"):
        web.fetch(httpserver.url_for("/private/a"))
    assert [entry[0].path for entry in httpserver.log] == ["/robots.txt", "/open"]


def test_the_crawl_delay_of_robots_is_honoured(httpserver: HTTPServer, web: Web, waits: Waits) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nCrawl-delay: 5\n")
    httpserver.expect_request("/open").respond_with_data("x")
    web.fetch(httpserver.url_for("/open"))
    web.fetch(httpserver.url_for("/open"))
    assert waits.slept == [5.0]


def test_a_host_whose_robots_cannot_be_read_is_not_fetched(httpserver: HTTPServer, web: Web) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("", status=500)
    httpserver.expect_request("/a").respond_with_data("x")
    with pytest.raises(SourceSkipped):
        web.fetch(httpserver.url_for("/a"))
    assert "/a" not in [entry[0].path for entry in httpserver.log]


def test_a_host_that_does_not_answer_is_skipped(waits: Waits) -> None:
    with pytest.raises(SourceSkipped, match="connection failed"):
        make_web(waits, max_tries=1, obey_robots=False).fetch("http://127.0.0.1:9/")
