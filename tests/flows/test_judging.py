"""Claims are judged some at a time, and one whose judge fails takes no other with it."""

import pytest

from flows.parameters import VerifyParameters
from flows.verify import CLAIMS_IN_A_TASK, Outcome, verify_article
from recoupe.judge.rules import RulesStance
from recoupe.model import Claim, StanceScore
from tests.shared import REPOSITORY

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]

KURSK = REPOSITORY / "examples" / "kursk"


def test_a_claim_whose_judge_fails_is_an_issue_and_all_others_have_verdicts(monkeypatch: pytest.MonkeyPatch) -> None:
    judge = RulesStance.judge

    def fails_on_some(self: RulesStance, claim: Claim, *given: object) -> StanceScore:
        if "Trente" in claim.text:
            raise ZeroDivisionError("a fault of the judge")
        return judge(self, claim, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(RulesStance, "judge", fails_on_some)
    asked = {"article": str(KURSK / "article.fr.txt"), "published": "2024-12-16T18:00+01:00", "dossiers": [str(KURSK)]}
    parameters = VerifyParameters.model_validate({**asked, "as_of": "2024-12-17"})
    outcome = verify_article(parameters, return_state=True).result()
    assert isinstance(outcome, Outcome)
    found = outcome.verification
    claims = [one.id for one in found.decomposition.claims]
    assert len(claims) > 2 * CLAIMS_IN_A_TASK
    failed = {one.subject for one in found.issues if one.stage == "judge"}
    assert failed == {one.id for one in found.decomposition.claims if "Trente" in one.text}
    assert [one.claim for one in found.judged] == [one for one in claims if one not in failed]
