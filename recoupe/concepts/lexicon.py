"""The concepts of the lexicon, one YAML file a topic, which the build compiles to a table.

A concept is written as its words in each language. `stem*` stands for every word that begins with the stem,
`st*m` for every word that begins with `st` and ends with `m`, and `~` between two words for a few words
in between. Korean entries are looked for inside words, because endings and particles grow onto them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from recoupe.concept_files import Row, Sort, read_rows

LANGUAGES = ("fr", "en", "ru", "uk", "ko")


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that happens or is so. `words` are its patterns in each language, `topic` the file it stands in."""

    id: str
    topic: str
    sort: Sort
    words: Mapping[str, tuple[str, ...]]
    antonyms: frozenset[str]
    broader: frozenset[str]


class Lexicon:
    """All concepts, with the ways up from each and its opposites."""

    def __init__(self, concepts: Mapping[str, Concept]) -> None:
        self._concepts = dict(concepts)
        self._above = {concept: self._climb(concept) for concept in self._concepts}
        self._opposite = self._both_ways()

    def __iter__(self) -> Iterator[Concept]:
        return iter(self._concepts.values())

    def __len__(self) -> int:
        return len(self._concepts)

    def get(self, concept: str) -> Concept | None:
        """The concept with this id, or None."""
        return self._concepts.get(concept)

    def sort(self, concept: str) -> Sort:
        """Whether it is an event, a state, a thing or an act of speech; an unknown id counts as an event."""
        found = self._concepts.get(concept)
        return found.sort if found else "event"

    def antonyms(self, concept: str) -> frozenset[str]:
        """The opposites of a concept, written at either of the two."""
        return self._opposite.get(concept, frozenset())

    def broader(self, concept: str) -> frozenset[str]:
        """Every concept that holds whenever this one does, however far up."""
        return self._above.get(concept, frozenset())

    def is_a(self, concept: str, other: str) -> bool:
        """Whether the first is the second or a narrower case of it."""
        return concept == other or other in self.broader(concept)

    def _climb(self, concept: str) -> frozenset[str]:
        reached: set[str] = set()
        waiting = list(self._concepts[concept].broader)
        while waiting:
            above = waiting.pop()
            if above not in reached:
                reached.add(above)
                waiting.extend(self._concepts[above].broader)
        return frozenset(reached)

    def _both_ways(self) -> dict[str, frozenset[str]]:
        pairs: dict[str, set[str]] = {}
        for concept in self._concepts.values():
            for other in concept.antonyms:
                pairs.setdefault(concept.id, set()).add(other)
                pairs.setdefault(other, set()).add(concept.id)
        return {concept: frozenset(others) for concept, others in pairs.items()}


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon out of the files beside this module, read once.

    Raises `ValueError` for a concept that is written twice.
    """
    return read_lexicon(files("recoupe.concepts").joinpath("data"))


@lru_cache(maxsize=1)
def talk() -> Lexicon:
    """The concepts of any talk: they help to find a passage in another language, and say nothing of what it tells."""
    return read_lexicon(files("recoupe.concepts").joinpath("talk"))


def read_lexicon(folder: Traversable) -> Lexicon:
    """The lexicon of a folder. Raises `ValueError` for a concept that is written twice."""
    return Lexicon({row.id: _concept(row) for row in read_rows(folder)})


def _concept(row: Row) -> Concept:
    words = {language: tuple(getattr(row, language)) for language in LANGUAGES}
    return Concept(row.id, row.topic, row.sort, words, frozenset(row.antonyms), frozenset(row.broader))
