"""The story of a claim: what was said when, which verdict it had in which version and why, who decided what."""

from dataclasses import replace

from recoupe.decisions import Decision, DecisionKind
from recoupe.model import Verdict
from recoupe.moments import Moment
from reports.story import StepKind, claim_story
from tests.reports.builder import bridge, later

AT = Moment.parse("2032-03-01")


def test_the_steps_stand_in_the_order_in_which_they_happened_and_versions_say_why() -> None:
    before = bridge()
    after = later(before)
    claim = after.decomposition.claims[1]
    steps = claim_story([before, after], claim, "en")
    assert [one.when.earliest for one in steps] == sorted(one.when.earliest for one in steps)
    versions = [one for one in steps if one.kind is StepKind.VERSION]
    assert [one.run for one in versions] == [before.run.id, after.run.id]
    assert versions[0].words == "Verdict: Single origin (proposed)" and not versions[0].because
    assert "the verdict went from" in versions[1].because[0]
    assert any(one.kind is StepKind.ARTICLE for one in steps)


def test_an_origin_is_a_step_once_however_many_carry_it() -> None:
    verification = bridge()
    claim = verification.decomposition.claims[1]
    told = [one for one in claim_story([verification], claim, "en") if one.kind is StepKind.EVIDENCE]
    assert len(told) == 1 and "Capitainerie de Valmer" in told[0].words


def test_what_people_decided_is_a_step_of_the_claims_it_is_about() -> None:
    before = bridge()
    first, second = before.decomposition.claims[:2]
    run = before.run.id
    ruled = Decision(DecisionKind.OVERRIDE, "Ana Ruiz", "x", AT, run, first.id, verdict=Verdict.REFUTED)
    signed = Decision(DecisionKind.SIGN, "Bo Lind", "", AT, run)
    verification = replace(before, decisions=(ruled, signed))

    def decided(claim: int) -> list[str]:
        steps = claim_story([verification], verification.decomposition.claims[claim], "en")
        return [one.words for one in steps if one.kind is StepKind.DECISION]

    version = next(one for one in claim_story([verification], first, "en") if one.kind is StepKind.VERSION)
    assert version.status == "signed" and version.words == "Verdict: Refuted (signed)"
    assert len(decided(0)) == 2 and len(decided(1)) == 1
    # When it was is told beside it.
    assert decided(1) == ["Bo Lind signed the report"]
    assert second.id != first.id


def test_a_version_without_the_claim_is_no_part_of_its_story() -> None:
    after = later(bridge())
    claim = after.decomposition.claims[1]
    other = replace(bridge(), decomposition=replace(bridge().decomposition, claims=()))
    steps = claim_story([other, after], claim, "en")
    assert [one.run for one in steps if one.kind is StepKind.VERSION] == [after.run.id]
