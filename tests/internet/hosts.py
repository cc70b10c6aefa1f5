"""A small internet on loopback: several hosts, each with pages, a search over them, feeds and previews."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from types import TracebackType
from typing import Self
from urllib.parse import parse_qs

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

_numbers = count(2)
# Beginnings of words decide what a search finds, as they do where words change their endings.
_STEM = 5


@dataclass(frozen=True, slots=True)
class Planted:
    """A page of a made-up outlet. `links` are addresses that it links to; `markup` goes into its head."""

    path: str
    language: str
    title: str
    text: str
    published: str
    charset: str = "utf-8"
    links: tuple[str, ...] = ()
    markup: str = ""

    def page(self) -> bytes:
        """The page as its host sends it."""
        paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in self.text.splitlines())
        links = "".join(f'<p><a href="{link}">Document</a></p>' for link in self.links)
        stamp = f'<meta property="article:published_time" content="{self.published}">'
        return (
            f'<!doctype html><html lang="{self.language}"><head><meta charset="{self.charset}">'
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
    """One host with an address of its own; `pages` are all it has, by path."""

    server: HTTPServer
    pages: dict[str, Planted] = field(default_factory=dict)

    def url(self, path: str = "/") -> str:
        """The address of a path on this host."""
        return self.server.url_for(path)

    def publish(self, *pages: Planted) -> None:
        """Serve the pages."""
        for page in pages:
            self.pages[page.path] = page
            tag = f'"{page.path}"'
            self.server.expect_request(page.path, headers={"If-None-Match": tag}).respond_with_data(b"", status=304)
            kind = f"text/html; charset={page.charset}"
            self.server.expect_request(page.path).respond_with_data(
                page.page(), content_type=kind, headers={"ETag": tag}
            )

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
            return Response(f"<html><body><main>{items}</main></body></html>", content_type="text/html")

        self.server.expect_request(path).respond_with_handler(answer)

    def feed(self, path: str = "/rss") -> None:
        """A feed of all pages."""
        items = "".join(
            f"<item><title>{html.escape(page.title)}</title><description>{html.escape(page.text[:200])}</description>"
            f"<link>{self.url(page.path)}</link><pubDate>{page.published}</pubDate></item>"
            for page in self.pages.values()
        )
        content = f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel>{items}</channel></rss>"
        self.server.expect_request(path).respond_with_data(content.encode(), content_type="application/rss+xml")

    def news_sitemap(self, path: str = "/sitemap-news.xml") -> None:
        """A news sitemap of all pages."""
        entries = "".join(
            f"<url><loc>{self.url(page.path)}</loc><news:news><news:publication_date>{page.published}"
            f"</news:publication_date><news:title>{html.escape(page.title)}</news:title></news:news></url>"
            for page in self.pages.values()
        )
        spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
        content = f'<?xml version="1.0" encoding="UTF-8"?><urlset {spaces}>{entries}</urlset>'
        self.server.expect_request(path).respond_with_data(content.encode(), content_type="application/xml")

    def preview(self, channel: str, posts: Mapping[int, tuple[str, str]]) -> None:
        """A channel's preview with posts by number: time and text."""
        shown = "".join(
            f'<div class="tgme_widget_message" data-post="{channel}/{number}"><div class="tgme_widget_message_text">'
            f'{html.escape(text)}</div><a class="tgme_widget_message_date"><time datetime="{at}"></time></a></div>'
            for number, (at, text) in posts.items()
        )
        content = f'<html><body class="tgme_page"><div class="tgme_channel_info"></div>{shown}</body></html>'
        self.server.expect_request(f"/s/{channel}").respond_with_data(content, content_type="text/html; charset=utf-8")

    def checks(self, path: str, pages: Mapping[str, Planted]) -> None:
        """An index of earlier checks: `pages` by address, as claims with their reviews."""

        def answer(request: Request) -> Response:
            found = [as_check(url, page) for url, page in pages.items() if page.holds(request.args["q"])]
            return Response(json.dumps({"claims": found} if found else {}), content_type="application/json")

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
            return Response(json.dumps({field_name: rows}, ensure_ascii=False), content_type="application/json")

        self.server.expect_request(path).respond_with_handler(answer)


def as_check(url: str, page: Planted) -> dict[str, object]:
    """A page of fact-checkers as an index of checks lists it."""
    review = {"url": url, "title": page.title, "textualRating": "Out of context", "reviewDate": page.published}
    return {"text": page.title, "claimReview": [{**review, "publisher": {"name": "Checkers"}}]}


_NAMES = {"fr": "french", "en": "english", "ru": "russian", "uk": "ukrainian", "ko": "korean"}


class Internet:
    """Starts hosts and stops them with the block."""

    def __init__(self) -> None:
        self._hosts: list[Host] = []

    def host(self, robots: str = "") -> Host:
        """A new host on an address of its own; `robots` is its robots.txt."""
        server = HTTPServer(host=f"127.0.0.{next(_numbers) % 250 + 2}", port=0, threaded=True)
        server.start()
        server.expect_request("/robots.txt").respond_with_data(robots, status=200 if robots else 404)
        self._hosts.append(Host(server))
        return self._hosts[-1]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for host in self._hosts:
            if host.server.is_running():
                host.server.stop()
