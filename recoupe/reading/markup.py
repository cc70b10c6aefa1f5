"""What a page says of itself: JSON-LD first, then meta elements, then its visible headings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin, urlsplit
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup, Tag

from recoupe.defaults.read import MAX_LINKS
from recoupe.errors import BadMoment
from recoupe.moments import Moment
from recoupe.reading.cleaning import clean_line, clean_text

_ARTICLE_TYPES = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|ClaimReview)$")
# schema.org's word for an article that means the opposite of what it says.
_SATIRE = "SatiricalArticle"
_PUBLISHED_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "date.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "dc.date",
    "date",
)
_MAX_JSON_CHARS = 2_000_000
_MAX_DEPTH = 12
_SEPARATOR = re.compile(r"\s+[|–—·»:•-]\s+")
_ZONELESS = re.compile(r"^\d{4}-\d\d-\d\d[T ]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?$")
_COMPACT_ZONE = re.compile(r"([+-]\d\d)(\d\d)$")


@dataclass(frozen=True, slots=True)
class Markup:
    """The metadata of a page; empty or None where it says nothing."""

    title: str = ""
    published: Moment | None = None
    publisher: str = ""
    authors: tuple[str, ...] = ()
    canonical: str = ""
    language: str = ""
    body: str = ""
    links: tuple[str, ...] = ()
    is_satire: bool = False


def read_markup(soup: BeautifulSoup, url: str, zone: ZoneInfo | None) -> Markup:
    """The metadata of a parsed page. Times without a zone are taken in `zone`, else known to the day only."""
    described = _described_article(soup)
    metas = _metas(soup)
    site = clean_line(_name(described.get("publisher")) or metas.get("og:site_name", ""))
    return Markup(
        title=_title(soup, described, metas, site),
        published=_published(soup, described, metas, zone),
        publisher=site,
        authors=_authors(described, metas),
        canonical=_canonical(soup, metas, url),
        language=_language(soup, metas),
        body=_body(described),
        links=_links(soup, url),
        is_satire=any(_SATIRE in kind for kind in _kinds(described)),
    )


def _described_article(soup: BeautifulSoup) -> Mapping[str, object]:
    objects = [found for script in soup.find_all("script", type=_is_json_ld) for found in _objects(script)]
    articles = [found for found in objects if _is_article(found)]
    return max(articles, key=lambda found: ("datePublished" in found, "headline" in found), default={})


def _is_json_ld(kind: str | None) -> bool:
    return bool(kind) and "ld+json" in str(kind).lower()


def _objects(script: Tag) -> Iterator[Mapping[str, object]]:
    text = script.get_text()
    if len(text) > _MAX_JSON_CHARS:
        return
    try:
        # Editors leave line breaks inside strings, which strict JSON forbids.
        content = json.loads(text.strip().strip(";"), strict=False)
    except (ValueError, RecursionError):
        return
    yield from _walk(content, _MAX_DEPTH)


def _walk(content: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth and isinstance(content, dict):
        yield content
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _walk(content.get(key), depth - 1)
    elif depth and isinstance(content, list):
        for entry in content:
            yield from _walk(entry, depth - 1)


def _is_article(described: Mapping[str, object]) -> bool:
    return any(_ARTICLE_TYPES.search(kind) for kind in _kinds(described))


def _kinds(described: Mapping[str, object]) -> list[str]:
    kinds = described.get("@type")
    return [str(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])]


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        content = meta.get("content")
        if isinstance(key, str) and isinstance(content, str) and content.strip():
            found.setdefault(key.strip().lower(), content.strip())
    return found


def _name(described: object) -> str:
    if isinstance(described, list):
        described = described[0] if described else ""
    if isinstance(described, dict):
        described = described.get("name", "")
    return described if isinstance(described, str) else ""


def _title(soup: BeautifulSoup, described: Mapping[str, object], metas: Mapping[str, str], site: str) -> str:
    heading = _only_heading(soup)
    candidates = (
        _name(described.get("headline")),
        metas.get("og:title", ""),
        heading,
        metas.get("twitter:title", ""),
        soup.title.get_text() if soup.title else "",
    )
    title = next((cleaned for candidate in candidates if (cleaned := clean_line(candidate))), "")
    # The page's own heading has no site name attached.
    if heading and title != heading and title.startswith(heading) and _SEPARATOR.match(title[len(heading) :]):
        return heading
    return _without_site(title, site)


def _only_heading(soup: BeautifulSoup) -> str:
    headings = [cleaned for found in soup.find_all("h1") if (cleaned := clean_line(found.get_text(" ")))]
    return headings[0] if len(headings) == 1 else ""


def _without_site(title: str, site: str) -> str:
    parts = _SEPARATOR.split(title)
    if site and len(parts) > 1 and parts[-1].casefold() == site.casefold():
        return title[: title.rindex(parts[-1])].rstrip(" |–—·»:•-")
    return title


def _published(
    soup: BeautifulSoup, described: Mapping[str, object], metas: Mapping[str, str], zone: ZoneInfo | None
) -> Moment | None:
    candidates = [_name(described.get("datePublished")), *(metas.get(key, "") for key in _PUBLISHED_METAS)]
    candidates += [str(found.get("datetime") or found.get("content") or "") for found in _marked_times(soup)]
    return next((moment for candidate in candidates if (moment := moment_of(candidate, zone))), None)


def _marked_times(soup: BeautifulSoup) -> list[Tag]:
    marked = soup.select("[itemprop=datePublished], time[pubdate]")
    times = soup.select("article time[datetime], header time[datetime], time[datetime]")
    distinct = {str(found.get("datetime")) for found in times}
    # Several times on a page are those of its teasers: only a single one is the article's.
    return [*marked, *(times[:1] if len(distinct) == 1 else [])]


def moment_of(text: str, zone: ZoneInfo | None) -> Moment | None:
    """The moment that an ISO text states; a time without zone is taken in `zone`, else known to the day only."""
    stripped = _COMPACT_ZONE.sub(r"\1:\2", text.strip())
    try:
        if not _ZONELESS.match(stripped):
            return Moment.parse(stripped)
        naive = datetime.fromisoformat(stripped.replace(" ", "T"))
    except (BadMoment, ValueError):
        return None
    return Moment.at(naive.replace(tzinfo=zone)) if zone else Moment.of_day(naive.date())


def _authors(described: Mapping[str, object], metas: Mapping[str, str]) -> tuple[str, ...]:
    author = described.get("author")
    names = [_name(entry) for entry in (author if isinstance(author, list) else [author])]
    if not any(names):
        names = [metas.get("author", "") or metas.get("article:author", "") or metas.get("dc.creator", "")]
    cleaned = (clean_line(name) for name in names if "://" not in name)
    return tuple(dict.fromkeys(name for name in cleaned if name))


def _canonical(soup: BeautifulSoup, metas: Mapping[str, str], url: str) -> str:
    link = soup.find("link", rel="canonical")
    declared = str(link.get("href") or "") if isinstance(link, Tag) else metas.get("og:url", "")
    return web_address(declared, url)


def web_address(reference: str, url: str) -> str:
    """The address on the web that a page at `url` refers to; empty where it refers to none."""
    try:
        absolute = urljoin(url, reference.strip())
        parts = urlsplit(absolute)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return clean_text(absolute) if is_web and reference.strip() else ""


def _language(soup: BeautifulSoup, metas: Mapping[str, str]) -> str:
    root = soup.find("html")
    declared = root.get("lang") if isinstance(root, Tag) else ""
    return str(declared or metas.get("og:locale", "") or metas.get("content-language", ""))


def _body(described: Mapping[str, object]) -> str:
    body = described.get("articleBody")
    if not isinstance(body, str):
        return ""
    return clean_text(BeautifulSoup(body, "lxml").get_text("\n")) if "<" in body else clean_text(body)


def _links(soup: BeautifulSoup, url: str) -> tuple[str, ...]:
    scope = soup.find("article") or soup.find("main") or soup
    if not isinstance(scope, Tag):
        return ()
    own_host = urlsplit(url).hostname if url else None
    addresses = (
        web_address(str(anchor.get("href") or ""), url) for anchor in scope.select("p a[href], blockquote a[href]")
    )
    foreign = (address for address in addresses if address and urlsplit(address).hostname != own_host)
    return tuple(dict.fromkeys(foreign))[:MAX_LINKS]
