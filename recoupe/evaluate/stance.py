"""How well a stance backend reads pairs of claim and evidence, beside two baselines in the same run.

Labels. Sets with three labels are scored as they are; `partial` of Factcheck-Bench counts as `supports`, because a
passage that bears out a part of a claim is shown to the reader as support with its modifier. In sets with two labels
everything that is not the label named first counts as its opposite: `refutes` in DACCORD, `supports` in TERRa and
FoolMeTwice. `unknown` counts as `neutral`.

Baselines: `majority`, the most frequent label of the set; `overlap`, the share of the claim's words found in the
evidence with its negators compared, which is what a judge without understanding reaches.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from recoupe.errors import JudgeFailed
from recoupe.evaluate.figures import Figure
from recoupe.folding import fold
from recoupe.judge.backends import StanceBackend, get_backend
from recoupe.judge.pairs import judge_pair
from recoupe.judge.polarity import negations
from recoupe.model import Stance
from recoupe.moments import Moment

_OVERLAP_TO_DECIDE = 0.5
_DECIDED = (Stance.SUPPORTS.value, Stance.REFUTES.value)
_MERGED = {"partial": "supports", "unknown": "neutral"}
# What a set with two labels asks for, and what everything else is called there.
_TWO_LABELS = {
    frozenset(["refutes", "not_refutes"]): ("refutes", "not_refutes"),
    frozenset(["supports", "not_supports"]): ("supports", "not_supports"),
    frozenset(["supports", "refutes"]): ("supports", "refutes"),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled pair, its languages and dates as far as the set gives them."""

    id: str
    claim: str
    evidence: str
    claim_language: str
    evidence_language: str
    claim_date: Moment | None
    evidence_date: Moment | None
    label: str


@dataclass(frozen=True, slots=True)
class Prediction:
    """A backend's answer to a pair: a label, and how sure it is in [0, 1]."""

    label: str
    confidence: float


def evaluate(bench: Path | None, goldens: Path, backend: StanceBackend | None = None) -> Iterator[Figure]:
    """The figures of a backend (the rules') over each labelled set; the public sets only where `bench` is given.

    For each set: n, coverage (the share decided), accuracy, macro-F1, precision and recall of `supports` and
    `refutes`, and the baselines' accuracy and macro-F1, all in [0, 1]; over all sets a reliability table, how often a
    decided stance is right by how sure the backend was.
    """
    backend = backend or get_backend("rules")
    told: list[tuple[float, bool]] = []
    for name, pairs in _sets(bench, goldens):
        predictions = [predict(pair, backend) for pair in pairs]
        yield from figures_of(name, pairs, predictions)
        told += [
            (one.confidence, label == pair.label)
            for one, label, pair in zip(predictions, _labels(predictions, pairs), pairs, strict=True)
            if one.label in _DECIDED
        ]
    yield from _reliability(told)


def _reliability(told: Sequence[tuple[float, bool]]) -> Iterator[Figure]:
    """How often decided stances are right, by tenths of confidence."""
    for tenth in range(10):
        right = [is_right for confidence, is_right in told if min(9, int(confidence * 10)) == tenth]
        if right:
            share = sum(right) / len(right)
            yield Figure("stance", "reliability", f"at_{tenth / 10:.1f}", share, len(right), "confidence from here on")


def figures_of(name: str, pairs: Sequence[Pair], predictions: Sequence[Prediction]) -> Iterator[Figure]:
    """The figures of one set."""
    gold = [pair.label for pair in pairs]
    figure = partial(Figure, "stance", name, n=len(pairs))
    found = _labels(predictions, pairs)
    yield figure(measure="coverage", value=sum(one.label in _DECIDED for one in predictions) / max(1, len(pairs)))
    yield figure(measure="accuracy", value=accuracy(gold, found))
    yield figure(measure="macro_f1", value=macro_f1(gold, found))
    for label in ("supports", "refutes"):
        if label in gold:
            precision, recall = precision_and_recall(gold, found, label)
            yield figure(measure=f"precision_{label}", value=precision)
            yield figure(measure=f"recall_{label}", value=recall)
    for baseline, predicted in _baselines(pairs, gold).items():
        yield figure(measure=f"accuracy_{baseline}", value=accuracy(gold, predicted))
        yield figure(measure=f"macro_f1_{baseline}", value=macro_f1(gold, predicted))


