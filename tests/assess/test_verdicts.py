"""Verdicts, gates, modifiers and what would change them, on made-up evidence."""

from dataclasses import replace

import pytest

from recoupe.assess import assess_claim, assess_rows
from recoupe.assess.reasons import NAMING_WOULD
from recoupe.model import (
    Assessment,
    Attribution,
    Bearing,
    Claim,
    ClaimKind,
    Evidence,
    Modifier,
    Origin,
    Passage,
    Role,
    Span,
    Stance,
    StanceScore,
    Verdict,
)
from recoupe.rows import EvidenceRow
from recoupe.topics import Topic

TOPIC = Topic(name="valley", title="The valley", camps={"harbour": "coast", "lighthouse": "coast", "mill": "hills"})
CLAIM = Claim("claim-1", "The dam holds", (Span(0, 13),), "The dam holds", "en", ClaimKind.STATUS)
SAID = replace(CLAIM, attribution=Attribution("Tamsin Ruvo", "said"))


def _evidence(
    origin: str,
    bloc: str,
    letter: str = "B",
    stance: Stance = Stance.SUPPORTS,
    bearing: Bearing = Bearing.HOLDS,
    modifiers: tuple[Modifier, ...] = (),
    **more: object,
) -> Evidence:
    document = f"{origin}-{more.pop('document', 1)}"
    entailment = more.pop("entailment", 0.95)
    assert isinstance(entailment, float)
    return Evidence(
        id=f"{document}-{stance.value}-{bearing.value}",
        claim="claim-1",
        bearing=bearing,
        passage=Passage(document, Span(0, 4), "text"),
        score=StanceScore(stance, entailment, 0.9, (), modifiers),
        origin=origin,
        role=Role.RELAY,
        bloc=bloc,
        letter=letter,
        **more,  # type: ignore[arg-type]
    )


def _holds(*evidence: Evidence, claim: Claim = CLAIM, unresolved: tuple[str, ...] = ()) -> Assessment:
    origins = [Origin(one.origin, one.origin.title(), one.bloc, one.letter, unresolved=one.origin in unresolved)
               for one in evidence]  # fmt: skip
    return assess_claim(claim, evidence, origins, TOPIC)[0]


def test_two_camps_confirm_and_two_blocs_of_one_camp_only_corroborate() -> None:
    harbour, mill, light = _evidence("a", "harbour"), _evidence("b", "mill"), _evidence("c", "lighthouse")
    assert (_holds(harbour, mill).verdict, _holds(harbour, mill).admiralty) == (Verdict.CONFIRMED, "B1")
    assert (_holds(harbour, light).verdict, _holds(harbour, light).admiralty) == (Verdict.CORROBORATED, "B2")


def test_thirty_reprints_of_one_origin_stay_one_origin() -> None:
    copies = [_evidence("a", "harbour", document=number) for number in range(30)]
    found = _holds(*copies)
    assert found.verdict is Verdict.ATTRIBUTED_ONLY
    assert found.support == _holds(copies[0]).support
    assert "documents: 30; origins: 1; blocs: 1" in [str(reason) for reason in found.reasons]


def test_ten_sources_of_nobody_knows_whom_never_corroborate() -> None:
    unknown = [_evidence(f"u{n}", bloc, "A") for n, bloc in enumerate(["harbour", "mill", "lighthouse"])]
    found = _holds(*unknown, unresolved=("u0", "u1", "u2"))
    assert found.verdict is Verdict.ATTRIBUTED_ONLY
    assert NAMING_WOULD in [reason.template for reason in found.would_change]


def test_unknown_voices_of_one_bloc_give_an_interval() -> None:
    found = _holds(_evidence("u1", "mill"), _evidence("u2", "mill"), unresolved=("u1", "u2"))
    assert found.support < found.support_high
    assert found.support == _holds(_evidence("u1", "mill")).support


@pytest.mark.parametrize(
    ("evidence", "verdict", "digit"),
    [
        ([], Verdict.INSUFFICIENT, "6"),
        ([("a", "mill", "F", Stance.SUPPORTS)], Verdict.INSUFFICIENT, "6"),
        ([("a", "mill", "C", Stance.SUPPORTS)], Verdict.ATTRIBUTED_ONLY, "2"),
        ([("a", "mill", "C", Stance.SUPPORTS), ("b", "harbour", "E", Stance.REFUTES)], Verdict.ATTRIBUTED_ONLY, "3"),
        ([("a", "mill", "B", Stance.SUPPORTS), ("b", "harbour", "C", Stance.REFUTES)], Verdict.CONTESTED, "3"),
        ([("a", "mill", "C", Stance.SUPPORTS), ("b", "harbour", "B", Stance.REFUTES)], Verdict.CONTESTED, "4"),
        ([("b", "harbour", "B", Stance.REFUTES)], Verdict.DISPUTED, "4"),
        ([("a", "mill", "B", Stance.REFUTES), ("b", "harbour", "C", Stance.REFUTES)], Verdict.REFUTED, "5"),
    ],
)
def test_every_verdict_follows_the_table(
    evidence: list[tuple[str, str, str, Stance]], verdict: Verdict, digit: str
) -> None:
    found = _holds(*[_evidence(*one) for one in evidence])
    assert (found.verdict, found.admiralty[1]) == (verdict, digit)


