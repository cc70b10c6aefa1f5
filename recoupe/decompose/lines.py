"""The sentences of an article, and which of them can be claims at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.analysis.patterns import any_of
from recoupe.analysis.quotes import find_quotes
from recoupe.analysis.sentence import analyse
from recoupe.analysis.sentences import split_sentences
from recoupe.analysis.verbs import has_finite_verb
from recoupe.decompose import reasons
from recoupe.defaults.decompose import (
    MAX_CROSSHEAD_WORDS,
    MAX_HEADING_WORDS,
    MAX_LABEL_WORDS,
    MAX_SENTENCES,
    MIN_CLAIM_WORDS,
    STANDFIRST_LINES,
)
from recoupe.folding import fold
from recoupe.languages import Language
from recoupe.model import Article, LeftOut, Span

_WORD = re.compile(r"[^\W_]+")
_ENDED = re.compile(r"[.!?…。][»”\"’')\]]*$")
_QUESTION = re.compile(r"[?？][»”\"’')\].\s]*$")


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that may hold claims; the headline and the standfirst come before the body."""

    span: Span
    text: str
    is_headline: bool
    number: int = 0


def read_lines(article: Article, language: Language) -> tuple[tuple[Statement, ...], tuple[LeftOut, ...]]:
    """The statements of an article in order, and what was left out with the reason."""
    statements: list[Statement] = []
    left_out: list[LeftOut] = []
    seen: dict[str, None] = {}
    for sentence in _sentences(article, language):
        why = _why_not(sentence, language, seen)
        if why:
            left_out.append(LeftOut(sentence.span, sentence.text, why))
        else:
            statements.append(sentence)
    return tuple(statements), tuple(left_out)


def _sentences(article: Article, language: Language) -> Iterator[Statement]:
    title = _key(article.title)
    for index, span in enumerate(split_sentences(article.text, language.code)):
        if index >= MAX_SENTENCES:
            return
        yield Statement(span, span.of(article.text), bool(title) and _key(_line(article.text, span)) == title, index)


def _line(text: str, span: Span) -> str:
    """The line that a sentence stands on: a headline may have two."""
    end = text.find("\n", span.end)
    return text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else len(text)]


def _key(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def _why_not(sentence: Statement, language: Language, seen: dict[str, None]) -> str:
    """Why a sentence is no claim, or nothing."""
    words = _WORD.findall(sentence.text)
    key = _key(sentence.text)
    if any_of(language.boilerplate).fullmatch(sentence.text.strip(" .…")) or not words:
        return reasons.BOILERPLATE
    if key in seen:
        return reasons.DUPLICATE
    seen[key] = None
    if sentence.is_headline:
        return "" if language.code == "ko" or _tells(sentence.text, language) else reasons.FRAGMENT
    return _no_statement(sentence, words, language) or _not_checkable(sentence, language)


def _tells(headline: str, language: Language) -> bool:
    """Whether a headline says that something is so: by a verb, a figure, a name, a time or an event."""
    found = analyse(headline, language.code)
    return bool(found.names or found.quantities or found.periods or found.concepts) or has_finite_verb(
        headline, language
    )


def _no_statement(sentence: Statement, words: list[str], language: Language) -> str:
    ended = bool(_ENDED.search(sentence.text))
    short = len(words) <= MAX_HEADING_WORDS and not analyse(sentence.text, language.code).quantities
    if not ended and short and sentence.number > STANDFIRST_LINES:
        return reasons.CROSSHEAD
    if not ended and len(words) <= MAX_LABEL_WORDS and language.code != "ko":
        return reasons.BOILERPLATE
    if not ended and len(words) <= MAX_CROSSHEAD_WORDS and not has_finite_verb(sentence.text, language):
        return reasons.CROSSHEAD
    if _QUESTION.search(sentence.text):
        return reasons.QUESTION
    # Where nouns go without articles, two words can be a statement: « Жертв немає ».
    brief = not language.subject_openers and has_finite_verb(sentence.text, language)
    if len(words) < MIN_CLAIM_WORDS and not brief:
        return reasons.FRAGMENT
    return ""


def _not_checkable(sentence: Statement, language: Language) -> str:
    """Appeals, opinions and predictions of the author; what somebody is said to say can still be checked as said."""
    found = analyse(sentence.text, language.code)
    if any_of(language.appeals).search(_unquoted(sentence.text, language)) and not found.attributions:
        return reasons.APPEAL
    credited = any(one.attribution.entity or one.attribution.speaker for one in found.attributions)
    own = _unquoted(sentence.text, language)
    if any_of(language.opinions).search(own) and not found.quantities and not (credited and _says_more(own, language)):
        return reasons.OPINION
    if not credited and sentence.text.endswith("!") and not found.quantities and not found.names:
        return reasons.OPINION
    if not credited and _is_verdict(sentence.text, language):
        return reasons.OPINION
    if not credited and not found.quantities and any_of(language.predictions).search(own):
        return reasons.PREDICTION
    return ""


def _says_more(text: str, language: Language) -> bool:
    """An attribution by an opening phrase only ("these reports ... show a rise") is still the author's reading."""
    first = analyse(text, language.code).attributions[0].attribution
    return not any_of(language.demonstratives).match(first.speaker)


def _unquoted(text: str, language: Language) -> str:
    for span in reversed(find_quotes(text, language.code)):
        text = text[: span.start] + text[span.end :]
    return text


def _is_verdict(text: str, language: Language) -> bool:
    """« C'est un gâchis pour toute une vallée » : a judgement on what went before, with nothing to look up."""
    found = analyse(text, language.code)
    named = [name for name in found.names if name.entity or name.span.start > 0]
    return bool(any_of(language.verdicts).search(text)) and not (found.quantities or found.periods or named)
