"""The gazetteer's entries, read from YAML and from CLDR's territory names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from babel import Locale
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from recoupe.errors import BadSource
from recoupe.yaml_text import load_yaml

LANGUAGES = ("fr", "en", "ru", "uk", "ko")
COUNTRY = "country_"
_DATA = Path(__file__).resolve().parent / "data"
_COUNTRIES = _DATA / "countries.yml"
_SEPARATOR = "|"
# CLDR's regions of two letters that are no country.
_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO", "XK"})


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, body, agency, outlet, country or place, with its forms by language; the first form is its label.

    `region` says that a town named right before it lies in it. `at_home` are the forms that name no country, so that
    they mean this one only where its own country is the matter; `at_war` are the countries whose matter is its own too.
    """

    id: str
    kind: str
    bloc: str
    country: str
    speaks_for: str
    within: str
    forms: Mapping[str, tuple[str, ...]]
    region: bool = False
    at_home: frozenset[str] = frozenset()
    at_war: frozenset[str] = frozenset()

    def label(self, language: str) -> str:
        """The first form in that language, else in English, else the id."""
        forms = self.forms.get(language) or self.forms.get("en") or (self.id,)
        return forms[0].rstrip("*")


class _Entry(BaseModel):
    """One line of a gazetteer file."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    kind: str = "country"
    bloc: str = ""
    country: str = ""
    speaks_for: str = Field("", alias="for")
    within: str = Field("", alias="in")
    region: bool = False
    at_home: str = ""
    at_war: str = ""
    en: str = ""
    fr: str = ""
    ru: str = ""
    uk: str = ""
    ko: str = ""

    def forms(self, language: str) -> tuple[str, ...]:
        """The forms in a language, in the order of the file."""
        written: str = getattr(self, language)
        return _listed(written)


def _listed(written: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in written.split(_SEPARATOR) if form.strip())


def load_entities() -> Mapping[str, Entity]:
    """All entries by id. Raises `BadSource` naming the file and the entry that breaks the format."""
    entities = {entity.id: entity for entity in _countries()}
    for path in sorted(_DATA.glob("*.yml")):
        if path != _COUNTRIES:
            entities.update((key, _entity(key, entry)) for key, entry in _entries(path).items())
    return MappingProxyType(entities)


def _entries(path: Path) -> dict[str, _Entry]:
    loaded = load_yaml(path.read_text(encoding="utf-8"))
    entries = {}
    for key, value in loaded.items():
        try:
            entries[str(key)] = _Entry.model_validate(value)
        except ValidationError as error:
            raise BadSource(f"{path.name}: {key}: {error.errors()[0]['msg']}") from error
    return entries


def _entity(key: str, entry: _Entry) -> Entity:
    forms = {language: entry.forms(language) for language in LANGUAGES}
    country = f"{COUNTRY}{entry.country}" if entry.country else ""
    return Entity(
        key, entry.kind, entry.bloc, country, entry.speaks_for, entry.within, MappingProxyType(forms), entry.region,
        frozenset(_listed(entry.at_home)),
    )  # fmt: skip


def _countries() -> Iterator[Entity]:
    extra = _entries(_COUNTRIES)
    for code in sorted(_territories("en")):
        key = code.lower()
        entry = extra.get(key, _Entry())
        forms = {language: _names(code, language, entry) for language in LANGUAGES}
        identity = f"{COUNTRY}{key}"
        at_war = frozenset(f"{COUNTRY}{other}" for other in _listed(entry.at_war))
        yield Entity(
            identity, "country", entry.bloc or identity, identity, "", "", MappingProxyType(forms), at_war=at_war
        )


def _names(code: str, language: str, entry: _Entry) -> tuple[str, ...]:
    common = _territories(language).get(code, "")
    return tuple(dict.fromkeys(name for name in (common, *entry.forms(language)) if name))


@lru_cache(maxsize=len(LANGUAGES))
def _territories(language: str) -> dict[str, str]:
    return {
        code: name.split(" (")[0]
        for code, name in Locale(language).territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }
