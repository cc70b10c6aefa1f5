"""Negation and possibility near a word."""

import pytest

from recoupe.judge.denied import denied
from recoupe.judge.polarity import is_negated, is_only_possible, negations
from recoupe.model import Span


def at(text: str, word: str) -> Span:
    start = text.index(word)
    return Span(start, start + len(word))


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("fr", "Le ministère n'a pas confirmé", "confirmé"),
        ("fr", "Ni Paris ni Rome n’ont signé", "signé"),
        ("fr", "Il a refusé de signer", "signer"),
        ("fr", "La chaîne va cesser de vendre ces comprimés", "vendre"),
        ("fr", "Ils vont en prison plutôt que de servir", "servir"),
        ("en", "The chain stopped selling the pills", "selling"),
        ("en", "They chose a career instead of enrolling", "enrolling"),
        ("ru", "Сеть перестала продавать таблетки", "продавать"),
        ("uk", "Мережа перестала продавати таблетки", "продавати"),
        ("en", "The ministry has not confirmed", "confirmed"),
        ("en", "Neither Paris nor Rome has signed", "signed"),
        ("en", "It didn't sign", "sign"),
        ("ru", "Министерство не подтвердило", "подтвердило"),
        ("uk", "Міністерство не підтвердило", "підтвердило"),
        ("ko", "정부는 조약에 서명하지 않았다", "서명"),
    ],
)
def test_a_negated_word_is_negated(language: str, text: str, word: str) -> None:
    assert is_negated(text, at(text, word), language)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("fr", "Le ministère a confirmé", "confirmé"),
        ("fr", "Il n'est pas venu; la France a signé", "signé"),
        ("fr", "Le ministre, qui n'est pas venu, a signé", "signé"),
        ("fr", "Ils craignent que le lynx ne soit menacé", "menacé"),
        ("fr", "Le vote a eu lieu avant que la loi ne soit adoptée", "adoptée"),
        ("fr", "Si les déchets ne sont pas éliminés correctement, ils polluent", "éliminés"),
        ("fr", "Le nombre de cas ne cesse d'augmenter", "augmenter"),
        ("en", "If the dam is not repaired, it will burst", "repaired"),
        ("en", "He never stops asking", "asking"),
        ("en", "Paris demanded that it stop supporting them", "supporting"),
        ("ru", "Если дамбу не починят, город затопит", "починят"),
        ("ru", "Он не перестаёт спрашивать", "спрашивать"),
        ("en", "It was not raining, but Paris signed", "signed"),
        ("en", "Without a vote, Paris signed", "signed"),
        ("en", "He signed not only the treaty", "treaty"),
        ("ru", "Министерство подтвердило", "подтвердило"),
        ("ko", "정부는 조약에 서명했다", "서명"),
    ],
)
def test_a_word_beside_a_negation_is_not(language: str, text: str, word: str) -> None:
    assert not is_negated(text, at(text, word), language)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("fr", "Les relevés ne permettent pas d'affirmer que la digue, vieille de trente ans, a cédé", "cédé"),
        ("fr", "Le texte est en ligne sans que cela signifie qu'il est adopté", "adopté"),
        ("en", "There is no evidence that the dam, which is thirty years old, has burst", "burst"),
        ("ru", "Нет доказательств того, что плотина, построенная тридцать лет назад, прорвана", "прорвана"),
        ("uk", "Немає доказів того, що дамбу, збудовану тридцять років тому, прорвано", "прорвано"),
    ],
)
def test_what_nothing_proves_is_negated_however_far_it_stands(language: str, text: str, word: str) -> None:
    assert is_negated(text, at(text, word), language)


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("fr", "Il pourrait démissionner", "démissionner"),
        ("en", "He may resign", "resign"),
        ("en", "The opposition demands that he resign", "resign"),
        ("ru", "Он может уйти в отставку", "отставку"),
        ("uk", "Він може піти у відставку", "відставку"),
        ("ko", "총리가 사임할 수 있다", "사임"),
        # What is wanted, tried, offered or promised has not happened.
        ("fr", "Il voulait démissionner", "démissionner"),
        ("en", "He tried to resign", "resign"),
        ("ru", "Он хотел уйти в отставку", "отставку"),
        ("ru", "Он нашёл письмо и забрал его, чтобы продать", "продать"),
        ("uk", "Він намагався піти у відставку", "відставку"),
    ],
)
def test_what_may_be_is_only_possible(language: str, text: str, word: str) -> None:
    assert is_only_possible(text, at(text, word), language)


def test_what_was_is_not_only_possible() -> None:
    assert not is_only_possible("He resigned", Span(3, 11), "en")


def test_a_french_double_negator_counts_once() -> None:
    assert negations("Il n'a jamais signé", "fr") == 1
    assert negations("Il a signé", "fr") == 0


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le vol ne transporte pas seulement des vivres"),
        ("fr", "L'enquête ne se limite pas aux vivres"),
        ("en", "The dam burst not long ago, in a few hours"),
        ("en", "The inquiry was not limited to the dam"),
        ("ru", "Дамбу не раз чинили без труда"),
        ("uk", "Дамбу не вперше лагодили без зусиль"),
        ("ko", "댐뿐만 아니라 다리도 무너졌다"),
        ("ko", "남은 다리는 하나밖에 없었다"),
    ],
)
def test_idioms_deny_nothing(language: str, text: str) -> None:
    assert negations(text, language) == 0


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Il a accepté la peine et n'a pas fait appel", ["appel"]),
        ("fr", "La mairie n'a pas pu entièrement réparer la digue", ["pu", "entièrement", "réparer"]),
        ("en", "He accepted the sentence and did not appeal", ["appeal"]),
        ("en", "The town could not fully repair the dam", ["fully", "repair"]),
        ("en", "They asked for help and found none", ["found"]),
        ("ru", "Он принял приговор и не обжаловал его", ["обжаловал"]),
        ("uk", "Він прийняв вирок і не оскаржив його", ["оскаржив"]),
        ("ko", "그는 판결을 받아들이고 항소하지 않았다", ["항소하지"]),
        ("ko", "정부는 조약에 안 서명했다", ["서명했다"]),
    ],
)
def test_a_negator_denies_what_it_stands_at(language: str, text: str, words: list[str]) -> None:
    assert [span.of(text) for span in denied(text, language)] == words


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("ru", "Пиво после полуночи продавать не будут", "продавать"),
        ("ru", "Решение вынесено не было", "вынесено"),
        ("uk", "Рішення винесено не було", "винесено"),
    ],
)
def test_a_negator_may_follow_what_is_denied(language: str, text: str, word: str) -> None:
    assert is_negated(text, at(text, word), language)
