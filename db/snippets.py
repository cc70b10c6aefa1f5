"""The words around what a search found, as they stand in the original."""

from __future__ import annotations

import re
from collections.abc import Sequence

from db.terms import Term
from recoupe.defaults.archive import SNIPPET_CHARACTERS, SNIPPET_FROM_CHARACTERS
from recoupe.folding import fold_with_offsets

_ELLIPSIS = "…"
_SPACE = re.compile(r"\s+")


def snippet(text: str, terms: Sequence[Term]) -> str:
    """At most `SNIPPET_CHARACTERS` characters of `text`, and ellipses, where most of the terms are met.

    The beginning of the text where none is; spaces and line ends are one space.
    """
    start = _densest(_found(text[:SNIPPET_FROM_CHARACTERS], terms))
    start, end = _whole_words(text, start)
    words = _SPACE.sub(" ", text[start:end]).strip()
    return f"{_ELLIPSIS if start else ''}{words}{_ELLIPSIS if end < len(text) else ''}"


def _found(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """The places in the original where a term is met, each with the number of the term, in the order of the text."""
    folded, offsets = fold_with_offsets(text)
    found = []
    for number, term in enumerate(terms):
        asked = term.inside or term.beginning or term.word
        found += [(offsets[match.start()], number) for match in re.finditer(rf"(?<!\w){re.escape(asked)}", folded)]
    return sorted(found)


def _densest(found: Sequence[tuple[int, int]]) -> int:
    """Where a window begins that shows the most different terms; 0 where none is met."""
    best, most = 0, 0
    for at, (start, _) in enumerate(found):
        shown = {number for place, number in found[at:] if place < start + SNIPPET_CHARACTERS // 2}
        if len(shown) > most:
            best, most = start, len(shown)
    return best


def _whole_words(text: str, found: int) -> tuple[int, int]:
    """A window a little before `found`, beginning and ending between words where there are spaces."""
    start = max(0, found - SNIPPET_CHARACTERS // 4)
    end = min(len(text), start + SNIPPET_CHARACTERS)
    if start:
        space = text.find(" ", start, found)
        start = space + 1 if space >= 0 else start
    if end < len(text):
        space = text.rfind(" ", start + 1, end + 1)
        end = space if space > found else end
    return start, end
