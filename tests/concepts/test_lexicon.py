"""The lexicon is whole: every concept has words in every language, and its links lead somewhere."""

import pytest

from recoupe.concepts import find_concepts, lexicon, talk
from recoupe.concepts.lexicon import LANGUAGES


def found(text: str, language: str) -> set[str]:
    return {one.concept for one in find_concepts(text, language)}


def test_every_link_leads_to_a_concept() -> None:
    known = {concept.id for concept in lexicon()}
    for concept in lexicon():
        assert concept.antonyms | concept.broader <= known, concept.id


def test_nothing_is_its_own_opposite_or_above_itself() -> None:
    for concept in lexicon():
        assert concept.id not in lexicon().antonyms(concept.id)
        assert concept.id not in lexicon().broader(concept.id)


def test_opposites_are_opposite_both_ways() -> None:
    for concept in lexicon():
        for other in lexicon().antonyms(concept.id):
            assert concept.id in lexicon().antonyms(other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_concept_has_words_in_each_language(language: str) -> None:
    lacking = [concept.id for concept in lexicon() if not concept.words[language]]
    assert len(lacking) <= 6, lacking


def test_it_knows_thousands_of_concepts() -> None:
    assert len(lexicon()) >= 3_000


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ils ont été tués"),
        ("en", "They were killed"),
        ("ru", "Они были убиты"),
        ("uk", "Їх було вбито"),
        ("ko", "그들은 살해됐다"),
    ],
)
def test_killing_is_one_concept_in_five_languages(language: str, text: str) -> None:
    assert "kill" in found(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "L'accord est entré en vigueur"),
        ("en", "The treaty took effect"),
        ("ru", "Договор вступил в силу"),
        ("uk", "Угода набула чинності"),
        ("ko", "조약이 발효됐다"),
    ],
)
def test_a_treaty_taking_effect_is_one_concept_in_five_languages(language: str, text: str) -> None:
    assert {"treaty", "enter_into_force"} <= found(text, language)


def test_a_missile_is_not_fuel() -> None:
    assert "fuel" not in found("La Russie livre des missiles", "fr")
    assert "missile" not in found("La Russie livre du carburant", "fr")


def test_what_could_not_be_verified_is_not_verified() -> None:
    assert "confirm" not in found("The figures could not be verified", "en")


def test_killing_is_a_narrower_case_of_casualties() -> None:
    assert lexicon().is_a("kill", "casualties")
    assert not lexicon().is_a("casualties", "kill")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_any_talk_are_known_in_each_language_and_apart_from_what_is_told(language: str) -> None:
    assert not [concept.id for concept in talk() if not concept.words[language]]
    assert not {concept.id for concept in talk()} & {concept.id for concept in lexicon()}


def test_words_of_any_talk_are_no_part_of_what_happens() -> None:
    text = "Most people seem to wait."
    assert {one.concept for one in find_concepts(text, "en", talk())} == {"most_of", "seem_appear"}
    assert not found(text, "en") & {concept.id for concept in talk()}
