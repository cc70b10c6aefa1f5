"""Whether a word in a text is denied, or said to be only possible: negators and modals near it.

The words stand in the language files; here is how far they reach and what they do to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recoupe.analysis.lemmas import lemmas
from recoupe.defaults.judge import PLACES_KEPT
from recoupe.folding import fold
from recoupe.languages import get_language
from recoupe.languages.language import Polarity
from recoupe.model import Span

_CLAUSE_END = re.compile(r"[.,;:!?»\"](?!\d)")
# A condition opens a clause, and the group `ne` is what it says.
_CONDITION = r"(?:^|[.,;:!?»\"—–]\s*|\b(?:{leads})\s+)(?P<ne>(?:{conditions})\s[^.,;:!?»\"]*)"
_UNPROVEN_REACH = 120
_MODAL_REACH = 40
_COORDINATED_REACH = 90
_UNKNOWN = Polarity(before="", modal="", reach=0)


def is_partial(text: str, language: str) -> bool:
    """Whether a sentence opens with a part of a whole: "some do not vote" denies nothing of the others."""
    parts = _polarity(language).partial
    return bool(parts and _find(rf"^\W*(?:{parts})(?!\w)", text))


@lru_cache(maxsize=PLACES_KEPT)
def is_negated(text: str, span: Span, language: str) -> bool:
    """Whether the words at `span` are negated where they stand; two negations cancel each other only in Korean."""
    text, polarity = without_idle(text, language), _polarity(language)
    if negations(span.of(text), language) % 2:
        # "the dam did not burst": the negator stands between the words of the event.
        return True
    before = _clause_before(text, span, polarity.reach, polarity)
    if _find(polarity.before, before) and not _find(polarity.only, before):
        return True
    if _find(polarity.no_more, before + span.of(text)) and not _find(polarity.asked, before):
        return True
    if _find(polarity.coordinated, _clause_before(text, span, _COORDINATED_REACH, polarity)):
        return True
    if _is_unproven(text, span, polarity):
        return True
    behind = text[max(0, span.end - polarity.reach_back) : span.end + polarity.reach_after]
    return bool(_find(polarity.after, behind))


@lru_cache(maxsize=PLACES_KEPT)
def without_idle(text: str, language: str) -> str:
    """The text, as long as it was, with the negators blank that deny nothing: those of fears, conditions and idioms."""
    polarity = _polarity(language)
    text = _blank(polarity.idioms, text)
    condition = _CONDITION.format(leads=polarity.condition_leads, conditions=polarity.conditions)
    for idle in (polarity.expletive, condition if polarity.conditions else ""):
        if pattern := _pattern(idle):
            text = pattern.sub(lambda match: _with_blank_negators(match, polarity), text)
    return text


def _with_blank_negators(match: re.Match[str], polarity: Polarity) -> str:
    start, end = (place - match.start() for place in match.span("ne"))
    words = match.group()
    return words[:start] + _blank(polarity.bare, words[start:end]) + words[end:]


def _is_unproven(text: str, span: Span, polarity: Polarity) -> bool:
    before = text[max(0, span.start - _UNPROVEN_REACH) : span.start]
    return bool(_find(polarity.unproven, before[max(map(before.rfind, ".;!?")) + 1 :]))


@lru_cache(maxsize=PLACES_KEPT)
def is_only_possible(text: str, span: Span, language: str) -> bool:
    """Whether the words at `span` are planned, feared or possible rather than so."""
    polarity = _polarity(language)
    if language == "ko":
        return bool(_find(polarity.modal, text[span.start : span.end + polarity.reach_after]))
    # The words of an event may have others between them: "the dam is at risk of collapse".
    before = _clause_before(text, span, _MODAL_REACH, polarity)
    words = span.of(text)
    said = _find(polarity.modal, before) or (" " in words and _find(polarity.modal, before + words))
    return bool(said)


@lru_cache(maxsize=PLACES_KEPT)
def is_to_come(text: str, span: Span, language: str) -> bool:
    """Whether a verb's own form tells that it is to come: « rouvrira » is an infinitive and an ending, « tira » not."""
    words, polarity = span.of(text), _polarity(language)
    return bool(polarity.future_endings) and any(_is_future(word, polarity, language) for word in words.lower().split())


def _is_future(word: str, polarity: Polarity, language: str) -> bool:
    ending = re.search(rf"(?<=r){polarity.future_endings}$", word)
    if not ending:
        return False
    stem = fold(word[: ending.start()])
    infinitives = {form for lemma in lemmas(word, language) for form in (lemma, lemma.removesuffix("e"))}
    return stem in infinitives or bool(re.fullmatch(polarity.future_stems, stem))


@lru_cache(maxsize=PLACES_KEPT)
def negations(text: str, language: str) -> int:
    """How many negators the text has."""
    polarity = _polarity(language)
    text = _blank(polarity.unceasing, without_idle(text, language))
    counted = (polarity.counted,) if polarity.counted else (polarity.before, polarity.after)
    count = sum(1 for source in counted for _ in _all(source, text))
    return max(0, count - sum(1 for _ in _all(polarity.only, text)))


@lru_cache(maxsize=PLACES_KEPT)
def negators(text: str, language: str) -> tuple[Span, ...]:
    """Where the negators of a text stand, those left out that deny nothing."""
    polarity = _polarity(language)
    text = _blank(polarity.only, _blank(polarity.unceasing, without_idle(text, language)))
    return tuple(Span(*found.span()) for source in (polarity.before, polarity.after) for found in _all(source, text))


def _polarity(language: str) -> Polarity:
    known = get_language(language)
    return known.polarity if known else _UNKNOWN


@lru_cache(maxsize=256)
def _pattern(source: str) -> re.Pattern[str] | None:
    return re.compile(source, re.IGNORECASE) if source else None


def _find(source: str, text: str) -> re.Match[str] | None:
    pattern = _pattern(source)
    return pattern.search(text) if pattern else None


def _all(source: str, text: str) -> Iterator[re.Match[str]]:
    pattern = _pattern(source)
    return pattern.finditer(text) if pattern else iter(())


def _blank(source: str, text: str) -> str:
    pattern = _pattern(source)
    return pattern.sub(lambda match: " " * len(match.group()), text) if pattern else text


def _clause_before(text: str, span: Span, reach: int, polarity: Polarity) -> str:
    before = text[max(0, span.start - reach) : span.start]
    ends = [match.end() for match in _CLAUSE_END.finditer(before)]
    return _blank(polarity.unceasing, before[ends[-1] :] if ends else before)
