"""A small internet on loopback: several hosts, each with pages, a search over them, feeds and previews."""

from __future__ import annotations

import contextlib
import hashlib
import html
import json
import re
import socket
import ssl
import struct
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs

from pytest_httpserver import HTTPServer
from pytest_socket import socket_allow_hosts
from werkzeug import Request, Response

_numbers = count(2)
# Beginnings of words decide what a search finds, as they do where words change their endings.
_STEM = 5


@dataclass(frozen=True, slots=True)
class Planted:
    """A page of a made-up outlet. `links` are addresses that it links to; `markup` goes into its head.

    `stated` is the encoding that it claims to have where that is another one, `listed` the date that a feed gives it.
    """

    path: str
    language: str
    title: str
    text: str
    published: str
    charset: str = "utf-8"
    links: tuple[str, ...] = ()
    markup: str = ""
    stated: str = ""
    listed: str = ""

    def page(self) -> bytes:
        """The page as its host sends it."""
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in self.text.splitlines())
        links = "".join(f'<p><a href="{link}">Document</a></p>' for link in self.links)
        stamp = f'<meta property="article:published_time" content="{self.published}">'
        return (
            f'<!doctype html><html lang="{self.language}"><head><meta charset="{self.stated or self.charset}">'
            f"<title>{html.escape(self.title)}</title>{stamp}{self.markup}</head><body><article>"
            f"<h1>{html.escape(self.title)}</h1>{paragraphs}{links}</article></body></html>"
        ).encode(self.charset)

    def holds(self, query: str) -> bool:
        """Whether a search for the words finds the page: at least two of them, or the only one."""
        words = re.findall(r"\w{2,}", query.casefold())
        text = f"{self.title} {self.text}".casefold()
        held = sum(re.search(rf"(?<!\w){re.escape(word[:_STEM])}", text) is not None for word in words)
        return bool(words) and held >= min(2, len(words))


