"""Where the words for a speaker begin and end beside the words that say that somebody speaks."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.analysis.names import find_names
from recoupe.analysis.patterns import any_of
from recoupe.analysis.periods import find_periods, is_time
from recoupe.analysis.quotes import find_quotes
from recoupe.languages import Language
from recoupe.model import Span

_MAX_SPEAKER_CHARS = 160
_MAX_BRACKET_CHARS = 15
# A name this far into the phrase still belongs to its subject.
_HEAD_CHARS = 45
_BREAK = re.compile(
    r",(?!\d{3})|[;:()«»\"“”\n—]|\s[–-]\s|(?<!\bM)(?<!\bMM)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)\.(?=\s|$)"
)
_CAPITALISED = r"[A-ZÀ-ÝА-ЯЁІЇЄҐ][\w’'-]*"
_NAME_BEHIND = re.compile(
    rf",\s(?P<name>{_CAPITALISED}(?:\s(?:de|du|van|von|al|bin|ben|el)(?=\s))?(?:\s{_CAPITALISED})+(?=\s?(?:[,.;:»”(]|$))|{_CAPITALISED}(?=\s?(?:[.»”]|$)))"
)
# « C'est le GUR qui l'affirme », "It was the mayor who said": who is credited stands behind.
_CLEFT = re.compile(r"(?:c['’]est|ce sont|it (?:is|was)|это)\s", re.IGNORECASE)
_NAME_AT_END = re.compile(rf"(?:^|\s){_CAPITALISED}$")
# Behind these stands what a speaker belongs to.
_BELONGS = frozenset("of for from de du des d' d’ из от з із від при до".split())
# A time at the head of the phrase stands there with a preposition at most.
_LED = 3
_EDGES = " \t\u00a0\u202f'’."


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without the white space and marks around it, None where nothing is left."""
    part = text[start:end]
    stripped = part.strip(_EDGES)
    if not stripped:
        return None
    offset = start + part.index(stripped)
    return Span(offset, offset + len(stripped))


def phrase_behind(text: str, start: int) -> Span | None:
    """The noun phrase that begins at `start`, with the name that follows it between commas."""
    match = _BREAK.search(text, start)
    end = match.start() if match else len(text)
    if match and match.group() == "(":
        closing = text.find(")", match.end())
        end = closing + 1 if 0 < closing - match.start() <= _MAX_BRACKET_CHARS else end
    name = _NAME_BEHIND.match(text, end)
    if name and text[start:end].strip():
        end = name.end("name")
    return trimmed(text, start, min(end, start + _MAX_SPEAKER_CHARS))


def behind_audience(text: str, start: int, language: Language) -> int:
    """Where the speaker begins behind a verb that ends at `start`: past to whom and where it was said."""
    if not language.audiences:
        return start
    audience = _audience(language.audiences).match(text, start)
    return audience.end() if audience else start


