"""What clauses are made of: spans of a sentence, and the wording put together from them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recoupe.model import Span

_SPACE = " \t\u00a0\u202f"
_DOUBLED = re.compile(r"\s*,(?:\s*,)+")
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Clause:
    """A proposition: its parts as spans of the sentence, and its wording where that is not the parts joined.

    `facts` is what its figures and times are read from, where that is less than the wording; `beside` is the clause it
    stands in, which lends its time and the fate of whoever is counted. `contrasted`: whoever is credited for the
    clause before is not credited for this one.
    """

    spans: tuple[Span, ...]
    text: str
    negated: bool = False
    facts: str = ""
    beside: str = ""
    contrasted: bool = False


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space and separators around it."""
    while start < end and text[start] in _SPACE + ",;":
        start += 1
    while end > start and text[end - 1] in _SPACE + ",;.":
        end -= 1
    return Span(start, end)


def without_gaps(text: str, span: Span, gaps: Sequence[Span]) -> tuple[Span, ...]:
    """What is left of a span when the gaps are taken out of it; the full stop stays with a whole sentence."""
    left, start = [], span.start
    for gap in sorted(gaps):
        if span.start <= gap.start < span.end and gap.start >= start:
            left.append(trimmed(text, start, gap.start))
            start = gap.end
    left.append(trimmed(text, start, span.end))
    return tuple(one for one in left if one.start < one.end)


def joined(text: str, spans: Sequence[Span], keeps_comma: Callable[[str], bool] | None = None) -> str:
    """The words of several spans as one wording; a part of which `keeps_comma` is true keeps the comma before it."""
    wording = ""
    for span in spans:
        part = span.of(text)
        mark = "," if wording and keeps_comma and keeps_comma(part) else ""
        wording = f"{wording}{mark} {part}" if wording else part
    return _DOUBLED.sub(",", wording)


def capitalised(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def word_count(text: str) -> int:
    """How many words the text has."""
    return len(_WORD.findall(text))
