"""The languages Recoupe reads: one module each, found by its name, which is the ISO 639-1 code."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from recoupe.languages.language import Language

__all__ = ["LANGUAGES", "Language", "detect_language", "get_language"]

_HANGUL = re.compile(r"[가-힣]")
_CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_RUSSIAN = re.compile(r"[ыэёъ]", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
# From this share of its letters on a script decides the language.
_SCRIPT_SHARE = 0.3
# More text than this makes no language surer.
_DETECT_CHARS = 4000


def _load() -> Mapping[str, Language]:
    found = {}
    for module in pkgutil.iter_modules(__path__):
        loaded = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(loaded, "LANGUAGE"):
            found[module.name] = loaded.LANGUAGE
    return MappingProxyType(found)


LANGUAGES: Mapping[str, Language] = _load()


def get_language(code: str) -> Language | None:
    """The language with that code, or None where Recoupe does not know it."""
    return LANGUAGES.get(code)


def detect_language(text: str, expected: Sequence[str] = ()) -> str:
    """The ISO 639-1 code of the language of a text: by script, then by words; empty for a text without letters.

    `expected` restricts the choice among languages of the Latin script.
    """
    sample = text[:_DETECT_CHARS]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return ""
    if len(_HANGUL.findall(sample)) >= _SCRIPT_SHARE * letters:
        return "ko"
    if len(_CYRILLIC.findall(sample)) >= _SCRIPT_SHARE * letters:
        return "uk" if len(_UKRAINIAN.findall(sample)) > len(_RUSSIAN.findall(sample)) else "ru"
    return _identify(sample, tuple(expected))


# A text is asked about by a few stages shortly after each other, and each entry holds a sample.
@lru_cache(maxsize=256)
def _identify(sample: str, expected: tuple[str, ...]) -> str:
    # The model is loaded when the first Latin text needs it.
    from recoupe.language_model import rank

    ranked = rank(sample)
    return next((code for code in ranked if not expected or code in expected), ranked[0])
