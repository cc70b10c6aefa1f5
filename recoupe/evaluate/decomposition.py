"""How sentences are cut into atomic claims, and which are worth checking, on public English sets.

Factcheck-Bench gives for each sentence the claims that people made of it. A found claim and a wanted one belong
together where the F1 of their words is a half or more, best pairs first. The baseline takes each sentence as one claim.
The sentences come from answers of language models, not from articles: what is wanted is finer than a desk needs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from recoupe.decompose import decompose
from recoupe.evaluate.figures import Figure
from recoupe.folding import fold
from recoupe.model import Article

_LEAST_F1 = 0.5
_WORD = re.compile(r"[^\W_]+")
Row = dict[str, Any]
Splitter = Callable[[str], Sequence[str]]


def evaluate(bench: Path | None, goldens: Path) -> Iterator[Figure]:
    """Recall, precision and F1 of atomic claims with their baseline, and accuracy of check-worthiness."""
    del goldens  # Our own articles are measured in `claims`.
    if bench is None:
        return
    rows = [row for row in _rows(bench / "decomposition_en.jsonl") if row["claims"]]
    yield from _split_figures("factcheckbench", rows, _claims)
    yield from _split_figures("factcheckbench_baseline", rows, lambda sentence: (sentence,))
    yield from _worth_figures(_rows(bench / "checkworthiness_en.jsonl"))


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _claims(sentence: str) -> Sequence[str]:
    return tuple(claim.text for claim in decompose(Article(title="", text=sentence, language="en")).claims)


def _split_figures(dataset: str, rows: Sequence[Row], split: Splitter) -> Iterator[Figure]:
    wanted = found = matched = same_count = 0
    for row in rows:
        claims = split(row["sentence"])
        wanted, found = wanted + len(row["claims"]), found + len(claims)
        matched += _matches(row["claims"], claims)
        same_count += len(claims) == len(row["claims"])
    recall, precision = matched / max(1, wanted), matched / max(1, found)
    f1 = 2 * recall * precision / max(1e-9, recall + precision)
    values = {"recall": recall, "precision": precision, "f1": f1, "same_count": same_count / max(1, len(rows))}
    for measure, value in values.items():
        yield Figure("decomposition", dataset, measure, value, len(rows))


def _matches(wanted: Sequence[str], found: Sequence[str]) -> int:
    scored = sorted(
        (-_word_f1(one, other), row, column)
        for row, one in enumerate(wanted)
        for column, other in enumerate(found)
        if _word_f1(one, other) >= _LEAST_F1
    )
    rows: set[int] = set()
    columns: set[int] = set()
    for _, row, column in scored:
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
    return len(rows)


def _word_f1(one: str, other: str) -> float:
    first, second = set(_WORD.findall(fold(one))), set(_WORD.findall(fold(other)))
    return 2 * len(first & second) / max(1, len(first) + len(second))


def _worth_figures(rows: Sequence[Row]) -> Iterator[Figure]:
    """Whether a sentence gives a claim where people found it worth checking; the baseline says yes to all."""
    judged = [(bool(_claims(row["sentence"])), row["checkworthy"] == "yes") for row in rows]
    yes = [found for found, truth in judged if truth]
    other = [not found for found, truth in judged if not truth]
    values = {
        "accuracy": sum(found == truth for found, truth in judged) / max(1, len(judged)),
        "recall_yes": sum(yes) / max(1, len(yes)),
        "recall_other": sum(other) / max(1, len(other)),
    }
    for measure, value in values.items():
        yield Figure("decomposition", "checkworthiness", measure, value, len(judged))
    yield Figure("decomposition", "checkworthiness_baseline", "accuracy", len(yes) / max(1, len(judged)), len(judged))
