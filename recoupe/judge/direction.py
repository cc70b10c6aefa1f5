"""Who does it to whom: "Russia attacked Ukraine" and "Ukraine attacked Russia" share every word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recoupe.concepts import lexicon
from recoupe.defaults.judge import CONCEPTS_KEPT, CONVERSE_CONCEPTS, DIRECTED_CONCEPTS
from recoupe.judge import reasons
from recoupe.judge.alignment import Alignment
from recoupe.judge.case import Case
from recoupe.judge.findings import Finding, blocks
from recoupe.judge.frames import Frame
from recoupe.judge.parties import country_of, kind_of, labels
from recoupe.model import Reason, Span

_WHO = frozenset(["country", "people", "body", "person"])
_PASSIVE = {
    "fr": re.compile(r"\b(?:été|est|sont|était|étaient|fut|furent)\b", re.IGNORECASE),
    "en": re.compile(r"\b(?:was|were|been|being|is|are|be)\b", re.IGNORECASE),
}
_NEAR = 14


def check_direction(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """A finding where the two parties of a deed stand the other way round in the passage."""
    for match in alignment.matches:
        if match.at is None or not any(_is_directed(sense) for sense in match.unit.senses):
            continue
        claimed = _order(case.frame, match.unit.span, match.unit.value)
        by = next((one for one in passage.concepts if one.span == match.at), None)
        found = _order(passage, match.at, by.concept if by else match.unit.value)
        if claimed and found and claimed == found[::-1]:
            reason = Reason.of(reasons.SWAPPED_ROLES, found=labels(found[:1]), claimed=labels(claimed[:1]))
            yield blocks(reason)
            return


@lru_cache(maxsize=CONCEPTS_KEPT)
def _is_directed(concept: str) -> bool:
    return concept in DIRECTED_CONCEPTS or not DIRECTED_CONCEPTS.isdisjoint(lexicon().broader(concept))


def _order(frame: Frame, at: Span, concept: str) -> tuple[str, ...]:
    """The party before the verb and the one after it, doer first; empty where the form does not tell."""
    passive = _PASSIVE.get(frame.language)
    if frame.language == "ko" or (passive and passive.search(frame.text[max(0, at.start - _NEAR) : at.start])):
        return ()
    before = [country_of(name.entity) for name in frame.names if name.span.end <= at.start and _acts(name.entity)]
    after = [country_of(name.entity) for name in frame.names if name.span.start >= at.end and _acts(name.entity)]
    if not before or not after or before[-1] == after[0]:
        return ()
    order = (before[-1], after[0])
    return order[::-1] if concept in CONVERSE_CONCEPTS else order


def _acts(entity: str) -> bool:
    return bool(entity) and kind_of(entity) in _WHO
