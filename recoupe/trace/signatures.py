"""Whose text a document carries: agency signatures in the publisher's name, the dateline and the last line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.defaults.trace import LONGEST_SIGNATURE, SIGNATURE_HEAD, SIGNATURE_TAIL
from recoupe.model import Document
from recoupe.names import gazetteer
from recoupe.publishers import credited_name, publisher_key

_AGENCY = "agency"
_CARRIERS = frozenset(["agency", "outlet"])
_SIGNING = frozenset(["agency", "outlet", "body"])
# PARIS, 16 Dec (AFP) -, (서울=연합뉴스), /ТАСС/, [로이터=뉴스1]
_DATELINE = re.compile(
    r"^[^\n!?]{0,60}?[(/\[](?P<name>[^()/\[\]\n]{2,40})[)/\]](?P<joint>\s*[-–—:.]|\s*\n|\s\S{2,4}\s기자)?"
)
_LAST_LINE = re.compile(r"[(\[/](?P<name>[^()/\[\]\n]{2,40})[)\]/]\s*\.?\s*$")
_WITH = re.compile(
    r"(?:^|[\n.(;]\s*)(?:avec|with|source|sources|из|по материалам|за матеріалами|джерело|источник|출처|by)\s*:?\s+"
    r"(?P<name>[^\n.;,)]{2,40})\)?\.?\s*$",
    re.IGNORECASE,
)
_COPY_WORD = re.compile(r"\s+(?:copy|text|quote|feed|item|mirror)$", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:(?:\w+ )?(?:feed|text|copy|agencies|agences|staff)|(?:news |own |the )?wires?)", re.IGNORECASE
)
_JOINT = re.compile(r"[=,·/]| - ")
_NAME_LIKE = re.compile(r"^[A-ZА-ЯЁІЇЄҐ가-힣][\w'’. -]{1,38}$")


@dataclass(frozen=True, slots=True)
class Signature:
    """An agency or outlet whose text it is: gazetteer id where it is listed, name, and the words that say so."""

    entity: str
    name: str
    words: str

    @property
    def key(self) -> str:
        """One key for one agency, however its name is written."""
        return self.entity or publisher_key(self.name)


def signature_of(document: Document) -> Signature | None:
    """Who signs the text, by the publisher's name, else by the text; None where nobody does."""
    credited = credited_text(document.publisher)
    if credited:
        return _listed(credited, document) or _unlisted(credited, document.publisher)
    return next(_in_text(document), None)


def credited_text(publisher: str) -> str:
    """Whose text the publisher's name says it is, without words such as copy or quote; empty where it says nothing.

    >>> credited_text("copy of Harbour Mail quote"), credited_text("Harbour Mail copy"), credited_text("Harbour Mail")
    ('Harbour Mail', 'Harbour Mail', '')
    """
    credited = credited_name(publisher)
    if credited and _GENERIC.fullmatch(credited):
        return ""
    bare = _COPY_WORD.sub("", credited or publisher).strip()
    return bare if credited or bare != publisher.strip() else ""


def _in_text(document: Document) -> Iterator[Signature]:
    text = document.text.strip()
    head, tail = text[:SIGNATURE_HEAD], text[-SIGNATURE_TAIL:]
    for pattern, part in ((_DATELINE, head), (_LAST_LINE, tail), (_WITH, tail)):
        if found := pattern.search(part):
            signed = _listed(found["name"], document, _CARRIERS, found.group().strip())
            if signed is None and _may_be_unlisted(pattern, found) and not _is_known(found["name"], document):
                signed = _unlisted(found["name"], found.group().strip())
            if signed:
                yield signed


def _may_be_unlisted(pattern: re.Pattern[str], found: re.Match[str]) -> bool:
    """Whether an agency that is in no list would be written so: before a dash, behind a city, or as the last word."""
    if pattern is _DATELINE:
        return found["joint"] is not None or "=" in found["name"]
    return pattern is _LAST_LINE


def _is_known(name: str, document: Document) -> bool:
    return any(found.entity for found in gazetteer().find(name, document.language))


def _listed(name: str, document: Document, kinds: frozenset[str] = _SIGNING, words: str = "") -> Signature | None:
    """The listed signer; of `서울=연합뉴스` and `TASS/KCNA` the last, who is nearest to the origin."""
    found = [one for one in gazetteer().find(name, document.language) if one.entity and one.kind in kinds]
    return Signature(found[-1].entity, found[-1].text, words or document.publisher) if found else None


def _unlisted(name: str, words: str) -> Signature | None:
    parts = [part.strip() for part in _JOINT.split(name) if part.strip()]
    last = parts[-1] if parts else ""
    fits = _NAME_LIKE.match(last) and len(last) <= LONGEST_SIGNATURE and not any(sign.isdigit() for sign in last)
    return Signature("", last, words) if fits else None


def is_agency(entity: str) -> bool:
    """Whether the gazetteer knows it as an agency."""
    found = gazetteer().get(entity)
    return found is not None and found.kind == _AGENCY


def is_carrier(entity: str) -> bool:
    """Whether it is an agency or an outlet: somebody who carries what others say."""
    found = gazetteer().get(entity)
    return found is not None and found.kind in _CARRIERS
