"""Where claims of one article do not agree with each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from recoupe.concepts import lexicon
from recoupe.decompose.reasons import DATE_DIFFERS, METRIC_DIFFERS, NUMBER_DIFFERS
from recoupe.defaults.decompose import MAX_COMPARED_CLAIMS, MAX_DAYS_OF_A_DATE, ROUNDING
from recoupe.defaults.metrics import DURATIONS
from recoupe.model import Claim, Inconsistency, Period, Quantity, Reason

# Metrics that say different things of the same people.
_OUTCOMES = frozenset({"killed", "wounded", "killed_or_wounded", "captured", "missing"})
_QUOTE_CHARS = 90
# A part of the same people, or something that had happened before: another figure is no contradiction.
_OTHER_THING = re.compile(
    r"^(?:dont|including|among|y compris|parmi|из них|в том числе|среди|з них|серед|зокрема|у тому числі"
    r"|이 가운데|이 중)|\bof (?:the|those) (?:dead|killed|victims|wounded|injured|missing)\b"
    r"|\bdes (?:\w+ )?(?:morts|tués|victimes|blessés|disparus)\b.{0,12}\b(?:sont|étaient|avaient)\b"
    r"|\bиз (?:погибших|убитых|раненых)|\b[із]з? (?:загиблих|вбитих|поранених)|(?:사망자|부상자|희생자) (?:중|가운데)"
    r"|\b(?:avai(?:t|ent)\s\w+|had\s\w+)",
    re.IGNORECASE,
)


def find_inconsistencies(claims: Sequence[Claim], title: str) -> tuple[Inconsistency, ...]:
    """Pairs of claims with the same figure for different things, or different figures for the same thing.

    What the headline gives is held against the whole body: a figure or day of its own that the body has otherwise.
    """
    found: dict[tuple[str, ...], Inconsistency] = {}
    claims = [claim for claim in claims if not _OTHER_THING.search(claim.quote)]
    counting = [claim for claim in claims if any(one.metric in _OUTCOMES for one in claim.quantities)]
    for first, second in combinations(counting[:MAX_COMPARED_CLAIMS], 2):
        for one in _compare(first, second):
            found.setdefault((one.kind, *one.claims), one)
    headline = [claim for claim in claims if claim.quote in title]
    body = [claim for claim in claims if claim.quote not in title][:MAX_COMPARED_CLAIMS]
    for claim in headline:
        for one in _against_body(claim, body):
            found.setdefault((one.kind, *one.claims), one)
    return tuple(found.values())


def _against_body(claim: Claim, body: Sequence[Claim]) -> Iterator[Inconsistency]:
    """Where the headline gives a figure or a day that the body gives otherwise, and nowhere so."""
    telling = [other for other in body if _share_event(claim, other)]
    for one in claim.quantities:
        rivals = [(other, figure) for other in telling for figure in other.quantities if _counts_the_same(one, figure)]
        if rivals and not any(_compatible(one, figure) for other in body for figure in other.quantities):
            other, figure = rivals[0]
            yield Inconsistency((claim.id, other.id), "number", _number_reason(claim, other, one, figure))
    dated = [other for other in telling if _is_day(other.period) and not set(claim.actors).isdisjoint(other.actors)]
    if _is_day(claim.period) and dated and all(_apart(claim.period, other.period) for other in dated):
        yield Inconsistency((claim.id, dated[0].id), "date", _date_reason(claim, dated[0]))


def _share_event(one: Claim, other: Claim) -> bool:
    shared = set(one.concepts) & set(other.concepts)
    return len(shared) > 1 or any(lexicon().sort(concept) == "event" for concept in shared)


def _counts_the_same(one: Quantity, other: Quantity) -> bool:
    return one.metric == other.metric and one.unit == other.unit and one.metric not in DURATIONS


def _compatible(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can be the same, rounded as headlines do."""
    low, high = one.interval
    other_low, other_high = other.interval
    return low * (1 - ROUNDING) <= other_high and other_low <= high * (1 + ROUNDING)


def _is_day(period: Period | None) -> bool:
    return bool(period and period.start and period.end and (period.end - period.start).days <= MAX_DAYS_OF_A_DATE)


def _apart(one: Period | None, other: Period | None) -> bool:
    return bool(
        one
        and other
        and one.start
        and one.end
        and other.start
        and other.end
        and (one.end < other.start or other.end < one.start)
    )


def _date_reason(first: Claim, second: Claim) -> Reason:
    return Reason.of(
        DATE_DIFFERS,
        first=_short(first),
        second=_short(second),
        date_first=str(first.period.start if first.period else ""),
        date_second=str(second.period.start if second.period else ""),
    )


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
