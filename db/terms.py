"""What a search asks for: words with the beginnings that their other forms share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recoupe.defaults.archive import (
    BEGINNING_FROM,
    BEGINNING_WEIGHT,
    CUT_ONE_FROM,
    CUT_THREE_FROM,
    CUT_TWO_FROM,
    INSIDE_FROM,
    INSIDE_WEIGHT,
    QUERY_CHARACTERS,
    QUERY_WORDS,
    SEARCHED_CHARACTERS,
    SYLLABLES_AT_LEAST,
    SYLLABLES_CUT_ONE_FROM,
    SYLLABLES_CUT_TWO_FROM,
    WORD_CHARACTERS,
)
from recoupe.folding import fold
from recoupe.languages import LANGUAGES

# Letters and digits only: whatever else a query holds means something to FTS5, to tsquery or to LIKE.
_WORD = re.compile(r"[^\W_]+")
# Hangul syllables, kana and Han: scripts whose words are short and joined to what follows.
_SYLLABIC = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_SYLLABLES = re.compile(f"[{_SYLLABIC}]{{2,}}")
_ALL_SYLLABIC = re.compile(f"[{_SYLLABIC}]+$")
# Folded endings of one letter that come and go with case and number, in the scripts of the languages we read.
_ENDINGS = frozenset("aeiouysаеиіїоуыэюяйь")


@dataclass(frozen=True, slots=True)
class Term:
    """A word and how much of it other forms share: an empty `beginning` or `inside` asks for nothing."""

    word: str
    beginning: str
    inside: str

    def frequency(self, padded: str) -> float:
        """How often the term is met in folded text with a space at each end; other forms count for less."""
        whole = padded.count(f" {self.word} ")
        beginning = max(padded.count(f" {self.beginning}"), whole) if self.beginning else whole
        inside = max(padded.count(self.inside), beginning) if self.inside else beginning
        return whole + BEGINNING_WEIGHT * (beginning - whole) + INSIDE_WEIGHT * (inside - beginning)


def searchable(title: str, text: str) -> str:
    """The folded words of a document, one space apart, title first."""
    return " ".join(_WORD.findall(fold(f"{title}\n{text}"[:SEARCHED_CHARACTERS])))


def bigrams(folded: str) -> str:
    """Every two neighbouring syllables of Korean, Japanese and Chinese words in folded text, each pair once."""
    pairs = (run[at : at + 2] for run in _SYLLABLES.findall(folded) for at in range(len(run) - 1))
    return " ".join(dict.fromkeys(pairs))


def query_terms(text: str) -> tuple[Term, ...]:
    """The words a query asks for, each once, in their order; a single letter or syllable asks for nothing.

    Words that every text has, such as articles, are asked for only where there are no others.
    """
    words = dict.fromkeys(word for word in _WORD.findall(fold(text[:QUERY_CHARACTERS])) if _says_something(word))
    telling = [word for word in words if word not in _stop_words()] or list(words)
    return tuple(dict.fromkeys(_term(word[:WORD_CHARACTERS]) for word in telling[:QUERY_WORDS]))


@cache
def _stop_words() -> frozenset[str]:
    """The stop words of all languages, folded like the texts."""
    return frozenset(fold(word) for language in LANGUAGES.values() for word in language.stop_words)


def _says_something(word: str) -> bool:
    return len(word) > 1 or word.isdigit()


def _term(word: str) -> Term:
    if _ALL_SYLLABIC.match(word):
        piece = _without_particle(word)
        return Term(word, piece, piece)
    if not word.isalpha():
        return Term(word, "", "")
    piece = _stem(word)
    return Term(
        word,
        piece if len(piece) >= BEGINNING_FROM else "",
        piece if len(piece) >= INSIDE_FROM else "",
    )


def _stem(word: str) -> str:
    if len(word) >= CUT_TWO_FROM:
        return word[:-3] if len(word) >= CUT_THREE_FROM else word[:-2]
    return word[:-1] if len(word) >= CUT_ONE_FROM and word[-1] in _ENDINGS else word


def _without_particle(word: str) -> str:
    cut = 2 if len(word) >= SYLLABLES_CUT_TWO_FROM else 1 if len(word) >= SYLLABLES_CUT_ONE_FROM else 0
    return word[: max(len(word) - cut, SYLLABLES_AT_LEAST)]
