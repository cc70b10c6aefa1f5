"""The score: one operator at three levels, so that copies add nothing and allies less than strangers.

Origins of a bloc, blocs of a camp and camps are combined by `owa` with rising independence. OWA after Yager (1988);
combination of simple supports without normalisation after Dempster and Shafer, so that conflict stays visible.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.assess.weighing import Weighed, evidence_of
from recoupe.defaults.score import (
    GATE_WEIGHT,
    MAX_SEATINGS,
    RHO_BLOC,
    RHO_CAMP,
    RHO_ORIGIN,
    SCORE_DIGITS,
)
from recoupe.model import Shares, Stance

Seat = tuple[str, str]
"""A camp and a bloc in it."""

_LARGEST = math.nextafter(1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Score:
    """Support and opposition in [0, 1), with the lower and the upper end where origins are unresolved."""

    support: float
    opposition: float
    support_high: float
    opposition_high: float

    @property
    def shares(self) -> Shares:
        """Belief, disbelief, conflict and ignorance at the lower end; they sum to 1."""
        for_it, against = self.support, self.opposition
        return Shares(
            belief=for_it * (1.0 - against),
            disbelief=against * (1.0 - for_it),
            conflict=for_it * against,
            ignorance=(1.0 - for_it) * (1.0 - against),
        )


def owa(values: Iterable[float], dependence: float) -> float:
    """The values in descending order, each weighed `dependence` times the one before: 0 is the largest, 1 the sum.

    >>> owa([1.0, 4.0, 2.0], 0.5)
    5.25
    """
    ordered = sorted(values, reverse=True)
    return math.fsum(dependence**place * value for place, value in enumerate(ordered))


def score(weighed: Sequence[Weighed]) -> Score:
    """Support and opposition of all passages, at the lower and the upper end."""
    merged = merge_unresolved(weighed)
    support, opposition = strength(weighed, Stance.SUPPORTS), strength(weighed, Stance.REFUTES)
    return Score(
        support=min(support, strength(merged, Stance.SUPPORTS)),
        opposition=min(opposition, strength(merged, Stance.REFUTES)),
        support_high=support,
        opposition_high=opposition,
    )


def merge_unresolved(weighed: Sequence[Weighed]) -> tuple[Weighed, ...]:
    """The passages with each unresolved origin taken for the one it may be, else for all others of its bloc."""
    known = {one.origin for one in weighed if one.resolved}
    return tuple(one if one.origin in known else replace(one, origin=_least(one)) for one in weighed)


def _least(one: Weighed) -> str:
    return one.may_be or f"\0unresolved {one.bloc}"


def strength(weighed: Sequence[Weighed], side: Stance) -> float:
    """S for `supports`, O for `refutes`: 1 - e^-L over the passages of that side."""
    origins = _by_origin(one for one in weighed if one.stance is side and one.weight > 0)
    total = max(_log_evidence(origins, seating) for seating in _seatings(origins))
    return min(_LARGEST, round(-math.expm1(-total), SCORE_DIGITS))


def blocs_past_gate(weighed: Sequence[Weighed], side: Stance) -> tuple[str, ...]:
    """The blocs of that side that have a known origin past the gate, sorted."""
    return _past_gate(weighed, side, lambda seat: seat[1])


def camps_past_gate(weighed: Sequence[Weighed], side: Stance) -> tuple[str, ...]:
    """The camps of that side that have a known origin past the gate, sorted."""
    return _past_gate(weighed, side, lambda seat: seat[0])


def passes_gate(one: Weighed) -> bool:
    """Whether a passage is strong enough, and its origin known, to count towards a verdict."""
    return one.resolved and round(one.weight, SCORE_DIGITS) >= GATE_WEIGHT


def _past_gate(weighed: Sequence[Weighed], side: Stance, name: Callable[[Seat], str]) -> tuple[str, ...]:
    passing = _by_origin(one for one in weighed if one.stance is side and passes_gate(one))
    found: list[list[str]] = [sorted({name(seat) for seat in seating.values()}) for seating in _seatings(passing)]
    most: list[str] = min(found, key=lambda names: (-len(names), names))
    return tuple(most)


_Origins = Mapping[str, Mapping[Seat, list[float]]]


def _by_origin(weighed: Iterable[Weighed]) -> _Origins:
    """The log-evidence of the passages by origin and by the seat they give it."""
    origins: dict[str, dict[Seat, list[float]]] = {}
    for one in weighed:
        origins.setdefault(one.origin, {}).setdefault((one.camp, one.bloc), []).append(evidence_of(one.weight))
    return origins


def _seatings(origins: _Origins) -> Iterator[Mapping[str, Seat]]:
    """Each way to give every origin one seat; there is one way where no origin is written into several blocs.

    Taking the best way keeps the promises also for such input: an origin counts once, adding support never lowers S,
    and merging two origins never raises it.
    """
    if math.prod(len(seats) for seats in origins.values()) > MAX_SEATINGS:
        yield {origin: max(seats, key=lambda seat: (max(seats[seat]), seat)) for origin, seats in origins.items()}
        return
    for seats in itertools.product(*(sorted(seats) for seats in origins.values())):
        yield dict(zip(origins, seats, strict=True))


def _log_evidence(origins: _Origins, seating: Mapping[str, Seat]) -> float:
    blocs: dict[Seat, list[float]] = {}
    for origin, seat in seating.items():
        blocs.setdefault(seat, []).append(owa(origins[origin][seat], RHO_ORIGIN))
    camps: dict[str, list[float]] = {}
    for (camp, _), values in blocs.items():
        camps.setdefault(camp, []).append(owa(values, RHO_BLOC))
    return math.fsum(owa(values, RHO_CAMP) for values in camps.values())
