"""Who says it, in five languages: speaker, listed entity, relay, direct speech, anonymity."""

from collections.abc import Sequence
from typing import Any

import pytest
from _pytest.mark import ParameterSet

from recoupe.analysis.attributions import find_attributions

# language, text, the listed entity of whoever first said it
ENTITIES = [
    ("fr", "Le Kremlin a démenti ces informations.", "kremlin"),
    ("fr", "Selon le Pentagone, les discussions continuent.", "pentagon"),
    ("fr", "Le pont a été fermé, a annoncé le Kremlin.", "kremlin"),
    ("fr", "D’après l’ISW, le front n’a pas bougé.", "isw"),
    ("fr", "« Nous attendons », a déclaré Volodymyr Zelensky.", "zelensky"),
    ("en", "The Kremlin said that the talks would go on.", "kremlin"),
    ("en", "According to the Pentagon, the talks go on.", "pentagon"),
    ("en", "The bridge is closed, the Kremlin said.", "kremlin"),
    ("en", "“We are waiting,” said Dmitry Peskov.", "peskov"),
    ("en", "The ISW assessed that the front had not moved.", "isw"),
    ("ru", "По данным Пентагона, переговоры продолжаются.", "pentagon"),
    ("ru", "Мост закрыт, сообщили в Кремле.", "kremlin"),
    ("ru", "Песков заявил, что переговоры продолжаются.", "peskov"),
    ("ru", "«Мы ждём», — сказал Дмитрий Песков.", "peskov"),
    ("ru", "Как сообщил Зеленский, мост закрыт.", "zelensky"),
    ("uk", "За даними Пентагону, переговори тривають.", "pentagon"),
    ("uk", "Міст закрито, повідомили в Кремлі.", "kremlin"),
    ("uk", "Зеленський заявив, що переговори тривають.", "zelensky"),
    ("uk", "«Ми чекаємо», — сказав Володимир Зеленський.", "zelensky"),
    ("uk", "За словами Пєскова, міст закрито.", "peskov"),
    ("ko", "미국 국방부에 따르면 협상은 계속되고 있다.", "pentagon"),
    ("ko", "젤렌스키 대통령은 “기다리고 있다”고 말했다.", "zelensky"),
    ("ko", "국가정보원은 다리가 폐쇄됐다고 밝혔다.", "nis"),
    ("ko", "크렘린궁은 협상이 계속된다고 발표했다.", "kremlin"),
]

# language, text, a word of the speaker who is in no list
UNLISTED = [
    ("fr", "La directrice du site, Odile Garance, a assuré que tout était prêt.", "Garance"),
    ("fr", "Le site a rouvert, a précisé la préfecture.", "préfecture"),
    ("fr", "Selon le délégué Hugo Brenner, deux acheteurs sont venus.", "Hugo Brenner"),
    ("fr", "Les syndicats affirment que le stock est vide.", "syndicats"),
    ("en", "Fisheries Minister Petra Hollin said the port was open.", "Petra Hollin"),
    ("en", "Catches fell, according to the North Reach Marine Institute.", "North Reach Marine Institute"),
    ("en", "“The port is open,” Hollin told reporters.", "Hollin"),
    ("ru", "Директор комбината Аркадий Сомов заявил, что датчики были исправны.", "Аркадий Сомов"),
    ("ru", "Склад пуст, рассказала Нина Фёдорова.", "Нина Фёдорова"),
    ("ru", "По словам губернатора, дорога открыта.", "губернатора"),
    ("uk", "Міський голова Олег Савчук зазначив, що дорога відкрита.", "Олег Савчук"),
    ("uk", "Дорогу відкрито, повідомила обласна адміністрація.", "обласна адміністрація"),
    ("uk", "За даними комісії, явка зросла.", "комісії"),
    ("ko", "박서린 군수는 “사망자는 없다”고 말했다.", "박서린 군수"),
    ("ko", "다온대 연구팀에 따르면 지진이 늘었다.", "다온대 연구팀"),
    ("ko", "도로가 열렸다고 국립지진센터가 밝혔다.", "국립지진센터"),
]

# language, text, a word of the speaker, a word of who passes it on
RELAYED = [
    ("fr", "Le Kremlin a démenti, rapporte l’agence Tass.", "Kremlin", "Tass"),
    ("fr", "Deux appareils ont été perdus, selon le Pentagone cité par l’AFP.", "Pentagone", "AFP"),
    ("en", "The Kremlin denied the report, TASS reported.", "Kremlin", "TASS"),
    ("en", "Reuters reported, citing the Pentagon, that two aircraft were lost.", "Pentagon", "Reuters"),
    ("ru", "Песков опроверг это, передаёт ТАСС.", "Песков", "ТАСС"),
    ("ru", "Reuters со ссылкой на Пентагон сообщает о потере двух самолётов.", "Пентагон", "Reuters"),
    ("uk", "Зеленський заперечив це, повідомляє Укрінформ.", "Зеленський", "Укрінформ"),
    ("ko", "연합뉴스에 따르면 국가정보원은 이를 부인했다고 밝혔다.", "국가정보원", "연합뉴스"),
    (
        "ko",
        "여섯 명을 태운 헬기가 연락이 끊겼다고 한들통신이 5일 현지 구조대를 인용해 전했다.",
        "현지 구조대",
        "한들통신",
    ),
]

