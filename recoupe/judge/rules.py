"""The default judge: rules over what happens, who, where, when and how many. It needs no model and no network.

Every part of the claim that the passage speaks of has to agree before the passage supports it; a disagreement has
a name that a reader can check. Where the lexicons do not reach, words of one language are compared as such.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.defaults.judge import LEAST_COVERAGE
from recoupe.judge import confirming, reasons, scores
from recoupe.judge.alignment import align
from recoupe.judge.case import Case, case_of
from recoupe.judge.denying import judge_denial
from recoupe.judge.features import features
from recoupe.judge.frames import Frame, frames_of_passage
from recoupe.judge.holding import judge_content
from recoupe.judge.leaning import Model, lean, nearest, shipped
from recoupe.judge.parties import labels
from recoupe.judge.quantified import by_quantifiers
from recoupe.judge.respective import as_told_of
from recoupe.judge.speech import Act, speech_acts
from recoupe.judge.verbatim import by_own_words
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
# These stand against support alone: what is not denied, or counted otherwise, may be refuted all the same.
_OPEN_TO_REFUTATION = _OPEN | {reasons.NOTHING_DENIED, reasons.OTHER_FIGURE, reasons.NOT_SO_FAR}
# These say what exactly the passage counts, when it was written or who keeps silent: words alone do not overrule them.
BARRED = frozenset(
    [
        reasons.FIGURE_COUNTS_MORE,
        reasons.FIGURE_COUNTS_LESS,
        reasons.FIGURE_OF_OTHERS,
        reasons.FIGURE_NEAR,
        reasons.WIDER_COUNT,
        reasons.LATER_COUNT,
        reasons.EARLIER_COUNT,
        reasons.BEFORE_THE_TIME,
        reasons.EARLIER_STATE,
        reasons.PASSED_ON,
        reasons.OTHER_PARTY,
        reasons.SWAPPED_ROLES,
        reasons.OTHER_DENIED,
        reasons.DENIED_BEFORE,
        reasons.ADMITTED_LATER,
        reasons.NOT_YET,
        reasons.COULD_NOT_VERIFY,
        reasons.QUANTIFIERS_OPEN,
    ]
)


class RulesStance:
    """The backend `rules`; `model` says where pairs lean that no rule decides, the shipped one by default."""

    name = "rules"

    def __init__(self, model: Model | None = None) -> None:
        self._model = model or shipped()

    def judge(
        self, claim: Claim, passage_text: str, language: str, published: Moment | None, as_of_claim: Moment | None
    ) -> StanceScore:
        """The strongest of what the sentences of the passage do to the claim, each in the light of the others."""
        if not passage_text.strip() or not claim.text.strip():
            return scores.neutral([Reason.of(reasons.NOTHING_TO_READ)])
        case = case_of(claim, published, as_of_claim)
        frames = frames_of_passage(passage_text, language, published)
        score = by_rules(case, frames)
        if score.stance is not Stance.NEUTRAL or _is_barred(score, case):
            return score
        return self._leaning(case, frames, score) or score

    def _leaning(self, case: Case, frames: Sequence[Frame], score: StanceScore) -> StanceScore | None:
        by_words = all(frame.language == case.frame.language for frame in frames)
        alignment, frame = nearest(case, frames)
        if case.frame.entities and alignment.coverage < LEAST_COVERAGE:
            return None
        values = features(case, alignment, frames, frame, score.reasons, by_words=by_words)
        language = case.frame.language if by_words else ""
        shares = self._model.shares(values, language, len(frames), by_words=by_words)
        return lean(*shares, score.reasons, by_words=by_words, settled=_settled(score, case))


def by_rules(case: Case, frames: Sequence[Frame]) -> StanceScore:
    """What the rules alone find in the statements of a passage."""
    if own := by_own_words(case, frames):
        return own
    told = [as_told_of(case.frame, frame) for frame in frames]
    return by_quantifiers(case, told) or scores.strongest(_judge_statement(case, frame) for frame in told)


def _is_barred(score: StanceScore, case: Case) -> bool:
    """Whether no leaning may overrule a neutral score."""
    return confirming.claimed_act(case) is not None or any(why.template in BARRED for why in score.reasons)


def _settled(score: StanceScore, case: Case) -> tuple[bool, bool]:
    """Whether a rule names why the passage may not support, and why it may not refute."""
    # What counts something is not answered by words alone.
    counted = any(found.quantity.metric for found in case.frame.quantities)
    named = {why.template for why in score.reasons}
    return counted or not named <= _OPEN, counted or not named <= _OPEN_TO_REFUTATION


def _judge_statement(case: Case, passage: Frame) -> StanceScore:
    claimed = confirming.claimed_act(case)
    if claimed is not None:
        return confirming.judge(case, claimed, passage)
    acts = speech_acts(passage)
    alignment = align(case.frame, passage, by_words=True)
    denial = judge_denial(case, alignment, acts, passage)
    if denial is not None:
        return denial
    if any(act.act is Act.CANNOT_VERIFY for act in acts):
        return scores.neutral([Reason.of(reasons.COULD_NOT_VERIFY)], alignment.coverage)
    if any(act.act is Act.RUMOUR for act in acts):
        return scores.neutral([Reason.of(reasons.ONLY_POSSIBLE)], alignment.coverage)
    own = {unit.value for unit in alignment.shared}
    silent = [act for act in acts if act.act in (Act.NO_COMMENT, Act.NOT_CONFIRM) and act.concept not in own]
    if silent:
        return scores.neutral([_passed_on(silent[0].parties)], alignment.coverage)
    return judge_content(case, alignment, passage)


def _passed_on(parties: tuple[str, ...]) -> Reason:
    return Reason.of(reasons.PASSED_ON, party=labels(parties))
