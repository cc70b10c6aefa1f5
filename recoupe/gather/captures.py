"""Indexes of captures (CDX): the pages of a site that an archive holds from some days, by words of their address."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from urllib.parse import unquote, urlsplit

from anyascii import anyascii

from recoupe.defaults.gather import MAX_CAPTURES
from recoupe.errors import LayoutChanged
from recoupe.gather.hits import Hit, canonical_url, is_web_address


def parse_captures(content: bytes, url: str, language: str = "") -> tuple[Hit, ...]:
    """The pages in an answer, each once: JSON lines, as of pywb and Common Crawl, or one list, as of the Wayback.

    Their titles are the words of their addresses. Raises `LayoutChanged` where it is neither.
    """
    found: dict[str, Hit] = {}
    for address in _addresses(content, url):
        canonical = canonical_url(address)
        if is_web_address(address) and len(found) < MAX_CAPTURES:
            found.setdefault(canonical, Hit(canonical, title_of(address), language=language))
    return tuple(found.values())


def title_of(url: str) -> str:
    """The words of an address.

    >>> title_of("https://phare.example/2024/12/odessa-port_explosion.html")
    '2024 12 odessa port explosion'
    """
    path = unquote(urlsplit(url).path).rpartition(".")[0] or unquote(urlsplit(url).path)
    return " ".join("".join(char if char.isalnum() else " " for char in path).split())


def in_addresses(terms: Sequence[str]) -> tuple[str, ...]:
    """The terms as addresses write them: in Latin letters."""
    return tuple(term if term.isascii() else anyascii(term).lower() for term in terms)


def _addresses(content: bytes, url: str) -> Iterator[str]:
    text = content.decode("utf-8", "replace").strip()
    try:
        if text.startswith("["):
            heads, *rows = json.loads(text) or [["original"]]
            place = heads.index("original")
            yield from (str(row[place]) for row in rows)
            return
        for line in text.splitlines():
            # A line may begin with the turned-round address and the time, before the JSON.
            yield str(json.loads(line[line.index("{") :])["url"])
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise LayoutChanged(f"{url}: is no index of captures") from error
