"""Accused, planned, by others, of another thing, in its own words: pairs of the kind that a desk has."""

import pytest

from recoupe.model import Stance
from tests.judge.pairs import judged

NEUTRAL, SUPPORTS, REFUTES = Stance.NEUTRAL, Stance.SUPPORTS, Stance.REFUTES

ACCUSED_OR_PLANNED = [
    ("en", "The police killed a protester.", "en", "The police are accused of killing a protester."),
    ("en", "The police killed a protester.", "en", "The police nearly killed a protester."),
    ("en", "Russia shelled the hospital.", "ru", "Россию обвиняют в обстреле больницы."),
    ("en", "Russia shelled the hospital.", "uk", "Росію звинувачують в обстрілі лікарні."),
    ("en", "Russia shelled the hospital.", "ko", "러시아가 병원을 포격했다는 의혹이 제기됐다."),
    ("fr", "La Pologne a expulsé deux diplomates.", "fr", "La Pologne est soupçonnée d'avoir expulsé deux diplomates."),
    ("fr", "Le maire a détourné de l'argent.", "fr", "Le maire est jugé pour avoir détourné de l'argent."),
    ("en", "Turkey has sent a field hospital.", "en", "Turkey plans to send a field hospital."),
    ("en", "Turkey has sent a field hospital.", "uk", "Туреччина готується відправити польовий госпіталь."),
    ("fr", "Le tunnel a rouvert.", "fr", "Le tunnel rouvrira lundi."),
    ("fr", "La Pologne a expulsé deux diplomates.", "fr", "La Pologne expulsera deux diplomates."),
    (
        "en",
        "The government dissolved parliament.",
        "en",
        "The opposition called on the government to dissolve parliament.",
    ),
    ("en", "Brenval laid off 300 workers.", "en", "According to rumours, Brenval laid off 300 workers."),
]
BY_OTHERS = [
    ("en", "Airbus sued Boeing over the contract.", "en", "Boeing sued Airbus over the contract."),
    ("en", "Boreal Air bought Nordwing.", "en", "Boreal Air was bought by Nordwing."),
    ("fr", "La maire a critiqué le préfet.", "fr", "Le préfet a critiqué la maire."),
    ("fr", "Le ministre est mort.", "fr", "Le père du ministre est mort."),
    ("en", "The king was arrested.", "en", "The king's brother was arrested."),
    ("en", "The finance minister resigned.", "en", "The deputy finance minister resigned."),
    ("ru", "Президент погиб в катастрофе.", "ru", "Охранник президента погиб в катастрофе."),
]
OF_ANOTHER_THING = [
    ("en", "The sanctions were illegal.", "en", "The European Union adopted new sanctions against Russia on Friday."),
    ("en", "The sanctions were illegal.", "ko", "중국 은행은 제재 대상에서 빠졌다."),
    ("fr", "Le vaccin est dangereux.", "fr", "Le vaccin est arrivé lundi."),
    ("ru", "Вакцина опасна.", "ru", "Вакцина прибыла в понедельник."),
    ("en", "Unemployment rose to 9 percent.", "en", "Inflation rose to 4 percent."),
    ("en", "12 people died in Arnville.", "en", "30 people died in Brookham."),
    ("ru", "Карсен осуждён на десять лет.", "ru", "Молин осуждён на шесть лет."),
    ("en", "Plane crash in Karsland kills 34.", "en", "Six survivors of the crash in Karsland are at Velden hospital."),
]
CONTRADICTED = [
    ("en", "The mayor stole public money.", "en", "The mayor was cleared of stealing public money."),
    ("en", "Both pilots survived.", "en", "One of the two pilots survived."),
    ("en", "Both suspects confessed.", "en", "Only one of the two suspects confessed."),
    ("ko", "법원은 그에게 유죄를 선고했다.", "ko", "법원은 그에게 무죄를 선고했다."),
    ("en", "Investigators do not rule out sabotage.", "fr", "Les enquêteurs excluent un sabotage."),
]
BORNE_OUT = [
    (
        "en",
        "The prime minister cancelled his visit to Paris.",
        "fr",
        "Le Premier ministre a annulé son déplacement à Paris.",
    ),
    ("fr", "Le préfet a rencontré la maire.", "fr", "La maire a rencontré le préfet."),
    ("en", "Boreal Air bought Nordwing.", "en", "Nordwing was bought by Boreal Air."),
]
# Idioms whose negators deny nothing, conditions, questions and more than one sentence.
OWN_WORDS = [
    ("en", "The company did not rule out a sale."),
    ("en", "Not long ago the city closed the bridge."),
    ("en", "If they do not meet the standard they will fail."),
    ("en", "A president has a deputy, but a king does not have one."),
    ("fr", "Le tribunal n'exclut pas une vente."),
    ("fr", "Il y a six ours. Trois ours sont bruns et un ours est noir."),
    ("ru", "Преступления не было."),
    ("ru", "Это не случайно."),
    ("uk", "Місто не виключає продажу."),
    ("ko", "그는 위대한 시인일 뿐만 아니라 화가였다."),
]


def _stance(pair: tuple[str, str, str, str]) -> Stance:
    language, claim, other, passage = pair
    return judged(claim, passage, languages=(language, other)).stance


@pytest.mark.parametrize("pair", [*ACCUSED_OR_PLANNED, *BY_OTHERS, *OF_ANOTHER_THING], ids=lambda pair: pair[3])
def test_what_leaves_it_open_neither_supports_nor_refutes(pair: tuple[str, str, str, str]) -> None:
    score = judged(pair[1], pair[3], languages=(pair[0], pair[2]))
    assert score.stance is NEUTRAL or score.confidence < 0.5, score.reasons


@pytest.mark.parametrize("pair", CONTRADICTED, ids=lambda pair: pair[3])
def test_what_cannot_be_so_as_well_refutes(pair: tuple[str, str, str, str]) -> None:
    assert _stance(pair) is REFUTES


@pytest.mark.parametrize("pair", BORNE_OUT, ids=lambda pair: pair[3])
def test_what_is_told_otherwise_and_is_the_same_supports(pair: tuple[str, str, str, str]) -> None:
    assert _stance(pair) is SUPPORTS


@pytest.mark.parametrize(("language", "text"), OWN_WORDS)
def test_a_claim_is_supported_by_its_own_words(language: str, text: str) -> None:
    assert judged(text, text, languages=(language, language)).stance is SUPPORTS
