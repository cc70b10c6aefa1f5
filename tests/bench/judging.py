"""How many pairs a second the rules judge, and that it needs no more memory for the millionth than for the first."""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import product

import psutil

from recoupe.judge.backends import get_backend
from recoupe.judge.pairs import judge_pair
from recoupe.moments import Moment

PAIRS = 1_000_000
CLAIMS = 20  # of an article
PASSAGES = 80  # that stand by to be judged for them
_DAY = Moment.parse("2030-05-01")
# Claim and passage forms in two languages: the same event, another figure, a denial, another matter.
_CLAIMS = (
    "At least {n} people were killed when the dam of {town} broke, the fire service said.",
    "The council of {town} has closed {n} schools.",
)
_PASSAGES = (
    ("en", "The fire service of {town} said that {n} people died when the dam broke. Rescuers are still searching."),
    ("en", "The mayor of {town} denied that any school had been closed. “We need {n} teachers,” she added."),
    ("fr", "Selon les pompiers de {town}, au moins {n} personnes ont été tuées dans la rupture du barrage."),
    ("ru", "В городе {town} закрыли {n} школ, сообщил городской совет. Учителя протестуют."),
)


def lines() -> Iterator[str]:
    """Pairs a second as in a verification, and for texts that are all new; memory over a million pairs."""
    get_backend("rules")
    _judge(0, 4)
    start, judged, before, after = time.perf_counter(), 0, _megabytes(), _megabytes()
    for article in range(PAIRS // (CLAIMS * PASSAGES)):
        judged += _article(article)
        after = _megabytes()
        if article == PAIRS // (CLAIMS * PASSAGES) // 5:  # the caches are full
            before = after
    seconds = time.perf_counter() - start
    yield f"{CLAIMS} claims against {PASSAGES} passages each: {judged / seconds:,.0f} pairs a second on one core"
    yield f"memory after {judged // 5:,} pairs {before:.0f} MB, after {judged:,} pairs {after:.0f} MB"
    start = time.perf_counter()
    yield f"every text new: {_judge(10_000_000, 4_000) / (time.perf_counter() - start):,.0f} pairs a second"


def _article(number: int) -> int:
    claims = [_claim(number * CLAIMS + one) for one in range(CLAIMS)]
    passages = [_passage(number * PASSAGES + one) for one in range(PASSAGES)]
    for claim, (language, passage) in product(claims, passages):
        judge_pair(claim, passage, "en", language, _DAY, _DAY, get_backend("rules"))
    return len(claims) * len(passages)


def _judge(first: int, pairs: int) -> int:
    for number in range(first, first + pairs):
        language, passage = _passage(number)
        judge_pair(_claim(number), passage, "en", language, _DAY, _DAY, get_backend("rules"))
    return pairs


def _claim(number: int) -> str:
    return _CLAIMS[number % 2].format(n=number % 891 + 3, town=f"Dray{number % 9973}")


def _passage(number: int) -> tuple[str, str]:
    language, form = _PASSAGES[number % 4]
    return language, form.format(n=number % 887 + 3, town=f"Dray{number % 9967}")


def _megabytes() -> float:
    return float(psutil.Process().memory_info().rss) / 1e6
