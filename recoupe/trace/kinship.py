"""How probable it is that two documents of a story go back to one origin.

No one trait decides. Small trees, each of up to three questions on a pair's traits, give so much evidence each, in
units of log odds, and the evidence is summed (gradient boosting after Friedman 2001). Where a trait can only speak for
one origin it never speaks less for it as it grows. A pair is judged twice: by its traits, then also by how far it stays
behind the nearest that each of the two has in the story, since who has a nearer one is told after that one.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from recoupe.defaults.trace import FAR_IN_LOG_ODDS
from recoupe.trace.traits import NAMES, Values

Pair = tuple[str, str]
Matrix = NDArray[np.float64]
# A tree asks at most so many questions, of any pair.
MOST_QUESTIONS = 3
# How far a pair stays behind the nearest of its elder and of its younger document.
BEHIND = ("behind_elders_nearest", "behind_youngers_nearest")


@dataclass(frozen=True, slots=True)
class Tree:
    """Questions and answers by their place: a question leads on to a place, an answer to itself.

    A trait that is at most the bound leads to `below`, a greater one to `above`, and one that is not known to
    `unknown`. `gains` is the evidence at each place, of a question 0.
    """

    traits: NDArray[np.int64]
    bounds: Matrix
    below: NDArray[np.int64]
    above: NDArray[np.int64]
    unknown: NDArray[np.int64]
    gains: Matrix

    def log_odds(self, pairs: Matrix) -> Matrix:
        """The evidence for each pair, a row of traits."""
        rows = np.arange(len(pairs))
        place = np.zeros(len(pairs), dtype=np.int64)
        for _ in range(MOST_QUESTIONS):
            value = pairs[rows, self.traits[place]]
            known = np.where(value <= self.bounds[place], self.below[place], self.above[place])
            place = np.where(np.isnan(value), self.unknown[place], known)
        return self.gains[place]


@dataclass(frozen=True, slots=True)
class Kinship:
    """The fitted trees: for a pair by itself, and for a pair among the others of its story."""

    alone: tuple[Tree, ...]
    among: tuple[Tree, ...]

    def probabilities(self, pairs: Mapping[Pair, Values]) -> dict[Pair, float]:
        """The probability of one origin for each pair of documents, elder and younger, by the values of its traits.

        A document's nearest is looked for in all pairs that are given; documents of other stories do no harm.
        """
        if not pairs:
            return {}
        alone = matrix(pairs.values(), len(NAMES))
        gaps = behind(list(pairs), log_odds(self.alone, alone))
        odds = log_odds(self.among, np.hstack([alone, gaps]))
        return dict(zip(pairs, (1 / (1 + np.exp(-odds))).tolist(), strict=True))


def matrix(pairs: Collection[Values], width: int) -> Matrix:
    """The values of pairs as rows; what is not known is NaN."""
    return np.array(list(pairs), dtype=np.float64).reshape(-1, width)


def log_odds(trees: Sequence[Tree], pairs: Matrix) -> Matrix:
    """The summed evidence for each pair."""
    summed = np.zeros(len(pairs))
    for tree in trees:
        summed += tree.log_odds(pairs)
    return summed


def behind(pairs: Sequence[Pair], odds: Matrix) -> Matrix:
    """How far each pair stays behind the nearest of its elder and of its younger document, at most 0.

    Where even the nearest is as far as `FAR_IN_LOG_ODDS`, to be the nearest says nothing.
    """
    nearest: dict[str, float] = {}
    for pair, value in zip(pairs, odds.tolist(), strict=True):
        for key in pair:
            nearest[key] = max(nearest.get(key, -FAR_IN_LOG_ODDS), value)
    best = np.array([[nearest[key] for key in pair] for pair in pairs], dtype=np.float64)
    return np.subtract(odds[:, np.newaxis], best)


@lru_cache(maxsize=1)
def shipped() -> Kinship:
    """The model that `recoupe.trace.fitting` wrote."""
    return kinship_of(json.loads(files("recoupe.trace").joinpath("kinship.json").read_text(encoding="utf-8")))


def kinship_of(written: Mapping[str, Any]) -> Kinship:
    """The model out of its written form. Raises `ValueError` where it was fitted on other traits."""
    if written["traits"] != list(NAMES):
        raise ValueError("kinship.json was fitted on other traits: fit it again (python -m recoupe.trace.fitting)")
    return Kinship(*(tuple(tree_of(one) for one in written[stage]) for stage in ("alone", "among")))


def tree_of(written: Mapping[str, Any]) -> Tree:
    """A tree out of its written form."""
    places = {name: np.array(written[name], dtype=np.int64) for name in ("traits", "below", "above", "unknown")}
    return Tree(**places, bounds=np.array(written["bounds"]), gains=np.array(written["gains"]))
