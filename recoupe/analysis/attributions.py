"""Who says it: attributing words in a sentence, their speaker, and how far they reach.

Three shapes serve the five languages: a preposition with a speaker ("selon X", "по данным X", "X에 따르면"), a speaker
with a reporting verb before what is said, and a reporting verb with its speaker after it (", a annoncé X",
", сообщает X"). Where several stand in one sentence, whoever first said it comes first and agencies are relays.

Where the shape alone tells that somebody speaks (a preposition, a verb with "that", a verb behind a quotation), any
phrase is a speaker; elsewhere only a name, a pronoun or a noun for those who speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from recoupe.analysis.findings import FoundAttribution, FoundName
from recoupe.analysis.names import find_names
from recoupe.analysis.patterns import any_of
from recoupe.analysis.quotes import quotes_words
from recoupe.analysis.speaker_phrases import (
    behind_audience,
    last_break,
    opens_with_speaker,
    phrase_before,
    phrase_behind,
    trimmed,
    without_circumstances,
)
from recoupe.analysis.verbs import has_finite_verb
from recoupe.defaults.language import ANALYSES_KEPT
from recoupe.languages import Language, get_language
from recoupe.model import Attribution, Span
from recoupe.names import gazetteer

# Who carries news, and so is a relay wherever somebody else is credited too.
_CARRIERS = frozenset({"agency", "outlet"})
_CAPITAL_REACH = 3
_DENIED_WITHIN = 6
_MAX_STRONG_WORDS = 14
# « C'est X qui l'affirme » and "it is X that" name X.
_CLEFT = re.compile(r"^(?:c['’]est|it (?:is|was))\s+", re.IGNORECASE)
_KOREAN_TOPIC = re.compile(r"^[^,]{1,80}?(?:은|는|이|가|께서|측은|측이)(?=\s)")
# (서울=한들통신) 김하나 기자 = 경찰은 ...
_KOREAN_DATELINE = re.compile(r"^\s*[(\[][^()\[\]]{1,40}[)\]]\s*(?:[가-힣]{2,4}\s(?:기자|특파원)\s*=\s*)?")
_KOREAN_BEHIND = re.compile(
    r"(?:다|라|냐|자)고\s(?P<speaker>[^\s,“”\"]+(?:\s[^\s,“”\"]+){0,4}?)(?:은|는|이|가)\s(?:(?:[^\s,]+\s){0,2}|(?:[^\s,]+\s){1,5}인용\S*\s)$"
)
# "... 고 한빛통신이 7일 해경을 인용해": who is cited stands behind what is said, behind who cites, behind the day.
_KOREAN_CITING = re.compile(r"(?:다|라|냐|자)고\s(?:[^\s,]+\s){0,4}[^\s,]+(?:은|는|이|가)\s(?:(?:지난\s)?\d{1,2}일\s)?")
_KOREAN_TOLD = re.compile(r"(?:다|라|냐|자)고\s")
_QUOTE_BEFORE = re.compile(r"[»”\"’']\s?,?\s?(?:[—–-]\s)?$|[,—–]\s$")
_AFTER_QUOTE = re.compile(r"[»”\"]\s?,?\s?(?:[—–-]\s)?$")
_CARRIED = re.compile(r"^\s?(?:que\s|qu['’]|that\s|,\s(?:что|що)\s|:\s)|^\s?,?\s?[«“\"]", re.IGNORECASE)
_SPEAKS_QUOTE = re.compile(r"^(?P<speaker>[^:«»“”\"‘’,]{2,60}?)\s?(?::\s?|\s)[«“\"‘]")
# A quotation that goes on behind the speaker, or came in from the sentence before.
_OPEN_QUOTE = re.compile(r"^[^«“]*»|^[^“]*”|[«“][^»”]*$|^[^\"]*\"[^\"]*$")
_THAT_BEFORE = re.compile(r"\b(?:que|that|что|що)\s$", re.IGNORECASE)
# A relative clause may still follow the speaker: « révèle le document, que nous avons pu consulter ».
_ENDS = re.compile(r"^\W*(?:$|[.»”])|^,\s(?:que|qu['’]\w+|qui|dont|which|who|который|которая|который|який|яка|яке)\s")
_PRONOUN_INSIDE = re.compile(r"-(?:t-)?(?P<pronoun>ils?|elles?|on)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Cue:
    """Attributing words: all of them, the speaker's part, and the verb. `strong` where the shape alone tells."""

    span: Span
    speaker: Span
    verb: str
    order: int
    strong: bool = False


