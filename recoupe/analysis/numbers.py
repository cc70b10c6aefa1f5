"""Numbers as they are written: digits in all spacings, words, magnitudes, Korean myriads."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from recoupe.defaults.language import MAX_NUMBER
from recoupe.folding import fold
from recoupe.languages import Language
from recoupe.model import Span

_KOREAN_NUMBER = re.compile(r"(?:\d[\d,.]*\s?[십백천만억조]*\s?)+")
_KOREAN_PART = re.compile(r"(\d[\d,.]*)\s?([십백천만억조]*)")
_MYRIADS = "만억조"
_COUNTERS = r"명|사람|개|건|대|척|발|곳|마리|배럴|톤|가구"
# 만 명, 백만 배럴, 천여 명: a unit without digits; 세 명: a native word before its counter.
_KOREAN_UNITS = re.compile(rf"(?<![가-힣\d])(?P<units>[십백천만억]{{1,3}})(?=여?\s?(?:{_COUNTERS}))")
_UNIT_VALUES: Mapping[str, float] = MappingProxyType(
    {"십": 1e1, "백": 1e2, "천": 1e3, "만": 1e4, "억": 1e8, "조": 1e12}
)
# "10,000" in a text whose decimal mark is the comma is still ten thousand.
_FOREIGN_GROUPS = re.compile(r"\d{1,3}(?:,000)+")
_DECIMALS = 6
# So many letters are short for a magnitude: k, mn, bn, млн.
_SHORT = 3
_CURRENCY_SIGNS = "$€£"


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number and the characters that write it; `low` and `high` differ for a vague one."""

    span: Span
    low: float
    high: float | None = None
    vague: bool = False


