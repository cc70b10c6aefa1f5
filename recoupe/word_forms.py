"""Dictionaries of word forms: what a word's base form is. Each is built once on a machine, and then only opened."""

from __future__ import annotations

import unicodedata
from functools import cache

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieDictionaryFactory

# Languages whose dictionaries tell names by a capital letter.
SPELLED = frozenset({"fr", "en", "ru", "uk"})


def base_form(word: str, language: str) -> str:
    """The word as a dictionary has it; the word itself where the dictionary of that language does not know it."""
    return str(_lemmatizer().lemmatize(word, lang=language))


def base_forms(stem: str, language: str) -> frozenset[str]:
    """The base forms that begin with the stem, of the words that do."""
    # Only the trie itself finds words by their beginning without going through all of them.
    opened = _dictionaries().get_dictionary(language)._trie  # type: ignore[attr-defined]
    forms = {form.decode() for _, form in opened.items(stem)}
    return frozenset(form for form in forms if form.startswith(stem))


def is_known(word: str, language: str) -> bool:
    """Whether the dictionary of that language knows the word."""
    return _looked_up(word, language) is not None


def is_proper(word: str, language: str) -> bool:
    """Whether a capitalised word is a name to the dictionary, or strange to it: no word of the language."""
    if not word[:1].isupper() or language not in SPELLED:
        return False
    lemma = _looked_up(word, language)
    return lemma is None or lemma[:1].isupper()


def _looked_up(word: str, language: str) -> str | None:
    return _lookup().get_lemma(unicodedata.normalize("NFC", word), language)


@cache
def _lemmatizer() -> Lemmatizer:
    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_dictionaries()))


@cache
def _lookup() -> DictionaryLookupStrategy:
    return DictionaryLookupStrategy(_dictionaries())


@cache
def _dictionaries() -> TrieDictionaryFactory:
    """Tries on disk: half a second a language less at every start than reading the dictionaries anew."""
    return TrieDictionaryFactory()
