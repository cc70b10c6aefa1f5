"""Offices and services that speak in public, so that "the coast guard" is one speaker in every language."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.concepts import find_concepts
from recoupe.defaults.trace import MINISTRY_WORDS, NEWSROOM_WORDS, OFFICE_WORDS, OFFICIAL_CONCEPTS

_PATTERNS = {
    office: re.compile(rf"(?<!\w)(?:{words})|(?:{korean})", re.IGNORECASE)
    for office, (words, korean) in OFFICE_WORDS.items()
}
_NEWSROOM, _MINISTRY = (
    re.compile(rf"(?<!\w)(?:{words})(?!\w)|(?:{korean})", re.IGNORECASE)
    for words, korean in (NEWSROOM_WORDS, MINISTRY_WORDS)
)


@lru_cache(maxsize=4096)
def offices_in(words: str, language: str) -> frozenset[str]:
    """The offices that the words name, by concept or by our own list; the same ids in every language."""
    listed = {found.concept for found in find_concepts(words, language)} & OFFICIAL_CONCEPTS
    return frozenset({office for office, pattern in _PATTERNS.items() if pattern.search(words)} or listed)


def is_newsroom(words: str) -> bool:
    """Whether the words for a speaker call it a newsroom: "the French daily X", "현지 매체 X"."""
    return bool(_NEWSROOM.search(words))


def is_ministry(words: str) -> bool:
    """Whether the words for a speaker name a ministry or a minister, of whatever matter."""
    return bool(_MINISTRY.search(words))
