"""Statements that share every word and say the contrary: sides, comparisons, doers, lists told off."""

import pytest

from recoupe.judge import reasons
from recoupe.model import Stance
from tests.judge.pairs import judged, templates


@pytest.mark.parametrize(
    ("claim", "evidence", "languages"),
    [
        ("Le pont a été fermé avant la tempête.", "Le pont a été fermé après la tempête.", ("fr", "fr")),
        ("Le pont a été fermé avant la tempête.", "The bridge was closed after the storm.", ("fr", "en")),
        ("The ferry left Kerlann on 10 August.", "The ferry left for Kerlann on 10 August.", ("en", "en")),
        ("Le ferry a quitté Kerlann le 10 août.", "Le ferry est parti pour Kerlann le 10 août.", ("fr", "fr")),
        ("Le maire a voté contre la taxe.", "Le maire a voté en faveur de la taxe.", ("fr", "fr")),
        ("Дамбу построили перед наводнением.", "Дамбу построили после наводнения.", ("ru", "ru")),
        ("Дамбу збудували перед повінню.", "Дамбу збудували після повені.", ("uk", "uk")),
        ("다리는 폭풍 전에 폐쇄됐다.", "다리는 폭풍 후에 폐쇄됐다.", ("ko", "ko")),
    ],
)
def test_the_other_side_of_a_thing_refutes(claim: str, evidence: str, languages: tuple[str, str]) -> None:
    assert judged(claim, evidence, languages=languages).stance is Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # The claim's own side stands there as well, or it is another thing's.
        (
            "Le maire a voté contre la taxe.",
            "Onze élus ont voté en faveur de la taxe ; le maire a voté contre.",
        ),
        ("Le pont a été fermé avant la tempête.", "Le pont a été fermé avant la tempête, après une inspection."),
        ("Le ferry a quitté Kerlann le 10 août.", "Le ferry a quitté Kerlann le 10 août pour Valmer."),
    ],
)
def test_a_side_that_both_name_refutes_nothing(claim: str, evidence: str) -> None:
    assert judged(claim, evidence).stance is not Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "evidence", "languages"),
    [
        ("Valmer est plus peuplée que Kerlann.", "Kerlann est plus peuplée que Valmer.", ("fr", "fr")),
        ("Buses are cheaper than trains.", "Trains are cheaper than buses.", ("en", "en")),
        ("La France exporte plus que l'Italie.", "Italy exports more than France.", ("fr", "en")),
        ("프랑스는 이탈리아보다 크다.", "이탈리아는 프랑스보다 크다.", ("ko", "ko")),
    ],
)
def test_a_comparison_the_other_way_round_refutes(claim: str, evidence: str, languages: tuple[str, str]) -> None:
    score = judged(claim, evidence, languages=languages)
    assert score.stance is Stance.REFUTES
    assert reasons.COMPARED_THE_OTHER_WAY in templates(score)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("Buses are cheaper than trains.", "Buses are cheaper than trains."),
        ("Buses cost less than trains.", "Trains cost more than buses."),
    ],
)
def test_a_comparison_that_says_the_same_is_no_contradiction(claim: str, evidence: str) -> None:
    assert judged(claim, evidence, languages=("en", "en")).stance is not Stance.REFUTES


def test_who_does_the_contrary_does_not_do_it() -> None:
    told = "Une déclaration saluée par Kiev et dénoncée par Moscou a été publiée par le parlement."
    assert judged("La Russie a salué la déclaration.", told).stance is Stance.REFUTES
    assert judged("L'Ukraine a salué la déclaration.", told).stance is not Stance.REFUTES


def test_what_another_does_is_not_the_claims_deed() -> None:
    told = "Le dépôt de munitions a été attaqué par la Turquie."
    score = judged("La France a attaqué le dépôt de munitions.", told)
    assert score.stance is Stance.NEUTRAL
    assert reasons.SWAPPED_ROLES in templates(score) or reasons.OTHER_ACTOR in templates(score)


RESPECTIVELY = [
    ("France and Germany lost 12 and 30 soldiers respectively.", "en"),
    ("La France et l'Allemagne ont perdu respectivement 12 et 30 soldats.", "fr"),
]


@pytest.mark.parametrize(("evidence", "language"), RESPECTIVELY)
def test_lists_told_off_give_each_its_own_figure(evidence: str, language: str) -> None:
    languages = ("fr", language)
    assert judged("La France a perdu 12 soldats.", evidence, languages=languages).stance is Stance.SUPPORTS
    assert judged("La France a perdu 30 soldats.", evidence, languages=languages).stance is not Stance.SUPPORTS
    assert judged("L'Allemagne a perdu 12 soldats.", evidence, languages=languages).stance is not Stance.SUPPORTS


def test_lists_of_unequal_length_are_left_as_they_are() -> None:
    told = "La France, l'Italie et l'Allemagne ont perdu respectivement 12 et 30 soldats."
    assert judged("La France a perdu 12 soldats.", told).stance is not Stance.REFUTES


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("La vaccination continue au Japon.", "Le Japon a arrêté la vaccination."),
        ("Le club a la moyenne la plus basse du pays.", "Le club a la moyenne la plus élevée du pays."),
    ],
)
def test_a_light_contrary_beside_the_same_thing_refutes(claim: str, evidence: str) -> None:
    assert judged(claim, evidence).stance is Stance.REFUTES


def test_a_light_contrary_that_is_denied_refutes_nothing() -> None:
    told = "Le nombre de malades ne cesse d'augmenter dans le pays."
    assert judged("Le nombre de malades continue d'augmenter.", told).stance is not Stance.REFUTES


def test_a_name_with_a_number_is_not_its_neighbour() -> None:
    told = "Un Su-35 a été abattu au-dessus de Valmer."
    assert judged("Un Su-27 a été abattu au-dessus de Valmer.", told).stance is not Stance.SUPPORTS
    assert judged("Un Su-35 a été abattu au-dessus de Valmer.", told).stance is Stance.SUPPORTS


def test_what_the_next_sentence_denies_is_no_support() -> None:
    told = (
        "Le certificat de vaccination permet d'entrer dans le port. La ville de Kerlann exige un test, mais "
        "n'acceptera pas le certificat comme preuve de vaccination."
    )
    assert judged("Kerlann accepte le certificat comme preuve de vaccination.", told).stance is not Stance.SUPPORTS


@pytest.mark.parametrize(
    ("claim", "evidence", "language"),
    [
        ("It was published in 1849.", "The book was published in 1850.", "en"),
        ("내 생일은 6월입니다.", "내 생일이 4월입니다.", "ko"),
        ("Le marché ouvre le 30 août.", "Le marché ouvre le 27 juin.", "fr"),
        ("C'est le 56e film du réalisateur.", "C'est le 54e film du réalisateur.", "fr"),
        ("매출은 10조 5000억원이다.", "매출은 1조 5000억원이다.", "ko"),
    ],
)
def test_a_numeral_that_is_not_there_is_no_support(claim: str, evidence: str, language: str) -> None:
    assert judged(claim, evidence, languages=(language, language)).stance is not Stance.SUPPORTS
