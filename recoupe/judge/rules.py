"""The default judge: rules over what happens, who, where, when and how many. It needs no model and no network.

Every part of the claim that the passage speaks of has to agree before the passage supports it; a disagreement has
a name that a reader can check. Where the lexicons do not reach, words of one language are compared as such.
"""

from __future__ import annotations

from recoupe.defaults.judge import LEAST_COVERAGE
from recoupe.judge import confirming, reasons, scores
from recoupe.judge.alignment import align
from recoupe.judge.case import Case, case_of
from recoupe.judge.denying import judge_denial
from recoupe.judge.frames import Frame, frames_of_passage
from recoupe.judge.holding import judge_content
from recoupe.judge.leaning import lean
from recoupe.judge.parties import labels
from recoupe.judge.speech import Act, speech_acts
from recoupe.model import Claim, Reason, Stance, StanceScore
from recoupe.moments import Moment

# A neutral score for these reasons alone says that the rules found too little, not that something stands against it.
_OPEN = frozenset(
    [
        reasons.OTHER_MATTER,
        reasons.MISSING_PART,
        reasons.NO_FIGURE,
        reasons.NEGATED,
        reasons.OPPOSITE,
        reasons.OTHER_WORD,
    ]
)


class RulesStance:
    """The backend `rules`."""

    name = "rules"

    def judge(
        self, claim: Claim, passage_text: str, language: str, published: Moment | None, as_of_claim: Moment | None
    ) -> StanceScore:
        """The strongest of what the sentences of the passage do to the claim, each in the light of the others."""
        if not passage_text.strip() or not claim.text.strip():
            return scores.neutral([Reason.of(reasons.NOTHING_TO_READ)])
        case = case_of(claim, published, as_of_claim)
        frames = frames_of_passage(passage_text, language, published)
        score = scores.strongest(_judge_statement(case, frame) for frame in frames)
        return score if _is_settled(score, case) else _leaning(case, frames, score.reasons) or score


def _is_settled(score: StanceScore, case: Case) -> bool:
    """Whether a rule decided, be it that the passage may not count."""
    if score.stance is not Stance.NEUTRAL or confirming.claimed_act(case) is not None:
        return True
    # What counts something is not answered by words alone.
    counted = any(found.quantity.metric for found in case.frame.quantities)
    return counted or any(why.template not in _OPEN for why in score.reasons)


def _leaning(case: Case, frames: tuple[Frame, ...], why: tuple[Reason, ...]) -> StanceScore | None:
    aligned = [(align(case.frame, frame), frame) for frame in frames]
    alignment, frame = max(aligned, key=lambda one: one[0].coverage)
    if case.frame.entities and alignment.coverage < LEAST_COVERAGE:
        return None
    return lean(case, alignment, frame, why)


def _judge_statement(case: Case, passage: Frame) -> StanceScore:
    claimed = confirming.claimed_act(case)
    if claimed is not None:
        return confirming.judge(case, claimed, passage)
    acts = speech_acts(passage)
    alignment = align(case.frame, passage)
    denial = judge_denial(case, alignment, acts, passage)
    if denial is not None:
        return denial
    if any(act.act is Act.CANNOT_VERIFY for act in acts):
        return scores.neutral([Reason.of(reasons.COULD_NOT_VERIFY)], alignment.coverage)
    own = {unit.value for unit in alignment.shared}
    silent = [act for act in acts if act.act in (Act.NO_COMMENT, Act.NOT_CONFIRM) and act.concept not in own]
    if silent:
        return scores.neutral([_passed_on(silent[0].parties)], alignment.coverage)
    return judge_content(case, alignment, passage)


def _passed_on(parties: tuple[str, ...]) -> Reason:
    return Reason.of(reasons.PASSED_ON, party=labels(parties))
