"""The origin graph of a claim: a lane for each origin over time, its first statement and those who carry it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import sqrt

from recoupe.model import Bearing, Claim, Evidence
from reports.labels import bloc_label
from reports.lookup import Lookup
from reports.origin_view import grouped, publishers_of, side_of, side_word
from reports.parts import Dot, Graph, Lane
from reports.safe import one_line

LANES = 8
FIRST_RADIUS = 5.5
RELAY_RADIUS = 4.0
LARGEST_RADIUS = 9.0
# Dots that lie closer than this, out of 100, are drawn as one.
HEAP_WIDTH = 1.6
NAMED_CARRIERS = 4
LEFT, RIGHT = 2.0, 98.0
LANE_LABEL_CHARS = 60
CARRIER_CHARS = 40


def graph_view(lookup: Lookup, claim: Claim) -> Graph | None:
    """The graph of who asserted the claim, or None where nobody takes a side."""
    groups = grouped(lookup, claim, Bearing.HOLDS)
    if not groups:
        return None
    shown = list(groups.items())[:LANES]
    times = [time for _, passages in shown for one in passages if (time := _time(lookup, one))]
    lanes = tuple(_lane(lookup, origin, passages, times) for origin, passages in shown)
    speech, hidden = lookup.speech, len(groups) - len(shown)
    return Graph(
        words=speech.say("Who said it first, and who carries it, in the order of time"),
        lanes=lanes,
        from_=speech.day(min(times).date()) if times else "",
        to=speech.day(max(times).date()) if times and max(times).date() != min(times).date() else "",
        left_out=speech.count("{n} more origin is listed below", "{n} more origins are listed below", hidden)
        if hidden
        else "",
    )


def _time(lookup: Lookup, evidence: Evidence) -> datetime | None:
    document = lookup.documents.get(evidence.passage.document)
    return document.published.earliest if document and document.published else None


def _lane(lookup: Lookup, origin: str, passages: Sequence[Evidence], times: Sequence[datetime]) -> Lane:
    side = side_of(passages)
    dots = _dots(lookup, passages, times)
    carriers, more_carriers = _carriers(lookup, passages)
    xs = [dot.x for dot in dots] or [LEFT]
    return Lane(
        stance=side,
        label=one_line(lookup.origin_label(origin), LANE_LABEL_CHARS),
        bloc=bloc_label(one_line(passages[0].bloc, 40), lookup.speech),
        stance_word=side_word(side, Bearing.HOLDS, lookup.speech),
        carriers=carriers,
        more_carriers=more_carriers,
        start=min(xs),
        end=max(xs),
        dots=dots,
    )


def _dots(lookup: Lookup, passages: Sequence[Evidence], times: Sequence[datetime]) -> tuple[Dot, ...]:
    """The relays, those of about one time as one larger dot, and in front of them the first."""
    dated = [(one, time) for one in passages if (time := _time(lookup, one))]
    if not dated:
        return ()
    (first, first_time), relays = dated[0], dated[1:]
    heaps: dict[int, list[Evidence]] = {}
    for one, time in relays:
        heaps.setdefault(round(_position(time, times) / HEAP_WIDTH), []).append(one)
    dots = [_heap(lookup, round(min(RIGHT, max(LEFT, place * HEAP_WIDTH)), 1), heaps[place]) for place in sorted(heaps)]
    return (*dots, Dot(_position(first_time, times), True, FIRST_RADIUS, _about(lookup, first)))


def _heap(lookup: Lookup, x: float, relays: Sequence[Evidence]) -> Dot:
    radius = min(LARGEST_RADIUS, RELAY_RADIUS + 0.6 * (sqrt(len(relays)) - 1))
    if len(relays) == 1:
        return Dot(x, False, round(radius, 1), _about(lookup, relays[0]))
    words = lookup.speech.count("{n} document", "{n} documents", len(relays))
    return Dot(x, False, round(radius, 1), f"{words}, {_about(lookup, relays[0])}…")


def _about(lookup: Lookup, evidence: Evidence) -> str:
    document = lookup.documents[evidence.passage.document]
    return f"{one_line(document.publisher, 60)}, {lookup.speech.moment(document.published)}"


def _position(time: datetime, times: Sequence[datetime]) -> float:
    first, last = min(times), max(times)
    length = (last - first).total_seconds()
    share = (time - first).total_seconds() / length if length else 0.0
    return round(LEFT + share * (RIGHT - LEFT), 1)


def _carriers(lookup: Lookup, passages: Sequence[Evidence]) -> tuple[tuple[str, ...], str]:
    """The first publishers that carry it, and how many more there are."""
    names = publishers_of(lookup, passages)
    hidden = len(names) - NAMED_CARRIERS
    more = lookup.speech.count("and {n} more", "and {n} more", hidden) if hidden > 0 else ""
    return tuple(one_line(name, CARRIER_CHARS) for name in names[:NAMED_CARRIERS]), more
