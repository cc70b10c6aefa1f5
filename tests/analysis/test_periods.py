"""Time expressions in five languages, held against a Monday: 16 December 2024."""

import time
from datetime import date

import pytest

from recoupe.analysis.periods import date_spans, find_periods

MONDAY = date(2024, 12, 16)

# language, text, start, end ("" is an open side)
CASES = [
    ("fr", "Le 4 décembre 2024, l'accord est entré en vigueur.", "2024-12-04", "2024-12-04"),
    ("fr", "Signé le 4 décembre.", "2024-12-04", "2024-12-04"),
    ("fr", "Les 14 et 15 décembre, les combats ont repris.", "2024-12-14", "2024-12-15"),
    ("fr", "Du 3 au 5 mai, la grève a duré.", "2024-05-03", "2024-05-05"),
    ("fr", "En juin, il s'est rendu sur place.", "2024-06-01", "2024-06-30"),
    ("fr", "Début décembre, l'accord a été ratifié.", "2024-12-01", "2024-12-10"),
    ("fr", "Mi-décembre, le front a bougé.", "2024-12-11", "2024-12-20"),
    ("fr", "Fin novembre, un rapport est paru.", "2024-11-21", "2024-11-30"),
    ("fr", "La région est occupée depuis août.", "2024-08-01", "2024-12-16"),
    ("fr", "Samedi et dimanche, ils ont attaqué.", "2024-12-14", "2024-12-15"),
    ("fr", "Ce week-end, ils ont attaqué.", "2024-12-14", "2024-12-15"),
    ("fr", "Lundi, un responsable a parlé.", "2024-12-16", "2024-12-16"),
    ("fr", "Hier, le maire a démissionné.", "2024-12-15", "2024-12-15"),
    ("fr", "La veille, il avait plu.", "2024-12-15", "2024-12-15"),
    ("fr", "La semaine dernière, le cours a baissé.", "2024-12-09", "2024-12-15"),
    ("fr", "Le 1er mai 2023, la loi a changé.", "2023-05-01", "2023-05-01"),
    ("fr", "En octobre 2023, le prix a monté.", "2023-10-01", "2023-10-31"),
    ("fr", "Le traité fut signé en 2019.", "2019-01-01", "2019-12-31"),
    ("fr", "Dans les années 1970, le pont fut bâti.", "1970-01-01", "1979-12-31"),
    ("fr", "Au début des années 90, il a émigré.", "1990-01-01", "1993-12-31"),
    ("fr", "Au premier trimestre 2020, les ventes ont reculé.", "2020-01-01", "2020-03-31"),
    ("fr", "Au deuxième trimestre, les ventes ont reculé.", "2024-04-01", "2024-06-30"),
    ("fr", "Au second semestre 2020, le cours a monté.", "2020-07-01", "2020-12-31"),
    ("fr", "Le pont a rouvert au printemps 2020.", "2020-03-01", "2020-06-30"),
    ("fr", "Le pont a rouvert mi-2005.", "2005-04-01", "2005-09-30"),
    ("fr", "Avant le 5 mai 2020, le pont était fermé.", "", "2020-05-04"),
    ("en", "He was born in the 1970s.", "1970-01-01", "1979-12-31"),
    ("en", "It opened in the mid-1970s.", "1972-01-01", "1977-12-31"),
    ("en", "It launched in the late 2000s.", "2006-01-01", "2009-12-31"),
    ("en", "Sales fell in the first quarter of 2020.", "2020-01-01", "2020-03-31"),
    ("en", "Sales fell in Q3 2020.", "2020-07-01", "2020-09-30"),
    ("en", "The bridge reopened early in the spring of 2020.", "2020-03-01", "2020-06-30"),
    ("en", "It closed in the winter of 2021.", "2020-12-01", "2022-03-31"),
    ("en", "The bridge was closed before 2001.", "", "2000-12-31"),
    ("en", "The bridge was open after 5 May 2020.", "2020-05-05", "2024-12-16"),
    ("ru", "В 1970-х годах построили мост.", "1970-01-01", "1979-12-31"),
    ("ru", "В первом квартале 2020 года продажи упали.", "2020-01-01", "2020-03-31"),
    ("ru", "Мост открыли осенью 2020 года.", "2020-09-01", "2020-12-31"),
    ("uk", "Міст відкрили навесні 2020 року.", "2020-03-01", "2020-06-30"),
    ("uk", "У 1970-х роках збудували міст.", "1970-01-01", "1979-12-31"),
    ("ko", "2000년대에 다리가 놓였다.", "2000-01-01", "2009-12-31"),
    ("ko", "2020년 상반기에 매출이 줄었다.", "2020-01-01", "2020-06-30"),
    ("ko", "1분기에 매출이 줄었다.", "2024-01-01", "2024-03-31"),
    ("ko", "2001년 이전에는 닫혀 있었다.", "", "2000-12-31"),
    ("en", "On December 4, 2024, the treaty took effect.", "2024-12-04", "2024-12-04"),
    ("en", "It took effect on 4 December.", "2024-12-04", "2024-12-04"),
    ("en", "The attacks of 14-15 December failed.", "2024-12-14", "2024-12-15"),
    ("en", "Between 3 and 5 May, ships were stopped.", "2024-05-03", "2024-05-05"),
    ("en", "In June, he visited the country.", "2024-06-01", "2024-06-30"),
    ("en", "In early December the parliament voted.", "2024-12-01", "2024-12-10"),
    ("en", "It has been held since August.", "2024-08-01", "2024-12-16"),
    ("en", "On Saturday and Sunday they attacked.", "2024-12-14", "2024-12-15"),
    ("en", "Over the weekend they attacked.", "2024-12-14", "2024-12-15"),
    ("en", "The mayor resigned yesterday.", "2024-12-15", "2024-12-15"),
    ("en", "Prices fell last week.", "2024-12-09", "2024-12-15"),
    ("en", "From December 14 to December 15 it rained.", "2024-12-14", "2024-12-15"),
    ("en", "It was signed in 2019.", "2019-01-01", "2019-12-31"),
    ("ru", "Договор вступил в силу 4 декабря 2024 года.", "2024-12-04", "2024-12-04"),
    ("ru", "С 14 по 15 декабря шли бои.", "2024-12-14", "2024-12-15"),
    ("ru", "В ноябре цены выросли.", "2024-11-01", "2024-11-30"),
    ("ru", "В начале декабря прошло голосование.", "2024-12-01", "2024-12-10"),
    ("ru", "Район занят с августа.", "2024-08-01", "2024-12-16"),
    ("ru", "В субботу и воскресенье шли бои.", "2024-12-14", "2024-12-15"),
    ("ru", "В выходные шли бои.", "2024-12-14", "2024-12-15"),
    ("ru", "Мэр вчера ушёл в отставку.", "2024-12-15", "2024-12-15"),
    ("ru", "На прошлой неделе цены упали.", "2024-12-09", "2024-12-15"),
    ("ru", "Его подписали 04.12.2024.", "2024-12-04", "2024-12-04"),
    ("uk", "Договір набув чинності 4 грудня 2024 року.", "2024-12-04", "2024-12-04"),
    ("uk", "З 14 до 15 грудня тривали бої.", "2024-12-14", "2024-12-15"),
    ("uk", "У листопаді ціни зросли.", "2024-11-01", "2024-11-30"),
    ("uk", "Район зайнято із серпня.", "2024-08-01", "2024-12-16"),
    ("uk", "У суботу та неділю тривали бої.", "2024-12-14", "2024-12-15"),
    ("uk", "У вихідні тривали бої.", "2024-12-14", "2024-12-15"),
    ("uk", "Мер учора пішов у відставку.", "2024-12-15", "2024-12-15"),
    ("uk", "Минулого тижня ціни впали.", "2024-12-09", "2024-12-15"),
    ("ko", "조약은 2024년 12월 4일 발효됐다.", "2024-12-04", "2024-12-04"),
    ("ko", "12월 14~15일 전투가 벌어졌다.", "2024-12-14", "2024-12-15"),
    ("ko", "10월 파병이 시작됐다.", "2024-10-01", "2024-10-31"),
    ("ko", "10월부터 주둔하고 있다.", "2024-10-01", "2024-12-16"),
    ("ko", "지난 14일 전투가 있었다.", "2024-12-14", "2024-12-14"),
    ("ko", "지난 19일 보고했다.", "2024-11-19", "2024-11-19"),
    ("ko", "주말에 전투가 있었다.", "2024-12-14", "2024-12-15"),
    ("ko", "어제 시장이 사임했다.", "2024-12-15", "2024-12-15"),
    ("ko", "지난주 가격이 내렸다.", "2024-12-09", "2024-12-15"),
    ("ko", "12월 초 표결이 있었다.", "2024-12-01", "2024-12-10"),
]


