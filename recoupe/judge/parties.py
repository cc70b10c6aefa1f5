"""Whom a name speaks for: persons, offices and peoples brought to the state or body behind them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from recoupe.names import gazetteer

_COUNTRY = "country_"


@lru_cache(maxsize=4096)
def country_of(entity: str) -> str:
    """The country id of a state, its bodies, persons, people and places; the entity itself where it has none."""
    if entity.startswith(_COUNTRY):
        return entity
    found = gazetteer().get(entity)
    if found is None:
        return entity
    country = found.country
    if not country:
        voice = gazetteer().voice_of(entity)
        country = voice.country if voice else ""
    if not country:
        return entity
    return country if country.startswith(_COUNTRY) else _COUNTRY + country.lower()


@lru_cache(maxsize=4096)
def voice_of(entity: str) -> str:
    """The id of the body a person or office speaks for; the entity itself where it speaks for itself."""
    found = gazetteer().voice_of(entity)
    return found.id if found else entity


def same_voice(one: str, other: str) -> bool:
    """Whether two speakers are one, or one speaks for the other."""
    if not one or not other:
        return False
    return one == other or voice_of(one) == voice_of(other) or other == voice_of(one) or one == voice_of(other)


def same_party(one: str, other: str) -> bool:
    """Whether two entities are one, or stand for one state."""
    return one == other or country_of(one) == country_of(other)


def is_within(place: str, other: str) -> bool:
    """Whether the first place is the second or lies in it."""
    return place == other or gazetteer().is_within(place, other)


@lru_cache(maxsize=4096)
def kind_of(entity: str) -> str:
    """The gazetteer's kind of an entity; empty where it is not listed."""
    found = gazetteer().get(entity)
    return found.kind if found else ""


def label(entity: str, language: str = "en") -> str:
    """How an entity is called; what is not listed is called as it was written."""
    return gazetteer().label(entity, language) if gazetteer().get(entity) else entity


def labels(entities: Iterable[str]) -> str:
    """Several entities in one list, in a fixed order."""
    return ", ".join(sorted({label(entity) for entity in entities}))
