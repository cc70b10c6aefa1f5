"""Sitemaps and news sitemaps: the addresses a site lists for machines, with titles and dates where it gives them."""

from __future__ import annotations

from datetime import UTC, datetime

from bs4 import BeautifulSoup, Tag

from recoupe.defaults.gather import MAX_ENTRIES, SITEMAPS_OF_INDEX
from recoupe.errors import BadMoment, LayoutChanged
from recoupe.gather.captures import title_of
from recoupe.gather.hits import Hit, is_web_address
from recoupe.moments import Moment
from recoupe.reading.cleaning import clean_line

_ROOTS = (b"<urlset", b"<sitemapindex")
_HEAD_BYTES = 2_000


def is_sitemap(content: bytes) -> bool:
    """Whether a page is a sitemap or an index of sitemaps."""
    return any(root in content[:_HEAD_BYTES] for root in _ROOTS)


def parse_sitemap(content: bytes, url: str, language: str = "") -> tuple[Hit, ...]:
    """The pages that a sitemap lists, the newest first; none for an index. Raises `LayoutChanged` for a broken one."""
    found = [_hit(entry, language) for entry in _elements(content, url, "url")]
    dated = sorted((hit for hit in found if hit), key=lambda hit: _age(hit.published), reverse=True)
    return tuple(dated[:MAX_ENTRIES])


def children_of(content: bytes, url: str) -> tuple[str, ...]:
    """The newest sitemaps that an index lists; none for a sitemap. Raises `LayoutChanged` for a broken one."""
    listed = [(_date(_text(entry, "lastmod")), _text(entry, "loc")) for entry in _elements(content, url, "sitemap")]
    newest = sorted(listed, key=lambda one: _age(one[0]), reverse=True)
    return tuple(address for _, address in newest if is_web_address(address))[:SITEMAPS_OF_INDEX]


def _elements(content: bytes, url: str, name: str) -> list[Tag]:
    # Pages are hostile: a sitemap has no use for entities, and nothing else expands or reaches outside.
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise LayoutChanged(f"{url}: is a sitemap with a document type of its own")
    soup = BeautifulSoup(content, "xml")
    if soup.find(["urlset", "sitemapindex"]) is None:
        raise LayoutChanged(f"{url}: is no sitemap that can be read")
    return [found for found in soup.find_all(name) if isinstance(found, Tag)]


def _hit(entry: Tag, language: str) -> Hit | None:
    address = _text(entry, "loc")
    if not is_web_address(address):
        return None
    stated = _date(_text(entry, "publication_date")) or _date(_text(entry, "lastmod"))
    # A plain sitemap has no titles; what its addresses say is better than nothing.
    title = clean_line(_text(entry, "title")) or title_of(address)
    return Hit(address, title, "", stated, _text(entry, "language")[:2] or language)


def _text(entry: Tag, name: str) -> str:
    """The words of the first element of that name, of the page and not of its pictures."""
    found = next((one for one in entry.find_all(name) if one.prefix != "image"), None)
    return found.get_text(strip=True) if found else ""


def _date(text: str) -> Moment | None:
    try:
        return Moment.parse(text) if text else None
    except BadMoment:
        return None


def _age(moment: Moment | None) -> datetime:
    return moment.latest if moment else datetime.min.replace(tzinfo=UTC)
