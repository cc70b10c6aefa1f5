"""The verdict: thresholds on support and opposition, and gates on who is behind them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.assess import reasons
from recoupe.assess.score import Score, blocs_past_gate, camps_past_gate, passes_gate, score
from recoupe.assess.weighing import Weighed
from recoupe.defaults.score import (
    BLOCS_TO_CORROBORATE,
    BLOCS_TO_REFUTE,
    CAMPS_TO_CONFIRM,
    CONFIRMED_SUPPORT,
    CORROBORATED_SUPPORT,
    GATE_WEIGHT,
    REFUTED_OPPOSITION,
    SERIOUS,
)
from recoupe.model import Gate, Reason, Stance, Verdict

_DIGITS = {Verdict.CONFIRMED: "1", Verdict.DISPUTED: "4", Verdict.REFUTED: "5", Verdict.INSUFFICIENT: "6"}


@dataclass(frozen=True, slots=True)
class Standing:
    """All that a verdict is decided on. `harmed` and `primary` name refuting origins past the gate, sorted."""

    score: Score
    blocs: tuple[str, ...]
    camps: tuple[str, ...]
    refuting_blocs: tuple[str, ...]
    harmed: tuple[str, ...]
    primary: tuple[str, ...]

    @property
    def is_refutable(self) -> bool:
        """Whether those against it are enough for `refuted`."""
        return len(self.refuting_blocs) >= BLOCS_TO_REFUTE or bool(self.harmed) or bool(self.primary)

    @property
    def verdict(self) -> Verdict:
        """The verdict by the table of design.md."""
        for_it, against = self.score.support, self.score.opposition
        if against >= SERIOUS:
            if for_it >= SERIOUS:
                return Verdict.CONTESTED
            return Verdict.REFUTED if against >= REFUTED_OPPOSITION and self.is_refutable else Verdict.DISPUTED
        if for_it >= CONFIRMED_SUPPORT and len(self.camps) >= CAMPS_TO_CONFIRM:
            return Verdict.CONFIRMED
        if for_it >= CORROBORATED_SUPPORT and len(self.blocs) >= BLOCS_TO_CORROBORATE:
            return Verdict.CORROBORATED
        return Verdict.ATTRIBUTED_ONLY if for_it >= SERIOUS else Verdict.INSUFFICIENT


def stand(weighed: Sequence[Weighed]) -> Standing:
    """The standing of a claim on all its passages."""
    strong = [one for one in weighed if one.stance is Stance.REFUTES and passes_gate(one)]
    return Standing(
        score=score(weighed),
        blocs=blocs_past_gate(weighed, Stance.SUPPORTS),
        camps=camps_past_gate(weighed, Stance.SUPPORTS),
        refuting_blocs=blocs_past_gate(weighed, Stance.REFUTES),
        harmed=tuple(sorted({one.origin for one in strong if one.interest < 0})),
        primary=tuple(sorted({one.origin for one in strong if one.primary})),
    )


def admiralty(weighed: Sequence[Weighed], standing: Standing) -> str:
    """The Admiralty pair: the letter of the weightiest origin on the stronger side, and a digit that is computed."""
    side = Stance.SUPPORTS if standing.score.support >= standing.score.opposition else Stance.REFUTES
    own = [one for one in weighed if one.stance is side and one.weight > 0]
    best = min(own, key=lambda one: (-one.weight, one.letter), default=None)
    return (best.letter if best else "F") + _digit(standing)


def _digit(standing: Standing) -> str:
    verdict, score_ = standing.verdict, standing.score
    if verdict is Verdict.CORROBORATED:
        return "1" if len(standing.camps) >= CAMPS_TO_CONFIRM else "2"
    if verdict is Verdict.ATTRIBUTED_ONLY:
        return "3" if score_.opposition_high > 0 else "2"
    if verdict is Verdict.CONTESTED:
        return "3" if score_.support >= score_.opposition else "4"
    return _DIGITS[verdict]


def gates(standing: Standing, labels: Mapping[str, str]) -> tuple[Gate, ...]:
    """Each condition of the verdicts in reach, whether it was met, and what was found; `labels` name the origins."""
    for_it, against = standing.score.support, standing.score.opposition
    found = [
        _at_least("support_to_corroborate", reasons.SUPPORT_FOUND, for_it, CORROBORATED_SUPPORT),
        _voices("two_blocs", (reasons.BLOCS_FOUND, reasons.NO_BLOC), "blocs", standing.blocs, BLOCS_TO_CORROBORATE),
        _at_least("support_to_confirm", reasons.SUPPORT_FOUND, for_it, CONFIRMED_SUPPORT),
        _voices("two_camps", (reasons.CAMPS_FOUND, reasons.NO_CAMP), "camps", standing.camps, CAMPS_TO_CONFIRM),
        _under("little_opposition", reasons.OPPOSITION_LOW, against, SERIOUS),
    ]
    if against >= SERIOUS:
        found += [
            _at_least("opposition_to_refute", reasons.OPPOSITION_FOUND, against, REFUTED_OPPOSITION),
            _under("little_support", reasons.SUPPORT_LOW, for_it, SERIOUS),
            Gate("refuting_evidence", standing.is_refutable, _refuting(standing, labels)),
        ]
    return tuple(found)


def spell(value: float) -> str:
    """A score with two decimals, never rounded up over a threshold.

    >>> spell(0.699), spell(0.7)
    ('0.69', '0.70')
    """
    return f"{math.floor(value * 100 + 1e-9) / 100:.2f}"


def _at_least(name: str, template: str, found: float, needed: float) -> Gate:
    return Gate(name, found >= needed, Reason.of(template, found=spell(found), needed=spell(needed)))


def _under(name: str, template: str, found: float, needed: float) -> Gate:
    return Gate(name, found < needed, Reason.of(template, found=spell(found), needed=spell(needed)))


def _voices(name: str, templates: tuple[str, str], word: str, found: tuple[str, ...], needed: int) -> Gate:
    some, none = templates
    weight = spell(GATE_WEIGHT)
    if not found:
        return Gate(name, False, Reason.of(none, weight=weight))
    listed = {word: ", ".join(found), "found": len(found), "needed": needed}
    return Gate(name, len(found) >= needed, Reason.of(some, weight=weight, **listed))


def _refuting(standing: Standing, labels: Mapping[str, str]) -> Reason:
    if standing.harmed:
        return Reason.of(reasons.REFUTED_AGAINST_INTEREST, origin=_named(standing.harmed, labels))
    if standing.primary:
        return Reason.of(reasons.REFUTED_BY_PRIMARY, origin=_named(standing.primary, labels))
    if len(standing.refuting_blocs) >= BLOCS_TO_REFUTE:
        return Reason.of(reasons.REFUTED_BY_BLOCS, weight=spell(GATE_WEIGHT), blocs=", ".join(standing.refuting_blocs))
    return Reason.of(reasons.NOT_REFUTED)


def _named(origins: Sequence[str], labels: Mapping[str, str]) -> str:
    return ", ".join(sorted({labels.get(origin, origin) for origin in origins}))
