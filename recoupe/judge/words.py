"""Content words of a text: what is left when the words of grammar are taken away."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.analysis.lemmas import lemmas
from recoupe.defaults.judge import STATEMENTS_KEPT
from recoupe.defaults.language import WORDS_KEPT
from recoupe.folding import fold
from recoupe.languages import get_language
from recoupe.model import Span

_TOKEN = re.compile(r"[^\W_]+(?:['’ʼ](?=[^\W\d_]{2,})[^\W_]+)*")
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’]", re.IGNORECASE)
_LETTERS_OF_A_STEM = 5
_KOREAN_STEM = 2


def _lemma(word: str, language: str) -> str:
    """One form that stands for all forms of a word; folded."""
    found = lemmas(word, language)
    if language == "ko":  # the word without particles comes with its syllable pairs
        return max(found, key=lambda one: (len(one), one), default=fold(word))
    return min(found, key=lambda one: (len(one), one), default=fold(word))


@lru_cache(maxsize=STATEMENTS_KEPT)
def content_words(text: str, language: str) -> tuple[tuple[Span, str], ...]:
    """Each content word of the text with its span and lemma, in the order of the text; numerals are left out."""
    found: list[tuple[Span, str]] = []
    for match in _TOKEN.finditer(text):
        length, word = _content_word(match[0], language)
        if length:
            found.append((Span(match.end() - length, match.end()), word))
    return tuple(found)


@lru_cache(maxsize=WORDS_KEPT)
def _content_word(token: str, language: str) -> tuple[int, str]:
    """How many of its last letters are the word, what is elided before it left out, and its lemma; 0 for none."""
    word = _ELIDED.sub("", token)
    folded = fold(word)
    if folded in _function_words(language) or folded.isdigit() or (len(folded) < 2 and language != "ko"):
        return 0, ""
    return len(word), _lemma(word, language)


@lru_cache(maxsize=8)
def _function_words(language: str) -> frozenset[str]:
    known = get_language(language)
    return frozenset(map(fold, known.function_words.split())) if known else frozenset()


@lru_cache(maxsize=STATEMENTS_KEPT)
def word_set(text: str, language: str) -> frozenset[str]:
    """All lemmas and folded forms of a text, and the stems under which near forms are found."""
    words = {word for _, word in content_words(text, language)}
    words |= {fold(span.of(text)) for span, _ in content_words(text, language)}
    return frozenset(words | {stem(word, language) for word in words})


def stem(word: str, language: str) -> str:
    """The beginning of a word that its other forms share, marked so that it is not taken for a word."""
    letters = _KOREAN_STEM if language == "ko" else max(_LETTERS_OF_A_STEM, len(word) - 3)
    return word[:letters] + "-" if len(word) >= letters else word


def has_word(word: str, language: str, words: frozenset[str]) -> bool:
    """Whether a lemma, or a near form of it, is among the words of a text of the same language."""
    return word in words or stem(word, language) in words
