"""One figure held against another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.analysis.findings import FoundQuantity
from recoupe.judge.amounts import Relation, is_vague, relate, with_sums
from recoupe.judge.figures import spell
from recoupe.model import Comparator, Quantity, Span

AGREEING = {Relation.AGREES, Relation.WITHIN}


def figure(value: float, comparator: str = "exact", metric: str = "killed", high: float | None = None) -> FoundQuantity:
    return FoundQuantity(Span(0, 2), Quantity(value, Comparator(comparator), metric, high=high))


def test_a_count_of_killed_and_wounded_is_no_count_of_killed() -> None:
    claimed, found = figure(30), figure(30, "at_least", "killed_or_wounded")
    assert relate(claimed, found) is Relation.COUNTS_MORE


def test_a_count_of_killed_is_less_than_one_of_killed_and_wounded() -> None:
    assert relate(figure(30, metric="killed_or_wounded"), figure(30)) is Relation.COUNTS_LESS


@pytest.mark.parametrize(
    ("claimed", "found"),
    [
        (figure(10_000, "about"), figure(11_000)),
        (figure(10_000, "about"), figure(10_000, "between", high=12_000)),
        (figure(30, "at_least"), figure(30)),
        (figure(30), figure(30, "at_least")),
        (figure(50_000, "nearly"), figure(50_000, "about")),
        (figure(500, "more_than"), figure(620)),
    ],
)
def test_figures_that_a_reader_takes_for_one_agree(claimed: FoundQuantity, found: FoundQuantity) -> None:
    assert relate(claimed, found) in AGREEING


@pytest.mark.parametrize(
    ("claimed", "found"),
    [
        (figure(10_000, "about"), figure(2_000)),
        (figure(30), figure(300)),
        (figure(120, "at_least"), figure(12)),
        (figure(54), figure(51)),
    ],
)
def test_figures_apart_differ(claimed: FoundQuantity, found: FoundQuantity) -> None:
    assert relate(claimed, found) is Relation.DIFFERS


def test_twelve_thousand_is_near_ten_thousand_and_no_more() -> None:
    assert relate(figure(10_000, "about"), figure(12_000, "about")) is Relation.NEAR


def test_a_count_of_another_order_may_count_something_else() -> None:
    assert relate(figure(30, "at_least"), figure(1_100)) is Relation.OTHER_SCALE


def test_eleven_thousand_are_thousands() -> None:
    assert relate(figure(1_000, "at_least"), figure(11_000), vague=True) in AGREEING


def test_two_peoples_are_not_one() -> None:
    own = FoundQuantity(Span(0, 2), Quantity(30, metric="killed"), "country_kp")
    other = FoundQuantity(Span(0, 2), Quantity(30, metric="killed"), "country_ru")
    assert relate(own, other) is Relation.OTHERS


def test_killed_and_wounded_given_apart_are_summed() -> None:
    summed = with_sums((figure(100), figure(900, metric="wounded")))
    assert summed[-1].quantity.value == 1000
    assert summed[-1].quantity.metric == "killed_or_wounded"


def test_a_word_is_vague_and_a_numeral_is_not() -> None:
    assert is_vague(FoundQuantity(Span(0, 9), Quantity(1000)), "Thousands of them")
    assert not is_vague(FoundQuantity(Span(0, 5), Quantity(1000)), "1,000 of them")


def test_a_figure_is_spelled_with_its_comparator_and_metric() -> None:
    assert spell(Quantity(30, Comparator.AT_LEAST, "killed_or_wounded")) == "at least 30 killed or wounded"
    assert spell(Quantity(10_000, Comparator.BETWEEN, "troops", high=12_000)) == "10,000 to 12,000 troops"


@given(st.floats(0.1, 1e7), st.sampled_from(list(Comparator)))
def test_a_figure_agrees_with_itself(value: float, comparator: Comparator) -> None:
    one = FoundQuantity(Span(0, 2), Quantity(value, comparator, "killed"))
    assert relate(one, one) in AGREEING


@given(st.floats(1, 1e6), st.floats(1, 1e6))
def test_exact_figures_agree_both_ways_or_not_at_all(one: float, other: float) -> None:
    there, back = relate(figure(one), figure(other)), relate(figure(other), figure(one))
    assert (there in AGREEING) == (back in AGREEING)
