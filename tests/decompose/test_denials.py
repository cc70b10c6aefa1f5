"""What a speaker denies: the claim keeps the denial, and it is the denier's."""

import pytest

from tests.decompose.articles import claims_of, texts_of


@pytest.mark.parametrize(
    ("language", "sentence", "speaker"),
    [
        ("en", "Sable Air denies that the aircraft was overdue for maintenance.", "Sable Air"),
        ("en", "Market owner Tom Reiss denied that the alarm was broken.", "Market owner Tom Reiss"),
        ("en", "Henri Lacaze disputes that he signed the contracts.", "Henri Lacaze"),
        ("en", "Henri Lacaze contests having signed the contracts.", "Henri Lacaze"),
        ("fr", "Le gouverneur Ilia Somov a démenti que le dépôt ait été touché.", "Le gouverneur Ilia Somov"),
        ("fr", "La direction d’Orpétrole dément toute fuite de produits.", "La direction d’Orpétrole"),
        ("fr", "La Sardovie nie avoir abattu l’appareil.", "La Sardovie"),
        ("fr", "Henri Lacaze conteste avoir signé les contrats.", "Henri Lacaze"),
        ("ru", "Губернатор Илья Сомов опроверг, что склад был поражён.", "Губернатор Илья Сомов"),
        ("ru", "Губернатор отвергает, что склад загорелся.", "Губернатор"),
        ("uk", "Прокуратура заперечує, що документи зникли.", "Прокуратура"),
        ("ko", "시 당국은 다리가 무너졌다는 사실을 부인했다.", "시 당국"),
    ],
)
def test_a_claim_keeps_the_denial_and_is_the_deniers(language: str, sentence: str, speaker: str) -> None:
    (claim,) = claims_of(sentence, language)
    assert claim.text.rstrip(".") == sentence.rstrip(".")
    assert claim.attribution is not None
    assert claim.attribution.speaker == speaker


@pytest.mark.parametrize(
    ("language", "sentence", "text"),
    [
        ("fr", "Le dépôt n’a pas été touché, a démenti le gouverneur Somov.", "Le dépôt n’a pas été touché"),
        ("ko", "시 당국은 다리가 무너지지 않았다고 반박했다.", "다리가 무너지지 않았다"),
    ],
)
def test_a_denial_that_closes_its_sentence_only_carries_what_is_said(language: str, sentence: str, text: str) -> None:
    assert texts_of(sentence, language) == [text]


def test_what_is_denied_behind_and_is_not_told_as_if_it_were_so() -> None:
    assert texts_of(
        "Sable Air denied that the jet was old and that a warning was lost, but auditors found 40 errors.", "en"
    ) == [
        "Sable Air denied that the jet was old and that a warning was lost",
        "Auditors found 40 errors",
    ]


def test_who_denies_one_thing_and_says_another_makes_two_claims() -> None:
    both = claims_of("The ministry denied the report and said that 12 people were killed.", "en")
    assert [claim.text.rstrip(".") for claim in both] == ["The ministry denied the report", "12 people were killed"]


def test_what_is_told_beside_a_denial_is_not_the_deniers() -> None:
    denied, told = claims_of("Sable Air denied that the alarm, which was installed in 2010, was broken.", "en")
    assert denied.attribution is not None
    assert told.text.startswith("The alarm was installed")
    assert told.attribution is None


def test_the_pronoun_that_denies_is_the_speaker_before() -> None:
    _, second = claims_of(
        "Owner Tom Reiss denied that the alarm was broken. He denied that the doors were locked.", "en"
    )
    assert second.text.rstrip(".") == "Owner Tom Reiss denied that the doors were locked"
