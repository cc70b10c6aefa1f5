"""Domain values and table rows, one function each way for each table: what a run found.

There are hundreds of these in a run: they go into the database as plain values, which costs half of what rows do.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal, cast

from db import nested
from db.tables import AssessmentRow, EdgeRow, EvidenceRow, GateRow, IssueRow, OriginRow, SearchRow, WorthRow
from recoupe.model import (
    Assessment,
    Bearing,
    Edge,
    Evidence,
    Gate,
    Issue,
    Origin,
    Passage,
    Role,
    Search,
    Shares,
    Span,
    Stance,
    StanceScore,
    Verdict,
    Worth,
)

Values = dict[str, Any]


def evidence_to_values(evidence: Evidence, run: str, position: int) -> Values:
    """A judged passage."""
    passage, score, first_seen = evidence.passage, evidence.score, evidence.first_seen
    return {
        "run": run,
        "position": position,
        "id": evidence.id,
        "claim": evidence.claim,
        "bearing": evidence.bearing.value,
        "document": passage.document,
        "start": passage.span.start,
        "end": passage.span.end,
        "quote": passage.text,
        "relevance": passage.relevance,
        "stance": score.stance.value,
        "entailment": score.entailment,
        "confidence": score.confidence,
        "origin": evidence.origin,
        "role": evidence.role.value,
        "bloc": evidence.bloc,
        "letter": evidence.letter,
        "interest": evidence.interest,
        "primary": evidence.primary,
        "first_seen": first_seen,
        "first_seen_latest": first_seen.latest if first_seen else None,
        "reasons": nested.reasons_to_json(score.reasons),
        "modifiers": nested.modifiers_to_json(score.modifiers),
    }


def row_to_evidence(row: EvidenceRow) -> Evidence:
    """The judged passage."""
    return Evidence(
        id=row.id,
        claim=row.claim,
        bearing=Bearing(row.bearing),
        passage=Passage(row.document, Span(row.start, row.end), row.quote, row.relevance),
        score=StanceScore(
            Stance(row.stance),
            row.entailment,
            row.confidence,
            nested.json_to_reasons(row.reasons),
            nested.json_to_modifiers(row.modifiers),
        ),
        origin=row.origin,
        role=Role(row.role),
        bloc=row.bloc,
        letter=row.letter,
        interest=row.interest,
        primary=row.primary,
        first_seen=row.first_seen,
    )


def origin_to_values(origin: Origin, run: str, position: int) -> Values:
    """An origin, without its edges."""
    return {
        "run": run,
        "position": position,
        "id": origin.id,
        "label": origin.label,
        "bloc": origin.bloc,
        "letter": origin.letter,
        "entity": origin.entity,
        "unresolved": origin.unresolved,
        "primary": origin.primary,
    }


def row_to_origin(row: OriginRow, edges: Iterable[EdgeRow]) -> Origin:
    """The origin with its edges."""
    found = tuple(row_to_edge(edge) for edge in edges)
    return Origin(row.id, row.label, row.bloc, row.letter, row.entity, row.unresolved, row.primary, found)


def edge_to_values(edge: Edge, run: str, origin: int, position: int) -> Values:
    """An edge of the origin at that position."""
    return {
        "run": run,
        "origin": origin,
        "position": position,
        "from_": edge.from_,
        "to": edge.to,
        "kind": edge.kind,
        "evidence": edge.evidence,
        "confidence": edge.confidence,
    }


def row_to_edge(row: EdgeRow) -> Edge:
    """The edge."""
    return Edge(row.from_, row.to, row.kind, row.evidence, row.confidence)


def assessment_to_values(assessment: Assessment, run: str, position: int) -> Values:
    """An assessment, without its gates and worths."""
    shares = assessment.shares
    return {
        "run": run,
        "position": position,
        "claim": assessment.claim,
        "bearing": assessment.bearing.value,
        "verdict": assessment.verdict.value,
        "support": assessment.support,
        "opposition": assessment.opposition,
        "support_high": assessment.support_high,
        "opposition_high": assessment.opposition_high,
        "belief": shares.belief,
        "disbelief": shares.disbelief,
        "conflict": shares.conflict,
        "ignorance": shares.ignorance,
        "admiralty": assessment.admiralty,
        "modifiers": nested.modifiers_to_json(assessment.modifiers),
        "reasons": nested.reasons_to_json(assessment.reasons),
        "would_change": nested.reasons_to_json(assessment.would_change),
    }


def row_to_assessment(row: AssessmentRow, gates: Iterable[GateRow], worths: Iterable[WorthRow]) -> Assessment:
    """The assessment with its gates and worths."""
    return Assessment(
        claim=row.claim,
        bearing=Bearing(row.bearing),
        verdict=Verdict(row.verdict),
        support=row.support,
        opposition=row.opposition,
        shares=Shares(row.belief, row.disbelief, row.conflict, row.ignorance),
        admiralty=row.admiralty,
        modifiers=nested.json_to_modifiers(row.modifiers),
        reasons=nested.json_to_reasons(row.reasons),
        gates=tuple(row_to_gate(gate) for gate in gates),
        worths=tuple(row_to_worth(worth) for worth in worths),
        would_change=nested.json_to_reasons(row.would_change),
        support_high=row.support_high,
        opposition_high=row.opposition_high,
    )


def gate_to_values(gate: Gate, run: str, assessment: int, position: int) -> Values:
    """A gate of the assessment at that position."""
    reason = nested.reason_to_json(gate.reason)
    return {
        "run": run,
        "assessment": assessment,
        "position": position,
        "name": gate.name,
        "met": gate.met,
        "reason": reason,
    }


def row_to_gate(row: GateRow) -> Gate:
    """The gate."""
    return Gate(row.name, row.met, nested.json_to_reason(row.reason))


def worth_to_values(worth: Worth, run: str, assessment: int, position: int) -> Values:
    """The worth of an origin in the assessment at that position."""
    return {
        "run": run,
        "assessment": assessment,
        "position": position,
        "origin": worth.origin,
        "support": worth.support,
        "opposition": worth.opposition,
        "verdict_without": worth.verdict_without.value,
    }


def row_to_worth(row: WorthRow) -> Worth:
    """The worth."""
    return Worth(row.origin, row.support, row.opposition, Verdict(row.verdict_without))


def search_to_values(search: Search, run: str, position: int) -> Values:
    """A question put to a source."""
    return {
        "run": run,
        "position": position,
        "source": search.source,
        "query": search.query,
        "language": search.language,
        "outcome": search.outcome,
        "hits": search.hits,
        "bloc": search.bloc,
        "claim": search.claim,
        "note": search.note,
    }


def row_to_search(row: SearchRow) -> Search:
    """The question."""
    outcome = cast(Literal["found", "nothing", "failed", "not_searched"], row.outcome)
    return Search(row.source, row.query, row.language, outcome, row.hits, row.bloc, row.claim, row.note)


def issue_to_values(issue: Issue, run: str, part: str, position: int) -> Values:
    """An issue carried by that part of the verification."""
    reason = nested.reason_to_json(issue.reason)
    return {
        "run": run,
        "part": part,
        "position": position,
        "stage": issue.stage,
        "subject": issue.subject,
        "reason": reason,
    }


def row_to_issue(row: IssueRow) -> Issue:
    """The issue."""
    return Issue(row.stage, row.subject, nested.json_to_reason(row.reason))
