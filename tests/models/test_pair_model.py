"""A sequence-pair model from files: its labels are read and not assumed, long passages are read in windows."""

from pathlib import Path

import pytest

from recoupe.defaults.models import NLI_TOKENS
from recoupe.errors import ModelFailed
from recoupe.judge.nli import PairModelStance, probabilities
from recoupe.judge.pairs import judge_pair
from recoupe.model import Stance, StanceScore
from recoupe.models.pair_model import PairModel, labels_of
from tests.models.tiny import tiny_model


@pytest.fixture
def model(tmp_path: Path) -> PairModel:
    return PairModel(tiny_model(tmp_path / "tiny"))


def judged(model: PairModel, claim: str, passage: str) -> StanceScore:
    return judge_pair(claim, passage, "en", "en", None, None, PairModelStance(model))


def test_labels_are_read_from_the_model(model: PairModel) -> None:
    (row,) = model.logits("the bridge opened", "it is so")
    assert row["entailment"] == 4.0
    assert row["neutral"] == row["contradiction"] == 0.0


def test_a_model_that_does_not_name_its_labels_is_refused() -> None:
    with pytest.raises(ModelFailed, match="entailment"):
        labels_of({0: "LABEL_0", 1: "LABEL_1", 2: "LABEL_2"}, Path("somewhere"))


def test_a_folder_without_a_model_says_what_belongs_there(tmp_path: Path) -> None:
    with pytest.raises(ModelFailed, match=r"model\.onnx|config\.json"):
        PairModel(tmp_path)


def test_what_decides_is_found_at_the_end_of_a_long_passage(model: PairModel) -> None:
    passage = "word " * (3 * NLI_TOKENS) + "opened"
    windows = model.logits(passage, "it is so")
    assert len(windows) > 3
    assert max(row["entailment"] for row in windows) == 4.0


def test_the_model_decides_what_the_rules_leave_open(model: PairModel) -> None:
    assert judged(model, "The gate admitted walkers.", "The passage was opened.").stance is Stance.SUPPORTS
    assert judged(model, "The gate admitted walkers.", "The passage was closed.").stance is Stance.REFUTES
    assert judged(model, "The gate admitted walkers.", "The passage was painted.").stance is Stance.NEUTRAL


def test_another_figure_supports_nothing_whatever_the_model_reads(model: PairModel) -> None:
    claim = "The storm killed 12 people in Lyon."
    assert judged(model, claim, "The storm killed 40 people in Lyon; the road opened.").stance is not Stance.SUPPORTS


def test_windows_that_contradict_each_other_settle_nothing(model: PairModel) -> None:
    passage = "opened " + "word " * (2 * NLI_TOKENS) + "closed"
    assert judged(model, "The gate admitted walkers.", passage).stance is Stance.NEUTRAL


def test_a_higher_temperature_is_less_sure() -> None:
    row = {"entailment": 3.0, "neutral": 0.0, "contradiction": -1.0}
    assert probabilities(row, 4.0)["entailment"] < probabilities(row, 1.0)["entailment"]
    assert sum(probabilities(row, 4.0).values()) == pytest.approx(1.0)
