"""Who stands behind a report, and what people decided about it, as the reader is told."""

from __future__ import annotations

from recoupe.decisions import CorrectionCode, Decision, DecisionKind, signers, withdrawal
from recoupe.model import Verification
from reports.keys import msgid
from reports.lookup import LABEL_CHARS, Lookup, verdict_word
from reports.parts import SignatureView
from reports.safe import inert, one_line

_REASON_CHARS = 600
_KINDS = {
    DecisionKind.SIGN: msgid("signed the report"),
    DecisionKind.WITHDRAW: msgid("withdrew the signature"),
    DecisionKind.OVERRIDE: msgid("overrode a verdict"),
    DecisionKind.CUT: msgid("ruled that a document speaks for itself"),
    DecisionKind.JOIN: msgid("ruled that two documents have one origin"),
    DecisionKind.DROP: msgid("ruled a document out as evidence"),
    DecisionKind.ADD: msgid("added a page to the evidence"),
    DecisionKind.CORRECT: msgid("reworded a claim"),
}
STATUS_WORDS = {"proposed": msgid("proposed"), "signed": msgid("signed"), "withdrawn": msgid("withdrawn")}
CODES = {
    CorrectionCode.OUR_ERROR: msgid("our error"),
    CorrectionCode.SOURCE_CHANGED: msgid("a source has changed"),
    CorrectionCode.NEW_EVIDENCE: msgid("new evidence"),
    CorrectionCode.LEGAL: msgid("for legal reasons"),
}


def status_code(verification: Verification) -> str:
    """`proposed`, `signed` or `withdrawn`."""
    if signers(verification.decisions, verification.run.id):
        return "signed"
    return "withdrawn" if withdrawal(verification.decisions, verification.run.id) else "proposed"


def signature_view(lookup: Lookup) -> SignatureView:
    """The status of a report in words, its signers, and every decision on the article in order."""
    said, verification = lookup.speech, lookup.verification
    signed = signers(verification.decisions, verification.run.id)
    taken = withdrawal(verification.decisions, verification.run.id)
    names = tuple(f"{one_line(one.by, LABEL_CHARS)}, {said.moment(one.at)}" for one in signed)
    if signed:
        status = said.say("Signed by {names}", names=said.listing([one_line(one.by, LABEL_CHARS) for one in signed]))
        words = said.say("A machine proposed, a person signed.")
    elif taken:
        status = said.say("Signature withdrawn by {name}", name=one_line(taken.by, LABEL_CHARS))
        words = said.say("This report was signed; the signature was withdrawn. Its verdicts are not to be used.")
    else:
        status = said.say("Proposed by a machine, not signed")
        words = said.say("A machine proposes, a person signs. This report is proposed; nobody has signed it.")
    return SignatureView(status, words, names, tuple(told_decision(lookup, one) for one in verification.decisions))


def told_decision(lookup: Lookup, decision: Decision, *, dated: bool = True) -> str:
    """A decision in a sentence: when, who, what, why; without when where the reader is told that beside it."""
    said = lookup.speech
    about = _about(lookup, decision)
    name, decided = one_line(decision.by, LABEL_CHARS), said.say(_KINDS[decision.kind])
    words = said.say("{name} {decided}", name=name, decided=decided)
    if dated:
        words = said.say("{moment}: {words}", moment=said.moment(decision.at), words=words)
    code = said.say(CODES[decision.code]) if decision.code else ""
    parts = filter(None, (words, about, code, decision.reason))
    return inert(one_line(" — ".join(parts), _REASON_CHARS))


def _about(lookup: Lookup, decision: Decision) -> str:
    said = lookup.speech
    number = lookup.numbers.get(decision.claim)
    claim = said.say("Claim {number}", number=number) if number else ""
    if decision.kind is DecisionKind.CORRECT:
        return f"{claim} → {one_line(decision.wording, LABEL_CHARS)}".strip()
    if decision.kind is DecisionKind.OVERRIDE and decision.verdict:
        old = verdict_word(decision.against, said).label if decision.against else ""
        return f"{claim} {old} → {verdict_word(decision.verdict, said).label}".strip()
    return " ↔ ".join(filter(None, (_named(lookup, decision.document), _named(lookup, decision.other))))


def _named(lookup: Lookup, document: str) -> str:
    found = lookup.documents.get(document)
    return one_line(found.publisher if found else document, LABEL_CHARS)
