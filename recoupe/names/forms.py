"""Finding the forms of names in a text: tokens, their stems, and a trie over them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from recoupe.defaults.language import WORDS_KEPT
from recoupe.defaults.names import MAX_ACRONYM_LENGTH, MAX_ENDING_LENGTH, MIN_INNER_SYLLABLES
from recoupe.folding import fold

_TOKEN = re.compile(r"[^\W_]+")
_HANGUL = re.compile(r"[가-힣]")
_CYRILLIC = re.compile(r"[а-яіїєґ]")
# Case endings of nouns, adjectives and surnames, longest first; what is left is compared.
_ENDINGS = tuple(
    "ами ями ого его ому ему ыми ими ими ої ові еві ою ею ого ий ый ой ій ая яя ое ее ые ие ых их ым им ом ем "
    "ам ям ах ях ей єю єм ої у ю а я ы и і ї е є ь й о".split()
)
_MIN_STEM = 3


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the text: where it stands, how it is written, and the key it is looked up by."""

    start: int
    end: int
    text: str
    key: str


@lru_cache(maxsize=1024)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of the text; apostrophes and hyphens part them."""
    return tuple(_token(match) for match in _TOKEN.finditer(text))


def _token(match: re.Match[str]) -> Token:
    return Token(match.start(), match.end(), match.group(), key_of(match.group()))


@lru_cache(maxsize=WORDS_KEPT)
def key_of(word: str) -> str:
    """The folded word, without its case ending where it is Cyrillic.

    >>> key_of("Курской") == key_of("Курская") == "курск"
    True
    """
    folded = fold(word)
    if not _CYRILLIC.search(folded) or word.isupper():
        return folded
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _MIN_STEM:
            return folded.removesuffix(ending)
    return folded


@dataclass(slots=True)
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    stems: dict[str, str] = field(default_factory=dict)
    entity: str = ""
    acronym: str = ""
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A form in the text."""

    start: int
    end: int
    entity: str


class FormIndex:
    """All forms of all entities of one or more languages, for the longest match at each word."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """Index pairs of form and entity id; the first entity that claims a form keeps it."""
        self._root = _Node()
        self._hangul: dict[str, dict[str, str]] = {}
        for form, entity in forms:
            if _HANGUL.search(form):
                self._hangul.setdefault(form[:1], {}).setdefault(form, entity)
            else:
                self._add(form, entity)

    def _add(self, form: str, entity: str) -> None:
        tokens = tokens_of(form)
        if not tokens:
            return
        node = self._root
        for token in tokens[:-1]:
            node = node.children.setdefault(token.key, _Node())
        if form.endswith("*"):
            node.stems.setdefault(fold(tokens[-1].text), entity)
            return
        node = node.children.setdefault(tokens[-1].key, _Node())
        if not node.entity:
            node.entity = entity
            node.acronym = form.rstrip(".") if form.isupper() and len(form) <= MAX_ACRONYM_LENGTH else ""
            # Того is Togo, того is "of that".
            node.capital = len(tokens) == 1 and form[:1].isupper()
        elif node.entity == entity and not form.isupper():
            # TASS is also written Tass.
            node.acronym = ""

    def find(self, text: str) -> Iterator[Found]:
        """The longest forms, left to right, without overlap."""
        tokens = tokens_of(text)
        position = 0
        while position < len(tokens):
            token = tokens[position]
            hangul = list(self._hangul_in(text, token)) if _HANGUL.match(token.text) else []
            length, entity = (0, "") if hangul else self._longest(text, tokens, position)
            if entity:
                yield Found(token.start, tokens[position + length - 1].end, entity)
            yield from hangul
            position += max(1, length)
            while hangul and position < len(tokens) and tokens[position].start < hangul[-1].end:
                position += 1

    def _longest(self, text: str, tokens: tuple[Token, ...], start: int) -> tuple[int, str]:
        node, best = self._root, (0, "")
        for length, token in enumerate(tokens[start:], start=1):
            if length > 1 and not _joins(text, tokens[start + length - 2].end, token.start):
                break
            stem = _stem(node.stems, fold(token.text)) if node.stems else ""
            if stem:
                best = (length, stem)
            following = node.children.get(token.key)
            if following is None:
                break
            node = following
            written = text[tokens[start].start : token.end]
            lowered = node.capital and written[:1].islower()
            if node.entity and not lowered and (not node.acronym or written == node.acronym):
                best = (length, node.entity)
        return best

    def _hangul_in(self, text: str, token: Token) -> Iterator[Found]:
        """The forms in a Korean word, of which the last may run on over the words behind it."""
        position = 0
        while position < len(token.text):
            start = token.start + position
            forms = self._hangul.get(token.text[position], {})
            fitting = [form for form in forms if text.startswith(form, start) and self._stands(form, token)]
            best = max(fitting, key=len, default="")
            if best and (position == 0 or len(best) >= MIN_INNER_SYLLABLES):
                yield Found(start, start + len(best), forms[best])
            position += max(1, len(best))

    def _stands(self, form: str, token: Token) -> bool:
        """A country in one syllable stands alone or in a row of such: 미 국방부, 북러, but not 미소."""
        return len(form) > 1 or all(char in self._hangul.get(char, {}) for char in token.text)


def _joins(text: str, end: int, start: int) -> bool:
    """A form does not run over punctuation that parts phrases, nor over a line."""
    between = text[end:start]
    return between == "." or (len(between) <= 2 and not set(between) & set('\n.;:!?()«»"'))


def _stem(stems: dict[str, str], word: str) -> str:
    for cut in range(MAX_ENDING_LENGTH + 1):
        entity = stems.get(word[: len(word) - cut] if cut else word)
        if entity:
            return entity
    return ""