@pytest.mark.parametrize(("language", "text", "start", "end"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_a_time_expression_is_resolved_against_the_publication_date(
    language: str, text: str, start: str, end: str
) -> None:
    found = [one.period for one in find_periods(text, language, MONDAY)]
    assert [(str(one.start or ""), str(one.end or "")) for one in found if one] == [(start, end)]
    assert len(found) == 1


RELATIVE = [
    ("fr", "Ces derniers mois, le pays a livré des armes."),
    ("fr", "Hier, il a plu."),
    ("fr", "Samedi, il a plu."),
    ("en", "In recent months prices rose."),
    ("en", "It rained yesterday."),
    ("ru", "Вчера шёл дождь."),
    ("uk", "Учора йшов дощ."),
    ("ko", "어제 비가 왔다."),
    ("en", "It rained on 4 May."),
    ("fr", "Il a plu récemment."),
]


@pytest.mark.parametrize(("language", "text"), RELATIVE, ids=[f"{c[0]}: {c[1]}" for c in RELATIVE])
def test_without_a_publication_date_a_relative_expression_stays_without_days(language: str, text: str) -> None:
    found = find_periods(text, language, None)
    assert [one.period for one in found] == [None]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Ces derniers mois, il a plu."),
        ("en", "It rained in recent months."),
        ("ru", "В последние месяцы шли дожди."),
        ("uk", "Останніми місяцями йшли дощі."),
        ("ko", "최근 몇 달 비가 왔다."),
    ],
)
def test_recent_months_end_on_the_day_of_publication(language: str, text: str) -> None:
    (found,) = find_periods(text, language, MONDAY)
    assert found.period is not None and found.period.start is not None
    assert found.period.end == MONDAY
    assert 90 <= (MONDAY - found.period.start).days <= 180


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Il a plu récemment."),
        ("en", "It recently rained."),
        ("ru", "Недавно шёл дождь."),
        ("uk", "Нещодавно йшов дощ."),
        ("ko", "최근 비가 왔다."),
    ],
)
def test_recently_is_open(language: str, text: str) -> None:
    (found,) = find_periods(text, language, MONDAY)
    assert (found.period, found.precision) == (None, "open")


