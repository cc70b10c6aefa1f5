"""What claim and passage say of the same: denied in one alone, only possible, or the contrary of each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.analysis.findings import FoundConcept
from recoupe.analysis.verbs import finite_verbs
from recoupe.defaults.judge import (
    COVERAGE_TO_SUPPORT,
    FLIPPED_IN_PART,
    FLIPPED_SHARE,
    LIGHT_WEIGHT,
    QUANTIFYING_CONCEPTS,
    REFUTED_BY_NEGATION,
    SPOKEN_OF,
    VERB_IS_LAST,
)
from recoupe.judge import reasons
from recoupe.judge.alignment import Alignment, Match, Unit, contrary_of, units_of
from recoupe.judge.case import Case
from recoupe.judge.denied import denies
from recoupe.judge.findings import Finding, blocks, contradicts, lacks, opposes
from recoupe.judge.frames import Frame
from recoupe.judge.polarity import is_negated, is_only_possible, is_partial, is_to_come, negations
from recoupe.languages import get_language
from recoupe.model import Modifier, Reason, Span

_DEEDS = frozenset(["event", "speech"])
_BEHIND_AN_AUXILIARY = 1


def turned_round(case: Case, alignment: Alignment, passage: Frame) -> frozenset[Unit]:
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


def check_polarity(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """Findings where what the claim says is denied, only possible or the contrary of what the passage says."""
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
    elif share >= FLIPPED_IN_PART or any(one.unit.is_event or one == main_of(predicates, case) for one in flipped):
        yield blocks(Reason.of(reasons.NEGATED))
    elif any(_only_possible(case, match, passage) for match in alignment.matches):
        yield blocks(Reason.of(reasons.ONLY_POSSIBLE), Modifier.PARTLY_SUPPORTED)
    yield from check_context(alignment, passage)
    for unit, by in opposed:
        if is_only_possible(passage.text, by.span, passage.language) and not _possible(case, unit):
            continue
        if _negated(case, unit) == _is_negated_at(passage, by.span):
            yield opposes(by.span.of(passage.text), unit.span.of(case.frame.text))
            return


def check_context(alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """A finding where the sentences beside this one say the contrary of what it leaves out of a claim it covers."""
    for unit in alignment.missing if alignment.coverage >= COVERAGE_TO_SUPPORT else ():
        contrary = contrary_of(unit.senses) & passage.context_concepts if unit.is_event else frozenset()
        if contrary:
            said, asked = min(contrary).replace("_", " "), unit.value.replace("_", " ")
            yield lacks(Reason.of(reasons.OPPOSITE, found=said, claimed=asked))
            return


def main_of(predicates: Sequence[Match], case: Case) -> Match:
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
    if _counts_others(case, passage):
        return False
    return by.concept not in case.frame.cases and passage.context_cases.isdisjoint(unit.senses)


def _counts_others(case: Case, passage: Frame) -> bool:
    """Whether both count, and nothing alike: of the same people some have survived and others have not."""
    own, there = ({one.quantity.value for one in frame.quantities} for frame in (case.frame, passage))
    return bool(own and there) and own.isdisjoint(there)


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
    if match.at is None or (match.found or 0.0) < SPOKEN_OF or not _is_deed(match.unit, case.frame):
        return False
    if is_only_possible(passage.text, match.at, passage.language) and not _possible(case, match.unit):
        return True
    return is_to_come(passage.text, match.at, passage.language) and not _is_to_come(case, match.unit)


def _is_deed(unit: Unit, claim: Frame) -> bool:
    """Whether a part of a claim is what somebody does: an event, or a word that is a verb or stands behind one."""
    if unit.sort in _DEEDS or unit.sort != "word":
        return unit.sort in _DEEDS
    known = get_language(claim.language)
    verbs = finite_verbs(claim.text, known) if known else ()
    return any(verb.start <= unit.span.start <= verb.end + _BEHIND_AN_AUXILIARY for verb in verbs)


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


def _is_to_come(case: Case, unit: Unit) -> bool:
    """Whether the claim is of what is to come, or possible, as well."""
    events = [unit.span, *(one.span for one in units_of(case.frame) if one.sort in _DEEDS)]
    text, language = case.frame.text, case.frame.language
    return case.claim.hedged or any(
        is_to_come(text, at, language) or is_only_possible(text, at, language) for at in events
    )
