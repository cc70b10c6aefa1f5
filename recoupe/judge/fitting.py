"""Fits the models of `leaning` on labelled sets whose licence allows it, repeatably; it needs numpy (extra `dev`).

`python -m recoupe.judge.fitting BENCH GOLDENS recoupe/judge/leaning.json` writes the weights;
`python -m recoupe.judge.fitting BENCH GOLDENS` measures instead: five times four fifths are fitted and the last fifth
judged, pairs that share a claim or a passage on the same side. Pairs of two languages are imitated by pairs of one,
compared by names, figures and concepts alone. XNLI is for measuring only and never read here.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from recoupe.defaults.judge import SENTENCES_OF_A_PASSAGE
from recoupe.evaluate.figures import Figure
from recoupe.evaluate.stance import Pair, Prediction, figures_of, predict, read_pairs
from recoupe.judge.case import case_of
from recoupe.judge.features import NAMES, features
from recoupe.judge.frames import frames_of_passage
from recoupe.judge.leaning import EVERYWHERE, PASSAGES, Model, Weights, nearest
from recoupe.judge.pairs import claim_of
from recoupe.judge.rules import RulesStance, by_rules
from recoupe.model import Stance

FITTED_ON = ("daccord_fr", "rte3_fr", "gqnli_fr", "terra_ru", "klue_ko", "factcheckbench_en", "foolmetwice_en")
_GOLDENS = "goldens"
_LANGUAGES = ("fr", "en", "ru", "ko")
_FOLDS = 5
_STEPS = 12
_DECAY = 50.0  # of weights that hold everywhere, against about 8,000 pairs
_OWN = 0.5  # how much of itself a feature lends to its language's copy: what holds everywhere is preferred
_RARE = 0.6  # how far a rare label is raised to the common one: 0 not at all, 1 wholly
_OURS = 4.0  # what a pair of our own weighs: it is of the kind that a desk has
# What a label says of a stance; a set whose labels leave it open has no say there.
_SAYS: dict[Stance, dict[str, bool]] = {
    Stance.SUPPORTS: {"supports": True, "refutes": False, "neutral": False, "not_supports": False},
    Stance.REFUTES: {"refutes": True, "supports": False, "neutral": False, "not_refutes": False},
}
_OPEN = {Stance.SUPPORTS: "not_refutes", Stance.REFUTES: "not_supports"}

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Row:
    """The features of a labelled pair, and where they hold."""

    values: tuple[float, ...]
    language: str
    several: bool
    label: str
    of: str


def rows_of(name: str, pairs: Sequence[Pair], *, by_words: bool) -> Iterator[Row]:
    """The features of the pairs of one set that are of one language."""
    for pair in pairs:
        if pair.claim_language == pair.evidence_language and pair.evidence.strip():
            claim = claim_of(pair.claim, pair.claim_language, pair.claim_date)
            case = case_of(claim, pair.evidence_date, pair.claim_date)
            frames = frames_of_passage(pair.evidence, pair.evidence_language, pair.evidence_date)
            alignment, frame = nearest(case, frames, by_words=by_words)
            why = by_rules(case, frames).reasons
            values = features(case, alignment, frames, frame, why, by_words=by_words)
            several = len(frames) >= SENTENCES_OF_A_PASSAGE
            yield Row(values, pair.claim_language, several, pair.label, name)


def fit(rows: Sequence[Row]) -> dict[Stance, Weights]:
    """The weights of both stances; the same rows give the same weights."""
    return {stance: _fitted(stance, _with_a_say(stance, rows)) for stance in _SAYS}


def _with_a_say(stance: Stance, rows: Sequence[Row]) -> list[Row]:
    """The pairs of the sets whose labels tell whether the stance holds."""
    open_sets = {row.of for row in rows if row.label == _OPEN[stance]}
    return [row for row in rows if row.of not in open_sets]


def _fitted(stance: Stance, rows: Sequence[Row]) -> Weights:
    values = np.array([row.values for row in rows])
    mean, spread = values.mean(0), values.std(0)
    mean[-1], spread[spread < 1e-9] = 0.0, 1.0  # the last feature is the constant
    truth = np.array([_SAYS[stance][row.label] for row in rows], dtype=float)
    weights = _newton(_augmented((values - mean) / spread, rows), truth, _importance(rows, truth))
    return _named(weights.reshape(-1, len(NAMES)), mean, spread)


def _augmented(values: Matrix, rows: Sequence[Row]) -> Matrix:
    """Every feature once for all pairs, once for each language, once for passages of several sentences."""
    where = [np.array([[row.language == language] for row in rows]) for language in _LANGUAGES]
    where.append(np.array([[row.several] for row in rows]))
    return np.hstack([values, *(values * _OWN * here for here in where)])


def _importance(rows: Sequence[Row], truth: Matrix) -> Matrix:
    """What each pair weighs, 1 in the mean: the rare answers of its set somewhat more, our own pairs more."""
    counts = Counter((row.of, bool(one)) for row, one in zip(rows, truth, strict=True))
    sizes = Counter(row.of for row in rows)
    shares = [counts[row.of, bool(one)] / sizes[row.of] for row, one in zip(rows, truth, strict=True)]
    own = np.array([_OURS if row.of == _GOLDENS else 1.0 for row in rows])
    weights = own * (0.5 / np.array(shares)) ** _RARE
    return np.asarray(weights / weights.mean())


def _newton(values: Matrix, truth: Matrix, importance: Matrix) -> Matrix:
    """The weights of the greatest penalised likelihood; the constant that holds everywhere goes without penalty."""
    decay = np.full(values.shape[1], _DECAY)
    decay[len(NAMES) - 1] = 1e-6
    weights = np.zeros(values.shape[1])
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
        slope = values.T @ (importance * (truth - share)) - decay * weights
        curvature = (values * (importance * share * (1 - share))[:, None]).T @ values + np.diag(decay)
        weights = weights + np.linalg.solve(curvature, slope)
    return weights


def _named(weights: Matrix, mean: Matrix, spread: Matrix) -> Weights:
    """Weights of features as they are, under their names and what they hold for, rounded to what matters."""
    found: dict[str, dict[str, float]] = {}
    for part, row in zip((EVERYWHERE, *_LANGUAGES, PASSAGES), weights, strict=True):
        plain = row / spread * (1.0 if part == EVERYWHERE else _OWN)
        plain[-1] -= float(plain @ mean)
        found[part] = {name: round(float(one), 4) for name, one in zip(NAMES, plain, strict=True)}
    return found


def labelled(bench: Path, goldens: Path) -> dict[str, tuple[Pair, ...]]:
    """The sets to fit on: public ones under `bench`, and our own goldens."""
    sets = {name: read_pairs(bench / f"stance_{name}.jsonl") for name in FITTED_ON}
    own = (pair for path in sorted((goldens / "stance").glob("*.jsonl")) for pair in read_pairs(path))
    return sets | {_GOLDENS: tuple(own)}


def model_of(sets: dict[str, tuple[Pair, ...]]) -> Model:
    """The model fitted on labelled sets."""
    rows = {
        by_words: [row for name, pairs in sets.items() for row in rows_of(name, pairs, by_words=by_words)]
        for by_words in (True, False)
    }
    return Model(fit(rows[True]), fit(rows[False]))


def folds_of(pairs: Sequence[Pair]) -> list[int]:
    """A fold for each pair; pairs that share a claim or a passage, directly or by others, are in one."""
    leader: dict[str, str] = {}

    def lead(text: str) -> str:
        while leader.setdefault(text, text) != text:
            text = leader[text]
        return text

    for pair in pairs:
        leader[lead(pair.claim)] = lead(pair.evidence)
    return [crc32(lead(pair.claim).encode()) % _FOLDS for pair in pairs]


def cross_validate(sets: dict[str, tuple[Pair, ...]]) -> Iterator[Figure]:
    """The figures of every set, each fifth judged by a model that saw none of it."""
    folds = {name: folds_of(pairs) for name, pairs in sets.items()}
    judged: dict[str, list[tuple[Pair, Prediction]]] = {name: [] for name in sets}
    for fold in range(_FOLDS):
        judge = RulesStance(model_of({name: _of(pairs, folds[name], fold, out=True) for name, pairs in sets.items()}))
        for name, pairs in sets.items():
            judged[name] += [(pair, predict(pair, judge)) for pair in _of(pairs, folds[name], fold, out=False)]
    for name, found in judged.items():
        yield from figures_of(name, [pair for pair, _ in found], [one for _, one in found])


def _of(pairs: Sequence[Pair], folds: Sequence[int], fold: int, *, out: bool) -> tuple[Pair, ...]:
    """The pairs of a fold, or with `out` those of all others."""
    return tuple(pair for pair, one in zip(pairs, folds, strict=True) if (one != fold) == out)


def main(bench: Path, goldens: Path, out: Path | None = None) -> None:
    """Writes the weights fitted on all sets to `out`, or measures without it."""
    sets = labelled(bench, goldens)
    if out is None:
        for figure in cross_validate(sets):
            sys.stdout.write(f"{figure.key:60} {figure.value:.3f}  n={figure.n}\n")
        return
    model = model_of(sets)
    fitted = {part: getattr(model, part) for part in ("within", "across")}
    out.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))
