"""How many of a whole: "all", "most", "two thirds", "three of the nine", each as what it leaves possible.

A quantifier over what is counted (A) and what is said of it (B) is read as two intervals, one for how many A are B and
one for what share of all A are B. Of vague words only what everybody grants is read: most are more than half, several
are more than one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from math import inf

from recoupe.analysis.findings import FoundQuantity
from recoupe.analysis.patterns import one as one_of
from recoupe.defaults.judge import (
    ABOUT_TOLERANCE,
    LEAST_SHARE,
    LETTERS_TO_A_NOUN,
    NOUNS_OF_A_QUANTIFIER,
    SHARE_TOLERANCE,
    STATEMENTS_KEPT,
)
from recoupe.defaults.metrics import DURATIONS
from recoupe.judge import words
from recoupe.judge.frames import Frame
from recoupe.languages import Language, get_language
from recoupe.model import Comparator, Span

Interval = tuple[float, float]

_ANY: Interval = (0.0, inf)
_ANY_SHARE: Interval = (0.0, 1.0)
_OF = re.compile(
    r"\s*(?:(?:parmi|sur|d['’]entre)? ?(?:les|des|de)|out of(?: the| its)?|of(?: the| its)?|из|із|зі|з)\s*",
    re.IGNORECASE,
)
_KOREAN_OF = re.compile(r"[명개곳건대척]?\s*(?:가운데|중에서|중)\s*")
_AND = re.compile(r"\s*(?:%|,)?\s*(?:mais|et|but|and|yet|но|и|але|та|і|й)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:entre|between|from|от|между|від|між)\s*$", re.IGNORECASE)
# "490 million people, or 36% of the population": the same people twice.
_THAT_IS = re.compile(r",\s(?:soit|or|или|то есть|або|тобто|즉)\s(?:\w+\s)?$|,\s즉\s$", re.IGNORECASE)
_BREAK = re.compile(r"[.,;:!?()«»\"]")
_KOREAN_BEFORE = re.compile(r"(?:의|들|들의|중|가운데)?\s*")


@dataclass(frozen=True, slots=True)
class Extent:
    """How many and what share of those counted it may be."""

    count: Interval = _ANY
    share: Interval = _ANY_SHARE

    @property
    def possible(self) -> bool:
        """Whether any number satisfies it."""
        return self.count[0] <= self.count[1] and self.share[0] <= self.share[1]

    def within(self, other: Extent) -> bool:
        """Whether all that it leaves possible is possible for the other."""
        return _within(self.count, other.count) and _within(self.share, other.share)

    def both(self, other: Extent) -> Extent:
        """What both leave possible."""
        return Extent(_both(self.count, other.count), _both(self.share, other.share))

    def of(self, total: float | None) -> Extent:
        """All that follows from it for a whole of `total`, or of an unknown size: some are not none."""
        count, share = self.count, self.share
        if total:
            share = _both(share, (count[0] / total - SHARE_TOLERANCE, count[1] / total + SHARE_TOLERANCE))
            count = _both(count, (_least_count(share[0] * total), _most_count(share[1] * total)))
        if share[0] > 0:
            count = _both(count, (1.0, inf))
        if count[0] > 0:
            share = _both(share, (LEAST_SHARE, 1.0))
        if share[1] <= 0 or count[1] <= 0:
            count, share = _both(count, (0.0, 0.0)), _both(share, (0.0, 0.0))
        return Extent(count, share)

    def others(self, total: float | None) -> Extent:
        """How many of the same whole are left."""
        share = (1 - self.share[1], 1 - self.share[0])
        count = (max(0.0, total - self.count[1]), total - self.count[0]) if total else _ANY
        return Extent(count, share).of(total)


def _least_count(value: float) -> float:
    """The whole number from which a share begins: of six, two thirds are four."""
    return float(int(value + 1 - 0.1)) if value > 0 else 0.0


def _most_count(value: float) -> float:
    return value if value == inf else float(int(value + 0.1))


def _within(one: Interval, other: Interval) -> bool:
    return other[0] <= one[0] and one[1] <= other[1]


def _both(one: Interval, other: Interval) -> Interval:
    return max(one[0], other[0]), min(one[1], other[1])


NONE = "none"
STATED = {
    "all": Extent(share=(1.0, 1.0)),
    "not_all": Extent(share=(0.0, 1 - LEAST_SHARE)),
    NONE: Extent((0.0, 0.0), (0.0, 0.0)),
    "most": Extent(share=(0.5 + SHARE_TOLERANCE + LEAST_SHARE, 1.0)),
    "many": Extent((2.0, inf), (LEAST_SHARE, 1.0)),
    "few": Extent(share=(0.0, 0.5 - SHARE_TOLERANCE - LEAST_SHARE)),
    "several": Extent((2.0, inf), (LEAST_SHARE, 1.0)),
    "some": Extent((1.0, inf), (LEAST_SHARE, 1.0)),
}


@dataclass(frozen=True, slots=True)
class Quantified:
    """A quantifier in a text: its words, what it leaves possible, and the content words beside it.

    `word` is the kind of a quantifier that is no number; a `share` is a part in numbers, and a count has neither.
    `total` is the size of the whole where it is named with it.
    """

    span: Span
    extent: Extent
    nouns: tuple[Span, ...]
    word: str = ""
    is_share: bool = False
    total: float | None = None

    @property
    def is_count(self) -> bool:
        """Whether it is a bare number."""
        return not self.word and not self.is_share

    @property
    def number(self) -> float | None:
        """The number it gives, where it gives one."""
        return self.extent.count[0] if self.is_count and self.extent.count[0] == self.extent.count[1] else None


@lru_cache(maxsize=STATEMENTS_KEPT)
def quantified(frame: Frame) -> tuple[Quantified, ...]:
    """The quantifiers of a statement, in the order of its text."""
    language = get_language(frame.language)
    if language is None:
        return ()
    numbers = [_from_its_opener(one, frame) for one in _joined(list(_numbers(frame)), frame)]
    taken = [one.span for one in numbers]
    found = [*numbers, *_words(frame, language, taken)]
    beside = [_with_nouns(one, frame) for one in sorted(found, key=lambda one: one.span)]
    return tuple(_told_twice(beside, frame))


def _words(frame: Frame, language: Language, taken: list[Span]) -> Iterator[Quantified]:
    if not _any_word(language).search(frame.text):
        return
    for expression, kind in language.quantifiers:
        for match in one_of(expression).finditer(frame.text):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield Quantified(span, STATED[kind], (), word=kind)


@lru_cache(maxsize=16)
def _any_word(language: Language) -> re.Pattern[str]:
    return re.compile("|".join(expression for expression, _ in language.quantifiers) or "(?!)", re.IGNORECASE)


def _numbers(frame: Frame) -> Iterator[Quantified]:
    """What is counted, and parts in numbers; what is measured counts nothing."""
    for found in {one.span: one for one in frame.quantities}.values():
        quantity = found.quantity
        if quantity.metric == "percent":
            yield Quantified(found.span, Extent(share=_share(found)), (), is_share=True)
        elif not quantity.unit and quantity.metric not in DURATIONS and found.span.end:
            yield Quantified(found.span, Extent(_count(found)), ())


def _share(found: FoundQuantity) -> Interval:
    if found.quantity.value != round(found.quantity.value):  # "two thirds": rounded, not vague
        found = replace(found, quantity=replace(found.quantity, comparator=_exact(found.quantity.comparator)))
    low, high = _stated(found, LEAST_SHARE * 100, SHARE_TOLERANCE * 100)
    return max(0.0, low / 100), min(1.0, high / 100)


def _exact(comparator: Comparator) -> Comparator:
    return Comparator.EXACT if comparator is Comparator.ABOUT else comparator


def _count(found: FoundQuantity) -> Interval:
    low, high = _stated(found, 1.0, 0.0)
    return max(0.0, low), high


def _stated(found: FoundQuantity, step: float, tolerance: float) -> Interval:
    """The values that a figure leaves possible; `step` is what "more than" adds at least."""
    low, high = found.quantity.interval
    comparator = found.quantity.comparator
    if comparator in (Comparator.ABOUT, Comparator.NEARLY):
        return low * (1 - ABOUT_TOLERANCE), high * (1 + ABOUT_TOLERANCE)
    low += step if comparator is Comparator.MORE_THAN else -tolerance
    high -= step if comparator is Comparator.LESS_THAN else -tolerance
    return low, high


def _joined(numbers: Sequence[Quantified], frame: Frame) -> Iterator[Quantified]:
    """The numbers, with "more than 50% but less than 65%" as one and "two of the nine" as a part of a whole."""
    waiting = sorted(numbers, key=lambda one: one.span)
    while waiting:
        one = waiting.pop(0)
        if waiting and (joined := _one(one, waiting[0], frame)):
            waiting[0] = joined
        else:
            yield one


def _one(first: Quantified, second: Quantified, frame: Frame) -> Quantified | None:
    between = frame.text[first.span.end : second.span.start]
    span = Span(first.span.start, second.span.end)
    if first.is_share and second.is_share and _AND.fullmatch(between):
        both = first.extent.both(second.extent)
        if _BETWEEN.search(frame.text[: first.span.start]):
            both = Extent(share=(first.extent.share[0], second.extent.share[1]))
        return replace(second, span=span, extent=both) if both.possible else None
    part, whole = (second, first) if frame.language == "ko" else (first, second)
    of = _KOREAN_OF if frame.language == "ko" else _OF
    if whole.number and not part.total and of.fullmatch(between):
        return replace(part, span=span, extent=part.extent.of(whole.number), total=whole.number, is_share=True)
    return None


def _from_its_opener(one: Quantified, frame: Frame) -> Quantified:
    """The quantifier with the "between" that opens it."""
    opener = _BETWEEN.search(frame.text[: one.span.start])
    return replace(one, span=Span(opener.start(), one.span.end)) if opener else one


def _told_twice(found: Sequence[Quantified], frame: Frame) -> Iterator[Quantified]:
    """The quantifiers; a number with its share of the whole tells how many there are."""
    told: Quantified | None = None
    for one, other in zip_longest(found, found[1:]):
        if told:
            yield replace(told, nouns=one.nouns)
            told = None
        elif other and one.number and other.is_share and _is_the_same(one, other, frame):
            total = one.number * 2 / sum(other.extent.share)
            told = replace(one, extent=one.extent.both(other.extent), is_share=True, total=total)
            yield told
        else:
            yield one


def _is_the_same(one: Quantified, other: Quantified, frame: Frame) -> bool:
    between = frame.text[one.span.end : other.span.start]
    return bool(sum(other.extent.share) and _THAT_IS.search(between))


def _with_nouns(one: Quantified, frame: Frame) -> Quantified:
    """The quantifier with the content words that stand beside it."""
    nouns: list[Span] = []
    at = one.span.end
    content = words.content_words(frame.text, frame.language)
    for span, _ in content:
        if span.start < one.span.end or len(nouns) == NOUNS_OF_A_QUANTIFIER:
            continue
        between = frame.text[at : span.start]
        if span.start - at > LETTERS_TO_A_NOUN or _BREAK.search(between.lstrip("%")):
            break
        nouns.append(span)
        at = span.end
    if frame.language == "ko":
        before = [span for span, _ in content if span.end <= one.span.start]
        if before and _KOREAN_BEFORE.fullmatch(frame.text[before[-1].end : one.span.start]):
            nouns.insert(0, before[-1])
    return replace(one, nouns=tuple(nouns))
