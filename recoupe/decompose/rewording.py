"""A person's wording of a claim takes the place of the machine's, and is read as any claim is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.decisions import Decision, DecisionKind
from recoupe.decompose.decomposing import decompose
from recoupe.decompose.reasons import CLAIMS_NOTHING
from recoupe.errors import BadInput
from recoupe.model import Article, Claim, Decomposition, Reason


def reworded(found: Decomposition, decisions: Sequence[Decision], article: Article) -> Decomposition:
    """The decomposition with every claim as the last person to correct it worded it.

    A correction of a claim that the article no longer makes changes nothing.
    """
    wordings = {one.claim: one.wording for one in decisions if one.kind is DecisionKind.CORRECT}
    if not wordings:
        return found
    claims = (with_wording(one, wordings[one.id], article) if one.id in wordings else one for one in found.claims)
    return replace(found, claims=tuple(claims))


def with_wording(claim: Claim, wording: str, article: Article) -> Claim:
    """The claim with what the new wording says; its id, and its place and words in the article, stay.

    Who said it stays too, unless the wording names somebody. Raises `BadInput` for a wording that claims nothing.
    """
    text = " ".join(wording.split())
    read = decompose(replace(article, title="", text=text, issues=())).claims
    if not read:
        raise BadInput(Reason.of(CLAIMS_NOTHING))
    said = read[0]
    return replace(
        said,
        id=claim.id,
        text=text,
        spans=claim.spans,
        quote=claim.quote,
        attribution=said.attribution or claim.attribution,
        period=said.period or claim.period,
        checkworthy=claim.checkworthy,
        unresolved=(),
    )
