"""Whether what a statement says makes the claim's content so: all comparisons, weighed together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.analysis.findings import FoundConcept
from recoupe.defaults.judge import (
    AROUND_A_FIGURE,
    COVERAGE_TO_REFUTE,
    COVERAGE_TO_SUPPORT,
    EVENTS_TO_SUPPORT,
    FLIPPED_IN_PART,
    FLIPPED_SHARE,
    HEDGED,
    LIGHT_WEIGHT,
    OLD_STATE,
    QUANTIFYING_CONCEPTS,
    REFUTED_BY_NEGATION,
    SETTLED_BY_FIGURE,
    SPOKEN_OF,
    STATE_HOLDS_DAYS,
    STATE_KNOWN_DAYS,
    SUPPORT_FROM,
    TURNED,
    VERB_IS_LAST,
)
from recoupe.judge import reasons, scores, timing
from recoupe.judge.alignment import Alignment, Match, Unit, contrary_of
from recoupe.judge.case import Case
from recoupe.judge.comparing import check_comparison
from recoupe.judge.denied import denies
from recoupe.judge.direction import check_direction, check_doer
from recoupe.judge.figures import agreed_events, check_figures, check_numerals, counts, figures_agree
from recoupe.judge.findings import Effect, Finding, agrees, blocks, contradicts, lacks, opposes
from recoupe.judge.frames import Frame
from recoupe.judge.parties import kind_of, label
from recoupe.judge.polarity import is_negated, is_only_possible, is_partial, negations
from recoupe.judge.ranks import check_ranks
from recoupe.judge.roles import check_actors, check_places, check_set_aside
from recoupe.judge.scope import check_scope
from recoupe.judge.sides import check_sides
from recoupe.judge.substitution import check_substitution
from recoupe.judge.timing import Timing
from recoupe.model import Modifier, Reason, Span, StanceScore

_NAMED_PARTS = 4
_PREDICATES = frozenset(["event", "speech", "state", "word"])


def judge_content(case: Case, alignment: Alignment, passage: Frame) -> StanceScore:
    """What a plain statement does to the claim."""
    turned = _turned(case, alignment, passage)
    alignment = _told_otherwise(alignment, turned)
    alignment = _credited(alignment, agreed_events(case, passage, there=_names_the_place(alignment)))
    if figures_agree(case, passage):
        alignment = _around_the_figure(alignment)
    if not _same_matter(alignment, case) and not any(check_sides(case, alignment, passage)):
        return scores.neutral([Reason.of(reasons.OTHER_MATTER)], 0.5 * alignment.coverage)
    findings = list(_check(case, alignment, passage, turned=bool(turned)))
    blocking = [one for one in findings if one.effect is Effect.BLOCKS]
    contrary = [one for one in findings if one.effect is Effect.CONTRADICTS]
    if contrary and all(one.gives_way for one in blocking):
        return _refuted(contrary, alignment)
    if blocking:
        return _blocked(blocking, alignment)
    if case.is_negated and not turned and not negations(passage.text, passage.language):
        return scores.neutral([Reason.of(reasons.NOTHING_DENIED)], 0.5 * alignment.coverage)
    if not _tells_the_last(case, alignment):
        return scores.neutral(_missing(alignment), 0.6 * alignment.coverage, modifiers=[Modifier.PARTLY_SUPPORTED])
    return _supported(findings, alignment, counted=counts(case.frame))


def _tells_the_last(case: Case, alignment: Alignment) -> bool:
    """Whether what a claim says last is told, where the lexicon knows it and the language has its verb there."""
    said = [match for match in alignment.matches if match.unit.sort in _PREDICATES]
    if case.frame.language not in VERB_IS_LAST or not said:
        return True
    last = _main(said, case)
    return last.unit.sort == "word" or last.found is None or last.found >= SPOKEN_OF


def _turned(case: Case, alignment: Alignment, passage: Frame) -> frozenset[Unit]:
    """The parts whose contrary one of the two denies: who says that it is not open says that it is closed."""
    return frozenset(
        unit
        for unit, by in alignment.opposites
        if _negated(case, unit) != _is_negated_at(passage, by.span)
        and QUANTIFYING_CONCEPTS.isdisjoint((*unit.senses, by.concept))
        and not any(
            negations(at.of(frame.text), frame.language) for frame, at in ((case.frame, unit.span), (passage, by.span))
        )
    )


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
    when = _when(case, passage)
    yield from _check_state(case)
    yield from check_figures(case, passage, when, same_event=(alignment.event_coverage or 0.0) >= SPOKEN_OF)
    if alignment.coverage >= COVERAGE_TO_SUPPORT:
        yield from check_numerals(case, passage)
    yield from _check_time(case, passage, when)
    yield from check_actors(case, alignment, passage)
    yield from check_places(alignment, passage)
    yield from list(check_set_aside(case, alignment, passage)) or _check_who(case, alignment, passage)
    yield from check_sides(case, alignment, passage)
    yield from check_substitution(case, alignment, passage)
    yield from check_scope(case, passage)
    yield from check_ranks(case, passage)
    # Who denies the contrary has denied nothing of the claim.
    yield from _check_context(alignment, passage) if turned else _check_polarity(case, alignment, passage)
    if passage.hedged and not case.claim.hedged:
        yield agrees(factor=HEDGED)


def _check_who(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    # Who is compared with whom is not who does it to whom.
    yield from list(check_comparison(case, alignment, passage)) or check_direction(case, alignment, passage)
    yield from check_doer(case, alignment, passage)


def _when(case: Case, passage: Frame) -> Timing:
    """How the passage's time stands to the claim's; of what is so today, an earlier report may still speak."""
    if case.is_of_today:
        return Timing.OPEN
    when = timing.relate(case.claim.period, passage.periods or passage.context_periods, case.published)
    if timing.has_short_period(case.claim) and timing.is_total(passage.text, passage.language):
        return Timing.WIDER
    return when


def _check_state(case: Case) -> Iterator[Finding]:
    apart = case.days_apart
    if not case.is_of_today or apart is None or apart <= STATE_HOLDS_DAYS:
        return
    reason = Reason.of(reasons.EARLIER_STATE, published=case.published_day)
    if case.is_later or apart > STATE_KNOWN_DAYS:
        yield blocks(Reason.of(reasons.OTHER_TIME, found=case.published_day, claimed=case.about_when))
    else:
        yield agrees(reason, OLD_STATE)


def _check_time(case: Case, passage: Frame, when: Timing) -> Iterator[Finding]:
    if when is Timing.BEFORE:
        yield blocks(Reason.of(reasons.BEFORE_THE_TIME, published=case.published_day, claimed=case.about_when))
    if when is Timing.OTHER:
        periods = passage.periods or passage.context_periods
        found = ", ".join(timing.spell(one.period) for one in periods if one.period)
        yield blocks(Reason.of(reasons.OTHER_TIME, found=found, claimed=case.about_when))


def _check_polarity(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    predicates = [match for match in alignment.matches if _is_predicate(match)]
    opposed = [(unit, by) for unit, by in alignment.opposites if _is_opposed(case, unit, by, passage)]
    if not predicates and not opposed:
        yield from _check_negators(case, alignment, passage)
    flipped = _flipped(case, predicates, passage)
    share = _share(predicates, flipped)
    if share >= FLIPPED_SHARE and not any(any(_denied_in(case, match, passage)) for match in flipped):
        yield lacks(Reason.of(reasons.NEGATED))
    elif share >= FLIPPED_SHARE:
        partial = is_partial(case.frame.text, case.frame.language) or is_partial(passage.text, passage.language)
        yield (
            blocks(Reason.of(reasons.PARTLY_NEGATED))
            if partial
            else contradicts(Reason.of(reasons.NEGATED), REFUTED_BY_NEGATION)
        )
    elif share >= FLIPPED_IN_PART or any(one.unit.is_event or one == _main(predicates, case) for one in flipped):
        yield blocks(Reason.of(reasons.NEGATED))
    elif any(_only_possible(case, match, passage) for match in predicates):
        yield blocks(Reason.of(reasons.ONLY_POSSIBLE), Modifier.PARTLY_SUPPORTED)
    yield from _check_context(alignment, passage)
    for unit, by in opposed:
        if is_only_possible(passage.text, by.span, passage.language) and not _possible(case, unit):
            continue
        if _negated(case, unit) == _is_negated_at(passage, by.span):
            yield opposes(by.span.of(passage.text), unit.span.of(case.frame.text))
            return


def _check_context(alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """A finding where the sentences beside this one say the contrary of what it leaves out of a claim it covers."""
    for unit in alignment.missing if alignment.coverage >= COVERAGE_TO_SUPPORT else ():
        contrary = contrary_of(unit.senses) & passage.context_concepts if unit.is_event else frozenset()
        if contrary:
            said, asked = min(contrary).replace("_", " "), unit.value.replace("_", " ")
            yield lacks(Reason.of(reasons.OPPOSITE, found=said, claimed=asked))
            return


def _main(predicates: Sequence[Match], case: Case) -> Match:
    """What a claim says first of all: the first thing that happens in it; the last in a language whose verb is last."""
    if case.frame.language in VERB_IS_LAST:
        return max(predicates, key=lambda match: match.unit.span.end)
    happening = [match for match in predicates if match.unit.is_event] or list(predicates)
    return happening[0]


def _is_predicate(match: Match) -> bool:
    """Whether it is something that can be denied, found in the passage's own words."""
    said = match.unit.is_event or match.unit.sort in ("word", "state")
    return said and match.at is not None and (match.found or 0.0) >= SPOKEN_OF


