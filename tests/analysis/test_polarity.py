"""Whether a sentence denies, and whether it hedges."""

import pytest

from recoupe.analysis.polarity import is_hedged, is_negated

NEGATED = [
    ("fr", "Le gouvernement n’a pas confirmé le chiffre."),
    ("fr", "Ni le maire ni la préfète n'ont répondu."),
    ("fr", "Personne n'a été blessé."),
    ("fr", "Aucune victime n'est à déplorer."),
    ("fr", "Il ne viendra jamais."),
    ("en", "The company did not confirm the figure."),
    ("en", "Neither the mayor nor the governor answered."),
    ("en", "No one was hurt."),
    ("en", "She hasn’t answered."),
    ("en", "He refused to answer."),
    ("en", "They never came."),
    ("ru", "Компания не подтвердила цифру."),
    ("ru", "Ни мэр, ни губернатор не ответили."),
    ("ru", "Никто не пострадал."),
    ("uk", "Компанія не підтвердила цифру."),
    ("uk", "Ані мер, ані губернатор не відповіли."),
    ("uk", "Ніхто не постраждав."),
    ("ko", "회사는 수치를 확인하지 않았다."),
    ("ko", "피해자는 없었다."),
    ("ko", "그는 답하지 못했다."),
]
POSITIVE = [
    ("fr", "Le gouvernement a confirmé le chiffre."),
    ("fr", "Les pas du maire résonnent."),
    ("fr", "Il a plus de 30 blessés."),
    ("en", "The company confirmed the figure."),
    ("en", "Not only did he come, he also spoke."),
    ("en", "Number 3 won."),
    ("en", "No fewer than 30 people were hurt."),
    ("en", "Without doubt he came."),
    ("ru", "Компания подтвердила цифру."),
    ("ru", "Ранены не менее 30 человек."),
    ("ru", "Не только мэр, но и губернатор пришли."),
    ("uk", "Компанія підтвердила цифру."),
    ("uk", "Поранено не менше 30 людей."),
    ("ko", "회사는 수치를 확인했다."),
    ("ko", "안전 대책을 발표했다."),
    ("ko", "보안 당국이 발표했다."),
]
HEDGED = [
    ("fr", "Il aurait quitté le pays."),
    ("fr", "C'est probablement vrai."),
    ("en", "He reportedly left."),
    ("en", "They may have left."),
    ("ru", "Он, вероятно, уехал."),
    ("uk", "Він, імовірно, поїхав."),
    ("ko", "그가 떠난 것으로 보인다."),
]
PLAIN = [
    ("fr", "Il a quitté le pays."),
    ("en", "He left."),
    ("ru", "Он уехал."),
    ("uk", "Він поїхав."),
    ("ko", "그가 떠났다."),
    ("en", "He left in May 2024."),
]


@pytest.mark.parametrize(("language", "text"), NEGATED, ids=lambda value: value)
def test_a_negative_statement_is_negated(language: str, text: str) -> None:
    assert is_negated(text, language)


@pytest.mark.parametrize(("language", "text"), POSITIVE, ids=lambda value: value)
def test_a_positive_statement_is_not_negated(language: str, text: str) -> None:
    assert not is_negated(text, language)


@pytest.mark.parametrize(("language", "text"), HEDGED, ids=lambda value: value)
def test_a_guarded_statement_is_hedged(language: str, text: str) -> None:
    assert is_hedged(text, language)


@pytest.mark.parametrize(("language", "text"), PLAIN, ids=lambda value: value)
def test_a_plain_statement_is_not_hedged(language: str, text: str) -> None:
    assert not is_hedged(text, language)


def test_a_language_that_is_not_known_is_neither() -> None:
    assert not is_negated("Er kam nicht.", "de")
    assert not is_hedged("Er kam wohl.", "de")
