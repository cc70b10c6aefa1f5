"""How much of a claim a passage speaks of, part by part: what happens, who, where, and the words in between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from recoupe.analysis.findings import FoundConcept, FoundName
from recoupe.concepts import lexicon
from recoupe.defaults.judge import (
    ALIGNMENTS_KEPT,
    BESIDE,
    BROADER_CONCEPT,
    CLAIMS_KEPT,
    CONCEPTS_KEPT,
    CONTEXT_CREDIT,
    EVENT_WEIGHT,
    LIGHT_CONCEPTS,
    LIGHT_WEIGHT,
    NAME_WEIGHT,
    NAMED_BESIDE,
    SAME_STATE_NAMED,
    SECONDARY_SHARE,
    SPOKEN_OF,
    STATE_WEIGHT,
    STATEMENTS_KEPT,
    THING_WEIGHT,
    UNKNOWN_WORDS,
    WORD_WEIGHT,
)
from recoupe.folding import fold
from recoupe.judge import words
from recoupe.judge.frames import Frame, inside
from recoupe.judge.parties import is_within, kind_of, same_party, same_voice
from recoupe.judge.polarity import is_negated
from recoupe.model import Span
from recoupe.names import match_names

_WEIGHTS = {"event": EVENT_WEIGHT, "state": STATE_WEIGHT, "thing": THING_WEIGHT, "speech": EVENT_WEIGHT}
_WHERE = re.compile(r"\b(?:en|au|aux|dans|in|to|into|в|у|на|до)\s+$", re.IGNORECASE)
# Behind these, a statement tells for what or in return for what something is done.
_CIRCUMSTANCES = frozenset(["exchange_for", "serve_purpose"])
# "The Pentagon confirmed that": the article credits the Pentagon, and what it confirmed is the claim.
_CREDITING = frozenset(["confirm", "admit"])
_PARTIES = frozenset(["country", "people", "body", "person"])

# A content word and the stem that its other forms share.
Word = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Unit:
    """One part of a claim: a concept, a name, or a content word that is neither. `sort` is a concept's, or these.

    `senses` holds every concept that the same words may stand for; `value` is the first of them. `words` are the
    content words that it consists of, and `as_place` says that the words before it make it the place of what happens.
    """

    sort: str
    value: str
    weight: float
    span: Span
    senses: tuple[str, ...] = ()
    words: tuple[Word, ...] = ()
    as_place: bool = False

    @property
    def is_event(self) -> bool:
        """Whether it says what happens, in more than a light word."""
        return self.sort in ("event", "speech") and self.weight > STATE_WEIGHT

    @property
    def is_party(self) -> bool:
        """Whether it names somebody who acts."""
        return self.sort == "name" and kind_of(self.value) in _PARTIES


@dataclass(frozen=True, slots=True)
class Match:
    """How far a unit is found in a passage, in [0, 1], and where there; None where it cannot be compared."""

    unit: Unit
    found: float | None
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """All matches of a claim in a passage. `opposites` pairs a unit with a passage concept that means its contrary.

    `coverage` is the share of the claim's weight that the passage speaks of, in [0, 1]; `event_coverage` the same for
    what happens alone, None where the claim has no concept for it. `missing` are the parts that the passage does not
    speak of, the heaviest first, `shared` those it speaks of, in the order of the claim.
    """

    matches: tuple[Match, ...]
    opposites: tuple[tuple[Unit, FoundConcept], ...]
    coverage: float
    event_coverage: float | None
    missing: tuple[Unit, ...]
    shared: tuple[Unit, ...]

    @classmethod
    def of(cls, matches: tuple[Match, ...], opposites: tuple[tuple[Unit, FoundConcept], ...] = ()) -> Alignment:
        """The alignment that matches make: every comparison asks for its shares."""
        known = [match for match in matches if match.found is not None]
        return cls(
            matches,
            opposites,
            _coverage(matches, known),
            _event_coverage(matches),
            _missing(known),
            tuple(match.unit for match in known if (match.found or 0.0) >= SPOKEN_OF),
        )


def _coverage(matches: Sequence[Match], known: Sequence[Match]) -> float:
    weight = sum(match.unit.weight for match in known)
    if not weight:
        return 0.0
    share = sum(match.unit.weight * (match.found or 0.0) for match in known) / weight
    unknown = sum(match.unit.weight for match in matches if match.found is None)
    return share * (weight + UNKNOWN_WORDS * unknown) / (weight + unknown)


def _event_coverage(matches: Sequence[Match]) -> float | None:
    events = [match for match in matches if match.unit.is_event]
    weight = sum(match.unit.weight for match in events)
    return sum(match.unit.weight * (match.found or 0.0) for match in events) / weight if weight else None


def _missing(known: Sequence[Match]) -> tuple[Unit, ...]:
    lacking = [match.unit for match in known if (match.found or 0.0) < SPOKEN_OF]
    return tuple(sorted(lacking, key=lambda unit: (-unit.weight, unit.span))) if len(lacking) > 1 else tuple(lacking)


@lru_cache(maxsize=CLAIMS_KEPT)
def units_of(frame: Frame) -> tuple[Unit, ...]:
    """The parts of a claim, in the order of its text."""
    return tuple(_in_words(unit, frame) for unit in _units(frame))


def _in_words(unit: Unit, frame: Frame) -> Unit:
    """The unit with what every passage is asked about it."""
    found = words.content_words(frame.text, frame.language)
    own = tuple((word, words.stem(word, frame.language)) for span, word in found if unit.span.overlaps(span))
    return replace(unit, words=own, as_place=bool(_WHERE.search(frame.text[: unit.span.start])))


def _units(frame: Frame) -> Sequence[Unit]:
    listed = [name.span for name in frame.all_names if name.entity]
    concepts = [unit for unit in _concept_units(frame) if not _taken(unit.span, listed) or unit.is_event]
    # "Since the beginning of the month" is a time, and compared as one.
    concepts = [unit for unit in concepts if not any(inside(unit.span, one.span) for one in frame.periods)]
    concepts = [
        unit for unit in concepts if not (unit.senses[0] in _CREDITING and _taken(unit.span, [*frame.attributed]))
    ]
    names = [
        Unit("name", name.entity or name.text, NAME_WEIGHT, name.span) for name in frame.names if _names(name, frame)
    ]
    taken = [unit.span for unit in (*concepts, *names)]
    taken += [found.span for found in frame.quantities] + [found.span for found in frame.periods]
    taken += [*frame.crediting, *(name.span for name in frame.all_names)]
    found = words.content_words(frame.text, frame.language)
    rest = [Unit("word", word, WORD_WEIGHT, span) for span, word in found if not _taken(span, taken)]
    return sorted((*concepts, *names, *rest), key=lambda unit: (unit.span, unit.sort, unit.value))


def _names(name: FoundName, frame: Frame) -> bool:
    """Whether a name names anything: a capital at the beginning of a sentence is not one."""
    return bool(name.entity) or any(
        name.span.overlaps(span) for span, _ in words.content_words(frame.text, frame.language)
    )


def _concept_units(frame: Frame) -> Iterator[Unit]:
    """One unit for each span, however many concepts the words there may stand for."""
    senses: dict[Span, list[str]] = {}
    for one in frame.concepts:
        senses.setdefault(one.span, []).append(one.concept)
    turn = min((one.span.start for one in frame.concepts if one.concept in _CIRCUMSTANCES), default=len(frame.text))
    for span, concepts in senses.items():
        concepts.sort(key=lambda concept: (-_weight(concept), concept))
        weight = _weight(concepts[0]) * (SECONDARY_SHARE if span.start >= turn else 1.0)
        yield Unit(lexicon().sort(concepts[0]), concepts[0], weight, span, tuple(concepts))


def _weight(concept: str) -> float:
    return LIGHT_WEIGHT if concept in LIGHT_CONCEPTS else _WEIGHTS[lexicon().sort(concept)]


def _taken(span: Span, taken: list[Span]) -> bool:
    return any(span.overlaps(other) for other in taken)


# The rules and the leaning ask for the same alignments, one shortly after the other.
@lru_cache(maxsize=ALIGNMENTS_KEPT)
def align(claim: Frame, passage: Frame, *, by_words: bool = True) -> Alignment:
    """What of the claim the passage speaks of, and what it says the contrary of.

    Words outside the lexicons are compared in one language only, and not at all without `by_words`.
    """
    by_words = by_words and claim.language == passage.language
    matches = tuple([_match(unit, claim, passage, by_words=by_words) for unit in units_of(claim)])
    return Alignment.of(matches, tuple(_opposites(matches, passage)))


def _match(unit: Unit, claim: Frame, passage: Frame, *, by_words: bool) -> Match:
    if unit.sort == "name":
        return _name(unit, claim, passage)
    if unit.sort == "word":
        return _word(unit, passage) if by_words else Match(unit, None)
    match = _concept(unit, passage)
    if (match.found or 0.0) < 1 and by_words and (at := _own_words(unit, passage)):
        return Match(unit, 1.0, at)
    return match


def _concept(unit: Unit, passage: Frame) -> Match:
    """The sense that is found best, the first of equals."""
    best, where = 0.0, None
    for sense in unit.senses:
        found, at = _sense(sense, passage)
        if found == 1:
            return Match(unit, found, at)
        if found > best:
            best, where = found, at
    return Match(unit, best, where)


def _sense(concept: str, passage: Frame) -> tuple[float, Span | None]:
    if at := passage.cases.get(concept):
        return 1.0, at
    above = lexicon().broader(concept)
    if not above.isdisjoint(passage.concept_ids):
        return BROADER_CONCEPT, next(one.span for one in passage.concepts if one.concept in above)
    return (CONTEXT_CREDIT if concept in passage.context_cases else 0.0), None


def _own_words(unit: Unit, passage: Frame) -> Span | None:
    """Where the claim's words for a concept stand in the passage, should the lexicon read them otherwise there."""
    if not unit.words or not all(word in passage.words or stem in passage.words for word, stem in unit.words):
        return None
    return _where(*unit.words[0], passage)


