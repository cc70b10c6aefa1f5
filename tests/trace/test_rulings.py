"""A person cuts or joins an edge, with name and reason, and the score follows."""

from dataclasses import replace

import pytest

from recoupe.decisions import Decision, DecisionKind
from recoupe.decompose.rewording import with_wording
from recoupe.errors import BadInput
from recoupe.method import verify
from recoupe.model import Article, Bearing, Document, Verdict, Verification
from recoupe.moments import Moment
from recoupe.refusals import check_decision
from recoupe.vocabulary import Verdict as Words

AS_OF = Moment.parse("2031-03-10")
ARTICLE = Article(
    "",
    "The ferry Ilva hit the pier of Sandmo on 3 March 2031. 12 people were hurt.",
    "en",
    Moment.parse("2031-03-04"),
)
REPORT = "The ferry Ilva hit the pier of Sandmo on Monday and 12 people were hurt, the harbour master Pia Rolf said."


def document(key: str, publisher: str, text: str) -> Document:
    return Document(
        id=key,
        url=f"https://{key}.example/a",
        publisher=publisher,
        published=Moment.parse("2031-03-04"),
        language="en",
        title="",
        text=text,
    )


DOCUMENTS = (
    document("one", "Sandmo Courier", REPORT),
    document("two", "Nordby Post", REPORT),
    document(
        "three",
        "Vika Journal",
        "12 people were hurt when the ferry Ilva hit the pier of Sandmo, hospital director Lea Moe said.",
    ),
)


def decided(kind: DecisionKind, **values: str) -> Decision:
    return Decision(kind, "Ana Ruiz", "checked by telephone", AS_OF, run="run-1", **values)  # type: ignore[arg-type]


def verified(*decisions: Decision) -> Verification:
    return verify(ARTICLE, DOCUMENTS, AS_OF, decisions=decisions)


def origins_behind(found: Verification, quote: str) -> int:
    claim = next(one.id for one in found.decomposition.claims if quote in one.quote)
    return len({one.origin for one in found.evidence if one.claim == claim and one.bearing is Bearing.HOLDS})


def test_without_a_ruling_a_reprint_is_no_second_voice() -> None:
    assert origins_behind(verified(), "12 people") == 2


def test_a_document_that_is_cut_speaks_for_itself() -> None:
    found = verified(decided(DecisionKind.CUT, document="two"))
    assert origins_behind(found, "12 people") == 3
    own = next(origin for origin in found.origins if origin.label == "Nordby Post")
    assert [(edge.kind, edge.evidence) for edge in own.edges] == [("ruling_cut", "Ana Ruiz: checked by telephone")]


def test_documents_that_are_joined_are_one_voice_and_support_falls() -> None:
    before, after = verified(), verified(decided(DecisionKind.JOIN, document="three", other="one"))
    assert origins_behind(after, "12 people") == 1
    claim = next(one.id for one in before.decomposition.claims if "12 people" in one.quote)
    support = [next(one.support for one in found.assessments if one.claim == claim) for found in (before, after)]
    assert support[1] < support[0]


def test_a_document_may_be_named_by_its_address() -> None:
    found = verified(decided(DecisionKind.CUT, document="https://two.example/a/"))
    assert origins_behind(found, "12 people") == 3


def test_a_document_that_is_dropped_is_no_evidence() -> None:
    found = verified(decided(DecisionKind.DROP, document="three"))
    assert {one.passage.document for one in found.evidence} <= {"one", "two"}
    assert "hospital" not in " ".join(origin.label for origin in found.origins)


def test_a_ruling_on_what_is_not_at_hand_changes_nothing_and_is_said() -> None:
    found = verified(decided(DecisionKind.CUT, document="nine"))
    assert replace(found, decisions=(), issues=(), run=verified().run) == replace(verified(), issues=())
    assert [issue.stage for issue in found.issues] == ["review"]


def test_a_claim_that_is_reworded_is_judged_by_its_new_words_and_keeps_its_place() -> None:
    claim = next(one for one in verified().decomposition.claims if "12 people" in one.quote)
    found = verified(decided(DecisionKind.CORRECT, claim=claim.id, wording="20 people were hurt."))
    now = next(one for one in found.decomposition.claims if one.id == claim.id)
    assert (now.text, now.quote, now.spans) == ("20 people were hurt.", claim.quote, claim.spans)
    assert [one.value for one in now.quantities] == [20.0]
    verdicts = {one.claim: one.verdict for one in found.assessments if one.bearing is Bearing.HOLDS}
    before = {one.claim: one.verdict for one in verified().assessments if one.bearing is Bearing.HOLDS}
    assert verdicts[claim.id] is not before[claim.id]


def test_a_rewording_of_a_claim_that_is_gone_changes_nothing_and_is_said() -> None:
    found = verified(decided(DecisionKind.CORRECT, claim="claim-gone", wording="20 people were hurt."))
    assert found.decomposition == verified().decomposition
    assert [issue.stage for issue in found.issues] == ["review"]


def test_a_wording_without_a_claim_is_refused() -> None:
    claim = verified().decomposition.claims[0]
    with pytest.raises(BadInput, match="no claim"):
        with_wording(claim, "Really?", ARTICLE)


def test_a_decision_that_new_evidence_contradicts_stands_and_is_flagged() -> None:
    plain = verified()
    claim = plain.decomposition.claims[0].id
    proposed = next(one.verdict for one in plain.assessments if one.claim == claim)
    other = Verdict.REFUTED if proposed is not Words.REFUTED else Verdict.CONFIRMED
    once = decided(DecisionKind.OVERRIDE, claim=claim)
    agreed = replace(once, verdict=other, against=proposed)
    outdated = replace(once, verdict=other, against=Verdict.DISPUTED)
    assert not verified(agreed).issues
    assert [issue.stage for issue in verified(outdated).issues] == ["review"]


@pytest.mark.parametrize(("by", "reason"), [("", "because"), ("Ana Ruiz", ""), ("Ana Ruiz", "x" * 2_001)])
def test_a_decision_has_a_name_and_a_reason(by: str, reason: str) -> None:
    with pytest.raises(BadInput):
        check_decision(Decision(DecisionKind.CUT, by, reason, AS_OF))
