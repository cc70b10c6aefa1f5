"""Korean names, which have no capital letter: a name is what stands before a title, or what sounds like a known one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from recoupe.defaults.language import WORDS_KEPT
from recoupe.defaults.trace import LEAST_HEARD
from recoupe.names.keys import consonant_key, is_hangul, sound_key

_TITLE = (
    r"(?:전 |부|총)?(?:사무총장|대통령|총리|장관|차관|의원|시장|지사|교수|박사|대표|회장|사장|위원장|대변인|본부장|"
    r"국장|과장|부장|서장|소장|청장|처장|실장|팀장|원장|총장|총재|감독|선수|판사|검사|변호사|대사|사령관|장군|대령|중령|소령|씨)"
)
_KOREAN = r"[김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구민][가-힣]{2}"
_BODY = r"[가-힣]*(?:노조|노동조합|[부청처국원회대당군서단])"
# Between a name of two words, or a Korean one, and its title the body may stand: 일카 브란트 노조 사무총장.
_BEFORE_BODY = re.compile(rf"(?P<name>[가-힣]+ [가-힣]{{2,6}}|{_KOREAN}) {_BODY} {_TITLE}")
_BEFORE_TITLE = re.compile(rf"(?P<name>[가-힣]{{2,6}}) {_TITLE}")
# Fewer consonants tell no name.
LEAST_CONSONANTS = 3
# From so many on, consonants alone tell a name; from more on, also with one of them heard otherwise.
SURE_CONSONANTS = 4
_MISHEARD_CONSONANTS = 5
# Particles and titles grow onto a name.
_LONGEST_ENDING = 2
_WORD = re.compile(r"[가-힣]{2,}")
# Names of two words, as foreign ones are: 얀 코발.
_FIRST_WORD, _SECOND_WORD = 4, 5
_IS_KOREAN = re.compile(_KOREAN)
_IS_BODY = re.compile(_BODY)


def name_before_title(label: str) -> str:
    """The name of a person in the words for a speaker, empty where only a body and a title stand.

    >>> name_before_title("일카 브란트 노조 사무총장"), name_before_title("국방부 대변인")
    ('일카 브란트', '')
    """
    for pattern in (_BEFORE_BODY, _BEFORE_TITLE):
        found = pattern.search(label)
        if found and (_IS_KOREAN.fullmatch(found["name"]) or not _IS_BODY.fullmatch(found["name"])):
            return found["name"]
    return ""


@dataclass(frozen=True, slots=True)
class Heard:
    """The words of a Korean text by how they sound: consonants and Latin letters of each."""

    words: dict[str, tuple[tuple[str, str], ...]]

    @classmethod
    def in_text(cls, text: str) -> Heard:
        """All words of the text, and neighbours that may be one name, by their first two consonants."""
        written = _WORD.findall(text)
        joined = [
            one + other
            for one, other in itertools.pairwise(written)
            if len(one) <= _FIRST_WORD and len(other) <= _SECOND_WORD
        ]
        found: dict[str, list[tuple[str, str]]] = {}
        for word in dict.fromkeys([*written, *joined]):
            key = consonant_key(word)
            if len(key) >= LEAST_CONSONANTS:
                found.setdefault(key[0], []).append((key, _latin(word)))
        return cls({head: tuple(words) for head, words in found.items()})

    def has(self, key: str, name: str) -> bool:
        """Whether the text has a name in another script, given its consonants and how it is written there."""
        return any(_sounds_like(key, name, consonants, latin) for consonants, latin in self.words.get(key[:1], ()))


def sound_alike(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether a word of the one name is a word of the other, in whatever script each is written."""
    return any(_is_one_word(one, other) for one in some for other in others)


@lru_cache(maxsize=WORDS_KEPT)
def _is_one_word(one: str, other: str) -> bool:
    if is_hangul(one) != is_hangul(other):
        korean, written = (one, other) if is_hangul(one) else (other, one)
        key = consonant_key(written)
        return len(key) >= LEAST_CONSONANTS and Heard.in_text(korean).has(key, written)
    return len(consonant_key(one)) >= LEAST_CONSONANTS and consonant_key(one) == consonant_key(other)


def _latin(word: str) -> str:
    # Korean puts this vowel between consonants that other languages join.
    return anyascii(word).lower().replace("eu", "")


def _sounds_like(key: str, name: str, consonants: str, latin: str) -> bool:
    if consonants.startswith(key) and len(consonants) - len(key) <= _LONGEST_ENDING:
        sound = sound_key(name)
        near = fuzz.ratio(sound, sound_key(latin)[: len(sound) + 1])
        return len(key) >= SURE_CONSONANTS or near >= LEAST_HEARD
    if len(key) < _MISHEARD_CONSONANTS:
        return False
    heads = (consonants[: len(key) + shift] for shift in (-1, 0, 1))
    return any(OSA.distance(key, head, score_cutoff=1) <= 1 for head in heads)
