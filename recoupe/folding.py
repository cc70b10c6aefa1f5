"""One form for texts that differ only in case, accents, apostrophes or width, so that searching finds both."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that decomposition leaves alone although readers take them for one.
_ALIKE = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "ʹ": "'", "‐": "-", "‑": "-", "–": "-"})
_CHARACTER_CACHE = 8192


@lru_cache(maxsize=_CHARACTER_CACHE)
def _fold_character(character: str) -> str:
    composed = unicodedata.normalize("NFKC", character).casefold().translate(_ALIKE)
    if "가" <= composed[:1] <= "힣" or composed in ("й", "ї"):
        return composed
    bare = "".join(mark for mark in unicodedata.normalize("NFD", composed) if not unicodedata.combining(mark))
    return bare.translate(_ALIKE)


def fold(text: str) -> str:
    """The text in compatibility form, case-folded, without diacritics; й and ї stay letters of their own.

    >>> fold("Où est l’Éléphant ? Пётр")
    "ou est l'elephant ? петр"
    """
    if text.isascii():
        return text.lower().replace("`", "'")
    return "".join(map(_fold_character, unicodedata.normalize("NFC", text)))


def fold_with_offsets(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each of its characters the index in `text` it comes from."""
    folded: list[str] = []
    offsets: list[int] = []
    for index, character in enumerate(text):
        piece = _fold_character(character)
        folded.append(piece)
        offsets.extend([index] * len(piece))
    return "".join(folded), tuple(offsets)
