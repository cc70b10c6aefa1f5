"""Where sentences begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recoupe.defaults.language import MAX_SENTENCE_CHARS
from recoupe.languages import Language, get_language
from recoupe.model import Span

_LINE = re.compile(r"[^\n\r]+")
_END = re.compile(r"[.!?…。！？]+(?:[”\"’')\]]|[ \u00a0\u202f]?»)*(?=\s|$)|[。！？](?=\S)|…(?=[가-힣])")
_LAST_WORD = re.compile(r"[^\s(«“\"']+$")
_CUT = re.compile(r"[,;:]?\s")
# Abbreviations that stand behind a number or close a list: with a capital after them the sentence is over.
_MAY_END_SENTENCE = frozenset("etc руб км чел грн a.m p.m тыс млн млрд тис мин сек хв ос т.д т.п др пр ін".split())
_INITIAL = re.compile(r"^[A-ZА-ЯЁІЇЄ]$")
# U.N. and U.S. end a sentence only where what follows opens one for sure.
_INITIALS = re.compile(r"^(?:[A-Z]\.)+[A-Z]$")
_NEXT_WORD = re.compile(r"\s*(\w+)")


# A text is split by every stage that reads it, one text after the other.
@lru_cache(maxsize=64)
def split_sentences(text: str, language: str) -> tuple[Span, ...]:
    """The sentences of a text, without the white space around them; a line break ends a sentence."""
    known = get_language(language)
    return tuple(span for line in _LINE.finditer(text) for span in _in_line(text, line, known))


def _in_line(text: str, line: re.Match[str], language: Language | None) -> Iterator[Span]:
    start = line.start()
    for match in _END.finditer(text, line.start(), line.end()):
        if _goes_on(text, match.end()) or _is_abbreviation(text, start, match, language):
            continue
        yield from _bounded(text, start, match.end())
        start = match.end()
    yield from _bounded(text, start, line.end())


def _is_abbreviation(text: str, start: int, end: re.Match[str], language: Language | None) -> bool:
    word = _LAST_WORD.search(text, max(start, end.start() - 24), end.start())
    if word is None or end.group() != ".":
        return False
    if _INITIALS.match(word.group()):
        following = _NEXT_WORD.match(text, end.end())
        return bool(language and following and following[1].lower() not in language.subject_openers)
    bare = word.group().lower().rstrip(".")
    if bare in _MAY_END_SENTENCE:
        return False
    return bare in (language.abbreviations if language else ()) or bool(_INITIAL.match(word.group()))


def _goes_on(text: str, position: int) -> bool:
    """A sentence does not begin with a small letter."""
    following = text[position : position + 2].strip()
    return bool(following) and following[0].islower()


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > MAX_SENTENCE_CHARS:
        cuts = list(_CUT.finditer(text, start + MAX_SENTENCE_CHARS // 2, start + MAX_SENTENCE_CHARS))
        cut = cuts[-1].end() if cuts else start + MAX_SENTENCE_CHARS
        yield from _trimmed(text, start, cut)
        start = cut
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
