"""Feeds: RSS, Atom and JSON Feed become hits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from time import struct_time
from typing import Any

from recoupe.defaults.gather import MAX_ENTRIES
from recoupe.errors import BadMoment, LayoutChanged
from recoupe.gather.hits import Hit, is_web_address
from recoupe.moments import Moment
from recoupe.reading.cleaning import clean_line


def parse_feed(content: bytes, url: str, language: str = "") -> tuple[Hit, ...]:
    """The entries of a feed, newest first where it gives dates. Raises `LayoutChanged` where it is no feed."""
    hits = _json_feed(content, url, language) if content.lstrip()[:1] == b"{" else _xml_feed(content, url, language)
    dated = [hit for hit in hits if hit.published]
    dated.sort(key=lambda hit: hit.published.latest if hit.published else datetime.min, reverse=True)
    return (*dated, *(hit for hit in hits if not hit.published))


def newest(hits: tuple[Hit, ...]) -> Moment | None:
    """The time of the newest entry, or None where no entry is dated."""
    return max((hit.published for hit in hits if hit.published), default=None)


def _xml_feed(content: bytes, url: str, language: str) -> list[Hit]:
    import feedparser

    # As a stream: bytes by themselves would be taken for the name of a file first, and that file opened.
    parsed = feedparser.parse(BytesIO(content), response_headers={"content-location": url})
    if not parsed.entries and not parsed.get("version"):
        raise LayoutChanged(f"{url}: is no feed")
    hits = (_entry_hit(entry, language) for entry in parsed.entries[:MAX_ENTRIES])
    return [hit for hit in hits if hit.url]


def _entry_hit(entry: Mapping[str, Any], language: str) -> Hit:
    source = entry.get("source") or {}
    return Hit(
        url=_web_only(str(entry.get("link") or "")),
        title=clean_line(str(entry.get("title") or "")),
        summary=clean_line(str(entry.get("summary") or source.get("title") or "")),
        published=_entry_moment(entry),
        language=language,
    )


def _entry_moment(entry: Mapping[str, Any]) -> Moment | None:
    for field in ("published_parsed", "updated_parsed", "created_parsed"):
        parsed = entry.get(field)
        if isinstance(parsed, struct_time):
            try:
                # feedparser gives UTC.
                return Moment.at(datetime(*parsed[:6], tzinfo=UTC))
            except ValueError:
                continue
    return None


def _json_feed(content: bytes, url: str, language: str) -> list[Hit]:
    try:
        feed = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise LayoutChanged(f"{url}: is no feed: broken JSON") from error
    entries = feed.get("items")
    if not isinstance(entries, list):
        raise LayoutChanged(f"{url}: is no JSON feed")
    hits = [_json_hit(entry, language) for entry in entries[:MAX_ENTRIES] if isinstance(entry, dict)]
    return [hit for hit in hits if hit.url]


def _json_hit(entry: Mapping[str, Any], language: str) -> Hit:
    return Hit(
        url=_web_only(str(entry.get("url") or entry.get("external_url") or "")),
        title=clean_line(str(entry.get("title") or "")),
        summary=clean_line(str(entry.get("summary") or entry.get("content_text") or "")),
        published=_moment(str(entry.get("date_published") or "")),
        language=language,
    )


def _moment(text: str) -> Moment | None:
    try:
        return Moment.parse(text) if text else None
    except BadMoment:
        return None


def _web_only(url: str) -> str:
    return url if is_web_address(url) else ""
