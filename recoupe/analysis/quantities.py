"""Quantities: a number with its comparator, what it counts, and whose."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from recoupe.analysis.findings import FoundQuantity
from recoupe.analysis.metrics import counts_at_once, metric_of, unit_of
from recoupe.analysis.names import find_names
from recoupe.analysis.numbers import FoundNumber, find_numbers
from recoupe.analysis.patterns import one as one_of
from recoupe.analysis.periods import date_spans
from recoupe.defaults.language import FIRST_YEAR, LAST_YEAR, WHOSE_REACH_CHARS
from recoupe.languages import Language, get_language
from recoupe.model import Comparator, Quantity, Span

_CLOCK = re.compile(
    r"\d{1,2}\s?[:hH]\s?\d{2}|(?<![\d:])\d{1,2}:\d{1,2}(?![\d:])|\d{1,2}\s?(?:h|heures|o['’]clock|a\.?m\.?|p\.?m\.?)\b|\d{1,2}\sчас(?:а|ов)?\s(?:утра|дня|вечера|ночи)|\d{1,2}\s?시(?!간)(?:\s?\d{1,2}\s?분)?"
)
_CALENDAR = re.compile(r"\s?(?:год[ау]?\b|г\.|року?\b|рік\b|р\.|년)|-(?:х|е|і|ті|тих)\b|s\b")
# Telephone numbers, addresses, the mark of a note: [3].
_CONTACT = re.compile(
    r"(?<!\w)(?<!\d[\s.,])(?:\+\d|0\d)[\d .-]{6,18}\d|(?<![\w-])\d{3}-\d{3}-\d{4}(?!\d)"
    r"|\d+(?:\.\d+){2,}|https?://\S+|\[\d{1,3}\]"
)
# G7, COVID-19, Su-34: the digits are part of a name.
_CODE = re.compile(r"(?<![A-Za-z0-9_-])[0-9_-]*[A-Za-z][A-Za-z_-]*[0-9][A-Za-z0-9_-]*")
# ATR 72, MQ 9: a model of something, but for sums of money ("EUR 72") and shares ("ВВП 3 %").
_MODEL = re.compile(
    r"(?<![\w-])(?!(?:EUR|USD|GBP|CHF|JPY|RUB|UAH|KRW|CNY)\b)[A-ZА-ЯІЇЄ]{2,5}[ \u00a0-]\d{2,4}(?![\d.,]\d)"
    r"(?!\w|\s?%|\s(?:percent|per cent|pour cent|процент|відсот|million|billion|milli|млн|млрд|тыс|тис))"
)


def find_quantities(text: str, language: str) -> tuple[FoundQuantity, ...]:
    """The quantities of a sentence; dates, years, clock times, uncounted and numbers of units are none."""
    known = get_language(language)
    if known is None:
        return ()
    excluded = _excluded(text, known)
    portions = tuple(_portions(text, known))
    taken = _merged([*excluded, *(one.span for one in portions)])
    numbers = [one for one in find_numbers(text, known) if not _is_excluded(one.span, taken)]
    counted = _quantities(text, _joined(text, numbers, known), known)
    return tuple(sorted((*counted, *portions), key=lambda one: one.span))


def _portions(text: str, language: Language) -> Iterator[FoundQuantity]:
    """« la moitié », "two thirds": shares of a whole, in per cent."""
    taken: list[Span] = []
    for expression, value in language.portions:
        for match in one_of(expression).finditer(text):
            if any(one.overlaps(Span(*match.span())) for one in taken):
                continue
            taken.append(Span(*match.span()))
            comparator, span = _comparator(text, FoundNumber(Span(*match.span()), value), language)
            if comparator is Comparator.EXACT and value != round(value):
                comparator = Comparator.ABOUT
            whose = _whose(text, Span(*match.span()), language)
            yield FoundQuantity(span, Quantity(value=value, comparator=comparator, metric="percent"), whose)


def _excluded(text: str, language: Language) -> tuple[Span, ...]:
    patterns = [_CLOCK, _CONTACT, _uncounted(language)]
    found = [Span(*match.span()) for pattern in patterns for match in pattern.finditer(text)]
    return _merged([*found, *_codes(text, language), *date_spans(text, language.code)])


@lru_cache(maxsize=16)
def _uncounted(language: Language) -> re.Pattern[str]:
    border = "" if language.code == "ko" else r"(?<!\w)"
    return re.compile(rf"{border}(?:{'|'.join(language.uncounted)})", re.IGNORECASE)


def _codes(text: str, language: Language) -> Iterator[Span]:
    for match in _CODE.finditer(text):
        yield Span(*match.span())
    models = [Span(*match.span()) for match in _MODEL.finditer(text)]
    # A body is no model: « selon l'ONU 72 personnes ... ».
    listed = [name.span for name in find_names(text, language.code) if name.entity] if models else []
    yield from (one for one in models if not any(one.overlaps(other) for other in listed))


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """The same characters as spans in order that do not overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _is_excluded(span: Span, excluded: Sequence[Span]) -> bool:
    last = bisect_left(excluded, span.end, key=lambda one: one.start) - 1
    return last >= 0 and excluded[last].end > span.start