def _is_opposed(case: Case, unit: Unit, by: FoundConcept, passage: Frame) -> bool:
    """Whether a contrary is said of what the claim speaks of, and neither has the other beside it."""
    if not (unit.is_event or unit.sort == "state"):
        return False
    return by.concept not in case.frame.cases and passage.context_cases.isdisjoint(unit.senses)


def _share(of: Sequence[Match], part: Sequence[Match]) -> float:
    weight = sum(match.unit.weight for match in of)
    return sum(match.unit.weight for match in part) / weight if weight else 0.0


def is_flipped(case: Case, match: Match, passage: Frame) -> bool:
    """Whether what both speak of is denied in one of the two alone."""
    if match.at is None:
        return False
    return _negated(case, match.unit) != _is_negated_at(passage, match.at)


def _is_negated_at(frame: Frame, at: Span) -> bool:
    return is_negated(frame.text, at, frame.language) or denies(frame.text, frame.language, at)


def _flipped(case: Case, predicates: Sequence[Match], passage: Frame) -> list[Match]:
    """What is denied in one of the two alone; where both deny the same word, only what one of them denies as such."""
    flipped = [match for match in predicates if is_flipped(case, match, passage)]
    if any(all(_denied_in(case, match, passage)) for match in predicates):
        return [match for match in flipped if any(_denied_in(case, match, passage))]
    return flipped


