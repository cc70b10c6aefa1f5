"""One phonetic key for a name however it is romanised: Vorojba, Vorozhba, Ворожба and 보로즈바 come near each other."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from recoupe.defaults.language import WORDS_KEPT
from recoupe.folding import fold

# Spellings of one sound in French, English and German romanisations, longest first.
_SOUNDS = (
    ("shch", "s"), ("chtch", "s"), ("tch", "c"), ("tsch", "c"), ("sch", "s"), ("zh", "j"), ("kh", "h"), ("dj", "j"),
    ("dzh", "j"), ("ts", "s"), ("tz", "s"), ("sh", "s"), ("ch", "s"), ("cz", "c"), ("ph", "f"), ("th", "t"),
    ("ngh", "nh"), ("gh", "g"), ("ck", "k"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ie", "e"), ("ye", "e"),
    ("yo", "o"), ("iu", "u"), ("yu", "u"), ("iou", "u"), ("ia", "a"), ("ya", "a"), ("ja", "a"), ("iy", "i"),
    ("yy", "i"), ("ij", "i"), ("yi", "i"), ("eu", "u"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("w", "v"),
    ("q", "k"), ("x", "ks"), ("y", "i"), ("nce", "nse"), ("c", "k"),
)  # fmt: skip
_SOUND = re.compile("|".join(sorted((spelling for spelling, _ in _SOUNDS), key=len, reverse=True)))
_SOUND_OF = dict(_SOUNDS)
_DOUBLED = re.compile(r"(.)\1+")
_HANGUL = re.compile(r"[가-힣]")
# Hangul keeps fewer sounds apart: both sides are brought down to what it can write.
_COARSE = str.maketrans(
    {"v": "p", "f": "p", "b": "p", "z": "s", "j": "s", "c": "s", "r": "l", "g": "k", "d": "t", "h": ""}
)
# A nasal that Cyrillic writes as plain н.
_NG = re.compile(r"ng(?![aeiouy])")
_VOWELS = re.compile(r"[aeiou]+")
_NOT_A_LETTER = re.compile(r"[^a-z ]+")


@lru_cache(maxsize=WORDS_KEPT)
def sound_key(word: str) -> str:
    """The sounds of a word in any script, as lower-case Latin letters.

    >>> sound_key("Vorojba") == sound_key("Ворожба")
    True
    """
    latin = _NOT_A_LETTER.sub("", anyascii(fold(word)).lower())
    return _DOUBLED.sub(r"\1", _SOUND.sub(lambda found: _SOUND_OF[found.group()], latin))


@lru_cache(maxsize=WORDS_KEPT)
def consonant_key(word: str) -> str:
    """The consonants that every script and spelling of a name keeps apart, for comparing it across languages.

    >>> consonant_key("젤렌스키") == consonant_key("Zelensky")
    True
    """
    return _VOWELS.sub("", _DOUBLED.sub(r"\1", _NG.sub("n", sound_key(word)).translate(_COARSE)))


@lru_cache(maxsize=WORDS_KEPT)
def spelt_key(word: str) -> str:
    """The consonants of a name as one language spells it, in which two names differ that another would write alike.

    >>> consonant_key("Dorvel") == consonant_key("Turfel"), spelt_key("Dorvel") == spelt_key("Turfel")
    (True, False)
    """
    return _VOWELS.sub("", sound_key(word))


def is_hangul(word: str) -> bool:
    """Whether the word has a Hangul syllable in it."""
    return bool(_HANGUL.search(word))
