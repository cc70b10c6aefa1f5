"""A quotation over several sentences has one speaker, and what surrounds the tag is not part of what was said."""

import pytest

from recoupe.decompose import decompose
from recoupe.model import Article
from recoupe.moments import Moment


def _said(text: str, language: str = "en") -> list[tuple[str, str]]:
    found = decompose(Article("", text, language, Moment.parse("2026-02-03")))
    return [(claim.attribution.speaker if claim.attribution else "", claim.text) for claim in found.claims]


def test_whoever_is_named_behind_several_quoted_sentences_said_them_all() -> None:
    text = '"We listened to residents. The plan would have cost 40 million euros," said mayor Ina Korv.'
    assert [speaker for speaker, _ in _said(text)] == ["mayor Ina Korv", "mayor Ina Korv"]


@pytest.mark.parametrize(
    ("language", "text", "speaker", "said"),
    [
        (
            "en",
            "The plan was first shown in 2019, Korv told The Daily Post.",
            "Korv",
            "The plan was first shown in 2019",
        ),
        ("en", "Korv told a meeting in Dray that the plan was dead.", "Korv", "The plan was dead"),
        ("fr", "À Dray, Korv a déclaré que le projet était mort.", "Korv", "Le projet était mort"),
        ("fr", "« Le projet est mort », a déclaré Ina Korv, 54 ans, à Dray.", "Ina Korv", "« Le projet est mort »"),
        ("uk", "Чоловіка заарештували вночі, повідомила поліція Дрея.", "поліція Дрея", "Чоловіка заарештували вночі"),
        ("ru", "В пятницу Корв заявил, что план закрыт.", "Корв", "План закрыт"),
    ],
)
def test_when_where_and_to_whom_it_was_said_is_not_what_was_said(
    language: str, text: str, speaker: str, said: str
) -> None:
    assert _said(text, language) == [(speaker, said)]


def test_names_joined_by_and_are_not_two_clauses() -> None:
    text = "Après que le bureau a publié un texte, les caméras de Norval et Dray ont dévoilé une scène."
    assert len(_said(text, "fr")) == 1


def test_an_age_behind_a_name_is_no_subject() -> None:
    claims = _said("Sandra Vole set up the firm in 2016 and Jones, 52, joined as chairman in March.")
    assert not [text for _, text in claims if text.startswith("52")]