ANONYMOUS = [
    ("fr", "Selon une source diplomatique, l’accord est prêt.", True),
    ("fr", "Un responsable, sous couvert d’anonymat, a affirmé que l’accord était prêt.", True),
    ("fr", "Selon le Pentagone, l’accord est prêt.", False),
    ("en", "A source familiar with the talks said the deal was ready.", True),
    ("en", "Officials said on condition of anonymity that the deal was ready.", True),
    ("en", "Defence Minister Petra Hollin said the deal was ready.", False),
    ("ru", "Источник сообщил, что соглашение готово.", True),
    ("ru", "Дмитрий Песков сообщил, что соглашение готово.", False),
    ("uk", "Джерело повідомило, що угода готова.", True),
    ("uk", "Володимир Зеленський повідомив, що угода готова.", False),
    ("ko", "익명을 요구한 관계자는 합의가 끝났다고 말했다.", True),
    ("ko", "크렘린궁은 합의가 끝났다고 밝혔다.", False),
]

DIRECT = [
    ("fr", "« L’accord est prêt », a déclaré Hugo Brenner.", True),
    ("fr", "Hugo Brenner a déclaré que l’accord était prêt.", False),
    ("en", "“The deal is ready,” said Petra Hollin.", True),
    ("en", "Petra Hollin said the deal was ready.", False),
    ("ru", "«Соглашение готово», — заявил Аркадий Сомов.", True),
    ("ru", "Аркадий Сомов заявил, что соглашение готово.", False),
    ("uk", "«Угода готова», — заявив Олег Савчук.", True),
    ("uk", "Олег Савчук заявив, що угода готова.", False),
    ("ko", "박서린 군수는 “합의가 끝났다”고 말했다.", True),
    ("ko", "박서린 군수는 합의가 끝났다고 말했다.", False),
]

NOBODY = [
    ("fr", "L’usine a fermé ses portes lundi."), ("fr", "Le traité prévoit trois étapes et un délai."),
    ("fr", "Le long du canal, selon la saison, les berges sont inondées."),
    ("en", "The factory closed on Monday."), ("en", "Two ships left the harbour at dawn."),
    ("en", "The number of ferries in the United States is falling."), ("en", "The union is made up of 50 states."),
    ("en", "The bridge was also called the Long Walk."), ("en", "The mayor wrote the song in 1919."),
    ("ru", "Завод закрылся в понедельник."), ("ru", "Два судна вышли из порта на рассвете."),
    ("uk", "Завод закрився в понеділок."), ("uk", "Два судна вийшли з порту на світанку."),
    ("ko", "공장은 월요일에 문을 닫았다."), ("ko", "배 두 척이 새벽에 항구를 떠났다."),
]  # fmt: skip


Case = tuple[Any, ...]


def cases(rows: Sequence[Case]) -> list[ParameterSet]:
    """The rows as readable cases."""
    return [pytest.param(*row, id=f"{row[0]}: {row[1]}") for row in rows]


@pytest.mark.parametrize(("language", "text", "entity"), cases(ENTITIES))
def test_whoever_says_it_is_known_by_the_gazetteer(language: str, text: str, entity: str) -> None:
    found = find_attributions(text, language)
    assert [one.attribution.entity for one in found][:1] == [entity]


@pytest.mark.parametrize(("language", "text", "speaker"), cases(UNLISTED))
def test_a_speaker_in_no_list_is_named_in_the_words_of_the_text(language: str, text: str, speaker: str) -> None:
    found = find_attributions(text, language)
    assert found and speaker in found[0].attribution.speaker and found[0].attribution.entity == ""
    assert found[0].attribution.speaker in text


@pytest.mark.parametrize(("language", "text", "speaker", "relay"), cases(RELAYED))
def test_an_agency_that_passes_it_on_is_the_relay_and_not_the_speaker(
    language: str, text: str, speaker: str, relay: str
) -> None:
    found = find_attributions(text, language)
    assert found and speaker in found[0].attribution.speaker
    assert relay in found[0].attribution.relay


@pytest.mark.parametrize(("language", "text", "anonymous"), cases(ANONYMOUS))
def test_a_speaker_without_a_name_is_anonymous(language: str, text: str, anonymous: bool) -> None:
    found = find_attributions(text, language)
    assert found and found[0].attribution.anonymous is anonymous


@pytest.mark.parametrize(("language", "text", "direct"), cases(DIRECT))
def test_words_in_quotation_marks_are_direct_speech(language: str, text: str, direct: bool) -> None:
    found = find_attributions(text, language)
    assert found and found[0].attribution.direct is direct


@pytest.mark.parametrize(("language", "text"), cases(NOBODY))
def test_a_plain_statement_is_attributed_to_nobody(language: str, text: str) -> None:
    assert find_attributions(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text"), [case[:2] for case in ENTITIES], ids=[f"{case[0]}: {case[1]}" for case in ENTITIES]
)
def test_what_is_attributed_lies_in_the_text(language: str, text: str) -> None:
    for one in find_attributions(text, language):
        assert 0 <= one.span.start < one.span.end <= len(text)
        assert 0 <= one.scope.start <= one.scope.end <= len(text)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_an_empty_text_is_attributed_to_nobody(text: str) -> None:
    assert find_attributions(text, "fr") == ()


def test_a_language_that_is_not_known_has_no_attributions() -> None:
    assert find_attributions("Der Kreml sagte, dass nichts geschah.", "de") == ()
