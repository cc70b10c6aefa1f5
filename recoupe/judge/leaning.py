"""Where a pair leans when no rule decides it: two small logistic models over a pair's features.

One model reads how far a passage supports a claim, one how far it refutes it. Every weight is the sum of one that holds
everywhere, one of the language, and one of passages of several sentences (feature augmentation after Daumé III 2007),
so that a language without labelled pairs is read by what holds everywhere.

The entailment of a leaning stays under the point from which evidence weighs in a score: a leaning orders passages and
answers a question about a pair, and never moves a verdict.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from operator import mul

from recoupe.defaults.judge import (
    LEANING_AT_MOST,
    LEANING_ENTAILMENT,
    LEAST_LEANING,
    LEAST_LEANING_SETTLED,
    SENTENCES_OF_A_PASSAGE,
)
from recoupe.judge import reasons, scores
from recoupe.judge.alignment import Alignment, align
from recoupe.judge.case import Case
from recoupe.judge.features import NAMES
from recoupe.judge.frames import Frame
from recoupe.model import Reason, Stance, StanceScore

EVERYWHERE = "everywhere"
PASSAGES = "passages"

# Weights by feature, under what they hold for: everywhere, a language, or passages of several sentences.
Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Model:
    """The fitted weights of `supports` and `refutes`, for pairs of one language and for pairs of two."""

    within: Mapping[Stance, Weights]
    across: Mapping[Stance, Weights]
    _summed: dict[tuple[bool, Stance, str, bool], tuple[float, ...]] = field(default_factory=dict, compare=False)

    def shares(self, values: Sequence[float], language: str, sentences: int, *, by_words: bool) -> tuple[float, float]:
        """How far a pair supports and how far it refutes, each in [0, 1] and each apart from the other."""
        several = sentences >= SENTENCES_OF_A_PASSAGE
        supports, refutes = (
            _logistic(math.fsum(map(mul, values, self._weights(by_words, stance, language, several))))
            for stance in (Stance.SUPPORTS, Stance.REFUTES)
        )
        return supports, refutes

    def _weights(self, by_words: bool, stance: Stance, language: str, several: bool) -> tuple[float, ...]:
        key = (by_words, stance, language, several)
        if key not in self._summed:
            weights = (self.within if by_words else self.across)[stance]
            parts = [weights.get(part, {}) for part in (EVERYWHERE, language, PASSAGES if several else "")]
            self._summed[key] = tuple(sum(part.get(name, 0.0) for part in parts) for name in NAMES)
        return self._summed[key]


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value)) if value >= 0 else 1 - 1 / (1 + math.exp(value))


@lru_cache(maxsize=1)
def written() -> str:
    """The weights as `recoupe.judge.fitting` wrote them."""
    return files("recoupe.judge").joinpath("leaning.json").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def shipped() -> Model:
    """The model that `recoupe.judge.fitting` wrote."""
    fitted = json.loads(written())
    within, across = (
        {Stance(name): weights for name, weights in fitted[part].items()} for part in ("within", "across")
    )
    return Model(within, across)


def nearest(case: Case, frames: Sequence[Frame], *, by_words: bool = True) -> tuple[Alignment, Frame]:
    """The statement that covers most of the claim, the first of equals, and how it does."""
    aligned = ((align(case.frame, frame, by_words=by_words), frame) for frame in frames)
    return max(aligned, key=lambda one: one[0].coverage)


def lean(
    supports: float, refutes: float, why: Sequence[Reason], *, by_words: bool, settled: tuple[bool, bool]
) -> StanceScore | None:
    """The leaning of a pair, with what the rules found lacking; None where it leans nowhere, or hardly.

    `settled` says that a rule named what stands against support, and against refutation: then a leaning has to be
    strong to be told.
    """
    languages = "one_language" if by_words else "two_languages"
    pairs = zip(LEAST_LEANING[languages], LEAST_LEANING_SETTLED[languages], settled, strict=True)
    least = [strong if named else usual for usual, strong, named in pairs]
    above = [(share - floor) / (1 - floor) for share, floor in zip((supports, refutes), least, strict=True)]
    if max(above) < 0:
        return None
    decided, share = (scores.supports, supports) if above[0] >= above[1] else (scores.refutes, refutes)
    entailment = min(LEANING_AT_MOST, LEANING_ENTAILMENT * share)
    return decided(entailment, share / 2, [Reason.of(reasons.LEANS), *why])
