"""Words in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from recoupe.defaults.language import ANALYSES_KEPT
from recoupe.languages import get_language
from recoupe.model import Span

_PAIRS = (("«", "»"), ("“", "”"), ('"', '"'))
# A "quotation" without end is a stray mark.
_MAX_QUOTE_CHARS = 2_000


@lru_cache(maxsize=ANALYSES_KEPT)
def find_quotes(text: str, language: str) -> tuple[Span, ...]:
    """The words inside quotation marks, outermost pairs only, without the marks and the space inside them."""
    known = get_language(language)
    pairs = sorted(_pairs(text, dict(known.quote_pairs if known else _PAIRS)))
    found: list[Span] = []
    reached = 0
    for start, end in pairs:
        if start < reached:
            continue
        reached = end
        span = _inner(text, start + 1, end)
        found += [span] if span.start < span.end else []
    return tuple(found)


def quotes_words(text: str, language: str) -> bool:
    """Whether words are quoted: one capitalised word in quotation marks is the name of a bank or a ship."""
    quoted = [span.of(text) for span in find_quotes(text, language)]
    return any(len(one) > 2 and (" " in one or not one[:1].isupper()) for one in quoted)


def _pairs(text: str, closing_of: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Where an opening mark and its closing one stand, in one pass; marks that nothing closes are dropped."""
    closings = frozenset(closing_of.values())
    open_: list[tuple[int, str]] = []
    awaited = dict.fromkeys(closings, 0)
    for position, mark in enumerate(text):
        if mark in closings and awaited[mark]:
            start = _close(open_, awaited, mark)
            if position - start <= _MAX_QUOTE_CHARS:
                yield start, position
        elif mark in closing_of:
            open_.append((position, closing_of[mark]))
            awaited[closing_of[mark]] += 1
        elif mark == "\n":
            # A mark that is the same on both sides would turn every later quotation inside out.
            awaited.update({closing: 0 for closing in closings if closing_of.get(closing) == closing})


def _close(open_: list[tuple[int, str]], awaited: dict[str, int], mark: str) -> int:
    """The start of the pair that `mark` closes; what was opened after it stays unclosed."""
    while True:
        start, closing = open_.pop()
        awaited[closing] = max(0, awaited[closing] - 1)
        if closing == mark:
            return start


def _inner(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
