"""From judged passages to evidence: each passage goes back to whoever first asserted it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from recoupe.defaults.score import LETTER_OF_OWN_CHANNEL
from recoupe.defaults.trace import OBSERVED_CONCEPTS, SURE_OF_OWN_CHANNEL
from recoupe.ids import content_id
from recoupe.model import Bearing, Claim, Document, Edge, Evidence, Judgement, Origin, Role, Stance
from recoupe.moments import Moment
from recoupe.names import gazetteer
from recoupe.trace.carriers import Carrier, Carriers, Trace
from recoupe.trace.distortions import settle_distortions
from recoupe.trace.parties import Party
from recoupe.trace.speakers import Speakers
from recoupe.trace.steps import Step, as_part_of
from recoupe.trace.subjects import subject_of_claim, subject_of_passages
from recoupe.trace.voices import as_one_voice

if TYPE_CHECKING:
    from recoupe.sources import Registry
    from recoupe.topics import Topic

_ATTRIBUTION = "attribution"
_SAYING = frozenset(["say", "announce", "publish", "warn", "demand", "propose", "promise", "threaten"])
_ANALYSTS = frozenset(["think_tank", "factcheck"])


@dataclass(frozen=True, slots=True)
class Traced:
    """Evidence in the order of the judgements, the origins it goes back to, and every step on the way."""

    evidence: tuple[Evidence, ...]
    origins: tuple[Origin, ...]
    edges: tuple[Edge, ...]


def trace(
    judgements: Sequence[Judgement],
    documents: Mapping[str, Document],
    sources: Registry,
    topic: Topic,
    claims: Sequence[Claim] = (),
) -> Traced:
    """Evidence and origins of judged passages.

    Whether a claim holds is counted by who asserts it, whether it was said by who carries the saying. `claims` is
    optional: with them the subject and the interest of each claim are read off the claim instead of its passages.
    """
    tracer = _Tracer(documents, sources, topic, claims)
    subjects = _subjects(judgements, documents, claims)
    steps = _specific([tracer.trace(one, subjects[one.claim]) for one in judgements])
    settled = settle_distortions([step.evidence for step in steps], tracer.copies)
    told = [replace(step, evidence=evidence) for step, evidence in zip(steps, settled, strict=True)]
    return _collected(as_one_voice(told, documents, sources), documents)


class _Tracer:
    """Brings judgements to evidence, one at a time."""

    def __init__(
        self, documents: Mapping[str, Document], sources: Registry, topic: Topic, claims: Sequence[Claim]
    ) -> None:
        self._documents = documents
        self._carriers = Carriers(documents, sources)
        self._speakers = Speakers(self._carriers)
        self._topic = topic
        self._claims = {claim.id: claim for claim in claims}

    @property
    def copies(self) -> Mapping[str, str]:
        """The first copy of each document."""
        return self._carriers.copies

    def trace(self, judgement: Judgement, subject: str) -> Step:
        document = self._documents[judgement.passage.document]
        publisher = self._carriers.publisher(document.id)
        if judgement.bearing is Bearing.SAID:
            return self._said(judgement, document, publisher)
        found = self._speakers.of_passage(document, judgement.passage.span, judgement.attribution)
        letter = self._carriers.parties.letter(found.party, subject)
        primary = self._is_own_position(judgement, found.party, publisher)
        return self._step(judgement, found, publisher, letter, subject, primary)

    def _said(self, judgement: Judgement, document: Document, publisher: Party) -> Step:
        """The carrier of the saying; the speaker's own channel is a primary document."""
        speaker = self._speakers.of_passage(document, judgement.passage.span, judgement.attribution).party
        bears = judgement.score.stance in (Stance.SUPPORTS, Stance.REFUTES)
        if bears and speaker.key == publisher.key and publisher.is_official:
            own = Carrier(publisher, Trace("own_channel", document.publisher, SURE_OF_OWN_CHANNEL))
            return self._step(judgement, own, publisher, LETTER_OF_OWN_CHANNEL, _ATTRIBUTION, True)
        carrier = self._carriers.of(document.id)
        if carrier.party.is_official and carrier.party.key != publisher.key:
            # An outlet that copies an office's post bears witness to it; the post itself is not at hand.
            carrier = Carrier(publisher, Trace("publisher", document.publisher, carrier.trace.confidence))
        letter = self._carriers.parties.letter(carrier.party, _ATTRIBUTION)
        return self._step(judgement, carrier, publisher, letter, _ATTRIBUTION, False)

    def _is_own_position(self, judgement: Judgement, party: Party, publisher: Party) -> bool:
        """Whether a claim about somebody's own words is met by their own channel."""
        claim = self._claims.get(judgement.claim)
        if claim is None or party.key != publisher.key or not party.is_official:
            return False
        voices = {voice.id for actor in claim.actors if (voice := gazetteer().voice_of(actor))}
        return party.entity in voices and bool(set(claim.concepts) & (_SAYING | OBSERVED_CONCEPTS))

    def _step(
        self, judgement: Judgement, found: Carrier, publisher: Party, letter: str, subject: str, primary: bool
    ) -> Step:
        party, passage = found.party, judgement.passage
        key = content_id("origin", judgement.bearing.value, party.key, subject)
        edge = Edge(passage.document, key, found.trace.kind, found.trace.evidence, found.trace.confidence)
        origin = Origin(key, party.label, party.bloc, letter, party.entity, not party.resolved, primary, (edge,))
        evidence = Evidence(
            id=content_id(
                "evidence", judgement.claim, judgement.bearing.value, passage.document, passage.span.start,
                passage.span.end,
            ),
            claim=judgement.claim,
            bearing=judgement.bearing,
            passage=passage,
            score=judgement.score,
            origin=key,
            role=_role(found, publisher),
            bloc=party.bloc,
            letter=letter,
            interest=self._interest(judgement, party),
            primary=primary,
        )  # fmt: skip
        return Step(evidence, origin, party)

    def _interest(self, judgement: Judgement, party: Party) -> float:
        claim = self._claims.get(judgement.claim)
        if claim is None or judgement.bearing is Bearing.SAID:
            return 0.0
        return self._topic.interest(party.bloc, claim, judgement.score.stance)[0]


