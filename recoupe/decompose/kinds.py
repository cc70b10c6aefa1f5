"""What sort of proposition a claim is, and how worth checking."""

from __future__ import annotations

from collections.abc import Collection

from recoupe.defaults.decompose import (
    WORTH_ATTRIBUTED,
    WORTH_EVENT,
    WORTH_HEADLINE,
    WORTH_HEDGED,
    WORTH_NAMES,
    WORTH_NOTHING_NAMED,
    WORTH_PERIOD,
    WORTH_QUANTITY,
    WORTH_START,
)
from recoupe.model import Attribution, Claim, ClaimKind, Quantity

_LEGAL = frozenset(
    {"treaty", "law", "sign", "enter_into_force", "ratify", "court", "sentence", "article_of_law", "ban"}
)
_STATUS = frozenset({"control_territory", "stay", "continue", "confirm", "occupy", "exist", "remain", "hold_territory"})
_RELATION = frozenset(
    {"help", "cooperate", "exchange_for", "ally", "supply_arms", "supply_fuel", "economic_aid", "support"}
)
_ESTIMATING = ("estim", "évalu", "оцени", "оціни", "추정", "assess")


def kind_of(
    attribution: Attribution | None, quantities: Collection[Quantity], concepts: Collection[str], negated: bool
) -> ClaimKind:
    """The kind, the most telling sign first."""
    if attribution and attribution.direct:
        return ClaimKind.QUOTE
    measured = any(quantity.metric for quantity in quantities)
    if measured and attribution and attribution.verb.lower().startswith(_ESTIMATING):
        return ClaimKind.ESTIMATE
    if measured:
        return ClaimKind.FIGURE
    if not _LEGAL.isdisjoint(concepts):
        return ClaimKind.LEGAL
    if negated or not _STATUS.isdisjoint(concepts):
        return ClaimKind.STATUS
    return ClaimKind.EVENT if _RELATION.isdisjoint(concepts) else ClaimKind.RELATION


def checkworthiness(claim: Claim, is_headline: bool) -> float:
    """How worth checking a claim is, in [0, 1]: what can be looked up adds, what is left open takes away."""
    named = bool(claim.actors or claim.places)
    parts = (
        (bool(claim.quantities), WORTH_QUANTITY),
        (named, WORTH_NAMES),
        (not named and not claim.quantities, WORTH_NOTHING_NAMED),
        (claim.period is not None, WORTH_PERIOD),
        (claim.attribution is not None, WORTH_ATTRIBUTED),
        (bool(claim.concepts), WORTH_EVENT),
        (is_headline, WORTH_HEADLINE),
        (claim.hedged, WORTH_HEDGED),
    )
    return round(min(1.0, max(0.0, WORTH_START + sum(worth for applies, worth in parts if applies))), 2)
