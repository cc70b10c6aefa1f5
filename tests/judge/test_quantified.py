"""Quantifiers: what is so of all is so of most, and what is so of none of no one."""

import pytest

from recoupe.judge import reasons
from recoupe.judge.extents import Extent, quantified
from recoupe.judge.frames import frames_of_passage
from recoupe.model import Stance
from tests.judge.pairs import judged, templates

ENGLISH = ("en", "en")


@pytest.mark.parametrize(
    ("claim", "passage", "languages"),
    [
        ("Most of the wells are dry.", "All of the wells are dry.", ENGLISH),
        ("Some of the wells are dry.", "A third of the wells are dry.", ENGLISH),
        ("Not all of the wells are dry.", "Half of the wells are dry.", ENGLISH),
        ("La plupart des puits sont à sec.", "Most of the wells are dry.", ("fr", "en")),
        ("Большинство колодцев закрыты.", "Закрыты все. Колодцев в районе 40. Закрыты 80% колодцев.", ("ru", "ru")),
    ],
)
def test_what_is_so_of_more_is_so_of_less(claim: str, passage: str, languages: tuple[str, str]) -> None:
    score = judged(claim, passage, languages=languages)
    assert score.stance is Stance.SUPPORTS


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("No well is dry.", "Several wells are dry."),
        ("Every well is dry.", "Two of the nine wells are not dry."),
        ("At most a quarter of the wells are dry.", "Most of the wells are dry."),
        ("More than twenty wells are dry.", "There are 30 wells. Half of the wells are dry."),
    ],
)
def test_what_cannot_be_so_of_both_refutes(claim: str, passage: str) -> None:
    score = judged(claim, passage, languages=ENGLISH)
    assert score.stance is Stance.REFUTES
    assert templates(score) == {reasons.QUANTIFIERS_EXCLUDE}


@pytest.mark.parametrize(
    ("claim", "passage"),
    [
        ("All of the wells are dry.", "Most of the wells are dry."),
        ("All of the wells are dry.", "All of the private wells are dry."),
        ("Most of the wells are dry.", "Some of the wells are dry."),
    ],
)
def test_what_is_so_of_fewer_settles_nothing(claim: str, passage: str) -> None:
    score = judged(claim, passage, languages=ENGLISH)
    assert score.stance is Stance.NEUTRAL
    assert templates(score) == {reasons.QUANTIFIERS_OPEN}


def test_two_plain_counts_are_left_to_the_rules_for_figures() -> None:
    assert not templates(judged("30 wells are dry.", "40 wells are dry.", languages=ENGLISH)) & {
        reasons.QUANTIFIERS_AGREE,
        reasons.QUANTIFIERS_EXCLUDE,
        reasons.QUANTIFIERS_OPEN,
    }


def test_a_number_with_its_share_tells_of_the_whole() -> None:
    (frame,) = frames_of_passage("In May 300 wells, or 25% of the total, are dry.", "en", None)
    assert quantified(frame)[0].total == pytest.approx(1200)


def test_two_thirds_of_six_are_four() -> None:
    assert Extent(share=(2 / 3, 2 / 3)).of(6).count == (4, 4)
    assert Extent((4, 4)).others(6).count == (2, 2)
