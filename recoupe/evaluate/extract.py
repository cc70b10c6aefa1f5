"""How well the main text is read out of pages, beside trafilatura's own figure in the same run.

Measures. Where a set gives the whole text: the mean over pages of the F1 of word 4-gram shingles, each counted as
often as it occurs. Where it gives pieces that must and must not come out: the F1 over all pieces.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from recoupe.evaluate.figures import Figure
from recoupe.reading.pages import read_page

_NAME = "extract"
_SHINGLE_WORDS = 4
_WORD = re.compile(r"\w+")
_WHOLE_TEXTS = ("extract_scrapinghub_en", "extract_waddle_ru")
_PIECES = ("extract_trafilatura_fr_en",)

Row = Mapping[str, object]
Extractor = Callable[[Row], str]


def evaluate(bench: Path | None, goldens: Path) -> Iterator[Figure]:  # noqa: ARG001  its goldens are tests
    """The figures on the public sets of pages; none where `bench` is absent."""
    if bench is None:
        return
    for dataset in (*_WHOLE_TEXTS, *_PIECES):
        path = bench / f"{dataset}.jsonl.gz"
        if path.exists():
            yield from _figures(dataset, read_pages(path))


def _figures(dataset: str, rows: Sequence[Row]) -> Iterator[Figure]:
    score = piece_f1 if dataset in _PIECES else mean_shingle_f1
    measure = "f1-pieces" if dataset in _PIECES else "f1"
    for name, extractor in EXTRACTORS.items():
        value = score(rows, [extractor(row) for row in rows])
        suffix = "" if name == "recoupe" else f"-{name}"
        yield Figure(_NAME, dataset, f"{measure}{suffix}", value, len(rows), note=name)


def read_pages(path: Path) -> list[Row]:
    """The pages of a public set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _recoupe(row: Row) -> str:
    return read_page(str(row["html"]), str(row.get("url") or "")).text


def _trafilatura(row: Row) -> str:
    import trafilatura

    return trafilatura.extract(str(row["html"]), include_comments=False) or ""


def _trafilatura_fast(row: Row) -> str:
    import trafilatura

    return trafilatura.extract(str(row["html"]), include_comments=False, fast=True) or ""


def _trafilatura_precise(row: Row) -> str:
    import trafilatura

    return trafilatura.extract(str(row["html"]), include_comments=False, favor_precision=True) or ""


EXTRACTORS: dict[str, Extractor] = {
    "recoupe": _recoupe,
    "trafilatura": _trafilatura,
    "trafilatura-fast": _trafilatura_fast,
    "trafilatura-precise": _trafilatura_precise,
}


def mean_shingle_f1(rows: Sequence[Row], texts: Sequence[str]) -> float:
    """The mean over pages of `shingle_f1`, from 0 to 1."""
    scores = [shingle_f1(str(row["gold"]), text) for row, text in zip(rows, texts, strict=True)]
    return sum(scores) / len(scores) if scores else 0.0


def shingle_f1(gold: str, found: str) -> float:
    """The F1 of the word 4-gram shingles of two texts, from 0 to 1; two empty texts agree."""
    expected, actual = _shingles(gold), _shingles(found)
    shared = sum((expected & actual).values())
    total = sum(expected.values()) + sum(actual.values())
    return 2 * shared / total if total else 1.0


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    runs = max(1, len(words) - _SHINGLE_WORDS + 1)
    return Counter(tuple(words[start : start + _SHINGLE_WORDS]) for start in range(runs)) if words else Counter()


def piece_f1(rows: Sequence[Row], texts: Sequence[str]) -> float:
    """The F1 over the pieces that must come out (`with`) and must not (`without`), from 0 to 1."""
    found = wanted = unwanted = 0
    for row, text in zip(rows, texts, strict=True):
        wanted += len(_pieces(row, "with"))
        found += sum(piece in text for piece in _pieces(row, "with"))
        unwanted += sum(piece in text for piece in _pieces(row, "without"))
    total = found + unwanted + wanted
    return 2 * found / total if total else 0.0


def _pieces(row: Row, field: str) -> list[str]:
    pieces = row.get(field)
    return [str(piece) for piece in pieces] if isinstance(pieces, list) else []
