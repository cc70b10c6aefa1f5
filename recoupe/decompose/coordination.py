"""Main clauses that a semicolon or a conjunction joins, and several verbs of one subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from recoupe.analysis.attributions import find_attributions
from recoupe.analysis.patterns import any_of
from recoupe.analysis.periods import is_time
from recoupe.analysis.sentence import analyse
from recoupe.analysis.verbs import finite_verbs, has_finite_verb
from recoupe.decompose.parts import trimmed, word_count
from recoupe.decompose.speech import is_denial, is_frame
from recoupe.defaults.decompose import MAX_SUBJECT_WORDS, MIN_CLAUSE_WORDS, MIN_PREDICATE_WORDS
from recoupe.defaults.metrics import DURATIONS
from recoupe.languages import Language
from recoupe.model import Span

_THAT = re.compile(r"^[\s,:;–—-]*(?:que\s|qu['’]|that\s|что\s|що\s)?", re.IGNORECASE)
_CLITIC = re.compile(r"(?:\s(?:ne|se|s['’]|n['’]|не|also|также|також|lui|leur|y|en))+\s*$|\s[sn]['’]$", re.IGNORECASE)
# Small words that may stand between a conjunction and the verb it joins.
_BEFORE_VERB = re.compile(
    r"^(?:(?:ne|se|s['’]|n['’]|en|y|lui|leur|l['’]|a|has|have|had|also|then|later|не|также|потом|затем|також|потім)\s?)*$",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(r"(?:was|were|has been|have been|had been|is|are|has|have|had|a été|ont été|a|ont|est|sont)$")
_CONTRAST = re.compile(
    r";|\b(?:mais|but|while|whereas|tandis que|alors que|но|а|тогда как|в то время как|але|тоді як)\b"
)


# « dont la province s'appelle ... », "whose province is called ..." tell of something beside.
_BELONGING = r"(?:dont|whose|чь[яёи]|чия)\s"
_COMMA = re.compile(r",\s(?:ещё\s|еще\s|ще\s|another\s)?")
# "of which 110 were given": a part of what was counted before, with a verb of its own.
_LED_NAME = re.compile(r"\s(?:in|from|of|between|at|near|across|à|en|de|entre) [A-ZÀ-Ý][\w’'-]+$")
_NAME_THEN_VERB = re.compile(r"[A-ZÀ-Ý][\w’'-]+\s[a-zà-ÿ]")
_PART = re.compile(r"(?:из|з|із) (?:них|которых|яких)\s|of (?:them|which|whom)\s", re.IGNORECASE)
# « son rival — 41 % » : a dash stands for the verb of the clause before.
_DASHED = re.compile(r"^[^,;]{3,60}\s[—–]\s\S*\d")


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause of a sentence; `subject` is what it says something of, where the words stand in the clause before."""

    span: Span
    subject: Span | None = None
    auxiliary: str = ""
    contrasted: bool = False


def coordinated(text: str, start: int, language: Language) -> Iterator[Piece]:
    """The pieces of a sentence from `start` on: clauses with a verb and a subject of their own or the one before."""
    found = analyse(text, language.code)
    ranges = [one.span for one in found.quantities if one.quantity.high is not None]
    whole = [*found.quotes, *ranges]
    current = Piece(Span(start, len(text)))
    for joint in _joints(language).finditer(text, start):
        if any(one.start <= joint.start() < one.end for one in whole) or _in_bracket(text, joint.start()):
            continue
        following = _following(text, current, joint, language)
        if following:
            yield Piece(
                trimmed(text, current.span.start, joint.start()),
                current.subject,
                current.auxiliary,
                current.contrasted,
            )
            current = following
    yield Piece(trimmed(text, current.span.start, len(text)), current.subject, current.auxiliary, current.contrasted)


