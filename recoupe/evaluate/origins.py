"""How well documents are traced to their origins, beside two baselines in the same run.

Measures. Over all pairs of documents of a story: precision, recall and F1 of "one origin". Over the documents of a
story: the adjusted Rand index after Hubert and Arabie (1985), 1 for the gold partition and near 0 for chance, averaged
over stories. A story is overcounted where more origins are found than there are: the mistake that makes one source
look like several.

Sets: `stories`, `held_out`, `held_out_second` to `held_out_eleventh`, our own, with made-up outlets, all but the first
measured before anything was changed for them (first figures in docs/quality.md); `translations`, public news in five
languages, where a text and its translations are one origin and nothing but names, figures and happenings can tell it;
`same_event`, public pairs of Russian and English news, on one event or not, where likeness alone is measured: reports
of one event may have many origins.

`counted` is how the score of an article counts: the origins of the passages that stand for a claim, of each document
the lead, where `recoupe origins` tells those of whole documents; `certain` is the lower end of that interval.

Baselines: `headline`, headlines whose words overlap by .55 (Jaccard) are one origin, joined transitively, which is
what tools that cluster headlines do; `domain`, every publisher is one origin.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import comb
from pathlib import Path

from recoupe.defaults.trace import SAME_STORY
from recoupe.evaluate.figures import Figure
from recoupe.folding import fold
from recoupe.model import Document
from recoupe.moments import Moment
from recoupe.trace.counting import counted, counted_for_certain
from recoupe.trace.documents import trace_documents
from recoupe.trace.stories import facts_of, likeness

HEADLINE_JACCARD = 0.55
_WORD = re.compile(r"\w+")
_ONE_EVENT = "OK"
_FURTHER = "second third fourth fifth sixth seventh eighth ninth tenth eleventh"
TRANSLATED = ("en", "fr", "ru", "uk", "ko")


@dataclass(frozen=True, slots=True)
class Story:
    """The documents on one event and, for each, the name of its origin."""

    name: str
    documents: tuple[Document, ...]
    origins: tuple[str, ...]


Grouping = Callable[[Sequence[Document]], Sequence[str]]


def evaluate(bench: Path | None, goldens: Path) -> Iterator[Figure]:
    """The figures of the tracer and of both baselines, in [0, 1]; the public set only where `bench` is given."""
    for name, stories in _sets(bench, goldens):
        for suffix, grouping in _GROUPINGS.items():
            yield from figures_of(name, stories, grouping, suffix)
    pairs = bench / "same_event_ru_en.jsonl" if bench else None
    if pairs and pairs.is_file():
        yield from same_event(pairs)


def same_event(path: Path) -> Iterator[Figure]:
    """How well the likeness of two reports tells whether they are on one event, beside their headlines."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    gold = [("same", "same" if row["label"] == _ONE_EVENT else "other") for row in rows]
    for suffix, is_one in (("", _alike), ("_headline", _headlines_alike)):
        found = [("same", "same" if is_one(row) else "other") for row in rows]
        for measure, value in zip(("precision", "recall", "f1"), pairwise(gold, found), strict=True):
            yield Figure("origins", "same_event", f"{measure}{suffix}", value, len(rows))


def _alike(row: Mapping[str, str]) -> bool:
    one, other = (facts_of(row[f"title_{side}"], row[f"text_{side}"], row["lang"]) for side in "ab")
    return likeness(one, other) >= SAME_STORY


def _headlines_alike(row: Mapping[str, str]) -> bool:
    return _jaccard(row["title_a"], row["title_b"]) >= HEADLINE_JACCARD


def _sets(bench: Path | None, goldens: Path) -> Iterator[tuple[str, Sequence[Story]]]:
    yield "stories", read_stories(goldens / "origins")
    yield "held_out", read_stories(goldens / "origins_held_out")
    for number in _FURTHER.split():
        yield f"held_out_{number}", read_stories(goldens / f"origins_held_out_{number}")
    parallel = bench / "parallel_news_documents.jsonl" if bench else None
    if parallel and parallel.is_file():
        yield "translations", [read_translations(parallel)]


