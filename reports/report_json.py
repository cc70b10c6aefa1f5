"""report.json: the whole of a verification for other programs, the same bytes for the same input."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict

from recoupe.assess.decided import as_decided
from recoupe.decisions import Decision
from recoupe.earlier_checks import EarlierCheck
from recoupe.model import (
    Assessment,
    Bearing,
    Claim,
    Document,
    Evidence,
    Origin,
    Reason,
    Search,
    Verdict,
    Verification,
    Worth,
)
from reports.assessment_json import assessment_part, rounded, worth_part
from reports.brief import is_quoted_briefly, quote_of
from reports.changes import changes_between
from reports.claims_json import JsonObject, article_json, claim_json
from reports.coverage import blocs_of, searches_of
from reports.language import plain_reason, speech
from reports.lookup import Lookup
from reports.safe import CUT_SIGN, without_surrogates
from reports.schema import SCHEMA, ReportPart
from reports.signatures import status_code

CONTEXT_CHARS = 32


def report_json(verification: Verification, previous: Verification | None = None) -> dict[str, object]:
    """The report as `docs/schema/report.schema.json` describes it."""
    lookup = Lookup.of(as_decided(verification), speech("en"))
    proposed = {(one.claim, one.bearing): one.verdict for one in verification.assessments}
    raw = {
        "schema": SCHEMA,
        "status": status_code(verification),
        "run": _run(verification),
        "article": {**article_json(verification.article), "authors": list(verification.article.authors)},
        "claims": [_claim(lookup, claim, proposed) for claim in verification.decomposition.claims],
        "evidence": [_evidence(lookup, one) for one in _in_order(lookup, verification.evidence)],
        "earlier_checks": _earlier(lookup, verification.earlier),
        "inconsistencies": [
            {"claims": list(one.claims), "kind": one.kind, "explanation": plain_reason(one.explanation)}
            for one in verification.decomposition.inconsistencies
        ],
        "left_out": [
            {"span": [one.span.start, one.span.end], "quote": one.quote, "why": one.why}
            for one in verification.decomposition.left_out
        ],
        "searches": _searches(lookup, verification.searches),
        "issues": _issues(verification),
        "previous_run": previous.run.id if previous else None,
        "changes": _changes(previous, verification) if previous else [],
        "decisions": [_decision(one) for one in verification.decisions],
    }
    return ReportPart.model_validate(_writable(raw)).model_dump(mode="json", by_alias=True)


def _decision(decision: Decision) -> JsonObject:
    return {
        "kind": decision.kind.value,
        "by": decision.by,
        "reason": decision.reason,
        "at": str(decision.at),
        "run": decision.run,
        "claim": decision.claim,
        "bearing": decision.bearing.value,
        "verdict": decision.verdict.value if decision.verdict else None,
        "against": decision.against.value if decision.against else None,
        "document": decision.document,
        "other": decision.other,
        "wording": decision.wording,
        "code": decision.code.value if decision.code else None,
    }


def _run(verification: Verification) -> JsonObject:
    run = verification.run
    return {
        "id": run.id,
        "as_of": str(run.as_of),
        "engine": run.engine,
        "configuration": run.configuration,
        "backend": run.backend,
    }


def _claim(lookup: Lookup, claim: Claim, proposed: Mapping[tuple[str, Bearing], Verdict]) -> JsonObject:
    own = [one for one in _in_order(lookup, lookup.verification.evidence) if one.claim == claim.id]
    return {
        **claim_json(claim),
        "language": claim.language,
        "assessments": {
            bearing.value: _assessment(lookup.assessments.get((claim.id, bearing)), proposed)
            for bearing in (Bearing.HOLDS, Bearing.SAID)
        },
        "blocs": {bloc: _bloc(lookup, claim, bloc, own) for bloc in blocs_of(lookup)},
        "origins": _origins(lookup, claim, own),
    }


def _assessment(found: Assessment | None, proposed: Mapping[tuple[str, Bearing], Verdict]) -> JsonObject | None:
    if found is None:
        return None
    return {**assessment_part(found), "proposed": proposed[found.claim, found.bearing].value}


def _bloc(lookup: Lookup, claim: Claim, bloc: str, own: Sequence[Evidence]) -> JsonObject:
    return {
        "searched": [_search(search) for search in searches_of(lookup, claim, bloc)],
        "evidence": [one.id for one in own if one.bloc == bloc],
    }


def _origins(lookup: Lookup, claim: Claim, own: Sequence[Evidence]) -> list[JsonObject]:
    named = sorted({one.origin for one in own if one.origin in lookup.origins})
    return [
        {
            **_origin(lookup.origins[key]),
            "evidence": [one.id for one in own if one.origin == key],
            "worth": _worth(lookup, claim, Bearing.HOLDS, key),
            "worth_said": _worth(lookup, claim, Bearing.SAID, key),
        }
        for key in named
    ]


def _origin(origin: Origin) -> JsonObject:
    edges = sorted(origin.edges, key=lambda edge: (edge.from_, edge.to, edge.kind, edge.evidence, edge.confidence))
    return {
        "id": origin.id,
        "label": origin.label,
        "bloc": origin.bloc,
        "letter": origin.letter,
        "entity": origin.entity,
        "unresolved": origin.unresolved,
        "primary": origin.primary,
        "edges": [
            {
                "from": edge.from_,
                "to": edge.to,
                "kind": edge.kind,
                "evidence": edge.evidence,
                "confidence": rounded(edge.confidence),
            }
            for edge in edges
        ],
    }


def _worth(lookup: Lookup, claim: Claim, bearing: Bearing, origin: str) -> JsonObject | None:
    found = lookup.assessments.get((claim.id, bearing))
    worths: tuple[Worth, ...] = found.worths if found else ()
    worth = next((one for one in worths if one.origin == origin), None)
    return worth_part(worth) if worth else None


def _in_order(lookup: Lookup, evidence: Iterable[Evidence]) -> list[Evidence]:
    last = len(lookup.numbers) + 1
    return sorted(evidence, key=lambda one: (lookup.numbers.get(one.claim, last), one.bearing.value, *lookup.age(one)))


def _evidence(lookup: Lookup, one: Evidence) -> JsonObject:
    document = lookup.documents.get(one.passage.document)
    return {
        "id": one.id,
        "claim": one.claim,
        "bearing": one.bearing.value,
        **_document(document, one),
        "quote": quote_of(one, document),
        "selector": _selector(document, one),
        "stance": one.score.stance.value,
        "entailment": rounded(one.score.entailment),
        "confidence": rounded(one.score.confidence),
        "modifiers": [modifier.value for modifier in one.score.modifiers],
        "reasons": _texts(one.score.reasons),
        "origin": one.origin,
        "role": one.role.value,
        "bloc": one.bloc,
        "letter": one.letter,
        "interest": rounded(one.interest),
        "primary": one.primary,
        "first_seen": str(one.first_seen) if one.first_seen else None,
    }


def _document(document: Document | None, one: Evidence) -> JsonObject:
    published = document.published if document else None
    return {
        "document": one.passage.document,
        "document_kind": document.kind if document else "full",
        "title": document.title if document else "",
        "url": document.url if document else "",
        "publisher": document.publisher if document else "",
        "published": str(published) if published else None,
        "language": document.language if document else "",
        "snapshot": document.snapshot if document else "",
    }


def _selector(document: Document | None, one: Evidence) -> JsonObject:
    # Of what is quoted briefly the words around are not passed on either.
    text, span = "" if document is None or is_quoted_briefly(document) else document.text, one.passage.span
    return {
        "type": "TextQuoteSelector",
        "exact": quote_of(one, document).removesuffix(CUT_SIGN),
        "prefix": text[max(0, span.start - CONTEXT_CHARS) : span.start],
        "suffix": text[span.end : span.end + CONTEXT_CHARS],
        "start": span.start,
        "end": span.end,
    }


def _earlier(lookup: Lookup, checks: Iterable[EarlierCheck]) -> list[JsonObject]:
    ordered = sorted(checks, key=lambda one: (lookup.numbers.get(one.claim, 0), one.published.latest, one.url))
    return [{**asdict(one), "published": str(one.published)} for one in ordered]


def _searches(lookup: Lookup, searches: Iterable[Search]) -> list[JsonObject]:
    ordered = sorted(
        searches,
        key=lambda one: (
            *(lookup.numbers.get(one.claim, 0), one.bloc, one.source, one.language, one.query),
            *(one.outcome, one.hits, one.note),
        ),
    )
    return [_search(search) for search in ordered]


def _search(search: Search) -> JsonObject:
    return {
        "source": search.source,
        "query": search.query,
        "language": search.language,
        "outcome": search.outcome,
        "hits": search.hits,
        "bloc": search.bloc,
        "claim": search.claim,
        "note": search.note,
    }


def _issues(verification: Verification) -> list[JsonObject]:
    rows = sorted({(one.stage, one.subject, plain_reason(one.reason)) for one in verification.issues})
    return [{"stage": stage, "subject": subject, "reason": reason} for stage, subject, reason in rows]


def _changes(previous: Verification, verification: Verification) -> list[JsonObject]:
    return [
        {
            "kind": change.kind.value,
            "weight": change.weight,
            "claim": change.claim,
            "reason": plain_reason(change.reason),
            "because": _texts(change.because),
        }
        for change in changes_between(previous, verification)
    ]


def _texts(reasons: Sequence[Reason]) -> list[str]:
    return [plain_reason(reason) for reason in reasons]


def _writable(part: object) -> object:
    """The same structure with lone surrogates replaced, which UTF-8 cannot write; offsets stay valid."""
    if isinstance(part, str):
        return without_surrogates(part)
    if isinstance(part, dict):
        return {_writable(key): _writable(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_writable(value) for value in part]
    return part