@lru_cache(maxsize=ANALYSES_KEPT)
def find_attributions(text: str, language: str) -> tuple[FoundAttribution, ...]:
    """The attributions of a sentence, the first speaker first; empty where nobody is credited or no language known."""
    known = get_language(language)
    if known is None or not text.strip():
        return ()
    names = find_names(text, language)
    cues = _without_overlaps([*_prepositions(text, known), *_verbs(text, names, known), *_colons(text, names, known)])
    cues = [_bare(text, cue, known) for cue in cues]
    found = [(cue, one) for cue in cues if (one := _attribution(text, cue, names, known))]
    return _in_order(found, known)


def _bare(text: str, cue: _Cue, language: Language) -> _Cue:
    """The cue with its speaker alone; what it covers stays the same."""
    return replace(cue, speaker=without_circumstances(text, cue.speaker, language)) if language.code != "ko" else cue


def _in_order(found: Sequence[tuple[_Cue, FoundAttribution]], language: Language) -> tuple[FoundAttribution, ...]:
    """Speakers before carriers; a carrier, and whoever cites another, becomes the relay of the speaker."""
    carried = [one for cue, one in found if any_of(language.cited_by).search(cue.verb)]
    if carried and len(found) > len(carried):
        relay = carried[0].attribution.speaker
        said = [one for _, one in found if one not in carried]
        return (*(replace(one, attribution=replace(one.attribution, relay=relay)) for one in said), *carried)
    cited = [one for cue, one in found if any_of(language.citing).search(cue.verb)]
    others = [one for _, one in found if one not in cited]
    if cited and others:
        relay = others[0].attribution.speaker
        return (*(replace(one, attribution=replace(one.attribution, relay=relay)) for one in cited), *others)
    ordered = [one for _, one in found]
    speakers = [one for one in ordered if not _is_carrier(one)]
    carriers = [one for one in ordered if _is_carrier(one)]
    if speakers and carriers:
        relay = carriers[0].attribution.speaker
        speakers = [replace(one, attribution=replace(one.attribution, relay=relay)) for one in speakers]
    return (*sorted(speakers, key=lambda one: not one.attribution.entity), *carriers)


def _is_carrier(found: FoundAttribution) -> bool:
    entity = gazetteer().get(found.attribution.entity)
    return entity is not None and entity.kind in _CARRIERS


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{'|'.join(words)})(?![\w])", re.IGNORECASE)


def _prepositions(text: str, language: Language) -> Iterator[_Cue]:
    if language.code == "ko":
        yield from _postpositions(text, language)
        return
    for match in _pattern(language.according_to).finditer(text):
        pronoun = any_of(language.oblique_pronouns).search(text, match.start(), match.end())
        if pronoun:
            yield _Cue(Span(*match.span()), Span(*pronoun.span()), match.group(), 0, strong=True)
            continue
        speaker = _before_next_cue(text, phrase_behind(text, match.end()), language)
        if speaker and not any_of(language.not_speakers).match(text, speaker.start):
            yield _Cue(Span(match.start(), speaker.end), speaker, match.group(), 0, strong=True)


def _before_next_cue(text: str, phrase: Span | None, language: Language) -> Span | None:
    """A speaker ends where the next attribution begins: « le Pentagone cité par l'AFP »."""
    words = any_of(language.according_to)
    following = words.search(text, phrase.start + 1, phrase.end) if phrase else None
    return trimmed(text, phrase.start, following.start()) if phrase and following else phrase


def _postpositions(text: str, language: Language) -> Iterator[_Cue]:
    """Korean puts "according to" behind the speaker."""
    for match in any_of(language.according_to).finditer(text):
        start = last_break(text, match.start())
        if any_of(language.citing).search(match.group()):
            start = _behind_what_is_told(text, start, match.start())
        speaker = trimmed(text, start, match.start())
        if speaker:
            yield _Cue(Span(speaker.start, match.end()), speaker, match.group().strip(), 0, strong=True)


def _behind_what_is_told(text: str, start: int, end: int) -> int:
    """Where a Korean phrase for whom somebody cites begins: what is cited may stand before it, and who cites."""
    citing = _KOREAN_CITING.search(text, start, end) or _KOREAN_TOLD.search(text, start, end)
    return citing.end() if citing else start


