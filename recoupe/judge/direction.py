"""Who does it to whom: "Russia attacked Ukraine" and "Ukraine attacked Russia" share every word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recoupe.concepts import lexicon
from recoupe.defaults.judge import CONCEPTS_KEPT, CONVERSE_CONCEPTS, DIRECTED_CONCEPTS
from recoupe.judge import reasons
from recoupe.judge.alignment import Alignment, contrary_of
from recoupe.judge.case import Case
from recoupe.judge.findings import Finding, blocks, opposes
from recoupe.judge.frames import Frame
from recoupe.judge.parties import country_of, kind_of, labels, same_party
from recoupe.languages import get_language
from recoupe.model import Reason, Span

_WHO = frozenset(["country", "people", "body", "person"])
_NEAR = 14
_ACCUSING = frozenset(["accuse", "blame", "suspect"])
_ARTICLE = 5  # a space and an article: "accuse la Russie"


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


def check_doer(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """A finding where the passage says by whom it is done, and it is another than the claim's.

    Whoever does the contrary there does not do what the claim says.
    """
    for match in alignment.matches:
        if match.at is None or not match.unit.is_event:
            continue
        claimed = _doer(case.frame, match.unit.span)
        found = _agent(passage, match.at) or _accused(passage, match.at)
        if not claimed or not found or same_party(found, claimed):
            continue
        contrary = contrary_of(match.unit.senses)
        for one in passage.concepts:
            if one.concept in contrary and (by := _agent(passage, one.span)) and same_party(by, claimed):
                yield opposes(one.span.of(passage.text), match.unit.span.of(case.frame.text))
                return
        yield blocks(Reason.of(reasons.SWAPPED_ROLES, found=labels([found]), claimed=labels([claimed])))
        return


def _doer(frame: Frame, at: Span) -> str:
    """Who a claim says does what stands at a place; empty where the form does not tell."""
    if agent := _agent(frame, at):
        return agent
    before = _before(frame, at) if _is_active(frame, at) else []
    return before[-1] if before else ""


def _agent(frame: Frame, at: Span) -> str:
    """By whom the passive at a place is done, as far as it is said."""
    known = get_language(frame.language)
    by = re.match(known.agent, frame.text[at.end :]) if known and known.agent else None
    if by is None:
        return ""
    place = at.end + by.end()
    return next((name.entity for name in frame.all_names if name.span.start == place and _acts(name.entity)), "")


def _accused(frame: Frame, at: Span) -> str:
    """Who is accused of what stands at a place, named right behind the accusation: "accused Ukraine of using"."""
    if frame.language == "ko":
        return _inner_subject(frame, at)
    accusing = [one.span.end for one in frame.concepts if one.concept in _ACCUSING]
    named = (name for end in accusing for name in frame.all_names if 0 < name.span.start - end <= _ARTICLE)
    return next((name.entity for name in named if name.span.end <= at.start and _acts(name.entity)), "")


def _inner_subject(frame: Frame, at: Span) -> str:
    """The subject of an inner clause, behind the topic: 러시아는 우크라이나가 사용했다고; empty without a topic."""
    before = [name for name in frame.all_names if name.span.end <= at.start and _acts(name.entity)]
    topics = [name for name in before if frame.text[name.span.end : name.span.end + 1] in ("은", "는")]
    inner = [name for name in before if frame.text[name.span.end : name.span.end + 1] in ("이", "가")]
    return inner[-1].entity if topics and inner and topics[0].span.end < inner[-1].span.start else ""


@lru_cache(maxsize=CONCEPTS_KEPT)
def _is_directed(concept: str) -> bool:
    return concept in DIRECTED_CONCEPTS or not DIRECTED_CONCEPTS.isdisjoint(lexicon().broader(concept))


def _order(frame: Frame, at: Span, concept: str) -> tuple[str, ...]:
    """The party before the verb and the one after it, doer first; empty where the form does not tell."""
    if not _is_active(frame, at):
        return ()
    before = [country_of(entity) for entity in _before(frame, at)]
    after = [country_of(name.entity) for name in frame.names if name.span.start >= at.end and _acts(name.entity)]
    if not before or not after or before[-1] == after[0]:
        return ()
    order = (before[-1], after[0])
    return order[::-1] if concept in CONVERSE_CONCEPTS else order


def _is_active(frame: Frame, at: Span) -> bool:
    """Whether the form tells that who stands before the verb does it; in Korean it tells nothing."""
    known = get_language(frame.language)
    passive = known.passive if known else ""
    before = frame.text[max(0, at.start - _NEAR) : at.start]
    return frame.language != "ko" and not (passive and re.search(passive, before, re.IGNORECASE))


def _before(frame: Frame, at: Span) -> list[str]:
    return [name.entity for name in frame.names if name.span.end <= at.start and _acts(name.entity)]


def _acts(entity: str) -> bool:
    return bool(entity) and kind_of(entity) in _WHO
