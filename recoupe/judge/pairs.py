"""The stance of one text to another, for rows that other programs hand in."""

from __future__ import annotations

from functools import lru_cache

from recoupe.analysis.findings import Analysis
from recoupe.analysis.sentence import analyse
from recoupe.defaults.judge import CLAIMS_KEPT
from recoupe.ids import content_id
from recoupe.judge.backends import StanceBackend
from recoupe.judge.parties import kind_of
from recoupe.languages import detect_language
from recoupe.model import Claim, ClaimKind, Period, Span, StanceScore
from recoupe.moments import Moment


def judge_pair(
    claim_text: str,
    evidence_text: str,
    claim_language: str,
    evidence_language: str,
    claim_date: Moment | None,
    evidence_date: Moment | None,
    backend: StanceBackend,
) -> StanceScore:
    """What the evidence does to the claim; a language that is not given is detected.

    Raises `JudgeFailed` when the backend has no usable answer.
    """
    language = claim_language or detect_language(claim_text)
    found_in = evidence_language or detect_language(evidence_text)
    claim = claim_of(claim_text, language, claim_date)
    return backend.judge(claim, evidence_text, found_in, evidence_date, claim_date)


@lru_cache(maxsize=CLAIMS_KEPT)
def claim_of(text: str, language: str, written: Moment | None) -> Claim:
    """A claim made of a text alone, by its analysis; relative dates are resolved against `written`."""
    analysis = analyse(text, language, written.day if written else None)
    names = tuple(dict.fromkeys(name.entity or name.text for name in analysis.names))
    return Claim(
        id=content_id("claim", text, language),
        text=text,
        spans=(Span(0, len(text)),),
        quote=text,
        language=language,
        kind=ClaimKind.FIGURE if analysis.quantities else ClaimKind.EVENT,
        attribution=analysis.attributions[0].attribution if analysis.attributions else None,
        quantities=tuple(found.quantity for found in analysis.quantities),
        actors=tuple(name for name in names if kind_of(name) != "place"),
        places=tuple(name for name in names if kind_of(name) == "place"),
        period=_period(analysis),
        concepts=tuple(dict.fromkeys(one.concept for one in analysis.concepts)),
        negated=analysis.negated,
        hedged=analysis.hedged,
    )


def _period(analysis: Analysis) -> Period | None:
    return next((found.period for found in analysis.periods if found.period is not None), None)