def find_numbers(text: str, language: Language) -> tuple[FoundNumber, ...]:
    """All numbers, vague ones such as "thousands" included, left to right without overlap."""
    found = [*_vague(text, language), *(_korean(text, language) if language.code == "ko" else _written(text, language))]
    kept: list[FoundNumber] = []
    meant = (one for one in found if one.low <= MAX_NUMBER)
    for number in sorted(meant, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or number.span.start >= kept[-1].span.end:
            kept.append(number)
    return tuple(kept)


def _vague(text: str, language: Language) -> Iterator[FoundNumber]:
    if not _any_vague(language).search(text):
        return
    for expression, low, high in language.vague_quantities:
        pattern = _whole(expression, language.code)
        for match in pattern.finditer(text):
            yield FoundNumber(Span(*match.span()), low, high, vague=True)


@lru_cache(maxsize=16)
def _any_vague(language: Language) -> re.Pattern[str]:
    expressions = "|".join(f"(?:{expression})" for expression, *_ in language.vague_quantities)
    return _whole(expressions or "(?!)", language.code)


@lru_cache(maxsize=512)
def _whole(expression: str, code: str) -> re.Pattern[str]:
    if code == "ko":
        return re.compile(rf"(?:{expression})(?=\s?(?:명|개|건|대|척|발|㎢|제곱|억|원|달러|톤|가구|곳|군데|차례)|\s)")
    return re.compile(rf"(?<!\w)(?:{expression})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=16)
def _number_pattern(language: Language) -> re.Pattern[str]:
    groups = re.escape(language.thousands)
    decimals = re.escape(language.decimals)
    # A dot before one or two digits marks decimals even where a comma is the rule.
    fraction = rf"(?:[{decimals}]\d+|\.\d{{1,2}}(?!\d))?"
    digits = rf"(?<![\w.,])\d{{1,3}}(?:[{groups}]\d{{3}})+(?!\d){fraction}|(?<![\w.,])\d+{fraction}(?!\d)"
    words = _alternatives(language.number_words)
    magnitudes = _alternatives(language.magnitudes)
    # "K-pop" and "the U.K." name no thousand: what is short for a magnitude follows digits.
    spelled = _alternatives(
        {word: value for word, value in language.magnitudes.items() if len(word.rstrip(".")) > _SHORT}
    )
    word_run = rf"(?<!\w)(?:{words}|{spelled})(?:[ \-](?:et )?(?:and )?(?:{words}|{magnitudes}))*(?!['’ʼ]?\w)"
    magnitude_run = rf"(?:[ \-\u00a0\u202f]?(?:{magnitudes})(?!\w))*"
    return re.compile(rf"(?:(?P<digits>{digits}){magnitude_run}|(?P<words>{word_run}))", re.IGNORECASE)


def _alternatives(table: Mapping[str, float]) -> str:
    """The words of a table, longest first, whatever apostrophe they are written with."""
    return "|".join(re.escape(word).replace("'", "['’ʼ]") for word in sorted(table, key=len, reverse=True))


@lru_cache(maxsize=16)
def _number_token(language: Language) -> re.Pattern[str]:
    tables = {**language.number_words, **language.magnitudes}
    return re.compile(rf"(?<!\w)(?:{_alternatives(tables)})(?!['’ʼ]?\w)", re.IGNORECASE)


def _written(text: str, language: Language) -> Iterator[FoundNumber]:
    for match in _number_pattern(language).finditer(text):
        span = Span(*match.span())
        if match["digits"] is not None:
            factor = _magnitude(text[match.end("digits") : match.end()], language)
            # Rounded, because 4.1 times a million is not exactly 4,100,000.
            value = round(_digits(match["digits"], language) * factor, _DECIMALS)
            yield _with_millions(text, FoundNumber(span, value))
        else:
            value = _words(match["words"], language)
            if value > 1 and not _in_percent(text, match, language):
                yield FoundNumber(span, value)


def _with_millions(text: str, number: FoundNumber) -> FoundNumber:
    """$30m is thirty million; the letter means metres elsewhere."""
    start, end = number.span.start, number.span.end
    if text[max(0, start - 1) : start] not in tuple(_CURRENCY_SIGNS) or not re.match(r"m(?!\w)", text[end : end + 2]):
        return number
    return FoundNumber(Span(start, end + 1), number.low * 1e6)


def _in_percent(text: str, match: re.Match[str], language: Language) -> bool:
    """« pour cent » is a sign and no hundred."""
    return language.code == "fr" and match["words"].lower() == "cent" and text[: match.start()].endswith(" pour ")


def _digits(written: str, language: Language) -> float:
    if language.decimals == "," and _FOREIGN_GROUPS.fullmatch(written):
        return float(written.replace(",", ""))
    point = re.search(rf"[{re.escape(language.decimals)}]\d+$|\.\d{{1,2}}$", written)
    whole, fraction = (written[: point.start()], written[point.start() + 1 :]) if point else (written, "0")
    return float("".join(character for character in whole if character.isdigit()) + "." + fraction)


def _magnitude(tail: str, language: Language) -> float:
    factor = 1.0
    for word in re.findall(r"[^\W\d_]+\.?", tail):
        factor *= _lookup(language.magnitudes, word.rstrip("."), 1.0)
    return factor


def _lookup(table: Mapping[str, float], word: str, default: float) -> float:
    return table.get(word.lower(), table.get(re.sub("[’ʼ]", "'", word.lower()), table.get(fold(word), default)))


def _words(written: str, language: Language) -> float:
    """« quarante-deux mille cinq cents »: parts add up, magnitudes multiply what stands before them."""
    whole = _lookup(language.number_words, written, 0.0)
    if whole:
        return whole
    total = current = 0.0
    for word in _number_token(language).findall(written):
        magnitude = _lookup(language.magnitudes, word, 0.0)
        if magnitude == 100:
            current = max(current, 1.0) * 100
        elif magnitude:
            total += max(current, 1.0) * magnitude
            current = 0.0
        else:
            current += _lookup(language.number_words, word, 0.0)
    return total + current


@lru_cache(maxsize=16)
def _native(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<![가-힣\d])(?P<word>{_alternatives(language.number_words)})(?=\s(?:{_COUNTERS}))")


def _korean(text: str, language: Language) -> Iterator[FoundNumber]:
    for match in _native(language).finditer(text):
        if language.number_words[match["word"]] > 1:
            yield FoundNumber(Span(*match.span()), language.number_words[match["word"]])
    for match in _KOREAN_UNITS.finditer(text):
        yield FoundNumber(Span(*match.span()), math.prod(_UNIT_VALUES[unit] for unit in match["units"]))
    for match in _KOREAN_NUMBER.finditer(text):
        written = match.group().rstrip()
        value = _korean_value(written)
        if value is not None:
            yield FoundNumber(Span(match.start(), match.start() + len(written)), value)


def _korean_value(written: str) -> float | None:
    """1만 2천 is 12,000 and 3천2백억 is 320,000,000,000: what gathers before a myriad is counted in it."""
    total = current = 0.0
    for digits, units in _KOREAN_PART.findall(written):
        number = digits.replace(",", "").rstrip(".")
        if not number or number.count(".") > 1:
            return None
        below = math.prod(_UNIT_VALUES[unit] for unit in units if unit not in _MYRIADS)
        current += float(number) * below
        if units and units[-1] in _MYRIADS:
            myriads = math.prod(_UNIT_VALUES[unit] for unit in units if unit in _MYRIADS)
            total, current = total + current * myriads, 0.0
    return total + current
