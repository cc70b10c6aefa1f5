"""A model's stance held to the rules: figures, units, dates and denials are theirs, the rest is the model's."""

from __future__ import annotations

from recoupe.judge import reasons, scores
from recoupe.judge.case import case_of
from recoupe.judge.frames import frames_of_passage
from recoupe.judge.rules import BARRED, by_rules
from recoupe.model import Claim, Reason, Stance, StanceScore
from recoupe.moments import Moment

# What the rules read better than any model does: a passage for which one of these holds supports nothing.
VETOES = BARRED | {
    reasons.NO_FIGURE,
    reasons.OTHER_FIGURE,
    reasons.OTHER_SCALE,
    reasons.OTHER_TIME,
    reasons.OTHER_PLACE,
    reasons.ONLY_POSSIBLE,
    reasons.DENIED,
}


def under_rules(
    found: StanceScore, claim: Claim, passage_text: str, language: str, published: Moment | None, written: Moment | None
) -> StanceScore:
    """The model's score where the rules leave it open; theirs where they decide; neutral where both contradict."""
    if not passage_text.strip() or not claim.text.strip():
        return scores.neutral([Reason.of(reasons.NOTHING_TO_READ)])
    ruled = by_rules(case_of(claim, published, written), frames_of_passage(passage_text, language, published))
    named = [why for why in ruled.reasons if why.template in VETOES]
    if ruled.stance in (Stance.SUPPORTS, Stance.REFUTES):
        if found.stance in (ruled.stance, Stance.NEUTRAL):
            return ruled
        return scores.neutral([Reason.of(reasons.MODEL_DISAGREES, model=found.stance.value), *ruled.reasons])
    return scores.neutral(named) if named and found.stance is Stance.SUPPORTS else found
