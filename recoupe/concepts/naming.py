"""How a concept is called in a language: a word that a reader knows, out of the patterns by which it is found."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from recoupe.concepts.lexicon import lexicon

_DICTIONARIES = frozenset({"fr", "en", "ru", "uk"})
# What a verb ends in, where one is wanted for an event.
_INFINITIVES = {"fr": ("er", "ir", "re", "oir"), "ru": ("ть", "ться"), "uk": ("ти", "тися")}


@lru_cache(maxsize=8192)
def name_of(concept: str, language: str, *, as_verb: bool = True) -> str:
    """A word or phrase for the concept, empty where none can be made.

    Patterns without a gap are taken as they are; of stems the dictionary's shortest word, for an event a verb first
    unless `as_verb` is false: a search finds nouns by their shortest form, and hardly anything by an infinitive.
    """
    found = lexicon().get(concept)
    patterns = found.words.get(language, ()) if found else ()
    if found is None or not patterns:
        return ""
    plain = [one for one in patterns if "*" not in one and "~" not in one]
    wants_verb = as_verb and found.sort == "event"
    if plain and not (wants_verb and language in _INFINITIVES):
        return plain[0]
    stems = [one.rstrip("*") for one in patterns if one.endswith("*") and " " not in one and "*" not in one[:-1]]
    words = [word for stem in stems if (word := _word(stem, language, wants_verb))]
    return words[0] if words else plain[0] if plain else ""


def _word(stem: str, language: str, is_event: bool) -> str:
    """The shortest dictionary form that begins so; for an event an infinitive if there is one."""
    if language not in _DICTIONARIES:
        return stem
    forms = _forms(language)
    start, end = bisect_left(forms, stem), bisect_left(forms, stem + "\uffff")
    fitting = sorted(forms[start:end], key=lambda form: (len(form), form))
    verbs = [form for form in fitting if form.endswith(_INFINITIVES.get(language, ("\uffff",)))]
    return next(iter(verbs if is_event and verbs else fitting), "")


@lru_cache(maxsize=4)
def _forms(language: str) -> list[str]:
    """The dictionary forms of a language, sorted."""
    lemmas = set(DefaultDictionaryFactory().get_dictionary(language).values())
    return sorted(one.decode() if isinstance(one, bytes) else str(one) for one in lemmas)
