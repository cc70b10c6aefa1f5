"""What is no claim is left out, with the reason."""

import pytest

from tests.decompose.articles import decomposed

LEAD = {
    "fr": "Le pont de Brel a été fermé lundi après une inspection.",
    "en": "The bridge at Brel was closed on Monday after an inspection.",
    "ru": "Мост в Бреле закрыли в понедельник после проверки.",
    "uk": "Міст у Брелі закрили в понеділок після перевірки.",
    "ko": "브렐의 다리가 월요일 점검 뒤 폐쇄됐다.",
}


@pytest.mark.parametrize(
    ("language", "line", "why"),
    [
        ("fr", "À lire aussi : Les ponts du pays", "boilerplate"),
        ("fr", "Aucun commentaire", "boilerplate"),
        ("fr", "Inscrivez-vous à notre newsletter", "boilerplate"),
        ("fr", "Faut-il craindre d’autres fermetures ?", "question"),
        ("fr", "C’est un gâchis révoltant pour toute la vallée.", "opinion"),
        ("fr", "Une fermeture qui témoigne d’un pays à bout de souffle.", "opinion"),
        ("fr", "La situation pourrait empirer dans les prochains jours.", "prediction"),
        ("en", "Sign up for our newsletter", "boilerplate"),
        ("en", "Will other bridges follow?", "question"),
        ("en", "It is a shameful failure.", "opinion"),
        ("en", "Repairs will begin soon.", "prediction"),
        ("ru", "Читайте также: мосты страны", "boilerplate"),
        ("ru", "К сожалению, это никого не удивило.", "opinion"),
        ("uk", "На жаль, це нікого не здивувало.", "opinion"),
        ("ko", "관련기사 전국의 다리", "boilerplate"),
        ("ko", "당국의 대응이 실망스럽다.", "opinion"),
    ],
)
def test_a_line_that_asserts_nothing_is_left_out(language: str, line: str, why: str) -> None:
    found = decomposed(f"{LEAD[language]}\n{LEAD[language]} 2\n{line}", language)
    left = [one for one in found.left_out if one.quote == line]
    assert [one.why for one in left] == [why]
    assert not [claim for claim in found.claims if line in claim.quote]


def test_a_crosshead_is_left_out() -> None:
    text = "\n".join(
        [
            LEAD["fr"],
            "Deux voies restent ouvertes aux piétons.",
            "Un chantier sans fin",
            "Les travaux ont coûté 3 millions d’euros.",
        ]
    )
    assert [one.why for one in decomposed(text).left_out if one.quote == "Un chantier sans fin"] == ["crosshead"]


def test_the_headline_is_a_claim_though_it_has_no_verb() -> None:
    title = "Trois morts dans l’effondrement d’un pont à Brel"
    found = decomposed(f"{title}\n{LEAD['fr']}", title=title)
    assert found.claims[0].quote == title


def test_a_sentence_said_twice_is_one_claim() -> None:
    found = decomposed(f"{LEAD['fr']}\nDeux voies restent ouvertes.\n{LEAD['fr']}")
    assert [one.why for one in found.left_out] == ["duplicate"]


def test_an_opinion_that_somebody_is_credited_with_can_be_checked_as_said() -> None:
    found = decomposed(f"{LEAD['fr']}\nLe maire Paul Aubrac a déclaré que la décision est scandaleuse.")
    assert [claim.attribution.speaker for claim in found.claims if claim.attribution] == ["Le maire Paul Aubrac"]
