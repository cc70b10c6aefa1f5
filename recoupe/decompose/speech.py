"""What is only about saying: concepts and words that carry a statement and are no part of it."""

from __future__ import annotations

import re

from recoupe.analysis.attributions import find_attributions
from recoupe.analysis.findings import FoundAttribution
from recoupe.analysis.patterns import any_of
from recoupe.analysis.periods import find_periods, is_time
from recoupe.analysis.verbs import has_finite_verb
from recoupe.concepts import lexicon
from recoupe.defaults.decompose import MAX_AFTERTHOUGHT_WORDS, MAX_APPOSITION_WORDS, MAX_AUDIENCE_WORDS
from recoupe.languages import Language
from recoupe.model import Attribution, Span

_SPEECH = frozenset({"say", "report", "announce", "declare", "state_verb", "tell", "add_statement", "publish", "write"})
_CARRIES = re.compile(r"^(?:que\b|qu['’]|that\b|,?\s?что\b|,?\s?що\b|[:«“\"])", re.IGNORECASE)
_PLAIN_SAYING = re.compile(
    r"\b(?:sa(?:id|ys?)|claim(?:s|ed)?|stated?|believes?|added|reports?|reported|told|announced|wrote|notes?|noted|argued|"
    r"insisted|warned|acknowledged|admitted)$|alert|dénonc"
)
# « C'est X qui l'affirme : ... » : without X nothing is left of the frame.
_CLEFT = re.compile(r"^\s*(?:c['’]est|ce sont|it (?:is|was)|это|це)\s*$", re.IGNORECASE)
# " on " in front of a day.
_LED = 4
_LEADING = re.compile(r"^[\s,;:–—-]+")
# A conjunction at the start of a sentence joins it to the one before.
_JOINT = re.compile(r"^(?:But|And|Yet|Mais|Et|Or|Но|А|И|Але|А|І|Та)\s(?=\w)")
_TRAILING = re.compile(r"[\s,;:–—-]+$")
_THAT = re.compile(r"^(?:que,?\s|qu['’]|that,?\s|что,?\s|що,?\s|, что\s|, що\s)", re.IGNORECASE)
_SAID_THAT = re.compile(r"^\s*(?P<between>[^,;:«“\"]{2,90}?,?)\s(?=que\s|qu['’]|that\s|что\s|що\s)", re.IGNORECASE)
_SAID_QUOTE = re.compile(r"^\s*(?P<between>[^,;:«“\"]{2,90}?)[,:]?\s(?=[«“\"])")
_ADVERBS = ("au contraire", "en outre", r"\w+ment", r"\w+ly")
# To whom it was said is no part of what was said.
_TOLD = re.compile(r"\b(?:told|tells|informed|assured)$", re.IGNORECASE)
_AUDIENCE = re.compile(
    r"^\s*(?:à l['’](?:AFP|agence \w+)|aux journalistes|à la presse|devant la presse|to reporters|reporters|"
    r"journalists|lawmakers|журналистам|агентству \w+|журналістам|агентству \w+)(?=[\s,.;]|$)",
    re.IGNORECASE,
)
# « Selon les partisans du oui, dont le maire, » : who is among the speakers is no part of what they say.
_AMONG_THEM = re.compile(r"^,\s(?:dont|including|among them|в том числе|включая|у тому числі|зокрема)\s[^,]*,")
_OPENING = {"«": "»", "“": "”", '"': '"'}
_DOUBLE = re.compile(r"\s*,(?:\s*,)+")
_KOREAN_TAIL = re.compile(
    r"(?:라고|다고|고|라며|다며|며)?\s?(?:밝혔다|말했다|전했다|보도했다|발표했다|주장했다|설명했다|강조했다|덧붙였다|반박했다|부인했다|일축했다|해명했다)\.?$"
)

_KOREAN_QUOTED = re.compile(r"(?<=[”’\"])\s?(?:이?라)?고\s\S+다\.?$")
# "... 고 부인했다": what is reported with this ending is said, and the denial only how.
_KOREAN_SAID = re.compile(r"(?:다|라|냐|자)고\s[^\s,]+\s?$")
_KOREAN_REPORTED = re.compile(r"(?<=[가-힣])다고\s*\.?\s*$")


def is_speech(concept: str) -> bool:
    """Whether a concept is an act of saying."""
    return concept in _SPEECH or not _SPEECH.isdisjoint(lexicon().broader(concept))


def is_frame(words: str) -> bool:
    """Whether the words only frame a speaker: « C'est » before « le GUR qui l'affirme »."""
    return bool(_CLEFT.match(words))


def is_denial(attribution: Attribution, language: Language) -> bool:
    """Whether who is credited says that something is not so: without the denial a claim would be its opposite."""
    return bool(any_of(language.denials).search(attribution.verb))


def without_attribution(text: str, language: Language) -> str:
    """What is said, without the words that say who says it, and without an opening connector."""
    content = text
    found_here = find_attributions(text, language.code)
    named = any_of(language.according_to)
    speaking = [
        one
        for one in found_here
        if one is found_here[0] or one.attribution.entity or named.fullmatch(one.attribution.verb)
    ]
    for found in sorted(speaking, key=lambda one: one.span, reverse=True):
        if _governs_object(text, found, language) or _denies_what_follows(text, found, language):
            continue
        content = _without(content, found.span, language)
    if language.code == "ko":
        content = _KOREAN_QUOTED.sub("", content)
        content = _KOREAN_REPORTED.sub("다", _KOREAN_TAIL.sub("다.", content)) if content != text else content
    if content != text:
        content = _THAT.sub("", _LEADING.sub("", content))
    return tidy(_without_connector(content, language))


