"""Reading lexicons, names and models before the first text needs them: while something else is waited for."""

from __future__ import annotations

from recoupe.concepts.lexicon import LANGUAGES, talk
from recoupe.concepts.matching import find_concepts
from recoupe.languages import detect_language
from recoupe.names import gazetteer
from recoupe.word_forms import base_form, is_known

_WITHOUT_WORD_FORMS = "ko"


def warm_up() -> None:
    """Load what a first article and its evidence would load, whatever their language; nothing is changed by it."""
    detect_language("a", LANGUAGES)
    for language in LANGUAGES:
        find_concepts("a", language)
        find_concepts("a", language, talk())
        gazetteer().find("A", language)
        if language != _WITHOUT_WORD_FORMS:
            is_known(base_form("a", language), language)
