"""One figure held against another: what is counted, of whom, and how much, with the comparators read as such."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from recoupe.analysis.findings import FoundQuantity
from recoupe.defaults.judge import (
    ABOUT_TOLERANCE,
    EXACT_TOLERANCE,
    NEAR_TOLERANCE,
    NEARLY_TOLERANCE,
    OLDEST_YEAR,
    SAME_SCALE,
    VAGUE_SCALE,
)
from recoupe.defaults.language import LAST_YEAR
from recoupe.judge.parties import same_party
from recoupe.model import Comparator, Quantity

_STRENGTH = frozenset(["", "troops", "deployed", "people", "items"])
_CASUALTIES = frozenset(["killed", "wounded", "killed_or_wounded"])
_ROUNDED = frozenset([Comparator.ABOUT, Comparator.NEARLY])
_FROM = frozenset([Comparator.AT_LEAST, Comparator.MORE_THAN])
_UP_TO = frozenset([Comparator.AT_MOST, Comparator.LESS_THAN])
_ROUGH_SHARE = 0.6
_TOLERANCES = {
    Comparator.ABOUT: (ABOUT_TOLERANCE, ABOUT_TOLERANCE),
    Comparator.NEARLY: (NEARLY_TOLERANCE, EXACT_TOLERANCE),
}


class Relation(StrEnum):
    """How a found figure stands to a claimed one, the closest first."""

    AGREES = "agrees"
    WITHIN = "within"
    ROUGHLY = "roughly"
    NEAR = "near"
    DIFFERS = "differs"
    OTHER_SCALE = "other_scale"
    COUNTS_MORE = "counts_more"
    COUNTS_LESS = "counts_less"
    OTHERS = "others"
    INCOMPARABLE = "incomparable"


_BEST_FIRST = tuple(Relation)
APART = frozenset([Relation.NEAR, Relation.DIFFERS, Relation.OTHER_SCALE])


def best(relations: Iterable[tuple[Relation, FoundQuantity]]) -> tuple[Relation, FoundQuantity] | None:
    """The closest of several figures of a passage."""
    return min(relations, key=lambda pair: (_BEST_FIRST.index(pair[0]), pair[1].span), default=None)


def relate(claimed: FoundQuantity, found: FoundQuantity, vague: bool = False) -> Relation:
    """How `found` stands to `claimed`; `vague` says that the claim gives a word such as "thousands", no numeral."""
    metrics = _metrics(claimed, found)
    if metrics is not Relation.AGREES:
        return metrics
    if claimed.of and found.of and not _same_counted(claimed.of, found.of):
        return Relation.OTHERS
    if _is_year(claimed.quantity) and _is_year(found.quantity):
        return Relation.AGREES if claimed.quantity.value == found.quantity.value else Relation.DIFFERS
    relation = _values(claimed.quantity, found.quantity, VAGUE_SCALE if vague else SAME_SCALE)
    bare = bool(claimed.quantity.metric) and not found.quantity.metric
    # A bare number may agree; what it counts if it does not agree, nobody knows.
    return Relation.INCOMPARABLE if bare and relation in APART else relation


def _is_year(quantity: Quantity) -> bool:
    """Whether a bare number may be a year: 1849 is not nearly 1850."""
    bare = not (quantity.metric or quantity.unit) and quantity.comparator is Comparator.EXACT
    return bare and quantity.value == int(quantity.value) and OLDEST_YEAR <= quantity.value <= LAST_YEAR


def with_sums(found: tuple[FoundQuantity, ...]) -> tuple[FoundQuantity, ...]:
    """The figures of one statement, and "100 killed and 1,000 wounded" as a count of both."""
    by_metric = {one.quantity.metric: one for one in reversed(found)}
    killed, wounded = by_metric.get("killed"), by_metric.get("wounded")
    if killed is None or wounded is None or "killed_or_wounded" in by_metric:
        return found
    both = Quantity(killed.quantity.value + wounded.quantity.value, Comparator.ABOUT, "killed_or_wounded")
    return (*found, replace(killed, quantity=both))


def is_vague(found: FoundQuantity, text: str) -> bool:
    """Whether the figure is a word such as "thousands", without a numeral."""
    written = found.span.of(text)
    return bool(written) and not any(char.isdigit() for char in written)


def _metrics(claimed: FoundQuantity, found: FoundQuantity) -> Relation:
    one, other = claimed.quantity.metric, found.quantity.metric
    if one == other:
        same_unit = claimed.quantity.unit == found.quantity.unit
        return Relation.AGREES if same_unit else Relation.INCOMPARABLE
    if other == "killed_or_wounded" and one in _CASUALTIES:
        return Relation.COUNTS_MORE
    if one == "killed_or_wounded" and other in _CASUALTIES:
        return Relation.COUNTS_LESS
    if one in _STRENGTH and other in _STRENGTH and claimed.quantity.unit == found.quantity.unit:
        # A bare number counts the same only where it is said to count the same people.
        bare = "" in (one, other)
        return Relation.AGREES if not bare or _named_alike(claimed.of, found.of) else Relation.INCOMPARABLE
    return Relation.INCOMPARABLE


def _named_alike(one: str, other: str) -> bool:
    return bool(one and other) and (one == other or same_party(one, other))


def _same_counted(one: str, other: str) -> bool:
    if one == other or same_party(one, other):
        return True
    # A word against an entity, or two words, may well be the same people in other words.
    return not (one.startswith("country_") and other.startswith("country_"))


def _values(claimed: Quantity, found: Quantity, scale: float) -> Relation:
    if _opposed(claimed, found):
        return _apart(claimed, found)
    if _close(claimed.value, found.value, EXACT_TOLERANCE) and claimed.high is None and found.high is None:
        return Relation.AGREES
    low, high = _tolerated(claimed)
    if claimed.comparator in _ROUNDED and found.high is None and low <= found.value <= high:
        return Relation.AGREES
    found_low, found_high = _stated(found)
    if found_low > claimed.value * scale and claimed.comparator in _FROM:
        return Relation.OTHER_SCALE
    if low <= found_low and found_high <= high:
        return Relation.WITHIN if claimed.comparator in _FROM | _UP_TO else Relation.AGREES
    if found.high is not None and found_low * (1 - EXACT_TOLERANCE) <= claimed.value <= found_high:
        return Relation.WITHIN
    overlap = min(high, found_high) - max(low, found_low)
    if overlap < 0:
        return _apart(claimed, found)
    share = overlap / (found_high - found_low) if found_high > found_low else 1.0
    return Relation.ROUGHLY if share >= _ROUGH_SHARE else Relation.NEAR


def _opposed(claimed: Quantity, found: Quantity) -> bool:
    sides = (claimed.comparator, found.comparator)
    return (sides[0] in _FROM and sides[1] in _UP_TO) or (sides[0] in _UP_TO and sides[1] in _FROM)


def _apart(claimed: Quantity, found: Quantity) -> Relation:
    open_sided = found.comparator in _FROM | _UP_TO
    if open_sided and not _excluded(claimed, found):
        return Relation.NEAR
    return (
        Relation.NEAR
        if _close(claimed.value, found.value, NEAR_TOLERANCE) and _rounded(claimed, found)
        else (Relation.DIFFERS)
    )


def _excluded(claimed: Quantity, found: Quantity) -> bool:
    """Whether no value can satisfy both, however generously each is read."""
    low, high = _tolerated(claimed)
    found_low, found_high = found.interval
    return high < found_low * (1 - EXACT_TOLERANCE) or found_high * (1 + EXACT_TOLERANCE) < low


def _rounded(claimed: Quantity, found: Quantity) -> bool:
    return claimed.comparator in _ROUNDED or found.comparator in _ROUNDED or claimed.high is not None


def _close(one: float, other: float, tolerance: float) -> bool:
    return abs(one - other) <= tolerance * max(abs(one), abs(other), 1e-9)


def _tolerated(claimed: Quantity) -> tuple[float, float]:
    """The values that a reader accepts as what the claim says."""
    low, high = claimed.interval
    below, above = _TOLERANCES.get(claimed.comparator, (EXACT_TOLERANCE, EXACT_TOLERANCE))
    return low - abs(low) * below, high + abs(high) * above


def _stated(found: Quantity) -> tuple[float, float]:
    """The values that a found figure can mean, an open side closed at the same order of magnitude."""
    low, high = found.interval
    if found.comparator in _FROM:
        return low, low * SAME_SCALE
    if found.comparator in _UP_TO:
        return high / SAME_SCALE, high
    return low, high
