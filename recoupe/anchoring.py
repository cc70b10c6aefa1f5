"""Finding a quotation again in a text that may have been changed since: exactly, nearly, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from recoupe.defaults.archive import LEAST_LIKENESS_OF_ANCHOR
from recoupe.folding import fold
from recoupe.model import Span

How = Literal["exact", "fuzzy", "lost"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation and what stood around it (a TextQuoteSelector of the W3C's Web Annotation Data Model)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quotation stands now. `likeness` is in [0, 1]; a lost one has no span."""

    how: How
    span: Span | None
    likeness: float


def quote_at(text: str, span: Span, around: int) -> Quote:
    """The quotation at `span`, with `around` characters before and behind it."""
    return Quote(span.of(text), text[max(0, span.start - around) : span.start], text[span.end : span.end + around])


def find_quote(quote: Quote, text: str) -> Anchor:
    """Where `quote` stands in `text`: of several equal places the one whose surroundings are most alike.

    `fuzzy` is the likest stretch of at least `LEAST_LIKENESS_OF_ANCHOR`, which a person has to look at.
    """
    places = _places(quote.exact, text)
    if places:
        start = max(places, key=lambda place: (_around(quote, text, place), -place))
        return Anchor("exact", Span(start, start + len(quote.exact)), 1.0)
    found = fuzz.partial_ratio_alignment(quote.exact, text, score_cutoff=100 * LEAST_LIKENESS_OF_ANCHOR)
    if found is None or not quote.exact.strip() or len(text) < len(quote.exact) * LEAST_LIKENESS_OF_ANCHOR:
        return Anchor("lost", None, 0.0)
    return Anchor("fuzzy", Span(found.dest_start, found.dest_end), found.score / 100)


def _places(words: str, text: str) -> list[int]:
    found: list[int] = []
    start = text.find(words) if words else -1
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found


def _around(quote: Quote, text: str, start: int) -> float:
    """How far the surroundings of a place are those that were kept, in [0, 200]."""
    end = start + len(quote.exact)
    before, behind = text[max(0, start - len(quote.prefix)) : start], text[end : end + len(quote.suffix)]
    return fuzz.ratio(fold(quote.prefix), fold(before)) + fuzz.ratio(fold(quote.suffix), fold(behind))
