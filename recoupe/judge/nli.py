"""The judge `nli`: a sequence-pair model with the passage as premise, the claim as hypothesis; the rules keep a veto.

Calibration is one temperature (Guo et al. 2017, On Calibration of Modern Neural Networks).
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from recoupe.defaults.models import NLI_ENTAILMENT, NLI_LEAST_PROBABILITY, NLI_TEMPERATURE
from recoupe.judge import reasons, scores
from recoupe.judge.under_rules import under_rules
from recoupe.model import Claim, Reason, StanceScore
from recoupe.models.pair_model import PairModel, configured_pair_model
from recoupe.moments import Moment


class PairModelStance:
    """The backend `nli`."""

    name = "nli"

    def __init__(self, model: PairModel | None = None) -> None:
        self._model = model or configured_pair_model()

    def judge(
        self, claim: Claim, passage_text: str, language: str, published: Moment | None, as_of_claim: Moment | None
    ) -> StanceScore:
        """The model's stance over the windows of the passage, held to the rules."""
        if not passage_text.strip() or not claim.text.strip():
            return scores.neutral([Reason.of(reasons.NOTHING_TO_READ)])
        windows = [probabilities(row) for row in self._model.logits(passage_text, claim.text)]
        return under_rules(_score(windows), claim, passage_text, language, published, as_of_claim)


def probabilities(logits: Mapping[str, float], temperature: float = NLI_TEMPERATURE) -> Mapping[str, float]:
    """The calibrated softmax of logits; it sums to 1."""
    highest = max(logits.values())
    powers = {label: math.exp((value - highest) / temperature) for label, value in logits.items()}
    total = sum(powers.values())
    return {label: power / total for label, power in powers.items()}


def _score(windows: list[Mapping[str, float]]) -> StanceScore:
    """One window that entails or contradicts is enough; where windows do both, nothing is settled."""
    entailed = max(one.get("entailment", 0.0) for one in windows)
    contradicted = max(one.get("contradiction", 0.0) for one in windows)
    strongest = max(entailed, contradicted)
    why = [Reason.of(reasons.MODEL_PROBABILITY, label=_label(entailed, contradicted), probability=f"{strongest:.2f}")]
    both = min(entailed, contradicted) >= NLI_LEAST_PROBABILITY
    if strongest < NLI_LEAST_PROBABILITY or both:
        return scores.neutral([Reason.of(reasons.MODEL_UNDECIDED)], confidence=1.0 - strongest)
    decided = scores.supports if entailed > contradicted else scores.refutes
    return decided(NLI_ENTAILMENT * strongest, strongest, why)


def _label(entailed: float, contradicted: float) -> str:
    return "entailment" if entailed > contradicted else "contradiction"