def _denied_in(case: Case, match: Match, passage: Frame) -> tuple[bool, bool]:
    """Whether the claim and whether the passage deny this very word, and not only what stands beside it."""
    places = ((case.frame, match.unit.span), (passage, match.at))
    claimed, said = (at is not None and denies(frame.text, frame.language, at) for frame, at in places)
    return claimed, said


def _only_possible(case: Case, match: Match, passage: Frame) -> bool:
    if match.at is None or not match.unit.is_event:
        return False
    return is_only_possible(passage.text, match.at, passage.language) and not _possible(case, match.unit)


def _check_negators(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """Without a common predicate, the statements are compared as wholes."""
    if all(unit.sort == "name" or unit.weight <= LIGHT_WEIGHT for unit in alignment.shared):
        return
    claimed = negations(case.frame.text, case.frame.language) > 0
    there = [match.at for match in alignment.matches if match.at is not None]
    found = any(is_negated(passage.text, at, passage.language) for at in there)
    if claimed != found and alignment.coverage >= COVERAGE_TO_SUPPORT:
        yield contradicts(Reason.of(reasons.NEGATED), REFUTED_BY_NEGATION)


def _negated(case: Case, unit: Unit) -> bool:
    return _is_negated_at(case.frame, unit.span)


def _possible(case: Case, unit: Unit) -> bool:
    return case.claim.hedged or is_only_possible(case.frame.text, unit.span, case.frame.language)


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