def _following(text: str, current: Piece, joint: re.Match[str], language: Language) -> Piece | None:
    """The piece behind a joint, where both sides can stand alone."""
    left = Span(current.span.start, joint.start())
    right = Span(joint.end(), len(text))
    least = MIN_CLAUSE_WORDS if language.subject_openers else MIN_CLAUSE_WORDS - 1
    too_short = current.subject is None and word_count(left.of(text)) < least
    if too_short or not has_finite_verb(left.of(text), language):
        return None
    stated = text[statement_start(text, left, language) : left.end]
    if len(stated) <= 1 or is_time(stated.strip(" :,"), language):
        return None
    contrasted = bool(_CONTRAST.search(joint.group()))
    if not contrasted and _goes_on_denying(text, left, right, language):
        return None
    part = _PART.match(text, right.start)
    if part and _opening(text, Span(part.end(), right.end), language, marked=True) == "clause":
        return Piece(right)
    kind = _opening(text, right, language, marked=joint.group()[0] in ",;")
    if joint.group().startswith(":"):
        explains = kind == "clause" and not find_attributions(left.of(text), language.code)
        return Piece(right) if explains else None
    if _COMMA.fullmatch(joint.group()):
        return Piece(right) if kind == "clause" and _opens_with_figure(right.of(text), language) else None
    if kind == "clause" and (_joins_names(text, left, joint, language) or _joins_places(left, right, text)):
        return None
    if kind == "clause":
        return Piece(right, contrasted=contrasted)
    if ";" in joint.group():
        return Piece(right, contrasted=True) if has_finite_verb(right.of(text), language) else None
    spoken = _speaker_of(text, left, language)
    goes_on = spoken if any_of(language.reporting_verbs).match(right.of(text)) else None
    subject = current.subject or goes_on or subject_of(text, left, language) or spoken
    if kind == "predicate" and subject:
        return Piece(right, subject, _auxiliary(text, left, right, language), contrasted)
    return None


def _opening(text: str, right: Span, language: Language, *, marked: bool) -> str:
    """Whether what follows is a clause with a subject, a predicate without one, or neither.

    Behind a comma or semicolon (`marked`) a subject may also open with a bare noun.
    """
    words = right.of(text)
    stop = re.search(r",\s|;|:\s|\s[—–]\s", words)
    near = words[: stop.start()] if stop else words
    if stop and stop.group() == ", " and is_time(near.strip(), language):
        return _opening(text, Span(right.start + stop.end(), right.end), language, marked=marked)
    verbs = finite_verbs(near, language)
    if not verbs:
        return "clause" if _DASHED.search(words) and analyse(words, language.code).quantities else ""
    before = near[: verbs[0].start].strip()
    least = MIN_PREDICATE_WORDS if language.subject_openers else MIN_PREDICATE_WORDS - 1
    if _BEFORE_VERB.match(before) and word_count(near) >= least:
        return "predicate"
    is_subject = not any_of(language.clause_openers).match(before.split(" ")[-1]) if before else False
    long_enough = word_count(words) >= MIN_CLAUSE_WORDS - 1 and word_count(before) <= MAX_SUBJECT_WORDS
    return "clause" if is_subject and long_enough and _begins_subject(before, language, marked=marked) else ""


def _goes_on_denying(text: str, left: Span, right: Span, language: Language) -> bool:
    """Whether what is denied may go on behind "and": without the denial it would be told as if it were so."""
    found = find_attributions(left.of(text), language.code)
    opens = bool(found) and is_denial(found[0].attribution, language) and left.of(text)[found[0].span.end :].strip()
    return bool(opens) and not any_of(language.reporting_verbs).match(right.of(text))


def _joins_names(text: str, left: Span, joint: re.Match[str], language: Language) -> bool:
    """« Après que X a parlé, les caméras de CNN et CBS ont filmé » : no verb since the comma, so "and" joins nouns."""
    segment = left.of(text).rsplit(", ", 1)[-1]
    marked = joint.group()[0] in ",;" or bool(_CONTRAST.search(joint.group()))
    return not marked and segment != left.of(text) and not has_finite_verb(segment, language)


def _joins_places(left: Span, right: Span, text: str) -> bool:
    """Whether "and" joins two names that a preposition leads: "children in Orland and Tesse reduced ..."."""
    return bool(_LED_NAME.search(left.of(text)) and _NAME_THEN_VERB.match(right.of(text)))


def _opens_with_figure(words: str, language: Language) -> bool:
    """A comma alone joins clauses only where the second counts something: "five died, eleven were hurt"."""
    quantities = analyse(words, language.code).quantities
    return bool(quantities) and quantities[0].span.start == 0 and quantities[0].quantity.metric not in DURATIONS


