from dataclasses import replace

from recoupe.decisions import Decision, DecisionKind
from recoupe.gather.reasons import PAGE_GONE
from recoupe.model import Bearing, Decomposition, Evidence, Issue, Reason, Search, Stance, Verification
from recoupe.moments import Moment
from reports.changes import Change, ChangeKind, changes_between
from reports.view import build_view
from tests.reports.builder import bridge, later

AT = Moment.parse("2032-02-17")


def _kinds(changes: tuple[Change, ...]) -> list[str]:
    return [change.kind.value for change in changes]


def _with_origin(verification: Verification, origin: str, *ids: str) -> Verification:
    def moved(one: Evidence) -> Evidence:
        return replace(one, origin=origin) if one.id in ids else one

    return replace(verification, evidence=tuple(moved(one) for one in verification.evidence))


def test_nothing_changed_between_a_verification_and_itself() -> None:
    assert changes_between(bridge(), bridge()) == ()


def test_a_verdict_that_crossed_comes_first_with_its_causes() -> None:
    before = bridge()
    changes = changes_between(before, later(before))
    crossed = next(change for change in changes if change.kind is ChangeKind.VERDICT_CROSSED)
    assert crossed.weight == 1
    assert str(crossed.reason) == "the verdict went from attributed_only to confirmed"
    causes = [str(reason) for reason in crossed.because]
    assert "a new origin supports: Compagnie Arcadel (Arcadel, 2032-02-16)" in causes
    assert "Compagnie Arcadel now says so against its own interest" in causes
    assert any("no longer among the evidence" in cause for cause in causes)
    assert any("configuration" in cause for cause in causes)


def test_a_letter_that_is_another_is_told_once_for_each_origin_and_is_a_cause() -> None:
    before = bridge()
    third = before.decomposition.claims[2].id
    lowered = tuple(replace(one, letter="E") if one.origin == "o-harbour" else one for one in before.evidence)
    changes = changes_between(before, replace(before, evidence=lowered))
    told = [str(one.reason) for one in changes if one.kind is ChangeKind.LETTER_CHANGED and one.claim == third]
    assert told == ["the reliability of Capitainerie de Valmer went from B to E"]


def test_what_people_decided_is_told_and_is_a_cause() -> None:
    before = bridge()
    claim = before.decomposition.claims[0]
    ruled = Decision(DecisionKind.ADD, "Ana Ruiz", "the register", AT, before.run.id, document="https://x.example/")
    claims = (replace(claim, text="Nobody died."), *before.decomposition.claims[1:])
    worded = replace(before.decomposition, claims=claims)
    after = replace(before, decomposition=worded, decisions=(ruled,))
    assert sorted(_kinds(changes_between(before, after))) == ["claim_reworded", "decided"]
    crossed = [one for one in changes_between(before, replace(later(before), decisions=(ruled,))) if one.because]
    assert any("Ana Ruiz added a page to the evidence: the register" in map(str, one.because) for one in crossed)


def test_a_denier_who_admits_is_among_the_gravest_changes() -> None:
    before = bridge()
    admitted = [change for change in changes_between(before, later(before)) if change.kind is ChangeKind.NEW_EVIDENCE]
    assert [change.weight for change in admitted] == [1]
    assert admitted[0].because


def test_a_source_that_failed_this_time_is_told_and_one_that_came_back_too() -> None:
    before = bridge()
    failed = Search("Radio Goéland", "x", "fr", "failed", bloc="island_press")
    broken = replace(before, searches=(*before.searches, failed))
    again = replace(before, searches=(*before.searches, replace(failed, outcome="nothing")))
    assert _kinds(changes_between(before, broken)) == ["source_failed"]
    assert _kinds(changes_between(broken, again)) == ["source_recovered"]
    assert _kinds(changes_between(broken, before)) == []


def test_origins_that_are_found_to_be_one_are_merged_and_the_other_way_round_split() -> None:
    before = bridge()
    third = before.decomposition.claims[2].id
    own = [one.id for one in before.evidence if one.claim == third and one.origin == "o-radio"]
    after = _with_origin(before, "o-harbour", *own)
    (merged,) = changes_between(before, after)
    assert merged.kind is ChangeKind.ORIGINS_MERGED
    assert "Capitainerie de Valmer, Radio Goéland" in str(merged.reason)
    assert _kinds(changes_between(after, before)) == ["origins_split"]


def test_another_relay_of_a_known_origin_weighs_least() -> None:
    after = bridge()
    body = after.decomposition.claims[1].id
    relay = [one for one in after.evidence if one.claim == body and one.bearing is Bearing.HOLDS][-1]
    before = replace(after, evidence=tuple(one for one in after.evidence if one is not relay))
    (change,) = changes_between(before, after)
    assert (change.kind, change.weight) == (ChangeKind.NEW_EVIDENCE, 3)
    assert "counts for nothing more" in str(change.reason)


