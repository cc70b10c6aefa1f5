"""How often two names are rightly taken for one, beside plain string similarity; and figures across languages.

`numbers`: of the sentences of the parallel news that state a figure in any of five languages, the share in which the
figures read from a language are those that most of the five give (`agrees`), and those in which all five give the
same (`all_agree`). Translations that leave a figure out or change its unit cap both.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from anyascii import anyascii
from rapidfuzz import fuzz

from recoupe.analysis.quantities import find_quantities
from recoupe.evaluate.figures import Figure
from recoupe.names import match_names

BASELINE_RATIO = 85
TRANSLATED = ("en", "fr", "ru", "uk", "ko")
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
    parallel = bench / "parallel_news_sentences.jsonl" if bench else None
    if parallel is not None and parallel.is_file():
        yield from _numbers([json.loads(line) for line in parallel.read_text(encoding="utf-8").splitlines() if line])


def _numbers(rows: Sequence[Mapping[str, str]]) -> Iterator[Figure]:
    read = [{code: _values(row[code], code) for code in TRANSLATED} for row in rows]
    telling = [values for values in read if any(values.values())]
    common = [Counter(values.values()).most_common(1)[0][0] for values in telling]
    for code in TRANSLATED:
        agree = sum(values[code] == most for values, most in zip(telling, common, strict=True))
        yield Figure("names", f"numbers_{code}", "agrees", agree / max(1, len(telling)), len(telling))
    same = sum(len(set(values.values())) == 1 for values in telling)
    yield Figure("names", "numbers", "all_agree", same / max(1, len(telling)), len(telling))


def _values(text: str, language: str) -> tuple[float, ...]:
    return tuple(sorted(found.quantity.value for found in find_quantities(text, language)))


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
