"""Requests: what has to be fetched to answer the questions, each address once, and what the answers hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from recoupe.defaults import gather as limits
from recoupe.earlier_checks import EarlierCheck
from recoupe.errors import SourceSkipped, SourceUnavailable
from recoupe.gather.captures import in_addresses
from recoupe.gather.claim_reviews import ClaimReview, is_review_feed, parse_reviews
from recoupe.gather.edges import reading
from recoupe.gather.feeds import newest, parse_feed
from recoupe.gather.gdelt import gdelt_url, parse_gdelt
from recoupe.gather.hits import Hit
from recoupe.gather.keeping import Fetches
from recoupe.gather.queries import Adapter, Query
from recoupe.gather.reasons import FEED_FROZEN, SOURCE_FAILED
from recoupe.gather.search_pages import list_urls, page_links, parse_results, search_url
from recoupe.gather.sitemaps import children_of, is_sitemap, parse_sitemap
from recoupe.gather.telegram import is_preview, parse_posts
from recoupe.gather.web import Fetched
from recoupe.model import Period, Reason
from recoupe.moments import Moment
from recoupe.source_files import Source
from recoupe.sources import Registry


@dataclass(frozen=True, slots=True)
class Request:
    """One address to be fetched for a source. Feeds and listings serve every question to it in that language."""

    source: str
    adapter: Adapter
    url: str
    language: str
    terms: tuple[str, ...] = ()
    window: Period | None = None
    site: str = ""

    def serves(self, query: Query) -> bool:
        """Whether its answer is one to `query`."""
        if (self.source, self.adapter) != (query.source, query.adapter):
            return False
        if self.adapter in ("feed", "listing"):
            return self.language in ("", query.language) and self.window == query.window
        if self.site:
            # The captures of a site serve every question about it.
            return (self.site, self.window) == (query.site, query.window)
        return (self.language, self.terms, self.window) == (query.language, query.terms, query.window)


@dataclass(frozen=True, slots=True)
class Answer:
    """The results of one request: those known at `as_of`, those that came later, and why it failed if it did.

    `page` is what was fetched, where it holds the texts themselves; `reviews` are earlier checks, which are no results.
    `unasked` says why the request was not put, `pace` that the host's own rules ask for longer pauses than its file.
    """

    source: str
    adapter: Adapter
    hits: tuple[Hit, ...] = ()
    late: tuple[Hit, ...] = ()
    failure: Reason | None = None
    page: Fetched | None = None
    reviews: tuple[ClaimReview, ...] = ()
    unasked: Reason | None = None
    pace: Reason | None = None

    def matching(self, query: Query) -> tuple[Hit, ...]:
        """The results that bear on `query`: all that a search found, of a feed those that hold its words."""
        if self.adapter in ("feed", "listing"):
            return tuple(hit for hit in self.hits if holds_terms(f"{hit.title} {hit.summary}", query.terms))
        if query.site:
            asked = in_addresses(query.terms)
            return tuple(hit for hit in self.hits if holds_terms(hit.title, asked))
        return self.hits

    def checks(self, query: Query) -> tuple[EarlierCheck, ...]:
        """The earlier checks that hold the words of `query`, the newest first."""
        asked = _asked_for(query.terms)
        near = [one for one in self.reviews if _holds(one.folded, asked)]
        dated = [(one, one.published) for one in near if one.published]
        dated.sort(key=lambda pair: (pair[1].latest, pair[0].url), reverse=True)
        return tuple(
            EarlierCheck(
                claim=query.claim,
                checked=one.checked,
                claimant=one.claimant,
                publisher=one.publisher,
                url=one.url,
                rating=one.rating,
                published=published,
                language=one.language,
                found_by=self.source,
            )
            for one, published in dated
        )


class Answers:
    """The answers of a gathering, found by question."""

    def __init__(self, requests: Sequence[Request], answers: Sequence[Answer]) -> None:
        self.all = tuple(answers)
        self._of: dict[tuple[str, Adapter], list[tuple[Request, Answer]]] = {}
        for request, answer in zip(requests, answers, strict=True):
            self._of.setdefault((request.source, request.adapter), []).append((request, answer))

    def to(self, query: Query) -> tuple[Answer, ...]:
        """The answers that bear on `query`, in the order they were asked for."""
        near = self._of.get((query.source, query.adapter), [])
        return tuple(answer for request, answer in near if request.serves(query))


def served(queries: Sequence[Query], asked: Sequence[Request]) -> tuple[tuple[int, ...], ...]:
    """For each question the places of the requests whose answers are to it, in the order they are put."""
    near: dict[tuple[str, Adapter], list[int]] = {}
    for place, request in enumerate(asked):
        near.setdefault((request.source, request.adapter), []).append(place)
    return tuple(
        tuple(place for place in near.get((query.source, query.adapter), ()) if asked[place].serves(query))
        for query in queries
    )


def requests_for(queries: Sequence[Query], registry: Registry) -> tuple[Request, ...]:
    """What has to be fetched, each once, in the order of the questions."""
    found: dict[Request, None] = {}
    for query in queries:
        source = registry.get(query.source)
        if source and query.adapter != "none":
            found.update(dict.fromkeys(_requests(query, source)))
    return tuple(found)


def _requests(query: Query, source: Source) -> Iterator[Request]:
    if query.adapter == "feed":
        for feed in source.feeds:
            if feed.language in ("", query.language):
                yield Request(source.key, "feed", feed.url, feed.language)
    elif query.adapter == "listing" and source.listing:
        for url in list_urls(source.listing, query.window):
            yield Request(source.key, "listing", url, "", window=query.window)
    elif query.site and source.search:
        url = search_url(source.search, (), "", query.window, query.site)
        yield Request(source.key, "search", url, "", window=query.window, site=query.site)
    elif source.search and (query.window or query.adapter == "search"):
        yield Request(source.key, query.adapter, _asked(query, source), query.language, query.terms, query.window)


def _asked(query: Query, source: Source) -> str:
    if source.search is None:
        return source.url
    if query.adapter == "gdelt" and query.window:
        return gdelt_url(source.search.url, query.terms, query.language, query.window)
    return search_url(source.search, query.terms, query.language, query.window)


def ask(request: Request, registry: Registry, web: Fetches, as_of: Moment, keys: Mapping[str, str]) -> Answer:
    """The answer to one request; a failure is part of it. `keys` are those of the desk by their variable."""
    source = registry.get(request.source)
    if source is None:
        return Answer(request.source, request.adapter)
    try:
        fetched = fetch_answer(request, source, web, keys)
        with reading(fetched.url):
            if holds_reviews(fetched, request, source):
                return _checked(fetched, request, as_of)
            hits = parse_answer(fetched, request, source, web)
    except (SourceSkipped, SourceUnavailable) as error:
        fault = Reason.of(SOURCE_FAILED, source=source.key, fault=error)
        return Answer(source.key, request.adapter, failure=fault)
    known = tuple(hit for hit in hits if hit.published is None or hit.published.is_known_by(as_of))
    late = tuple(hit for hit in hits if hit not in known)
    page = fetched if any(hit.text for hit in known) else None
    return Answer(source.key, request.adapter, known, late, _frozen(request, source, hits, as_of), page)


def holds_reviews(fetched: Fetched, request: Request, source: Source) -> bool:
    """Whether an answer holds earlier checks, which are no results."""
    if request.adapter == "search":
        return source.search is not None and source.search.kind == "checks"
    return request.adapter == "feed" and is_review_feed(fetched.content)


def _checked(fetched: Fetched, request: Request, as_of: Moment) -> Answer:
    """The checks that were published by `as_of`; those without a day may have come later."""
    reviews = parse_reviews(fetched.content, fetched.url, request.language)
    known = (one for one in reviews if one.published and one.published.is_known_by(as_of))
    # A collection of many thousand is gone through for every question, and folded once.
    folded = tuple(replace(one, folded=_folded(one.checked)) for one in known)
    return Answer(request.source, request.adapter, reviews=folded)


def fetch_answer(request: Request, source: Source, web: Fetches, keys: Mapping[str, str]) -> Fetched:
    """What a request brings, with the key of the desk where its search needs one."""
    search = source.search if request.adapter == "search" else None
    if search is None:
        kept = web.fresh(request.url) if request.adapter == "feed" else None
        return kept or web.fetch(request.url, source.politeness)
    url = request.url.replace("{key}", keys.get(search.key_env, ""), 1)
    return web.fetch(url, source.politeness, search.headers(keys))


def parse_answer(fetched: Fetched, request: Request, source: Source, web: Fetches) -> tuple[Hit, ...]:
    """The results in an answer, by the form that it turns out to have. Raises `LayoutChanged` where it has none."""
    if is_preview(fetched.content, fetched.url):
        return parse_posts(fetched.content, fetched.url, request.language)
    if request.adapter == "feed" and is_sitemap(fetched.content):
        return _listed_pages(fetched, request, source, web)
    if request.adapter == "feed":
        return parse_feed(fetched.content, fetched.url, request.language)
    if request.adapter == "listing":
        selector = source.listing.links if source.listing else ""
        return page_links(fetched.content, fetched.url, source, selector, request.language)
    if request.adapter == "gdelt":
        return parse_gdelt(fetched.content, fetched.url)
    return parse_results(fetched.content, fetched.url, source, request.language)


def _listed_pages(fetched: Fetched, request: Request, source: Source, web: Fetches) -> tuple[Hit, ...]:
    """The pages of a sitemap or, for an index, of the newest sitemaps in it."""
    children = (web.fetch(url, source.politeness) for url in children_of(fetched.content, fetched.url))
    listed = (parse_sitemap(one.content, one.url, request.language) for one in (fetched, *children))
    return tuple(hit for hits in listed for hit in hits)


def _frozen(request: Request, source: Source, hits: tuple[Hit, ...], as_of: Moment) -> Reason | None:
    """Some hosts answer for years with the same feed: freshness is checked, not status."""
    last = newest(hits) if request.adapter == "feed" else None
    if last and last.latest < as_of.earliest - timedelta(days=limits.STALE_FEED_DAYS):
        return Reason.of(FEED_FROZEN, source=source.key, newest=last.day)
    return None


def holds_terms(text: str, terms: Sequence[str]) -> bool:
    """Whether a short text holds enough of the terms, as beginnings of words: two, or the only one."""
    return _holds(_folded(text), _asked_for(terms))


def _asked_for(terms: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """What is looked for of each term: the beginning of a word and, in Korean, the term anywhere."""
    return tuple((f" {_stem(term)}", _folded(term) if _is_hangul(term) else "") for term in terms)


def _holds(folded: str, asked: Sequence[tuple[str, str]]) -> bool:
    text = f" {folded}"
    held = sum(begins in text or bool(anywhere and anywhere in text) for begins, anywhere in asked)
    return held >= min(limits.MIN_TERMS_IN_ENTRY, len(asked))


def _stem(term: str) -> str:
    folded = _folded(term)
    # Cyrillic names change their endings; two letters less still tell them apart.
    return folded[:-2] if len(folded) > 6 and not folded.isascii() else folded


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char if char.isalnum() else " " for char in decomposed if not unicodedata.combining(char))
    return " ".join(unicodedata.normalize("NFC", plain).split())


def _is_hangul(term: str) -> bool:
    return any("가" <= char <= "힣" for char in term)
