"""The message that tells a desk what changed in one report: as text, and as JSON for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from recoupe.alerts import Alert, Severity
from recoupe.assess.decided import as_decided
from recoupe.defaults.alerts import ALERTS_IN_A_DIGEST
from recoupe.model import Verification
from reports.keys import msgid
from reports.language import ReaderLanguage, speech
from reports.lookup import LABEL_CHARS, QUOTE_CHARS, Lookup
from reports.safe import inert, one_line
from reports.signatures import signature_view, status_code

SEVERITY_WORDS = {
    Severity.URGENT: msgid("Urgent"),
    Severity.IMPORTANT: msgid("Important"),
    Severity.ROUTINE: msgid("For the record"),
}


@dataclass(frozen=True, slots=True)
class Digest:
    """One message on one report. `id` is the same whenever it is sent, so that a receiver can tell a repetition."""

    id: str
    subject: str
    text: str
    content: dict[str, Any]


def render_digest(
    digest_id: str, alerts: Sequence[Alert], verification: Verification, language: ReaderLanguage, address: str
) -> Digest:
    """The message on `alerts` about the report at `address`; whatever pages and people wrote is inert in it."""
    lookup = Lookup.of(as_decided(verification), speech(language))
    say = lookup.speech.say
    title = one_line(verification.article.title, LABEL_CHARS) or say("Untitled article")
    gravest = say(SEVERITY_WORDS[alerts[0].severity])
    changes = lookup.speech.count("{n} change", "{n} changes", len(alerts))
    as_of = say("State of knowledge: {date}", date=lookup.speech.moment(verification.run.as_of))
    lines = [title, as_of, signature_view(lookup).status, "", *_lines(lookup, alerts[:ALERTS_IN_A_DIGEST]), address]
    return Digest(
        digest_id,
        f"[Recoupe] {gravest} – {changes} – {title}",
        "\n".join(lines) + "\n",
        {
            "id": digest_id,
            "run": verification.run.id,
            "as_of": str(verification.run.as_of),
            "status": status_code(verification),
            "title": title,
            "report": address,
            "alerts": [alert_row(lookup, alert) for alert in alerts],
        },
    )


def _lines(lookup: Lookup, alerts: Sequence[Alert]) -> Iterator[str]:
    for alert in alerts:
        reference = lookup.reference(alert.claim) if alert.claim else None
        about = f" – {reference.words}" if reference else ""
        yield f"{lookup.speech.say(SEVERITY_WORDS[alert.severity])}{about}"
        if text := _claim_text(lookup, alert.claim):
            yield f"  {text}"
        yield f"  {_said(lookup, alert)}"
        yield from (f"  – {inert(lookup.speech.reason(reason))}" for reason in alert.because)
        yield ""


def alert_row(lookup: Lookup, alert: Alert) -> dict[str, Any]:
    """An alert for programs: what it is, and what changed and why in the words of the reader."""
    return {
        "id": alert.id,
        "kind": alert.kind,
        "severity": alert.severity.value,
        "claim": alert.claim,
        "text": _claim_text(lookup, alert.claim),
        "reason": _said(lookup, alert),
        "because": [inert(lookup.speech.reason(reason)) for reason in alert.because],
    }


def _said(lookup: Lookup, alert: Alert) -> str:
    words = inert(lookup.speech.reason(alert.reason))
    return words[:1].upper() + words[1:]


def _claim_text(lookup: Lookup, claim: str) -> str:
    found = (one for one in lookup.verification.decomposition.claims if one.id == claim)
    return next((one_line(one.text, QUOTE_CHARS) for one in found), "")
