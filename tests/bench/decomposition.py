"""What it costs to decompose an article, and that the cost follows its length."""

from __future__ import annotations

import time
from collections.abc import Iterator

from recoupe.decompose import decompose
from recoupe.model import Article
from recoupe.moments import Moment

LENGTHS = (60_000, 250_000, 1_000_000)
_SENTENCES = (
    "The council of {town} voted on Tuesday to close {n} schools, mayor Ina Korv said.",
    "At least {n} people were hurt and {m} houses damaged when the river rose, the fire service of {town} reported.",
    "“We have {n} boats and need {m},” said harbour master Tom Basset, who has held the post since 2019.",
    "According to the ministry, prices in {town} rose by {m} percent between March and May.",
)


def lines() -> Iterator[str]:
    """Milliseconds for an article of 600 words once warm, seconds for long ones and for a text without a stop."""
    _seconds(_text(4_000))
    article = _text(3_700)
    yield f"{len(article.split())} words: {1000 * _seconds(_text(3_700, start=500)):.0f} ms"
    for length in LENGTHS:
        yield f"{length:,} characters: {_seconds(_text(length, start=length)):.1f} s"
    yield f"100,000 words without a full stop: {_seconds(' '.join(['village soldier killed 30'] * 25_000)):.1f} s"
    yield f"10,000 nested quotations: {_seconds('“' * 10_000 + 'He said no' + '”' * 10_000):.1f} s"


def _text(characters: int, start: int = 0) -> str:
    written, number, length = [], start, 0
    while length < characters:
        sentence = _SENTENCES[number % 4].format(town=f"Dray{number % 97}", n=number % 891 + 3, m=number % 77 + 2)
        written.append(sentence)
        length += len(sentence) + 1
        number += 1
    return "\n".join(written)


def _seconds(text: str) -> float:
    start = time.perf_counter()
    decompose(Article("", text, "en", Moment.parse("2030-05-01")))
    return time.perf_counter() - start