@lru_cache(maxsize=16)
def _range_pattern(language: Language) -> re.Pattern[str]:
    words = "|".join(map(re.escape, language.range_words))
    return re.compile(rf"^\s?(?:[-–—~]|(?:{words}))\s?$", re.IGNORECASE)


def _joined(text: str, numbers: Sequence[FoundNumber], language: Language) -> list[FoundNumber]:
    """The numbers, with such as "10,000-12,000" and "11,000 or 12,000" as one interval."""
    joined: list[FoundNumber] = []
    for number in numbers:
        last = joined[-1] if joined else None
        if last and _is_range(text, last, number, language):
            joined[-1] = FoundNumber(Span(last.span.start, number.span.end), _scaled(last, number), number.low)
        else:
            joined.append(number)
    return joined


def _is_range(text: str, last: FoundNumber, number: FoundNumber, language: Language) -> bool:
    between = text[last.span.end : number.span.start].rstrip("$€£")
    if last.vague or number.vague or last.high is not None or not _range_pattern(language).match(between):
        return False
    return _scaled(last, number) < number.low and number.low <= 10 * _scaled(last, number)


def _scaled(first: FoundNumber, second: FoundNumber) -> float:
    """The first of two numbers: in "10 to 12 thousand" the magnitude of the second belongs to both."""
    if first.low < 1_000 <= second.low and second.low / 1_000 >= first.low:
        return first.low * 1_000
    return first.low


def _quantities(text: str, numbers: Sequence[FoundNumber], language: Language) -> Iterator[FoundQuantity]:
    for index, number in enumerate(numbers):
        after = numbers[index + 1].span.start if index + 1 < len(numbers) else len(text)
        before = numbers[index - 1].span.end if index else 0
        comparator, span = _comparator(text, number, language)
        metric = metric_of(text, number.span, (before, after), language)
        if (
            comparator is Comparator.EXACT
            and _is_year(text, number)
            and not counts_at_once(text, number.span, language)
        ):
            continue
        quantity = Quantity(
            value=number.low,
            comparator=comparator,
            metric=metric,
            unit=unit_of(text, number.span, metric),
            high=number.high if comparator is Comparator.BETWEEN else None,
        )
        yield FoundQuantity(span, quantity, _whose(text, number.span, language))


def _is_year(text: str, number: FoundNumber) -> bool:
    written = number.span.of(text)
    if _CALENDAR.match(text, number.span.end) and FIRST_YEAR <= number.low <= LAST_YEAR:
        return True
    return written.isdigit() and len(written) == 4 and FIRST_YEAR <= number.low <= LAST_YEAR


def _comparator(text: str, number: FoundNumber, language: Language) -> tuple[Comparator, Span]:
    before = text[max(0, number.span.start - 40) : number.span.start]
    led = _any_before(language).search(before)
    for expression, comparator in language.comparators_before if led else ():
        match = _ends_with(expression).search(before)
        if match:
            start = number.span.start - len(before) + match.start()
            return _within(comparator, number), Span(start, number.span.end)
    after = text[number.span.end : number.span.end + 24]
    followed = _any_after(language).match(after)
    for expression, comparator in language.comparators_after if followed else ():
        match = _begins_with(expression, language.code).match(after)
        if match:
            return _within(comparator, number), Span(number.span.start, number.span.end + match.end())
    return _plain(number), number.span


def _within(comparator: Comparator, number: FoundNumber) -> Comparator:
    return Comparator.BETWEEN if number.high is not None and not number.vague else comparator


def _plain(number: FoundNumber) -> Comparator:
    if not number.vague:
        return Comparator.EXACT if number.high is None else Comparator.BETWEEN
    if number.high is None:
        return Comparator.AT_LEAST
    return Comparator.ABOUT if number.high == number.low else Comparator.BETWEEN


@lru_cache(maxsize=16)
def _any_before(language: Language) -> re.Pattern[str]:
    return _ends_with("|".join(f"(?:{expression})" for expression, _ in language.comparators_before) or "(?!)")


@lru_cache(maxsize=16)
def _any_after(language: Language) -> re.Pattern[str]:
    expressions = "|".join(f"(?:{expression})" for expression, _ in language.comparators_after)
    return _begins_with(expressions or "(?!)", language.code)


@lru_cache(maxsize=512)
def _ends_with(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{expression})(?:\s(?:de|d['’]|the|some|les|des))?[\s'’]*(?:\$|€|£)?$", re.IGNORECASE)


@lru_cache(maxsize=512)
def _begins_with(expression: str, code: str) -> re.Pattern[str]:
    if code == "ko":
        return re.compile(rf"\s?(?:명|개|건|대|척|발|㎢|제곱킬로미터|톤|배럴|곳|%|퍼센트)?\s?(?:{expression})")
    return re.compile(rf"[\s,]*(?:\w+\s)?(?:{expression})(?!\w)", re.IGNORECASE)


def _whose(text: str, span: Span, language: Language) -> str:
    """The people counted, as the country whose name stands right behind (or before) the number."""
    countries = [name for name in find_names(text, language.code) if name.kind == "country"]
    behind = [name for name in countries if span.end <= name.span.start < span.end + WHOSE_REACH_CHARS]
    before = [name for name in countries if span.start - WHOSE_REACH_CHARS <= name.span.start < span.start]
    return behind[0].entity if behind else before[-1].entity if before else ""
