"""Pairs of documents that may have one origin: they share phrases, or facts, or a fact and whom they go back to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from heapq import nlargest

from recoupe.defaults.trace import (
    CANDIDATES_KEPT,
    DAYS_OF_A_CASE,
    FACTS_OF_A_ROOT,
    LEAST_SHARED_PHRASES,
    LEAST_SHINGLES,
    PHRASES_KEPT,
    SHARED_FACTS_OF_A_CANDIDATE,
)
from recoupe.trace.postings import Postings
from recoupe.trace.readings import Reading
from recoupe.trace.roots import Root
from recoupe.trace.shingles import Shingles
from recoupe.trace.stories import Facts, skeletons

_KEY_LETTERS = 3


class Candidates:
    """The documents so far, by what a later one may share with them."""

    def __init__(self) -> None:
        """Know no document."""
        self._phrases = Postings()
        self._facts = Postings()
        self._roots = Postings()
        self._recent: deque[Reading] = deque()
        self._outlets: dict[str, str] = {}

    def add(self, reading: Reading) -> None:
        """Remember a document; documents are added the eldest first, those without a date last."""
        self._phrases.add(reading.key, sampled(reading.phrases))
        self._facts.add(reading.key, reading.facts.weights)
        self._roots.add(reading.key, root_features(reading.facts, reading.root, reading.publisher))
        self._recent.append(reading)
        self._outlets[reading.key] = reading.publisher

    def _forget_before(self, day: int) -> None:
        """Forget the facts of documents that are too old for the story of that day; texts are copied at any time."""
        while self._recent and self._recent[0].day is not None and self._recent[0].day < day - DAYS_OF_A_CASE:
            old = self._recent.popleft()
            del self._outlets[old.key]
            self._facts.forget(old.key, old.facts.weights)
            self._roots.forget(old.key, root_features(old.facts, old.root, old.publisher))

    def of(self, reading: Reading) -> list[tuple[str, int]]:
        """The known documents that may share an origin with this one, the likeliest first, and how many phrases."""
        if reading.day is not None:
            self._forget_before(reading.day)
        phrases, facts, root, publisher = reading.phrases, reading.facts, reading.root, reading.publisher
        least = LEAST_SHARED_PHRASES if len(phrases) > LEAST_SHINGLES else 1
        worth: dict[str, float] = {}
        shared = self._phrases.hits(phrases)
        for key, count in shared.items():
            if count >= least:
                worth[key] = float(count)
        for key, count in self._roots.hits(root_features(facts, root, publisher)).items():
            worth[key] = worth.get(key, 0.0) + count
        for key, count in self._facts.hits(facts.weights).items():
            if count >= SHARED_FACTS_OF_A_CANDIDATE or key in worth or self._outlets[key] in root.texts:
                worth[key] = worth.get(key, 0.0) + count
        return [(key, shared[key]) for key in nlargest(CANDIDATES_KEPT, worth, key=lambda key: (worth[key], key))]


def sampled(phrases: Shingles) -> list[int]:
    """All phrases of a short text, the lowest of a long one: two texts that share many share some of these."""
    return sorted(phrases)[:PHRASES_KEPT]


def root_features(facts: Facts, root: Root, publisher: str) -> Iterator[tuple[str, str]]:
    """Whom a document goes back to, with each of its weightiest facts: one speaker has much to say in a year."""
    named = {root.key, root.speaker, publisher, *root.texts} - {""}
    weightiest = nlargest(FACTS_OF_A_ROOT, facts.weights, key=lambda fact: (facts.weights[fact], fact))
    short = {"".join(key for key, _ in skeletons(name))[:_KEY_LETTERS] for name in named} - {""}
    for name in named | short:
        for fact in weightiest:
            yield name, fact
