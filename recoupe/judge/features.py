"""What a pair of claim and passage looks like from far, for pairs that no rule decides.

Shares and signs lie in [0, 1]; counts are given as their logarithm, so that no feature runs away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import log1p

from recoupe.concepts import lexicon
from recoupe.defaults.judge import CONCEPTS_KEPT, QUANTIFYING_CONCEPTS, SPOKEN_OF, STATEMENTS_KEPT
from recoupe.judge import reasons, words, wordwise
from recoupe.judge.alignment import Alignment
from recoupe.judge.amounts import Relation
from recoupe.judge.case import Case
from recoupe.judge.figures import closest_figures
from recoupe.judge.frames import Frame
from recoupe.judge.negation import is_flipped
from recoupe.judge.polarity import is_only_possible, negations
from recoupe.model import Reason

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_YEAR = re.compile(r"\b(?:1\d{3}|20\d{2})\b")
_CAPITAL = re.compile(r"(?<![.!?\"“«] )(?<!^)\b[A-ZÀ-ÖØ-ÞА-ЯЁІЇЄҐ][\w’'-]+")
_LETTERS_OF_A_NAME = 5
_SORTS = ("event", "state", "thing", "word", "name")
_RELATIONS = (
    Relation.AGREES,
    Relation.WITHIN,
    Relation.NEAR,
    Relation.DIFFERS,
    Relation.OTHER_SCALE,
    Relation.INCOMPARABLE,
    None,
)
_REASONS = {
    "opposite": reasons.OPPOSITE,
    "negated": reasons.NEGATED,
    "other_figure": reasons.OTHER_FIGURE,
    "other_matter": reasons.OTHER_MATTER,
    "missing_part": reasons.MISSING_PART,
    "no_figure": reasons.NO_FIGURE,
    "other_time": reasons.OTHER_TIME,
    "other_actor": reasons.OTHER_ACTOR,
    "other_thing": reasons.OTHER_THING,
    "other_word": reasons.OTHER_WORD,
    "other_place": reasons.OTHER_PLACE,
    "only_possible": reasons.ONLY_POSSIBLE,
    "nothing_denied": reasons.NOTHING_DENIED,
    "partly_negated": reasons.PARTLY_NEGATED,
    "not_so_far": reasons.NOT_SO_FAR,
}
NAMES = (
    *wordwise.NAMES,
    "coverage",
    "events",
    *(f"missing_{sort}s" for sort in _SORTS),
    "name_missing",
    "name_other_in_common",
    "claim_negated",
    "passage_negated",
    "whole_negated",
    "negation_differs",
    "negation_differs_in_common",
    "negation_differs_in_all",
    "flipped",
    "opposite",
    "opposite_in_common",
    "opposites",
    "antonym",
    "of_one_kind",
    "figure_missing",
    "figure_other",
    "figure_other_in_common",
    *(f"figure_{relation or 'none'}" for relation in _RELATIONS),
    "number_missing",
    "number_other",
    "year_other",
    "quantifier_differs",
    "only_possible",
    "claim_length",
    "claim_words",
    "passage_length",
    "length",
    "sentences",
    "capital_missing",
    *(f"because_{name}" for name in _REASONS),
    "always",
)


def features(
    case: Case,
    alignment: Alignment,
    frames: Sequence[Frame],
    passage: Frame,
    why: Sequence[Reason] = (),
    *,
    by_words: bool = True,
) -> tuple[float, ...]:
    """The features of a pair in the order of `NAMES`; `passage` is the statement of `frames` that is nearest the claim.

    `why` are the reasons for which no rule decided. Without `by_words`, as for two languages, what compares words is 0
    and the coverage stands for their share.
    """
    wording = wordwise.wording_of(case.frame, passage) if by_words else None
    share = wording.share if wording else alignment.coverage
    templates = frozenset(one.template for one in why) if by_words else frozenset()
    return (
        *(wordwise.measures(case.frame, passage, wording) if wording else (0.0,) * len(wordwise.NAMES)),
        *_parts(alignment, passage, share),
        *_negation(case, alignment, frames, passage, share),
        *_opposites(case, alignment, frames, share),
        *_figures(case, passage, share),
        *_numbers(case.frame.text, frames),
        float(bool((case.frame.concept_ids ^ passage.concept_ids) & QUANTIFYING_CONCEPTS & case.frame.concept_ids)),
        _possible(alignment, passage),
        *_form(case.frame, frames, passage),
        *(float(template in templates) for template in _REASONS.values()),
        1.0,
    )


def _parts(alignment: Alignment, passage: Frame, share: float) -> tuple[float, ...]:
    missing = [unit.sort for unit in alignment.missing]
    named = [match for match in alignment.matches if match.unit.sort == "name"]
    lacking = [match for match in named if (match.found or 0.0) < SPOKEN_OF]
    others = bool(lacking) and len(passage.names) > len(named) - len(lacking)
    return (
        alignment.coverage,
        0.5 if alignment.event_coverage is None else alignment.event_coverage,
        *(log1p(missing.count(sort)) for sort in _SORTS),
        len(lacking) / len(named) if named else 0.0,
        float(others) * share,
    )


def _negation(
    case: Case, alignment: Alignment, frames: Sequence[Frame], passage: Frame, share: float
) -> tuple[float, ...]:
    claimed = negations(case.frame.text, case.frame.language)
    said = negations(passage.text, passage.language)
    in_all = sum(negations(frame.text, frame.language) for frame in frames)
    differs = float((claimed > 0) != (said > 0))
    return (
        log1p(claimed),
        log1p(said),
        log1p(in_all),
        differs,
        differs * share,
        float((claimed > 0) != (in_all > 0)),
        _flipped(case, alignment, passage),
    )


def _flipped(case: Case, alignment: Alignment, passage: Frame) -> float:
    """The weight of what is denied in one of the two alone, of all that both speak of."""
    said = [match for match in alignment.matches if match.at and match.unit.sort != "thing"]
    weight = sum(match.unit.weight for match in said)
    flipped = sum(match.unit.weight for match in said if is_flipped(case, match, passage))
    return flipped / weight if weight else 0.0


def _opposites(case: Case, alignment: Alignment, frames: Sequence[Frame], share: float) -> tuple[float, ...]:
    there = frozenset().union(*(frame.concept_ids for frame in frames))
    opposite = float(bool(alignment.opposites))
    contrary = {other for concept in case.frame.concept_ids for other in lexicon().antonyms(concept)}
    return (
        opposite,
        opposite * share,
        log1p(len(alignment.opposites)),
        float(not contrary.isdisjoint(there)),
        log1p(_of_one_kind(alignment, case.frame.concept_ids, there)),
    )


def _of_one_kind(alignment: Alignment, own: frozenset[str], there: frozenset[str]) -> int:
    """How many missing parts have another of their kind in the passage: Monday for Tuesday."""
    lacking = [unit for unit in alignment.missing if unit.sort not in ("name", "word")]
    if not lacking:
        return 0
    free = frozenset().union(*map(lexicon().broader, there - own))
    return sum(not _kinds(unit.senses).isdisjoint(free) for unit in lacking)


@lru_cache(maxsize=CONCEPTS_KEPT)
def _kinds(senses: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(lexicon().broader(sense) for sense in senses))


def _figures(case: Case, passage: Frame, share: float) -> tuple[float, ...]:
    """Whether the claim's figures are missing or others stand instead, and how the closest ones stand to them."""
    asked = {found.quantity.value for found in case.frame.quantities}
    there = {found.quantity.value for found in passage.quantities}
    lacking = asked - there
    other = float(bool(lacking) and bool(there - asked))
    relations = [found[0] if found else None for _, found in closest_figures(case.frame, passage)]
    return (
        len(lacking) / len(asked) if asked else 0.0,
        other,
        other * share,
        *(log1p(relations.count(relation)) for relation in _RELATIONS),
    )


