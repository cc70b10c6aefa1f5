"""What a run has time to ask: a source is put no more questions than its pauses leave room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.defaults.gather import DEFAULT_DELAY_S, SECONDS_PER_SOURCE
from recoupe.gather.queries import Query
from recoupe.gather.reasons import NO_TIME
from recoupe.model import Claim, Reason
from recoupe.sources import Registry

# A host that asks for no pause still takes its time to answer.
_LEAST_PAUSE_S = 0.1
_COSTS = frozenset({"search", "gdelt"})


def within_budget(queries: Sequence[Query], claims: Sequence[Claim], registry: Registry) -> tuple[Query, ...]:
    """The questions in their order; those that a source has no time for, on the least check-worthy claims, say so.

    Feeds and listings are read once, whatever the number of questions to them.
    """
    worth = {claim.id: claim.checkworthy for claim in claims}
    places: dict[str, list[int]] = {}
    for place, query in enumerate(queries):
        if query.adapter in _COSTS:
            places.setdefault(query.source, []).append(place)
    dropped: set[int] = set()
    for source, asked in places.items():
        ranked = sorted(asked, key=lambda place: (-worth.get(queries[place].claim, 0.0), place))
        dropped.update(ranked[_room(source, registry) :])
    return tuple(_unasked(query) if place in dropped else query for place, query in enumerate(queries))


def _room(key: str, registry: Registry) -> int:
    source = registry.get(key)
    delay = source.politeness.delay_s if source else DEFAULT_DELAY_S
    return max(1, int(SECONDS_PER_SOURCE / max(delay, _LEAST_PAUSE_S)))


def _unasked(query: Query) -> Query:
    note = Reason.of(NO_TIME, source=query.source, seconds=SECONDS_PER_SOURCE)
    return replace(query, adapter="none", note=note)
