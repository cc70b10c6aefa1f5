"""How a concept is called in a language: a word that a reader knows, out of the patterns by which it is found."""

from __future__ import annotations

from functools import lru_cache

from recoupe.concepts.lexicon import lexicon
from recoupe.word_forms import SPELLED, base_forms

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
    if language not in SPELLED:
        return stem
    fitting = sorted(base_forms(stem, language), key=lambda form: (len(form), form))
    verbs = [form for form in fitting if form.endswith(_INFINITIVES.get(language, ("\uffff",)))]
    return next(iter(verbs if is_event and verbs else fitting), "")
