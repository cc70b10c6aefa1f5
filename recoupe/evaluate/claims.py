"""How well an article is decomposed, on our own golden articles in five languages.

A golden claim names the words of the article it is made of, and what is to be read off it: speaker, quantities,
period, negation, direct speech. A field left empty (`null`) or out of the golden is not judged. A claim found and a
golden one belong together where the characters they cover overlap by half (intersection over union), best pairs first;
of claims that share a part, as those of one list do, the part that is a claim's own may be compared instead. The
inconsistencies of an article are right where each kind that it has is found and no other.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from recoupe.decompose import decompose
from recoupe.evaluate.figures import Figure
from recoupe.folding import fold
from recoupe.model import Article, Claim, Decomposition, Period, Quantity
from recoupe.moments import Moment

_LEAST_OVERLAP = 0.5
_FIELDS = ("speaker", "quantities", "period", "negated", "direct")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Golden:
    """A golden article: what it asserts and what is no claim in it."""

    name: str
    article: Article
    claims: tuple[Row, ...]
    left_out: tuple[Row, ...]
    inconsistencies: tuple[str, ...] | None = None


def evaluate(bench: Path | None, goldens: Path) -> Iterator[Figure]:
    """Recall, precision and F1 of claims by span, and how often each part of a found claim is right, by language."""
    del bench  # The public sets hold sentences, not articles: see `decomposition`.
    read = [read_golden(path) for path in sorted((goldens / "claims").glob("*.json"))]
    for language in sorted({golden.article.language for golden in read}):
        yield from _figures(language, [golden for golden in read if golden.article.language == language])
    if read:
        yield from _figures("all", read)
    # Written after the method and first measured before anything was changed for them: see docs/quality.md.
    held_out = [read_golden(path) for path in sorted((goldens / "claims_held_out").glob("*.json"))]
    if held_out:
        yield from _figures("held_out", held_out)


def read_golden(path: Path) -> Golden:
    """One golden article out of its JSON file."""
    row = json.loads(path.read_text(encoding="utf-8"))
    article = Article(
        title=row["title"],
        text="\n".join(row["lines"]),
        language=row["language"],
        published=Moment.parse(row["published"]),
    )
    kinds = tuple(row["inconsistencies"]) if "inconsistencies" in row else None
    return Golden(path.stem, article, tuple(row["claims"]), tuple(row["left_out"]), kinds)


def pair_up(golden: Golden, claims: Sequence[Claim]) -> tuple[tuple[Row, Claim], ...]:
    """The golden claims with the found ones that cover the same words, each used once."""
    wanted = [_characters(golden.article.text, row) for row in golden.claims]
    found = [_covered(claim) for claim in claims]
    times = Counter(position for one in found for position in one)
    own = [frozenset(position for position in one if times[position] == 1) for one in found]
    overlaps = [
        (max(_overlap(one, found[column]), _overlap(one, own[column])), row, column)
        for row, one in enumerate(wanted)
        for column in range(len(found))
    ]
    scored = sorted((-overlap, row, column) for overlap, row, column in overlaps if overlap >= _LEAST_OVERLAP)
    rows: dict[int, int] = {}
    for _, row, column in scored:
        if row not in rows and column not in rows.values():
            rows[row] = column
    return tuple((golden.claims[row], claims[column]) for row, column in sorted(rows.items()))


def _characters(text: str, row: Row) -> frozenset[int]:
    starts = [(text.index(words), len(words)) for words in row["spans"]]
    return frozenset(position for start, length in starts for position in range(start, start + length))


def _covered(claim: Claim) -> frozenset[int]:
    return frozenset(position for span in claim.spans for position in range(span.start, span.end))


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    return len(one & other) / max(1, len(one | other))


def judge_fields(row: Row, claim: Claim) -> dict[str, bool]:
    """For each field that the golden states, whether the claim has it right."""
    checks = {
        "speaker": _same_speaker(row.get("speaker"), claim),
        "quantities": _same_quantities(row.get("quantities"), claim.quantities),
        "period": _same_period(row["period"], claim.period) if "period" in row else True,
        "negated": row.get("negated") == claim.negated,
        "direct": row.get("direct") == bool(claim.attribution and claim.attribution.direct),
    }
    return {
        name: right for name, right in checks.items() if name in row and (name == "period" or row[name] is not None)
    }


def _same_speaker(wanted: str | None, claim: Claim) -> bool:
    said = fold(claim.attribution.speaker) if claim.attribution else ""
    return fold(wanted) in said if wanted else not said


def _same_quantities(wanted: Sequence[Row] | None, found: Sequence[Quantity]) -> bool:
    """Each wanted quantity is found and no other; a metric that the golden leaves open fits any."""
    left = list(found)
    for row in wanted or ():
        match = next((one for one in left if _is_quantity(row, one)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _is_quantity(row: Row, one: Quantity) -> bool:
    same = (row["comparator"], float(row["value"]), row["high"]) == (one.comparator.value, one.value, one.high)
    return same and row["metric"] in (None, one.metric)


def _same_period(wanted: Sequence[str] | None, found: Period | None) -> bool:
    if wanted is None or found is None:
        return wanted is None and found is None
    return (found.start, found.end) == (date.fromisoformat(wanted[0]), date.fromisoformat(wanted[1]))


def is_left_out(golden: Golden, row: Row, found: Decomposition) -> tuple[bool, bool]:
    """Whether the words are left out and in no claim, and whether for the reason that the golden gives."""
    start = golden.article.text.index(row["quote"])
    inside = range(start, start + len(row["quote"]))
    claimed = any(span.start < inside.stop and inside.start < span.end for one in found.claims for span in one.spans)
    whys = {left.why for left in found.left_out if left.span.start < inside.stop and inside.start < left.span.end}
    return bool(whys) and not claimed, not claimed and whys == {row["why"]}


def _figures(language: str, read: Sequence[Golden]) -> Iterator[Figure]:
    wanted = found = matched = 0
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for golden in read:
        decomposition = decompose(golden.article)
        pairs = pair_up(golden, decomposition.claims)
        wanted, found, matched = wanted + len(golden.claims), found + len(decomposition.claims), matched + len(pairs)
        for row, claim in pairs:
            for name, is_right in judge_fields(row, claim).items():
                asked[name] += 1
                right[name] += is_right
        for row in golden.left_out:
            out, reason = is_left_out(golden, row, decomposition)
            asked.update(("left_out", "why"))
            right["left_out"] += out
            right["why"] += reason
        if golden.inconsistencies is not None:
            asked["inconsistencies"] += 1
            right["inconsistencies"] += {one.kind for one in decomposition.inconsistencies} == set(
                golden.inconsistencies
            )
    recall, precision = matched / max(1, wanted), matched / max(1, found)
    f1 = 2 * recall * precision / max(1e-9, recall + precision)
    for measure, value in (("recall", recall), ("precision", precision), ("f1", f1)):
        yield Figure("claims", language, measure, value, wanted)
    for measure in (*_FIELDS, "left_out", "why", "inconsistencies"):
        yield Figure("claims", language, measure, right[measure] / max(1, asked[measure]), asked[measure])
