"""Words in quotation marks."""

import time

import pytest

from recoupe.analysis.quotes import find_quotes

CASES = [
    ("fr", "Il parle d'« une autre étape » du conflit.", ["une autre étape"]),
    ("fr", 'Il dit "oui" et “non”.', ["oui", "non"]),
    ("fr", "« Il a dit “non” hier », note-t-elle.", ["Il a dit “non” hier"]),
    ("fr", "L'accord d'hier n'est pas l'affaire d'un jour.", []),
    ("en", "He called it “a step” and didn't explain.", ["a step"]),
    ("en", 'He said "we\'re leaving".', ["we're leaving"]),
    ("ru", "Он назвал это «новым этапом».", ["новым этапом"]),
    ("ru", "Он сказал: „да“.", ["да"]),
    ("uk", "Він назвав це «новим етапом».", ["новим етапом"]),
    ("ko", "그는 “새 단계”라고 말했다.", ["새 단계"]),
    ("ko", "그는 ‘새 단계’라고 했다.", ["새 단계"]),
    ("de", "Er sagte “ja”.", ["ja"]),
    ("fr", "« sans fin", []),
    ("fr", "«  »", []),
]


@pytest.mark.parametrize(("language", "text", "quotes"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_the_words_between_the_marks_are_found(language: str, text: str, quotes: list[str]) -> None:
    assert [span.of(text) for span in find_quotes(text, language)] == quotes


@pytest.mark.parametrize("text", ["« " * 10_000 + " »" * 10_000, "“" * 10_000, '"' * 10_001, "«»" * 10_000])
def test_ten_thousand_marks_take_no_more_than_a_few_seconds(text: str) -> None:
    start = time.process_time()
    find_quotes(text, "fr")
    assert time.process_time() - start < 5


def test_the_outermost_of_nested_quotes_counts() -> None:
    text = "« a « b » c »"
    assert [span.of(text) for span in find_quotes(text, "fr")] == ["a « b » c"]
