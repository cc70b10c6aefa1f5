"""What two documents have to do with each other: speakers, outlets, days, events."""

from __future__ import annotations

import re

from recoupe.defaults.trace import (
    COPY_CONTAINMENT,
    DAYS_OF_A_CASE,
    DAYS_OF_A_STORY,
    NAMES_OF_A_CASE,
    SAME_TEXT_CONTAINMENT,
    TOLD_ALIKE,
)
from recoupe.names.entities import COUNTRY
from recoupe.names.keys import consonant_key
from recoupe.trace.korean import SURE_CONSONANTS, sound_alike
from recoupe.trace.offices import offices_in
from recoupe.trace.readings import Reading
from recoupe.trace.roots import are_namesakes, differ, same_speaker, same_text
from recoupe.trace.shingles import containment
from recoupe.trace.stories import NAME

_WORD = re.compile(r"[^\W\d_]+")
# Shorter words of a speaker are articles and prepositions.
_LEAST_WORD = 4


def may_be_one(one: Reading, other: Reading) -> bool:
    """Whether two documents of a story can go back to one origin at all, by their days and by whose offices speak."""
    apart = are_other_offices(one, other) or are_told_by_other_bodies(one, other)
    return (near_in_time(one, other) and not apart) or copied(one, other) > 0


def are_told_by_other_bodies(one: Reading, other: Reading) -> bool:
    """Whether each has it from a body of another kind that the other does not even name, and neither cites the other.

    A general staff and the governor of the region that was hit are no one voice for telling the same of a strike.
    """
    if not (one.root.is_named and other.root.is_named):
        return False
    mine, theirs = told_alike(one.speaker_kinds), told_alike(other.speaker_kinds)
    if not (mine and theirs) or mine & told_alike(other.bodies) or theirs & told_alike(one.bodies):
        return False
    return not cites(one, other)


def told_alike(bodies: frozenset[str]) -> frozenset[str]:
    """The kinds of bodies with those taken for one that are called by each other's names."""
    return frozenset(TOLD_ALIKE.get(body, body) for body in bodies)


def say_they_are_two(one: Reading, other: Reading) -> bool:
    """Whether one says that it is another matter, or saw for itself what it tells, and neither cites the other."""
    if one.is_of_another_event or other.is_of_another_event:
        return True
    return "own_check" in (one.root.sort, other.root.sort) and not cites(one, other)


def copied(one: Reading, other: Reading) -> float:
    """The part of the shorter text that stands in the longer one where that makes a copy, else 0.

    Communiqués of one form share most of their words; whoever speaks in each tells them apart.
    """
    share = containment(one.phrases, other.phrases)
    if share < COPY_CONTAINMENT or (share < SAME_TEXT_CONTAINMENT and are_other_speakers(one, other)):
        return 0.0
    return share


def near_in_time(one: Reading, other: Reading) -> bool:
    """Whether both can be about one event, as far as their dates tell; one office comes back to a matter for weeks."""
    days = _days_apart(one, other)
    return days <= DAYS_OF_A_STORY or (days <= DAYS_OF_A_CASE and is_a_case(one, other))


def _days_apart(one: Reading, other: Reading) -> int:
    first, second = one.day, other.day
    return abs(first - second) if first is not None and second is not None else 0


def is_a_case(one: Reading, other: Reading) -> bool:
    """Whether the same kind of body speaks of the same names again, after the days of a story."""
    if not DAYS_OF_A_STORY < _days_apart(one, other) <= DAYS_OF_A_CASE or _share_too_little(one, other):
        return False
    if not (one.speaking & other.speaking or share_a_speaker(one, other)) or one.own_source or other.own_source:
        return False
    return len(_certain_in_common(one, other)) >= NAMES_OF_A_CASE


def _share_too_little(one: Reading, other: Reading) -> bool:
    """Whether the names and figures of both are seen at once to be none of a case; a Korean text has to be heard."""
    written = one.facts.heard is None and other.facts.heard is None
    return written and len(one.certain & other.certain) < NAMES_OF_A_CASE


