"""What qualifies a verdict, gathered from the judged passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.defaults.score import PART_FROM_ENTAILMENT
from recoupe.model import Bearing, Evidence, Modifier, Stance


def modifiers_of(bearing: Bearing, evidence: Sequence[Evidence], counting: frozenset[str]) -> tuple[Modifier, ...]:
    """The modifiers of a verdict, in the order of the vocabulary; `counting` are the ids of what has a weight."""
    found = set(_found(bearing, evidence, counting))
    return tuple(modifier for modifier in Modifier if modifier in found)


def _found(bearing: Bearing, evidence: Sequence[Evidence], counting: frozenset[str]) -> Iterator[Modifier]:
    support = [one for one in evidence if one.score.stance is Stance.SUPPORTS and one.id in counting]
    as_stated = [one for one in support if Modifier.PARTLY_SUPPORTED not in one.score.modifiers]
    if Modifier.OUTDATED in _carried(evidence):
        yield Modifier.OUTDATED
    if Modifier.MISSING_CONTEXT in _carried(support):
        yield Modifier.MISSING_CONTEXT
    if not support and Modifier.EXAGGERATED_QUANTITY in _carried(evidence):
        yield Modifier.EXAGGERATED_QUANTITY
    if not as_stated and Modifier.PARTLY_SUPPORTED in _carried([*support, *_touching(evidence)]):
        yield Modifier.PARTLY_SUPPORTED
    if bearing is Bearing.SAID and _is_misquoted(evidence, support):
        yield Modifier.MISQUOTED


def _carried(evidence: Sequence[Evidence]) -> set[Modifier]:
    return {modifier for one in evidence for modifier in one.score.modifiers}


def _touching(evidence: Sequence[Evidence]) -> list[Evidence]:
    """Neutral passages that settle a part worth telling of."""
    neutral = [one for one in evidence if one.score.stance is Stance.NEUTRAL]
    return [one for one in neutral if one.score.entailment >= PART_FROM_ENTAILMENT]


def _is_misquoted(evidence: Sequence[Evidence], support: Sequence[Evidence]) -> bool:
    """Whether the speaker's words differ; the speaker's own publication of the quotation outweighs every copy."""
    return Modifier.MISQUOTED in _carried(evidence) and not any(one.primary for one in support)
