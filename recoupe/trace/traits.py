"""What tells for or against one origin in a pair of documents of a story, each trait as a number."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields

from recoupe.defaults.trace import HOURS_THAT_TELL
from recoupe.moments import Moment
from recoupe.trace.affinity import are_other_speakers, cites, is_a_case, share_a_voice
from recoupe.trace.readings import Reading
from recoupe.trace.shingles import containment
from recoupe.trace.stories import CONCEPT, FIGURE, NAME, Rarity, Weighed

_HOUR = 3600.0
Values = tuple[float | None, ...]
# A part of nothing: the document states no such fact at all.
_NONE = -1.0


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of a pair; a trait that cannot be told is None and speaks neither for one origin nor for two.

    Facts weigh the more the fewer texts of the story state them, but in `likeness`. A part is one of the whole that the
    document named states, and -1 where it states no such fact. Kinds of bodies overlap as the cosine of two vectors.
    """

    likeness: float
    rare_likeness: float
    copied: float  # the part of the shorter text that stands in the longer one
    younger_shared: float  # the part of what the younger states that the elder states too
    names: float  # the weight of the names that both have
    figures: float
    younger_figures: float  # the part of the younger's figures that the elder gives
    elder_figures: float
    younger_happenings: float
    one_voice: float  # somebody with a name is credited in both
    other_speakers: float  # both say who is behind them, and it is somebody else
    speaking_bodies: float
    named_bodies: float
    citing: float  # one names the outlet of the other, or both the same
    one_publisher: float
    one_language: float
    own_source: float  # the younger says that somebody told it itself
    elder_credits: float  # the elder says who is behind it
    younger_credits: float
    younger_carries: float  # the younger says whose text it carries
    hours: float | None  # between the two, up to those that tell

    def values(self) -> Values:
        """The traits in the order of `NAMES`."""
        return tuple(getattr(self, name) for name in NAMES)


NAMES = tuple(field.name for field in fields(Traits))


@dataclass(frozen=True, slots=True)
class _Stated:
    """The facts of a document by their worth in the story, and what those of each kind are worth together."""

    weighed: Weighed
    figures: float
    happenings: float


class Story:
    """Documents that may tell of one event, each compared with the others in the light of them all."""

    def __init__(self, readings: Collection[Reading]) -> None:
        """The story of the readings; of copies one is enough."""
        rarity = Rarity.among([reading.facts for reading in readings])
        self._stated = {one.key: _stated(Weighed.of(one.facts, rarity)) for one in readings}
        self._naming = Counter(body for one in readings for body in one.bodies | one.speaking)

    def traits(self, elder: Reading, younger: Reading) -> Traits:
        """What tells for or against one origin of the two; of an office that comes back to its matter no time does."""
        told, again = self._stated[elder.key], self._stated[younger.key]
        comes_back = is_a_case(elder, younger)
        shared = elder.facts.shared(younger.facts)
        names, figures, happenings, others = _worth_of(shared, told.weighed, again.weighed)
        return Traits(
            likeness=elder.weighed.likeness(younger.weighed, shared),
            rare_likeness=told.weighed.likeness(again.weighed, shared),
            copied=containment(elder.phrases, younger.phrases),
            younger_shared=_part(names + figures + happenings + others, again.weighed.total),
            names=names,
            figures=figures,
            younger_figures=_part(figures, again.figures),
            elder_figures=_part(figures, told.figures),
            younger_happenings=_part(happenings, again.happenings),
            one_voice=float(share_a_voice(elder, younger)),
            other_speakers=float(are_other_speakers(elder, younger)),
            speaking_bodies=self._overlap(elder.speaking, younger.speaking),
            named_bodies=self._overlap(elder.bodies, younger.bodies),
            citing=float(cites(elder, younger)),
            one_publisher=float(elder.publisher == younger.publisher and not comes_back),
            one_language=float(elder.document.language == younger.document.language),
            own_source=float(bool(younger.own_source)),
            elder_credits=float(elder.root.is_explicit),
            younger_credits=float(younger.root.is_explicit),
            younger_carries=float(younger.root.sort == "text"),
            hours=None if comes_back else _hours(elder, younger),
        )

    def _overlap(self, mine: frozenset[str], theirs: frozenset[str]) -> float:
        both = self._worth(mine & theirs)
        return both / math.sqrt(self._worth(mine) * self._worth(theirs)) if both else 0.0

    def _worth(self, bodies: frozenset[str]) -> float:
        """What kinds of bodies are worth: the fewer documents of the story name one, the more."""
        return math.fsum(1 / self._naming[body] for body in sorted(bodies))


def _stated(weighed: Weighed) -> _Stated:
    figures = math.fsum(worth for fact, worth in weighed.worth.items() if fact.startswith(FIGURE))
    happenings = math.fsum(worth for fact, worth in weighed.worth.items() if fact.startswith(CONCEPT))
    return _Stated(weighed, figures, happenings)


def _worth_of(shared: Sequence[str], one: Weighed, other: Weighed) -> tuple[float, float, float, float]:
    """What the shared names, figures, happenings and other facts are worth."""
    names, figures, happenings, others = [], [], [], []
    for fact in shared:
        worth = one.worth[fact] if fact in one.worth else other.worth[fact]
        if fact.startswith(NAME):
            names.append(worth)
        elif fact.startswith(FIGURE):
            figures.append(worth)
        elif fact.startswith(CONCEPT):
            happenings.append(worth)
        else:
            others.append(worth)
    return math.fsum(names), math.fsum(figures), math.fsum(happenings), math.fsum(others)


def _part(shared: float, whole: float) -> float:
    return shared / whole if whole else _NONE


def _hours(elder: Reading, younger: Reading) -> float | None:
    """The hours between two documents, at most those that tell; None where both have one day and no hour."""
    first, second = elder.document.published, younger.document.published
    if first is None or second is None:
        return None
    between = (second.earliest - first.earliest + (second.latest - first.latest)) / 2
    hours = abs(between.total_seconds()) / _HOUR
    if hours < HOURS_THAT_TELL and _is_vague(first, second):
        return None
    return min(hours, HOURS_THAT_TELL)


def _is_vague(*moments: Moment) -> bool:
    """Whether a moment is known by its day or month only."""
    return any((one.latest - one.earliest).total_seconds() >= _HOUR for one in moments)
