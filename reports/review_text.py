"""What lies before an editor, as text: claims and verdicts, origins and the documents behind them, decisions so far."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.decisions import Decision, override_of
from recoupe.model import Bearing, Claim, Verification
from reports.lookup import bears
from reports.safe import one_line
from reports.signatures import status_code

_TEXT_CHARS = 200
_LABEL_CHARS = 80


def review_text(verification: Verification) -> str:
    """The review sheet of a run, in plain lines that name what `recoupe review` wants to be given."""
    return "\n".join(_lines(verification))


def _lines(verification: Verification) -> Iterator[str]:
    yield f"{verification.run.id}  as of {verification.run.as_of}  {status_code(verification)}"
    for number, claim in enumerate(verification.decomposition.claims, start=1):
        yield ""
        yield f"{number}. {one_line(claim.text, _TEXT_CHARS)}"
        yield from _verdicts(verification, claim)
        yield from _origins(verification, claim)
    if verification.decisions:
        yield ""
        yield from map(told, verification.decisions)


def _verdicts(verification: Verification, claim: Claim) -> Iterator[str]:
    for one in verification.assessments:
        if one.claim == claim.id:
            decided = override_of(verification.decisions, claim.id, one.bearing)
            by = f"; {decided.by} decided {decided.verdict}" if decided else ""
            yield f"   {one.bearing.value}: {one.verdict.value}{by}"


def _origins(verification: Verification, claim: Claim) -> Iterator[str]:
    documents = {one.id: one for one in verification.documents}
    labels = {origin.id: origin.label for origin in verification.origins}
    behind: dict[str, dict[str, None]] = {}
    for one in verification.evidence:
        if one.claim == claim.id and one.bearing is Bearing.HOLDS and bears(one):
            behind.setdefault(one.origin, {})[one.passage.document] = None
    for origin, keys in behind.items():
        yield f"   {one_line(labels.get(origin, origin), _LABEL_CHARS)}"
        for key in keys:
            document = documents[key]
            yield f"      {one_line(document.publisher, _LABEL_CHARS)}  {document.url or key}"


def told(decision: Decision) -> str:
    """A decision in one line."""
    about = " ".join(
        filter(None, (decision.claim, decision.verdict, decision.document, decision.other, decision.wording))
    )
    words = (str(decision.at), decision.by, decision.kind.value, about, decision.code or "", decision.reason)
    return one_line("  ".join(filter(None, words)), 2 * _TEXT_CHARS)
