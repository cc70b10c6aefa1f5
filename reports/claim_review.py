"""ClaimReview in schema.org's terms, for signed verdicts that carry a rating: one claim, one page.

A verdict that has no place between true and false (`attributed_only`, `insufficient`) is not exported: a rating that
is made up would be read as one. Source: schema.org ClaimReview.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from recoupe.assess.decided import as_decided
from recoupe.decisions import CorrectionCode, Decision, override_of, signers
from recoupe.model import Bearing, Claim, Document, Stance, Verdict, Verification
from recoupe.versions import PastVersion
from reports.keys import msgid
from reports.language import ReaderLanguage, speech
from reports.lookup import bears, verdict_word
from reports.safe import one_line

# From "refuted" to "confirmed"; what is not here is never rated.
RATINGS = {
    Verdict.CONFIRMED: 5,
    Verdict.CORROBORATED: 4,
    Verdict.CONTESTED: 3,
    Verdict.DISPUTED: 2,
    Verdict.REFUTED: 1,
}
WORST, BEST = 1, 5
# What readers of the format show of a claim.
CLAIM_CHARS = 200
_APPEARANCES = 20
# What was wrong from the start is a correction; what came later is an update, and no fault of whoever signed.
_CORRECTIONS = {
    None: msgid("Updated: on {date} this report said “{before}”; it now says “{after}”."),
    CorrectionCode.NEW_EVIDENCE: msgid(
        "Updated on new evidence: on {date} this report said “{before}”; it now says “{after}”."
    ),
    CorrectionCode.SOURCE_CHANGED: msgid(
        "Updated, a source has changed: on {date} this report said “{before}”; it now says “{after}”."
    ),
    CorrectionCode.OUR_ERROR: msgid(
        "Corrected, our error: on {date} this report said “{before}”; it now says “{after}”."
    ),
    CorrectionCode.LEGAL: msgid(
        "Changed for legal reasons: on {date} this report said “{before}”; it now says “{after}”."
    ),
}


def reviewable(verification: Verification) -> tuple[Claim, ...]:
    """The claims whose verdict may be exported: the version is signed, and the verdict carries a rating."""
    if not signers(verification.decisions, verification.run.id):
        return ()
    verdicts = _verdicts(verification)
    return tuple(claim for claim in verification.decomposition.claims if verdicts.get(claim.id) in RATINGS)


def claim_review(
    verification: Verification,
    claim: Claim,
    url: str,
    desk: str,
    desk_url: str,
    language: ReaderLanguage,
    past: Sequence[PastVersion] = (),
) -> dict[str, object]:
    """The ClaimReview of a claim; `url` is the page that it stands on.

    A verdict that was signed in one of the `past` versions and is another now is a correction, and said to be one.
    Raises `KeyError` for a claim that is not `reviewable`.
    """
    verdict = _verdicts(verification)[claim.id]
    signed = signers(verification.decisions, verification.run.id)
    review: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": url,
        "datePublished": signed[0].at.day.isoformat(),
        "inLanguage": language,
        "claimReviewed": one_line(claim.text, CLAIM_CHARS),
        "author": {"@type": "Organization", "name": desk, "url": desk_url},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": RATINGS[verdict],
            "worstRating": WORST,
            "bestRating": BEST,
            "alternateName": verdict_word(verdict, speech(language)).label,
        },
        "itemReviewed": _item(verification, claim),
    }
    if words := correction(verification, claim, past, language):
        comment = {"@type": "CorrectionComment", "text": words, "datePublished": signed[0].at.day.isoformat()}
        review["correction"] = comment
    return review


def correction(verification: Verification, claim: Claim, past: Sequence[PastVersion], language: ReaderLanguage) -> str:
    """What the latest signed version of the report said otherwise about a claim; empty where none did."""
    said = speech(language)
    now = _verdicts(verification).get(claim.id)
    for version in sorted(past, key=lambda one: one.as_of.latest, reverse=True):
        if signers(verification.decisions, version.run):
            then = _signed_verdict(verification.decisions, version, past, claim.id)
            if then is None or then is now:
                return ""
            words = {"before": verdict_word(then, said).label, "after": verdict_word(now, said).label}
            code = _code(verification.decisions, version, past, claim.id)
            return said.say(_CORRECTIONS[code], date=said.moment(version.as_of), **words)
    return ""


def _code(
    decisions: Sequence[Decision], signed: PastVersion, past: Sequence[PastVersion], claim: str
) -> CorrectionCode | None:
    """Why the last person who changed the signed version did so; None where it changed without anybody."""
    before = {one.run for one in past if one.as_of <= signed.as_of and one.run != signed.run}
    since = [one for one in decisions if one.run not in before and one.code and one.claim in ("", claim)]
    return since[-1].code if since else None


def _signed_verdict(
    decisions: Sequence[Decision], version: PastVersion, past: Sequence[PastVersion], claim: str
) -> Verdict | None:
    """The verdict under a signature: a person's, where one had decided by then, else the machine's."""
    by_then = {one.run for one in past if one.as_of <= version.as_of}
    decided = override_of([one for one in decisions if one.run in by_then], claim, Bearing.HOLDS)
    return decided.verdict if decided else version.verdicts.get(claim)


def as_script(review: dict[str, object]) -> str:
    """The review as text that may stand in a script element: nothing in it can end the element."""
    text = json.dumps(review, ensure_ascii=False, indent=1)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _verdicts(verification: Verification) -> dict[str, Verdict]:
    decided = as_decided(verification)
    return {one.claim: one.verdict for one in decided.assessments if one.bearing is Bearing.HOLDS}


def _item(verification: Verification, claim: Claim) -> dict[str, object]:
    """The claim itself: who makes it, since when, and where it appears."""
    article = verification.article
    speaker = claim.attribution.speaker if claim.attribution else article.publisher
    appearances = [_work(article.url, article.title)] if article.url else []
    appearances += [
        _work(document.url, document.title) for document in _supporting(verification, claim) if document.url
    ]
    item: dict[str, object] = {"@type": "Claim", "name": one_line(claim.text, CLAIM_CHARS)}
    if speaker:
        item["author"] = {"@type": "Thing", "name": one_line(speaker, CLAIM_CHARS)}
    if article.published:
        item["datePublished"] = article.published.day.isoformat()
    if appearances:
        item["firstAppearance"] = appearances[-1]
        item["appearance"] = appearances[:_APPEARANCES]
    return item


def _supporting(verification: Verification, claim: Claim) -> list[Document]:
    """The documents that say the same, the latest first."""
    documents = {one.id: one for one in verification.documents}
    keys = {
        one.passage.document
        for one in verification.evidence
        if one.claim == claim.id and bears(one) and one.score.stance is Stance.SUPPORTS
    }
    dated = [documents[key] for key in keys if documents[key].published]
    return sorted(dated, key=lambda one: (one.published.latest if one.published else 0, one.id), reverse=True)


def _work(url: str, title: str) -> dict[str, object]:
    return {"@type": "CreativeWork", "url": url, "headline": one_line(title, CLAIM_CHARS)}