@lru_cache(maxsize=16)
def _audience(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:\s(?:{'|'.join(words)})(?:\s[«“\"][^«»“”\"\n]{{1,40}}[»”\"])?)+(?=\s\w)", re.IGNORECASE)


def without_circumstances(text: str, phrase: Span, language: Language) -> Span:
    """The speaker without to whom, where and when: « Lee à CNBC cette semaine » is Lee, "в пятницу" is nobody."""
    pronoun = any_of(language.pronouns).match(phrase.of(text))
    if pronoun:
        return Span(phrase.start, phrase.start + pronoun.end())
    led = [one.span.end for one in find_periods(phrase.of(text), language.code, None) if one.span.start <= _LED]
    if led and (rest := trimmed(text, phrase.start + max(led), phrase.end)):
        phrase = rest
    for joint in re.finditer(rf"\s(?:{'|'.join(language.prepositions)})\s", phrase.of(text), re.IGNORECASE):
        before = phrase.of(text)[: joint.start()]
        named = bool(_NAME_AT_END.search(before)) and joint.group().strip().lower() not in _BELONGS
        if named or is_time(phrase.of(text)[joint.start() :], language):
            return Span(phrase.start, phrase.start + len(before))
    return phrase


def phrase_before(text: str, verb_start: int, language: Language) -> Span | None:
    """The phrase between the last break and the verb, over an insertion such as « , eux, » or an apposition."""
    end = _over_insertion(text, verb_start, language)
    start = max(last_break(text, end), end - _MAX_SPEAKER_CHARS)
    phrase = trimmed(text, start, end)
    found = _over_apposition(text, end, language) if phrase is None else _cut_conjunctions(text, phrase, language)
    quotes = find_quotes(text, language.code)
    inside = found is not None and any(one.start <= found.start < one.end <= verb_start for one in quotes)
    return None if inside else found


def _over_insertion(text: str, end: int, language: Language) -> int:
    """Where the phrase before an insertion between commas ends: « Les syndicats, eux, parlent »."""
    insertions = "|".join((*language.connectors, *language.insertions))
    unnamed = "|".join(language.unnamed)
    match = re.search(rf"(?:,\s(?:{insertions}|{unnamed}),|\s(?:{unnamed}))\s$", text[:end], re.IGNORECASE)
    return match.start() if match else end


def _over_apposition(text: str, verb_start: int, language: Language) -> Span | None:
    """« Pat Ryder, porte-parole du Pentagone, a dit » : the verb follows a comma that closes an apposition."""
    closing = text.rfind(",", 0, verb_start)
    opening = text.rfind(",", 0, closing) if closing > 0 else -1
    if opening < 0 or text[closing + 1 : verb_start].strip() or text[opening + 1].isdigit():
        return None
    start = max(last_break(text, opening), opening - _MAX_SPEAKER_CHARS)
    phrase = trimmed(text, start, closing)
    inserted = any_of((*language.clause_openers, *language.prepositions)).match(text[opening + 1 :].lstrip())
    if phrase is None or inserted:
        phrase = trimmed(text, start, opening)
        return _cut_conjunctions(text, phrase, language) if phrase else None
    named = find_names(phrase.of(text), language.code)
    return _cut_conjunctions(text, phrase, language) if named else None


def _cut_conjunctions(text: str, phrase: Span, language: Language) -> Span | None:
    """What precedes "that", "and" or a relative pronoun belongs to another clause; an adverb at its end to the verb."""
    inside = phrase.of(text)
    cuts = list(_whole(language.clause_openers).finditer(inside)) if language.clause_openers else []
    start = phrase.start + cuts[-1].end() if cuts else phrase.start
    connector = any_of(language.connectors).match(text[start : phrase.end].lstrip())
    if connector and text[start : phrase.end].lstrip() != connector.group():
        start += len(text[start : phrase.end]) - len(text[start : phrase.end].lstrip()) + connector.end()
    cleft = _CLEFT.match(text, start + len(text[start : phrase.end]) - len(text[start : phrase.end].lstrip()))
    start = cleft.end() if cleft and cleft.end() < phrase.end else start
    adverb = re.search(rf"\s(?:{'|'.join(language.insertions)})$", text[start : phrase.end], re.IGNORECASE)
    return trimmed(text, start, start + adverb.start() if adverb else phrase.end)


def opens_with_speaker(text: str, phrase: Span, language: Language) -> bool:
    """Whether a name or a noun for those who speak stands at the head of the phrase."""
    head = phrase.of(text)[:_HEAD_CHARS]
    if any(phrase.start <= name.span.start < phrase.start + _HEAD_CHARS for name in find_names(text, language.code)):
        return True
    return bool(language.speaking_nouns and re.search("|".join(language.speaking_nouns), head, re.IGNORECASE))


def last_break(text: str, end: int) -> int:
    """Where the phrase that ends at `end` begins; a short bracket such as (GUR) belongs to it."""
    position = 0
    for match in _BREAK.finditer(text, max(0, end - 2 * _MAX_SPEAKER_CHARS), end):
        if not (match.group() in "()" and _in_short_bracket(text, match.start())):
            position = match.end()
    return position


def _in_short_bracket(text: str, position: int) -> bool:
    opening = position if text[position] == "(" else text.rfind("(", 0, position)
    closing = text.find(")", opening)
    return 0 <= opening < closing <= opening + _MAX_BRACKET_CHARS


@lru_cache(maxsize=64)
def _whole(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{'|'.join(words)})(?![\w])", re.IGNORECASE)
