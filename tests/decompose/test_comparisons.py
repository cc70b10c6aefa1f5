"""The time of a claim is its own, not that of what it compares with."""

from datetime import date

import pytest

from tests.decompose.articles import claims_of, days

YEAR = (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The bank lost 1.2 billion euros in 2023, compared with 300 million in 2022."),
        ("en", "Compared with January 2022, prices rose by 12 percent in 2023."),
        ("en", "More people died in 2023 than in 2022."),
        ("fr", "La banque a perdu 1,2 milliard d’euros en 2023, contre 300 millions en 2022."),
        ("fr", "Les ventes ont baissé en 2023 par rapport à 2022."),
        ("ru", "Банк потерял 1,2 млрд евро в 2023 году по сравнению с 300 млн в январе 2022 года."),
        ("uk", "Банк втратив 1,2 млрд євро у 2023 році порівняно з 300 млн у січні 2022 року."),
        ("ko", "은행은 2022년 3억 유로에 비해 2023년 12억 유로를 잃었다."),
        ("ko", "2023년 실업률은 2022년에 비해 낮아졌다."),
        ("ko", "2023년 유행은 예년보다 3주 빨랐다."),
        ("en", "Tankers took on more than a million barrels in 2023."),
    ],
)
def test_the_time_that_is_compared_with_is_not_the_claims(language: str, sentence: str) -> None:
    assert days(claims_of(sentence, language)[0]) == YEAR


def test_a_claim_that_only_compares_with_a_time_has_none() -> None:
    (claim,) = claims_of("L’action Orsel vaut moins de 3 euros, soit trois fois moins qu’en janvier.")
    assert claim.period is None
