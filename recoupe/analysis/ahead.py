"""Whether a time without a year, or a weekday, lies ahead of the article: the verb it stands with tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from recoupe.analysis.patterns import any_of
from recoupe.analysis.verbs import finite_verbs
from recoupe.defaults.language import ANALYSES_KEPT, VERB_REACH_CHARS
from recoupe.languages import Language
from recoupe.model import Span
from recoupe.word_forms import base_form

# Where another clause begins, so that its verb is no verb of this one.
_CLAUSE = re.compile(r"[,;:.»”](?=\s)|\b(?:que|that|что|що)\b|\bqu['’]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s\b")
_BESIDE_CHARS = 14


def is_ahead(text: str, time: Span, language: Language) -> bool:
    """Whether the time is still to come: "will vote on Friday", « vendredi prochain », 금요일 열 예정이다.

    « Le scrutin de dimanche » and "Friday's vote" are taken for the last ones, whatever will be done about them.
    """
    before = text[max(0, time.start - _BESIDE_CHARS) : time.start]
    behind = text[time.end : time.end + _BESIDE_CHARS]
    if _ends_in(language.next_days).search(before) or any_of(language.next_days).match(behind.lstrip()):
        return True
    if _ends_in(language.of_days).search(before) or _POSSESSIVE.match(behind):
        return False
    if not _speaks_of_the_future(text, language):
        return False
    verbs = _verbs_around(text, time, language)
    return bool(verbs) and verbs[-1][1]


@lru_cache(maxsize=32)
def _ends_in(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w가-힣])(?:{'|'.join(words)})\s(?:le\s)?$" if words else r"(?!)", re.IGNORECASE)


def _verbs_around(text: str, time: Span, language: Language) -> tuple[tuple[int, bool], ...]:
    """The verbs that the time may stand with, the likeliest last: where each begins, and whether it is of the future.

    That is the last one before it in its clause, else the first behind it; where verbs come last, always that.
    """
    first, last = max(0, time.start - VERB_REACH_CHARS), time.end + VERB_REACH_CHARS
    begins = max((match.end() for match in _CLAUSE.finditer(text, first, time.start)), default=first)
    closing = _CLAUSE.search(text, time.end, last)
    verbs = _verbs(text, language)
    behind = _between(verbs, time.end, closing.start() if closing else last)[:1]
    return behind if language.postpositions else behind + _between(verbs, begins, time.start)


def _between(verbs: tuple[tuple[int, bool], ...], start: int, end: int) -> tuple[tuple[int, bool], ...]:
    return verbs[bisect_left(verbs, (start, False)) : bisect_left(verbs, (end, False))]


@lru_cache(maxsize=ANALYSES_KEPT)
def _verbs(text: str, language: Language) -> tuple[tuple[int, bool], ...]:
    """Where finite verbs and words for what is to come begin, left to right, and which of them are of the future."""
    coming = [Span(*match.span()) for match in any_of(language.coming).finditer(text)]
    finite = [one for one in finite_verbs(text, language) if not _is_part(text, one, coming)]
    futures = [(one.start, _is_future(one.of(text), language)) for one in finite]
    return tuple(sorted([*((one.start, True) for one in coming), *futures]))


@lru_cache(maxsize=ANALYSES_KEPT)
def _speaks_of_the_future(text: str, language: Language) -> bool:
    """Whether any verb is of the future: in most texts none is, and where each stands need not be asked."""
    return any(future for _, future in _verbs(text, language))


def _is_part(text: str, verb: Span, coming: Sequence[Span]) -> bool:
    """Whether a verb is one of the words for what is to come, or right behind them: "will be"."""
    place = bisect_left(coming, verb.end, key=lambda one: one.start) - 1
    return place >= 0 and text[coming[place].end : verb.start].strip() in ("", "not")


def _is_future(verb: str, language: Language) -> bool:
    """By its ending; « rencontra » has the ending of the future and is the past of « rencontrer »."""
    if not language.future_tense or not re.search(language.future_tense, verb, re.IGNORECASE):
        return False
    return base_form(verb.lower(), language.code) != f"{verb[:-1].lower()}er"
