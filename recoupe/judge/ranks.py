"""Which of a series: the second round is not the third, and the tenth president is not the fourteenth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from recoupe.defaults.judge import REFUTED_BY_FIGURE, STATEMENTS_KEPT, WORDS_OF_A_SERIES
from recoupe.judge import reasons, words
from recoupe.judge.case import Case
from recoupe.judge.findings import Finding, contradicts, lacks
from recoupe.judge.frames import Frame
from recoupe.model import Reason, Span

# Ordinals in figures, and in words from the first on, by their stems and endings. What is a part ("a third of"), a time
# ("per second") or a day is none.
_FIGURES = {
    "fr": r"(?P<figure>\d{1,3})\s?(?:ers?|res?|es?|è|i?èmes?|eme|nde?)\b",
    "en": r"(?P<figure>\d{1,3})(?:st|nd|rd|th)\b",
    "ru": r"(?P<figure>\d{1,3})-?(?:[йяею]|го|му|м|ой|ую|ых|ый|ая|ое|ого|ому|ым|ом)\b",
    "uk": r"(?P<figure>\d{1,3})-?(?:[йаеуя]|го|му|ї|ої|ій|им|ий|ого|ому|ю)\b",
    "ko": r"제?\s?(?P<figure>\d{1,3})\s?(?:번째|차(?=[ 례]))",
}
_WORDS: dict[str, tuple[str, str]] = {
    "fr": (
        "premi (?:deuxi|second) troisi quatri cinqui sixi septi huiti neuvi dixi onzi douzi treizi quatorzi quinzi "
        "seizi dix-septi dix-huiti dix-neuvi vingti",
        "(?:ers?|ères?|ème|es?)?",
    ),
    "en": (
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        "",
    ),
    "ru": (
        "перв втор трет четв[её]рт пят шест седьм восьм девят десят",
        "(?:[ыои]й|ая|ья|[оь]е|ь?его|ого|ь?ей|ому|ьему|ую|ым|ьим|ом|ьем)",
    ),
    "uk": (
        "перш друг трет четверт п['’ʼ]ят шост сьом восьм дев['’ʼ]ят десят",
        "(?:[иі]й|ього|ого|ьої|ої|ому|ьому|ім|им|ою|[еяаєю])",
    ),
    "ko": ("첫 두 세 네 다섯 여섯 일곱 여덟 아홉 열", r"\s?번째"),
}
# "Twenty-second" and «двадцать второй» end in a smaller one.
_COMPOUND = re.compile(r"(?:\w-|(?:vingt|ante|ty|дцать|сорок|десят|носто|сто|дцять)\s(?:et )?)$", re.IGNORECASE)
_CENTURY = re.compile(r"\s?(?:centur|siècle|век|столет|століт|세기)", re.IGNORECASE)
_PART_OR_TIME = re.compile(
    r"(?:\b(?:a|one|per|every|each|un|une|le|par|chaque)\s|\d\s)(?:second|third|fourth|fifth|tenth|dixième)s?\b"
    r"(?= (?:of|later|des?|du|plus)\b|[^\w\s]|$)|\bsecond[- ]hand\b|\bfirst of all\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Rank:
    """A place in a series: which, in which words, and the stems and concepts of what follows, which name the series."""

    number: int
    said: str
    stems: frozenset[str]
    concepts: frozenset[str]


def check_ranks(case: Case, passage: Frame) -> Iterator[Finding]:
    """A finding where the claim is of one place in a series and the passage of another."""
    asked = _ranks(case.frame)
    if len(asked) != 1:
        return
    (rank,) = asked
    there = _ranks(passage)
    if any(one.number == rank.number for one in there) or _is_told(rank, case.frame, passage):
        return
    others = [one for one in there if _same_series(rank, one)]
    if others:
        yield contradicts(Reason.of(reasons.OTHER_FIGURE, found=others[0].said, claimed=rank.said), REFUTED_BY_FIGURE)
    elif rank.number > 1:
        yield lacks(Reason.of(reasons.MISSING_PART, missing=rank.said))


def _is_told(rank: _Rank, claim: Frame, passage: Frame) -> bool:
    """Whether the passage has the number otherwise, or the sentences beside it the claim's own word."""
    stem = words.stem(rank.said.lower(), claim.language)
    beside = claim.language == passage.language and stem in passage.context_words
    counted = any(one.quantity.value == rank.number for one in passage.quantities)
    return beside or counted or bool(re.search(rf"(?<!\d){rank.number}(?!\d)", passage.text))


def _same_series(one: _Rank, other: _Rank) -> bool:
    return not (one.stems.isdisjoint(other.stems) and one.concepts.isdisjoint(other.concepts))


@lru_cache(maxsize=STATEMENTS_KEPT)
def _ranks(frame: Frame) -> tuple[_Rank, ...]:
    pattern = _pattern(frame.language)
    if pattern is None:
        return ()
    idle = [Span(*one.span()) for one in _PART_OR_TIME.finditer(frame.text)]
    idle += [one.span for one in frame.periods]
    return tuple(
        _rank(said, frame)
        for said in pattern.finditer(frame.text)
        if not any(Span(*said.span()).overlaps(span) for span in idle)
        and not _CENTURY.match(frame.text, said.end())
        and not _COMPOUND.search(frame.text, 0, said.start())
    )


def _rank(said: re.Match[str], frame: Frame) -> _Rank:
    figure = said.group("figure")
    content = words.content_words(frame.text, frame.language)
    following = [(span, word) for span, word in content if span.start >= said.end()][:WORDS_OF_A_SERIES]
    return _Rank(
        int(figure) if figure else (said.lastindex or 0) - 1,
        said.group().strip(),
        frozenset(words.stem(word, frame.language) for _, word in following),
        frozenset(one.concept for one in frame.concepts if any(one.span.overlaps(span) for span, _ in following)),
    )


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str] | None:
    """Its first group is a figure, the group behind it "first", and so on."""
    if language not in _WORDS:
        return None
    edge = "" if language == "ko" else r"\b"
    stems, ending = _WORDS[language]
    spelt = f"(?:{'|'.join(f'({stem})' for stem in stems.split())}){ending}"
    return re.compile(rf"{edge}(?:{_FIGURES[language]}|{spelt}{edge})", re.IGNORECASE)