NO_DATE = [
    ("en", "They may leave."),
    ("en", "The march went on."),
    ("fr", "Il a mis fin au débat."),
    ("fr", "Trente et un mai."),
    ("en", "31 February"),
    ("ru", "Майор ушёл."),
    ("ko", "말했다."),
    ("en", "He came second."),
    ("en", "Sun and rain."),
    ("en", "He scored in the first half of the match."),
    ("en", "They led in the third quarter."),
    ("fr", "L'hiver fut doux."),
]


@pytest.mark.parametrize(("language", "text"), NO_DATE[:2] + NO_DATE[2:3] + NO_DATE[5:], ids=str)
def test_words_that_look_like_dates_are_none(language: str, text: str) -> None:
    assert [one.span.of(text) for one in find_periods(text, language, MONDAY)] == []


def test_a_day_that_no_month_has_is_no_day() -> None:
    assert all(one.precision != "day" for one in find_periods("On 31 February it rained.", "en", MONDAY))
    assert find_periods("Le 2024-13-45, rien.", "fr", MONDAY) == ()


def test_a_month_ahead_of_the_publication_is_last_year_s() -> None:
    (found,) = find_periods("The treaty was signed in June.", "en", date(2025, 1, 10))
    assert found.period is not None and found.period.start == date(2024, 6, 1)


def test_a_day_a_little_ahead_stays_in_the_year() -> None:
    (found,) = find_periods("It takes effect on 20 December.", "en", MONDAY)
    assert found.period is not None and found.period.start == date(2024, 12, 20)


def test_the_digits_of_dates_are_marked() -> None:
    assert [span.of("Le 4 décembre 2024, 30 morts") for span in date_spans("Le 4 décembre 2024, 30 morts", "fr")] == [
        "4 décembre 2024"
    ]


@pytest.mark.parametrize(
    ("language", "words"), [("fr", "le 4 mai samedi "), ("ru", "4 мая в субботу "), ("ko", "5월 4일 토요일 ")]
)
def test_a_long_text_is_read_in_a_few_seconds(language: str, words: str) -> None:
    start = time.process_time()
    assert len(find_periods(words * 20_000, language, MONDAY)) >= 20_000
    assert time.process_time() - start < 20
