"""The language of a text as it was read."""

from __future__ import annotations

from recoupe.defaults.read import LANGUAGE_SAMPLE_CHARS
from recoupe.languages import detect_language


def language_of(text: str, declared: str = "") -> str:
    """The ISO 639-1 code of the text's language; `declared` decides only where the text has no letters."""
    return detect_language(text[:LANGUAGE_SAMPLE_CHARS]) or _primary(declared)


def _primary(declared: str) -> str:
    return declared.replace("_", "-").split("-")[0].lower()[:3]