def _numbers(claim: str, frames: Sequence[Frame]) -> tuple[float, ...]:
    """What of the written numerals of a claim the whole passage lacks, and whether it has others, years above all."""
    passage = " ".join(frame.text for frame in frames)
    own, there = _found(_NUMBER, claim), _found(_NUMBER, passage)
    years, others = _found(_YEAR, claim), _found(_YEAR, passage)
    return (
        log1p(len(own - there)),
        float(bool(own - there) and bool(there - own)),
        float(bool(years - others) and bool(others)),
    )


@lru_cache(maxsize=STATEMENTS_KEPT)
def _found(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset(pattern.findall(text))


def _possible(alignment: Alignment, passage: Frame) -> float:
    found = [match.at for match in alignment.matches if match.at is not None]
    return float(any(is_only_possible(passage.text, at, passage.language) for at in found))


def _form(claim: Frame, frames: Sequence[Frame], passage: Frame) -> tuple[float, ...]:
    whole = sum(len(frame.text) for frame in frames)
    own = len(words.content_words(claim.text, claim.language))
    there = len(words.content_words(passage.text, passage.language))
    capitals = {found[:_LETTERS_OF_A_NAME] for found in _found(_CAPITAL, claim.text)}
    begun = frozenset().union(*(_words_begun(frame.text) for frame in frames))
    return (
        log1p(len(claim.text)),
        log1p(own),
        log1p(whole),
        min(1.0, own / max(1, there)),
        log1p(len(frames)),
        log1p(len(capitals - begun)),
    )


@lru_cache(maxsize=STATEMENTS_KEPT)
def _words_begun(text: str) -> frozenset[str]:
    return frozenset(word[:_LETTERS_OF_A_NAME] for word in re.findall(r"\w+", text))
