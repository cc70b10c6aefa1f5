"""What exactly a statement denies: the words that its negators stand at, not all that shares a clause with them.

"He accepted the sentence and did not appeal against it" denies the appeal, and no sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from recoupe.defaults.judge import STATEMENTS_KEPT
from recoupe.judge.polarity import negators
from recoupe.judge.words import content_words
from recoupe.languages import get_language
from recoupe.model import Span

_CLAUSE_ENDS = re.compile(r"[.,;:!?]")
_LEANING = re.compile(r"(?:적|바|수|일|것|줄|리)[이가은는도]?")
_BOUND = " "  # a Korean negator that ends in a space stands before what it denies


@lru_cache(maxsize=STATEMENTS_KEPT)
def denied(text: str, language: str) -> tuple[Span, ...]:
    """The words that are denied, in the order of the text: for each negator what it stands at, light words passed."""
    words = [span for span, _ in content_words(text, language)]
    at = _korean if language == "ko" else _european
    return tuple(sorted({span for negator in negators(text, language) for span in at(text, words, negator, language)}))


def denies(text: str, language: str, at: Span) -> bool:
    """Whether a text denies the very words at a place."""
    spans = denied(text, language)
    index = bisect_right(spans, at.start, key=lambda span: span.end)
    return index < len(spans) and spans[index].overlaps(at)


def _european(text: str, words: Sequence[Span], negator: Span, language: str) -> Sequence[Span]:
    """What follows a negator in its clause, else the word before it: "there was none"."""
    first = bisect_right(words, negator.end, key=lambda span: span.end)
    if behind := list(_behind(text, words[first:], negator, language)):
        return behind
    before = words[: bisect_right(words, negator.start, key=lambda span: span.end)][-1:]
    return [span for span in before if negator.start <= span.end + 1]


def _behind(text: str, words: Sequence[Span], negator: Span, language: str) -> Iterator[Span]:
    light = _light(language)
    for span in words:
        if _CLAUSE_ENDS.search(text[negator.end : span.start]):
            return
        yield span
        if light is None or not light.fullmatch(span.of(text)) or _is_determined(text, span, language):
            return


def _is_determined(text: str, span: Span, language: str) -> bool:
    """Whether a determiner makes a word a noun: « son déplacement » is no adverb."""
    known = get_language(language)
    before = text[: span.start].split()[-1:]
    return bool(known and before and before[0].lower() in known.determiners)


def _korean(text: str, words: Sequence[Span], negator: Span, _language: str) -> Sequence[Span]:
    """The word that carries a negator or stands before it; the word behind one that stands alone."""
    begun = bisect_left(words, negator.start, key=lambda span: span.start)
    if negator.of(text).endswith(_BOUND) or not begun:
        behind = bisect_left(words, negator.end, key=lambda span: span.start)
        return words[behind : behind + 1]
    # "There is no time that", "no way that": what is denied stands before the noun that leans on it.
    leans = _LEANING.fullmatch(words[begun - 1].of(text))
    return words[max(0, begun - (2 if leans else 1)) : begun]


@lru_cache(maxsize=8)
def _light(language: str) -> re.Pattern[str] | None:
    known = get_language(language)
    return re.compile(known.polarity.light, re.IGNORECASE) if known and known.polarity.light else None
