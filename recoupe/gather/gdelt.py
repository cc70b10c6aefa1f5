"""GDELT's index of news pages: questions with a window of at most three months, answers in JSON or in words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import urlencode

from recoupe.defaults.gather import GDELT_FIRST_YEAR, GDELT_MAX_WINDOWS, GDELT_WINDOW_DAYS
from recoupe.errors import LayoutChanged, SourceSkipped
from recoupe.gather.hits import Hit, canonical_url, is_web_address
from recoupe.model import Period
from recoupe.moments import Moment
from recoupe.reading.cleaning import clean_line

_STAMP = "%Y%m%d%H%M%S"
_SEEN = "%Y%m%dT%H%M%SZ"
_LANGUAGES = {"fr": "french", "en": "english", "ru": "russian", "uk": "ukrainian", "ko": "korean"}
_CODES = {name: code for code, name in _LANGUAGES.items()}
_MAX_RECORDS = 75
_SAID_CHARS = 120


def gdelt_url(endpoint: str, terms: Sequence[str], language: str, window: Period) -> str:
    """The address that asks for pages in `language` that hold all `terms`, seen within `window`."""
    words = " ".join(f'"{term}"' if " " in term else term for term in terms)
    asked = {
        "query": f"{words} sourcelang:{_LANGUAGES.get(language, language)}",
        "mode": "artlist",
        "format": "json",
        "maxrecords": str(_MAX_RECORDS),
        "sort": "hybridrel",
        "startdatetime": _stamp(window.start, time.min),
        "enddatetime": _stamp(window.end, time.max),
    }
    base = endpoint.split("?")[0]
    return f"{base}?{urlencode({name: value for name, value in asked.items() if value})}"


def _stamp(day: date | None, at: time) -> str:
    return datetime.combine(day, at, UTC).strftime(_STAMP) if day else ""


def parse_gdelt(content: bytes, url: str) -> tuple[Hit, ...]:
    """The pages listed in an answer.

    Raises `SourceSkipped` where it is no JSON, as GDELT reports errors in words, `LayoutChanged` for another form.
    """
    try:
        answer = json.loads(content)
        articles = answer.get("articles", [])
    except (ValueError, AttributeError, RecursionError) as error:
        said = clean_line(content[:_SAID_CHARS].decode("utf-8", "replace"))
        raise SourceSkipped(f"{url.split('?')[0]}: answered in words: {said}") from error
    if not isinstance(articles, list):
        raise LayoutChanged(f"{url.split('?')[0]}: has no list of articles")
    hits = [_hit(entry) for entry in articles if isinstance(entry, dict) and is_web_address(str(entry.get("url")))]
    return tuple({hit.url: hit for hit in hits}.values())


def _hit(entry: dict[str, object]) -> Hit:
    return Hit(
        url=canonical_url(str(entry["url"])),
        title=clean_line(str(entry.get("title") or "")),
        published=_seen(str(entry.get("seendate") or "")),
        language=_CODES.get(str(entry.get("language") or "").lower(), ""),
    )


def _seen(text: str) -> Moment | None:
    try:
        return Moment.at(datetime.strptime(text, _SEEN).replace(tzinfo=UTC))
    except ValueError:
        return None


def windows(start: date, end: date) -> tuple[Period, ...]:
    """The stretch from `start` to `end` in pieces that GDELT answers; of many, the first and the last.

    Empty where all of it lies before the archive begins.
    """
    begin = max(start, date(GDELT_FIRST_YEAR, 1, 1))
    pieces = tuple(_pieces(begin, end))
    if len(pieces) <= GDELT_MAX_WINDOWS:
        return pieces
    return (pieces[0], *pieces[-(GDELT_MAX_WINDOWS - 1) :])


def _pieces(start: date, end: date) -> Iterator[Period]:
    step = timedelta(days=GDELT_WINDOW_DAYS - 1)
    while start <= end:
        last = min(start + step, end)
        yield Period(start, last)
        start = last + timedelta(days=1)
