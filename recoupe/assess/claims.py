"""The assessments of a claim: does it hold, and did its speaker say it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from recoupe.assess import reasons
from recoupe.assess.modifiers import modifiers_of
from recoupe.assess.score import passes_gate
from recoupe.assess.sensitivity import worths, would_change
from recoupe.assess.verdict import Standing, admiralty, gates, stand
from recoupe.assess.weighing import Weighed, may_be, weigh
from recoupe.model import Assessment, Bearing, Claim, Evidence, Modifier, Origin, Reason, Stance, Verdict

if TYPE_CHECKING:
    from recoupe.topics import Topic

_NAMED = 6


def assess_claim(
    claim: Claim, evidence: Sequence[Evidence], origins: Sequence[Origin], topic: Topic
) -> tuple[Assessment, ...]:
    """The assessment of whether the claim holds and, where it is attributed, of whether it was said, in that order."""
    known = {origin.id: origin for origin in origins}
    own = [one for one in evidence if one.claim == claim.id]
    holds = _assess(claim, Bearing.HOLDS, own, known, topic)
    if claim.attribution is None:
        return (holds,)
    said = _assess(claim, Bearing.SAID, own, known, topic)
    if said.verdict is not Verdict.INSUFFICIENT:
        return holds, said
    return _unverified(holds), _unverified(said)


def _unverified(assessment: Assessment) -> Assessment:
    found = {*assessment.modifiers, Modifier.ATTRIBUTION_UNVERIFIED}
    return replace(assessment, modifiers=tuple(modifier for modifier in Modifier if modifier in found))


def _assess(
    claim: Claim, bearing: Bearing, evidence: Sequence[Evidence], origins: Mapping[str, Origin], topic: Topic
) -> Assessment:
    own = [one for one in evidence if one.bearing is bearing]
    weighed = [_weighed(one, claim, origins.get(one.origin), topic) for one in own]
    counting = frozenset(one.id for one, weight in zip(own, weighed, strict=True) if _counts(weight))
    return assessment(
        claim.id,
        bearing,
        weighed,
        {key: origin.label for key, origin in origins.items()},
        documents=len({one.passage.document for one in own if one.id in counting}),
        modifiers=modifiers_of(bearing, own, counting),
    )


def assessment(
    claim: str,
    bearing: Bearing,
    weighed: Sequence[Weighed],
    labels: Mapping[str, str],
    *,
    documents: int,
    modifiers: tuple[Modifier, ...] = (),
) -> Assessment:
    """The assessment of weighed passages; `labels` name the origins, `documents` says how many count."""
    standing = stand(weighed)
    score = standing.score
    return Assessment(
        claim=claim,
        bearing=bearing,
        verdict=standing.verdict,
        support=score.support,
        opposition=score.opposition,
        shares=score.shares,
        admiralty=admiralty(weighed, standing),
        modifiers=modifiers,
        reasons=tuple(_reasons(weighed, standing, labels, documents)),
        gates=gates(standing, labels),
        worths=worths(weighed),
        would_change=would_change(weighed, labels),
        support_high=score.support_high,
        opposition_high=score.opposition_high,
    )


def _weighed(one: Evidence, claim: Claim, origin: Origin | None, topic: Topic) -> Weighed:
    interest = one.interest
    if interest == 0.0 and one.bearing is Bearing.HOLDS:
        interest, _ = topic.interest(one.bloc, claim, one.score.stance)
    return Weighed(
        origin=one.origin,
        bloc=one.bloc,
        camp=topic.camp(one.bloc),
        stance=one.score.stance,
        weight=weigh(one.letter, one.score.entailment, interest),
        letter=one.letter,
        interest=interest,
        primary=one.primary,
        resolved=not (origin and origin.unresolved),
        may_be=may_be(origin) if origin else "",
    )


def _counts(one: Weighed) -> bool:
    return one.weight > 0 and one.stance in (Stance.SUPPORTS, Stance.REFUTES)


def _reasons(
    weighed: Sequence[Weighed], standing: Standing, labels: Mapping[str, str], documents: int
) -> Iterator[Reason]:
    counted = [one for one in weighed if _counts(one)]
    if not counted:
        yield Reason.of(reasons.NOTHING_COUNTS)
        return
    origins, blocs = {one.origin for one in counted}, {one.bloc for one in counted}
    yield Reason.of(reasons.COUNTED, documents=documents, origins=len(origins), blocs=len(blocs))
    yield from _about_support([one for one in counted if one.stance is Stance.SUPPORTS], standing, labels)
    against = [one for one in counted if one.stance is Stance.REFUTES]
    if against:
        yield Reason.of(reasons.AGAINST, origins=_listed(against, labels))
    unresolved = [one for one in counted if not one.resolved]
    for template, has_another in ((reasons.UNRESOLVED_ORIGINS, False), (reasons.DOUBTFUL_ORIGINS, True)):
        some = [one for one in unresolved if bool(one.may_be) is has_another]
        if some:
            yield Reason.of(template, origins=_listed(some, labels))
    admitted = [one for one in counted if one.interest < 0 and passes_gate(one)]
    for label in sorted({labels.get(one.origin, one.origin) for one in admitted}):
        yield Reason.of(reasons.ADMITTED_AGAINST_INTEREST, origin=label)


def _about_support(support: Sequence[Weighed], standing: Standing, labels: Mapping[str, str]) -> Iterator[Reason]:
    if not support:
        return
    passing = [one for one in support if passes_gate(one)]
    if len({one.origin for one in support}) == 1:
        yield Reason.of(reasons.ONE_ORIGIN, origin=_listed(support, labels))
    elif not passing:
        yield Reason.of(reasons.NO_GATE)
    elif len(standing.blocs) == 1:
        yield Reason.of(reasons.ONE_BLOC, bloc=standing.blocs[0])
    else:
        yield Reason.of(reasons.INDEPENDENT, origins=_listed(passing, labels))


def _listed(weighed: Sequence[Weighed], labels: Mapping[str, str]) -> str:
    """The names of the origins, the weightiest first."""
    ordered = sorted(weighed, key=lambda one: (-one.weight, labels.get(one.origin, one.origin)))
    names = list(dict.fromkeys(labels.get(one.origin, one.origin) for one in ordered))
    return ", ".join(names[:_NAMED]) + (", …" if len(names) > _NAMED else "")
