"""What holds of the score whatever the evidence: the invariants of design.md as properties."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.assess.score import blocs_past_gate, camps_past_gate, owa, score, strength
from recoupe.assess.sensitivity import worths
from recoupe.assess.verdict import stand
from recoupe.assess.weighing import Weighed, evidence_of, reliability, weigh
from recoupe.defaults.score import MAX_RELIABILITY, RELIABILITY, RHO_BLOC, RHO_CAMP, RHO_ORIGIN
from recoupe.model import Stance, Verdict

TINY = 1e-9
CAMPS = {"harbour": "coast", "lighthouse": "coast", "mill": "hills", "quarry": "hills", "island": "island"}
LETTERS = st.sampled_from(sorted(RELIABILITY))
ASCENT = [Verdict.INSUFFICIENT, Verdict.ATTRIBUTED_ONLY, Verdict.CORROBORATED, Verdict.CONFIRMED]
MIRRORED = {Stance.SUPPORTS: Stance.REFUTES, Stance.REFUTES: Stance.SUPPORTS}


@st.composite
def passages(draw: st.DrawFn, *, tidy: bool = True) -> Weighed:
    """A passage of an origin; in tidy input an origin has one bloc and is either known or not."""
    bloc = draw(st.sampled_from(sorted(CAMPS)))
    number = draw(st.integers(0, 3))
    interest = draw(st.sampled_from([-1.0, -0.3, 0.0, 0.4, 1.0]))
    letter = draw(LETTERS)
    return Weighed(
        origin=f"{bloc}-{number}" if tidy else f"origin-{number}",
        bloc=bloc,
        camp=CAMPS[bloc],
        stance=draw(st.sampled_from(list(Stance))),
        weight=weigh(letter, draw(st.floats(0, 1)), interest),
        letter=letter,
        interest=interest,
        primary=draw(st.booleans()),
        resolved=number != 3,
    )


SETS = st.lists(passages(), max_size=12)
UNTIDY = st.lists(passages(tidy=False), max_size=9)
ANY = SETS | UNTIDY


def _support(given_: Sequence[Weighed]) -> float:
    return strength(given_, Stance.SUPPORTS)


@given(ANY, passages())
def test_adding_support_never_lowers_support_and_leaves_opposition(found: list[Weighed], more: Weighed) -> None:
    after = [*found, replace(more, stance=Stance.SUPPORTS)]
    assert _support(after) >= _support(found)
    assert strength(after, Stance.REFUTES) == strength(found, Stance.REFUTES)


@given(ANY, passages(), st.sampled_from([Stance.NEUTRAL, Stance.UNKNOWN]))
def test_context_and_failed_checks_move_nothing(found: list[Weighed], more: Weighed, stance: Stance) -> None:
    assert stand([*found, replace(more, stance=stance)]) == stand(found)


@given(ANY, st.integers(0, 2**32), st.integers(1, 4))
def test_copies_and_order_change_nothing(found: list[Weighed], seed: int, copies: int) -> None:
    shuffled = found * copies
    random.Random(seed).shuffle(shuffled)
    assert stand(shuffled) == stand(found)


@given(SETS, st.data(), st.integers(1, 40))
def test_reprints_of_an_origin_change_no_verdict(found: list[Weighed], data: st.DataObject, reprints: int) -> None:
    if not found:
        return
    copied = data.draw(st.sampled_from(found))
    weaker = data.draw(st.floats(0, copied.weight))
    after = [*found, *[replace(copied, weight=weaker)] * reprints]
    assert stand(after).verdict is stand(found).verdict
    assert stand(after).score == stand(found).score


@given(ANY)
def test_shares_sum_to_one_and_scores_stay_below_one(found: list[Weighed]) -> None:
    scored = score(found)
    parts = scored.shares
    assert parts.belief + parts.disbelief + parts.conflict + parts.ignorance == pytest.approx(1)
    assert 0 <= scored.support <= scored.support_high < 1
    assert 0 <= scored.opposition <= scored.opposition_high < 1
    index = (1 + scored.support - scored.opposition) / 2
    assert parts.belief + parts.conflict / 2 + parts.ignorance / 2 == pytest.approx(index)


@given(ANY)
def test_swapping_the_stances_mirrors_everything(found: list[Weighed]) -> None:
    swapped = [replace(one, stance=MIRRORED.get(one.stance, one.stance)) for one in found]
    before, after = score(found), score(swapped)
    assert (before.support, before.opposition) == (after.opposition, after.support)
    assert (before.shares.belief, before.shares.conflict) == (after.shares.disbelief, after.shares.conflict)


@given(ANY, st.data())
def test_finding_that_two_origins_are_one_never_raises_support(found: list[Weighed], data: st.DataObject) -> None:
    if not found:
        return
    kept, gone = data.draw(st.sampled_from(found)), data.draw(st.sampled_from(found))
    renamed = [replace(one, origin=kept.origin) if one.origin == gone.origin else one for one in found]
    assert _support(renamed) <= _support(found) + TINY
    moved = [replace(one, bloc=kept.bloc, camp=kept.camp) if one.origin == gone.origin else one for one in renamed]
    # Moving an origin to another bloc may raise support; only where all of it stays is the merge all that happens.
    seats = {(one.camp, one.bloc) for one in found if one.origin == gone.origin}
    within = seats == {(kept.camp, kept.bloc)}
    assert _support(moved) <= _support(found) + TINY or not within
    for counted in (blocs_past_gate, camps_past_gate):
        assert len(counted(renamed, Stance.SUPPORTS)) <= len(counted(found, Stance.SUPPORTS))


@given(ANY)
def test_a_bloc_is_never_worth_more_than_twice_its_best_origin(found: list[Weighed]) -> None:
    own = [one for one in found if one.bloc == "mill"]
    best = max((evidence_of(one.weight) for one in own if one.stance is Stance.SUPPORTS), default=0.0)
    assert evidence_of(_support(own)) <= best / (1 - RHO_BLOC) + TINY


@given(ANY, st.permutations(sorted(CAMPS)), st.permutations(sorted(set(CAMPS.values()))))
def test_renaming_blocs_and_camps_changes_no_number(found: list[Weighed], blocs: list[str], camps: list[str]) -> None:
    bloc = dict(zip(sorted(CAMPS), blocs, strict=True))
    camp = dict(zip(sorted(set(CAMPS.values())), camps, strict=True))
    after = stand([replace(one, bloc=bloc[one.bloc], camp=camp[one.camp]) for one in found])
    before = stand(found)
    assert (after.score, after.verdict) == (before.score, before.verdict)
    assert len(after.blocs) == len(before.blocs)


@given(ANY)
def test_leaving_one_origin_out_never_raises_support(found: list[Weighed]) -> None:
    for origin in sorted({one.origin for one in found}):
        assert _support([one for one in found if one.origin != origin]) <= _support(found)


@given(LETTERS, st.floats(-1, 1), st.floats(-1, 1))
def test_the_more_self_serving_the_less_it_weighs(letter: str, one: float, other: float) -> None:
    less, more = sorted((one, other))
    assert reliability(letter, more) <= reliability(letter, less) + TINY


@given(LETTERS, st.floats(0, 1), st.floats(-1, 1))
def test_no_weight_passes_the_cap_and_what_settles_little_weighs_nothing(
    letter: str, entailment: float, interest: float
) -> None:
    weight = weigh(letter, entailment, interest)
    assert 0 <= weight <= MAX_RELIABILITY
    assert (weight > 0) == (entailment >= 0.5)


@given(SETS, passages())
def test_the_verdict_rises_with_support_where_nothing_refutes(found: list[Weighed], more: Weighed) -> None:
    calm = [one for one in found if one.stance is not Stance.REFUTES]
    before, after = stand(calm).verdict, stand([*calm, replace(more, stance=Stance.SUPPORTS)]).verdict
    assert ASCENT.index(after) >= ASCENT.index(before)


@given(SETS)
def test_unknown_speakers_never_pass_a_gate(found: list[Weighed]) -> None:
    unknown = [replace(one, resolved=False) for one in found]
    standing = stand(unknown)
    assert not standing.blocs and not standing.camps and not standing.is_refutable
    assert standing.verdict not in (Verdict.CONFIRMED, Verdict.CORROBORATED, Verdict.REFUTED)


@given(ANY)
def test_what_an_origin_is_worth_alone_is_at_most_the_whole(found: list[Weighed]) -> None:
    whole = score(found)
    for worth in worths(found):
        assert worth.support <= whole.support_high + TINY
        assert worth.opposition <= whole.opposition_high + TINY


@given(st.lists(st.floats(0, 5), max_size=6))
def test_the_operator_is_the_largest_at_zero_and_the_sum_at_one(values: list[float]) -> None:
    assert owa(values, 0) == pytest.approx(max(values, default=0))
    assert owa(values, 1) == pytest.approx(sum(values))


def test_dependence_falls_from_origin_to_camp() -> None:
    assert 0 <= RHO_ORIGIN <= RHO_BLOC <= RHO_CAMP <= 1


def test_very_many_origins_stay_below_one() -> None:
    found = [Weighed(f"o{n}", f"b{n}", f"c{n}", Stance.SUPPORTS, 0.97) for n in range(100)]
    assert _support(found) < 1


def test_an_origin_written_into_two_blocs_counts_once() -> None:
    one = Weighed("agency", "harbour", "coast", Stance.SUPPORTS, 0.8)
    assert stand([one, replace(one, bloc="mill", camp="hills")]).verdict is Verdict.ATTRIBUTED_ONLY


@pytest.mark.parametrize(
    ("letter", "interest", "expected"),
    [("D", -1, 0.80), ("C", 1, 0.48), ("A", 0, 0.95), ("F", 0, 0.30), ("A", -1, 0.97), ("E", 1, 0.05)],
)
def test_interest_moves_reliability_as_published(letter: str, interest: float, expected: float) -> None:
    assert reliability(letter, interest) == pytest.approx(expected, abs=0.005)


def test_unknown_speakers_of_a_bloc_count_as_one_at_the_lower_end() -> None:
    one = Weighed("a", "harbour", "coast", Stance.SUPPORTS, 0.6, resolved=False)
    scored = score([one, replace(one, origin="b"), replace(one, origin="c", bloc="mill", camp="hills")])
    assert scored.support == pytest.approx(1 - 0.4 * 0.4)
    assert scored.support_high == pytest.approx(1 - 0.4 * 0.4**1.5)


def test_a_doubtful_voice_counts_with_the_one_it_may_be_at_the_lower_end() -> None:
    known = Weighed("a", "harbour", "coast", Stance.SUPPORTS, 0.6)
    scored = score([known, Weighed("b", "mill", "hills", Stance.SUPPORTS, 0.5, resolved=False, may_be="a")])
    assert scored.support == pytest.approx(0.6)
    assert scored.support_high == pytest.approx(1 - 0.4 * 0.5)
