"""What is more than what: "buses are cheaper than trains" and "trains are cheaper than buses" share every word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from recoupe.defaults.judge import LIGHT_WEIGHT, PLACES_KEPT, REFUTED_BY_NEGATION, SPOKEN_OF
from recoupe.judge import reasons
from recoupe.judge.alignment import Alignment
from recoupe.judge.case import Case
from recoupe.judge.findings import Finding, contradicts
from recoupe.judge.frames import Frame
from recoupe.judge.sides import places_of
from recoupe.languages import get_language
from recoupe.model import Reason, Span

_LESS = re.compile(r"moins|less|fewer|мен(?:ь|е|ш)", re.IGNORECASE)
# What is compared with begins with the first word of some length, or the first name; "that in France" is France.
_FIRST = re.compile(r"(?!(?:that|those|celles?|celui|ceux)\b)\b(?:[\w-]{4,}|[A-ZА-ЯЁІЇЄ][\w-]+)")
_REACH = 30
_PARTICLE = 3


def check_comparison(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """A finding where what the claim compares with is in the passage what is compared."""
    asked, said = _than(case.frame.text, case.frame.language), _than(passage.text, passage.language)
    if not asked or not said or asked[1] != said[1] or alignment.opposites:
        return
    weighty = [
        match for match in alignment.matches if (match.found or 0.0) >= SPOKEN_OF and match.unit.weight > LIGHT_WEIGHT
    ]
    standard = [match for match in weighty if _overlaps(asked[0], (match.unit.span,))]
    there = [match for match in weighty if _overlaps(said[0], places_of(match, case.frame, passage))]
    if standard and there and not any(match in there for match in standard):
        found, claimed = (one[0].unit.span.of(case.frame.text) for one in (there, standard))
        yield contradicts(Reason.of(reasons.COMPARED_THE_OTHER_WAY, found=found, claimed=claimed), REFUTED_BY_NEGATION)


def _overlaps(place: Span, places: Sequence[Span]) -> bool:
    return any(place.overlaps(one) for one in places)


@lru_cache(maxsize=PLACES_KEPT)
def _than(text: str, language: str) -> tuple[Span, bool] | None:
    """Where a text names what it compares with, and whether it calls something less; None without a comparison."""
    known = get_language(language)
    told = re.search(known.comparison, text, re.IGNORECASE) if known and known.comparison else None
    if told is None:
        return None
    if language == "ko":  # what something is compared with stands before
        return Span(max(0, told.start() - _PARTICLE), told.start()), False
    first = _FIRST.search(text, told.end(), told.end() + _REACH)
    return (Span(*first.span()), bool(_LESS.match(told.group("how")))) if first else None