def are_other_events(one: Reading, other: Reading, by_chance: int = 0) -> bool:
    """Whether both are full of names and figures and share no more than chance does; of Korean it cannot be told.

    Within one language, which spells a name in one way, fewer are full, and a name spelt otherwise is another.
    """
    if one.full_in and one.full_in == other.full_in:
        return len(one.certain & other.certain) <= by_chance or len(_certain_in_common(one, other)) <= by_chance
    return one.is_full_of_facts and other.is_full_of_facts and one.certain.isdisjoint(other.certain)


def _certain_in_common(one: Reading, other: Reading) -> list[str]:
    """The facts of both that chance does not repeat, as far as either of them tells."""
    return [fact for fact in one.facts.shared(other.facts) if fact in one.certain or fact in other.certain]


def are_other_speakers(one: Reading, other: Reading) -> bool:
    """Whether both say who is behind them, and it is certainly not the same; a country alone is nobody in certain."""
    first, second = one.root, other.root
    if any(root.sort == "speaker" and root.key.startswith(COUNTRY) for root in (first, second)):
        return False
    if one.document.language == other.document.language and first.speaker and second.speaker:
        return not _are_one(first.speaker, second.speaker, one, other) or are_namesakes(first, second)
    return differ(first, second)


def are_other_offices(one: Reading, other: Reading) -> bool:
    """Whether two offices of one kind speak that carry different names, such as the police of two towns."""
    first, second = one.root, other.root
    if are_namesakes(first, second):
        return True
    both = _named_office(one) & _named_office(other)
    return bool(both) and are_other_speakers(one, other)


def _named_office(reading: Reading) -> frozenset[str]:
    """The kind of a speaker who is an office and a name and no more: "Norvale police", « la police de Norvale »."""
    if reading.root.sort != "speaker":
        return frozenset()
    words = [word for word in _WORD.findall(reading.root.label) if len(word) >= _LEAST_WORD]
    names = [word for word in words if word[:1].isupper()]
    if len(words) != 2 or len(names) != 1:
        return frozenset()
    return offices_in(next(word for word in words if word not in names), reading.document.language)


def credits_outlet(one: Reading, other: Reading) -> bool:
    """Whether one of the two names the publisher of the other as where it has it from, be it an outlet or a body."""
    for told, own in ((one, other), (other, one)):
        if any(same_text(text, own.publisher) for text in told.root.texts) or _credits_publisher(told, own):
            return True
    return False


def _credits_publisher(told: Reading, own: Reading) -> bool:
    """Whether a document has its news from the body that publishes the other itself: a firm, a bank, a festival."""
    if told.root.sort != "speaker" or own.root.sort != "itself" or told.publisher == own.publisher:
        return False
    if own.own_name in told.speaker_name:
        return True
    return bool(own.own_kinds & told.speaker_kinds) and sound_alike(own.own_names, told.speaker_names)


def cites(one: Reading, other: Reading) -> bool:
    """Whether one names the outlet of the other as where it has it from, or both name the same."""
    if one.root.texts & other.root.texts or credits_outlet(one, other):
        return True
    return _names(one, other) or _names(other, one)


def _names(one: Reading, other: Reading) -> bool:
    """Whether a text names the outlet of another, which writes its name in another script."""
    if one.document.language == other.document.language or len(other.own_name) < SURE_CONSONANTS:
        return False
    if one.facts.heard is not None:
        return one.facts.heard.has(other.own_name, "".join(other.outlet))
    return other.own_name in one.named or all(_has_name(one, word) for word in other.outlet)


def _has_name(reading: Reading, name: str) -> bool:
    return f"{NAME}{consonant_key(name)}" in reading.facts.weights


def share_a_speaker(one: Reading, other: Reading) -> bool:
    """Whether who is behind one is behind the other, or credited there; an office alone is many people."""
    first, second = one.root, other.root
    if first.is_office:
        return False
    pairs = [(first.speaker, voice) for voice in {second.speaker, *second.voices}]
    pairs += [(second.speaker, voice) for voice in first.voices]
    return any(mine and theirs and _are_one(mine, theirs, one, other) for mine, theirs in pairs)


def share_a_voice(one: Reading, other: Reading) -> bool:
    """Whether somebody with a name is credited in both."""
    return any(_are_one(voice, another, one, other) for voice in one.root.voices for another in other.root.voices)


def _are_one(speaker: str, another: str, one: Reading, other: Reading) -> bool:
    return same_speaker(speaker, another, one.document.language == other.document.language)