def _without(text: str, span: Span, language: Language) -> str:
    """The text without a span, the two commas it stood between, its audience, and the day on which it was said."""
    before, behind = _CLEFT.sub("", text[: span.start]), _AUDIENCE.sub("", text[span.end :])
    if not before.strip():
        behind = _AMONG_THEM.sub("", behind)
    if _is_afterthought(before, behind, language):
        return before
    if before.strip() and _TOLD.search(text[span.start : span.end]) and _is_audience(behind, language):
        return before
    if before.rstrip().endswith(",") and behind.lstrip().startswith(","):
        return f"{before.rstrip(' ,')} {behind.lstrip(' ,')}"
    if not before.strip():
        behind = _without_day_of_saying(behind, text[span.start : span.end], language)
    elif _THAT.match(behind.lstrip()):
        # « À Séoul, des responsables affirment que » : where and when it was said.
        return _THAT.sub("", behind.lstrip())
    elif is_time(behind.strip(" .,"), language):
        behind = "." if behind.rstrip().endswith(".") else ""
    return f"{before} {behind}"


def _without_day_of_saying(behind: str, verb: str, language: Language) -> str:
    """What stands before "that": « X a dit lundi que », "X told reporters on Monday that", « X affirme même que »."""
    that = _SAID_THAT.match(behind) or _SAID_QUOTE.match(behind)
    if that is None:
        return _without_day_in_front(behind, language)
    if _TOLD.search(verb):
        return behind[that.end("between") :]
    between = that["between"].strip(" ,")
    known = any_of((*language.insertions, *language.connectors, *_ADVERBS)).fullmatch(between)
    return behind[that.end("between") :] if known or is_time(between, language) else behind


def _without_day_in_front(behind: str, language: Language) -> str:
    """What stands behind "said on Monday" without "that": the day right behind the verb is when it was said."""
    days = find_periods(behind, language.code, None)
    told = language.code == "en" and days and days[0].precision == "day" and days[0].span.start <= _LED
    rest = behind[days[0].span.end :] if told else ""
    return rest if rest.startswith(" ") and has_finite_verb(rest, language) else behind


def _is_audience(behind: str, language: Language) -> bool:
    """Behind "told" a few words without a verb are to whom it was said."""
    return len(behind.split()) <= MAX_AUDIENCE_WORDS and not has_finite_verb(behind, language)


def _is_afterthought(before: str, behind: str, language: Language) -> bool:
    """Behind a quotation and its speaker a few words without a verb tell of the speaker: « joint par téléphone »."""
    closes = before.rstrip(" ,—–-").endswith(("»", "”", '"'))
    words = len(behind.split())
    if not closes or not words:
        return False
    told = not has_finite_verb(behind, language)
    return (told and words <= MAX_APPOSITION_WORDS) or (behind.startswith(",") and words <= MAX_AFTERTHOUGHT_WORDS)


def _governs_object(text: str, found: FoundAttribution, language: Language) -> bool:
    """A verb with an object ("puts the losses at 30") is part of what is said; one with "that" only carries it."""
    behind = text[found.span.end :].lstrip()
    opens = found.span.start == 0 or text[: found.span.start].rstrip().endswith((",", ";", "»", "”"))
    is_verb = not any_of(language.according_to).fullmatch(found.attribution.verb)
    ends_in_verb = text[: found.span.end].endswith(found.attribution.verb)
    if not is_verb or not ends_in_verb or not opens or language.code == "ko" or not behind:
        return False
    said = _without_day_of_saying(f" {behind}", found.attribution.verb, language).lstrip()
    if _CARRIES.match(behind) or _CARRIES.match(said):
        return False
    names_a_thing = found.span.start == 0 and not has_finite_verb(behind, language)
    return names_a_thing or not _PLAIN_SAYING.search(found.attribution.verb)


def _denies_what_follows(text: str, found: FoundAttribution, language: Language) -> bool:
    """Whether the sentence goes on with what is denied; in front of a denial that closes it stands what is said."""
    if not is_denial(found.attribution, language):
        return False
    if language.code == "ko":
        return not _KOREAN_SAID.search(text[: text.rfind(found.attribution.verb) + len(found.attribution.verb)])
    behind = text[found.span.end :].strip(' .,»”"')
    return bool(behind) and text[: found.span.end].endswith(found.attribution.verb)


def _without_connector(text: str, language: Language) -> str:
    stripped = _JOINT.sub("", _LEADING.sub("", text))
    match = any_of(language.connectors).match(stripped)
    return stripped[match.end() :] if match and stripped[match.end() :].lstrip().startswith(",") else stripped


def balanced(text: str) -> str:
    """The text without a mark at its start or end that opens or closes a quotation elsewhere."""
    if text[:1] in _OPENING and not any(mark in text[1:] for mark in _OPENING[text[0]]):
        text = text[1:].lstrip()
    closing = next((mark for mark in '»”"' if text.rstrip(". ").endswith(mark)), "")
    opened = any(mark in text.rstrip(". ")[:-1] for mark, ends in _OPENING.items() if closing in ends)
    return text.rstrip(". ")[:-1].rstrip() if closing and not opened else text


def tidy(text: str) -> str:
    """The text without what cutting left over, with a capital at its start."""
    content = _TRAILING.sub("", _LEADING.sub("", _DOUBLE.sub(",", text)))
    content = re.sub(r"\s+([,.;])", r"\1", re.sub(r"[ \t]{2,}", " ", content)).strip(" ,;")
    return content[:1].upper() + content[1:]
