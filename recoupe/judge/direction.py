"""Who does it to whom: "Russia attacked Ukraine" and "Ukraine attacked Russia" share every word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from recoupe.analysis.verbs import finite_verbs
from recoupe.concepts import lexicon
from recoupe.defaults.judge import CONCEPTS_KEPT, CONVERSE_CONCEPTS, DIRECTED_CONCEPTS, SPOKEN_OF, VERB_BETWEEN
from recoupe.judge import reasons
from recoupe.judge.alignment import Alignment, Match, Unit, contrary_of
from recoupe.judge.case import Case
from recoupe.judge.findings import Finding, blocks, opposes
from recoupe.judge.frames import Frame
from recoupe.judge.parties import country_of, kind_of, labels, same_party
from recoupe.judge.sides import places_of
from recoupe.languages import get_language
from recoupe.model import Reason, Span

_WHO = frozenset(["country", "people", "body", "person"])
# What is done together, each does to the other.
_TOGETHER = re.compile(r"\b(?:with|avec|and|et|between|entre)\b", re.IGNORECASE)
_MUTUAL = frozenset(["meet", "marry", "negotiate", "agree", "fight", "cooperate", "merge", "divorce"])
_BREAK = re.compile(r"[,.;:!?()«»\"“”]")
_CLAUSE_REACH = 24  # an auxiliary, an article and one more word
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


def check_order(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """A finding where who stands before the verb in the claim stands behind it in the passage, and the other before.

    For languages whose order tells who does it; where one of the two is told in the passive, the same order is the
    other way round.
    """
    if not {case.frame.language, passage.language} <= VERB_BETWEEN:
        return
    parts = _apart(alignment.matches)
    for who, verb, whom in zip(parts, parts[1:], parts[2:], strict=False):
        if not _is_deed(who, verb, whom, case.frame):
            continue
        before, deed, behind = (places_of(one, case.frame, passage) for one in (who, verb, whom))
        if before and deed and behind and _is_swapped(case.frame, verb.unit, passage, (before, deed[0], behind)):
            found, claimed = (one.unit.span.of(case.frame.text) for one in (whom, who))
            yield blocks(Reason.of(reasons.SWAPPED_ROLES, found=found, claimed=claimed))
            return


def _apart(matches: Sequence[Match]) -> list[Match]:
    """The parts of a claim one behind the other: what a name consists of is no part of its own."""
    names = [match.unit.span for match in matches if match.unit.sort == "name"]
    return [one for one in matches if one.unit.sort == "name" or not any(map(one.unit.span.overlaps, names))]


def _is_deed(who: Match, verb: Match, whom: Match, claim: Frame) -> bool:
    """Whether three neighbours of a claim are who does what to whom; what is done together has no sides."""
    return (
        all((one.found or 0.0) >= SPOKEN_OF for one in (who, verb, whom))
        and _is_verb(verb.unit, claim)
        and verb.unit.value not in _MUTUAL
        and _may_do(who.unit)
        and _may_do(whom.unit)
        and not _TOGETHER.search(claim.text, verb.unit.span.end, whom.unit.span.start)
        and _in_one_clause(claim, who.unit.span, verb.unit.span)
        and _in_one_clause(claim, verb.unit.span, whom.unit.span)
    )


def _is_verb(unit: Unit, claim: Frame) -> bool:
    known = get_language(claim.language)
    finite = finite_verbs(claim.text, known) if known and unit.sort == "word" else ()
    return unit.sort in ("event", "speech") or any(map(unit.span.overlaps, finite))


def _may_do(unit: Unit) -> bool:
    return unit.sort not in ("event", "speech") and not unit.as_place and kind_of(unit.value) != "place"


def _is_swapped(claim: Frame, verb: Unit, passage: Frame, there: tuple[Sequence[Span], Span, Sequence[Span]]) -> bool:
    """Whether the two stand on the other sides of the same verb in the passage."""
    who, deed, whom = there
    told = {one.concept for one in passage.concepts if one.span == deed}
    if told and told.isdisjoint(verb.senses):
        return False  # who receives a thing stands where who supplies it does
    if not all(any(_in_one_clause(passage, deed, one) for one in places) for places in (who, whom)):
        return False
    before = all(one.end <= deed.start for one in who) and all(one.start >= deed.end for one in whom)
    behind = all(one.end <= deed.start for one in whom) and all(one.start >= deed.end for one in who)
    if bool(_by(claim, verb.span)) != bool(_by(passage, deed)):
        return before
    return behind and _is_active(claim, verb.span) == _is_active(passage, deed)


def _in_one_clause(frame: Frame, one: Span, other: Span) -> bool:
    """Whether two places stand close together with no break between them."""
    first, second = sorted((one, other))
    between = frame.text[first.end : second.start]
    return len(between) <= _CLAUSE_REACH and not _BREAK.search(between)


def _by(frame: Frame, at: Span) -> re.Match[str] | None:
    """What stands between the passive at a place and who does it; None where nothing says by whom."""
    known = get_language(frame.language)
    return re.match(known.agent, frame.text[at.end :]) if known and known.agent else None


def _doer(frame: Frame, at: Span) -> str:
    """Who a claim says does what stands at a place; empty where the form does not tell."""
    if agent := _agent(frame, at):
        return agent
    before = _before(frame, at) if _is_active(frame, at) else []
    return before[-1] if before else ""


def _agent(frame: Frame, at: Span) -> str:
    """By whom the passive at a place is done, as far as it is said."""
    by = _by(frame, at)
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
