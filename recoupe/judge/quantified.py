"""What a passage's quantifiers do to a claim's: all are most, none are not some, and of two thirds half is wrong.

Where claim and passage count the same and say the same of it, their quantifiers decide (van Benthem 1986; MacCartney
and Manning 2007): the passage's extent lies within the claim's, or outside it, or leaves it open. What the passage says
of a part only, or of more than the claim asks, weakens what is known: a statement about red cars bounds that about cars
from below alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf

from recoupe.concepts import lexicon
from recoupe.defaults.judge import (
    LEAST_SHARE,
    LETTERS_TO_A_NEGATION,
    LIGHT_WEIGHT,
    NEUTRAL_AT_MOST,
    REFUTED_BY_QUANTIFIER,
    SUPPORTED_BY_QUANTIFIER,
)
from recoupe.judge import reasons, scores, timing, words
from recoupe.judge.alignment import Unit, units_of
from recoupe.judge.case import Case
from recoupe.judge.confirming import claimed_act
from recoupe.judge.extents import NONE, Extent, Quantified, quantified
from recoupe.judge.frames import Frame
from recoupe.judge.parties import same_voice
from recoupe.judge.polarity import is_negated, negations
from recoupe.judge.speech import speech_acts
from recoupe.judge.timing import Timing
from recoupe.model import Reason, Span, StanceScore

_SURE = 0.75
# In these languages "no one" goes with a negated verb: « aucun n'est venu », «никто не пришёл».
_DOUBLE_NEGATION = frozenset(["fr", "ru", "uk", "ko"])


# Which of the words beside each quantifier may be what it counts.
_NEIGHBOURS = ((0, 0), (0, 1), (1, 0))


class Effect(StrEnum):
    """What the quantifiers of a passage do to those of a claim."""

    ENTAILS = "entails"
    EXCLUDES = "excludes"
    OPEN = "open"


_REASONS = {
    Effect.ENTAILS: reasons.QUANTIFIERS_AGREE,
    Effect.EXCLUDES: reasons.QUANTIFIERS_EXCLUDE,
    Effect.OPEN: reasons.QUANTIFIERS_OPEN,
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the quantifiers do, with the words that decide it in passage and claim."""

    effect: Effect
    found: str
    claimed: str


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of a statement that speaks of what a quantifier counts."""

    frame: Frame
    quantifier: Quantified
    span: Span
    of_a_part: bool
    said: tuple[Unit, ...] = ()


def by_quantifiers(case: Case, frames: Sequence[Frame]) -> StanceScore | None:
    """What the quantifiers of a passage do to the claim; None where they leave it to the other rules."""
    found = compare(case, frames)
    if found is None or not _of_its_time(case, frames):
        return None
    why = [Reason.of(_REASONS[found.effect], found=found.found, claimed=found.claimed)]
    if found.effect is Effect.ENTAILS:
        return scores.supports(SUPPORTED_BY_QUANTIFIER, _SURE, why)
    if found.effect is Effect.EXCLUDES:
        return scores.refutes(REFUTED_BY_QUANTIFIER, _SURE, why)
    return scores.neutral(why, NEUTRAL_AT_MOST)


def _of_its_time(case: Case, frames: Sequence[Frame]) -> bool:
    """Whether the passage speaks, as far as it tells, of the claim's time and of what is so."""
    periods = [period for frame in frames for period in frame.periods]
    when = timing.relate(case.claim.period, periods, case.published)
    return when in (Timing.SAME, Timing.OPEN) and claimed_act(case) is None and not any(map(speech_acts, frames))


def compare(case: Case, frames: Sequence[Frame]) -> Comparison | None:
    """How the quantifiers of a passage stand to the claim's; None where they are not about the same.

    Counts against counts are left to the rules for figures, which know of what time each is.
    """
    claimed = quantified(case.frame)
    there = [one for frame in frames for one in quantified(frame)] if claimed else []
    if not there or all(one.is_count for one in (*claimed, *there)):
        return None
    asked = _said(case.frame, claimed)
    found = [(one, _closest(one, asked, case.frame, frames)) for one in claimed]
    known = [(one, part) for one, part in found if part]
    if not asked or len(known) < len(found) or all(one.is_count and part.quantifier.is_count for one, part in known):
        return None
    return _combined([_compared(one, part, case.frame, frames) for one, part in known])


def _combined(compared: Sequence[Comparison | None]) -> Comparison | None:
    """All of several quantifiers have to hold, and one that is excluded alone decides."""
    known = [one for one in compared if one]
    if len(known) < len(compared):
        return None
    apart = [one for one in known if one.effect is not Effect.ENTAILS]
    if len(apart) > 1:
        return replace(apart[0], effect=Effect.OPEN)
    return apart[0] if apart else known[0]


