"""What a sentence tells in passing: relative clauses, participles, "including ...", each a proposition of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.analysis.quotes import find_quotes
from recoupe.analysis.sentence import analyse
from recoupe.analysis.verbs import finite_verbs, has_finite_verb
from recoupe.decompose import wording
from recoupe.decompose.coordination import Piece, statement_start
from recoupe.decompose.enumerations import enumerated
from recoupe.decompose.parts import Clause, trimmed, word_count
from recoupe.defaults.decompose import MIN_PHRASE_WORDS
from recoupe.languages import Language
from recoupe.model import Span

# "Jones, 52, joined": behind an age comes the verb of the sentence.
_AGE_BEFORE = re.compile(r",\s\d{1,3},\s$")
_WORD = re.compile(r"[^\W_]")
_STOP = re.compile(r"(?<!\d),|,(?!\d)|;")
_CAPITALISED = r"[A-ZÀ-ÝА-ЯЁІЇЄҐ][\w.’'-]*(?:\s[A-ZÀ-ÝА-ЯЁІЇЄҐ][\w.’'-]*)*"
_ROW_OF_NAMES = re.compile(rf"(?:,\s{_CAPITALISED})*,\s{_CAPITALISED},?\s(?:et|and|и|і|й|та|ou|or)\s{_CAPITALISED}")
_AND_GERUND = re.compile(r"\s(?:and|et)\s(?=\w+(?:ing|ant)\s)")


@dataclass(frozen=True, slots=True)
class Aside:
    """A phrase of second rank: where it stands, and the propositions it makes."""

    span: Span
    clauses: tuple[Clause, ...]


def second_rank(text: str, piece: Piece, language: Language) -> tuple[Aside, ...]:
    """The phrases between commas that tell a fact of their own, left to right without overlap."""
    found: list[Aside] = []
    quotes = find_quotes(text, language.code)
    for kind, span in _phrases(text, piece.span, language):
        inside = any(quote.start <= span.start < quote.end for quote in quotes)
        overlaps = bool(found) and span.start < found[-1].span.end
        if (
            inside
            or overlaps
            or _AGE_BEFORE.search(text, 0, span.start)
            or _is_main_verb(text, piece, found, kind, language)
        ):
            continue
        clauses = tuple(_propositions(text, piece, kind, span, language))
        if clauses:
            found.append(Aside(span, clauses))
    return tuple(found)


def _is_main_verb(text: str, piece: Piece, found: Sequence[Aside], kind: str, language: Language) -> bool:
    """Whether a verb is the main one behind an aside: "The shares, which fell in May, closed at 2.90"."""
    if kind != "participle" or not found:
        return False
    head = text[piece.span.start : found[0].span.start]
    return not has_finite_verb(head, language)


def _phrases(text: str, span: Span, language: Language) -> Iterator[tuple[str, Span]]:
    quotes = find_quotes(text, language.code)
    for match in _pattern(language).finditer(text, span.start, span.end):
        kind = match.lastgroup or ""
        kind = kind.rstrip("0123456789")
        phrase = trimmed(text, match.start() + 1, _phrase_end(text, match.end(), span.end, quotes))
        joint = _AND_GERUND.search(phrase.of(text)) if kind == "gerund" else None
        if joint:
            yield kind, Span(phrase.start, phrase.start + joint.start())
            yield kind, Span(phrase.start + joint.end(), phrase.end)
        else:
            yield kind, phrase


@lru_cache(maxsize=16)
def _pattern(language: Language) -> re.Pattern[str]:
    kinds = "|".join(
        f"(?P<{kind}{index}>{expression})" for index, (kind, expression) in enumerate(language.second_rank)
    )
    return re.compile(rf",\s(?:{kinds})" if kinds else r"(?!)", re.IGNORECASE)


def _phrase_end(text: str, start: int, end: int, quotes: Sequence[Span]) -> int:
    """The next comma that stands in no number, row of names or quotation, a semicolon, or the end."""
    for match in _STOP.finditer(text, start, end):
        names = _ROW_OF_NAMES.match(text, match.start(), end)
        if names:
            return names.end()
        if not any(quote.start <= match.start() < quote.end for quote in quotes):
            return match.start()
    return end


def _propositions(text: str, piece: Piece, kind: str, span: Span, language: Language) -> Iterator[Clause]:
    phrase = span.of(text)
    if word_count(phrase) < MIN_PHRASE_WORDS or not _tells(kind, phrase, language):
        return
    start = statement_start(text, Span(piece.span.start, span.start), language)
    before = text[start : span.start].rstrip(" ,")
    if not before:
        return
    for part in enumerated(text, Piece(span), (span,), language) if kind == "gerund" else (Clause((span,), phrase),):
        opened = Piece(Span(start, piece.span.end), piece.subject)
        sentence = _sentence(kind, part.text, before, opened if start > piece.span.start + 3 else piece, text, language)
        if sentence:
            facts = part.text if kind != "including" or _has_figure(part.text, language) else ""
            yield Clause(part.spans, sentence, facts=facts, beside=before, contrasted=piece.contrasted)


def _tells(kind: str, phrase: str, language: Language) -> bool:
    if kind == "including" and has_finite_verb(phrase, language):
        return False
    if kind in ("relative", "oblique"):
        verbs = finite_verbs(phrase, language)
        return bool(verbs) and word_count(phrase[: verbs[0].start]) <= 3
    found = analyse(phrase, language.code)
    tells = bool(found.quantities or found.periods or found.names)
    return tells or (kind == "gerund" and not has_finite_verb(phrase, language)) or kind == "including"


def _has_figure(phrase: str, language: Language) -> bool:
    return bool(analyse(phrase, language.code).quantities)


def _sentence(kind: str, phrase: str, before: str, piece: Piece, text: str, language: Language) -> str:
    """The phrase as a sentence; where no subject for it is found, with the clause it stands in."""
    if kind == "including":
        head = "" if _has_figure(phrase, language) else _figure(before, language)
        return wording.including(head, phrase, language) if head else f"{before}, {phrase}"
    if kind == "oblique":
        return f"{before}, {phrase}"
    antecedent = _antecedent(kind, before, language)
    if antecedent == before and kind != "gerund" and text[: piece.span.start].strip():
        # What an attribution carries may be an object: its last noun is meant.
        antecedent = wording.noun_phrase(before, language) or before
    if piece.subject and not has_finite_verb(before, language):
        antecedent = f"{piece.subject.of(text)} {before}"
    if not _WORD.search(antecedent):
        return "" if kind == "gerund" else f"{before}, {phrase}"
    if kind == "relative":
        return wording.with_relative(antecedent, phrase)
    if kind == "apposition":
        return wording.with_apposition(antecedent, phrase, language)
    if kind == "gerund":
        return wording.with_gerund(antecedent, phrase, language, past=wording.is_past(before, language))
    return wording.with_participle(antecedent, phrase, language)


def _figure(before: str, language: Language) -> str:
    """The last figure before the phrase, with what it counts."""
    quantities = analyse(before, language.code).quantities
    return before[quantities[-1].span.start :].strip(" ,") if quantities else ""


def _antecedent(kind: str, before: str, language: Language) -> str:
    """Whom or what the phrase tells of: the subject for a gerund, else the words right before it."""
    verbs = finite_verbs(before, language)
    if not verbs:
        return before.rsplit(", ", 1)[-1] if kind != "gerund" else before
    if kind == "gerund":
        return before[: verbs[0].start].rsplit(", ", 1)[-1].strip() or before
    return wording.noun_phrase(before[verbs[-1].end :], language)
