"""« Ni A ni B n'ont ... »: what two parties deny alike is two claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recoupe.decompose.korean import particle
from recoupe.decompose.parts import Clause, capitalised, trimmed, word_count
from recoupe.languages import Language
from recoupe.model import Span
from recoupe.word_forms import base_form

_SINGULAR = {"ont": "a", "sont": "est", "avaient": "avait", "have": "has", "are": "is", "were": "was", "do": "does"}
_PLURAL = re.compile(r"^(?:les|des|ces|ses|leurs|the \w+s|these|those)\s", re.IGNORECASE)
_PAST_AUXILIARY = frozenset({"ont", "avaient", "sont", "have", "are", "were", "do"})
_WORD = re.compile(r"\S+")
# The masculine past; the feminine and the neuter end alike in both.
_GENDERED = {"ru": "л", "uk": "в"}
_PLURAL_PAST = re.compile(r"(\w*[аеиіоуяюїыэё])ли(с[яь])?(?!\w)")


def neither_nor(text: str, language: Language) -> tuple[Clause, ...]:
    """The two denials in a sentence of that form; nothing where it has another."""
    for expression, template in language.neither:
        match = _compiled(expression).search(text)
        if match:
            return tuple(_denials(text, match, template, language))
    return ()


@lru_cache(maxsize=64)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def _denials(text: str, match: re.Match[str], template: str, language: Language) -> Iterator[Clause]:
    second, rest_start = _second_party(text, match)
    rest = Span(rest_start, match.end())
    for party, spans in (
        (trimmed(text, *match.span("a")), (trimmed(text, *match.span("a")), rest)),
        (second, (Span(second.start, rest.end),)),
    ):
        yield Clause(spans, _wording(party.of(text), rest.of(text), match, template, language), negated=True)


def _second_party(text: str, match: re.Match[str]) -> tuple[Span, int]:
    """Slavic sentences may put the object between the second party and the verb: parties are about as long."""
    party = trimmed(text, *match.span("b"))
    words = list(_WORD.finditer(text, party.start, party.end))
    length = word_count(match["a"])
    while length < len(words) and words[length].group()[:1].isupper():
        length += 1
    if "rest" in match.groupdict() and match.groupdict().get("aux") is None and length < len(words):
        return Span(party.start, words[length - 1].end()), words[length].start()
    return party, match.end("b") + len(text[match.end("b") :]) - len(text[match.end("b") :].lstrip())


def _wording(party: str, rest: str, match: re.Match[str], template: str, language: Language) -> str:
    auxiliary = match.groupdict().get("aux") or ""
    singular = auxiliary if _PLURAL.match(party) else _SINGULAR.get(auxiliary.lower(), auxiliary)
    if language.code == "en" and not auxiliary:
        return _english(party, match["rest"])
    if language.code == "ko":
        template = template.replace("은", particle(party, "은"))
    if language.code in _GENDERED and not auxiliary:
        rest = _agreeing(party, rest, language)
    return template.format(one=capitalised(party), aux=singular, rest=match["rest"], denied=rest)


def _agreeing(party: str, rest: str, language: Language) -> str:
    """The plural past of a verb in the gender of the party, as its first word tells; abbreviations tell nothing."""
    first = party.split(" ")[0]
    if first.isupper() or first.endswith(("ы", "и", "і", "ї")):
        return rest
    feminine, neuter = first.endswith(("а", "я")), first.endswith(("о", "е", "є"))
    ending = "ла" if feminine else "ло" if neuter else _GENDERED[language.code]
    reflexive = "ся" if ending in _GENDERED.values() else "сь"
    return _PLURAL_PAST.sub(lambda verb: f"{verb[1]}{ending}{reflexive if verb[2] else ''}", rest, count=1)


def _english(party: str, rest: str) -> str:
    """Neither A nor B responded: A did not respond."""
    verb, _, behind = rest.partition(" ")
    return f"{capitalised(party)} did not {base_form(verb, 'en')} {behind}"
