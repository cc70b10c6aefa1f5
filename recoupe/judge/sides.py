"""On which side of a thing a statement stands: before or after it, for or against it, away from it or towards it.

Such small words turn a statement round and are no part of what claims and passages are aligned by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.defaults.judge import PLACES_KEPT, SPOKEN_OF
from recoupe.judge.alignment import Alignment, Match, Unit
from recoupe.judge.case import Case
from recoupe.judge.findings import Finding, opposes
from recoupe.judge.frames import Frame
from recoupe.judge.parties import kind_of
from recoupe.model import Span

_REACH = 34
# Between the word that says the side and the thing: an article, a quotation mark, one short word.
_BETWEEN = r"[\s'’«\"“(]+(?:[\w-]{1,5}[\s'’«\"“(]+){0,2}$"
_PLACES = frozenset(["place", "country"])
_OF_PLACES = 2
# Two sides that exclude each other, by what stands before the thing: of a time, of a cause, of a place. In Korean it
# stands behind. The axes are the same in every language.
_BEFORE: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        (r"avant(?: d['’e]| qu['’e])?", r"après|suite à|à la suite d[eu]|à l['’]issue d[eu]|au lendemain d[eu]"),
        (
            r"contre",
            r"en faveur d\w*|favorables? (?:à|aux?)|(?:vot|manifest|plaid|défil|mobilis|prononc)\w+ pour",
        ),
        (
            r"quitt\w+|(?:départ|parti\w*|sorti\w*|évacué\w*|retir\w+|fui\w*|venu\w*) (?:d[eu]|d['’])",
            r"attei\w+|rejoi\w+|vers|(?:départ|parti\w*|embarqu\w+) pour|"
            r"(?:arriv\w+|rend\w*|rentr\w+) (?:à|aux?|en|dans)",
        ),
    ),
    "en": (
        (r"before|prior to|ahead of|on the eve of", r"after|following|in the wake of|in the aftermath of"),
        (
            r"against",
            r"in favou?r of|in support of|(?:vot|campaign|march|ralli|demonstrat|argu|lobb)\w+ for",
        ),
        (
            r"(?:left|leav(?:es?|ing))(?! for)|(?:depart|withdr|evacuat|fle|return|flew|came|come|retreat)\w* from",
            r"reach\w*|enter\w*|(?:left|leav(?:es?|ing)|depart\w*|set out|headed|bound|heading) for|"
            r"(?:arriv\w+|land\w+) (?:in|at)|(?:return|flew|head|withdr|went|came|retreat)\w* to",
        ),
    ),
    "ru": (
        (r"перед|накануне|до начала", r"после|вслед за"),
        (r"против", r"в поддержку|в пользу|(?:голос|выступ|агит)\w+ за"),
        (
            r"покин\w+|оставил\w*|(?:выеха|вылете|ушл|ушел|ушёл|вывел|вывод|выве)\w* из|уе\w+ из",
            r"достиг\w*|(?:прибы|въеха|вош|вылете|отправи|верну|ввел|ввод|введ)\w* (?:в|на)",
        ),
    ),
    "uk": (
        (r"перед|напередодні|до початку", r"після|слідом за"),
        (r"проти", r"на підтримку|на користь|(?:голос|виступ|агіт)\w+ за"),
        (
            r"покин\w+|залиш\w+|(?:виїха|виліт|вийш|вивел|вивод|виве)\w* з",
            r"досяг\w*|(?:прибу|в['’]їха|ввійш|увійш|вируш|поверн|ввел|ввод|введ)\w* (?:в|у|до|на)",
        ),
    ),
}
_AFTER: dict[str, tuple[tuple[str, str], ...]] = {
    "ko": (
        (r"\s?(?:이전|직전|앞두고|전(?=[에의이 ,.]))", r"\s?(?:이후|직후|뒤(?=[에의 ,.])|후(?=[에의 ,.]))"),
        (r"[은는이가을를]?에? ?반대", r"[을를에]? ?(?:찬성|지지)"),
        (r"[을를] 떠|에서 (?:철수|떠나|출발)", r"에 (?:도착|도달)|[으로]+ (?:떠나|향하|출발)"),
    )
}


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of an axis: `anywhere` finds its words, `at` finds them beside a thing."""

    anywhere: re.Pattern[str]
    at: re.Pattern[str]


def check_sides(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """A finding where claim and passage stand on two sides of a thing that both speak of."""
    for match in alignment.matches:
        spoken = (match.found or 0.0) >= SPOKEN_OF
        own = _sides(case.frame.text, match.unit.span, case.frame.language) if spoken else {}
        if not own:
            continue
        places = places_of(match, case.frame, passage)
        there = [_sides(passage.text, at, passage.language) for at in places]
        for axis, (side, said) in own.items():
            other = [sides[axis] for sides in there if axis in sides]
            if other and _holds_for(axis, match.unit) and not _names(passage, axis, side, other):
                yield opposes(other[0][1], said)
                return


def _holds_for(axis: int, unit: Unit) -> bool:
    return axis != _OF_PLACES or (unit.sort == "name" and kind_of(unit.value) in ("", *_PLACES))


def _names(passage: Frame, axis: int, side: int, found: Sequence[tuple[int, str]]) -> bool:
    """Whether the passage names the claim's side as well, of this or another thing: two against, 130 in favour."""
    return any(one == side for one, _ in found) or bool(
        _axes(passage.language)[axis][side].anywhere.search(passage.text)
    )


def places_of(match: Match, claim: Frame, passage: Frame) -> Sequence[Span]:
    """Every place of a passage where a part of the claim stands."""
    unit = match.unit
    if match.at is not None:
        return (match.at,)
    if kind_of(unit.value):
        return [name.span for name in passage.all_names if name.entity == unit.value]
    written = re.escape(unit.span.of(claim.text))
    return [Span(*one.span()) for one in re.finditer(rf"\b{written}\b", passage.text, re.IGNORECASE)]


@lru_cache(maxsize=PLACES_KEPT)
def _sides(text: str, at: Span, language: str) -> Mapping[int, tuple[int, str]]:
    """The side on which a text stands of the thing at a place, for each axis that it has one of, with its words."""
    beside = text[at.end : at.end + _REACH] if language in _AFTER else text[max(0, at.start - _REACH) : at.start]
    return {
        axis: (number, said.group("side").strip())
        for axis, sides in enumerate(_axes(language))
        for number, side in enumerate(sides)
        if (said := side.at.search(beside))
    }


@lru_cache(maxsize=8)
def _axes(language: str) -> Sequence[tuple[_Side, ...]]:
    behind = language in _AFTER
    told = _AFTER[language] if behind else _BEFORE.get(language, ())
    return [tuple(_side(words, behind=behind) for words in sides) for sides in told]


def _side(words: str, *, behind: bool) -> _Side:
    anywhere = rf"(?P<side>{words})" if behind else rf"\b(?P<side>{words})"
    at = f"^{anywhere}" if behind else anywhere + _BETWEEN
    return _Side(re.compile(anywhere, re.IGNORECASE), re.compile(at, re.IGNORECASE))
