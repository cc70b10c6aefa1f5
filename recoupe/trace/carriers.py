"""Carriers: whose words a document's own statements are, when it credits nobody in particular."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from recoupe.analysis.attributions import find_attributions
from recoupe.analysis.sentences import split_sentences
from recoupe.defaults.trace import (
    REWRITE_CONTAINMENT,
    SURE_OF_ATTRIBUTION,
    SURE_OF_COPY,
    SURE_OF_LINK,
    SURE_OF_MIRROR,
    SURE_OF_PUBLISHER,
    SURE_OF_SIGNATURE,
)
from recoupe.folding import fold
from recoupe.model import Document
from recoupe.sources import Registry
from recoupe.trace.checks import own_check
from recoupe.trace.parties import Parties, Party
from recoupe.trace.shingles import Shingles, containment, group_copies, shingles
from recoupe.trace.signatures import Signature, is_carrier, signature_of


@dataclass(frozen=True, slots=True)
class Trace:
    """One step back from a document to whom it goes back to: the sort of trace, its words, how sure it is."""

    kind: str
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Carrier:
    """The party whose text a document is, and the trace that leads there."""

    party: Party
    trace: Trace


class Carriers:
    """The carriers of a set of documents, found once."""

    def __init__(self, documents: Mapping[str, Document], registry: Registry) -> None:
        """Read the documents; nothing is compared before it is asked for."""
        self.documents = documents
        self.parties = Parties(registry)
        self._found: dict[str, Carrier] = {}
        self._signatures: dict[str, Carrier | None] = {}
        self._publishers: dict[str, Party] = {}

    def of(self, key: str) -> Carrier:
        """The carrier of a document."""
        if key not in self._found:
            self._found[key] = self._of_group(key)
        return self._found[key]

    def publisher(self, key: str) -> Party:
        """The party that publishes a document, whoever's text it carries."""
        if key not in self._publishers:
            document = self.documents[key]
            self._publishers[key] = self.parties.of_publisher(document.publisher, document.url)
        return self._publishers[key]

    def witness(self, key: str, sentence: str) -> Party:
        """Who saw what a sentence says was seen: the publisher of the eldest copy of the document that has it."""
        first = self.copies[key]
        copied = first != key and fold(sentence) in fold(self.documents[first].text)
        return self.publisher(first if copied else key)

    def _of_group(self, key: str) -> Carrier:
        """A document's own signature, else that of the text it copies, else the eldest copy's publisher."""
        own = self._signed(key)
        if own is not None:
            return own
        members = self._groups[self.copies[key]]
        signed = next((found for other in members if (found := self._signed(other))), None)
        if signed is not None:
            return Carrier(signed.party, Trace("near_duplicate", signed.trace.evidence, SURE_OF_COPY))
        first = self.copies[key]
        if first != key:
            share = self._shares(key, first)
            return Carrier(self.publisher(first), Trace("near_duplicate", f"{share:.2f}", SURE_OF_COPY))
        linked = self._linked(key)
        if linked is not None:
            return Carrier(self.publisher(linked), Trace("link", self.documents[linked].url, SURE_OF_LINK))
        return Carrier(self.publisher(key), Trace("publisher", self.documents[key].publisher, SURE_OF_PUBLISHER))

    def _signed(self, key: str) -> Carrier | None:
        """Whose text a document itself says it carries; every copy of it asks."""
        if key not in self._signatures:
            self._signatures[key] = self._signature(key)
        return self._signatures[key]

    def _signature(self, key: str) -> Carrier | None:
        document = self.documents[key]
        signature = signature_of(document)
        if signature is not None:
            return Carrier(self._signer(signature, document), Trace("signature", signature.words, SURE_OF_SIGNATURE))
        source = self.parties.registry.of_publisher(document.publisher, document.url)
        if source is not None and source.mirror_of:
            return Carrier(self.parties.of_source(source), Trace("mirror", document.publisher, SURE_OF_MIRROR))
        cited = self._cited(document)
        if cited is not None and not own_check(document.text, document.language):
            party, words = cited
            return Carrier(party, Trace("agency_cited", words, SURE_OF_ATTRIBUTION))
        return None

    def _signer(self, signature: Signature, document: Document) -> Party:
        """The party behind a signature: by the registry's aliases, the gazetteer, or the name alone."""
        registry = self.parties.registry
        credited = registry.of_name(signature.name) or registry.of_url(signature.name)
        if credited is not None:
            return self.parties.of_source(credited)
        listed = self.parties.of_entity(signature.entity) if signature.entity else None
        return listed or Party(signature.key, signature.name, self.publisher(document.id).bloc)

    def _cited(self, document: Document) -> tuple[Party, str] | None:
        """The one agency or outlet that the text credits, where it is not the publisher."""
        own = self.publisher(document.id).key
        found: dict[str, tuple[Party, str]] = {}
        for entity, words in _credited_carriers(document):
            party = self.parties.of_entity(entity)
            if party is not None and party.key != own:
                found.setdefault(party.key, (party, words))
        return next(iter(found.values())) if len(found) == 1 else None

    def _linked(self, key: str) -> str | None:
        """An elder document at hand that this one links to and shares phrases with."""
        links = {link.rstrip("/") for link in self.documents[key].links}
        linked = [other for link in sorted(links) for other in self._by_address.get(link, ()) if other != key]
        enough = (other for other in linked if self._shares(key, other) >= REWRITE_CONTAINMENT)
        return next(enough, None)

    def _shares(self, key: str, other: str) -> float:
        return containment(self.shingles[key], self.shingles[other])

    @cached_property
    def _by_address(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key, document in self.documents.items():
            found.setdefault(document.url.rstrip("/"), []).append(key)
        return found

    @cached_property
    def shingles(self) -> dict[str, Shingles]:
        """The phrases of each document, the eldest first."""
        return {key: shingles(self.documents[key].text) for key in by_age(self.documents)}

    @cached_property
    def copies(self) -> dict[str, str]:
        """The first copy of each document, itself where it is the first."""
        return group_copies(self.shingles)

    @cached_property
    def _groups(self) -> dict[str, list[str]]:
        groups: dict[str, list[str]] = {}
        for key, first in self.copies.items():
            groups.setdefault(first, []).append(key)
        return groups


def by_age(documents: Mapping[str, Document]) -> list[str]:
    """The keys of the documents, the eldest first; those without a date last."""

    def age(key: str) -> tuple[bool, float, str]:
        published = documents[key].published
        return published is None, published.latest.timestamp() if published else 0.0, key

    return sorted(documents, key=age)


def _credited_carriers(document: Document) -> Iterator[tuple[str, str]]:
    for span in split_sentences(document.text, document.language):
        sentence = span.of(document.text)
        for found in find_attributions(sentence, document.language):
            if is_carrier(found.attribution.entity):
                yield found.attribution.entity, found.span.of(sentence)
