"""What one judged passage weighs: the reliability of its origin, moved by interest, times what the passage settles."""

from __future__ import annotations

import math
from dataclasses import dataclass

from recoupe.defaults.score import (
    AGAINST_INTEREST_ODDS,
    MAX_RELIABILITY,
    MIN_ENTAILMENT,
    MIN_RELIABILITY,
    RELIABILITY,
    SELF_SERVING_ODDS,
)
from recoupe.model import Origin, Stance
from recoupe.vocabulary import DOUBTFUL_VOICE_EDGE


@dataclass(frozen=True, slots=True)
class Weighed:
    """One judged passage as the score sees it. `resolved` is false where it is not known who speaks.

    `may_be` is then another origin that it may be, where one is known.
    """

    origin: str
    bloc: str
    camp: str
    stance: Stance
    weight: float
    letter: str = "F"
    interest: float = 0.0
    primary: bool = False
    resolved: bool = True
    may_be: str = ""


def may_be(origin: Origin) -> str:
    """The origin that an unresolved one may be, by its id; empty where none is known."""
    return next((edge.to for edge in origin.edges if edge.kind == DOUBTFUL_VOICE_EDGE), "")


def reliability(letter: str, interest: float = 0.0) -> float:
    """The reliability in [.01, .97] of a letter for a statement of that interest, -1 (against) to 1 (self-serving).

    Against interest after the rule of evidence on admissions (Federal Rules of Evidence 804(b)(3)).
    """
    prior = RELIABILITY[letter]
    if interest == 0.0:
        return prior
    per_unit = AGAINST_INTEREST_ODDS if interest < 0 else SELF_SERVING_ODDS
    odds: float = prior / (1.0 - prior) * per_unit ** abs(interest)
    return min(MAX_RELIABILITY, max(MIN_RELIABILITY, odds / (1.0 + odds)))


def weigh(letter: str, entailment: float, interest: float = 0.0) -> float:
    """The weight in [0, .97] of a passage that settles `entailment` of the claim; 0 below a half."""
    if entailment < MIN_ENTAILMENT:
        return 0.0
    return reliability(letter, interest) * entailment


def evidence_of(weight: float) -> float:
    """The log-evidence of a weight, which adds up where weights do not."""
    return -math.log1p(-weight)
