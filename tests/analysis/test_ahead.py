"""Times that lie ahead of the article, by the verb they stand with or the words beside them."""

from datetime import date

import pytest

from recoupe.analysis.periods import find_periods

WEDNESDAY = date(2026, 3, 18)


def first_day(text: str, language: str) -> date | None:
    found = find_periods(text, language, WEDNESDAY)
    return found[0].period.start if found and found[0].period else None


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "Le gouvernement prévoit de déclarer vendredi l’état d’urgence.", 20),
        ("fr", "La ministre se rendra sur place vendredi.", 20),
        ("fr", "Plus de 200 prisonniers doivent être échangés vendredi.", 20),
        ("fr", "Le pont va rouvrir lundi.", 23),
        ("fr", "Une réunion est prévue jeudi.", 19),
        ("en", "Power would be restored by Thursday.", 19),
        ("en", "Shareholders will vote on Friday.", 20),
        ("en", "About 200 prisoners are to be exchanged on Friday.", 20),
        ("en", "The mayor plans to visit the port on Monday.", 23),
        ("en", "On Saturday the army will open the road.", 21),
        ("ru", "В пятницу будет подписан договор.", 20),
        ("ru", "Министр посетит город в пятницу.", 20),
        ("uk", "Рада розглядатиме закон у четвер.", 19),
        ("uk", "У п’ятницю відбудеться засідання.", 20),
        ("ko", "정부는 금요일 회의를 열 예정이다.", 20),
        ("ko", "정부는 금요일 회의를 열 계획이라고 밝혔다.", 20),
    ],
)
def test_a_weekday_with_a_verb_of_the_future_is_the_next_one(language: str, text: str, day: int) -> None:
    assert first_day(text, language) == date(2026, 3, day)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Talks on the bridge next Friday"),
        ("fr", "Rendez-vous vendredi prochain au port"),
        ("ru", "Встреча в следующую пятницу"),
        ("uk", "Зустріч у наступну п’ятницю"),
        ("ko", "오는 금요일 회의"),
    ],
)
def test_next_beside_a_weekday_needs_no_verb(language: str, text: str) -> None:
    assert first_day(text, language) == date(2026, 3, 20)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("fr", "Le président rencontra vendredi le maire.", 13),
        ("fr", "Le ministre a promis mardi que les clients seraient payés.", 17),
        ("fr", "Il a vu vendredi le ministre qui doit démissionner.", 13),
        ("fr", "Le parti contestera le scrutin de dimanche.", 15),
        ("en", "Parliament will discuss Friday's attack.", 13),
        ("en", "The strike began on Monday and will last for weeks.", 16),
        ("en", "Critics of her plans to leave met on Friday.", 13),
        ("ru", "В пятницу был подписан договор.", 13),
        ("uk", "Рада ухвалила закон у четвер.", 12),
        ("ko", "정부는 금요일 회의를 열었다고 밝혔다.", 13),
    ],
)
def test_a_weekday_of_another_verb_or_of_a_thing_is_the_last_one(language: str, text: str, day: int) -> None:
    assert first_day(text, language) == date(2026, 3, day)


def test_two_joined_days_ahead_are_one_stretch() -> None:
    (found,) = find_periods("The port will be closed on Friday and Saturday.", "en", WEDNESDAY)
    assert found.period is not None
    assert (found.period.start, found.period.end) == (date(2026, 3, 20), date(2026, 3, 21))


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "The hall will reopen on 20 May.", date(2026, 5, 20)),
        ("en", "The hall will reopen on 10 January.", date(2026, 1, 10)),
        ("en", "The hall will reopen in August.", date(2026, 8, 1)),
        ("en", "The hall was opened on 20 May.", date(2025, 5, 20)),
        ("ko", "정부는 오는 20일 회의를 연다.", date(2026, 3, 20)),
        ("ko", "정부는 10일 회의를 열 예정이다.", date(2026, 4, 10)),
        ("ko", "정부는 10일 회의를 열었다.", date(2026, 3, 10)),
    ],
)
def test_a_date_without_a_year_follows_its_verb_too_unless_it_has_just_been(
    language: str, text: str, day: date
) -> None:
    assert first_day(text, language) == day