def _where(word: str, stem: str, passage: Frame) -> Span | None:
    for span, found in words.content_words(passage.text, passage.language):
        if found == word or words.stem(found, passage.language) == stem:
            return span
    return None


def _word(unit: Unit, passage: Frame) -> Match:
    word, stem = unit.value, words.stem(unit.value, passage.language)
    if word in passage.words or stem in passage.words:
        return Match(unit, 1.0, _where(word, stem, passage))
    in_context = word in passage.context_words or stem in passage.context_words
    return Match(unit, CONTEXT_CREDIT if in_context else 0.0)


def _name(unit: Unit, claim: Frame, passage: Frame) -> Match:
    if not kind_of(unit.value):
        return Match(unit, _unlisted(unit, claim, passage))
    where = unit.as_place
    best = max((_entity(unit.value, name.entity, where) for name in passage.all_names if name.entity), default=0.0)
    if best < 1 and any(_entity(unit.value, entity, where) == 1 for entity in passage.context_entities):
        best = max(best, NAMED_BESIDE)
    return Match(unit, best)


def _entity(claimed: str, found: str, where: bool) -> float:
    """How far one entity stands for another; `where` says that the claim names it as the place of what happens."""
    if claimed == found or same_voice(claimed, found):
        return 1.0
    if kind_of(claimed) == "place" or (where and kind_of(found) == "place"):
        return 1.0 if is_within(found, claimed) else 0.0
    return SAME_STATE_NAMED if kind_of(found) != "place" and same_party(claimed, found) else 0.0


