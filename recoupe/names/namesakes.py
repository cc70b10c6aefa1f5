"""Places that have the name of another place, told by the state or province named right beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe.analysis.findings import FoundName
from recoupe.names.entities import Entity

# Between a town and its state: "Odessa, Texas", « Odessa, au Texas », « Odessa (Texas) », "Одесса, штат Техас".
_LIES_IN = re.compile(
    r"(?=\W)[\s,(]*(?:(?:in|the|state of|dans|en|au|du|de|l['’]|l['’][ÉE]tat (?:du|de|d['’])|в|во|у|что в|що в|штат\w*)"
    r"\s?)*",
    re.IGNORECASE,
)
# "텍사스주 오데사", "텍사스주에 있는 오데사"
_WITH_ITS = re.compile(r"\s?주?(?:의|에 있는)?\s?")


def told_apart(text: str, language: str, names: Sequence[FoundName], known: Mapping[str, Entity]) -> list[FoundName]:
    """The names of a text; a listed place that the text puts into another state or province is none of the list."""
    return [
        replace(name, entity="", kind="place") if _lies_elsewhere(name, beside, known) else name
        for name, beside in _with_state(text, language, names, known)
    ]


def _with_state(
    text: str, language: str, names: Sequence[FoundName], known: Mapping[str, Entity]
) -> Iterator[tuple[FoundName, Entity | None]]:
    """Each name with the state or province that the text names it with."""
    for index, name in enumerate(names):
        at = index - 1 if language == "ko" else index + 1
        beside = names[at] if 0 <= at < len(names) else None
        if beside is None or not known[beside.entity].region:
            yield name, None
            continue
        first, second = sorted((name, beside), key=lambda one: one.span)
        joint = _WITH_ITS if language == "ko" else _LIES_IN
        between = text[first.span.end : second.span.start]
        yield name, known[beside.entity] if joint.fullmatch(between) else None


def _lies_elsewhere(name: FoundName, state: Entity | None, known: Mapping[str, Entity]) -> bool:
    """Whether a town or capital cannot be the listed one: it lies in another country, or in another state."""
    entity = known[name.entity]
    if state is None or entity.region or not entity.country or not _is_town(entity):
        return False
    above = _above(entity, known)
    return state.id not in above and (entity.country != state.country or any(known[one].region for one in above))


def _is_town(entity: Entity) -> bool:
    """Whether it is a place, or a capital that stands for its government."""
    return entity.kind == "place" or (entity.kind == "body" and bool(entity.speaks_for))


def _above(entity: Entity, known: Mapping[str, Entity]) -> list[str]:
    """What a place lies in, the nearest first."""
    above: list[str] = []
    while entity.within in known and entity.within not in above:
        above.append(entity.within)
        entity = known[entity.within]
    return above
