"""From evidence to verdicts: weights, score, gates, and what would change them."""

from recoupe.assess.claims import assess_claim
from recoupe.assess.rows import assess_rows
from recoupe.assess.weighing import weigh

__all__ = ["assess_claim", "assess_rows", "weigh"]
