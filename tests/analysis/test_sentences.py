"""Sentences in five languages."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.analysis.sentences import split_sentences

CASES = [
    ("fr", ["Le maire est venu.", "Il a parlé."]),
    ("fr", ["M. Dupuis est venu avec le gén. Carrel.", "Il a parlé."]),
    ("fr", ["« Nous partons. »", "Il l'a dit hier."]),
    ("fr", ["Le prix atteint 1.234 euros.", "Il baisse."]),
    ("fr", ["Vraiment ?", "Oui !", "Bien…"]),
    ("en", ["Dr. Novak met Lt. Hale of the U.S. army.", "They spoke."]),
    ("en", ["It rose by 1.5 percent.", "It fell later."]),
    ("en", ["“We leave.”", "He said so yesterday."]),
    ("en", ["J. B. Novak came at 5 p.m. with friends.", "They spoke."]),
    ("ru", ["В 2024 г. договор подписан.", "Он действует."]),
    ("ru", ["Цена 5 тыс. руб. за тонну.", "Она выросла."]),
    ("ru", ["«Мы уходим».", "Это сказал А. Б. Новак."]),
    ("uk", ["У 2024 р. договір підписано.", "Він діє."]),
    ("uk", ["Це коштує 5 тис. грн за тонну.", "Ціна зросла."]),
    ("ko", ["시장이 왔다.", "그는 말했다."]),
    ("ko", ["“우리는 떠난다.”", "그가 말했다."]),
    ("ko", ["가격이 1.5% 올랐다.", "나중에 내렸다."]),
]


@pytest.mark.parametrize(("language", "sentences"), CASES, ids=[f"{c[0]}: {' | '.join(c[1])}" for c in CASES])
def test_a_text_is_cut_into_its_sentences(language: str, sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [span.of(text) for span in split_sentences(text, language)] == sentences


def test_a_line_break_ends_a_sentence() -> None:
    text = "Un titre sans point\n\n  Une phrase. \r\nUne autre"
    found = [span.of(text) for span in split_sentences(text, "fr")]
    assert found == ["Un titre sans point", "Une phrase.", "Une autre"]


def test_a_text_without_words_has_no_sentences() -> None:
    assert split_sentences("", "fr") == ()
    assert split_sentences(" \n \t ", "en") == ()


@given(st.text(alphabet="aZé я한.!?»” \n\"'(", max_size=200), st.sampled_from(["fr", "en", "ru", "uk", "ko", "de"]))
@settings(max_examples=200, deadline=None)
def test_sentences_lie_in_order_without_overlap_and_lose_no_word(text: str, language: str) -> None:
    spans = split_sentences(text, language)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    assert "".join("".join(span.of(text) for span in spans).split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["mot " * 100_000, "a." * 100_000, "." * 200_000, "M. " * 60_000, "x" * 300_000])
def test_a_text_without_an_end_is_cut_in_a_few_seconds(text: str) -> None:
    start = time.process_time()
    spans = split_sentences(text, "fr")
    assert time.process_time() - start < 5
    assert sum(span.end - span.start for span in spans) <= len(text)
