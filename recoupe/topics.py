"""Topics: which blocs share an interest in a subject, and who gains by saying what. One YAML file each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from recoupe.assess.reasons import INTEREST
from recoupe.defaults.score import CLAIMS_TO_CHOOSE_TOPIC
from recoupe.errors import BadSource
from recoupe.model import Claim, Reason, Stance
from recoupe.names import gazetteer
from recoupe.sources import sources_folder
from recoupe.yaml_text import load_yaml

NEUTRAL = "neutral"
_FOLDER = "topics"
_SUFFIX = ".yml"

Text = Annotated[str, Field(min_length=1)]


class _Spec(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Matter(_Spec):
    """What a claim is about. Each list that is given has to have something in common with the claim."""

    metrics: tuple[str, ...] = ()
    concepts: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()

    def covers(self, claim: Claim) -> bool:
        """Whether a claim is about it."""
        metrics = {quantity.metric for quantity in claim.quantities}
        # Whoever says it is named in the claim without being who it is about: "Kyiv reports Korean losses".
        speaks = claim.attribution.entity if claim.attribution else ""
        actors = {one for actor in claim.actors if actor != speaks for one in _widened(actor)}
        places = {one for place in claim.places for one in _widened(place)}
        speaker = set(_widened(claim.attribution.entity)) if claim.attribution else set()
        asked = (
            (self.metrics, metrics),
            (self.concepts, set(claim.concepts)),
            (self.actors, actors),
            (self.places, places),
            (self.speakers, speaker),
        )
        return all(not wanted or not found.isdisjoint(wanted) for wanted, found in asked)


class Interest(Matter):
    """Who gains or loses by a stance on some matter: -1 harms the speaker, 1 serves them.

    Without `negated` it is about affirmative claims only: to support "they are not there" is to deny it.
    """

    blocs: tuple[str, ...] = Field(min_length=1)
    stance: Stance
    interest: float = Field(ge=-1, le=1)
    because: Text
    negated: bool = False

    def applies(self, bloc: str, claim: Claim, stance: Stance) -> bool:
        """Whether a statement of that bloc on the claim has this interest."""
        fits = bloc in self.blocs and stance is self.stance and claim.negated == self.negated
        return fits and self.covers(claim)


class Topic(_Spec):
    """Camps and interests for one subject. `camps` says which camp a bloc belongs to."""

    name: Text
    title: Text
    camps: Mapping[str, str]
    interests: tuple[Interest, ...] = ()
    about: tuple[Matter, ...] = ()

    def camp(self, bloc: str) -> str:
        """The camp of a bloc; a bloc that is not listed is a camp of its own."""
        return self.camps.get(bloc, bloc)

    def interest(self, bloc: str, claim: Claim, stance: Stance) -> tuple[float, Reason | None]:
        """The interest in [-1, 1] that a statement of that bloc has, and why; the first rule that fits decides."""
        for rule in self.interests:
            if rule.applies(bloc, claim, stance):
                return rule.interest, Reason.of(INTEREST, because=rule.because)
        return 0.0, None

    def concerns(self, claim: Claim) -> bool:
        """Whether a claim is on this topic."""
        return any(matter.covers(claim) for matter in self.about)


@cache
def load_topic(name: str = NEUTRAL) -> Topic:
    """The topic of that name, from `sources/topics/`.

    Raises `BadSource` for an unknown name or a file that breaks the format.
    """
    path = topics_folder() / f"{name}{_SUFFIX}"
    if not path.is_file():
        raise BadSource(f"{name}: no such topic; there are {', '.join(topic_names())}")
    return read_topic(path)


def read_topic(path: Path) -> Topic:
    """The topic in a file. Raises `BadSource`, naming file and field."""
    try:
        content = load_yaml(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise BadSource(f"{path}: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise BadSource(f"{path}: expected fields such as title and camps")
    try:
        return Topic.model_validate({**content, "name": path.stem})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadSource(f"{path}: {where}: {first['msg']}") from error


def topics_folder() -> Path:
    """The folder of the shipped topics."""
    return sources_folder() / _FOLDER


def topic_names() -> tuple[str, ...]:
    """The names of the shipped topics."""
    return tuple(sorted(path.stem for path in topics_folder().glob(f"*{_SUFFIX}")))


def choose_topic(claims: Sequence[Claim]) -> str:
    """The name of the topic that most claims are on, where that is a fair part of them; else `neutral`."""
    counted = {
        name: sum(load_topic(name).concerns(claim) for claim in claims) for name in topic_names() if name != NEUTRAL
    }
    name = max(counted, key=lambda one: (counted[one], one), default=NEUTRAL)
    return name if claims and counted.get(name, 0) / len(claims) >= CLAIMS_TO_CHOOSE_TOPIC else NEUTRAL


def _widened(entity: str) -> tuple[str, ...]:
    """An entity with the country that it belongs to and the places that it lies in."""
    found = gazetteer().get(entity)
    if found is None:
        return (entity,)
    around = [entity, found.country]
    while found and found.within and found.within not in around:
        around.append(found.within)
        found = gazetteer().get(found.within)
        around.append(found.country if found else "")
    return tuple(dict.fromkeys(one for one in around if one))
