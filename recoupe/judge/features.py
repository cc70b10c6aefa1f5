"""What a pair of claim and passage looks like from far: shares and signs in [0, 1], for pairs that no rule decides."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from recoupe.defaults.judge import LETTERS_OF_A_SHINGLE
from recoupe.folding import fold
from recoupe.judge import words
from recoupe.judge.alignment import Alignment
from recoupe.judge.case import Case
from recoupe.judge.frames import Frame
from recoupe.judge.polarity import is_negated, is_only_possible, negations
from recoupe.model import Span

_QUANTIFIERS = frozenset(
    ["everyone", "nobody", "always", "never", "few", "many", "alone", "entirely", "partly", "often"]
)

NAMES = (
    "words",
    "coverage",
    "events",
    "pairs_of_words",
    "back",
    "letters",
    "one_missing",
    "negation_differs",
    "negation_differs_in_common",
    "opposite",
    "opposite_in_common",
    "flipped",
    "figure_missing",
    "figure_other",
    "figure_other_in_common",
    "name_missing",
    "name_other_in_common",
    "claim_negated",
    "passage_negated",
    "quantifier_differs",
    "only_possible",
    "length",
    "always",
)


def features(case: Case, alignment: Alignment, passage: Frame, *, by_words: bool = True) -> tuple[float, ...]:
    """The features of a pair in the order of `NAMES`, each in [0, 1]; `always` is 1.

    Without `by_words`, as for two languages, what compares words is 0 and the coverage stands for their share.
    """
    claim = case.frame
    share = _shared(claim, passage) if by_words else alignment.coverage
    denied = _differs(negations(claim.text, claim.language), negations(passage.text, passage.language))
    opposite = float(bool(alignment.opposites))
    figure_missing, figure_other = _figures(claim, passage)
    name_missing, name_other = _names(alignment, passage)
    return (
        share if by_words else 0.0,
        alignment.coverage,
        0.5 if alignment.event_coverage is None else alignment.event_coverage,
        *(_by_words(claim, passage, share) if by_words else (0.0,) * 4),
        denied,
        denied * share,
        opposite,
        opposite * share,
        _flipped(case, alignment, passage),
        figure_missing,
        figure_other,
        figure_other * share,
        name_missing,
        name_other * share,
        float(negations(claim.text, claim.language) > 0),
        float(negations(passage.text, passage.language) > 0),
        _differs_in(_QUANTIFIERS, claim, passage),
        _possible(alignment, passage),
        _length(claim, passage),
        1.0,
    )


def _shared(claim: Frame, passage: Frame) -> float:
    """The share of the claim's content words that the passage or its context has."""
    own = [word for _, word in words.content_words(claim.text, claim.language)]
    there = passage.words | passage.context_words
    return sum(words.has_word(word, claim.language, there) for word in own) / len(own) if own else 0.0


def _by_words(claim: Frame, passage: Frame, share: float) -> tuple[float, float, float, float]:
    own = [word for _, word in words.content_words(claim.text, claim.language)]
    missing = round(len(own) * (1 - share))
    return _pairs(own, passage), _back(claim, passage), _letters(claim.text, passage.text), 1 / (1 + missing)


def _possible(alignment: Alignment, passage: Frame) -> float:
    found = [match.at for match in alignment.matches if match.at is not None]
    return float(any(is_only_possible(passage.text, at, passage.language) for at in found))


def _length(claim: Frame, passage: Frame) -> float:
    own, there = (len(words.content_words(one.text, one.language)) for one in (claim, passage))
    return min(1.0, own / max(1, there))


def _differs(one: int, other: int) -> float:
    return float((one > 0) != (other > 0))


def _differs_in(concepts: frozenset[str], claim: Frame, passage: Frame) -> float:
    return float(bool((claim.concept_ids ^ passage.concept_ids) & concepts & claim.concept_ids))


def _figures(claim: Frame, passage: Frame) -> tuple[float, float]:
    """The share of the claim's figures that the passage lacks, and whether it has others instead."""
    asked = {found.quantity.value for found in claim.quantities}
    there = {found.quantity.value for found in passage.quantities}
    if not asked:
        return 0.0, 0.0
    lacking = asked - there
    return len(lacking) / len(asked), float(bool(lacking) and bool(there - asked))


def _names(alignment: Alignment, passage: Frame) -> tuple[float, float]:
    """The share of the claim's names that the passage lacks, and whether it has others instead."""
    named = [match for match in alignment.matches if match.unit.sort == "name"]
    if not named:
        return 0.0, 0.0
    lacking = [match for match in named if not match.found]
    return len(lacking) / len(named), float(bool(lacking) and len(passage.names) > len(named) - len(lacking))


def _flipped(case: Case, alignment: Alignment, passage: Frame) -> float:
    said = [match for match in alignment.matches if match.at is not None and match.unit.sort != "thing"]
    weight = sum(match.unit.weight for match in said)
    flipped = sum(match.unit.weight for match in said if _is_flipped(case, match.unit.span, match.at, passage))
    return flipped / weight if weight else 0.0


def _is_flipped(case: Case, own: Span, at: Span | None, passage: Frame) -> bool:
    if at is None:
        return False
    denied = is_negated(case.frame.text, own, case.frame.language)
    return denied != is_negated(passage.text, at, passage.language)


def _pairs(own: Sequence[str], passage: Frame) -> float:
    """The share of the claim's neighbouring words that are neighbours in the passage too."""
    there = [words.stem(word, passage.language) for _, word in words.content_words(passage.text, passage.language)]
    neighbours = {pair for gap in (1, 2) for pair in zip(there, there[gap:], strict=False)}
    stems = [words.stem(word, passage.language) for word in own]
    asked = list(pairwise(stems))
    return sum(pair in neighbours for pair in asked) / len(asked) if asked else 0.0


def _back(claim: Frame, passage: Frame) -> float:
    """The share of the passage's words that the claim has."""
    there = [word for _, word in words.content_words(passage.text, passage.language)]
    return sum(words.has_word(word, claim.language, claim.words) for word in there) / len(there) if there else 0.0


def _letters(one: str, other: str) -> float:
    """The share of the first text's shingles of letters that the second has."""
    own, there = _shingles(one), _shingles(other)
    return len(own & there) / len(own) if own else 0.0


@lru_cache(maxsize=4096)
def _shingles(text: str) -> frozenset[str]:
    letters = fold(text)
    return frozenset(letters[at : at + LETTERS_OF_A_SHINGLE] for at in range(len(letters) - LETTERS_OF_A_SHINGLE + 1))
