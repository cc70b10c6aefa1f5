"""A measured figure, and the measures that several evaluations share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. `evaluation/dataset/measure` is its key in tests/quality/floors.json."""

    evaluation: str
    dataset: str
    measure: str
    value: float
    n: int
    note: str = ""

    @property
    def key(self) -> str:
        """The name under which a floor for this figure is kept."""
        return f"{self.evaluation}/{self.dataset}/{self.measure}"
