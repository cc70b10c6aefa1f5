"""The content words of a text in their dictionary form."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.defaults.language import LEMMAS_KEPT
from recoupe.folding import fold
from recoupe.languages import get_language
from recoupe.word_forms import base_form

_WORD = re.compile(r"[^\W\d_]{2,}")
_HANGUL = re.compile(r"[가-힣]+")
_LEMMATISED = ("fr", "en", "ru", "uk")
# Particles and copulas behind a noun, longest first.
_PARTICLES = re.compile(
    r"(?:에서는|에서도|으로는|이라고|라고|에서|에게|으로|까지|부터|보다|처럼|이나|에는|에도|과의|와의|은|는|이|가|을|를|의|에|로|와|과|도|만)$"
)


def lemmas(text: str, language: str) -> frozenset[str]:
    """The folded lemmas of the content words; for Korean the words without particles, and their syllable pairs."""
    known = get_language(language)
    stop_words = known.stop_words if known else frozenset()
    if language == "ko":
        return frozenset(_korean(text, stop_words))
    words = (word for word in _WORD.findall(text) if word.lower() not in stop_words)
    return frozenset(_lemma(word, language) for word in words)


@lru_cache(maxsize=LEMMAS_KEPT)
def _lemma(word: str, language: str) -> str:
    found = base_form(word, language) if language in _LEMMATISED else word
    return fold(found)


def _korean(text: str, stop_words: frozenset[str]) -> set[str]:
    found = {fold(word) for word in re.findall(r"[A-Za-z]{2,}", text)}
    for word in _HANGUL.findall(text):
        bare = _PARTICLES.sub("", word) if len(word) > 2 else word
        if bare and bare not in stop_words:
            found.add(bare)
            found.update(bare[index : index + 2] for index in range(len(bare) - 1))
    return found
