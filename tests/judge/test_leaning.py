"""Where a pair leans that no rule decides: how the words stand to each other, and that a leaning never weighs."""

import json
from pathlib import Path

import pytest

from recoupe.defaults.judge import LEANING_AT_MOST
from recoupe.evaluate.stance import read_pairs
from recoupe.judge import fitting, wordwise
from recoupe.judge.backends import get_backend
from recoupe.judge.features import NAMES
from recoupe.judge.frames import Frame, frames_of_passage
from recoupe.judge.leaning import lean, shipped
from recoupe.judge.pairs import judge_pair
from recoupe.model import Stance, StanceScore

GOLDENS = Path(__file__).resolve().parent.parent / "quality"


def frame(text: str, language: str = "en") -> Frame:
    return frames_of_passage(text, language, None)[0]


def measured(claim: str, passage: str) -> dict[str, float]:
    own, there = frame(claim), frame(passage)
    values = wordwise.measures(own, there, wordwise.wording_of(own, there))
    return dict(zip(wordwise.NAMES, values, strict=True))


def stance(claim: str, passage: str, language: str = "en") -> StanceScore:
    return judge_pair(claim, passage, language, language, None, None, get_backend("rules"))


def test_the_same_words_in_the_same_order_are_found_whole() -> None:
    found = measured("The orchard keeper painted a wooden fence.", "The orchard keeper painted a wooden fence.")
    assert found["words"] == found["order"] == found["pairs_of_words"] == found["letters"] == 1.0
    assert found["in_its_place"] == found["more_words"] == 0.0


def test_another_word_in_the_place_of_one_is_told_from_a_missing_end() -> None:
    swapped = measured("The keeper painted a wooden fence.", "The keeper painted an iron fence.")
    assert swapped["in_its_place"] > 0
    ended = measured("The keeper painted a wooden fence.", "The keeper painted.")
    assert ended["in_its_place"] == 0
    assert ended["last_found"] == 0


def test_order_counts() -> None:
    straight = measured("The gardener thanked the carpenter.", "The gardener thanked the carpenter.")
    turned = measured("The gardener thanked the carpenter.", "The carpenter thanked the gardener.")
    assert turned["words"] == straight["words"]
    assert turned["order"] < straight["order"]


def test_a_leaning_never_weighs_in_a_score() -> None:
    for share in (0.5, 0.8, 1.0):
        found = lean(share, 0.0, [], by_words=True, settled=(False, False))
        assert found is not None
        assert found.stance is Stance.SUPPORTS
        assert found.entailment <= LEANING_AT_MOST


def test_where_a_rule_named_a_disagreement_a_weak_leaning_is_not_told() -> None:
    assert lean(0.5, 0.2, [], by_words=True, settled=(False, False)) is not None
    assert lean(0.5, 0.2, [], by_words=True, settled=(True, True)) is None


def test_what_stands_against_support_alone_leaves_a_refutation_to_the_words() -> None:
    found = lean(0.2, 0.5, [], by_words=True, settled=(True, False))
    assert found is not None
    assert found.stance is Stance.REFUTES
    assert lean(0.5, 0.2, [], by_words=True, settled=(True, False)) is None


def test_what_counts_others_is_never_overruled_by_words() -> None:
    pairs = [
        pair
        for path in sorted((GOLDENS / "stance").glob("kursk.jsonl"))
        for pair in read_pairs(path)
        if pair.label == "neutral" and "killed" in pair.evidence
    ]
    assert pairs
    judge = get_backend("rules")
    for pair in pairs:
        languages = pair.claim_language, pair.evidence_language
        score = judge_pair(pair.claim, pair.evidence, *languages, pair.claim_date, pair.evidence_date, judge)
        assert score.stance is not Stance.SUPPORTS


def test_a_language_without_labelled_pairs_is_read_by_what_holds_everywhere() -> None:
    values = [0.0] * len(NAMES)
    values[-1] = 1.0
    known = shipped().shares(values, "fr", 1, by_words=True)
    unknown = shipped().shares(values, "uk", 1, by_words=True)
    assert all(0 <= share <= 1 for share in (*known, *unknown))
    assert known != unknown


def test_every_feature_has_a_weight_everywhere() -> None:
    fitted = json.loads((Path(fitting.__file__).parent / "leaning.json").read_text(encoding="utf-8"))
    for part in ("within", "across"):
        for weights in fitted[part].values():
            assert tuple(weights["everywhere"]) == NAMES


def test_pairs_that_share_a_passage_are_never_on_both_sides_of_a_fold() -> None:
    pairs = [pair for path in sorted((GOLDENS / "stance").glob("*.jsonl")) for pair in read_pairs(path)]
    folds = fitting.folds_of(pairs)
    sides: dict[str, set[int]] = {}
    for pair, fold in zip(pairs, folds, strict=True):
        sides.setdefault(pair.evidence, set()).add(fold)
        sides.setdefault(pair.claim, set()).add(fold)
    assert all(len(one) == 1 for one in sides.values())


@pytest.mark.slow
def test_fitting_twice_gives_the_same_weights() -> None:
    pairs = tuple(pair for path in sorted((GOLDENS / "stance").glob("k*.jsonl")) for pair in read_pairs(path))
    first, second = (fitting.model_of({"goldens": pairs}) for _ in range(2))
    assert first == second


def test_an_empty_passage_leans_nowhere() -> None:
    assert stance("The keeper painted a fence.", " ").stance is Stance.NEUTRAL
