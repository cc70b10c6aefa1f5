"""How often two names are rightly taken for one, beside plain string similarity."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz

from recoupe.evaluate.figures import Figure
from recoupe.names import match_names

BASELINE_RATIO = 85
Pair = tuple[str, str, bool]


def evaluate(bench: Path | None, goldens: Path) -> Iterator[Figure]:
    """Accuracy, precision, recall and F1 on the public name cases and on our own, ours and the baseline's."""
    sets = {}
    if bench is not None:
        sets["names_match"] = _pairs(bench / "names_match.jsonl")
    own = goldens / "names" / "pairs.jsonl"
    if own.exists():
        sets["own"] = _pairs(own)
    for name, pairs in sets.items():
        yield from _figures(name, pairs, lambda one, two: match_names(one, two).match)
        yield from _figures(f"{name}_baseline", pairs, _baseline)


def _pairs(path: Path) -> list[Pair]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [(row["name1"], row["name2"], str(row["is_match"]).lower() == "true") for row in rows]


def _baseline(one: str, two: str) -> bool:
    return fuzz.ratio(anyascii(one).lower(), anyascii(two).lower()) >= BASELINE_RATIO


def _figures(name: str, pairs: Sequence[Pair], judge: Callable[[str, str], bool]) -> Iterator[Figure]:
    judged = [(judge(one, two), truth) for one, two, truth in pairs]
    right = sum(found == truth for found, truth in judged)
    hits = sum(found and truth for found, truth in judged)
    precision = hits / max(1, sum(found for found, _ in judged))
    recall = hits / max(1, sum(truth for _, truth in judged))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    measures = {"accuracy": right / len(judged), "precision": precision, "recall": recall, "f1": f1}
    for measure, value in measures.items():
        yield Figure("names", name, measure, value, len(judged))
