"""An assessment in the reader's words: why several origins are told as one."""

import pytest

from recoupe.model import Assessment, Bearing, Gate, Reason, Shares, Verdict, Worth
from reports.assessments import short_of
from reports.vocabulary import ONE_BLOC_COUNTS, TOO_WEAK_TOGETHER


def _found(verdict: Verdict, worths: int, *, support: bool = False, blocs: bool = False) -> Assessment:
    found = Reason.of("found")
    return Assessment(
        claim="claim",
        bearing=Bearing.HOLDS,
        verdict=verdict,
        support=0.6,
        opposition=0.0,
        shares=Shares(0.6, 0.0, 0.0, 0.4),
        admiralty="C2",
        gates=(Gate("support_to_corroborate", support, found), Gate("two_blocs", blocs, found)),
        worths=tuple(Worth(f"origin {number}", 0.4, 0.0, Verdict.INSUFFICIENT) for number in range(worths)),
    )


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (_found(Verdict.ATTRIBUTED_ONLY, 1), ()),
        (_found(Verdict.CORROBORATED, 2, support=True, blocs=True), ()),
        (_found(Verdict.ATTRIBUTED_ONLY, 2), (TOO_WEAK_TOGETHER,)),
        (_found(Verdict.ATTRIBUTED_ONLY, 2, blocs=True), (TOO_WEAK_TOGETHER,)),
        (_found(Verdict.ATTRIBUTED_ONLY, 2, support=True), (ONE_BLOC_COUNTS,)),
    ],
)
def test_where_several_origins_do_not_corroborate_each_other_the_reader_is_told_why(
    found: Assessment, words: tuple[str, ...]
) -> None:
    assert short_of(found) == words
