"""Where a pair leans when no rule decides it: a small linear model over a pair's features.

Its entailment stays under the point from which evidence weighs in a score, so that a leaning orders passages and
answers a question about a pair, and never moves a verdict.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from recoupe.defaults.judge import LEANING_AT_MOST, LEANING_ENTAILMENT, LEAST_LEANING
from recoupe.judge import reasons, scores
from recoupe.judge.alignment import Alignment
from recoupe.judge.case import Case
from recoupe.judge.features import NAMES, features
from recoupe.judge.frames import Frame
from recoupe.model import Reason, Stance, StanceScore

ORDER = (Stance.SUPPORTS, Stance.REFUTES, Stance.NEUTRAL)


@lru_cache(maxsize=2)
def weights(which: str) -> tuple[tuple[float, ...], ...]:
    """The fitted weights "within" one language or "across" two: a row for each stance of `ORDER`."""
    fitted = json.loads(files("recoupe.judge").joinpath("leaning.json").read_text(encoding="utf-8"))[which]
    return tuple(tuple(float(fitted[stance.value][name]) for name in NAMES) for stance in ORDER)


def shares(values: Sequence[float], rows: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """The softmax of a linear model, one share for each stance of `ORDER`; they sum to 1."""
    raw = [sum(value * weight for value, weight in zip(values, row, strict=True)) for row in rows]
    highest = max(raw)
    powers = [math.exp(one - highest) for one in raw]
    total = sum(powers)
    return tuple(power / total for power in powers)


def lean(case: Case, alignment: Alignment, passage: Frame, why: Sequence[Reason]) -> StanceScore | None:
    """The leaning of a pair, with what the rules found lacking; None where it leans nowhere, or hardly."""
    by_words = case.frame.language == passage.language
    rows = weights("within" if by_words else "across")
    share = shares(features(case, alignment, passage, by_words=by_words), rows)
    stance = ORDER[share.index(max(share))]
    if stance is Stance.NEUTRAL or max(share) < LEAST_LEANING:
        return None
    entailment = min(LEANING_AT_MOST, LEANING_ENTAILMENT, LEAST_LEANING * max(share))
    decided = scores.supports if stance is Stance.SUPPORTS else scores.refutes
    return decided(entailment, max(share) / 2, [Reason.of(reasons.LEANS), *why])
