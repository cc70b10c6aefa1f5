"""Fits the model of `kinship` on stories whose origins are known, repeatably; it needs lightgbm (extra `dev`).

`python -m recoupe.trace.fitting GOLDENS recoupe/trace/kinship.json` writes the model; `python -m recoupe.trace.fitting
GOLDENS` measures instead: each set of stories is told apart by a model that saw none of it. Public sets are for
measuring only and never read here.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from recoupe.evaluate.figures import Figure
from recoupe.evaluate.origins import Story, figures_of, read_stories
from recoupe.model import Document
from recoupe.moments import Moment
from recoupe.sources import load_registry
from recoupe.trace.documents import Comparison, keyed, trace_documents
from recoupe.trace.kinship import (
    BEHIND,
    MOST_QUESTIONS,
    Kinship,
    Matrix,
    Pair,
    behind,
    kinship_of,
    log_odds,
    matrix,
    tree_of,
)
from recoupe.trace.traits import NAMES, Values

# The folders of stories that are told apart; some are never learned from, so that something stays unseen.
_SETS = "origins*"
_UNSEEN = frozenset(["origins_held_out_tenth", "origins_held_out_eleventh"])
# Which way a trait can speak: for one origin the more there is of it, or against.
_RISING = frozenset(
    ["likeness", "rare_likeness", "copied", "younger_shared", "names", "figures", "younger_figures", "elder_figures",
     "younger_happenings", "one_voice", "speaking_bodies", "named_bodies", "citing", *BEHIND]
)  # fmt: skip
_FALLING = frozenset(["other_speakers", "one_publisher"])
_ROUNDS = {"alone": 200, "among": 500}
_BOOSTING = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": MOST_QUESTIONS + 1,
    "min_data_in_leaf": 40,
    "lambda_l2": 5.0,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "feature_fraction": 0.5,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbose": -1,
}
_DECIMALS = 6
_STORY_WEIGHS = 50.0  # all its pairs together, however many they are
# A desk's documents are of several events at once: stories of a set are also learned from so many together, where all
# are compared, and where only those are that may be of one event.
_TOGETHER, _MANY_TOGETHER = 2, 5
_SEED = 7


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one story that can be of one origin, with the values of their traits and whether they are."""

    values: Mapping[Pair, Values]
    are_one: tuple[bool, ...]


def examples(stories: Sequence[Story]) -> list[Pairs]:
    """The pairs of each story of a set, and of several stories together."""
    chance = random.Random(_SEED)  # noqa: S311
    alone = [pairs_of(story) for story in stories]
    two = [pairs_of(story) for story in _together(stories, _TOGETHER, chance)]
    many = [pairs_of(story, only_linked=True) for story in _together(stories, _MANY_TOGETHER, chance)]
    return [found for found in (*alone, *two, *many) if found.values]


def pairs_of(story: Story, *, only_linked: bool = False) -> Pairs:
    """The pairs of a story, or only those that may be of one event."""
    documents = keyed(story.documents)
    origins = dict(zip(documents, story.origins, strict=True))
    comparison = Comparison(documents, load_registry())
    linked = {frozenset(pair) for pair, _ in comparison.pairs()} if only_linked else None
    traits = comparison.traits(list(documents), ())
    values = {pair: one.values() for pair, one in traits.items() if linked is None or frozenset(pair) in linked}
    return Pairs(values, tuple(origins[one] == origins[other] for one, other in values))


def _together(stories: Sequence[Story], count: int, chance: random.Random) -> Iterator[Story]:
    """So many stories as one at a time, by chance, as if all had begun in the same moment."""
    mixed = chance.sample(list(stories), len(stories))
    for at in range(0, len(mixed) - count + 1, count):
        some = mixed[at : at + count]
        begin = _begin(some[0])
        documents = [_moved(document, story, begin) for story in some for document in story.documents]
        origins = [f"{place} {origin}" for place, story in enumerate(some) for origin in story.origins]
        yield Story(" ".join(story.name for story in some), tuple(documents), tuple(origins))


