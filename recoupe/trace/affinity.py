"""How near two documents of a story are to one origin, and what proves that they have two.

Nearness is how far both state the same, over all facts and over those that are rare in the story, with what tells for
one speaker or against it. No one trait decides: a name that is spelt or translated otherwise costs a little and opens
no origin. Two are kept apart for certain only by evidence: own eyes, speakers of different kinds with different names,
nothing in common but the kind of event.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence

from recoupe.defaults.trace import (
    BEYOND_PROOF,
    CITED_OUTLET,
    COPY_CONTAINMENT,
    CREDITED_OUTLET,
    DAYS_OF_A_CASE,
    DAYS_OF_A_STORY,
    DISTINCTIVE_NAMES,
    KNOWN_TO_MOST,
    LEAST_SHARED,
    LEAST_SHARED_FOR_A_DAY,
    NAMES_OF_A_CASE,
    NO_BODY_NAMED,
    NO_BODY_SPEAKING,
    NOTHING_IN_COMMON,
    ONE_LANGUAGE,
    ONE_PUBLISHER,
    OTHER_VOICES,
    PROVEN_BY_FACTS,
    PROVEN_BY_HEARING,
    SAME_BODIES,
    SAME_BODIES_SPEAKING,
    SAME_SPEAKER,
    SAME_TEXT_CONTAINMENT,
    SAME_VOICE,
    SHARED_NAMES,
)
from recoupe.names.entities import COUNTRY
from recoupe.names.keys import consonant_key
from recoupe.trace.bodies import bodies_in
from recoupe.trace.korean import SURE_CONSONANTS, sound_alike
from recoupe.trace.offices import offices_in
from recoupe.trace.readings import Reading
from recoupe.trace.roots import are_namesakes, differ, same_speaker, same_text
from recoupe.trace.shingles import containment
from recoupe.trace.stories import FIGURE, NAME, Rarity, Weighed

_WORD = re.compile(r"[^\W\d_]+")
# Shorter words of a speaker are articles and prepositions.
_LEAST_WORD = 4


class Story:
    """Documents that may tell of one event, each compared with the others in the light of them all."""

    def __init__(self, readings: Collection[Reading]) -> None:
        """The story of the readings; of copies one is enough."""
        self._rarity = Rarity.among([reading.facts for reading in readings])
        self._weighed = {one.key: Weighed.of(one.facts, self._rarity) for one in readings}
        self._naming = Counter(body for one in readings for body in one.bodies | one.speaking)

    def nearness(self, one: Reading, other: Reading) -> float:
        """How near two documents are to one origin: about 0 for two events, over .5 for a text and its translation."""
        if not near_in_time(one, other) or _are_other_offices(one, other):
            return copied(one, other)
        shared = one.facts.shared(other.facts)
        common = one.weighed.likeness(other.weighed, shared)
        rare = self._weighed[one.key].likeness(self._weighed[other.key], shared)
        voices = _voices(one, other) + self._names(shared) + self._bodies(one, other)
        credit = CREDITED_OUTLET if credits_outlet(one, other) else 0.0
        return max((common + rare) / 2 + voices + _circumstances(one, other), copied(one, other), credit)

    def _names(self, shared: Collection[str]) -> float:
        """For names in common that not all the story has: most are people, and those who speak are among them."""
        known = KNOWN_TO_MOST * self._rarity.texts
        told = sum(fact.startswith(NAME) and self._rarity.stating.get(fact, 0) <= known for fact in shared)
        return SHARED_NAMES * min(told, DISTINCTIVE_NAMES) / DISTINCTIVE_NAMES

    def _bodies(self, one: Reading, other: Reading) -> float:
        """For the kinds of bodies that speak in both and that both name, the rarer in the story the more."""
        speaking = self._overlap(one.speaking, other.speaking)
        named = self._overlap(one.bodies, other.bodies)
        found = SAME_BODIES_SPEAKING * speaking + SAME_BODIES * named
        found -= NO_BODY_SPEAKING if one.speaking and other.speaking and not speaking else 0.0
        return found - (NO_BODY_NAMED if one.bodies and other.bodies and not named else 0.0)

    def _overlap(self, mine: frozenset[str], theirs: frozenset[str]) -> float:
        both = self._worth(mine & theirs)
        return both / math.sqrt(self._worth(mine) * self._worth(theirs)) if both else 0.0

    def _worth(self, bodies: frozenset[str]) -> float:
        return math.fsum(1 / self._naming[body] for body in sorted(bodies))


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


def are_independent(one: Reading, other: Reading) -> bool:
    """Whether there is proof that two documents of a story have two origins."""
    if one.publisher == other.publisher:
        return not is_a_case(one, other)
    if credits_outlet(one, other):
        return False
    if "own_check" in (one.root.sort, other.root.sort) and not cites(one, other):
        return True
    if are_other_speakers(one, other) and one.bodies and other.bodies and not one.bodies & other.bodies:
        return True
    return _have_nothing_certain_in_common(one, other)


def are_two(some: Sequence[Reading], others: Sequence[Reading], nearness: float, closest: float) -> bool:
    """Whether two groups of documents, so near on average and at their closest, are proven to have two origins."""
    if nearness >= BEYOND_PROOF:
        return False
    if _is_proven_alone(some, others, closest) or _is_proven_alone(others, some, closest):
        return True
    pairs = [(one, other) for one in some for other in others]
    return 2 * sum(are_independent(one, other) for one, other in pairs) > len(pairs)


def _is_proven_alone(some: Sequence[Reading], others: Sequence[Reading], closest: float) -> bool:
    """Whether the first of the documents has a source of its own or, as the only one, tells of another matter.

    It does where none of the others is near it: an office that comes back to its matter days later tells little of what
    most of them tell.
    """
    first = some[0]
    came_later = not others[0].day or not first.day or first.day >= others[0].day
    if first.own_source and came_later and not any(cites(one, other) for one in some for other in others):
        return True
    if len(some) > 1 or any(credits_outlet(first, one) for one in others):
        return False
    apart = min(DAYS_OF_A_STORY, *(_days_apart(first, one) for one in others))
    if not any(_has_fact_of(first, one) for one in others):
        return True
    too_far = closest < LEAST_SHARED + LEAST_SHARED_FOR_A_DAY * apart
    return too_far or first.is_of_another_event or _speaks_for_another_body(first, others)


def _has_fact_of(alone: Reading, other: Reading) -> bool:
    """Whether both give a figure or a name; what merely happens in both happens elsewhere too."""
    if _certain_in_common(alone, other):
        return True
    return any(fact.startswith(FIGURE) for fact in alone.facts.shared(other.facts))


def _speaks_for_another_body(alone: Reading, members: Sequence[Reading]) -> bool:
    """Whether it names a speaker whose kind of body speaks in none of those, which do have others."""
    root = alone.root
    if root.sort != "speaker" or root.key.startswith(COUNTRY) or any(share_a_speaker(alone, one) for one in members):
        return False
    mine = bodies_in(root.label, alone.document.language)
    theirs = frozenset[str]().union(*(one.speaking for one in members))
    return bool(mine and theirs and not mine & theirs)


def are_other_events(one: Reading, other: Reading) -> bool:
    """Whether both are full of names and figures, and none of the one is in the other; of Korean it cannot be told."""
    return one.is_full_of_facts and other.is_full_of_facts and one.certain.isdisjoint(other.certain)


def _have_nothing_certain_in_common(one: Reading, other: Reading) -> bool:
    """Whether both give names and figures enough, and none of the one is in the other: another event of the kind.

    A Korean text shows its names only to whoever looks for them, so those of the other have to be enough; of two Korean
    ones it cannot be told.
    """
    written = [reading for reading in (one, other) if reading.facts.heard is None]
    least = PROVEN_BY_FACTS if len(written) > 1 else PROVEN_BY_HEARING
    if not written or any(len(reading.certain) < least for reading in written):
        return False
    return not _certain_in_common(one, other)


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


def _are_other_offices(one: Reading, other: Reading) -> bool:
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


def _voices(one: Reading, other: Reading) -> float:
    """For a person credited in both, and against two in whom different people are."""
    mine, theirs = one.root.voices, other.root.voices
    heard = any(_are_one(voice, another, one, other) for voice in mine for another in theirs)
    speaker = share_a_speaker(one, other)
    found = (SAME_VOICE if heard else 0.0) + (SAME_SPEAKER if speaker else 0.0)
    return found - (OTHER_VOICES if mine and theirs and not heard and not speaker else 0.0)


def _circumstances(one: Reading, other: Reading) -> float:
    """What makes documents nearer or less near whoever speaks: outlets and languages."""
    cited = cites(one, other)
    found = CITED_OUTLET if cited else 0.0
    found += SAME_SPEAKER if cited and any(_has_own_eyes(reading) for reading in (one, other)) else 0.0
    found -= ONE_PUBLISHER if one.publisher == other.publisher and not is_a_case(one, other) else 0.0
    found -= NOTHING_IN_COMMON if are_other_events(one, other) else 0.0
    return found - (ONE_LANGUAGE if one.document.language == other.document.language else 0.0)


def _has_own_eyes(reading: Reading) -> bool:
    return reading.root.sort == "own_check"


def _are_one(speaker: str, another: str, one: Reading, other: Reading) -> bool:
    return same_speaker(speaker, another, one.document.language == other.document.language)
