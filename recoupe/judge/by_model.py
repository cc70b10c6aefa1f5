"""The judge `llm`: a language model of the desk's choice says what a passage does to a claim, under the rules' vetoes.

A decided stance has to quote the words of the passage that decide it, letter by letter; without them it is no answer.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from recoupe.defaults.models import LLM_MOST_CONFIDENCE
from recoupe.errors import JudgeFailed, ModelFailed
from recoupe.judge import reasons, scores
from recoupe.judge.under_rules import under_rules
from recoupe.model import Claim, Reason, Stance, StanceScore
from recoupe.models.language_model import LanguageModel, configured_model
from recoupe.moments import Moment

_INSTRUCTIONS = """\
A claim of a news article and a passage of another document are given, perhaps in another language. Say what the
passage does to the claim, by its words alone: `supports` if it states all of it, `refutes` if it states that it is
not so or gives another figure, date, place or actor for the same thing, else `neutral`. A passage that only repeats
that somebody says it supports it as far as it states it; a possibility or a plan supports nothing. In `quote` copy
letter by letter the words of the passage that decide; leave it empty for `neutral`. `entailment` says how much of
the claim is settled, from 0 to 1, `confidence` how sure you are."""


class JudgedPassage(BaseModel):
    """A stance as a model gives it."""

    model_config = ConfigDict(extra="forbid")

    stance: Literal["supports", "refutes", "neutral"]
    quote: str = Field("", max_length=2_000)
    entailment: float = Field(ge=0.0, le=1.0)
    confidence: float = Field(ge=0.0, le=1.0)


class LanguageModelStance:
    """The backend `llm`."""

    name = "llm"

    def __init__(self, model: LanguageModel | None = None) -> None:
        self._model = model or configured_model()

    def judge(
        self, claim: Claim, passage_text: str, language: str, published: Moment | None, as_of_claim: Moment | None
    ) -> StanceScore:
        """The model's stance, held to the rules.

        Raises `JudgeFailed` when no answer comes, or a decided one does not quote the passage.
        """
        if not passage_text.strip() or not claim.text.strip():
            return scores.neutral([Reason.of(reasons.NOTHING_TO_READ)])
        try:
            reply = self._model.ask(_INSTRUCTIONS, f"CLAIM: {claim.text}\nPASSAGE: {passage_text}", JudgedPassage)
        except ModelFailed as error:
            raise JudgeFailed(str(error)) from error
        return under_rules(_score(reply, passage_text), claim, passage_text, language, published, as_of_claim)


def _score(reply: JudgedPassage, passage_text: str) -> StanceScore:
    confidence = min(reply.confidence, LLM_MOST_CONFIDENCE)
    if reply.stance == Stance.NEUTRAL.value:
        return scores.neutral([Reason.of(reasons.MODEL_UNDECIDED)], confidence=confidence)
    if not reply.quote.strip() or reply.quote not in passage_text:
        raise JudgeFailed("the language model decided without quoting the passage")
    why = [Reason.of(reasons.MODEL_QUOTES, quote=reply.quote)]
    decided = scores.supports if reply.stance == Stance.SUPPORTS.value else scores.refutes
    return decided(reply.entailment, confidence, why)
