"""Whether what a statement says makes the claim's content so: all comparisons, weighed together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.defaults.judge import (
    AROUND_A_FIGURE,
    BROADER_CONCEPT,
    COVERAGE_TO_REFUTE,
    COVERAGE_TO_SUPPORT,
    EVENTS_TO_SUPPORT,
    HEDGED,
    LIGHT_WEIGHT,
    NEARLY_ALL_TOLD,
    QUANTIFYING_CONCEPTS,
    SETTLED_BY_FIGURE,
    SPOKEN_OF,
    SUPPORT_FROM,
    TURNED,
    VERB_IS_LAST,
)
from recoupe.judge import reasons, scores
from recoupe.judge.alignment import Alignment, Match, Unit
from recoupe.judge.case import Case
from recoupe.judge.comparing import check_comparison
from recoupe.judge.direction import check_direction, check_doer, check_order
from recoupe.judge.figures import (
    agreed_events,
    check_figures,
    check_numerals,
    counts,
    figures_agree,
    is_of_another,
    spell,
)
from recoupe.judge.findings import Effect, Finding, agrees, lacks
from recoupe.judge.frames import Frame
from recoupe.judge.negation import check_context, check_polarity, main_of, turned_round
from recoupe.judge.parties import kind_of, label
from recoupe.judge.polarity import negations
from recoupe.judge.ranks import check_ranks
from recoupe.judge.roles import check_actors, check_places, check_related, check_set_aside
from recoupe.judge.scope import check_scope
from recoupe.judge.sides import check_sides
from recoupe.judge.substitution import check_substitution
from recoupe.judge.times import check_times, when_of
from recoupe.languages import get_language
from recoupe.model import Modifier, Reason, StanceScore

_NAMED_PARTS = 4
_PARTS_OF_A_STATEMENT = 2
_DEEDS = frozenset(["event", "speech"])
_CAUSAL = frozenset(["cause", "provoke"])
_PREDICATES = frozenset(["event", "speech", "state", "word"])


def judge_content(case: Case, alignment: Alignment, passage: Frame) -> StanceScore:
    """What a plain statement does to the claim."""
    turned = turned_round(case, alignment, passage)
    alignment = _told_otherwise(alignment, turned)
    alignment = _credited(alignment, agreed_events(case, passage, there=_names_the_place(alignment)))
    agree = figures_agree(case, passage)
    if agree:
        alignment = _around_the_figure(alignment)
    if not _same_matter(alignment, case) and not any(check_sides(case, alignment, passage)):
        return scores.neutral([Reason.of(reasons.OTHER_MATTER)], 0.5 * alignment.coverage)
    findings = list(_check(case, alignment, passage, turned=bool(turned)))
    blocking = [one for one in findings if one.effect is Effect.BLOCKS]
    contrary = [one for one in findings if one.effect is Effect.CONTRADICTS]
    if _only_figures(contrary, case) and is_of_another(case, alignment, passage):
        return _blocked([*blocking, *_without_figures(case)], alignment)
    if contrary and all(one.gives_way for one in blocking):
        return _refuted(contrary, alignment)
    if blocking:
        return _blocked(blocking, alignment)
    if case.is_negated and not turned and not negations(passage.text, passage.language):
        return scores.neutral([Reason.of(reasons.NOTHING_DENIED)], 0.5 * alignment.coverage)
    told = agree or _tells_what_is_said(case, alignment)
    if not (told and _tells_the_last(case, alignment)):
        return scores.neutral(_missing(alignment), 0.6 * alignment.coverage, modifiers=[Modifier.PARTLY_SUPPORTED])
    return _supported(findings, alignment, counted=counts(case.frame))


def _only_figures(contrary: Sequence[Finding], case: Case) -> bool:
    return bool(contrary and case.frame.quantities) and all(one.is_of_a_figure for one in contrary)


def _without_figures(case: Case) -> Iterator[Finding]:
    return (lacks(Reason.of(reasons.NO_FIGURE, claimed=spell(one.quantity))) for one in case.frame.quantities)


def _tells_the_last(case: Case, alignment: Alignment) -> bool:
    """Whether what a claim says last is told, where the lexicon knows it and the language has its verb there."""
    said = [match for match in alignment.matches if match.unit.sort in _PREDICATES]
    if case.frame.language not in VERB_IS_LAST or not said:
        return True
    last = main_of(said, case)
    return last.unit.sort == "word" or last.found is None or last.found >= SPOKEN_OF


def _tells_what_is_said(case: Case, alignment: Alignment) -> bool:
    """Whether a claim that a thing is such finds "such" too, one of two parts its last, and one of a cause the cause.

    "The sanctions are illegal": what is said of a thing cannot be left out of it, also where it cannot be compared.
    """
    said = [match for match in alignment.matches if match.unit.weight > LIGHT_WEIGHT]
    if any(not _CAUSAL.isdisjoint(match.unit.senses) for match in said):
        return all((match.found or 0.0) > BROADER_CONCEPT for match in said)
    if len(said) == _PARTS_OF_A_STATEMENT:
        return (said[-1].found or 0.0) > BROADER_CONCEPT
    known = get_language(case.frame.language)
    joins = re.search(known.copula, case.frame.text, re.IGNORECASE) if known and known.copula else None
    told = [match for match in alignment.matches if QUANTIFYING_CONCEPTS.isdisjoint(match.unit.senses)]
    such = next((match for match in told if joins and match.unit.span.start >= joins.end()), None)
    return such is None or (such.found or 0.0) >= SPOKEN_OF or alignment.coverage >= NEARLY_ALL_TOLD


def _told_otherwise(alignment: Alignment, turned: frozenset[Unit]) -> Alignment:
    if not turned:
        return alignment
    matches = tuple(Match(match.unit, TURNED) if match.unit in turned else match for match in alignment.matches)
    return Alignment.of(matches, tuple(pair for pair in alignment.opposites if pair[0] not in turned))


def _credited(alignment: Alignment, events: frozenset[str]) -> Alignment:
    """The alignment with the events that an agreeing count states as found."""
    if not events:
        return alignment
    matches = tuple(
        Match(match.unit, 1.0, match.at)
        if match.unit.sort == "event" and not events.isdisjoint(match.unit.senses)
        else match
        for match in alignment.matches
    )
    return Alignment.of(matches, alignment.opposites)


def _around_the_figure(alignment: Alignment) -> Alignment:
    """The alignment of a count that agrees: who, where and how many are the claim, what surrounds them is telling."""
    matches = tuple(
        replace(match, unit=replace(match.unit, weight=match.unit.weight * AROUND_A_FIGURE))
        if match.unit.sort != "name" and (match.found or 0.0) < SPOKEN_OF
        else match
        for match in alignment.matches
    )
    return Alignment.of(matches, alignment.opposites)


def _names_the_place(alignment: Alignment) -> bool:
    return any(match.found == 1 and kind_of(match.unit.value) == "place" for match in alignment.matches)


def _same_matter(alignment: Alignment, case: Case) -> bool:
    if not alignment.shared:
        return False
    only_light = all(not unit.is_event and unit.sort not in ("word", "thing", "state") for unit in alignment.shared)
    return not (only_light and not alignment.opposites and not case.frame.quantities)


def _check(case: Case, alignment: Alignment, passage: Frame, *, turned: bool) -> Iterator[Finding]:
    when = when_of(case, passage)
    yield from check_times(case, passage, when)
    yield from check_figures(case, passage, when, same_event=(alignment.event_coverage or 0.0) >= SPOKEN_OF)
    if alignment.coverage >= COVERAGE_TO_SUPPORT:
        yield from check_numerals(case, passage)
    yield from check_actors(case, alignment, passage)
    yield from check_related(case, alignment, passage)
    yield from check_places(alignment, passage)
    yield from list(check_set_aside(case, alignment, passage)) or _check_who(case, alignment, passage)
    yield from check_sides(case, alignment, passage)
    yield from check_substitution(case, alignment, passage)
    yield from check_scope(case, passage)
    yield from check_ranks(case, passage)
    # Who denies the contrary has denied nothing of the claim.
    yield from check_context(alignment, passage) if turned else check_polarity(case, alignment, passage)
    if passage.hedged and not case.claim.hedged:
        yield agrees(factor=HEDGED)


def _check_who(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    # Who is compared with whom is not who does it to whom.
    if compared := list(check_comparison(case, alignment, passage)):
        yield from compared
    else:
        yield from check_direction(case, alignment, passage)
        yield from check_order(case, alignment, passage)
    yield from check_doer(case, alignment, passage)


def _blocked(blocking: Sequence[Finding], alignment: Alignment) -> StanceScore:
    modifiers = tuple(dict.fromkeys(modifier for one in blocking for modifier in one.modifiers))
    at_most = min(one.at_most for one in blocking)
    why = [one.reason for one in blocking if one.reason]
    return scores.neutral(why, alignment.coverage, 0.6, modifiers, at_most)


def _refuted(contrary: Sequence[Finding], alignment: Alignment) -> StanceScore:
    why = [one.reason for one in contrary if one.reason]
    spoken = [unit for unit, _ in alignment.opposites]
    credited = _credited(alignment, frozenset(sense for unit in spoken for sense in unit.senses))
    coverage = credited.coverage
    events = credited.event_coverage
    if coverage < COVERAGE_TO_REFUTE or (events is not None and events < EVENTS_TO_SUPPORT):
        return scores.neutral([*why, *_missing(credited)], 0.5 * coverage)
    strength = max(one.factor for one in contrary)
    return scores.refutes(strength * (0.75 + 0.25 * coverage), 0.4 + 0.5 * coverage, why)


def _supported(findings: Sequence[Finding], alignment: Alignment, *, counted: bool) -> StanceScore:
    coverage = alignment.coverage
    if counted and not any(unit.is_event or unit.is_party for unit in alignment.missing):
        coverage = max(coverage, SETTLED_BY_FIGURE)
    events = alignment.event_coverage
    entailment = SUPPORT_FROM + (1 - SUPPORT_FROM) * _above(coverage)
    for one in findings:
        entailment *= one.factor
    too_little = coverage < COVERAGE_TO_SUPPORT or (events is not None and events < EVENTS_TO_SUPPORT)
    if too_little or alignment.opposites or entailment < SUPPORT_FROM * 0.92:
        return scores.neutral(_missing(alignment), 0.6 * coverage, modifiers=[Modifier.PARTLY_SUPPORTED])
    why = [one.reason for one in findings if one.reason and one.effect is Effect.AGREES]
    shared = ", ".join(dict.fromkeys(_name(unit) for unit in alignment.shared[:_NAMED_PARTS]))
    why.append(Reason.of(reasons.SAME_STATEMENT, shared=shared))
    partly = any(unit.sort not in ("name", "word") and unit.weight > LIGHT_WEIGHT for unit in alignment.missing)
    return scores.supports(entailment, 0.4 + 0.6 * coverage, why, [Modifier.PARTLY_SUPPORTED] if partly else [])


def _above(coverage: float) -> float:
    return max(0.0, (coverage - COVERAGE_TO_SUPPORT) / (1 - COVERAGE_TO_SUPPORT))


def _missing(alignment: Alignment) -> list[Reason]:
    named = ", ".join(dict.fromkeys(_name(unit) for unit in alignment.missing[:_NAMED_PARTS]))
    return [Reason.of(reasons.MISSING_PART, missing=named)] if named else []


def _name(unit: Unit) -> str:
    return label(unit.value) if unit.sort == "name" else unit.value.replace("_", " ")
