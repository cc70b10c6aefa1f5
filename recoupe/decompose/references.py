"""Pronouns and demonstratives: what "he", "these clashes" and "the region" go back to in the article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from recoupe.analysis.findings import Analysis
from recoupe.analysis.names import find_names
from recoupe.analysis.patterns import any_of
from recoupe.analysis.sentence import analyse
from recoupe.analysis.speaker_phrases import opens_with_speaker
from recoupe.concepts import find_concepts
from recoupe.decompose.agreement import agrees
from recoupe.decompose.speech import is_speech
from recoupe.defaults.decompose import ANTECEDENT_SENTENCES
from recoupe.languages import Language
from recoupe.model import Attribution, Span
from recoupe.names import gazetteer

# "He's certain": with a name for the pronoun, the verb is written out.
_IS = re.compile(r"^['’]s(?=\s(?!been\b))")
_PLACES = frozenset({"place"})
# Words for people in the field; "these men" are whoever was counted or sent before.
_PEOPLE = frozenset({"man", "soldier", "army", "person", "people", "fighter"})


@dataclass(frozen=True, slots=True)
class Before:
    """A sentence that came before: what was found in it, who spoke, and what it says something of."""

    analysis: Analysis
    attribution: Attribution | None
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A text with its references explained in brackets, the names they bring, and those that stay open."""

    text: str
    names: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()


def carry_over(attribution: Attribution | None, before: Sequence[Before], language: Language) -> Attribution | None:
    """The attribution with a pronoun replaced by the speaker of the sentences before, or by whom they speak of."""
    if attribution is None or attribution.entity or not is_pronoun(attribution.speaker, language):
        return attribution
    for earlier in reversed(before[-ANTECEDENT_SENTENCES:]):
        credited = earlier.attribution
        if credited and not is_pronoun(credited.speaker, language):
            return replace(attribution, speaker=credited.speaker, entity=credited.entity, anonymous=credited.anonymous)
        if _can_speak(earlier.subject, attribution.speaker, language):
            names = [name for name in find_names(earlier.subject, language.code) if name.entity]
            return replace(attribution, speaker=earlier.subject, entity=names[0].entity if names else "")
    return attribution


def _can_speak(subject: str, pronoun: str, language: Language) -> bool:
    """Whether a pronoun that says something can mean the subject of a sentence before: a person or an office."""
    speaks = bool(subject) and opens_with_speaker(subject, Span(0, len(subject)), language)
    return speaks and agrees(pronoun, subject, language)


def speaks_for_another(speaker: str, language: Language) -> bool:
    """Whether a speaker belongs to somebody spoken of before: in what « son avocat » says, « il » is seldom he."""
    return bool(any_of(language.possessives).match(speaker))


def is_pronoun(words: str, language: Language) -> bool:
    """Whether the words are a pronoun and nothing else."""
    return bool(any_of((*language.pronouns, *language.oblique_pronouns)).fullmatch(words.strip()))


def resolve(text: str, before: Sequence[Before], language: Language, candidates: Sequence[str] = ()) -> Resolved:
    """Explain each demonstrative of `text` by what the sentences before say of it.

    A pronoun that opens the text is replaced by the first of `candidates` that agrees with it.
    """
    recent = before[-ANTECEDENT_SENTENCES:]
    wording, offset = text, 0
    brought: list[str] = []
    unresolved: list[str] = []
    times = [period.span for period in analyse(text, language.code).periods]
    for match in any_of(language.demonstratives).finditer(text):
        if _is_named(text, match.end(), language) or any(span.overlaps(Span(*match.span())) for span in times):
            continue
        names = _antecedent(match["noun"], recent, language)
        if names is None:
            unresolved.append(match.group())
        elif names:
            brought.extend(names)
            insertion = f" [{', '.join(gazetteer().label(name, language.code) or name for name in names)}]"
            wording = wording[: match.end() + offset] + insertion + wording[match.end() + offset :]
            offset += len(insertion)
    opening = any_of(language.pronouns).match(text)
    if opening and not any(span.start == 0 for span in times):
        antecedent = next((one for one in candidates if agrees(opening.group(), one, language)), "")
        if antecedent:
            rest = _IS.sub(" is", wording[opening.end() :])
            wording = f"{antecedent[:1].upper()}{antecedent[1:]}{rest}"
        else:
            unresolved.append(opening.group())
    return Resolved(wording, tuple(dict.fromkeys(brought)), tuple(dict.fromkeys(unresolved)))


def _is_named(text: str, end: int, language: Language) -> bool:
    """A name right behind the noun says which one: « ces troupes nord-coréennes »."""
    return any(name.span.start <= 2 for name in find_names(text[end : end + 40], language.code) if name.entity)


def _antecedent(noun: str, recent: Sequence[Before], language: Language) -> tuple[str, ...] | None:
    """The names beside the last mention of the same thing; empty where it was mentioned without any, None if never."""
    meant = {found.concept for found in find_concepts(noun, language.code)}
    for earlier in reversed(recent):
        analysis = earlier.analysis
        if "territory" in meant:
            places = _of_kind(analysis, _PLACES)
            if places:
                return places[-1:]
            continue
        if meant & _PEOPLE and _PEOPLE & {found.concept for found in analysis.concepts}:
            nations = [one.of for one in analysis.quantities if one.of] or _of_kind(analysis, frozenset({"country"}))
            if nations:
                return (nations[0],)
        same_word = re.search(rf"(?<!\w){re.escape(noun.rstrip('s'))}", analysis.text, re.IGNORECASE)
        if same_word or meant & {found.concept for found in analysis.concepts if not is_speech(found.concept)}:
            return _explaining(earlier)
    return None


def _explaining(earlier: Before) -> tuple[str, ...]:
    """Places tell best which event is meant, then countries; whoever only speaks does not."""
    speaker = earlier.attribution.entity if earlier.attribution else ""
    places = _of_kind(earlier.analysis, _PLACES)
    countries = _of_kind(earlier.analysis, frozenset({"country"}))
    return tuple(name for name in (places[-1:] or countries[:2]) if name != speaker)


def _of_kind(analysis: Analysis, kinds: Iterable[str]) -> tuple[str, ...]:
    wanted = frozenset(kinds)
    return tuple(dict.fromkeys(name.entity for name in analysis.names if name.entity and name.kind in wanted))
