"""Numbers of models count nothing; counts beside names of bodies do."""

import pytest

from recoupe.analysis.quantities import find_quantities


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "The ATR 72 had taken off from Lindholm.", []),
        ("en", "The airline grounded its four other ATR 72 aircraft.", [4]),
        ("uk", "Літак ATR 72 вилетів із Ліндгольма.", []),
        ("ko", "나머지 ATR 72 네 대의 운항을 중단했다.", [4]),
        ("fr", "Selon l’ONU 72 personnes ont péri.", [72]),
        ("en", "It cost EUR 72 million.", [72_000_000]),
    ],
)
def test_the_number_of_a_model_counts_nothing(language: str, text: str, values: list[float]) -> None:
    assert [one.quantity.value for one in find_quantities(text, language)] == values


def test_fatal_cases_are_deaths() -> None:
    (found,) = find_quantities("dont 17 mortels", "fr")
    assert found.quantity.metric == "killed"
