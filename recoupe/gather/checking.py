"""Checking sources alive: does a feed move, does a search tell a real word from nonsense."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Literal

from recoupe.defaults import gather as limits
from recoupe.errors import SourceSkipped, SourceUnavailable
from recoupe.gather.feeds import newest, parse_feed
from recoupe.gather.hits import Hit
from recoupe.gather.search_pages import list_urls, page_links, parse_results, search_url
from recoupe.gather.web import Web
from recoupe.model import Period
from recoupe.moments import Moment
from recoupe.source_files import Listing, SearchPage, Source

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


def check_source(source: Source, web: Web, as_of: Moment) -> Iterator[Checked]:
    """The state of each declared way to ask a source; a failure is a state, never an exception."""
    for feed in source.feeds:
        yield _checked(source, "feed", feed.url, partial(_feed, source, feed.url, web, as_of))
    if source.listing:
        yield _checked(source, "listing", source.listing.url, partial(_listing, source, source.listing, web, as_of))
    if source.search:
        yield _checked(source, "search", source.search.url, partial(_search, source, source.search, web, as_of))


def _checked(
    source: Source, way: Literal["feed", "search", "listing"], url: str, check: Callable[[], tuple[State, str]]
) -> Checked:
    try:
        state, note = check()
    except (SourceSkipped, SourceUnavailable) as error:
        state, note = "failed", str(error)
    return Checked(source.key, way, url, state, note)


def _feed(source: Source, url: str, web: Web, as_of: Moment) -> tuple[State, str]:
    hits = parse_feed(web.fetch(url, source.politeness).content, url)
    last = newest(hits)
    if not hits:
        return "empty", "no entry"
    if last is None:
        return "live", f"{len(hits)} entries, none dated"
    frozen = last.latest < as_of.earliest - timedelta(days=limits.STALE_FEED_DAYS)
    return "frozen" if frozen else "live", f"{len(hits)} entries, the newest of {last.day}"


def _listing(source: Source, listing: Listing, web: Web, as_of: Moment) -> tuple[State, str]:
    week = Period(as_of.day - timedelta(days=7), as_of.day)
    fetched = web.fetch(next(list_urls(listing, week)), source.politeness)
    hits = page_links(fetched.content, fetched.url, source, listing.links, source.languages[0])
    return ("live" if hits else "empty"), f"{len(hits)} links"


def _search(source: Source, search: SearchPage, web: Web, as_of: Moment) -> tuple[State, str]:
    if search.needs:
        return "not_asked", f"needs {search.needs}"
    if search.kind in ("captures", "names"):
        return "not_asked", "is asked for the pages of a site or for names, not for words"
    language = next((one for one in (*search.languages, *source.languages) if one in _REAL), "en")
    window = Period(as_of.day - timedelta(days=limits.WINDOW_AFTER_DAYS), as_of.day)
    real, nonsense = (
        {hit.url for hit in _results(source, search, word, language, window, web)}
        for word in (_REAL[language], _NONSENSE)
    )
    if not real:
        return "empty", f"nothing for {_REAL[language]!r}"
    if len(real & nonsense) * 2 >= len(real):
        return "echo", f"{len(real & nonsense)} of {len(real)} results are those of a nonsense word"
    return "live", f"{len(real)} results, {len(nonsense)} for a nonsense word"


def _results(source: Source, search: SearchPage, word: str, language: str, window: Period, web: Web) -> tuple[Hit, ...]:
    url = search_url(search, [word], language, window if search.is_dated else None)
    fetched = web.fetch(url, source.politeness)
    return parse_results(fetched.content, fetched.url, source, language)
