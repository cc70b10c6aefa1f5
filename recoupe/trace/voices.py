"""One voice under several names: origins that stand for a claim, and that documents of one origin show to be one.

A speaker is named in many ways, and an outlet may retell a statement and credit nobody. Which documents go back to one
origin is told by what they state, whatever they call it. So, on one side of a claim, those whom documents of one origin
go back to are counted once, unless something proves that they are two. Where documents are together on doubt alone,
whoever is behind them is unresolved, and widens the interval.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.analysis.polarity import is_negated
from recoupe.concepts import find_concepts
from recoupe.defaults.score import RELIABILITY
from recoupe.defaults.trace import (
    MET_BY_NEWSROOMS,
    OBSERVED_CONCEPTS,
    SILENCES,
    SURE_OF_DOUBT,
    SURE_OF_VOICE,
)
from recoupe.ids import content_id
from recoupe.model import Bearing, Document, Edge, Reason, Role, Stance
from recoupe.publishers import publisher_key
from recoupe.sources import Registry
from recoupe.trace import reasons
from recoupe.trace.affinity import cites, told_alike
from recoupe.trace.alikes import Alikes
from recoupe.trace.bodies import speaker_kinds, speaking_kinds
from recoupe.trace.offices import is_newsroom
from recoupe.trace.roots import bare_key, speaker_key
from recoupe.trace.steps import Side, Step, as_part_of
from recoupe.vocabulary import DOUBTFUL_VOICE_EDGE, SAME_VOICE_EDGE

# Traces to somebody whom the passage names; by any other the words are those of the document itself.
_CREDITING = frozenset(["explicit_attribution", "context", "unnamed"])


def as_one_voice(steps: Sequence[Step], documents: Mapping[str, Document], registry: Registry) -> list[Step]:
    """The steps, in the order given, with each voice of a side under one origin."""
    sides: dict[Side, list[Step]] = {}
    for step in steps:
        if step.evidence.bearing is Bearing.HOLDS and step.evidence.score.stance in (Stance.SUPPORTS, Stance.REFUTES):
            sides.setdefault(step.side, []).append(step)
    asked = [standing for standing in sides.values() if _may_be_one(standing)]
    if not asked:
        return list(steps)
    standing = {step.document: documents[step.document] for some in sides.values() for step in some}
    alikes = Alikes(standing, registry)
    told = {step.evidence.id: step for some in asked for step in _told_as_one(some, alikes)}
    return [told.get(step.evidence.id, step) for step in steps]


def _may_be_one(standing: Sequence[Step]) -> bool:
    """Whether several documents stand there under several origins, not all of them listed."""
    origins = {step.origin.id: step.origin for step in standing}
    open_ones = [origin for origin in origins.values() if not origin.entity or origin.unresolved]
    return len(origins) > 1 and len({step.document for step in standing}) > 1 and bool(open_ones)


@dataclass(frozen=True, slots=True)
class _Voice:
    """Passages that are one voice before any two are compared, the one that names it best first.

    `groups` are those of the documents that go back to it as a whole; without any it is compared with nobody. It is
    doubtful where all of them are. `told_in` are the documents there that credit it, `bodies` the kinds of bodies that
    it is, or that speak in it where a document speaks for itself, and `seen` the documents that say they saw it.
    """

    steps: tuple[Step, ...]
    groups: frozenset[str]
    is_doubtful: bool
    speaker: str
    told_in: frozenset[str]
    bodies: frozenset[str]
    speaking: frozenset[str]
    observes: bool
    seen: bool
    carries: bool

    @property
    def first(self) -> Step:
        return self.steps[0]

    @property
    def is_listed(self) -> bool:
        return _is_listed(self.first)

    @property
    def is_named(self) -> bool:
        """Whether it is a speaker with a name or an office, and no outlet."""
        return self.is_credited and not self.carries

    @property
    def is_credited(self) -> bool:
        return _is_credited(self.first)


class _Listener:
    """Hears the voices of a side."""

    def __init__(self, alikes: Alikes) -> None:
        self._alikes = alikes

    def voices(self, standing: Sequence[Step]) -> list[_Voice]:
        """The passages by voice, the voices that are known best first."""
        found: dict[tuple[str, ...], list[Step]] = {}
        cited = {(_name(step), self._group(step)) for step in standing if _is_credited(step)}
        for step in sorted(standing, key=self._rank):
            found.setdefault(self._key(step, cited), []).append(step)
        # Who publishes a thing itself stands before those who cite it, so that a reprint changes no letter.
        return [self._voice(sorted(some, key=_is_credited)) for some in found.values()]

    def _rank(self, step: Step) -> tuple[object, ...]:
        published = self._alikes.document(step.document).published
        age = (published is None, published.latest.timestamp() if published else 0.0, step.document)
        named = _is_credited(step) and not self._carries(step)
        unnamed = step.origin.unresolved
        known = (_is_listed(step), self._saw(step), named, unnamed, _is_credited(step), step.party.is_official)
        return *(not one for one in known), *age, step.evidence.id

    def _key(self, step: Step, cited: Container[tuple[str, str]]) -> tuple[str, ...]:
        """Outlets that tell a statement of one group in their own words are one; anybody else is who they are.

        Who publishes a thing and is cited with it, such as an institute, is one; an outlet may carry many a thing.
        """
        name, group = _name(step), self._group(step)
        if step.origin.unresolved:
            return "unnamed", group, "doubtful" if self._alikes.is_doubtful(step.document) else ""
        if step.origin.entity:
            return (step.origin.id,)
        if _is_credited(step):
            return "named", name, group if self._alikes.is_outlet(name) else ""
        if (name, group) in cited:
            return "named", name, group
        if self._saw(step):
            return step.origin.id, group
        if self._alikes.is_doubtful(step.document):
            return "doubtful", group
        return "own words", group, "observed" if self._observes(step) else ""

    def _voice(self, steps: Sequence[Step]) -> _Voice:
        first = steps[0]
        behind = [step for step in steps if self._is_behind(step)]
        sure = [step for step in behind if not self._alikes.is_doubtful(step.document)]
        groups = frozenset(self._group(step) for step in sure or behind)
        key = self._speaker(first)
        return _Voice(
            steps=tuple(steps),
            groups=groups,
            is_doubtful=bool(behind and not sure),
            speaker=key,
            told_in=frozenset().union(*(self._alikes.tellers(group, key) for group in groups)),
            bodies=self._bodies(steps),
            speaking=frozenset().union(*(self._alikes.reading(step.document).speaking for step in behind)),
            observes=self._observes(first),
            seen=self._saw(first),
            carries=self._carries(first),
        )

    def _group(self, step: Step) -> str:
        return self._alikes.group(step.document)

    def _language(self, step: Step) -> str:
        return self._alikes.document(step.document).language

    def _speaker(self, step: Step) -> str:
        return bare_key(speaker_key(step.party, self._alikes.document(step.document)))

    def _carries(self, step: Step) -> bool:
        """Whether it is an outlet or agency, at hand or called one: it carries what the texts of its group tell."""
        return self._alikes.names_outlet(step.party.label) or is_newsroom(step.party.label)

    def _is_behind(self, step: Step) -> bool:
        """Whether the document goes back to the voice as a whole, and does not just quote it besides."""
        root = self._alikes.reading(step.document).root
        if not _is_credited(step) or step.origin.unresolved or self._carries(step):
            return True
        if self._speaker(step) == bare_key(root.key) or _name(step) in (root.key, *root.texts):
            return True
        # Whom a newsroom met that speaks for no body is whom it has it from.
        return root.sort == "own_check" and not self._bodies([step]) - MET_BY_NEWSROOMS

    def _saw(self, step: Step) -> bool:
        """Whether the newsroom speaks, and says that it saw or checked it itself."""
        return self._alikes.reading(step.document).root.sort == "own_check" and not _is_credited(step)

    def _observes(self, step: Step) -> bool:
        """Whether it tells of a silence or denial, which a newsroom observes itself."""
        words, language = step.evidence.passage.text, self._language(step)
        found = {one.concept for one in find_concepts(words, language)}
        silent = bool(found & SILENCES) or (bool(found & OBSERVED_CONCEPTS) and is_negated(words, language))
        return silent and not _is_credited(step)

    def _bodies(self, steps: Sequence[Step]) -> frozenset[str]:
        """The kinds of bodies that a voice is or, of an own text, that speak in its passages; outlets are none."""
        first = steps[0]
        if _is_listed(first) or _is_credited(first):
            return frozenset() if self._carries(first) else speaking_kinds(first.party.label, self._language(first))
        spoken = (speaker_kinds(step.evidence.passage.text, self._language(step)) for step in steps)
        return frozenset().union(*spoken)

    def are_two(self, one: _Voice, other: _Voice) -> bool:
        """Whether something proves that two voices which documents of one origin go back to are two all the same."""
        if one.is_listed and other.is_listed:
            return True
        if one.speaker == other.speaker:
            return False
        if _are_other_bodies(one, other):
            return True
        if one.is_credited != other.is_credited and (one.observes or other.observes):
            return True
        return self._saw_for_themselves(one, other) and not self._cite(one, other)

    def _saw_for_themselves(self, one: _Voice, other: _Voice) -> bool:
        """Whether both saw it, or one did and the other is an office of which the first does not tell."""
        if one.seen and other.seen:
            return True
        seen, told = (one, other) if one.seen else (other, one)
        if not seen.seen or not told.is_named or not told.bodies - MET_BY_NEWSROOMS:
            return False
        readings = [self._alikes.reading(step.document) for step in seen.steps]
        tells = any(told.bodies & reading.bodies for reading in readings)
        return not tells and told.told_in.isdisjoint(step.document for step in seen.steps)

    def are_kin(self, one: _Voice, other: _Voice) -> bool:
        """Whether a doubtful voice shows itself that it goes back to another: it cites it, or is of the same office."""
        if one.groups.isdisjoint(other.groups):
            return False
        of_one_office = one.is_named and other.is_named and bool(one.bodies & other.bodies)
        return of_one_office or self._cite(one, other)

    def _cite(self, one: _Voice, other: _Voice) -> bool:
        pairs = ((mine, theirs) for mine in one.steps for theirs in other.steps)
        return any(cites(self._alikes.reading(a.document), self._alikes.reading(b.document)) for a, b in pairs)


def _are_other_bodies(one: _Voice, other: _Voice) -> bool:
    """Whether two speak for kinds of bodies that have nothing in common, and neither speaks in the other's documents.

    That two names differ proves nothing: an office, its head and whoever speaks for it are often credited together.
    """
    if one.first.origin.unresolved or other.first.origin.unresolved or not (one.bodies and other.bodies):
        return False
    mine, theirs = told_alike(one.bodies), told_alike(other.bodies)
    return mine.isdisjoint(theirs | told_alike(other.speaking)) and theirs.isdisjoint(told_alike(one.speaking))


def _is_credited(step: Step) -> bool:
    return step.trace.kind in _CREDITING


def _is_listed(step: Step) -> bool:
    return bool(step.origin.entity) and not step.origin.unresolved


def _name(step: Step) -> str:
    return publisher_key(step.party.label)


def _told_as_one(standing: Sequence[Step], alikes: Alikes) -> Iterator[Step]:
    """The steps of a side whose origin is another than before."""
    listener = _Listener(alikes)
    voices = listener.voices(standing)
    sure = [voice for voice in voices if not voice.is_doubtful]
    kin = [voice for voice in voices if voice.is_doubtful and any(listener.are_kin(voice, one) for one in sure)]
    joined = _joined([*sure, *kin], listener)
    for some in joined:
        yield from _under_the_first([step for voice in some for step in voice.steps], alikes)
    doubtful = [voice for voice in voices if voice.is_doubtful and voice not in kin]
    yield from _widening([some[0] for some in joined], doubtful, listener)


def _widening(sure: Sequence[_Voice], doubtful: Sequence[_Voice], listener: _Listener) -> Iterator[Step]:
    """The steps of doubtful voices that may be one heard before, unless their origin is counted there anyway."""
    heard = list(sure)
    may_be: list[tuple[_Voice, _Voice]] = []
    for voice in doubtful:
        near = (one for one in heard if one.groups & voice.groups)
        other = None if voice.is_listed else next((one for one in near if not listener.are_two(voice, one)), None)
        if other is None:
            heard.append(voice)
        else:
            may_be.append((voice, other))
    counted = {voice.first.origin.id for voice in sure}
    counted |= {step.origin.id for voice in heard[len(sure) :] for step in voice.steps}
    for voice, other in may_be:
        if counted.isdisjoint(step.origin.id for step in voice.steps):
            yield from (_doubted(step, voice.first, other.first) for step in voice.steps)


def _joined(voices: Sequence[_Voice], listener: _Listener) -> list[list[_Voice]]:
    """The voices in the order given, each with those that are one with it; near by a chain of groups is not one."""
    found: list[list[_Voice]] = []
    by_group: dict[str, list[list[_Voice]]] = {}
    for voice in voices:
        near = (some for group in sorted(voice.groups) for some in by_group.get(group, ()))
        home = next((some for some in near if not any(listener.are_two(voice, one) for one in some)), None)
        if home is None:
            home = []
            found.append(home)
        home.append(voice)
        for group in sorted(voice.groups):
            known = by_group.setdefault(group, [])
            if not any(some is home for some in known):
                known.append(home)
    return found


def _under_the_first(steps: Sequence[Step], alikes: Alikes) -> Iterator[Step]:
    """The steps of one voice that have another origin than the first of them, as relays of it."""
    nearest: dict[str, Step] = {}
    for step in steps:
        near = nearest.setdefault(alikes.group(step.document), step)
        if step.origin.id != steps[0].origin.id:
            yield _joining(step, steps[0], steps[0] if near.origin.id == step.origin.id else near, alikes)


def _joining(step: Step, first: Step, near: Step, alikes: Alikes) -> Step:
    """The step as a relay of the first. It gains nothing by that: of two letters it has the worse."""
    edge = Edge(step.document, first.origin.id, SAME_VOICE_EDGE, str(_why(step, near, alikes)), SURE_OF_VOICE)
    joined = as_part_of(step, first.origin, edge)
    letter = min(step.evidence.letter, first.evidence.letter, key=lambda one: RELIABILITY[one])
    evidence = replace(joined.evidence, letter=letter, interest=first.evidence.interest, role=Role.RELAY)
    return replace(joined, evidence=evidence)


def _why(step: Step, other: Step, alikes: Alikes) -> Reason:
    names = {"one": step.party.label, "other": other.party.label}
    if _name(step) == _name(other):
        return Reason.of(reasons.ONE_NAME, one=step.party.label)
    if step.document == other.document:
        return Reason.of(reasons.ONE_DOCUMENT, **names)
    shared = alikes.in_common(step.document, other.document)
    return Reason.of(reasons.ONE_VOICE, **names, shared=shared) if shared else Reason.of(reasons.ONE_TEXT, **names)


def _doubted(step: Step, first: Step, other: Step) -> Step:
    """The step under the origin of its voice as an unresolved one, with an edge to the one that it may be."""
    known = replace(first.origin, id=content_id("origin", first.origin.id, "doubtful"), unresolved=True)
    why = Reason.of(reasons.NOT_ANOTHER_VOICE, one=step.party.label, other=other.party.label)
    return as_part_of(step, known, Edge(step.document, other.origin.id, DOUBTFUL_VOICE_EDGE, str(why), SURE_OF_DOUBT))