def test_one_statement_against_interest_or_one_primary_document_refutes() -> None:
    against = _evidence("a", "mill", "D", Stance.REFUTES, interest=-1.0, entailment=1.0)
    primary = _evidence("a", "mill", "B", Stance.REFUTES, primary=True)
    assert _holds(against).verdict is Verdict.REFUTED
    assert _holds(primary).verdict is Verdict.REFUTED
    assert _holds(replace(primary, primary=False)).verdict is Verdict.DISPUTED


def test_every_gate_says_whether_it_was_met_and_what_was_found() -> None:
    gates = {gate.name: gate for gate in _holds(_evidence("a", "harbour")).gates}
    assert gates["support_to_corroborate"].met and not gates["two_blocs"].met
    assert str(gates["two_blocs"].reason) == "blocs with an origin of weight 0.35 or more: harbour (1; 2 needed)"
    assert not {"refuting_evidence", "little_support"} & set(gates)
    against = _holds(_evidence("a", "harbour", stance=Stance.REFUTES))
    assert {"opposition_to_refute", "little_support", "refuting_evidence"} <= {gate.name for gate in against.gates}


def test_the_nearest_thing_that_would_change_the_verdict_is_told_first() -> None:
    found = [str(reason) for reason in _holds(_evidence("a", "harbour")).would_change]
    assert found[0] == "an origin of another bloc with weight 0.35 or more in support would make it corroborated"
    assert "without A it would be insufficient" in found


def test_what_an_origin_is_worth_is_told_with_the_verdict_without_it() -> None:
    found = _holds(_evidence("a", "harbour"), _evidence("b", "mill", "C"))
    assert [(worth.origin, worth.verdict_without) for worth in found.worths] == [
        ("a", Verdict.ATTRIBUTED_ONLY),
        ("b", Verdict.ATTRIBUTED_ONLY),
    ]


def test_a_figure_that_counts_more_is_called_exaggerated_only_while_nothing_supports_the_claim() -> None:
    wider = _evidence("a", "mill", stance=Stance.NEUTRAL, entailment=0.4, modifiers=(Modifier.EXAGGERATED_QUANTITY,))
    assert Modifier.EXAGGERATED_QUANTITY in _holds(wider).modifiers
    assert _holds(wider, _evidence("b", "mill")).modifiers == ()


def test_partly_supported_gives_way_to_full_support() -> None:
    part = _evidence("a", "mill", modifiers=(Modifier.PARTLY_SUPPORTED,))
    assert Modifier.PARTLY_SUPPORTED in _holds(part).modifiers
    assert Modifier.PARTLY_SUPPORTED not in _holds(part, _evidence("b", "mill")).modifiers


def test_later_evidence_makes_a_claim_outdated_without_touching_its_verdict() -> None:
    then = _evidence("a", "mill")
    later = _evidence("b", "mill", stance=Stance.NEUTRAL, entailment=0.0, modifiers=(Modifier.OUTDATED,))
    assert _holds(then, later).verdict is _holds(then).verdict
    assert Modifier.OUTDATED in _holds(then, later).modifiers


def test_an_attributed_claim_is_assessed_twice_and_an_unfound_saying_is_marked() -> None:
    content = _evidence("a", "mill")
    origins = [Origin("a", "A", "mill", "B")]
    holds, said = assess_claim(SAID, [content], origins, TOPIC)
    assert (holds.verdict, said.verdict) == (Verdict.ATTRIBUTED_ONLY, Verdict.INSUFFICIENT)
    assert Modifier.ATTRIBUTION_UNVERIFIED in holds.modifiers and Modifier.ATTRIBUTION_UNVERIFIED in said.modifiers
    saying = replace(content, id="x", bearing=Bearing.SAID)
    assert Modifier.ATTRIBUTION_UNVERIFIED not in assess_claim(SAID, [content, saying], origins, TOPIC)[1].modifiers


def test_a_misquotation_stands_unless_the_speakers_own_channel_has_the_words() -> None:
    other = _evidence("a", "mill", stance=Stance.NEUTRAL, bearing=Bearing.SAID, modifiers=(Modifier.MISQUOTED,))
    own = _evidence("b", "mill", bearing=Bearing.SAID, primary=True)
    origins = [Origin("a", "A", "mill", "B"), Origin("b", "B", "mill", "A")]
    assert Modifier.MISQUOTED in assess_claim(SAID, [other], origins, TOPIC)[1].modifiers
    assert Modifier.MISQUOTED not in assess_claim(SAID, [other, own], origins, TOPIC)[1].modifiers


def test_rows_of_another_program_are_scored_by_the_same_rules() -> None:
    rows = [{"origin": "a", "bloc": "harbour", "camp": "coast", "stance": "supports", "entailment": 0.95,
             "letter": "B", "interest": 0}, {"origin": "b", "bloc": "mill", "camp": "hills", "stance": "supports",
             "entailment": 0.95, "letter": "B", "interest": 0}]  # fmt: skip
    found = assess_rows([EvidenceRow.model_validate(row) for row in rows])
    same = _holds(_evidence("a", "harbour"), _evidence("b", "mill"))
    assert (found.verdict, found.support, found.shares) == (same.verdict, same.support, same.shares)
    assert found.gates == same.gates
