"""How far a claim reaches: of all, always, or only; a passage that says the same without it says less.

Where claim and passage quantify over the same, `quantified` decides; this is for all other passages, which name the
claim's matter and leave out how far it goes. Instances do not support a universal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recoupe.defaults.judge import CLAIMS_KEPT, PLACES_KEPT
from recoupe.judge import reasons
from recoupe.judge.case import Case
from recoupe.judge.extents import NONE, quantified
from recoupe.judge.findings import Finding, lacks
from recoupe.judge.frames import Frame
from recoupe.judge.polarity import is_negated, without_idle
from recoupe.languages import get_language
from recoupe.model import Modifier, Reason, Span

_ALL = "all"
# "184 in all" is a count: « 모두 184명 ».
_IN_ALL = re.compile(r"\s?\d")


def check_scope(case: Case, passage: Frame) -> Iterator[Finding]:
    """A finding where the claim is of all, always or only, and the passage does not go so far."""
    for at, said in _asked(case.frame):
        if not (_is_of_all(passage) if at is None else _is_bound(passage.text, passage.language, at)):
            yield lacks(Reason.of(reasons.NOT_SO_FAR, claimed=said), Modifier.PARTLY_SUPPORTED)
            return


# Every passage is asked for each claim, and most claims reach for nothing.
@lru_cache(maxsize=CLAIMS_KEPT)
def _asked(claim: Frame) -> tuple[tuple[int | None, str], ...]:
    """The words by which a claim is of all, and those of its bounds with the number of the bound."""
    whole = [one.span for one in quantified(claim) if one.word == _ALL and not _IN_ALL.match(claim.text, one.span.end)]
    found: list[tuple[int | None, Span]] = [(None, span) for span in whole]
    for at, (bound, _) in enumerate(_bounds(claim.language)):
        if said := bound.search(without_idle(claim.text, claim.language)):
            found.append((at, Span(*said.span())))
    return tuple(
        (at, span.of(claim.text).strip()) for at, span in found if not is_negated(claim.text, span, claim.language)
    )


def _is_of_all(passage: Frame) -> bool:
    """Whether a passage says anywhere that something is so of all, of none or of a whole."""
    known = get_language(passage.language)
    named = any(one.word in (_ALL, NONE) for one in quantified(passage))
    return named or known is None or bool(re.search(known.bounds.whole, passage.text, re.IGNORECASE))


@lru_cache(maxsize=PLACES_KEPT)
def _is_bound(text: str, language: str, at: int) -> bool:
    """Whether a passage says as much anywhere."""
    bounds = _bounds(language)
    return not bounds or any(said.search(text) for said in bounds[at])


@lru_cache(maxsize=8)
def _bounds(language: str) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """At all times, and of nothing else: a claim's words for it, and what says as much in a passage."""
    known = get_language(language)
    told = (known.bounds.always, known.bounds.only) if known else ()
    return tuple(tuple(re.compile(words, re.IGNORECASE) for words in bound) for bound in told)
