"""Fits the weights of `leaning` on labelled sets whose licence allows it, in plain Python and repeatably.

`python -m recoupe.judge.fitting BENCH GOLDENS recoupe/judge/leaning.json` writes the weights. Pairs of two languages
are imitated by pairs of one, compared by names, figures and concepts alone. XNLI and KLUE are for measuring only and
never read here.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from recoupe.evaluate.stance import Pair, read_pairs
from recoupe.judge.alignment import align
from recoupe.judge.case import case_of
from recoupe.judge.features import NAMES, features
from recoupe.judge.frames import frames_of_passage
from recoupe.judge.leaning import ORDER, shares
from recoupe.judge.pairs import claim_of

FITTED_ON = ("daccord_fr", "rte3_fr", "terra_ru", "factcheckbench_en", "foolmetwice_en")
_STEPS = 300
_RATE = 0.5
_MOMENTUM = 0.9
_DECAY = 2e-4
# Which stances a label allows, as a mask over ORDER.
_MASKS = {
    "supports": (1, 0, 0),
    "refutes": (0, 1, 0),
    "neutral": (0, 0, 1),
    "not_refutes": (1, 0, 1),
    "not_supports": (0, 1, 1),
}

Row = tuple[tuple[float, ...], tuple[int, ...], float]


def row_of(pair: Pair, *, by_words: bool) -> tuple[float, ...] | None:
    """The features of the sentence of the evidence that covers the claim best; None across languages."""
    if pair.claim_language != pair.evidence_language:
        return None
    case = case_of(claim_of(pair.claim, pair.claim_language, pair.claim_date), pair.evidence_date, pair.claim_date)
    frames = frames_of_passage(pair.evidence, pair.evidence_language, pair.evidence_date)
    aligned = [(align(case.frame, frame, by_words=by_words), frame) for frame in frames]
    alignment, frame = max(aligned, key=lambda one: one[0].coverage)
    return features(case, alignment, frame, by_words=by_words)


def rows_of(sets: Sequence[Sequence[Pair]], *, by_words: bool) -> Iterator[Row]:
    """Features, allowed stances and weight of every pair; each label of each set weighs the same in total."""
    for pairs in sets:
        found = [(values, pair.label) for pair in pairs if (values := row_of(pair, by_words=by_words)) is not None]
        counts = {label: sum(one == label for _, one in found) for _, label in found}
        for values, label in found:
            yield values, _MASKS[label], 1.0 / (counts[label] * len(sets))


def fit(rows: Sequence[Row]) -> list[list[float]]:
    """Weights by gradient descent on the log-likelihood of the allowed stances; the same rows give the same weights."""
    weights = [[0.0] * len(NAMES) for _ in ORDER]
    speed = [[0.0] * len(NAMES) for _ in ORDER]
    total = sum(weight for _, _, weight in rows)
    for _ in range(_STEPS):
        gradient = [[0.0] * len(NAMES) for _ in ORDER]
        for values, mask, weight in rows:
            _add_gradient(gradient, values, mask, weight / total, shares(values, weights))
        for row, slope, moving in zip(weights, gradient, speed, strict=True):
            for index, one in enumerate(slope):
                moving[index] = _MOMENTUM * moving[index] + one - _DECAY * row[index]
                row[index] += _RATE * moving[index]
    return weights


def _add_gradient(
    gradient: list[list[float]],
    values: Sequence[float],
    mask: Sequence[int],
    weight: float,
    share: Sequence[float],
) -> None:
    allowed = sum(one * bit for one, bit in zip(share, mask, strict=True)) or 1e-12
    for slope, one, bit in zip(gradient, share, mask, strict=True):
        pull = weight * (bit * one / allowed - one)
        for index, value in enumerate(values):
            slope[index] += pull * value


def main(bench: Path, goldens: Path, out: Path) -> None:
    """Fits on the public sets under `bench` and our own goldens, and writes the weights with their names."""
    sets = [read_pairs(bench / f"stance_{name}.jsonl") for name in FITTED_ON]
    sets.append(tuple(pair for path in sorted((goldens / "stance").glob("*.jsonl")) for pair in read_pairs(path)))
    fitted = {
        "within": named(fit(list(rows_of(sets, by_words=True)))),
        "across": named(fit(list(rows_of(sets, by_words=False)))),
    }
    out.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


def named(weights: Sequence[Sequence[float]]) -> dict[str, dict[str, float]]:
    """Weights under the names of their stances and features, rounded to what matters."""
    rows = zip(ORDER, weights, strict=True)
    return {stance.value: {name: round(one, 4) for name, one in zip(NAMES, row, strict=True)} for stance, row in rows}


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
