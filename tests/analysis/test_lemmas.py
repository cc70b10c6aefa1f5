"""Content words in their dictionary form."""

import time

import pytest

from recoupe.analysis.lemmas import lemmas

SAME = [
    ("fr", "soldats", "soldat"),
    ("fr", "annoncent", "annoncer"),
    ("en", "soldiers", "soldier"),
    ("en", "villages", "village"),
    ("ru", "солдатами", "солдат"),
    ("ru", "городов", "город"),
    ("uk", "солдатів", "солдат"),
    ("ko", "정부는", "정부"),
    ("ko", "시장에게", "시장"),
]


@pytest.mark.parametrize(("language", "form", "other"), SAME, ids=lambda value: value)
def test_forms_of_one_word_share_a_lemma(language: str, form: str, other: str) -> None:
    assert lemmas(form, language) & lemmas(other, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "le la de et qui"), ("en", "the of and that"), ("ru", "и в на что"), ("uk", "і та що не")],
)
def test_stop_words_are_left_out(language: str, text: str) -> None:
    assert lemmas(text, language) == frozenset()


def test_accents_and_case_make_no_difference() -> None:
    assert lemmas("ÉTÉ", "fr") == lemmas("été", "fr")


def test_korean_words_also_give_their_syllable_pairs() -> None:
    assert {"국방", "방부"} <= lemmas("국방부는", "ko")


def test_a_language_that_is_not_known_gives_its_words() -> None:
    assert lemmas("Soldaten kamen", "xx") == {"soldaten", "kamen"}


def test_a_hundred_thousand_words_take_a_few_seconds() -> None:
    start = time.process_time()
    lemmas("soldats déployés près du village " * 20_000, "fr")
    assert time.process_time() - start < 10
