"""A person's rulings on who goes back to whom: an edge cut, two documents joined, evidence dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from recoupe.decisions import Decision, DecisionKind
from recoupe.ids import content_id
from recoupe.model import Document, Edge, Evidence, Origin, Role
from recoupe.sources import Registry
from recoupe.trace.parties import Parties
from recoupe.trace.tracing import Traced

# A person has looked: nothing is surer.
_SURE = 1.0
_GENERAL = ""
RULING_KINDS = frozenset([DecisionKind.CUT, DecisionKind.JOIN, DecisionKind.DROP])


def under_rulings(
    traced: Traced, decisions: Sequence[Decision], documents: Mapping[str, Document], registry: Registry
) -> Traced:
    """What was traced, as the people have ruled, in the order of their rulings.

    A ruling on a document that is not at hand, or that bears on nothing, changes nothing.
    """
    for decision in decisions:
        if decision.kind in RULING_KINDS:
            meant = document_meant(decision.document, documents)
            other = document_meant(decision.other, documents)
            traced = _ruled(traced, decision, meant, other, registry) if meant else traced
    return traced


def document_meant(named: str, documents: Mapping[str, Document]) -> Document | None:
    """The document of that id or address, None where it is not at hand."""
    if named in documents:
        return documents[named]
    wanted = named.rstrip("/")
    return next((one for one in documents.values() if wanted and one.url.rstrip("/") == wanted), None)


def _ruled(
    traced: Traced, decision: Decision, document: Document, other: Document | None, registry: Registry
) -> Traced:
    if decision.kind is DecisionKind.DROP:
        kept = tuple(one for one in traced.evidence if one.passage.document != document.id)
        return _tidy(kept, {origin.id: origin for origin in traced.origins})
    origins = {origin.id: origin for origin in traced.origins}
    evidence = []
    for one in traced.evidence:
        found = one
        if one.passage.document == document.id:
            target = (
                _own(one, document, decision, registry)
                if decision.kind is DecisionKind.CUT
                else _others(one, other, traced, origins, decision)
            )
            if target is not None:
                known = origins.get(target.id, replace(target, edges=()))
                origins[target.id] = replace(known, edges=tuple(dict.fromkeys((*known.edges, *target.edges))))
                found = _moved(one, target, decision.kind)
        evidence.append(found)
    return _tidy(tuple(evidence), origins)


def _own(evidence: Evidence, document: Document, decision: Decision, registry: Registry) -> Origin:
    """The document's publisher as an origin of its own."""
    parties = Parties(registry)
    party = parties.of_publisher(document.publisher, document.url)
    key = content_id("origin", evidence.bearing.value, "ruling", document.id)
    letter = parties.letter(party, _GENERAL)
    return Origin(key, party.label, party.bloc, letter, party.entity, edges=(_edge(document.id, key, decision),))


def _others(
    evidence: Evidence,
    other: Document | None,
    traced: Traced,
    origins: Mapping[str, Origin],
    decision: Decision,
) -> Origin | None:
    """The origin of the other document's evidence: on the same claim, else on any."""
    theirs = [
        one for one in traced.evidence if other and one.passage.document == other.id and one.bearing is evidence.bearing
    ]
    nearest = min(theirs, key=lambda one: one.claim != evidence.claim, default=None)
    if nearest is None:
        return None
    found = origins[nearest.origin]
    return replace(found, edges=(_edge(evidence.passage.document, found.id, decision),))


def _edge(document: str, origin: str, decision: Decision) -> Edge:
    return Edge(document, origin, f"ruling_{decision.kind.value}", f"{decision.by}: {decision.reason}", _SURE)


def _moved(evidence: Evidence, origin: Origin, kind: DecisionKind) -> Evidence:
    role = Role.ORIGIN if kind is DecisionKind.CUT else Role.RELAY
    return replace(evidence, origin=origin.id, bloc=origin.bloc, letter=origin.letter, role=role)


def _tidy(evidence: tuple[Evidence, ...], origins: Mapping[str, Origin]) -> Traced:
    """Origins that still have evidence, with the edges of that evidence, and since when each was heard."""
    held: dict[str, set[str]] = {}
    for one in evidence:
        held.setdefault(one.origin, set()).add(one.passage.document)
    kept = tuple(
        replace(origin, edges=tuple(edge for edge in origin.edges if edge.from_ in held[key]))
        for key, origin in sorted(origins.items())
        if key in held
    )
    return Traced(evidence, kept, tuple(edge for origin in kept for edge in origin.edges))
