"""Who acts and where, in claim and passage: another one is not the same one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.concepts import lexicon
from recoupe.defaults.judge import (
    REFUTED_BY_NEGATION,
    RELATED_PERSONS,
    SILENT_ACTOR,
    SILENT_PLACE,
    SPOKEN_OF,
    SWAPPED_COVERAGE,
)
from recoupe.judge import reasons
from recoupe.judge.alignment import Alignment, Match, Unit
from recoupe.judge.case import Case
from recoupe.judge.denied import denies
from recoupe.judge.findings import Finding, agrees, blocks, contradicts
from recoupe.judge.frames import Frame
from recoupe.judge.parties import is_within, kind_of, labels, same_party
from recoupe.judge.sides import places_of
from recoupe.languages import get_language
from recoupe.model import Reason, Span

_SECONDARY = 0.85
_VEHICLE = "vehicle"
_GROUPS = {"country": "party", "people": "party", "body": "party", "person": "person", "place": "place"}


def check_actors(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """Whether those of the claim are those of the passage."""
    parties = [match for match in alignment.matches if match.unit.is_party]
    missing = [match for match in parties if not match.found]
    if not missing:
        return
    others = _others(case, passage, {_group(match.unit.value) for match in missing})
    if not others:
        yield agrees(factor=SILENT_ACTOR if len(missing) == len(parties) else _SECONDARY)
        return
    if len(missing) == len(parties) or missing[0] is parties[0] or _without(missing, alignment) >= SWAPPED_COVERAGE:
        claimed = labels(match.unit.value for match in missing)
        yield blocks(Reason.of(reasons.OTHER_ACTOR, found=labels(others), claimed=claimed))
        return
    yield agrees(factor=_SECONDARY)


def check_places(alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """Whether the passage speaks of the claim's places, or of others."""
    places = [
        match for match in alignment.matches if match.unit.sort == "name" and kind_of(match.unit.value) == "place"
    ]
    if not places or any(match.found for match in places):
        return
    found = {name.entity for name in passage.names if name.entity and kind_of(name.entity) == "place"}
    elsewhere = {one for one in found if not any(is_within(match.unit.value, one) for match in places)}
    if elsewhere and elsewhere == found:
        claimed = labels(match.unit.value for match in places)
        yield blocks(Reason.of(reasons.OTHER_PLACE, found=labels(found), claimed=claimed))
    else:
        yield agrees(factor=SILENT_PLACE)


def check_set_aside(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """A finding where one of the two sets a name aside that the other has: "by the states, and not by the centre"."""
    for match in alignment.matches:
        if match.unit.sort != "name" or (match.found or 0.0) < SPOKEN_OF:
            continue
        named = [
            name.span for name in passage.all_names if match.unit.value in (name.entity, name.span.of(passage.text))
        ]
        claimed = denies(case.frame.text, case.frame.language, match.unit.span)
        if named and all(denies(passage.text, passage.language, span) != claimed for span in named):
            yield contradicts(Reason.of(reasons.NEGATED), REFUTED_BY_NEGATION)
            return


def check_related(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """A finding where the passage speaks of somebody's relative, lawyer or deputy, and the claim of that person."""
    related = [] if _related(case.frame) else _related(passage, case.frame.concept_ids)
    who = next(iter(alignment.matches), None)
    if not related or who is None or (who.found or 0.0) < SPOKEN_OF or not _is_somebody(who.unit):
        return
    places = places_of(who, case.frame, passage)
    found = [next((one for one in related if _has(place, one, passage)), None) for place in places]
    if found and all(found) and found[0]:
        said, claimed = found[0].of(passage.text), who.unit.span.of(case.frame.text)
        yield blocks(Reason.of(reasons.OTHER_ACTOR, found=said, claimed=claimed))


def _related(frame: Frame, own: frozenset[str] = frozenset()) -> list[Span]:
    """Where relatives, lawyers and deputies are named, but those that the concepts `own` name in a broader word."""
    known = get_language(frame.language)
    named = [
        one.span
        for one in frame.concepts
        if one.concept in RELATED_PERSONS and own.isdisjoint(lexicon().broader(one.concept))
    ]
    deputies = re.finditer(known.deputies, frame.text, re.IGNORECASE) if known and known.deputies else ()
    return [*named, *(Span(*one.span()) for one in deputies)]


def _is_somebody(unit: Unit) -> bool:
    """Whether a unit may be a person: a bus has a driver, and does what he does."""
    return unit.sort != "event" and _VEHICLE not in lexicon().broader(unit.value)


def _has(who: Span, related: Span, passage: Frame) -> bool:
    """Whether a relative, lawyer or deputy is named as that of a person: "the king's brother", « le frère du roi »."""
    known = get_language(passage.language)
    if known is None:
        return False
    if who.end <= related.start:
        return bool(known.owner and re.fullmatch(known.owner, passage.text[who.end : related.start], re.IGNORECASE))
    between = passage.text[related.end : who.start]
    return bool(known.owned and re.fullmatch(known.owned, between, re.IGNORECASE))


def _others(case: Case, passage: Frame, groups: set[str]) -> set[str]:
    """Parties of the passage that the claim does not name, of the groups that it lacks."""
    named = {name.entity for name in case.frame.all_names if name.entity}
    return {
        entity
        for entity in passage.entities
        if _group(entity) in groups and not any(same_party(entity, one) for one in named)
    }


def _without(missing: list[Match], alignment: Alignment) -> float:
    """The coverage of the claim when the parts that are missing are left out of it."""
    rest = tuple(match for match in alignment.matches if match not in missing)
    return Alignment.of(rest).coverage


def _group(entity: str) -> str:
    return _GROUPS.get(kind_of(entity), "")
