"""What a number counts or measures, read from the words around it."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.defaults.metrics import (
    AT_ONCE,
    COUNTED,
    DURATIONS,
    FATES,
    METRIC_REACH_CHARS,
    METRICS,
    NEAR_ONLY,
    NEXT_WORD_CHARS,
    UNIT_REACH_CHARS,
    UNITS,
)
from recoupe.languages import Language
from recoupe.model import Span

_CLAUSE = re.compile(r"[;:()]|\.(?=\s)|,\s")
_CURRENCIES = (
    ("EUR", r"euros?|€|евро|євро|유로"), ("USD", r"dollars?|\$|доллар\w*|долар\w*|달러"), ("GBP", r"£|pounds?|livres"),
    ("RUB", r"roubles?|rubles?|рубл\w*|₽|루블"), ("UAH", r"гривен\w*|гривн\w*|₴|hryvnias?"),
    ("KRW", r"wons?\b|[\d십백천만억조]\s?원(?!래|인|칙|유)|вон\b|원\b"),
    ("CNY", r"yuans?|юан\w*|위안"), ("JPY", r"yens?|엔\b"),
)  # fmt: skip
_OF = re.compile(r"^(?:de|d['’]|of)\s?")
# The one measure whose word stands before its number.
_MAGNITUDE = re.compile(r"(?:magnitude|магнитуд\w*|магнітуд\w*|규모)\s(?:of\s|de\s)?$", re.IGNORECASE)
_UNIT_WORDS = (
    ("km2", r"kilom\w+ carr\w+|square kilom\w+|sq\.? ?km|km2|km²|кв\.? ?км|квадратн\w+ к[иі]лом\w*|㎢|제곱킬로미터"),
    ("ha", r"hectares?|гектар\w*|\bга\b|헥타르"), ("km", r"kilom\w+|km|к[иі]лометр\w*|км|킬로미터|㎞"),
    ("mile", r"miles?"),
    ("m2", r"\bm[eè]tres? carr\w+|square met\w+|\bm2\b|\bm²|квадратн\w+ метр\w*|кв\.? ?м\b|제곱미터|㎡"),
)  # fmt: skip


def _word(expression: str, language: Language) -> re.Pattern[str]:
    border, closing = ("", "") if language.code == "ko" else (r"(?<!\w)", r"(?!\w)")
    return re.compile(f"{border}(?:{expression}){closing}", re.IGNORECASE)


@lru_cache(maxsize=16)
def _patterns(language: Language) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((metric, _word(expression, language)) for expression, metric in language.metric_words)


@lru_cache(maxsize=64)
def _any_metric(language: Language, among: frozenset[str]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """One pattern for the words of several metrics, a group for each, the earlier in the list first."""
    listed = [(expression, metric) for expression, metric in language.metric_words if metric in among]
    groups = "|".join(f"(?P<m{rank}>{expression})" for rank, (expression, _) in enumerate(listed))
    return _word(groups or "(?!)", language), tuple(metric for _, metric in listed)


def _first_metric(text: str, language: Language, among: frozenset[str], *, at_once: bool = False) -> str:
    """The metric whose word stands first, of two at one place the earlier in the list; `at_once`: at the beginning."""
    pattern, metrics = _any_metric(language, among)
    match = pattern.match(text) if at_once else pattern.search(text)
    return metrics[int((match.lastgroup or "m0")[1:])] if match else ""


def metric_of(text: str, span: Span, bounds: tuple[int, int], language: Language) -> str:
    """The metric word for the number at `span`; `bounds` are the neighbouring numbers, which own what is past them."""
    unit = _unit_metric(text, span, language)
    if unit:
        return unit
    end = min(bounds[1], span.end + METRIC_REACH_CHARS)
    start = max(bounds[0], span.start - METRIC_REACH_CHARS)
    behind, before = text[span.end : end], text[start : span.start]
    if end == bounds[1] < len(text) and _fate(before, language, from_start=False):
        behind = _without_last_fate(behind, language)
    near = _nearest(behind, language, from_start=True, among=METRICS - NEAR_ONLY - AT_ONCE)
    near = near or _nearest(behind[:UNIT_REACH_CHARS], language, from_start=True, among=NEAR_ONLY)
    if near and near not in COUNTED:
        return near
    clause = _CLAUSE.split(behind)[0]
    fate = _fate(clause, language, from_start=True) or _fate(_CLAUSE.split(before)[-1], language, from_start=False)
    fate = fate or _fate(before, language, from_start=False) or _fate(behind, language, from_start=True)
    # People who gather are not deployed; troops are. The Korean counter 명 counts both.
    gathers = fate == "deployed" and near == "people" and language.code != "ko"
    return near if gathers else fate or near


def counts_at_once(text: str, span: Span, language: Language) -> bool:
    """Whether what the number counts stands right behind it: "2000 soldiers", not "the 2016 vote"."""
    behind = text[span.end : span.end + UNIT_REACH_CHARS]
    near = _nearest(behind.split(",")[0][:NEXT_WORD_CHARS], language, from_start=True)
    return bool(near) and near not in DURATIONS and not text[: span.start].rstrip().endswith(("the", "The"))


def _without_last_fate(behind: str, language: Language) -> str:
    """In "killed 12 and injured 40" the second word stands right before the second number and belongs to it."""
    end = len(behind.rstrip())
    starts = [
        match.start()
        for metric, pattern in _patterns(language)
        if metric in FATES
        for match in pattern.finditer(behind)
        if match.end() == end
    ]
    return behind[: min(starts)] if starts else behind


def _unit_metric(text: str, span: Span, language: Language) -> str:
    behind = text[span.end : span.end + UNIT_REACH_CHARS].lstrip(" \u00a0\u202f")
    if text[max(0, span.start - 1) : span.start] in ("$", "€", "£"):
        return "money"
    if _MAGNITUDE.search(text[max(0, span.start - 20) : span.start]):
        return "magnitude"
    if behind[:1] in ("%", "€", "$", "₽", "₴"):
        return "percent" if behind[0] == "%" else "money"
    bare = _OF.sub("", behind)
    if bare == behind:
        return _first_metric(behind, language, UNITS, at_once=True)
    units = (one for one in _patterns(language) if one[0] in UNITS)
    return next((metric for metric, word in units if word.match(behind) or word.match(bare)), "")


def _nearest(text: str, language: Language, *, from_start: bool, among: frozenset[str] = METRICS) -> str:
    """The metric whose word stands nearest; of two at one place the earlier in the list."""
    first = _first_metric(text, language, among)
    if from_start or not first:
        return first
    found = [
        (len(text) - match.end(), rank, metric)
        for rank, (metric, pattern) in enumerate(_patterns(language))
        if metric in among
        for match in pattern.finditer(text)
    ]
    return min(found)[2] if found else ""


def _fate(text: str, language: Language, *, from_start: bool) -> str:
    return _nearest(text, language, from_start=from_start, among=FATES)


def unit_of(text: str, span: Span, metric: str) -> str:
    """The unit of an area, a distance or money; empty for what is counted."""
    near = text[max(0, span.start - 3) : span.end + UNIT_REACH_CHARS]
    table = _CURRENCIES if metric == "money" else _UNIT_WORDS if metric in ("area", "distance") else ()
    return next((unit for unit, expression in table if re.search(expression, near, re.IGNORECASE)), "")
