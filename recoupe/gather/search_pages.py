"""Search and listing pages of the sources: declared endpoints in, hits out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from urllib.parse import quote, urlsplit

from bs4 import BeautifulSoup, Tag

from recoupe.defaults.gather import (
    ARCHIVE_DAYS,
    LINKS_OF_CHANGED_LAYOUT,
    LIST_PAGES,
    MAX_ENTRIES,
    MIN_LINK_LETTERS,
    MIN_LINK_LETTERS_KO,
    WINDOW_BEFORE_DAYS,
)
from recoupe.errors import LayoutChanged
from recoupe.gather.captures import parse_captures
from recoupe.gather.feeds import parse_feed
from recoupe.gather.hits import Hit, canonical_url, joined
from recoupe.gather.wrapped import unwrapped
from recoupe.model import Period
from recoupe.reading.cleaning import clean_line, letters_in
from recoupe.source_files import Listing, SearchPage, Source

_HANGUL = range(0xAC00, 0xD7A4)
_FURNITURE = ("nav", "header", "footer", "aside", "form")


def search_url(
    search: SearchPage, terms: Iterable[str], language: str, window: Period | None = None, site: str = ""
) -> str:
    """The address that asks `search` for `terms`; a window's open sides become the day of the other side."""
    start, end = _sides(window)
    filled = {
        "{query}": quote(" ".join(terms), safe=""),
        "{domain}": site,
        "{language}": quote(language, safe=""),
        "{from}": _day(start, search.date_format),
        "{to}": _day(end, search.date_format),
        "{day}": _day(start, search.date_format),
    }
    url = search.url
    for field, value in filled.items():
        url = url.replace(field, value)
    return url


def list_urls(listing: Listing, window: Period | None = None) -> Iterator[str]:
    """The addresses of a list: one, one for each day from the event on, or one for each of the first pages.

    No day after the window is asked for: it has no page yet, or one that came too late.
    """
    start, end = _sides(window)
    event = start + timedelta(days=WINDOW_BEFORE_DAYS) if start else None
    days = [event + timedelta(days=number) for number in range(ARCHIVE_DAYS)] if event and listing.is_dated else []
    days = [day for day in days if end is None or day <= end] or ([end] if end and listing.is_dated else [])
    dated = [listing.url.replace("{day}", quote(day.strftime(listing.date_format))) for day in days] or [listing.url]
    for url in dated:
        pages = range(1, LIST_PAGES + 1) if "{page}" in url else (1,)
        yield from (url.replace("{page}", str(page)) for page in pages)


def _sides(window: Period | None) -> tuple[date | None, date | None]:
    if window is None:
        return None, None
    return window.start or window.end, window.end or window.start


def _day(day: date | None, pattern: str) -> str:
    return quote(day.strftime(pattern), safe="") if day else ""


def parse_results(content: bytes, url: str, source: Source, language: str) -> tuple[Hit, ...]:
    """The results on a search page of `source`. Raises `LayoutChanged` where it is not in the declared form."""
    search = source.search
    if search is None:
        return ()
    if search.kind == "feed":
        return unwrapped(parse_feed(content, url, language), url)
    if search.kind == "captures":
        return parse_captures(content, url, language)
    if search.kind == "json":
        return _json_results(content, url, search, language)
    return page_links(content, url, source, search.links, language)


def page_links(content: bytes, url: str, source: Source, selector: str, language: str) -> tuple[Hit, ...]:
    """The links to articles on a page of `source`: those that `selector` matches, else those that look like one.

    Raises `LayoutChanged` where the selector matches nothing although the page has links to articles.
    """
    soup = BeautifulSoup(content, "lxml")
    likely = _likely_links(soup, url, source, language)
    if not selector:
        return likely
    found = _unique(_link(anchor, url, language) for anchor in _anchors(soup, selector))
    if not found and len(likely) >= LINKS_OF_CHANGED_LAYOUT:
        raise LayoutChanged(f"{source.key}: the selector {selector!r} matches nothing on {url}")
    return found


def _anchors(soup: BeautifulSoup, selector: str) -> list[Tag]:
    chosen = soup.select(selector)
    return [anchor for tag in chosen for anchor in ([tag] if tag.name == "a" else tag.find_all("a"))]


def _likely_links(soup: BeautifulSoup, url: str, source: Source, language: str) -> tuple[Hit, ...]:
    body = soup.find("main") or soup
    if not isinstance(body, Tag):
        return ()
    anchors = [anchor for anchor in body.find_all("a", href=True) if not anchor.find_parent(_FURNITURE)]
    hits = (_link(anchor, url, language) for anchor in anchors)
    return _unique(hit for hit in hits if hit and _looks_like_article(hit, url, source))


def _link(anchor: Tag, url: str, language: str) -> Hit | None:
    target = joined(url, str(anchor.get("href") or ""))
    if not target:
        return None
    return Hit(url=canonical_url(target), title=clean_line(anchor.get_text(" ")), language=language)


def _looks_like_article(hit: Hit, url: str, source: Source) -> bool:
    own_host = (urlsplit(url).hostname or "").removeprefix("www.")
    host = (urlsplit(hit.url).hostname or "").removeprefix("www.")
    hosts = (own_host, *(domain.split("/")[0] for domain in source.domains))
    if not any(host == own or host.endswith(f".{own}") for own in hosts):
        return False
    path = urlsplit(hit.url).path.strip("/")
    is_itself = path == urlsplit(url).path.strip("/")
    return letters_in(hit.title) >= _least_letters(hit.title) and bool(path) and not is_itself


def _least_letters(title: str) -> int:
    return MIN_LINK_LETTERS_KO if any(ord(char) in _HANGUL for char in title) else MIN_LINK_LETTERS


def _unique(hits: Iterable[Hit | None]) -> tuple[Hit, ...]:
    found: dict[str, Hit] = {}
    for hit in hits:
        if hit and (hit.url not in found or not found[hit.url].title):
            found[hit.url] = hit
    return tuple(found.values())[:MAX_ENTRIES]


def _json_results(content: bytes, url: str, search: SearchPage, language: str) -> tuple[Hit, ...]:
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise LayoutChanged(f"{url}: does not answer in JSON") from error
    listed = _at(answer, search.results)
    if not isinstance(listed, list):
        raise LayoutChanged(f"{url}: has no list of results at {search.results!r}")
    return _unique(_json_hit(entry, search, url, language) for entry in listed)


def _json_hit(entry: object, search: SearchPage, url: str, language: str) -> Hit | None:
    link, title = _at(entry, search.link), _at(entry, "title")
    target = joined(url, link) if isinstance(link, str) else ""
    if not target:
        return None
    return Hit(canonical_url(target), clean_line(title if isinstance(title, str) else ""), language=language)


def _at(answer: object, path: str) -> object:
    """What stands at a dotted path, in which a number is the place in a list; None where nothing does."""
    for part in filter(None, path.split(".")):
        if isinstance(answer, list) and part.isdigit():
            answer = answer[int(part)] if int(part) < len(answer) else None
        else:
            answer = answer.get(part) if isinstance(answer, dict) else None
    return answer
