"""Stance scores in one line each, and the strongest of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from recoupe.defaults.judge import NEUTRAL_AT_MOST
from recoupe.model import Modifier, Reason, Stance, StanceScore

_DECIDED = (Stance.SUPPORTS, Stance.REFUTES)


def supports(
    entailment: float, confidence: float, reasons: Sequence[Reason], modifiers: Sequence[Modifier] = ()
) -> StanceScore:
    """A passage that supports, with values rounded so that they print the same everywhere."""
    return StanceScore(Stance.SUPPORTS, _round(entailment), _round(confidence), tuple(reasons), tuple(modifiers))


def refutes(
    entailment: float, confidence: float, reasons: Sequence[Reason], modifiers: Sequence[Modifier] = ()
) -> StanceScore:
    """A passage that refutes."""
    return StanceScore(Stance.REFUTES, _round(entailment), _round(confidence), tuple(reasons), tuple(modifiers))


def neutral(
    reasons: Sequence[Reason],
    entailment: float = 0.0,
    confidence: float = 0.5,
    modifiers: Sequence[Modifier] = (),
    at_most: float = NEUTRAL_AT_MOST,
) -> StanceScore:
    """A passage that settles nothing; its entailment stays under the point from which evidence weighs."""
    return StanceScore(
        Stance.NEUTRAL, _round(min(entailment, at_most)), _round(confidence), tuple(reasons), tuple(modifiers)
    )


def strongest(scores: Iterable[StanceScore]) -> StanceScore:
    """The score that settles most: a decided one before a neutral one, a named disagreement before an empty one."""
    return min(scores, key=_rank)


def _rank(score: StanceScore) -> tuple[bool, float, bool, float]:
    return score.stance not in _DECIDED, -score.entailment, not score.modifiers, -score.confidence


def _round(value: float) -> float:
    return round(min(1.0, max(0.0, value)), 3)
