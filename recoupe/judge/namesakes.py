"""Pages about a town that only has the name of the claim's: what happened in Odessa, Texas, says nothing of Odesa."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.analysis.findings import FoundName
from recoupe.analysis.names import find_names
from recoupe.analysis.sentences import split_sentences
from recoupe.folding import fold
from recoupe.model import Article, Claim, Document
from recoupe.names import gazetteer

_PLACE = "place"


@dataclass(frozen=True, slots=True)
class _Namesake:
    """A place as its page calls it, alone and with its state."""

    form: str
    full: str


def namesakes(document: Document, article: Article) -> tuple[str, ...]:
    """What a page calls by the name of a place of the article and puts into another state, with that state's name."""
    elsewhere = _elsewhere(document.title, document.text, document.language)
    if not elsewhere:
        return ()
    return tuple(
        elsewhere[entity].full
        for entity in sorted(_listed_in(article.text, article.language).keys() & elsewhere.keys())
    )


def is_about_a_namesake(claim: Claim, passage_text: str, document: Document, article: Article) -> bool:
    """Whether a passage cannot speak of the claim's place, because its page puts that name into another state.

    A claim that names no place is about those of its article. A passage that names the listed place in another form,
    or its country, may well speak of that one.
    """
    elsewhere = _elsewhere(document.title, document.text, document.language)
    return bool(elsewhere) and any(
        not _names_the_listed(entity, elsewhere[entity], passage_text, document.language)
        for entity in places_about(claim, article) & elsewhere.keys()
    )


def places_about(claim: Claim, article: Article) -> frozenset[str]:
    """The listed places and parties that a claim is about: its own, and the places of its article where it has none."""
    if claim.places:
        return frozenset((*claim.places, *claim.actors))
    listed = _listed_in(article.text, article.language)
    return frozenset((*(entity for entity, kind in listed.items() if kind == _PLACE), *claim.actors))


@lru_cache(maxsize=4)
def _listed_in(text: str, language: str) -> Mapping[str, str]:
    """The listed names of a text and what sort each is."""
    return {name.entity: name.kind for names in _names(text, language) for name in names if name.entity}


@lru_cache(maxsize=512)
def _elsewhere(title: str, text: str, language: str) -> Mapping[str, _Namesake]:
    """What a page calls by the name of a listed place and puts elsewhere, by the id of the listed one."""
    if not gazetteer().may_name_a_region(f"{title}\n{text}", language):
        return {}
    return {
        listed.entity: _Namesake(names[index].text, f"{names[index].text}, {state.text}")
        for part in (title, text)
        for names in _names(part, language)
        for index, state in _placed_elsewhere(names, language)
        for listed in find_names(names[index].text, language)
        if listed.entity
    }


def _placed_elsewhere(names: Sequence[FoundName], language: str) -> Iterator[tuple[int, FoundName]]:
    """The places that no list has, each with the state named beside it."""
    for index, name in enumerate(names):
        if name.kind == _PLACE and not name.entity:
            yield index, names[index - 1 if language == "ko" else index + 1]


def _names_the_listed(entity: str, other: _Namesake, text: str, language: str) -> bool:
    known = gazetteer().get(entity)
    country = known.country if known else ""
    found = [name for names in _names(text, language) for name in names]
    return any(
        name.entity == country or (name.entity == entity and fold(name.text) != fold(other.form)) for name in found
    )


def _names(text: str, language: str) -> Iterator[tuple[FoundName, ...]]:
    """The names of each sentence."""
    for span in split_sentences(text, language):
        yield find_names(span.of(text), language)