def _said(frame: Frame, quantifiers: Sequence[Quantified]) -> tuple[Unit, ...]:
    """What the claim says of those it counts: its parts but the quantifiers and the words counted."""
    taken = [span for one in quantifiers for span in (one.span, *one.nouns[:1])]
    return tuple(
        unit
        for unit in units_of(frame)
        if not any(unit.span.overlaps(span) for span in taken)
        and unit.weight > LIGHT_WEIGHT
        and not _denies(unit, frame)
    )


def _denies(unit: Unit, frame: Frame) -> bool:
    """Whether a word is no more than a negator, as the Korean auxiliary is."""
    return unit.sort == "word" and negations(unit.span.of(frame.text), frame.language) > 0


def _closest(one: Quantified, asked: Sequence[Unit], claim: Frame, frames: Sequence[Frame]) -> _Part | None:
    """The stretch that counts the same and says all that is asked, the shortest; None where there is none."""
    parts = [_saying(part, asked, claim) for part in _parts(one, claim, frames)]
    parts = [part for part in parts if _says(part, asked, claim, frames)]
    return min(parts, key=lambda part: _order(part, one), default=None)


def _order(part: _Part, one: Quantified) -> tuple[int, bool, int]:
    """What says most of what is asked comes first, then what has the same quantifier."""
    return -len(part.said), part.quantifier.extent != one.extent, part.span.end - part.span.start


def _parts(one: Quantified, claim: Frame, frames: Sequence[Frame]) -> Iterator[_Part]:
    counted = [[(other, _same_noun(one, claim, other, frame)) for other in quantified(frame)] for frame in frames]
    before = False
    for frame, others in zip(frames, counted, strict=True):
        for at, (other, noun) in enumerate(others):
            if noun is None and not (before and other.is_share):
                continue
            before = True
            later = [
                after.span.start
                for after, same in others[at + 1 :]
                if (same is not None or after.is_share) and after.span.start > other.span.start
            ]
            for end in (*later[:1], len(frame.text)):
                yield _Part(frame, other, Span(other.span.start, end), bool(noun))


def _same_noun(one: Quantified, claim: Frame, other: Quantified, frame: Frame) -> int | None:
    """How many words qualify the passage's noun where both count the same; None where they do not."""
    for mine, theirs in _NEIGHBOURS:
        named = mine < len(one.nouns) and theirs < len(other.nouns)
        if named and _alike(one.nouns[mine], claim, other.nouns[theirs], frame):
            return sum(other.span.end <= noun.start for noun in other.nouns[:theirs])
    return None


def _alike(span: Span, claim: Frame, other: Span, frame: Frame) -> bool:
    if claim.language == frame.language and _stem(span, claim) == _stem(other, frame):
        return True
    asked = {one.concept for one in claim.concepts if one.span.overlaps(span)}
    return any(
        one.span.overlaps(other) and not asked.isdisjoint({one.concept, *lexicon().broader(one.concept)})
        for one in frame.concepts
    )


def _stem(span: Span, frame: Frame) -> str:
    found = (word for other, word in words.content_words(frame.text, frame.language) if other == span)
    return words.stem(next(found, span.of(frame.text)), frame.language)


def _saying(part: _Part, asked: Sequence[Unit], claim: Frame) -> _Part:
    return replace(part, said=tuple(unit for unit in asked if _finds(unit, claim, part.frame, part.span)))


def _says(part: _Part, asked: Sequence[Unit], claim: Frame, frames: Sequence[Frame]) -> bool:
    """Whether the passage says all that is asked, and the stretch itself at least half of it."""
    rest = [unit for unit in asked if unit not in part.said]
    elsewhere = all(any(_finds(unit, claim, frame, Span(0, len(frame.text))) for frame in frames) for unit in rest)
    return len(part.said) * 2 >= len(asked) and bool(part.said) and elsewhere


def _finds(unit: Unit, claim: Frame, frame: Frame, span: Span) -> bool:
    """Whether a part of a claim stands within a stretch of a statement."""
    return next(_where(unit, claim, frame, span), None) is not None


def _places(unit: Unit, claim: Frame, part: _Part) -> list[Span]:
    return list(_where(unit, claim, part.frame, part.span))


