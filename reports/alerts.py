"""Which changes between two versions of a report a desk is told of, and how urgently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recoupe.alerts import Alert, Severity
from recoupe.defaults.alerts import FLICKER_WITHIN, HYSTERESIS
from recoupe.ids import content_id
from recoupe.model import Assessment, Bearing, Modifier, Reason, Verification
from recoupe.reasons import DECISION_CONTRADICTED, DECISION_WITHOUT_CLAIM
from recoupe.versions import PastVersion
from reports.changes import Change, ChangeKind, changes_between, matched_claims
from reports.reasons import MODIFIER_ADDED

DENIER_ADMITS = "denier_admits"
# What became of a person's decision, and how soon somebody has to look at it.
DECISIONS: Mapping[str, tuple[str, Severity]] = {
    DECISION_CONTRADICTED: ("decision_contradicted", Severity.URGENT),
    DECISION_WITHOUT_CLAIM: ("decision_without_claim", Severity.IMPORTANT),
}
OVERTAKEN_BY_EVENTS = "outdated"

SEVERITIES: Mapping[ChangeKind, Severity] = {
    ChangeKind.VERDICT_CROSSED: Severity.URGENT,
    ChangeKind.PAGE_CORRECTED: Severity.URGENT,
    ChangeKind.SAID_VERDICT_CROSSED: Severity.IMPORTANT,
    ChangeKind.QUOTE_LOST: Severity.IMPORTANT,
    ChangeKind.PAGE_GONE: Severity.IMPORTANT,
    ChangeKind.LETTER_CHANGED: Severity.IMPORTANT,
    ChangeKind.ARTICLE_EDITED: Severity.IMPORTANT,
    ChangeKind.QUOTE_REWORDED: Severity.ROUTINE,
    ChangeKind.SOURCE_FAILED: Severity.ROUTINE,
}
_ORDER = tuple(Severity)


def alerts_between(old: Verification, new: Verification, past: Sequence[PastVersion] = ()) -> tuple[Alert, ...]:
    """The alerts that the version `new` raises after `old`, the most urgent first.

    `past` has the verdicts of the versions up to `old`, on the claims of `new`: a verdict that only comes back, or
    hardly moved, is routine.
    """
    told = [_alert(change, old, new, past) for change in changes_between(old, new) if _is_news(change)]
    found = {alert.id: alert for alert in (*told, *_overtaken(old, new))}
    return tuple(sorted(found.values(), key=lambda alert: _ORDER.index(alert.severity)))


def _is_news(change: Change) -> bool:
    return change.kind in SEVERITIES or _admits(change) or _is_outdated(change)


def _is_outdated(change: Change) -> bool:
    """Whether what held at the time of the article holds no more, as when a party admits what it had not."""
    return change.reason == Reason.of(MODIFIER_ADDED, modifier=Modifier.OUTDATED.value)


def _admits(change: Change) -> bool:
    """Whether somebody speaks up against the own interest for the first time."""
    return change.kind is ChangeKind.NEW_EVIDENCE and change.weight == 1


def _alert(change: Change, old: Verification, new: Verification, past: Sequence[PastVersion]) -> Alert:
    kind, severity = _kind(change)
    if change.kind is ChangeKind.VERDICT_CROSSED and _flickers(change.claim, old, new, past):
        severity = Severity.ROUTINE
    identity = content_id("alert", old.run.id, kind, change.claim, change.reason)
    return Alert(identity, kind, severity, change.claim, change.reason, change.because)


def _kind(change: Change) -> tuple[str, Severity]:
    if _admits(change):
        return DENIER_ADMITS, Severity.URGENT
    if _is_outdated(change):
        return OVERTAKEN_BY_EVENTS, Severity.URGENT
    return change.kind.value, SEVERITIES[change.kind]


def _overtaken(old: Verification, new: Verification) -> Iterator[Alert]:
    """A person's decision that this version contradicts, or has no claim for, and the one before did not."""
    known = {(one.subject, one.reason) for one in old.issues}
    for issue in new.issues:
        if issue.reason.template in DECISIONS and (issue.subject, issue.reason) not in known:
            kind, severity = DECISIONS[issue.reason.template]
            identity = content_id("alert", old.run.id, kind, issue.subject, issue.reason)
            yield Alert(identity, kind, severity, issue.subject, issue.reason)


def _flickers(claim: str, old: Verification, new: Verification, past: Sequence[PastVersion]) -> bool:
    """Whether a verdict that crossed hardly moved, or went back to what it was a few days ago."""
    before, after = _holds(old, matched_claims(old, new)[claim].id), _holds(new, claim)
    moved = max(abs(before.support - after.support), abs(before.opposition - after.opposition))
    since = new.run.as_of.latest - FLICKER_WITHIN
    lately = {version.verdicts.get(claim) for version in past if version.as_of.latest >= since}
    return moved < HYSTERESIS or after.verdict in lately


def _holds(verification: Verification, claim: str) -> Assessment:
    return next(one for one in verification.assessments if one.claim == claim and one.bearing is Bearing.HOLDS)