@dataclass(slots=True)
class Host:
    """One host with an address of its own; `pages` are all it has, by path.

    `how` says by which of its words an answer need not be given twice: `etag`, `modified`, `fresh` or none.
    """

    server: HTTPServer
    how: str = "etag"
    pages: dict[str, Planted] = field(default_factory=dict)

    def url(self, path: str = "/") -> str:
        """The address of a path on this host."""
        return self.server.url_for(path)

    def given(self) -> set[str]:
        """The addresses of the pages that were fetched."""
        fetched = {request.path for request, answer in self.server.log if answer.status_code in (200, 304)}
        return {self.url(path) for path in fetched & self.pages.keys()}

    def publish(self, *pages: Planted) -> None:
        """Serve the pages."""
        for page in pages:
            self.pages[page.path] = page
            self.give(page.path, page.page(), f"text/html; charset={page.stated or page.charset}")

    def give(self, path: str, content: bytes, kind: str) -> None:
        """Serve what never changes."""
        self.server.expect_request(path).respond_with_handler(lambda request: self.answered(request, content, kind))

    def answered(self, request: Request, content: bytes, kind: str) -> Response:
        """The answer, or that it has not changed where the request asks whether it has."""
        tag, since = f'"{hashlib.sha256(content).hexdigest()[:16]}"', "Mon, 03 Mar 2025 08:00:00 GMT"
        said = {"etag": {"ETag": tag}, "modified": {"Last-Modified": since}, "fresh": {"Cache-Control": "max-age=3600"}}
        asked = request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")
        known = asked == {"etag": (tag, None), "modified": (None, since)}.get(self.how)
        given = said.get(self.how, {})
        return Response(b"" if known else content, 304 if known else 200, content_type=kind, headers=given)

    def found(self, query: str, pages: Iterable[Planted] | None = None) -> list[Planted]:
        """What a search for the words finds."""
        return [page for page in (self.pages.values() if pages is None else pages) if page.holds(query)]

    def search(self, path: str = "/search", extra: Iterable[Planted] = ()) -> None:
        """Answer searches with a page of results; `extra` is listed without being served, as a page that is gone."""
        listed = (*self.pages.values(), *extra)

        def answer(request: Request) -> Response:
            hits = self.found(request.args["q"], listed)
            items = "".join(
                f'<h3><a href="{hit.path}">{html.escape(hit.title)}, the whole story</a></h3>' for hit in hits
            )
            return self.answered(request, f"<html><body><main>{items}</main></body></html>".encode(), "text/html")

        self.server.expect_request(path).respond_with_handler(answer)

    def feed(self, path: str = "/rss") -> None:
        """A feed of all pages."""
        items = "".join(
            f"<item><title>{html.escape(page.title)}</title><description>{html.escape(page.text[:200])}</description>"
            f"<link>{self.url(page.path)}</link><pubDate>{page.listed or page.published}</pubDate></item>"
            for page in self.pages.values()
        )
        self.give(path, as_rss(items), "application/rss+xml")

    def wrapped_news(self, path: str, pages: Mapping[str, Planted]) -> None:
        """An index in the manner of Google News: a feed of results that lead through addresses of its own."""

        def answer(request: Request) -> Response:
            words = re.sub(r"\b(?:after|before):\S*", "", request.args["q"])
            items = "".join(
                f"<item><title>{html.escape(page.title)}</title><link>{self.url(f'/rss/articles/{coded(url)}')}</link>"
                f"<pubDate>{page.published}</pubDate></item>"
                for url, page in pages.items()
                if page.holds(words) and page.language == request.args["hl"]
            )
            return self.answered(request, as_rss(items), "application/rss+xml")

        self.server.expect_request(path).respond_with_handler(answer)

    def news_sitemap(self, path: str = "/sitemap-news.xml") -> None:
        """A news sitemap of all pages."""
        entries = "".join(
            f"<url><loc>{self.url(page.path)}</loc><news:news><news:publication_date>{page.published}"
            f"</news:publication_date><news:title>{html.escape(page.title)}</news:title></news:news></url>"
            for page in self.pages.values()
        )
        spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
        content = f'<?xml version="1.0" encoding="UTF-8"?><urlset {spaces}>{entries}</urlset>'
        self.give(path, content.encode(), "application/xml")

    def preview(self, channel: str, posts: Mapping[int, tuple[str, str]]) -> None:
        """A channel's preview with posts by number: time and text."""
        shown = "".join(
            f'<div class="tgme_widget_message" data-post="{channel}/{number}"><div class="tgme_widget_message_text">'
            f'{html.escape(text)}</div><a class="tgme_widget_message_date"><time datetime="{at}"></time></a></div>'
            for number, (at, text) in posts.items()
        )
        content = f'<html><body class="tgme_page"><div class="tgme_channel_info"></div>{shown}</body></html>'
        self.give(f"/s/{channel}", content.encode(), "text/html; charset=utf-8")

    def checks(self, path: str, pages: Mapping[str, Planted]) -> None:
        """An index of earlier checks: `pages` by address, as claims with their reviews."""

        def answer(request: Request) -> Response:
            found = [as_check(url, page) for url, page in pages.items() if page.holds(request.args["q"])]
            return self.answered(request, json.dumps({"claims": found} if found else {}).encode(), "application/json")

        self.server.expect_request(path).respond_with_handler(answer)

    def index(self, path: str, field_name: str, entry: Mapping[str, str], pages: Mapping[str, Planted]) -> None:
        """An index in JSON over `pages` by address: a list under `field_name`, each with `entry`'s fields filled."""

        def answer(request: Request) -> Response:
            words = parse_qs(request.query_string.decode()).get("query") or parse_qs(request.query_string.decode())["q"]
            query = re.sub(r"sourcelang:\w+", "", words[0])
            language = re.search(r"sourcelang:(\w+)", words[0])
            rows = [
                {name: value.format(url=url, title=page.title) for name, value in entry.items()}
                for url, page in pages.items()
                if page.holds(query) and (language is None or _NAMES[page.language] == language[1])
            ]
            return self.answered(request, json.dumps({field_name: rows}).encode(), "application/json")

        self.server.expect_request(path).respond_with_handler(answer)


