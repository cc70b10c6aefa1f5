"""Choosing: which pages of those that were found a run opens, and which of them are certain before all is answered."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.defaults import gather as limits
from recoupe.gather.asking import Answer, Answers, Request, served
from recoupe.gather.hits import canonical_url
from recoupe.gather.opening import Found, Opener
from recoupe.gather.queries import Query


@dataclass(frozen=True, slots=True)
class Chosen:
    """The pages to open, how many more were found, and how many results came too late."""

    found: tuple[Found, ...]
    unopened: int
    late: int


def chosen(queries: Sequence[Query], answers: Answers) -> Chosen:
    """The pages to open, each once: the best few of every question, in the order of the questions."""
    found: dict[str, Found] = {}
    late: set[str] = set()
    for query in queries:
        for answer in answers.to(query):
            late.update(hit.url for hit in answer.late)
            for one in _best(answer, query):
                found.setdefault(canonical_url(one.hit.url), one)
    everything = tuple(found.values())
    return Chosen(everything[: limits.MAX_PAGES], max(0, len(everything) - limits.MAX_PAGES), len(late))


def _best(answer: Answer, query: Query) -> list[Found]:
    return [Found(hit, answer.source, answer.page) for hit in answer.matching(query)[: limits.MAX_HITS_PER_QUERY]]


class Early:
    """Begins to open pages while other hosts are still being asked: those that will be chosen whatever these answer.

    A question that is not answered yet may bring as many pages as any; what stands behind it has to leave them room.
    """

    def __init__(self, queries: Sequence[Query], asked: Sequence[Request], opener: Opener) -> None:
        self._queries = queries
        self._opener = opener
        self._asked = served(queries, asked)
        self._served_by: dict[int, list[int]] = {}
        for number, places in enumerate(self._asked):
            for place in places:
                self._served_by.setdefault(place, []).append(number)
        self._found: dict[tuple[int, int], list[Found]] = {}
        self._lock = threading.Lock()

    def answered(self, place: int, answer: Answer) -> None:
        """Note what the request at `place` brought, and begin with what is certain now."""
        numbers = self._served_by.get(place, ())
        best = {(number, place): _best(answer, self._queries[number]) for number in numbers}
        with self._lock:
            self._found.update(best)
            certain = list(self._certain())
        for one in certain:
            self._opener.begin(one)

    def _certain(self) -> Iterator[Found]:
        seen: set[str] = set()
        open_places = 0
        for number, places in enumerate(self._asked):
            for place in places:
                found = self._found.get((number, place))
                open_places += limits.MAX_HITS_PER_QUERY if found is None else 0
                for one in found or ():
                    address = canonical_url(one.hit.url)
                    if address not in seen:
                        seen.add(address)
                        if len(seen) + open_places <= limits.MAX_PAGES:
                            yield one
                if len(seen) + open_places >= limits.MAX_PAGES:
                    return
