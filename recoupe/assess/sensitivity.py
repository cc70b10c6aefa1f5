"""What each origin is worth, and the nearest thing that would change the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe.assess import reasons
from recoupe.assess.score import strength
from recoupe.assess.verdict import spell, stand
from recoupe.assess.weighing import Weighed
from recoupe.defaults.score import CHANGES_SHOWN, PROBED_WEIGHTS
from recoupe.model import Reason, Stance, Verdict, Worth

_PROBE = "\0probe"
_RANK = {
    Verdict.INSUFFICIENT: 0,
    Verdict.ATTRIBUTED_ONLY: 1,
    Verdict.CORROBORATED: 2,
    Verdict.CONFIRMED: 3,
}


def worths(weighed: Sequence[Weighed]) -> tuple[Worth, ...]:
    """What each origin that counts is worth alone, and the verdict without it; the weightiest first."""
    origins = sorted({one.origin for one in weighed if one.weight > 0})
    found = [_worth(origin, weighed) for origin in origins]
    return tuple(sorted(found, key=lambda worth: (-max(worth.support, worth.opposition), worth.origin)))


def _worth(origin: str, weighed: Sequence[Weighed]) -> Worth:
    own = [one for one in weighed if one.origin == origin]
    others = [one for one in weighed if one.origin != origin]
    return Worth(origin, strength(own, Stance.SUPPORTS), strength(own, Stance.REFUTES), stand(others).verdict)


def would_change(weighed: Sequence[Weighed], labels: Mapping[str, str]) -> tuple[Reason, ...]:
    """What would change the verdict, nearest first: further origins, names for unknown ones, the loss of one."""
    found = [*_additions(weighed), *_naming(weighed), *_losses(weighed, labels)]
    return tuple(found[:CHANGES_SHOWN])


def _additions(weighed: Sequence[Weighed]) -> Iterator[Reason]:
    """The least that has to be added; a stranger is not named where an ally does as well."""
    now = stand(weighed).verdict
    ally = _ally(weighed, Stance.SUPPORTS)
    probes = [
        (reasons.BLOC_WOULD, replace(ally, bloc=_PROBE)),
        (reasons.CAMP_WOULD, replace(ally, bloc=_PROBE, camp=_PROBE)),
    ]
    if now in (Verdict.CONTESTED, Verdict.DISPUTED, Verdict.REFUTED):
        enemy = replace(_ally(weighed, Stance.REFUTES), bloc=_PROBE)
        probes += [
            (reasons.REFUTING_BLOC_WOULD, enemy),
            (reasons.ADMISSION_WOULD, replace(enemy, interest=-1.0, camp=_PROBE)),
        ]
    else:
        probes.append((reasons.OPPONENT_WOULD, replace(ally, bloc=_PROBE, camp=_PROBE, stance=Stance.REFUTES)))
    seen: set[tuple[Stance, Verdict]] = set()
    for template, probe in probes:
        for weight, verdict in _turns(weighed, probe, now):
            if (probe.stance, verdict) not in seen:
                seen.add((probe.stance, verdict))
                yield Reason.of(template, weight=spell(weight), verdict=verdict.value)


def _turns(weighed: Sequence[Weighed], probe: Weighed, now: Verdict) -> Iterator[tuple[float, Verdict]]:
    """The first weight at which the probe changes the verdict, and the verdict then."""
    for weight in PROBED_WEIGHTS:
        verdict = stand([*weighed, replace(probe, weight=weight)]).verdict
        if verdict is not now:
            yield weight, verdict
            return


def _ally(weighed: Sequence[Weighed], side: Stance) -> Weighed:
    """A passage in the camp that weighs most on that side."""
    own = [one for one in weighed if one.stance is side and one.weight > 0]
    best = max(own, key=lambda one: (one.weight, one.camp), default=None)
    return Weighed(_PROBE, _PROBE, best.camp if best else _PROBE, side, 0.0)


def _naming(weighed: Sequence[Weighed]) -> Iterator[Reason]:
    if all(one.resolved for one in weighed):
        return
    verdict = stand([replace(one, resolved=True) for one in weighed]).verdict
    if verdict is not stand(weighed).verdict:
        yield Reason.of(reasons.NAMING_WOULD, verdict=verdict.value)


def _losses(weighed: Sequence[Weighed], labels: Mapping[str, str]) -> Iterator[Reason]:
    now = stand(weighed).verdict
    for worth in worths(weighed):
        if worth.verdict_without is not now:
            name = labels.get(worth.origin, worth.origin)
            yield Reason.of(reasons.WITHOUT, origin=name, verdict=worth.verdict_without.value)
