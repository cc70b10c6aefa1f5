"""Floors on our own goldens; they are raised on purpose and never lowered in passing."""

from pathlib import Path

import pytest

from recoupe.evaluate.stance import evaluate, macro_f1, precision_and_recall

GOLDENS = Path(__file__).resolve().parent.parent / "quality"


@pytest.fixture(scope="module")
def measured() -> dict[str, float]:
    return {figure.measure: figure.value for figure in evaluate(None, GOLDENS)}


def test_what_is_called_support_is_support(measured: dict[str, float]) -> None:
    assert measured["precision_supports"] >= 0.85
    assert measured["recall_supports"] >= 0.6


def test_what_is_called_refuted_is_refuted(measured: dict[str, float]) -> None:
    assert measured["precision_refutes"] >= 0.85
    assert measured["recall_refutes"] >= 0.6


def test_it_reads_better_than_counting_words(measured: dict[str, float]) -> None:
    assert measured["macro_f1"] >= measured["macro_f1_overlap"] + 0.3
    assert measured["macro_f1"] >= measured["macro_f1_majority"] + 0.3


def test_macro_f1_is_the_mean_of_what_each_label_gets() -> None:
    gold, found = ["a", "a", "b"], ["a", "b", "b"]
    assert macro_f1(gold, found) == pytest.approx((2 / 3 + 2 / 3) / 2)
    assert precision_and_recall(gold, found, "a") == (1.0, 0.5)