def test_a_verdict_that_moved_without_a_cause_says_so() -> None:
    before = bridge()
    worse = tuple(
        replace(one, verdict=before.assessments[0].verdict) if one.claim == before.decomposition.claims[6].id else one
        for one in before.assessments
    )
    (change,) = changes_between(before, replace(before, assessments=worse))
    assert [str(reason) for reason in change.because] == [
        "no new or lost evidence explains it; weights or weighing moved"
    ]


def test_claims_that_come_and_go_are_told() -> None:
    before = bridge()
    fewer = replace(before, decomposition=Decomposition(before.decomposition.claims[1:]))
    assert _kinds(changes_between(before, fewer)) == ["claim_gone"]
    assert _kinds(changes_between(fewer, before)) == ["claim_added"]


def test_a_claim_is_known_again_by_its_words_when_its_id_changed() -> None:
    before = bridge()
    first = replace(before.decomposition.claims[0], id="claim-of-another-version")
    moved = replace(
        before, decomposition=replace(before.decomposition, claims=(first, *before.decomposition.claims[1:]))
    )
    assert "claim_gone" not in _kinds(changes_between(before, moved))


def test_an_edited_article_is_a_change_of_the_first_weight() -> None:
    before = bridge()
    edited = replace(before, article=replace(before.article, text=before.article.text + " "))
    (change,) = changes_between(before, edited)
    assert (change.kind, change.weight) == (ChangeKind.ARTICLE_EDITED, 1)


def test_the_view_tells_changes_in_the_readers_language_and_at_the_claim() -> None:
    before = bridge()
    view = build_view(later(before), "fr", before)
    assert "Le verdict est passé de «\u202fSource unique\u202f» à «\u202fConfirmé\u202f»" in [
        change.words for change in view.changes
    ]
    assert view.claims[1].changes
    assert view.compared_with == "7\xa0octobre 2031"


def _edited(before: Verification, edit: dict[str, str], notice: str = "") -> tuple[Verification, Evidence]:
    """`before` after the page of its first telling passage was edited so that the passage is not found as it was."""
    cited = next(one for one in before.evidence if one.score.stance in (Stance.SUPPORTS, Stance.REFUTES))
    page = next(one for one in before.documents if one.id == cited.passage.document)
    text = page.text
    for old, new in edit.items():
        text = text.replace(cited.passage.text if old == "*" else old, new)
    edited = replace(page, id="doc-edited", text=f"{text}\n{notice}" if notice else text)
    documents = tuple(edited if one is page else one for one in before.documents)
    left = tuple(one for one in before.evidence if one.passage.document != page.id)
    return replace(before, documents=documents, evidence=left), cited


def test_a_quotation_that_is_not_on_its_page_any_more_is_lost() -> None:
    before = bridge()
    after, cited = _edited(before, {"*": "Le trafic est interrompu jusqu’à nouvel ordre."})
    lost = [one for one in changes_between(before, after) if one.kind is ChangeKind.QUOTE_LOST]
    assert [one.weight for one in lost] == [1] * len(lost) and lost
    assert cited.passage.text in str(lost[0].reason)


def test_a_quotation_that_was_silently_reworded_is_shown_in_both_wordings() -> None:
    before = bridge()
    cited = next(one for one in before.evidence if one.score.stance in (Stance.SUPPORTS, Stance.REFUTES))
    reworded = cited.passage.text.replace("douze", "huit")
    after, _ = _edited(before, {"*": reworded})
    changes = [one for one in changes_between(before, after) if one.kind is ChangeKind.QUOTE_REWORDED]
    assert changes and cited.passage.text in str(changes[0].reason)


def test_a_correction_notice_that_was_not_there_before_is_a_grave_change() -> None:
    before = bridge()
    after, _ = _edited(before, {}, "Rectificatif : le bilan est de huit morts.")
    notices = [one for one in changes_between(before, after) if one.kind is ChangeKind.PAGE_CORRECTED]
    assert len(notices) == 1 and notices[0].weight == 1
    assert "huit morts" in str(notices[0].reason)
    assert not [one for one in changes_between(after, after) if one.kind is ChangeKind.PAGE_CORRECTED]


def test_a_page_that_is_gone_is_told_once() -> None:
    before = bridge()
    cited = next(one for one in before.documents if one.id == before.evidence[0].passage.document)
    gone = Issue("revisit", cited.url, Reason.of(PAGE_GONE, source="Phare", fault="answered 404"))
    after = replace(before, issues=(*before.issues, gone))
    assert _kinds(changes_between(before, after)) == ["page_gone"]
    assert _kinds(changes_between(after, after)) == []


def test_what_becomes_of_a_page_that_takes_no_side_is_no_news() -> None:
    before = bridge()
    plain = replace(before.documents[0], id="doc-other", url="https://phare.example/other")
    before = replace(before, documents=(*before.documents, plain))
    corrected = replace(plain, text=f"{plain.text}\nRectificatif : le bilan est de huit morts.")
    gone = Issue("revisit", plain.url, Reason.of(PAGE_GONE, source="Phare", fault="answered 404"))
    after = replace(before, documents=(*before.documents[:-1], corrected), issues=(*before.issues, gone))
    assert changes_between(before, after) == ()
