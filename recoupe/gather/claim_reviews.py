"""Claim reviews: the answers of Google Fact Check Tools, and feeds of schema.org's ClaimReview."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from recoupe.defaults.gather import MAX_REVIEW_CHARS, MAX_REVIEWS
from recoupe.errors import BadMoment, LayoutChanged
from recoupe.gather.hits import is_web_address
from recoupe.moments import Moment
from recoupe.reading.cleaning import clean_line

_HEAD_BYTES = 4_000
_MARKS = (b'"ClaimReview"', b'"dataFeedElement"')
_LIST = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*\[")
_LIST_INSIDE = re.compile(rb'"dataFeedElement"\s*:\s*\[')
_STEP_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class ClaimReview:
    """A check as an index or a feed lists it; without a day it cannot be placed before or after an `as_of`.

    `folded` is what was checked as it is searched.
    """

    checked: str
    claimant: str
    publisher: str
    url: str
    rating: str
    published: Moment | None
    language: str
    folded: str = ""


def is_review_feed(content: bytes) -> bool:
    """Whether a feed is one of claim reviews."""
    head = content[:_HEAD_BYTES].lstrip()
    return head[:1] in (b"{", b"[") and any(mark in head for mark in _MARKS)


def parse_reviews(content: bytes, url: str, language: str = "") -> tuple[ClaimReview, ...]:
    """The checks in an answer or a feed, in its order. Raises `LayoutChanged` where it is in neither form.

    A feed is read a part at a time: a large one as a whole would take ten times its size in memory.
    """
    if is_review_feed(content) and (begins := _list_begins(content)):
        return _usable((one for part in _parts(content, begins, url) for one in _of_feed(part)), language)
    try:
        answer = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise LayoutChanged(f"{url}: does not answer in JSON") from error
    claims = answer.get("claims") if isinstance(answer, dict) else None
    if isinstance(claims, list):
        found = _of_tools(claims)
    elif answer == {} or is_review_feed(content):
        # An empty object is how the index says that it knows of none.
        found = _of_feed(answer)
    else:
        raise LayoutChanged(f"{url}: has neither claims nor a feed of claim reviews")
    return _usable(found, language)


def _usable(found: Iterable[ClaimReview], language: str) -> tuple[ClaimReview, ...]:
    reviews = (one for one in found if is_web_address(one.url) and one.checked)
    return tuple(one if one.language else replace(one, language=language) for one in islice(reviews, MAX_REVIEWS))


def _list_begins(content: bytes) -> int:
    """Where the first part of a feed's list is looked for; 0 where the feed is no list."""
    found = _LIST.match(content) or _LIST_INSIDE.search(content)
    return found.end() if found else 0


def _parts(content: bytes, begins: int, url: str) -> Iterator[object]:
    """The parts of a list one by one. Raises `LayoutChanged` where it breaks off or a part is no check by its size."""
    decoder, read = json.JSONDecoder(), codecs.getincrementaldecoder("utf-8")("replace")
    waiting, place = "", begins
    while True:
        waiting = waiting.lstrip(" \t\r\n,")
        if waiting.startswith("]"):
            return
        try:
            part, end = decoder.raw_decode(waiting)
        except (ValueError, RecursionError) as error:
            if place >= len(content) or len(waiting) > MAX_REVIEW_CHARS:
                raise LayoutChanged(f"{url}: is a feed of claim reviews that breaks off") from error
            # As much again: a long part is not tried at every step of the way.
            step = max(_STEP_BYTES, len(waiting))
            waiting += read.decode(content[place : place + step])
            place += step
            continue
        yield part
        waiting = waiting[end:]


def _of_tools(claims: list[Any]) -> list[ClaimReview]:
    return [
        ClaimReview(
            checked=_text(claim, "text"),
            claimant=_text(claim, "claimant"),
            publisher=_text(review, "publisher", "name") or _text(review, "publisher", "site"),
            url=_text(review, "url"),
            rating=_text(review, "textualRating"),
            published=_moment(_text(review, "reviewDate")),
            language=_text(review, "languageCode")[:2],
        )
        for claim in claims
        if isinstance(claim, dict)
        for review in _listed(claim.get("claimReview"))
    ]


def _of_feed(feed: object) -> list[ClaimReview]:
    return [
        ClaimReview(
            checked=_text(one, "claimReviewed"),
            claimant=_text(one, "itemReviewed", "author", "name"),
            publisher=_text(one, "author", "name"),
            url=_text(one, "url"),
            rating=_text(one, "reviewRating", "alternateName"),
            published=_moment(_text(one, "datePublished")),
            language=_text(one, "inLanguage")[:2],
        )
        for one in _reviews_in(feed)
    ]


def _reviews_in(part: object) -> Iterator[dict[str, Any]]:
    """Every ClaimReview in a feed: a list, a `DataFeed` of items, or a graph."""
    for one in _listed(part):
        if "ClaimReview" in (one.get("@type"), *(one["@type"] if isinstance(one.get("@type"), list) else ())):
            yield one
        else:
            for name in ("dataFeedElement", "item", "@graph"):
                yield from _reviews_in(one.get(name))


def _listed(part: object) -> list[dict[str, Any]]:
    listed = part if isinstance(part, list) else [part]
    return [one for one in listed if isinstance(one, dict)]


def _text(part: object, *path: str) -> str:
    for name in path:
        part = part[0] if isinstance(part, list) and part else part
        part = part.get(name) if isinstance(part, dict) else None
    return clean_line(part) if isinstance(part, str) else ""


def _moment(text: str) -> Moment | None:
    try:
        return Moment.parse(text) if text else None
    except BadMoment:
        return None