def _unlisted(unit: Unit, claim: Frame, passage: Frame) -> float | None:
    if fold(unit.value) in passage.folded:
        return 1.0
    if not _numerals(unit.value) <= _numerals(passage.text):
        return 0.0  # a Su-27 is no Su-35
    if claim.language == passage.language:
        found = [word in passage.words or stem in passage.words for word, stem in unit.words]
        return sum(found) / len(found) if found else 0.0
    if any(match_names(unit.value, name.text).match for name in _unlisted_names(passage)):
        return 1.0
    # A name of several words is often translated, not transliterated.
    return 0.0 if len(unit.words) == 1 else None


@lru_cache(maxsize=STATEMENTS_KEPT)
def _numerals(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", text))


def _unlisted_names(passage: Frame) -> Iterator[FoundName]:
    return (name for name in passage.all_names if not name.entity)


def _opposites(matches: tuple[Match, ...], passage: Frame) -> Iterator[tuple[Unit, FoundConcept]]:
    for match in matches:
        if match.unit.sort in ("event", "state", "speech") and not _is_named(match, passage):
            contrary = contrary_of(match.unit.senses) if match.found != 1 else _antonyms(match.unit.senses)
            weighty = match.unit.weight > LIGHT_WEIGHT
            for one in passage.concepts:
                if one.concept in contrary and (weighty or _stands_beside_the_same(match, one, matches, passage)):
                    yield match.unit, one
                    break


def _is_named(match: Match, passage: Frame) -> bool:
    """Whether the passage has the very concept: a sentence that acquits is no conviction, though a sentence is one."""
    exact = any(sense in passage.concept_ids for sense in match.unit.senses)
    return match.found is None or (match.found == 1 and (exact or match.unit.weight <= LIGHT_WEIGHT))


def _stands_beside_the_same(match: Match, contrary: FoundConcept, matches: Sequence[Match], passage: Frame) -> bool:
    """Whether a light contrary stands where the claim has its own: the campaign goes on, the campaign was stopped."""
    if any(contrary.concept in other.unit.senses for other in matches):
        return False
    beside = any(
        other.at is not None
        and other.unit.weight > LIGHT_WEIGHT
        and _gap(match.unit.span, other.unit.span) <= BESIDE
        and _gap(contrary.span, other.at) <= BESIDE
        for other in matches
    )
    return beside and not is_negated(passage.text, contrary.span, passage.language)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _antonyms(senses: Iterable[str]) -> frozenset[str]:
    return frozenset(other for sense in senses for other in lexicon().antonyms(sense))


@lru_cache(maxsize=CONCEPTS_KEPT)
def contrary_of(senses: tuple[str, ...]) -> frozenset[str]:
    """The opposites of a concept and of what it is a case of: an acquittal is the contrary of a sentence."""
    return _antonyms(above for sense in senses for above in (sense, *lexicon().broader(sense)))
