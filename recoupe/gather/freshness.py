"""How long an answer is good for by its own word (RFC 9111), within bounds of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

from recoupe.defaults import gather as limits
from recoupe.gather.pacing import whole_number

if TYPE_CHECKING:
    from recoupe.gather.web import Fetched

_MAX_AGE = re.compile(r"max-age\s*=\s*\"?(\d{1,18})")
_NEVER = re.compile(r"\bno-(?:store|cache)\b")


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds for which an answer is good: at least, at most, and where it does not say."""

    least: float
    most: float
    unsaid: float


# A feed that says nothing is asked every time, as ever.
OF_FEEDS = Bounds(0.0, limits.FEED_FRESH_S, 0.0)
OF_RULES = Bounds(limits.RULES_LEAST_S, limits.RULES_MOST_S, limits.RULES_UNSAID_S)


def fresh_s(headers: Mapping[str, str], bounds: Bounds) -> float:
    """The seconds from its arrival for which an answer with these headers is good.

    >>> fresh_s({"cache-control": "public, max-age=600", "age": "60"}, Bounds(0, 3600, 0))
    540.0
    """
    stated = _stated(headers)
    return bounds.unsaid if stated is None else min(max(stated, bounds.least), bounds.most)


def left_s(kept: Fetched | None, now: datetime, bounds: Bounds) -> float:
    """The seconds for which what is kept of an address is still good at `now`; 0 where nobody may rely on it."""
    if kept is None or kept.status not in (HTTPStatus.OK, HTTPStatus.NOT_MODIFIED) or kept.fetched_at > now:
        return 0.0
    return max(0.0, fresh_s(kept.headers, bounds) - (now - kept.fetched_at).total_seconds())


def _stated(headers: Mapping[str, str]) -> float | None:
    control = headers.get("cache-control", "").lower()
    if _NEVER.search(control):
        return 0.0
    if found := _MAX_AGE.search(control):
        return float(found[1]) - (whole_number(headers.get("age", "").strip()) or 0)
    return _until(headers) if "expires" in headers else None


def _until(headers: Mapping[str, str]) -> float:
    """Seconds from `Date` to `Expires`; 0 where they cannot be read, as with `Expires: 0`."""
    try:
        ends, begins = (parsedate_to_datetime(headers.get(name, "")) for name in ("expires", "date"))
    except (ValueError, TypeError, OverflowError):
        return 0.0
    aware = [one if one.tzinfo else one.replace(tzinfo=UTC) for one in (ends, begins)]
    return (aware[0] - aware[1]).total_seconds()