def _begins_subject(before: str, language: Language, *, marked: bool) -> bool:
    """A subject opens with an article, a figure, a pronoun or a name; a preposition opens something else."""
    if any_of(language.clause_openers).search(before) or any_of(language.prepositions).match(before):
        return False
    first = before.split(" ")[0]
    if marked or not language.subject_openers or first[:1].isupper() or first[:1].isdigit():
        return True
    elided = first.lower().startswith(("l'", "l’", "d’", "d'"))
    pronoun = any_of(language.pronouns).match(before)
    return elided or bool(pronoun) or first.lower() in language.subject_openers


def _speaker_of(text: str, left: Span, language: Language) -> Span | None:
    """« X said ..., but noted that ... », "X called for ... and left" : whoever spoke goes on."""
    found = find_attributions(left.of(text), language.code)
    speaker = found[0].attribution.speaker if found else ""
    return (
        trimmed(text, left.start, left.start + len(speaker)) if speaker and left.of(text).startswith(speaker) else None
    )


def _auxiliary(text: str, left: Span, right: Span, language: Language) -> str:
    """In "was arrested in A and taken to B" the auxiliary serves both participles."""
    verb = finite_verbs(right.of(text), language)[0].of(right.of(text))
    if language.code != "en" or not verb.endswith("ed"):
        return ""
    verbs = [span.of(left.of(text)) for span in finite_verbs(left.of(text), language)]
    led = [one for one in verbs if one.lower() in ("was", "were", "is", "are")]
    return led[-1] if led else ""


def statement_start(text: str, span: Span, language: Language) -> int:
    """Where the statement proper begins: behind connectors and an opening attribution."""
    start = span.start
    opening = text[start : span.end]
    connector = any_of(language.connectors).match(opening)
    if connector and opening[connector.end() :].startswith(","):
        start += connector.end() + 1
    for found in find_attributions(text[span.start : span.end], language.code):
        if span.start + found.span.start <= start + 3 or is_frame(text[start : span.start + found.span.start]):
            start = max(start, span.start + found.span.end)
    match = _THAT.match(text[start : span.end])
    return start + match.end() if match else start


def subject_of(text: str, span: Span, language: Language) -> Span | None:
    """What the clause says something of: the words before its first verb, without an opening adverbial."""
    text = _without_relatives(text, language)
    start = statement_start(text, span, language)
    verbs = finite_verbs(text[start : span.end], language)
    if not verbs:
        return None
    words = text[start : start + verbs[0].start]
    clitic = _CLITIC.search(" " + words)
    end = start + (clitic.start() - 1 if clitic and clitic.start() > 0 else len(words))
    comma = text.rfind(", ", start, end)
    if comma > 0 and word_count(text[comma:end]) >= 1 and not _is_relative(text[comma + 2 : end], language):
        start = comma + 2
    subject = trimmed(text, start, end)
    fits = 0 < word_count(subject.of(text)) <= MAX_SUBJECT_WORDS and not is_time(subject.of(text), language)
    return subject if fits else None


def _without_relatives(text: str, language: Language) -> str:
    """The text with « , qui ..., » and « , eux, » blanked out, as long as before: their words are not the main ones."""
    expressions = [expression for kind, expression in language.second_rank if kind in ("relative", "oblique")]
    for expression in (*expressions, _BELONGING):
        text = re.sub(rf",\s(?:{expression})[^,;]*,", lambda match: " " * len(match.group()), text)
    if language.insertions:
        inserted = "|".join((*language.insertions, *language.connectors))
        text = re.sub(rf",\s(?:{inserted}),", lambda match: " " * len(match.group()), text)
    return text


def _is_relative(words: str, language: Language) -> bool:
    return bool(any_of(language.clause_openers).match(words))


def _in_bracket(text: str, position: int) -> bool:
    return text.count("(", 0, position) > text.count(")", 0, position)


@lru_cache(maxsize=16)
def _joints(language: Language) -> re.Pattern[str]:
    words = "|".join(language.coordinators)
    that = r"(?:(?:que\s|qu['’]|that\s|что\s|що\s))?"
    return re.compile(rf";\s|:\s(?![«“\"])|,?\s(?:{words})\s{that}|,\s(?:ещё\s|еще\s|ще\s|another\s)?", re.IGNORECASE)
