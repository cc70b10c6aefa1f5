"""What a single comparison of claim and passage found, before all of them are weighed together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recoupe.defaults.judge import NEUTRAL_AT_MOST, REFUTED_BY_NEGATION
from recoupe.judge import reasons
from recoupe.model import Modifier, Reason

# What a figure contradicts, it contradicts of the very thing that it counts.
_OF_A_FIGURE = frozenset([reasons.OTHER_FIGURE])


class Effect(StrEnum):
    """What a comparison does to the stance."""

    AGREES = "agrees"
    BLOCKS = "blocks"
    CONTRADICTS = "contradicts"


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison. `factor` in (0, 1] weakens the entailment, `at_most` caps it where the finding blocks.

    `gives_way` marks a block that a contradiction overrules: who denies that it happened need not give its figure.
    """

    effect: Effect
    reason: Reason | None = None
    factor: float = 1.0
    at_most: float = NEUTRAL_AT_MOST
    modifiers: tuple[Modifier, ...] = ()
    gives_way: bool = False

    @property
    def is_of_a_figure(self) -> bool:
        """Whether it holds one figure against another."""
        return self.reason is not None and self.reason.template in _OF_A_FIGURE


def agrees(reason: Reason | None = None, factor: float = 1.0) -> Finding:
    """A part that agrees, or of which the passage is silent without harm."""
    return Finding(Effect.AGREES, reason, factor)


def blocks(reason: Reason, *modifiers: Modifier, at_most: float = NEUTRAL_AT_MOST) -> Finding:
    """A part on which the passage cannot support the claim, without contradicting it."""
    return Finding(Effect.BLOCKS, reason, 1.0, at_most, modifiers)


def lacks(reason: Reason, *modifiers: Modifier) -> Finding:
    """A part that the passage is silent of and that it would need to support the claim."""
    return Finding(Effect.BLOCKS, reason, modifiers=modifiers, gives_way=True)


def contradicts(reason: Reason, factor: float) -> Finding:
    """A part on which passage and claim cannot both be so; `factor` is how much that refutes."""
    return Finding(Effect.CONTRADICTS, reason, factor)


def opposes(found: str, claimed: str) -> Finding:
    """The contrary in the passage's words of what the claim says in its own."""
    return contradicts(Reason.of(reasons.OPPOSITE, found=found, claimed=claimed), REFUTED_BY_NEGATION)