def _verbs(text: str, names: Sequence[FoundName], language: Language) -> Iterator[_Cue]:
    if language.code == "ko":
        yield from _final_verb(text, language)
        return
    for match in _pattern(language.reporting_verbs).finditer(text):
        denied = any_of(language.denying_words).search(text[max(0, match.start() - _DENIED_WITHIN) : match.start()])
        # The United States do not "state".
        if denied or any(name.entity and name.span.overlaps(Span(*match.span())) for name in names):
            continue
        cue = _inverted_pronoun(match) or _verb_cue(text, match, language)
        if cue:
            yield cue


def _inverted_pronoun(match: re.Match[str]) -> _Cue | None:
    """« a-t-elle ajouté » has its speaker inside."""
    pronoun = _PRONOUN_INSIDE.search(match.group())
    if pronoun is None:
        return None
    start = match.start() + pronoun.start("pronoun")
    return _Cue(Span(*match.span()), Span(start, start + len(pronoun["pronoun"])), match.group(), 1, strong=True)


def _verb_cue(text: str, match: re.Match[str], language: Language) -> _Cue | None:
    before = _before_next_cue(text, phrase_before(text, match.start(), language), language)
    carries = bool(_CARRIED.match(text[match.end() :]))
    behind = behind_audience(text, match.end(), language)
    closing = phrase_behind(text, behind) if text[: match.start()].rstrip().endswith(",") else None
    told = has_finite_verb(text[: match.start()], language) or bool(_AFTER_QUOTE.search(text[: match.start()]))
    if closing and told and _is_last(text, closing, language):
        return _Cue(Span(match.start(), closing.end), closing, match.group(), 1, strong=True)
    if before:
        behind_quote = bool(_AFTER_QUOTE.search(text[: before.start]))
        if not (carries or behind_quote) and _is_deed(text, before, match, language):
            return None
        closes = behind_quote or bool(_ENDS.match(text[match.end() :]) and _QUOTE_BEFORE.search(text[: before.start]))
        return _Cue(Span(before.start, match.end()), before, match.group(), 1, strong=carries or closes)
    after = phrase_behind(text, behind)
    if after is None or _THAT_BEFORE.search(text, 0, match.start()):
        return None
    inverted = bool(_QUOTE_BEFORE.search(text[: match.start()]) and _ENDS.match(text[after.end :]))
    if inverted or opens_with_speaker(text, after, language):
        return _Cue(Span(match.start(), after.end), after, match.group(), 1, strong=inverted)
    return None


def _is_deed(text: str, speaker: Span, verb: re.Match[str], language: Language) -> bool:
    """Whether somebody did something and said nothing: "added three firms to its blacklist", with no clause behind."""
    named = any_of(language.deeds).search(f"{speaker.of(text)} {verb.group()}")
    # Where "that" can be left out, a verb behind opens a clause.
    return bool(named) and not (language.code == "en" and has_finite_verb(text[verb.end() :], language))


def _is_last(text: str, phrase: Span, language: Language) -> bool:
    """Whether a speaker ends the sentence: ", повідомила поліція Сомерсета."."""
    ends = bool(_ENDS.match(text[phrase.end :])) and len(phrase.of(text).split()) <= _MAX_STRONG_WORDS
    opens = phrase.of(text).split()[0].lower() in language.subject_openers
    named = opens or opens_with_speaker(text, phrase, language)
    return ends and named and not has_finite_verb(phrase.of(text), language)


def _colons(text: str, names: Sequence[FoundName], language: Language) -> Iterator[_Cue]:
    """« Paul Aubrac : « ... » » : a name before a quotation speaks it; in Korean headlines without a colon."""
    match = _SPEAKS_QUOTE.match(text)
    if match is None or (language.code != "ko" and ":" not in match.group()):
        return
    speaker = Span(*match.span("speaker"))
    named = any(name.span.overlaps(speaker) and name.kind != "place" for name in names)
    speaks = any(re.search(rf"(?:{noun})$", match["speaker"]) for noun in language.speaking_nouns)
    if (named and language.code != "ko") or speaks:
        yield _Cue(speaker, speaker, ":", 2, strong=True)


