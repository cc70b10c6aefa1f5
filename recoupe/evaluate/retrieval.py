"""How often a sentence finds its own translation first among all others, by what the judge goes by.

Public parallel news: 925 sentences, each in five languages. Every ninth is asked in one language and looked for among
all of another; `first` is the share for which the translation comes first, for each pair of languages.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from statistics import mean

from recoupe.evaluate.figures import Figure
from recoupe.judge.pairs import claim_of
from recoupe.judge.passages import PassageIndex
from recoupe.model import Document

LANGUAGES = ("en", "fr", "ru", "uk", "ko")
ASKED_EVERY = 9
# Ranking alone is measured: whether what comes first is enough to be judged is another question.
CANDIDATES = 10
_FILE = "parallel_news_sentences.jsonl"


def evaluate(bench: Path | None, goldens: Path) -> Iterator[Figure]:
    """The share of sentences whose translation is found first, by pair of languages and on average, in [0, 1]."""
    del goldens  # The sentences are public.
    path = bench / _FILE if bench else None
    if path is None or not path.is_file():
        return
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    indexes = {language: PassageIndex(_documents(rows, language)) for language in LANGUAGES}
    asked = rows[::ASKED_EVERY]
    shares = []
    for source, target in permutations(LANGUAGES, 2):
        share = mean(_found_first(row, source, indexes[target]) for row in asked)
        shares.append(share)
        yield Figure("retrieval", f"{source}_{target}", "first", share, len(asked), f"among {len(rows)}")
    yield Figure("retrieval", "any_two", "first", mean(shares), len(asked) * len(shares))
    yield Figure("retrieval", "worst", "first", min(shares), len(asked))


def _documents(rows: Sequence[Mapping[str, str]], language: str) -> list[Document]:
    return [Document(row["id"], "", "", None, language, "", row[language]) for row in rows]


def _found_first(row: Mapping[str, str], source: str, index: PassageIndex) -> bool:
    found = index.search(claim_of(row[source], source, None), CANDIDATES, least=0.0)
    return bool(found) and found[0].document == row["id"]