def _begin(story: Story) -> Moment | None:
    return min((one.published for one in story.documents if one.published), default=None)


def _moved(document: Document, story: Story, begin: Moment | None) -> Document:
    own, published = _begin(story), document.published
    if own is None or begin is None or published is None:
        return document
    by = begin.earliest - own.earliest
    return replace(document, published=Moment(published.earliest + by, published.latest + by))


def fit(stories: Sequence[Pairs]) -> dict[str, Any]:
    """The written form of the model; the same stories give the same model."""
    rows = [matrix(story.values.values(), len(NAMES)) for story in stories]
    alone = _boosted("alone", NAMES, rows, stories)
    trees = [tree_of(one) for one in alone]
    gaps = [behind(list(story.values), log_odds(trees, row)) for story, row in zip(stories, rows, strict=True)]
    wider = [np.hstack([row, gap]) for row, gap in zip(rows, gaps, strict=True)]
    return {"traits": list(NAMES), "alone": alone, "among": _boosted("among", (*NAMES, *BEHIND), wider, stories)}


def _boosted(stage: str, names: Sequence[str], rows: Sequence[Matrix], stories: Sequence[Pairs]) -> list[Any]:
    labels = np.array([one for story in stories for one in story.are_one], dtype=np.float64)
    weights = np.array([_STORY_WEIGHS / len(story.are_one) for story in stories for _ in story.are_one])
    direction = [1 if name in _RISING else -1 if name in _FALLING else 0 for name in names]
    pairs = lightgbm.Dataset(np.vstack(rows), labels, weight=weights)
    model = lightgbm.train({**_BOOSTING, "monotone_constraints": direction}, pairs, _ROUNDS[stage])
    return [_written(tree["tree_structure"]) for tree in model.dump_model()["tree_info"]]


def _written(root: Mapping[str, Any]) -> dict[str, Any]:
    """A tree as lists by place, see `kinship.Tree`."""
    places: list[Mapping[str, Any]] = [root]
    rows: list[tuple[int, float, int, int, int, float]] = []
    for place, node in enumerate(places):
        if "split_feature" not in node:
            rows.append((0, 0.0, place, place, place, round(node["leaf_value"], _DECIMALS)))
            continue
        below = len(places)
        places += [node["left_child"], node["right_child"]]
        unknown = below if node["default_left"] else below + 1
        bound = round(node["threshold"], _DECIMALS)
        rows.append((node["split_feature"], bound, below, below + 1, unknown, 0.0))
    names = ("traits", "bounds", "below", "above", "unknown", "gains")
    return dict(zip(names, ([*column] for column in zip(*rows, strict=True)), strict=True))


def measured(sets: Mapping[str, Sequence[Story]]) -> Iterator[Figure]:
    """The figures of each set by a model that saw none of it."""
    pairs = {name: examples(stories) for name, stories in sets.items() if name not in _UNSEEN}
    for name, stories in sets.items():
        kinship = kinship_of(fit([story for other, found in pairs.items() if other != name for story in found]))
        yield from figures_of(name, stories, partial(_traced, kinship=kinship), "")


def _traced(documents: Sequence[Document], kinship: Kinship) -> list[str]:
    return [found.origin for found in trace_documents(documents, kinship=kinship)]


def main(goldens: Path, out: Path | None = None) -> None:
    """Write the model, or print how it does on sets that it has not seen."""
    sets = {folder.name: read_stories(folder) for folder in sorted(goldens.glob(_SETS))}
    if out is None:
        for figure in measured(sets):
            sys.stdout.write(f"{figure.key:60} {figure.value:.3f}  n={figure.n}\n")
        return
    written = fit([found for name in sorted(sets.keys() - _UNSEEN) for found in examples(sets[name])])
    out.write_text(json.dumps(written, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:3]))