def _final_verb(text: str, language: Language) -> Iterator[_Cue]:
    """Korean names the speaker first, as topic or subject, or right before the verb that ends the sentence."""
    verbs = list(any_of(language.reporting_verbs).finditer(text))
    if not verbs:
        return
    behind = _KOREAN_BEHIND.search(
        text[: verbs[-1].start()] + " " if text[verbs[-1].start() - 1] != " " else text[: verbs[-1].start()]
    )
    if behind:
        start, end = behind.span("speaker")
        yield _Cue(Span(start, verbs[-1].end()), Span(start, end), verbs[-1].group().strip(), 1, strong=True)
        return
    carriers = list(any_of(language.according_to).finditer(text, 0, verbs[-1].start()))
    dateline = _KOREAN_DATELINE.match(text)
    start = carriers[-1].end() if carriers else dateline.end() if dateline else 0
    topic = _KOREAN_TOPIC.match(text[start:].lstrip(" ,"))
    if topic is None:
        return
    particle = 2 if topic.group().endswith(("께서", "측은", "측이")) else 1
    offset = text.index(topic.group(), start)
    speaker = trimmed(text, offset, offset + topic.end() - particle)
    if speaker:
        end = offset + topic.end()
        quoted = bool(re.search(r"[”’\"」](?:이?라)?[고며]\s|(?:다|라)고\s", text[end : verbs[-1].start()] + " "))
        yield _Cue(Span(speaker.start, end), speaker, verbs[-1].group().strip(), 1, strong=quoted)


def _without_overlaps(cues: Sequence[_Cue]) -> list[_Cue]:
    kept: list[_Cue] = []
    for cue in sorted(cues, key=lambda one: (one.order, one.span)):
        if not any(cue.speaker.overlaps(other.span) for other in kept):
            kept.append(cue)
    return sorted(kept, key=lambda one: one.span)


def _attribution(text: str, cue: _Cue, names: Sequence[FoundName], language: Language) -> FoundAttribution | None:
    inside = [name for name in names if name.span.overlaps(cue.speaker)]
    speaker = _CLEFT.sub("", cue.speaker.of(text))
    unnamed = any_of(language.unnamed).search(text[cue.span.start : cue.span.end])
    anonymous = bool(unnamed or _matches(language.anonymous, speaker)) and not any(_is_person(name) for name in inside)
    if not (inside or anonymous or _speaks(cue, speaker, language)):
        return None
    scope = _scope(text, cue)
    attribution = Attribution(
        speaker=speaker,
        verb=cue.verb,
        direct=quotes_words(scope.of(text), language.code) or bool(_OPEN_QUOTE.search(scope.of(text))),
        entity=_entity(inside) or (_place_of(cue, names) if anonymous else ""),
        hedged=bool(_matches(language.hedging_verbs, cue.verb)),
        anonymous=anonymous,
    )
    return FoundAttribution(cue.span, scope, attribution)


def _speaks(cue: _Cue, speaker: str, language: Language) -> bool:
    """Whether a phrase without a name can speak: by its noun, or by the shape it stands in."""
    if _matches((*language.speaking_nouns, *language.pronouns, *language.oblique_pronouns), speaker):
        return True
    return cue.strong and len(speaker.split()) <= _MAX_STRONG_WORDS and not any_of(language.not_speakers).match(speaker)


def _place_of(cue: _Cue, names: Sequence[FoundName]) -> str:
    """« À Séoul, des responsables ... » : officials without a name speak for the capital they are in."""
    near = [name for name in names if 0 <= cue.speaker.start - name.span.end <= _CAPITAL_REACH and name.kind == "body"]
    return near[-1].entity if near else ""


def _is_person(name: FoundName) -> bool:
    entity = gazetteer().get(name.entity)
    return entity is not None and entity.kind in ("person", "body")


def _entity(inside: Sequence[FoundName]) -> str:
    """The person named, else the body, else the country: « le président ukrainien Zelensky » is Zelensky."""
    kinds = ("person", "body", "agency", "outlet", "country")
    listed = [name for name in inside if name.entity and name.kind in kinds]
    if any(not name.entity for name in inside) and all(name.kind == "country" for name in listed):
        return ""
    return min(listed, key=lambda name: (kinds.index(name.kind), name.span)).entity if listed else ""


def _scope(text: str, cue: _Cue) -> Span:
    """What is attributed: the longer side of the sentence beside the attributing words."""
    before, after = Span(0, cue.span.start), Span(cue.span.end, len(text))
    left, right = before.of(text).strip(" ,;:"), after.of(text).strip(" ,;:.")
    return before if len(left) > len(right) else after


def _matches(words: tuple[str, ...], text: str) -> re.Match[str] | None:
    return re.search("|".join(words), text, re.IGNORECASE) if words else None
