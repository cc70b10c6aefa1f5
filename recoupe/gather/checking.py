"""Checking sources alive: does a feed move, does a search tell a real word from nonsense."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Literal

from recoupe.defaults import gather as limits
from recoupe.errors import SourceSkipped, SourceUnavailable
from recoupe.gather.asking import Request, fetch_answer, holds_reviews, parse_answer
from recoupe.gather.claim_reviews import parse_reviews
from recoupe.gather.edges import reading
from recoupe.gather.feeds import newest
from recoupe.gather.search_pages import list_urls, search_url
from recoupe.gather.web import Web
from recoupe.model import Period
from recoupe.moments import Moment
from recoupe.source_files import Feed, Listing, SearchPage, Source

State = Literal["live", "frozen", "empty", "echo", "failed", "not_asked"]
# A word of every week's news by language, and one that no language has.
_REAL = {"fr": "président", "en": "president", "ru": "президент", "uk": "президент", "ko": "대통령"}
_NONSENSE = "qzxvkwjplm"


@dataclass(frozen=True, slots=True)
class Checked:
    """One way to ask a source: `feed`, `search` or `listing`, its address, its state, and what was seen.

    `frozen` answers with old entries only, `echo` gives a nonsense word the results of a real one, `empty` answers in
    form without an entry.
    """

    source: str
    way: Literal["feed", "search", "listing"]
    url: str
    state: State
    note: str


def check_source(source: Source, web: Web, as_of: Moment, keys: Mapping[str, str] | None = None) -> Iterator[Checked]:
    """The state of each declared way to ask a source; a failure is a state, never an exception.

    Each is asked and read as a gathering does it; `keys` are those of the desk by their variable.
    """
    for feed in source.feeds:
        yield _checked(source, "feed", feed.url, partial(_feed, source, feed, web, as_of))
    if source.listing:
        yield _checked(source, "listing", source.listing.url, partial(_listing, source, source.listing, web, as_of))
    if source.search:
        yield _checked(
            source, "search", source.search.url, partial(_search, source, source.search, web, as_of, keys or {})
        )


def _checked(
    source: Source, way: Literal["feed", "search", "listing"], url: str, check: Callable[[], tuple[State, str]]
) -> Checked:
    try:
        with reading(url):
            state, note = check()
    except (SourceSkipped, SourceUnavailable) as error:
        state, note = "failed", str(error)
    return Checked(source.key, way, url, state, note)


def _feed(source: Source, feed: Feed, web: Web, as_of: Moment) -> tuple[State, str]:
    request = Request(source.key, "feed", feed.url, feed.language)
    fetched = web.fetch(feed.url, source.politeness)
    if holds_reviews(fetched, request, source):
        count = len(parse_reviews(fetched.content, fetched.url))
        return ("live" if count else "empty"), f"{count} checks"
    hits = parse_answer(fetched, request, source, web)
    last = newest(hits)
    if not hits:
        return "empty", "no entry"
    if last is None:
        return "live", f"{len(hits)} entries, none dated"
    frozen = last.latest < as_of.earliest - timedelta(days=limits.STALE_FEED_DAYS)
    return "frozen" if frozen else "live", f"{len(hits)} entries, the newest of {last.day}"


def _listing(source: Source, listing: Listing, web: Web, as_of: Moment) -> tuple[State, str]:
    week = Period(as_of.day - timedelta(days=7), as_of.day)
    request = Request(source.key, "listing", next(list_urls(listing, week)), listing.language or source.languages[0])
    hits = parse_answer(web.fetch(request.url, source.politeness), request, source, web)
    return ("live" if hits else "empty"), f"{len(hits)} links"


def _search(source: Source, search: SearchPage, web: Web, as_of: Moment, keys: Mapping[str, str]) -> tuple[State, str]:
    if not search.is_open(keys):
        return "not_asked", f"needs {search.key_env or search.needs}"
    if search.kind in ("captures", "names"):
        return "not_asked", "is asked for the pages of a site or for names, not for words"
    language = next((one for one in (*search.languages, *source.languages) if one in _REAL), "en")
    window = Period(as_of.day - timedelta(days=limits.WINDOW_AFTER_DAYS), as_of.day) if search.is_dated else None
    real, nonsense = (
        _found(Request(source.key, "search", search_url(search, [word], language, window), language), source, web, keys)
        for word in (_REAL[language], _NONSENSE)
    )
    if not real:
        return "empty", f"nothing for {_REAL[language]!r}"
    if len(real & nonsense) * 2 >= len(real):
        return "echo", f"{len(real & nonsense)} of {len(real)} results are those of a nonsense word"
    return "live", f"{len(real)} results, {len(nonsense)} for a nonsense word"


def _found(request: Request, source: Source, web: Web, keys: Mapping[str, str]) -> set[str]:
    fetched = fetch_answer(request, source, web, keys)
    if holds_reviews(fetched, request, source):
        return {review.url for review in parse_reviews(fetched.content, fetched.url, request.language)}
    return {hit.url for hit in parse_answer(fetched, request, source, web)}