def read_translations(path: Path) -> Story:
    """Public news texts in five languages, unsigned and undated, as one story: each text and its translations."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    pairs = [(row["doc"], language, row[language]) for row in rows for language in TRANSLATED if row.get(language)]
    documents = tuple(
        Document(f"{doc} {language}", "", f"outlet {doc} {language}", None, language, "", text)
        for doc, language, text in pairs
    )
    return Story("translations", documents, tuple(doc for doc, _, _ in pairs))


def figures_of(name: str, stories: Sequence[Story], grouping: Grouping, suffix: str) -> Iterator[Figure]:
    """The figures of one way to group the documents of a set."""
    found = [tuple(grouping(story.documents)) for story in stories]
    gold = [story.origins for story in stories]
    documents = sum(len(one) for one in gold)
    precision, recall, f1 = pairwise(gold, found)
    yield Figure("origins", name, f"precision{suffix}", precision, documents)
    yield Figure("origins", name, f"recall{suffix}", recall, documents)
    yield Figure("origins", name, f"f1{suffix}", f1, documents)
    indices = [adjusted_rand(one, other) for one, other in zip(gold, found, strict=True)]
    yield Figure("origins", name, f"ari{suffix}", sum(indices) / len(indices), len(stories))
    over = sum(len(set(other)) > len(set(one)) for one, other in zip(gold, found, strict=True))
    yield Figure("origins", name, f"not_overcounted{suffix}", 1 - over / len(stories), len(stories))


def read_stories(folder: Path) -> tuple[Story, ...]:
    """The stories of a folder, one file each, by name."""
    return tuple(_story(path) for path in sorted(folder.glob("*.jsonl")))


def _story(path: Path) -> Story:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return Story(path.stem, tuple(_document(row) for row in rows), tuple(row["origin"] for row in rows))


def _document(row: Mapping[str, str]) -> Document:
    return Document(
        row["id"],
        row.get("url", ""),
        row["publisher"],
        Moment.parse(row["published"]),
        row["language"],
        row["title"],
        row["text"],
    )


def traced(documents: Sequence[Document]) -> list[str]:
    """The origins that the tracer finds."""
    return [found.origin for found in trace_documents(documents)]


def by_publisher(documents: Sequence[Document]) -> list[str]:
    """Every publisher an origin."""
    return [document.publisher for document in documents]


def by_headline(documents: Sequence[Document]) -> list[str]:
    """Headlines that share most of their words are one origin, and so are those they are chained to."""
    origin = list(range(len(documents)))
    for one, other in combinations(range(len(documents)), 2):
        if _jaccard(documents[one].title, documents[other].title) >= HEADLINE_JACCARD:
            kept, gone = origin[one], origin[other]
            origin = [kept if place == gone else place for place in origin]
    return [str(place) for place in origin]


def _jaccard(one: str, other: str) -> float:
    """The part of all words of two headlines that both have; 0 where there are none."""
    first, second = set(_WORD.findall(fold(one))), set(_WORD.findall(fold(other)))
    return len(first & second) / len(first | second) if first | second else 0.0


def pairwise(gold: Sequence[Sequence[str]], found: Sequence[Sequence[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the pairs of documents within each story."""
    right = predicted = wanted = 0
    for one, other in zip(gold, found, strict=True):
        for first, second in combinations(range(len(one)), 2):
            is_gold, is_found = one[first] == one[second], other[first] == other[second]
            right += is_gold and is_found
            predicted += is_found
            wanted += is_gold
    precision = right / predicted if predicted else 1.0
    recall = right / wanted if wanted else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def adjusted_rand(gold: Sequence[str], found: Sequence[str]) -> float:
    """How far two partitions agree beyond chance; 1 where they are the same."""
    together = sum(comb(count, 2) for count in Counter(zip(gold, found, strict=True)).values())
    in_gold = sum(comb(count, 2) for count in Counter(gold).values())
    in_found = sum(comb(count, 2) for count in Counter(found).values())
    pairs = comb(len(gold), 2)
    by_chance = in_gold * in_found / pairs if pairs else 0.0
    most = (in_gold + in_found) / 2
    return 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)


_GROUPINGS: Mapping[str, Grouping] = {
    "": traced,
    "_counted": counted,
    "_certain": counted_for_certain,
    "_headline": by_headline,
    "_domain": by_publisher,
}
