"""Pairs of documents that may have one origin: they share phrases, or facts, or a fact and whom they go back to."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Set
from itertools import chain

from recoupe.defaults.trace import (
    CANDIDATES_KEPT,
    DAYS_OF_A_CASE,
    FACTS_OF_A_ROOT,
    LEAST_SHARED_PHRASES,
    LEAST_SHINGLES,
    PHRASES_KEPT,
    SHARED_BY_CHANCE,
    SHARED_FACTS_OF_A_CANDIDATE,
    STORY_COMPARED_WHOLE,
)
from recoupe.trace.postings import Postings
from recoupe.trace.readings import Reading
from recoupe.trace.shingles import Shingles, least_of_a_copy
from recoupe.trace.stories import Facts, skeletons

_KEY_LETTERS = 3


class Candidates:
    """The documents so far, by what a later one may share with them."""

    def __init__(self) -> None:
        """Know no document."""
        self._phrases = Postings()
        self._facts = Postings()
        self._roots: defaultdict[str, Postings] = defaultdict(Postings)
        self._recent: deque[Reading] = deque()
        self._outlets: dict[str, str] = {}
        self._full: defaultdict[str, set[str]] = defaultdict(set)
        self._least: dict[str, float] = {}

    def add(self, reading: Reading) -> None:
        """Remember a document; documents are added the eldest first, those without a date last."""
        self._phrases.add(reading.key, sampled(reading.phrases))
        self._facts.add(reading.key, reading.facts.weights)
        weightiest = weightiest_facts(reading.facts)
        for name in roots_of(reading):
            self._roots[name].add(reading.key, weightiest)
        self._recent.append(reading)
        self._outlets[reading.key] = reading.publisher
        if reading.full_in:
            self._full[reading.full_in].add(reading.key)
        self._least[reading.key] = least_of_a_copy(reading.phrases)

    def _forget_before(self, day: int) -> None:
        """Forget the facts of documents that are too old for the story of that day; texts are copied at any time."""
        while self._recent and self._recent[0].day is not None and self._recent[0].day < day - DAYS_OF_A_CASE:
            old = self._recent.popleft()
            del self._outlets[old.key]
            self._facts.forget(old.key, old.facts.weights)
            weightiest = weightiest_facts(old.facts)
            for name in roots_of(old):
                self._roots[name].forget(old.key, weightiest)
                if not self._roots[name]:
                    del self._roots[name]

    def of(self, reading: Reading) -> list[tuple[str, int]]:
        """The known documents that may share an origin with this one, the likeliest first, and how many phrases."""
        if reading.day is not None:
            self._forget_before(reading.day)
        phrases, facts, texts = reading.phrases, reading.facts, reading.root.texts
        shared = self._phrases.hits(phrases)
        if len(self._recent) <= STORY_COMPARED_WHOLE:
            return [(key, shared[key]) for key in dict.fromkeys([*(one.key for one in self._recent), *shared])]
        least = LEAST_SHARED_PHRASES if len(phrases) > LEAST_SHINGLES else 1
        stated, of_root = self._facts.hits(facts.weights), self._of_root(reading)
        ranked: list[tuple[int, str]] = []
        for key in self._likely(reading, shared, shared.keys() | stated.keys() | of_root.keys()):
            worth = of_root[key] + (shared[key] if shared[key] >= least else 0)
            count = stated[key]
            if count and (worth or count >= SHARED_FACTS_OF_A_CANDIDATE or self._outlets[key] in texts):
                worth += count
            if worth:
                ranked.append((worth, key))
        return [(key, shared[key]) for _, key in sorted(ranked, reverse=True)[:CANDIDATES_KEPT]]

    def _likely(self, reading: Reading, shared: Counter[str], known: Set[str]) -> Set[str]:
        """What may share an origin: no text that is full of other names and figures, unless it may be a copy."""
        if not reading.full_in:
            return known
        named = {key for key, count in self._facts.hits(reading.certain).items() if count > SHARED_BY_CHANCE}
        least, others = least_of_a_copy(reading.phrases), self._least
        copies = {key for key, count in shared.items() if count >= least or count >= others[key]}
        return named | copies | (known - self._full[reading.full_in])

    def _of_root(self, reading: Reading) -> Counter[str]:
        """How many of the weightiest facts the known documents share that go back to whom this one goes back to.

        One speaker has much to say in a year: a document is found by whom it goes back to together with a fact.
        """
        weightiest = weightiest_facts(reading.facts)
        known = (self._roots[name].holders(weightiest) for name in roots_of(reading) if name in self._roots)
        return Counter(chain.from_iterable(chain.from_iterable(known)))


def sampled(phrases: Shingles) -> list[int]:
    """All phrases of a short text, the lowest of a long one: two texts that share many share some of these."""
    return sorted(phrases)[:PHRASES_KEPT]


def weightiest_facts(facts: Facts) -> list[str]:
    """The facts that tell most of an origin, so many that few of a short text are left out."""
    ranked = sorted(zip(facts.weights.values(), facts.weights, strict=True), reverse=True)
    return [fact for _, fact in ranked[:FACTS_OF_A_ROOT]]


def roots_of(reading: Reading) -> frozenset[str]:
    """Whom a document goes back to, by every key, and by the first consonants of each for other spellings."""
    root = reading.root
    named = {root.key, root.speaker, reading.publisher, *root.texts} - {""}
    short = {"".join(key for key, _ in skeletons(name))[:_KEY_LETTERS] for name in named} - {""}
    return frozenset(named | short)
