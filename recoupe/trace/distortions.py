"""Relays that tell a figure otherwise than the others who carry the same origin.

One outlet that makes thirty bodies of thirty killed and wounded does not speak for the origin: what the origin said
is what most of its carriers say. Only the carriers of one origin are compared, and only where more of them count
something wider than those that support the claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from recoupe.defaults.trace import DISTORTED_AT_MOST
from recoupe.model import Bearing, Evidence, Modifier, Reason, Stance, StanceScore
from recoupe.trace.reasons import TOLD_OTHERWISE


def settle_distortions(evidence: Sequence[Evidence], copies: Mapping[str, str]) -> tuple[Evidence, ...]:
    """The evidence, with the support of a minority of an origin's carriers made neutral where the others say less.

    `copies` has the first copy of each document: reprints carry no more than the text that they reprint.
    """
    supporting: dict[tuple[str, str], set[str]] = defaultdict(set)
    exaggerating: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in evidence:
        if one.bearing is Bearing.HOLDS:
            side = supporting if one.score.stance is Stance.SUPPORTS else exaggerating
            if one.score.stance is Stance.SUPPORTS or Modifier.EXAGGERATED_QUANTITY in one.score.modifiers:
                side[one.claim, one.origin].add(copies.get(one.passage.document, one.passage.document))
    outvoted = {key for key, others in exaggerating.items() if len(others) > len(supporting[key]) > 0}
    return tuple(
        _settled(one, len(exaggerating[one.claim, one.origin])) if _is_in(one, outvoted) else one for one in evidence
    )


def _is_in(one: Evidence, outvoted: set[tuple[str, str]]) -> bool:
    supports = one.bearing is Bearing.HOLDS and one.score.stance is Stance.SUPPORTS
    return supports and (one.claim, one.origin) in outvoted


def _settled(one: Evidence, others: int) -> Evidence:
    score = StanceScore(
        Stance.NEUTRAL,
        min(one.score.entailment, DISTORTED_AT_MOST),
        one.score.confidence,
        (Reason.of(TOLD_OTHERWISE, count=others), *one.score.reasons),
        (*one.score.modifiers, Modifier.EXAGGERATED_QUANTITY),
    )
    return replace(one, score=score)
