"""The claims that deserve a person's time first: worth checking, and not settled by the evidence."""

from recoupe.model import Bearing, Shares
from recoupe.ranking import gap_of, rank_claims
from tests.reports.builder import bridge, empty


def test_what_is_settled_leaves_no_gap_and_what_nobody_knows_leaves_all() -> None:
    assert gap_of(Shares(1.0, 0.0, 0.0, 0.0)) == 0.0
    assert gap_of(Shares(0.0, 0.0, 0.0, 1.0)) == 1.0
    assert gap_of(Shares(0.25, 0.25, 0.25, 0.25)) == 0.5


def test_claims_are_ranked_by_worth_times_gap() -> None:
    verification = bridge()
    ranked = rank_claims(verification)
    assert {one.claim.id for one in ranked} == {one.id for one in verification.decomposition.claims}
    assert [one.priority for one in ranked] == sorted((one.priority for one in ranked), reverse=True)
    assert all(one.priority == one.claim.checkworthy * one.gap for one in ranked)
    held = {one.claim: one for one in verification.assessments if one.bearing is Bearing.HOLDS}
    assert all(one.verdict is held[one.claim.id].verdict for one in ranked if one.claim.id in held)


def test_an_article_without_claims_has_nothing_to_rank() -> None:
    assert rank_claims(empty()) == ()