def _role(found: Carrier, publisher: Party) -> Role:
    source = found.party.source
    if found.party.key != publisher.key:
        return Role.RELAY
    return Role.ANALYST if source is not None and source.kind in _ANALYSTS else Role.ORIGIN


def _specific(steps: Sequence[Step]) -> list[Step]:
    """The steps with a state that speaks as a whole taken for its own body that says the same.

    "North Korea confirmed" beside "North Korea's military commission confirmed" is one voice, not two.
    """
    bodies: dict[tuple[str, Bearing, Stance, str], Origin] = {}
    for step in steps:
        country = _country_of_body(step.origin)
        if country:
            bodies.setdefault((*step.side, country), step.origin)
    return [_as_body(step, bodies.get((*step.side, step.origin.entity))) for step in steps]


def _country_of_body(origin: Origin) -> str:
    entity = gazetteer().get(origin.entity)
    is_body = entity is not None and entity.kind == "body" and not origin.unresolved
    return entity.country if entity is not None and is_body else ""


def _as_body(step: Step, body: Origin | None) -> Step:
    if body is None or step.origin.unresolved:
        return step
    joined = as_part_of(step, body)
    return replace(joined, evidence=replace(joined.evidence, letter=body.letter))


def _subjects(
    judgements: Sequence[Judgement], documents: Mapping[str, Document], claims: Sequence[Claim]
) -> dict[str, str]:
    known = {claim.id: subject_of_claim(claim) for claim in claims}
    by_claim: dict[str, list[Judgement]] = {}
    for one in judgements:
        if one.bearing is Bearing.HOLDS or one.claim not in by_claim:
            by_claim.setdefault(one.claim, []).append(one)
    return {claim: known.get(claim) or subject_of_passages(own, documents) for claim, own in by_claim.items()}


def _collected(steps: Sequence[Step], documents: Mapping[str, Document]) -> Traced:
    """The evidence with the day each origin was first seen, and each origin with all edges that lead to it."""
    origins: dict[str, Origin] = {}
    first: dict[str, Moment] = {}
    for step in steps:
        key, published = step.origin.id, documents[step.evidence.passage.document].published
        known = origins.get(key)
        edges = tuple(dict.fromkeys((*(known.edges if known else ()), *step.origin.edges)))
        primary = step.origin.primary or bool(known and known.primary)
        letter = step.origin.letter if step.origin.primary or known is None else known.letter
        origins[key] = replace(known or step.origin, edges=edges, primary=primary, letter=letter)
        if published is not None:
            first[key] = min(first.get(key, published), published, key=lambda moment: moment.latest)
    evidence = tuple(replace(step.evidence, first_seen=first.get(step.evidence.origin)) for step in steps)
    ordered = tuple(origins[key] for key in sorted(origins))
    return Traced(evidence, ordered, tuple(edge for origin in ordered for edge in origin.edges))
