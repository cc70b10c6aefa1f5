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
from recoupe.languages import get_language
from recoupe.model import Reason, Span

# "Twenty-second" and «двадцать второй» end in a smaller one.
_COMPOUND = re.compile(r"(?:\w-|(?:vingt|ante|ty|дцать|сорок|десят|носто|сто|дцять)\s(?:et )?)$", re.IGNORECASE)
_CENTURY = re.compile(r"\s?(?:centur|siècle|век|столет|століт|세기)", re.IGNORECASE)
# What is a part ("a third of") or a time ("per second") is no place in a series.
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
    known = get_language(language)
    if known is None:
        return None
    edge = "" if language == "ko" else r"\b"
    spelt = f"(?:{'|'.join(f'({stem})' for stem in known.ordinals.stems.split())}){known.ordinals.endings}"
    return re.compile(rf"{edge}(?:{known.ordinals.figures}|{spelt}{edge})", re.IGNORECASE)
