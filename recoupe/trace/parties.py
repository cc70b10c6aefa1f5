"""Parties: whoever can be an origin, with bloc and reliability, from the registry and the gazetteer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from recoupe.defaults.score import (
    LETTER_OF_AGENCY,
    LETTER_OF_OUTLET,
    LETTER_OF_OWN_FIELD,
    LETTER_UNKNOWN,
)
from recoupe.defaults.trace import OFFICES_OF_A_STATE, STATE_AS_A_WHOLE
from recoupe.folding import fold
from recoupe.model import Reason
from recoupe.names import gazetteer
from recoupe.names.entities import COUNTRY
from recoupe.publishers import outlet_name, publisher_key
from recoupe.source_files import Source
from recoupe.sources import Registry
from recoupe.trace import reasons
from recoupe.trace.offices import is_ministry, is_newsroom, offices_in

NO_BLOC = "none"
_OFFICIAL = "official"
_UNION = "union"
_LETTER_OF_KIND = {"agency": LETTER_OF_AGENCY, "outlet": LETTER_OF_OUTLET}
# A person whom no body speaks through is a private one.
_SPEAKING_KINDS = frozenset(["body", "country", "people"])


@dataclass(frozen=True, slots=True)
class Party:
    """Who says something. `key` is the same for all documents; `resolved` is false where it is not known who it is."""

    key: str
    label: str
    bloc: str
    entity: str = ""
    source: Source | None = None
    resolved: bool = True
    is_official: bool = False
    country: str = ""


class Parties:
    """Makes parties out of sources, gazetteer ids, names and publishers."""

    def __init__(self, registry: Registry) -> None:
        """Parties by the sources of `registry`."""
        self.registry = registry

    @cached_property
    def _sources_by_entity(self) -> dict[str, Source]:
        """The source of each gazetteer id; of several the official one, then the first by key."""
        ranked = sorted(self.registry.sources, key=lambda source: (source.kind != _OFFICIAL, source.key))
        found: dict[str, Source] = {}
        for source in ranked:
            if source.entity and not source.mirror_of:
                found.setdefault(source.entity, source)
        return found

    @cached_property
    def _bloc_of_country(self) -> dict[str, str]:
        """The bloc most sources of a country have, by its code."""
        counted: dict[str, Counter[str]] = {}
        for source in self.registry.sources:
            if source.bloc != NO_BLOC:
                counted.setdefault(source.country, Counter())[source.bloc] += 1
        return {
            country: min(blocs, key=lambda bloc: (-blocs[bloc], bloc)) for country, blocs in sorted(counted.items())
        }

    def of_entity(self, entity: str) -> Party | None:
        """The party that a person, office or body speaks for; None for an unknown id."""
        voice = gazetteer().voice_of(entity)
        if voice is None:
            return None
        source = self._sources_by_entity.get(voice.id)
        bloc = source.bloc if source else self._bloc(gazetteer().bloc_of(voice.id) or gazetteer().bloc_of(entity))
        official = voice.kind in _SPEAKING_KINDS if source is None else source.kind == _OFFICIAL
        return Party(voice.id, _label(voice.id, source), bloc, voice.id, source, is_official=official)

    def of_source(self, source: Source) -> Party:
        """The party that an outlet is: its own, or that of the source whose texts it repeats."""
        origin = self.registry.get(source.mirror_of) if source.mirror_of else None
        source = origin or source
        voice = gazetteer().voice_of(source.entity) if source.entity else None
        key = voice.id if voice else source.key
        bloc = self._bloc(f"{COUNTRY}{source.country}") if source.bloc == NO_BLOC else source.bloc
        return Party(key, source.title, bloc, voice.id if voice else "", source, is_official=source.kind == _OFFICIAL)

    def of_publisher(self, publisher: str, url: str) -> Party:
        """The party behind a publisher; one that nobody knows is one of its own, with the bloc of its address."""
        source = self.registry.of_publisher(publisher, url)
        if source is not None:
            return self.of_source(source)
        outlet = outlet_name(publisher) or publisher or _host(url)
        listed = [name.entity for name in gazetteer().find(outlet, "en") if name.text == outlet and name.entity]
        if listed and (party := self.of_entity(listed[0])):
            return party
        return Party(publisher_key(outlet) or "unknown", outlet or "unknown", self._bloc_of_url(url))

    def of_name(self, name: str, language: str, bloc: str) -> Party:
        """A speaker that is in no list, under the bloc of those who quote it; an office counts as official."""
        return Party(f"name:{fold(name)}", name, bloc, is_official=bool(offices_in(name, language) - {_UNION}))

    def of_country_body(self, name: str, country: str, kinds: frozenset[str]) -> Party | None:
        """A body that is called by its country, under the bloc of that; None where the state speaks as a whole.

        Of an office there is one in a country, and its head speaks for it; of companies, experts and newsrooms
        there are many.
        """
        bloc = self._bloc(gazetteer().bloc_of(country) or country)
        offices = kinds & OFFICES_OF_A_STATE
        if offices:
            return Party(f"{country}/{'/'.join(sorted(offices))}", name, bloc, is_official=True, country=country)
        if is_ministry(name) or is_newsroom(name) or kinds - STATE_AS_A_WHOLE:
            return Party(f"name:{fold(name)}", name, bloc, is_official=is_ministry(name), country=country)
        return None

    def unnamed(self, speaker: str, country: str, carrier: Party) -> Party:
        """Somebody who is not named, one for each country and each newsroom that spoke with them."""
        bloc = self._bloc(gazetteer().bloc_of(country)) if country else carrier.bloc
        label = str(Reason.of(reasons.UNNAMED, speaker=speaker, newsroom=carrier.label))
        return Party(f"unnamed:{country or bloc}:{carrier.key}", label, bloc, country, None, False, True)

    def letter(self, party: Party, subject: str) -> str:
        """The reliability letter of a party for a subject.

        Without a source: a body or state as most official sources of its country, an agency or outlet by its kind,
        anybody else `F`. The bloc is never asked.
        """
        if party.source is not None:
            return party.source.letter(subject)
        entity = gazetteer().get(party.entity)
        if entity is not None and entity.kind in _LETTER_OF_KIND:
            return _LETTER_OF_KIND[entity.kind]
        if not party.is_official:
            return LETTER_UNKNOWN
        country = (entity.country if entity else party.country).removeprefix(COUNTRY)
        return self._letter_of_officials(country, subject) or LETTER_OF_OWN_FIELD

    def _letter_of_officials(self, country: str, subject: str) -> str:
        peers = [one for one in self.registry.sources if one.kind == _OFFICIAL and country and one.country == country]
        letters = Counter(str(source.letter(subject)) for source in peers)
        letters.pop(LETTER_UNKNOWN, None)
        return min(letters, key=lambda letter: (-letters[letter], letter), default="")

    def _bloc(self, bloc: str) -> str:
        """The registry's name of a bloc that the gazetteer calls by its country."""
        if bloc.startswith(COUNTRY):
            listed = gazetteer().bloc_of(bloc)
            own = listed if listed and not listed.startswith(COUNTRY) else ""
            return own or self._bloc_of_country.get(bloc.removeprefix(COUNTRY), bloc)
        return bloc or NO_BLOC

    def _bloc_of_url(self, url: str) -> str:
        """The bloc of the country that an address ends in."""
        country = _host(url).rsplit(".", 1)[-1]
        return self._bloc(f"{COUNTRY}{country}") if gazetteer().get(f"{COUNTRY}{country}") else NO_BLOC


def _label(entity: str, source: Source | None) -> str:
    """A name that a reader knows: the short one, with the full one behind it."""
    short = gazetteer().label(entity, "en") or entity
    full = source.title if source else next((form for form in gazetteer().forms(entity, "en") if " " in form), "")
    if not full or fold(full) == fold(short) or not short.isupper():
        return short if not source or fold(source.title).find(fold(short)) < 0 else source.title
    return f"{short} ({full})"


def _host(url: str) -> str:
    try:
        return urlsplit(url if "://" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