def _labels(predictions: Sequence[Prediction], pairs: Sequence[Pair]) -> list[str]:
    """The predictions in the labels of the set."""
    return _as_labelled([one.label for one in predictions], [pair.label for pair in pairs])


def predict(pair: Pair, backend: StanceBackend) -> Prediction:
    """The backend's stance for a pair, as a label; `neutral` where it does not know."""
    languages = pair.claim_language, pair.evidence_language
    dates = pair.claim_date, pair.evidence_date
    try:
        score = judge_pair(pair.claim, pair.evidence, *languages, *dates, backend)
    except JudgeFailed:
        return Prediction(Stance.NEUTRAL.value, 0.0)
    return Prediction(_MERGED.get(score.stance.value, score.stance.value), score.confidence)


def overlap_stance(pair: Pair) -> str:
    """The baseline that counts shared words and compares negators."""
    claimed, found = set(fold(pair.claim).split()), set(fold(pair.evidence).split())
    if not claimed or len(claimed & found) / len(claimed) < _OVERLAP_TO_DECIDE:
        return Stance.NEUTRAL.value
    same = bool(negations(pair.claim, pair.claim_language)) == bool(negations(pair.evidence, pair.evidence_language))
    return Stance.SUPPORTS.value if same else Stance.REFUTES.value


def read_pairs(path: Path) -> tuple[Pair, ...]:
    """The pairs of a JSONL file in the bench's or our own form."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return tuple(_pair(row) for row in rows)


def _pair(row: Mapping[str, str]) -> Pair:
    language = row.get("claim_language") or row.get("lang", "")
    return Pair(
        id=row["id"],
        claim=row["claim"],
        evidence=row["evidence"],
        claim_language=language,
        evidence_language=row.get("evidence_language") or row.get("evidence_lang") or language,
        claim_date=_moment(row.get("claim_date")),
        evidence_date=_moment(row.get("evidence_date")),
        label=_MERGED.get(row["label"], row["label"]),
    )


def _moment(written: str | None) -> Moment | None:
    return Moment.parse(written) if written else None


def _sets(bench: Path | None, goldens: Path) -> Iterator[tuple[str, tuple[Pair, ...]]]:
    own = [pair for path in sorted((goldens / "stance").glob("*.jsonl")) for pair in read_pairs(path)]
    if own:
        yield "goldens", tuple(own)
    for path in sorted(bench.glob("stance_*.jsonl")) if bench else ():
        yield path.stem.removeprefix("stance_"), read_pairs(path)


def _baselines(pairs: Sequence[Pair], gold: Sequence[str]) -> dict[str, list[str]]:
    (majority, _), *_ = sorted(Counter(gold).items(), key=lambda pair: (-pair[1], pair[0]))
    overlap = _as_labelled([overlap_stance(pair) for pair in pairs], gold)
    return {"majority": [majority] * len(gold), "overlap": overlap}


def _as_labelled(found: Sequence[str], gold: Sequence[str]) -> list[str]:
    """Predictions in the labels of the set."""
    named = _TWO_LABELS.get(frozenset(gold))
    if named is None:
        return list(found)
    label, other = named
    return [label if one == label else other for one in found]


def accuracy(gold: Sequence[str], found: Sequence[str]) -> float:
    """The share of right answers; 0 for an empty set."""
    return sum(map(str.__eq__, gold, found)) / len(gold) if gold else 0.0


def precision_and_recall(gold: Sequence[str], found: Sequence[str], label: str) -> tuple[float, float]:
    """Precision and recall of one label; 0 where nothing was found or asked."""
    right = sum(one == other == label for one, other in zip(gold, found, strict=True))
    claimed, asked = Counter(found)[label], Counter(gold)[label]
    return (right / claimed if claimed else 0.0), (right / asked if asked else 0.0)


def macro_f1(gold: Sequence[str], found: Sequence[str]) -> float:
    """The mean over the set's labels of their F1; 0 for an empty set."""
    scores = [_harmonic(*precision_and_recall(gold, found, label)) for label in sorted(set(gold))]
    return sum(scores) / len(scores) if scores else 0.0


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
