"""Which subject a claim is on, so that the right reliability letter of a source is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from recoupe.analysis.sentence import analyse
from recoupe.defaults.trace import LOSS_METRICS, MILITARY_METRICS, SUBJECT_CONCEPTS
from recoupe.model import Claim, Document, Judgement, Stance

GENERAL = "general"


def subject_of_claim(claim: Claim) -> str:
    """The subject of a claim by its metrics and concepts; `general` where they name none."""
    return _subject({quantity.metric for quantity in claim.quantities}, claim.concepts)


def subject_of_passages(judgements: Sequence[Judgement], documents: Mapping[str, Document]) -> str:
    """The subject of a claim by the passages that decide it, where the claim itself is not at hand."""
    decided = [one for one in judgements if one.score.stance in (Stance.SUPPORTS, Stance.REFUTES)]
    metrics: set[str] = set()
    concepts: list[str] = []
    for one in decided or judgements:
        found = analyse(one.passage.text, documents[one.passage.document].language)
        metrics |= {quantity.quantity.metric for quantity in found.quantities}
        concepts += [concept.concept for concept in found.concepts]
    return _subject(metrics, concepts)


def _subject(metrics: set[str], concepts: Iterable[str]) -> str:
    if metrics & LOSS_METRICS:
        return "losses"
    if metrics & MILITARY_METRICS:
        return "military"
    found = list(concepts)
    counted = {subject: sum(one in words for one in found) for subject, words in SUBJECT_CONCEPTS.items()}
    best = max(counted, key=lambda subject: counted[subject])
    return best if counted[best] else GENERAL
