"""What a run has time to ask: a claim and a source are put no more questions than their pauses leave room for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.defaults import gather as limits
from recoupe.gather.asking import Request, served
from recoupe.gather.queries import Query
from recoupe.gather.reasons import CLAIM_HAS_ENOUGH, NO_TIME
from recoupe.model import Reason
from recoupe.sources import Registry

# A host that asks for no pause still takes its time to answer.
_LEAST_PAUSE_S = 0.1
_COSTS = frozenset({"search", "gdelt"})


def within_budget(queries: Sequence[Query], registry: Registry) -> tuple[Query, ...]:
    """The questions in their order; those for which a claim or a source has no room say so.

    Sources with a stake in a claim come first, then the first question of every claim to a source, then the claims
    most worth a check. Feeds and listings are read once, whatever the number of questions to them.
    """
    order = _ranked(queries)
    of_source, of_pair, of_claim = Counter[str](), Counter[tuple[str, str]](), Counter[str]()
    unasked: dict[int, Reason] = {}
    for place in order:
        query = queries[place]
        pair = (query.claim, query.source)
        room, share = _room(query.source, registry, limits.SECONDS_PER_SOURCE), limits.SECONDS_PER_CLAIM
        if of_source[query.source] >= room or of_pair[pair] >= _room(query.source, registry, share):
            unasked[place] = _no_time(
                query.source, limits.SECONDS_PER_SOURCE if of_source[query.source] >= room else share
            )
        elif of_claim[query.claim] >= limits.QUESTIONS_PER_CLAIM and not query.has_stake:
            unasked[place] = Reason.of(CLAIM_HAS_ENOUGH, source=query.source, count=limits.QUESTIONS_PER_CLAIM)
        else:
            of_source[query.source] += 1
            of_pair[pair] += 1
            of_claim[query.claim] += 1
    return tuple(_unasked(query, unasked.get(place)) for place, query in enumerate(queries))


class Purse:
    """What is left of the budget where a host's own rules (robots.txt) ask for longer pauses than its file says."""

    def __init__(self, queries: Sequence[Query], asked: Sequence[Request], registry: Registry) -> None:
        self._registry = registry
        self._asked = asked
        self._place_in_source = dict(_places(queries, asked))

    def refusal(self, place: int, pause_s: float) -> Reason | None:
        """Why the request at `place` is not put to a host that asks for such pauses; None where there is room."""
        key = self._asked[place].source
        number = self._place_in_source.get(place, 0)
        has_room = number < _room(key, self._registry, limits.SECONDS_PER_SOURCE, pause_s)
        return None if has_room else _no_time(key, limits.SECONDS_PER_SOURCE)


def _places(queries: Sequence[Query], asked: Sequence[Request]) -> Iterator[tuple[int, int]]:
    """The place of each request among those to its source, those that come first in the budget before the others."""
    of_source, seen = Counter[str](), set[int]()
    places = served(queries, asked)
    for number in _ranked(queries):
        for place in places[number]:
            if place not in seen:
                seen.add(place)
                yield place, of_source[asked[place].source]
                of_source[asked[place].source] += 1


def _ranked(queries: Sequence[Query]) -> list[int]:
    """The places of the questions that cost time, the most wanted first."""
    seen = Counter[tuple[str, str]]()
    ranks: dict[int, tuple[bool, int, float]] = {}
    for place, query in enumerate(queries):
        if query.adapter in _COSTS:
            pair = (query.claim, query.source)
            ranks[place] = (not query.has_stake, seen[pair], -query.worth)
            seen[pair] += 1
    return sorted(ranks, key=lambda place: (ranks[place], place))


def _room(key: str, registry: Registry, seconds: float, pause_s: float = 0.0) -> int:
    """How many questions a source has time for; the pages that they find on its own hosts take time as well."""
    source = registry.get(key)
    pause = max(source.politeness.delay_s if source else limits.DEFAULT_DELAY_S, pause_s, _LEAST_PAUSE_S)
    pages = limits.PAGES_PER_QUESTION if source and source.citable else 0
    return max(1, int(seconds / (pause * (1 + pages))))


def _no_time(source: str, seconds: float) -> Reason:
    return Reason.of(NO_TIME, source=source, seconds=int(seconds))


def _unasked(query: Query, why: Reason | None) -> Query:
    return replace(query, adapter="none", note=why) if why else query
