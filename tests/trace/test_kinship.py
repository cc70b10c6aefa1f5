"""How probable one origin is: learned repeatably, told apart among the others of a story, and never by age alone."""

from dataclasses import replace

import numpy as np
import pytest

from recoupe.evaluate.origins import read_stories
from recoupe.trace import fitting
from recoupe.trace.kinship import Kinship, kinship_of, log_odds, matrix, shipped, tree_of
from recoupe.trace.traits import NAMES, Traits
from tests.shared import REPOSITORY

STORIES = read_stories(REPOSITORY / "tests" / "quality" / "origins")[:6]
# A text that tells much of what another tells, in another language two hours later.
RETOLD = Traits(
    likeness=0.5, rare_likeness=0.4, copied=0.0, younger_shared=0.4, names=2.0, figures=2.0, younger_figures=0.8,
    elder_figures=0.6, younger_happenings=0.3, one_voice=1.0, other_speakers=0.0, speaking_bodies=0.8, named_bodies=0.7,
    citing=0.0, one_publisher=0.0, one_language=0.0, own_source=0.0, elder_credits=1.0, younger_credits=1.0,
    younger_carries=0.0, hours=2.0,
)  # fmt: skip
OTHER = replace(
    RETOLD, likeness=0.1, rare_likeness=0.05, younger_shared=0.05, names=0.0, figures=0.0, younger_figures=0.0,
    elder_figures=0.0, one_voice=0.0, speaking_bodies=0.0, named_bodies=0.1, hours=12.0,
)  # fmt: skip


def _alone(traits: Traits) -> float:
    return shipped().probabilities({("a", "b"): traits.values()})["a", "b"]


def test_a_retelling_is_of_one_origin_and_another_report_of_two() -> None:
    assert _alone(RETOLD) > 0.9
    assert _alone(OTHER) < 0.1


@pytest.mark.parametrize("name", ["likeness", "rare_likeness", "younger_shared", "names", "figures", "citing"])
def test_more_in_common_never_speaks_less_for_one_origin(name: str) -> None:
    told = [_alone(replace(OTHER, **{name: value})) for value in (0.0, 0.2, 0.5, 1.0, 3.0)]
    assert told == sorted(told)


def test_hours_that_are_not_known_say_no_more_than_any_that_are() -> None:
    known = [_alone(replace(RETOLD, hours=hours)) for hours in (0.0, 1.0, 6.0, 12.0)]
    assert min(known) <= _alone(replace(RETOLD, hours=None)) <= max(known)


def test_who_has_a_nearer_one_in_the_story_is_told_after_that_one() -> None:
    middling = replace(RETOLD, likeness=0.3, rare_likeness=0.2, younger_shared=0.2, figures=0.5, one_voice=0.0)
    pairs = {("a", "c"): middling.values(), ("b", "c"): RETOLD.values(), ("a", "b"): OTHER.values()}
    assert shipped().probabilities(pairs)["a", "c"] < _alone(middling)


def test_documents_of_other_stories_change_nothing() -> None:
    mine = {("a", "b"): RETOLD.values()}
    theirs = {("x", "y"): OTHER.values()}
    assert shipped().probabilities({**mine, **theirs})["a", "b"] == shipped().probabilities(mine)["a", "b"]


def test_no_pair_has_no_probability() -> None:
    assert shipped().probabilities({}) == {}


def test_fitting_twice_gives_the_same_model() -> None:
    pairs = fitting.examples(STORIES)
    first, second = fitting.fit(pairs), fitting.fit(pairs)
    assert first == second
    assert isinstance(kinship_of(first), Kinship)


def test_a_tree_asks_its_questions_in_turn_and_an_unknown_answer_has_its_own_way() -> None:
    tree = tree_of(
        {
            "traits": [0, 0, 1, 0, 0],
            "bounds": [0.5, 0.0, 2.0, 0.0, 0.0],
            "below": [1, 1, 3, 3, 4],
            "above": [2, 1, 4, 3, 4],
            "unknown": [1, 1, 4, 3, 4],
            "gains": [0.0, -1.0, 0.0, 1.0, 2.0],
        }
    )
    pairs = matrix([(0.5, 9.0), (0.6, 2.0), (0.6, 2.1), (None, 1.0), (0.6, None)], 2)
    assert np.array_equal(log_odds([tree], pairs), [-1.0, 1.0, 2.0, -1.0, 2.0])


def test_a_model_of_other_traits_is_refused() -> None:
    with pytest.raises(ValueError, match="fit it again"):
        kinship_of({"traits": NAMES[1:], "alone": [], "among": []})
