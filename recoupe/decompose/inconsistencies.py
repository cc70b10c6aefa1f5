"""Where claims of one article do not agree with each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.decompose.reasons import METRIC_DIFFERS, NUMBER_DIFFERS
from recoupe.defaults.decompose import MAX_COMPARED_CLAIMS
from recoupe.model import Claim, Inconsistency, Quantity, Reason

# Metrics that say different things of the same people.
_OUTCOMES = frozenset({"killed", "wounded", "killed_or_wounded", "captured", "missing"})
_QUOTE_CHARS = 90


def find_inconsistencies(claims: Sequence[Claim]) -> tuple[Inconsistency, ...]:
    """Pairs of claims with the same figure for different things, or different figures for the same thing."""
    found: dict[tuple[str, ...], Inconsistency] = {}
    counting = [claim for claim in claims if any(one.metric in _OUTCOMES for one in claim.quantities)]
    for first, second in combinations(counting[:MAX_COMPARED_CLAIMS], 2):
        for one in _compare(first, second):
            found.setdefault((one.kind, *one.claims), one)
    return tuple(found.values())


def _compare(first: Claim, second: Claim) -> Iterator[Inconsistency]:
    if set(first.actors).isdisjoint(second.actors) and first.actors and second.actors:
        return
    for one in first.quantities:
        for other in second.quantities:
            if _same_figure_other_metric(one, other):
                yield Inconsistency((first.id, second.id), "metric", _metric_reason(first, second, one, other))
            elif _other_figure(first, second, one, other):
                yield Inconsistency((first.id, second.id), "number", _number_reason(first, second, one, other))


def _same_figure_other_metric(one: Quantity, other: Quantity) -> bool:
    different = one.metric != other.metric and {one.metric, other.metric} <= _OUTCOMES
    return different and one.value == other.value and one.high == other.high


def _other_figure(first: Claim, second: Claim, one: Quantity, other: Quantity) -> bool:
    """Two figures that cannot both be so, of the same outcome, by the same speaker or none, about the same time."""
    if one.metric != other.metric or one.metric not in _OUTCOMES:
        return False
    credited = [claim.attribution for claim in (first, second) if claim.attribution]
    speakers = {one.entity or one.speaker for one in credited}
    same_time = first.period == second.period or first.period is None or second.period is None
    low, high = one.interval
    other_low, other_high = other.interval
    return len(speakers) <= 1 and same_time and (high < other_low or other_high < low)


def _metric_reason(first: Claim, second: Claim, one: Quantity, other: Quantity) -> Reason:
    return Reason.of(
        METRIC_DIFFERS,
        first=_short(first),
        second=_short(second),
        metric_first=_words(one.metric),
        metric_second=_words(other.metric),
        value=f"{one.value:g}",
    )


def _number_reason(first: Claim, second: Claim, one: Quantity, other: Quantity) -> Reason:
    return Reason.of(
        NUMBER_DIFFERS,
        first=_short(first),
        second=_short(second),
        value_first=f"{one.value:g}",
        value_second=f"{other.value:g}",
        metric=_words(one.metric),
    )


def _words(metric: str) -> str:
    return metric.replace("_", " ")


def _short(claim: Claim) -> str:
    return claim.quote if len(claim.quote) <= _QUOTE_CHARS else f"{claim.quote[:_QUOTE_CHARS].rstrip()}…"
