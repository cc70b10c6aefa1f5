"""A step of tracing: one judged passage as evidence, with the origin that it goes back to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.model import Bearing, Edge, Evidence, Origin, Stance
from recoupe.trace.parties import Party

Side = tuple[str, Bearing, Stance]
"""A claim, one of the two questions about it, and what passages do to it there."""


@dataclass(frozen=True, slots=True)
class Step:
    """Evidence, its origin with the edge that led there, and the party behind the origin."""

    evidence: Evidence
    origin: Origin
    party: Party

    @property
    def side(self) -> Side:
        """Where the evidence stands."""
        return self.evidence.claim, self.evidence.bearing, self.evidence.score.stance

    @property
    def document(self) -> str:
        """The id of the document that the passage is in."""
        return self.evidence.passage.document

    @property
    def trace(self) -> Edge:
        """The edge from the document to the origin."""
        return self.origin.edges[0]


def as_part_of(step: Step, origin: Origin, *why: Edge) -> Step:
    """The step with another origin: the passage has that origin's bloc, its own letter and weight."""
    edges = (*(replace(edge, to=origin.id) for edge in step.origin.edges), *why)
    evidence = replace(step.evidence, origin=origin.id, bloc=origin.bloc)
    return replace(step, evidence=evidence, origin=replace(origin, edges=edges))
