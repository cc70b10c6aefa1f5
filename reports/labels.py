"""How slugs read: words of the vocabulary in the reader's language."""

from __future__ import annotations

from recoupe.names import gazetteer
from recoupe.names.entities import COUNTRY
from reports.language import Speech
from reports.vocabulary import BLOCS, LETTERS, OUTCOMES, STAGES


def label(word: str, speech: Speech) -> str:
    """A word of the vocabulary, or a slug that a desk added, as a reader sees it."""
    for table in (BLOCS, STAGES, OUTCOMES):
        if word in table:
            return speech.say(table[word])
    return speech.note(word.replace("_", " "))


def bloc_label(bloc: str, speech: Speech) -> str:
    """The name of a bloc; a slug that a desk added is shown with spaces."""
    if bloc.startswith(COUNTRY):
        return gazetteer().label(bloc, speech.language) or bloc
    return speech.say(BLOCS[bloc]) if bloc in BLOCS else speech.note(bloc.replace("_", " "))


def letter_words(letter: str, speech: Speech) -> str:
    """What a reliability letter means."""
    return speech.say(LETTERS.get(letter, LETTERS["F"]))
