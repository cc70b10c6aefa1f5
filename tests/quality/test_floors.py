"""Quality is a gate: no measured figure falls under its floor, and floors only rise."""

import json
from pathlib import Path

import pytest

from recoupe.evaluate import evaluations, run_evaluation
from recoupe.evaluate.figures import Figure

FLOORS: dict[str, float] = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.slow(seconds=60)
@pytest.mark.shared
@pytest.mark.parametrize("name", evaluations())
def test_no_figure_is_under_its_floor(name: str) -> None:
    figures = {figure.key: figure for figure in run_evaluation(name)}
    floors = {key: floor for key, floor in FLOORS.items() if key.startswith(f"{name}/")}
    missing = sorted(set(floors) - set(figures))
    assert not missing, "a figure that has a floor is no longer measured"
    assert not [_short(figures[key], floor) for key, floor in floors.items() if figures[key].value < floor]


def _short(figure: Figure, floor: float) -> str:
    return f"{figure.key}: {figure.value:.3f} is under {floor}"


def test_every_evaluation_has_a_floor() -> None:
    assert {key.split("/")[0] for key in FLOORS} == set(evaluations())
