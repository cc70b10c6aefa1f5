"""What a desk is told of: the grave at once, flicker for the record, everything inert."""

from dataclasses import replace
from datetime import timedelta

from recoupe.alerts import Severity
from recoupe.decisions import Decision, DecisionKind
from recoupe.model import Assessment, Bearing, Issue, Modifier, Reason, Verdict, Verification
from recoupe.moments import Moment
from recoupe.reasons import DECISION_CONTRADICTED
from recoupe.versions import PastVersion
from reports.alert_feed import ToldAlert, render_alert_feed
from reports.alerts import alerts_between
from reports.digest import render_digest
from tests.reports.builder import bridge, hostile, later


def _crossed(before: Verification, verdict: Verdict, support: float) -> Verification:
    """`before` a day later, its first claim with another verdict and support."""

    def moved(one: Assessment) -> Assessment:
        is_first = one.claim == before.decomposition.claims[0].id and one.bearing is Bearing.HOLDS
        return replace(one, verdict=verdict, support=support) if is_first else one

    day = Moment.at(before.run.as_of.latest + timedelta(days=1))
    stamp = replace(before.run, id="run-after", as_of=day)
    return replace(before, run=stamp, assessments=tuple(moved(one) for one in before.assessments))


def _first(verification: Verification) -> Assessment:
    claim = verification.decomposition.claims[0].id
    return next(one for one in verification.assessments if one.claim == claim and one.bearing is Bearing.HOLDS)


def test_nothing_changed_raises_nothing() -> None:
    assert alerts_between(bridge(), bridge()) == ()


def test_a_verdict_that_crossed_and_a_denier_who_admits_are_urgent_and_come_first() -> None:
    alerts = alerts_between(bridge(), later(bridge()))
    urgent = [one.kind for one in alerts if one.severity is Severity.URGENT]
    assert "verdict_crossed" in urgent and "denier_admits" in urgent
    assert [one.severity for one in alerts[: len(urgent)]] == [Severity.URGENT] * len(urgent)
    assert next(one for one in alerts if one.kind == "verdict_crossed").because


def test_a_claim_that_events_overtake_is_urgent() -> None:
    before = bridge()
    claim = before.decomposition.claims[0].id
    dated = tuple(
        replace(one, modifiers=(Modifier.OUTDATED,)) if one is _first(before) else one for one in before.assessments
    )
    (alert,) = alerts_between(before, replace(before, assessments=dated))
    assert (alert.kind, alert.severity, alert.claim) == ("outdated", Severity.URGENT, claim)


def test_the_same_change_is_the_same_alert_and_another_state_before_makes_another() -> None:
    before = bridge()
    after = later(before)
    again = replace(after, run=replace(after.run, id="run-parallel"))
    assert [one.id for one in alerts_between(before, after)] == [one.id for one in alerts_between(before, again)]
    other = replace(before, run=replace(before.run, id="run-other"))
    assert {one.id for one in alerts_between(before, after)}.isdisjoint(one.id for one in alerts_between(other, after))


def test_a_verdict_that_hardly_moved_is_for_the_record() -> None:
    before = bridge()
    other = next(one for one in Verdict if one is not _first(before).verdict)
    (near,) = alerts_between(before, _crossed(before, other, _first(before).support + 0.02))
    assert near.severity is Severity.ROUTINE
    (far,) = alerts_between(before, _crossed(before, other, _first(before).support + 0.2))
    assert far.severity is Severity.URGENT


def test_a_verdict_that_comes_back_within_days_is_for_the_record() -> None:
    before = bridge()
    claim = before.decomposition.claims[0].id
    other = next(one for one in Verdict if one is not _first(before).verdict)
    after = _crossed(before, other, _first(before).support + 0.2)
    lately = PastVersion("run-old", Moment.at(before.run.as_of.latest - timedelta(days=1)), {claim: other})
    long_ago = replace(lately, as_of=Moment.at(before.run.as_of.latest - timedelta(days=60)))
    assert [one.severity for one in alerts_between(before, after, (lately,))] == [Severity.ROUTINE]
    assert [one.severity for one in alerts_between(before, after, (long_ago,))] == [Severity.URGENT]


def test_a_decision_that_new_evidence_contradicts_is_told_once() -> None:
    before = bridge()
    claim = before.decomposition.claims[0].id
    why = Reason.of(DECISION_CONTRADICTED, by="R. Adler", decided="confirmed", now="refuted")
    after = replace(before, issues=(*before.issues, Issue("review", claim, why)))
    (alert,) = alerts_between(before, after)
    assert (alert.kind, alert.severity, alert.claim) == ("decision_contradicted", Severity.URGENT, claim)
    assert alerts_between(after, after) == ()


def test_a_digest_says_what_where_and_why_in_the_readers_language() -> None:
    after = later(bridge())
    alerts = alerts_between(bridge(), after)
    digest = render_digest("digest-1", alerts, after, "fr", "https://desk.example/reports/run-2/report.html")
    assert digest.subject.startswith("[Recoupe] Urgent – ")
    assert "Le verdict est passé de" in digest.text
    assert digest.text.rstrip().endswith("https://desk.example/reports/run-2/report.html")
    assert [one["id"] for one in digest.content["alerts"]] == [one.id for one in alerts]


def test_a_digest_and_the_feed_say_whether_the_report_is_proposed_signed_or_withdrawn() -> None:
    before, after = bridge(), later(bridge())
    alerts, run, at = alerts_between(before, after), after.run.id, after.run.as_of
    sign, withdraw = (Decision(kind, "Ana Ruiz", "x", at, run) for kind in (DecisionKind.SIGN, DecisionKind.WITHDRAW))
    for decisions, code, words in (
        ((), "proposed", "Proposed by a machine, not signed"),
        ((sign,), "signed", "Signed by Ana Ruiz"),
        ((sign, withdraw), "withdrawn", "Signature withdrawn by Ana Ruiz"),
    ):
        decided = replace(after, decisions=decisions)
        digest = render_digest("digest-1", alerts, decided, "en", "https://desk.example/")
        told = ToldAlert(alerts[0], at.latest, decided, "https://desk.example/r")
        assert digest.content["status"] == code and words in digest.text
        assert words in render_alert_feed([told], "https://desk.example/", "en")


def test_a_hostile_title_cannot_break_out_of_a_subject() -> None:
    before = hostile()
    after = replace(before, article=replace(before.article, title="A\r\nBcc: all@desk.example\u202e", text="new"))
    digest = render_digest("digest-1", alerts_between(before, after), after, "en", "https://desk.example/")
    assert "\n" not in digest.subject and "\r" not in digest.subject and "\u202e" not in digest.subject
