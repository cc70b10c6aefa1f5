"""Decisions are added, never changed, and hold in every later version."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from db.decisions import decisions_of, record_decision
from db.errors import ChangedMeanwhile, UnknownRun
from db.records import article_of, history, load_run, save_run
from recoupe.decisions import CorrectionCode, Decision, DecisionKind, signers
from recoupe.errors import BadInput
from recoupe.model import Bearing, Verdict, Verification
from recoupe.moments import Moment
from recoupe.vocabulary import RunStatus
from tests.db.made_up import verification

AT = Moment.parse("2031-03-10T09:30+01:00")
OVERRIDE = Decision(
    DecisionKind.OVERRIDE, "Ana Ruiz", "the register says so", AT, "run-1", "claim-1", Bearing.HOLDS,
    Verdict.REFUTED, Verdict.CONTESTED,
)  # fmt: skip


def signed(kind: DecisionKind, by: str = "Ana Ruiz") -> Decision:
    code = CorrectionCode.OUR_ERROR if kind is DecisionKind.WITHDRAW else None
    return Decision(kind, by, "read twice", AT, "run-1", code=code)


@pytest.fixture
def kept(engine: Engine) -> Engine:
    save_run(engine, verification("run-1"))
    return engine


def status(engine: Engine) -> RunStatus:
    return history(engine, article_of(engine, "run-1"))[0].status


def test_a_decision_comes_back_as_it_was(kept: Engine) -> None:
    assert record_decision(kept, OVERRIDE) == (OVERRIDE,)
    assert load_run(kept, "run-1").decisions == (OVERRIDE,)


def test_a_rewording_comes_back_as_it_was(kept: Engine) -> None:
    made = Decision(DecisionKind.CORRECT, "Ana Ruiz", "clumsy", AT, "run-1", "claim-1", wording="Nine boats sank.")
    record_decision(kept, made)
    assert load_run(kept, "run-1").decisions == (made,)


def test_a_signed_report_changes_only_for_a_reason_that_is_named(kept: Engine) -> None:
    record_decision(kept, signed(DecisionKind.SIGN))
    with pytest.raises(BadInput, match="our_error"):
        record_decision(kept, OVERRIDE)
    coded = replace(OVERRIDE, code=CorrectionCode.NEW_EVIDENCE)
    record_decision(kept, coded)
    assert decisions_of(kept, "run-1")[-1] == coded


def test_a_signature_changes_the_status_and_a_withdrawal_again(kept: Engine) -> None:
    record_decision(kept, signed(DecisionKind.SIGN))
    record_decision(kept, signed(DecisionKind.SIGN, "Bo Lind"))
    with pytest.raises(BadInput, match="somebody else"):
        record_decision(kept, signed(DecisionKind.SIGN, "bo  lind"))
    assert [one.by for one in signers(decisions_of(kept, "run-1"), "run-1")] == ["Ana Ruiz", "Bo Lind"]
    assert status(kept) is RunStatus.SIGNED
    record_decision(kept, signed(DecisionKind.WITHDRAW))
    assert status(kept) is RunStatus.WITHDRAWN
    assert len(decisions_of(kept, "run-1")) == 3


def test_decisions_hold_in_later_versions_and_not_in_earlier_ones(kept: Engine) -> None:
    save_run(kept, verification("run-2"), parent="run-1")
    record_decision(kept, OVERRIDE)
    record_decision(kept, replace(OVERRIDE, run="run-2", reason="seen again"))
    assert [one.reason for one in decisions_of(kept, "run-2")] == ["the register says so", "seen again"]
    assert [one.reason for one in decisions_of(kept, "run-1")] == ["the register says so"]


def test_saving_a_run_again_after_a_decision_is_no_conflict(kept: Engine) -> None:
    record_decision(kept, OVERRIDE)
    save_run(kept, verification("run-1"))
    assert decisions_of(kept, "run-1") == (OVERRIDE,)


def test_a_decision_without_a_reason_or_on_an_unknown_run_is_refused_and_not_kept(kept: Engine) -> None:
    with pytest.raises(BadInput):
        record_decision(kept, replace(OVERRIDE, reason=" "))
    with pytest.raises(UnknownRun):
        record_decision(kept, replace(OVERRIDE, run="run-9"))
    assert decisions_of(kept, "run-1") == ()


def _made_by(decision: Decision, *known: Decision) -> Verification:
    return replace(verification("run-2"), decisions=(*known, decision))


def test_a_version_is_kept_with_the_decision_that_makes_it(kept: Engine) -> None:
    save_run(kept, _made_by(OVERRIDE), parent="run-1", decision=OVERRIDE)
    assert decisions_of(kept, "run-2") == (OVERRIDE,)


def test_a_version_whose_decision_is_refused_is_not_kept(kept: Engine) -> None:
    for refused in (replace(OVERRIDE, reason=""), replace(OVERRIDE, run="run-9")):
        with pytest.raises(BadInput):
            save_run(kept, _made_by(refused), parent="run-1", decision=refused)
    assert len(history(kept, article_of(kept, "run-1"))) == 1 and decisions_of(kept, "run-1") == ()


def test_a_version_that_does_not_heed_what_somebody_decided_meanwhile_is_not_kept(kept: Engine) -> None:
    other = replace(OVERRIDE, by="Bo Lind")
    record_decision(kept, other)
    with pytest.raises(ChangedMeanwhile, match="run-1"):
        save_run(kept, _made_by(OVERRIDE), parent="run-1", decision=OVERRIDE)
    save_run(kept, _made_by(OVERRIDE, other), parent="run-1", decision=OVERRIDE)
    assert decisions_of(kept, "run-2") == (other, OVERRIDE)


def test_a_version_that_a_decision_makes_follows_the_latest_or_is_not_kept(kept: Engine) -> None:
    later = verification("run-3")
    save_run(kept, replace(later, run=replace(later.run, as_of=Moment.parse("2031-04-01"))), parent="run-1")
    with pytest.raises(ChangedMeanwhile, match="run-3"):
        save_run(kept, _made_by(OVERRIDE), parent="run-1", decision=OVERRIDE)
    assert len(history(kept, article_of(kept, "run-1"))) == 2