def _where(unit: Unit, claim: Frame, frame: Frame, within: Span) -> Iterator[Span]:
    """Where a part of a claim stands in a stretch of a statement, in its own words, by name or by concept."""
    if claim.language == frame.language and unit.words:
        asked = [stem for _, stem in unit.words]
        there = [(span, words.stem(word, frame.language)) for span, word in _content(frame, within)]
        if {stem for _, stem in there}.issuperset(asked):
            yield from (span for span, stem in there if stem in asked)
            return
    if unit.sort == "name":
        yield from (
            one.span for one in frame.all_names if one.span.overlaps(within) and same_voice(unit.value, one.entity)
        )
    yield from (one.span for one in frame.concepts if one.span.overlaps(within) and _is_case(one.concept, unit))


def _is_case(concept: str, unit: Unit) -> bool:
    return concept in unit.senses or not lexicon().broader(concept).isdisjoint(unit.senses)


def _content(frame: Frame, span: Span) -> Iterator[tuple[Span, str]]:
    return ((other, word) for other, word in words.content_words(frame.text, frame.language) if other.overlaps(span))


def _compared(one: Quantified, part: _Part, claim: Frame, frames: Sequence[Frame]) -> Comparison | None:
    """One quantifier of the claim against that of the passage; None where a negation leaves open what it denies."""
    if _denied_before(one, claim) or _denied_before(part.quantifier, part.frame):
        return None
    total = part.quantifier.total or _total(part, frames) or one.total
    known = part.quantifier.extent.of(total)
    if part.of_a_part:
        known = _of_a_part(known)
    elif _says_more(part, claim):
        known = Extent((known.count[0], inf), (known.share[0], 1.0))
    if _negated(claim, one, Span(one.span.start, len(claim.text))) != _negated(
        part.frame, part.quantifier, _said_in(part, claim)
    ):
        known = known.others(total)
    elif one.number is not None and one.number == part.quantifier.number:
        known = one.extent
    found, claimed = part.quantifier.span.of(part.frame.text), one.span.of(claim.text)
    return Comparison(_effect(known, one), found, claimed)


def _said_in(part: _Part, claim: Frame) -> Span:
    """The stretch as far as it says what is asked; in Korean what denies it follows."""
    places = [span.end for unit in part.said for span in _places(unit, claim, part)]
    end = max(places) + (LETTERS_TO_A_NEGATION if part.frame.language == "ko" else 0)
    return Span(part.span.start, min(end, part.span.end))


def _effect(known: Extent, one: Quantified) -> Effect:
    if known.within(one.extent):
        return Effect.ENTAILS
    asked = one.extent
    if one.number is not None:
        asked = Extent((one.number, inf))
    return Effect.OPEN if known.both(asked).possible else Effect.EXCLUDES


def _of_a_part(known: Extent) -> Extent:
    """What is known of the whole from a part of it."""
    some = known.count[0] > 0
    return Extent((known.count[0], inf), (LEAST_SHARE if some else 0.0, 1.0))


def _says_more(part: _Part, claim: Frame) -> bool:
    """Whether a word right beside what is asked narrows it: who wears no red hat may wear another one."""
    frame = part.frame
    known = [span for one in quantified(frame) for span in (one.span, *one.nouns[:1])]
    known += [one.span for one in frame.periods]
    asked = [span for unit in units_of(claim) for span in _places(unit, claim, part)]
    own = [span for span in asked if not any(map(span.overlaps, known))]
    others = [
        span
        for span, word in _content(frame, part.span)
        if len(word) > 1 and not any(map(span.overlaps, [*asked, *known]))
    ]
    return any(_beside(span, other, frame) for span in others for other in own)


def _beside(span: Span, other: Span, frame: Frame) -> bool:
    first, second = sorted((span, other))
    return frame.text[first.end : second.start].isspace()


def _total(part: _Part, frames: Sequence[Frame]) -> float | None:
    """How many there are of those counted, where the passage says so before."""
    for frame in frames:
        for other in quantified(frame):
            if frame is part.frame and other.span.start >= part.quantifier.span.start:
                return None
            counts = other.number is not None and (part.quantifier.is_share or part.quantifier.word)
            if counts and (
                not part.quantifier.nouns
                or _same_noun(part.quantifier, part.frame, other, frame) is not None
                or part.quantifier.is_share
            ):
                return other.number
    return None


def _denied_before(one: Quantified, frame: Frame) -> bool:
    """Whether a negation before the quantifier denies it, or what it stands in, as nobody can tell."""
    at = Span(one.span.start, one.span.start)
    return one.word not in (NONE, "not_all") and is_negated(frame.text, at, frame.language)


def _negated(frame: Frame, one: Quantified, span: Span) -> bool:
    """Whether what is said of those counted is denied."""
    text = frame.text[one.span.end : span.end]
    count = negations(text, frame.language)
    return (count - (one.word == NONE and frame.language in _DOUBLE_NEGATION)) > 0
