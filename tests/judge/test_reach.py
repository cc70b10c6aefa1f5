"""How far a statement reaches and which of a series it means: all, always, only; second, third."""

import pytest

from recoupe.judge import reasons
from recoupe.judge.polarity import negations
from recoupe.model import Stance
from tests.judge.pairs import judged, templates

SAME = {language: (language, language) for language in ("fr", "en", "ru", "uk", "ko")}


@pytest.mark.parametrize(
    ("claim", "evidence", "languages"),
    [
        ("Tous les vergers de Kerlann ont gelé.", "Des vergers de Kerlann ont gelé.", SAME["fr"]),
        ("Le ferry de Valmer arrive toujours en retard.", "Le ferry de Valmer arrive en retard.", SAME["fr"]),
        ("Seul le maire a signé le traité.", "Le maire et ses adjoints ont signé le traité.", SAME["fr"]),
        ("The mayor always signs the budget.", "The mayor signs the budget.", SAME["en"]),
        ("Only the mayor signed the treaty.", "The mayor signed the treaty with his deputies.", SAME["en"]),
        ("Only the mayor signed the treaty.", "Le maire et ses adjoints ont signé le traité.", ("en", "fr")),
        ("Мэр всегда подписывает бюджет.", "Мэр подписывает бюджет.", SAME["ru"]),
        ("Только мэр подписал договор.", "Мэр подписал договор вместе с депутатами.", SAME["ru"]),
        ("Мер завжди підписує бюджет.", "Мер підписує бюджет.", SAME["uk"]),
        ("Лише мер підписав договір.", "Мер підписав договір разом із депутатами.", SAME["uk"]),
        ("시장만 조약에 서명했다.", "협상이 끝난 뒤 시장과 의원 여덟 명이 조약에 서명했다.", SAME["ko"]),
        ("시장은 항상 예산에 서명했다.", "시장은 예산에 서명했다.", SAME["ko"]),
    ],
)
def test_what_does_not_go_so_far_does_not_support(claim: str, evidence: str, languages: tuple[str, str]) -> None:
    score = judged(claim, evidence, languages=languages)
    assert score.stance is not Stance.SUPPORTS or score.entailment < 0.5
    assert reasons.NOT_SO_FAR in templates(score)


@pytest.mark.parametrize(
    ("claim", "evidence", "language"),
    [
        ("Seul le maire a signé le traité.", "Le maire a été le seul à signer le traité.", "fr"),
        ("Only the mayor signed the treaty.", "No deputy came, and the mayor alone signed the treaty.", "en"),
        ("All bridges of Kerlann are closed.", "Both of the bridges of Kerlann are closed.", "en"),
    ],
)
def test_what_goes_as_far_in_other_words_supports(claim: str, evidence: str, language: str) -> None:
    score = judged(claim, evidence, languages=(language, language))
    assert score.stance is Stance.SUPPORTS
    assert reasons.NOT_SO_FAR not in templates(score)


def test_not_only_bounds_nothing_and_denies_nothing() -> None:
    score = judged(
        "Not only the mayor signed the treaty.", "The mayor signed the treaty with his deputies.", languages=SAME["en"]
    )
    assert score.stance is not Stance.REFUTES
    assert reasons.NOT_SO_FAR not in templates(score)


@pytest.mark.parametrize(
    ("claim", "evidence", "languages"),
    [
        ("C'est le troisième mandat du maire.", "C'est le deuxième mandat du maire.", SAME["fr"]),
        ("The mayor won a third term.", "The mayor won a second term.", SAME["en"]),
        ("The third round of the election is over.", "Le deuxième tour de l'élection est fini.", ("en", "fr")),
        ("She is the 14th mayor of Kerlann.", "She is the tenth mayor of Kerlann.", SAME["en"]),
        ("Мэр выиграл третий срок.", "Мэр выиграл второй срок.", SAME["ru"]),
        ("Мер виграв третій термін.", "Мер виграв другий термін.", SAME["uk"]),
        ("시장은 세 번째 임기를 시작했다.", "시장은 두 번째 임기를 시작했다.", SAME["ko"]),
    ],
)
def test_another_place_in_the_series_refutes(claim: str, evidence: str, languages: tuple[str, str]) -> None:
    score = judged(claim, evidence, languages=languages)
    assert score.stance is Stance.REFUTES
    assert reasons.OTHER_FIGURE in templates(score)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # A part, a time and a day are no places in a series; the claim's own place may stand beside.
        ("The mayor won a second term.", "A third of the town voted; the mayor won a second term."),
        ("The mayor won a second term.", "The mayor won a second term on the third of May."),
        ("The mayor won a second term.", "Her second term began in May. Her third term is far off."),
        ("It is the mayor's twenty-second term.", "It is the mayor's third term."),
    ],
)
def test_the_claims_own_place_is_refuted_by_no_other(claim: str, evidence: str) -> None:
    assert judged(claim, evidence, languages=SAME["en"]).stance is not Stance.REFUTES


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Le texte n'implique pas que le maire a signé.", 1),
        ("La décision ne concerne qu'un groupe d'agents.", 0),
        ("Les patients non vaccinés sont plus nombreux.", 0),
        ("La lettre est en français et non en russe.", 1),
        ("Ils protestaient contre leurs salaires et pas contre les vaccins.", 1),
        ("Rien ne l'exige.", 1),
        ("C'est un premier pas vers la paix.", 0),
    ],
)
def test_french_negations_are_counted_where_they_deny(text: str, count: int) -> None:
    assert negations(text, "fr") == count


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("수출 가격이 작년 수준으로 회복했다.", "수출 가격이 작년 수준으로 회복하지는 못했다."),
        ("시장은 발사체를 개발할 수 있었다.", "시장이 발사체를 개발하기는 불가능했다."),
        ("시장은 보고서를 공개했다.", "시장은 보고서를 비공개했다."),
        ("시장은 조약에 서명했다.", "시장은 조약에 서명할 수 없었다."),
    ],
)
def test_korean_denies_with_particles_prefixes_and_inability(claim: str, evidence: str) -> None:
    assert judged(claim, evidence, languages=SAME["ko"]).stance is Stance.REFUTES
    assert negations("시장의 잘못한 결정이다.", "ko") == 0
