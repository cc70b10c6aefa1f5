"""Word lists of a language, compiled once into patterns that respect its word borders."""

from __future__ import annotations

import re
from functools import lru_cache

_HANGUL = re.compile(r"[가-힣]")


@lru_cache(maxsize=4096)
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of the expressions as whole words; Korean ones also inside words.

    An empty list finds nothing.
    """
    if not words:
        return re.compile(r"(?!)")
    joined = "|".join(sorted(words, key=len, reverse=True))
    if any(_HANGUL.search(word) for word in words):
        return re.compile(joined)
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def one(expression: str) -> re.Pattern[str]:
    """A pattern for one expression, as `any_of`."""
    return any_of((expression,))
