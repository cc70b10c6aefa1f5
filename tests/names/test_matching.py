"""Two names are one across scripts and romanisations, and two villages stay two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.folding import fold, fold_with_offsets
from recoupe.names import match_names

SAME = [
    ("Vorojba", "Vorozhba"),
    ("Vorojba", "Ворожба"),
    ("보로즈바", "Vorozhba"),
    ("Zelensky", "Зеленський"),
    ("Zelenskyy", "젤렌스키"),
    ("Koursk", "쿠르스크"),
    ("Peskov", "Песков"),
    ("Macron", "마크롱"),
    ("Volodymyr Zelensky", "Zelensky Volodymyr"),
    ("Siemens AG", "Siemens Aktiengesellschaft"),
]
OTHER = [("Vorozhba", "Vorobzha"), ("Macron", "Merkel"), ("Kim Jong Un", "Kim Jong Il"), ("", "Kursk")]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_one_name_in_two_writings_matches(one: str, two: str) -> None:
    assert match_names(one, two).match
    assert match_names(two, one).match


@pytest.mark.parametrize(("one", "two"), OTHER)
def test_two_names_do_not_match(one: str, two: str) -> None:
    assert not match_names(one, two).match


def test_a_transposition_is_near_and_said_to_be() -> None:
    assert match_names("Vorozhba", "Vorobzha").near


@given(st.text(max_size=30), st.text(max_size=30))
def test_scores_are_in_range_whatever_the_names(one: str, two: str) -> None:
    assert 0 <= match_names(one, two).score <= 1


@given(st.text(max_size=60))
def test_folding_with_offsets_agrees_with_folding(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert len(folded) == len(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


def test_folding_unifies_case_accents_and_apostrophes() -> None:
    assert fold("Où est l’Éléphant ? Пётр") == "ou est l'elephant ? петр"