def as_rss(items: str) -> bytes:
    """Items as a feed."""
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>{items}</channel></rss>".encode()


def coded(url: str) -> str:
    """An address as Google News used to write it into its own."""
    return urlsafe_b64encode(b"\x08\x13\x22" + bytes([len(url)]) + url.encode() + b"\xd2\x01\x00").decode().rstrip("=")


def as_check(url: str, page: Planted) -> dict[str, object]:
    """A page of fact-checkers as an index of checks lists it."""
    review = {"url": url, "title": page.title, "textualRating": "Out of context", "reviewDate": page.published}
    return {"text": page.title, "claimReview": [{**review, "publisher": {"name": "Checkers"}}]}


_NAMES = {"fr": "french", "en": "english", "ru": "russian", "uk": "ukrainian", "ko": "korean"}


def open_loopback() -> None:
    """Let the tests reach every address of this machine's own."""
    socket_allow_hosts([f"127.0.0.{number}" for number in range(1, 255)] + ["localhost"], allow_unix_socket=True)


class Internet:
    """Starts hosts and stops them with the block."""

    def __init__(self) -> None:
        self._hosts: list[Host] = []
        self._listeners: list[socket.socket] = []

    def host(self, robots: str = "", how: str = "etag", tls: ssl.SSLContext | None = None) -> Host:
        """A new host on an address of its own; `robots` is its robots.txt."""
        server = HTTPServer(host=f"127.0.0.{next(_numbers) % 250 + 2}", port=0, threaded=True, ssl_context=tls)
        server.start()
        self._hosts.append(Host(server, how))
        if robots:
            self._hosts[-1].give("/robots.txt", robots.encode(), "text/plain")
        else:
            server.expect_request("/robots.txt").respond_with_data("", status=404)
        return self._hosts[-1]

    def raw(self, answer: Callable[[socket.socket], None]) -> str:
        """The root of a host that treats each connection as `answer` does, after its request for robots.txt."""
        listener = socket.create_server((f"127.0.0.{next(_numbers) % 250 + 2}", 0))
        self._listeners.append(listener)
        threading.Thread(target=_accept, args=(listener, answer), daemon=True).start()
        return "http://{}:{}".format(*listener.getsockname())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for listener in self._listeners:
            listener.close()
        for host in self._hosts:
            if host.server.is_running():
                host.server.stop()


def _accept(listener: socket.socket, answer: Callable[[socket.socket], None]) -> None:
    while True:
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=_serve, args=(connection, answer), daemon=True).start()


def _serve(connection: socket.socket, answer: Callable[[socket.socket], None]) -> None:
    with connection, contextlib.suppress(OSError):
        if b"/robots.txt" in connection.recv(4096):
            connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        else:
            answer(connection)


def resets(connection: socket.socket) -> None:
    """Break the connection off in the middle of an answer (RST)."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<main>")
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def drips(connection: socket.socket) -> None:
    """Answer for ever, a letter at a time."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        connection.sendall(b".")
        time.sleep(0.05)


class Flood:
    """An answer of two gigabytes, said to be so long or not, of which `sent` bytes were taken."""

    SIZE = 2_000_000_000

    def __init__(self, head: bytes) -> None:
        self.sent = 0
        self._head = head

    def __call__(self, connection: socket.socket) -> None:
        """Send it as fast as it is taken."""
        connection.sendall(self._head + b"\r\n")
        piece = b"x" * 65_536
        while self.sent < self.SIZE:
            connection.sendall(piece)
            self.sent += len(piece)
