"""The wording rules of a report as checks: no share of a hundred, no likelihood, one origin is never "sources"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from reports.parts import ClaimView, Quote, View

_PERCENTAGE = re.compile(r"\d\s*(?:%|‰|percent\b|per cent\b|pour cent\b)", re.IGNORECASE)
# The ladder of ICD 203 and its French equivalents: only a calibrated probability may use them, and we have none.
_LIKELIHOOD = re.compile(
    r"\b(?:(?:un)?likely|(?:im)?probabl[ey]|(?:im)?probables?|(?:im)?probablement|almost certain(?:ly)?|"
    r"almost no chance|roughly even|(?:good|fair|even) chance|odds|vraisemblables?|vraisemblablement|invraisemblables?|"
    r"sans doute|presque certain(?:e|ement)?|quasi certain(?:e|ement)?|toutes les chances|peu de chances)\b",
    re.IGNORECASE,
)
_PLURAL_SOURCES = re.compile(r"\b(?:sources|several origins|plusieurs origines)\b", re.IGNORECASE)
SINGLE = "attributed_only"


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that our own words break, and the words."""

    rule: str
    words: str


def percentages(words: str) -> list[str]:
    """Every number given as a share of a hundred."""
    return _PERCENTAGE.findall(words)


def likelihood_words(words: str) -> list[str]:
    """Every word that sounds like a probability."""
    return _LIKELIHOOD.findall(words)


def plural_sources(words: str) -> list[str]:
    """Every place where sources are spoken of in the plural."""
    return _PLURAL_SOURCES.findall(words)


def faults(view: View) -> tuple[Fault, ...]:
    """Every breach of a wording rule in what the report itself says, quotations aside."""
    found: list[Fault] = []
    for words in own_words((view.answer, view.status, view.tally, view.ai_use)):
        found += [Fault("no percentage", words)] if percentages(words) else []
        found += [Fault("no likelihood word", words)] if likelihood_words(words) else []
    for claim in view.claims:
        found.extend(_claim_faults(claim))
    return tuple(found)


def _claim_faults(claim: ClaimView) -> Iterator[Fault]:
    assessments = [one for one in (claim.holds, claim.said) if one]
    judged = [(one.verdict, one.bars, one.admiralty_words, one.gates) for one in assessments]
    worths = [(one.worth, one.without, one.bars) for one in (*claim.origins, *claim.said_origins)]
    phrases = (claim.wording.before, claim.wording.after)
    for words in own_words((judged, worths, phrases, claim.tally)):
        if percentages(words):
            yield Fault("no percentage", words)
        if likelihood_words(words):
            yield Fault("no likelihood word", words)
    if len(claim.origins) == 1 and any(plural_sources(words) for words in phrases):
        yield Fault("one origin is not several sources", " ".join(phrases))
    if claim.holds.verdict.code == SINGLE and not _is_attributed(claim):
        yield Fault("what has a single origin is attributed", " ".join(phrases))


def _is_attributed(claim: ClaimView) -> bool:
    """Whether the wording says whose statement it is before it makes it."""
    return bool(claim.wording.before.strip()) and claim.wording.claim is not None


def own_words(part: object) -> Iterator[str]:
    """Every string of a part of the view, without the words of articles and documents."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple | list):
        for one in part:
            yield from own_words(one)
    elif is_dataclass(part) and not isinstance(part, Quote | type):
        for field in fields(part):
            yield from own_words(getattr(part, field.name))
