"""The languages Recoupe reads, and telling them apart."""

import dataclasses
import re
from collections.abc import Iterator

import pytest

from recoupe.defaults.metrics import METRICS
from recoupe.languages import LANGUAGES, Language, detect_language, get_language

TEXTS = [
    ("fr", "Le maire de la ville a annoncé la fermeture du pont pour trois semaines."),
    ("en", "The mayor announced that the bridge would be closed for three weeks."),
    ("ru", "Мэр города объявил, что мост закроют на три недели."),
    ("uk", "Мер міста оголосив, що міст закриють на три тижні."),
    ("ko", "시장은 다리를 3주 동안 폐쇄한다고 발표했다."),
    ("de", "Der Bürgermeister kündigte an, dass die Brücke drei Wochen lang geschlossen bleibt."),
]
# What every language has to bring, so that its quantities, periods, speakers and polarity are found.
PARTS = set(
    "abbreviations quote_pairs according_to reporting_verbs hedging_verbs speaking_nouns anonymous pronouns "
    "number_words magnitudes "
    "vague_quantities comparators_before comparators_after metric_words uncounted range_words thousands "
    "decimals months weekdays times negators hedges opinions predictions appeals verbs boilerplate "
    "corrections stop_words polarity bounds ordinals totals sides comparison function_words".split()
)
# What a language rightly has nothing of.
LACKS = {"ko": {"abbreviations"}}
# Names of `times` that the resolution of periods asks for.
TIMES = set(
    "today yesterday day_before weekend this_week last_week this_month last_month recent_months recent_weeks "
    "recent_days this_year last_year open since start middle end until from to".split()
)


@pytest.mark.parametrize(("language", "text"), TEXTS, ids=[one[0] for one in TEXTS])
def test_a_text_is_recognised(language: str, text: str) -> None:
    assert detect_language(text) == language


def test_a_text_without_letters_has_no_language() -> None:
    assert detect_language("") == ""
    assert detect_language("2024 — 30 %") == ""


def test_expected_languages_narrow_the_choice() -> None:
    assert detect_language("Paris", ("fr", "en")) in ("fr", "en")
    assert detect_language("Der Bürgermeister kam gestern in die Stadt.", ("fr", "en")) in ("fr", "en")


def test_a_name_in_another_script_does_not_decide() -> None:
    assert detect_language("The mayor of Киев said that the bridge would be closed for three weeks.") == "en"


def test_five_languages_are_found_by_the_names_of_their_files() -> None:
    assert set(LANGUAGES) == {"fr", "en", "ru", "uk", "ko"}
    assert all(language.code == code for code, language in LANGUAGES.items())
    assert get_language("xx") is None


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_a_language_lacks_no_part_but_those_named_here(language: Language) -> None:
    empty = {part for part in PARTS if not getattr(language, part)}
    assert empty <= LACKS.get(language.code, set()), f"{language.code} lacks {sorted(empty)}"


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_a_language_names_all_months_days_and_times(language: Language) -> None:
    assert set(language.months.values()) == set(range(1, 13))
    assert set(language.weekdays.values()) == set(range(7))
    assert set(language.times) >= TIMES, f"{language.code} lacks {sorted(TIMES - set(language.times))}"


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_metric_words_lead_to_metrics_that_exist(language: Language) -> None:
    named = {metric for _, metric in language.metric_words}
    assert named <= METRICS
    assert METRICS - named <= {"items"}, f"{language.code} lacks {sorted(METRICS - named)}"


def _expressions(language: Language) -> Iterator[str]:
    for one in dataclasses.fields(language):
        value = getattr(language, one.name)
        if isinstance(value, tuple) and one.name != "quote_pairs":
            yield from (entry if isinstance(entry, str) else entry[0] for entry in value)


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=lambda language: language.code)
def test_every_expression_is_valid_and_matches_no_empty_text(language: Language) -> None:
    for expression in _expressions(language):
        assert re.compile(expression).fullmatch("") is None, expression
