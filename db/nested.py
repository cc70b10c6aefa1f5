"""Nested domain values as JSON and back: what a JSON column holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from recoupe.earlier_checks import EarlierCheck
from recoupe.model import Comparator, Inconsistency, LeftOut, Modifier, Quantity, Reason, Span
from recoupe.moments import Moment

Json = list[Any]


def reason_to_json(reason: Reason) -> Json:
    """The template, then one pair for each value in their order."""
    return [reason.template, *([name, value] for name, value in reason.values)]


def json_to_reason(stored: Json) -> Reason:
    """The reason that `reason_to_json` wrote."""
    template, *values = stored
    return Reason(template, tuple((name, value) for name, value in values))


def reasons_to_json(reasons: Sequence[Reason]) -> Json:
    """A list of reasons."""
    return [reason_to_json(reason) for reason in reasons]


def json_to_reasons(stored: Json) -> tuple[Reason, ...]:
    """The reasons that `reasons_to_json` wrote."""
    return tuple(json_to_reason(reason) for reason in stored)


def spans_to_json(spans: Sequence[Span]) -> Json:
    """A list of `[start, end]`."""
    return [[span.start, span.end] for span in spans]


def json_to_spans(stored: Json) -> tuple[Span, ...]:
    """The spans that `spans_to_json` wrote."""
    return tuple(Span(start, end) for start, end in stored)


def quantities_to_json(quantities: Sequence[Quantity]) -> Json:
    """A list of objects with the fields of a quantity."""
    return [
        {
            "value": quantity.value,
            "comparator": quantity.comparator.value,
            "metric": quantity.metric,
            "unit": quantity.unit,
            "high": quantity.high,
        }
        for quantity in quantities
    ]


def json_to_quantities(stored: Json) -> tuple[Quantity, ...]:
    """The quantities that `quantities_to_json` wrote."""
    return tuple(Quantity(**{**quantity, "comparator": Comparator(quantity["comparator"])}) for quantity in stored)


def modifiers_to_json(modifiers: Sequence[Modifier]) -> Json:
    """A list of words."""
    return [modifier.value for modifier in modifiers]


def json_to_modifiers(stored: Json) -> tuple[Modifier, ...]:
    """The modifiers that `modifiers_to_json` wrote."""
    return tuple(Modifier(word) for word in stored)


def earlier_to_json(earlier: Sequence[EarlierCheck]) -> Json:
    """The fields of each check, its moment as an interval."""
    return [
        {**asdict(one), "published": [one.published.earliest.isoformat(), one.published.latest.isoformat()]}
        for one in earlier
    ]


def json_to_earlier(stored: Json) -> tuple[EarlierCheck, ...]:
    """The checks that `earlier_to_json` wrote."""
    return tuple(
        EarlierCheck(**{**one, "published": Moment(*map(datetime.fromisoformat, one["published"]))}) for one in stored
    )


def left_out_to_json(left_out: Sequence[LeftOut]) -> Json:
    """A list of objects with the fields of a part that is no claim."""
    return [{"span": [part.span.start, part.span.end], "quote": part.quote, "why": part.why} for part in left_out]


def json_to_left_out(stored: Json) -> tuple[LeftOut, ...]:
    """The parts that `left_out_to_json` wrote."""
    return tuple(LeftOut(Span(*part["span"]), part["quote"], part["why"]) for part in stored)


def inconsistencies_to_json(inconsistencies: Sequence[Inconsistency]) -> Json:
    """A list of objects with the fields of an inconsistency."""
    return [
        {"claims": list(found.claims), "kind": found.kind, "explanation": reason_to_json(found.explanation)}
        for found in inconsistencies
    ]


def json_to_inconsistencies(stored: Json) -> tuple[Inconsistency, ...]:
    """The inconsistencies that `inconsistencies_to_json` wrote."""
    return tuple(
        Inconsistency(tuple(found["claims"]), found["kind"], json_to_reason(found["explanation"])) for found in stored
    )
