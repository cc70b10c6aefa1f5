"""Names abroad: how other languages write a name that the gazetteer does not know, as an encyclopedia has it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from recoupe.defaults.gather import NAMES_ASKED
from recoupe.errors import LayoutChanged, SourceSkipped, SourceUnavailable
from recoupe.gather.keeping import Fetches
from recoupe.gather.search_pages import search_url
from recoupe.model import Claim, Search
from recoupe.names import gazetteer
from recoupe.reading.cleaning import clean_line
from recoupe.source_files import SearchPage, Source
from recoupe.sources import Registry

Forms = Mapping[str, Mapping[str, str]]
# What sets one article apart from others of its name stands in brackets.
_BRACKETS = re.compile(r"\s*[(（].*$")


@dataclass(frozen=True, slots=True)
class NamesAbroad:
    """The forms of names by name and language, and the log of what was asked for them."""

    forms: Forms = field(default_factory=dict)
    searches: tuple[Search, ...] = ()


def names_abroad(claims: Sequence[Claim], registry: Registry, web: Fetches) -> NamesAbroad:
    """The forms of the names in `claims` that are not in the gazetteer; a name that is not found keeps its own."""
    sources = [(one, one.search) for one in registry.sources if one.search and one.search.kind == "names"]
    asked = list(dict.fromkeys((name, claim.language) for claim in claims for name in _unlisted(claim)))[:NAMES_ASKED]
    forms: dict[str, Mapping[str, str]] = {}
    searches: list[Search] = []
    for source, search in sources:
        for name, language in asked:
            found, log = _asked(name, language, source, search, web)
            forms[name] = found
            searches.append(log)
    return NamesAbroad(forms, tuple(searches))


def _unlisted(claim: Claim) -> Iterator[str]:
    return (name for name in (*claim.actors, *claim.places) if name and gazetteer().get(name) is None)


def _asked(name: str, language: str, source: Source, search: SearchPage, web: Fetches) -> tuple[dict[str, str], Search]:
    try:
        found = _forms(web.fetch(search_url(search, [name], language), source.politeness).content, source.key)
    except (SourceSkipped, SourceUnavailable) as error:
        return {}, Search(source.key, name, language, "failed", note=str(error))
    return found, Search(source.key, name, language, "found" if found else "nothing", len(found))


def _forms(content: bytes, source: str) -> dict[str, str]:
    """The titles of an article in other languages, from an answer of MediaWiki."""
    try:
        pages = json.loads(content)["query"]["pages"]
        links = [(link["lang"], link["title"]) for page in pages for link in page.get("langlinks", [])]
        return {language: _BRACKETS.sub("", clean_line(title)) for language, title in links}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise LayoutChanged(f"{source}: does not say how other languages call it") from error
