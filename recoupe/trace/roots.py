"""The root of a whole document: who is behind most of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from recoupe.analysis.sentence import analyse
from recoupe.analysis.sentences import split_sentences
from recoupe.concepts import find_concepts
from recoupe.defaults.trace import OFFICIAL_CONCEPTS
from recoupe.folding import fold
from recoupe.model import Attribution, Document, Span
from recoupe.names import gazetteer
from recoupe.trace.carriers import Carrier, Carriers
from recoupe.trace.checks import own_check
from recoupe.trace.parties import Party
from recoupe.trace.speakers import Speakers
from recoupe.trace.stories import skeletons

_LEAD_SENTENCES = 2
_LEAST_NAME = 4
_LEAST_SKELETON = 3


@dataclass(frozen=True, slots=True)
class Root:
    """Who is behind a document: its own eyes, a speaker, another's text, or just itself; and the words that say so.

    `speaker` and `texts` are keys of the speaker and of those whose text it carries, as far as it says so itself;
    `is_listed` tells a speaker whose key is the same in every language.
    """

    sort: Literal["own_check", "speaker", "text", "itself"]
    key: str
    label: str
    words: str
    speaker: str = ""
    texts: frozenset[str] = frozenset()
    is_listed: bool = False

    @property
    def is_explicit(self) -> bool:
        """Whether the document itself says who is behind it."""
        return self.sort != "itself"


class Roots:
    """Finds the root of each document of a set."""

    def __init__(self, carriers: Carriers, documents: Mapping[str, Document]) -> None:
        """Roots of the documents of `carriers`."""
        self._carriers = carriers
        self._speakers = Speakers(carriers)
        self._documents = documents
        self._outlets = _outlets(carriers, documents)

    def of(self, key: str) -> Root:
        """The root of a document: what it saw itself, else its speaker, else the outlet it cites, else whose text."""
        document = self._documents[key]
        publisher = self._carriers.publisher(key)
        words = own_check(document.text, document.language)
        if words:
            return Root("own_check", publisher.key, publisher.label, words)
        carrier = self._carriers.of(key)
        cited = self._cited_outlet(document, publisher)
        texts = frozenset(one.key for one in (carrier.party, cited) if one and one.key != publisher.key)
        speaker = self._speaker(document, publisher)
        if speaker is not None and not (cited and not speaker.party.resolved):
            name, listed = _speaker_key(speaker.party, document), bool(speaker.party.entity)
            return Root("speaker", name, speaker.party.label, speaker.trace.evidence, name, texts, listed)
        if cited is not None:
            return Root("text", cited.key, cited.label, cited.label, "", texts)
        sort: Literal["text", "itself"] = "text" if texts else "itself"
        return Root(sort, carrier.party.key, carrier.party.label, carrier.trace.evidence, "", texts)

    def _speaker(self, document: Document, publisher: Party) -> Carrier | None:
        """The speaker of the lead, else the one who is credited with most of the text."""
        found: list[tuple[int, int, Carrier]] = []
        spans = split_sentences(document.text, document.language)
        for place, span in enumerate(spans):
            attribution = _first(span.of(document.text), document.language)
            if attribution is None:
                continue
            party = self._speakers.of_passage(document, span, attribution)
            if party.party.key not in (publisher.key, self._carriers.of(document.id).party.key):
                found.append((place, span.end - span.start, party))
        if not found:
            return None
        lead = next((party for place, _, party in found if place < _LEAD_SENTENCES), None)
        return lead or self._weightiest(found, spans)

    def _weightiest(self, found: list[tuple[int, int, Carrier]], spans: tuple[Span, ...]) -> Carrier | None:
        """The speaker of at least half of the text."""
        whole = sum(span.end - span.start for span in spans)
        said: dict[str, int] = {}
        for _, length, party in found:
            said[party.party.key] = said.get(party.party.key, 0) + length
        best = max(found, key=lambda one: (said[one[2].party.key], -one[0]))[2]
        return best if 2 * said[best.party.key] >= whole else None

    def _cited_outlet(self, document: Document, publisher: Party) -> Party | None:
        """Another outlet at hand that the text names; of several names the longest."""
        spoken = fold(document.text)
        named = [
            name
            for name, (party, pattern) in self._outlets.items()
            if party.key != publisher.key and name in spoken and pattern.search(spoken)
        ]
        longest = max(named, key=len, default="")
        return self._outlets[longest][0] if longest else None


def _outlets(carriers: Carriers, documents: Mapping[str, Document]) -> dict[str, tuple[Party, re.Pattern[str]]]:
    """The publishers at hand by folded name, with what finds the name as a word; Korean particles may follow it."""
    found: dict[str, tuple[Party, re.Pattern[str]]] = {}
    for key in sorted(documents):
        party = carriers.publisher(key)
        name = fold(party.label)
        if len(name) >= _LEAST_NAME:
            found.setdefault(name, (party, re.compile(rf"(?<!\w){re.escape(name)}(?![^\W가-힣])")))
    return found


def _first(sentence: str, language: str) -> Attribution | None:
    found = analyse(sentence, language).attributions
    return found[0].attribution if found else None


def _speaker_key(party: Party, document: Document) -> str:
    """One key for one speaker in every language: the gazetteer's, the name's consonants, or the office."""
    if not party.key.startswith("name:"):
        return party.key
    unlisted = [name.text for name in gazetteer().find(party.label, document.language) if not name.entity]
    bones = skeletons(unlisted[-1]) if unlisted else []
    if bones:
        return f"name:{bones[-1]}"
    offices = {found.concept for found in find_concepts(party.label, document.language)} & OFFICIAL_CONCEPTS
    return f"office:{' '.join(sorted(offices))}" if offices else party.key


def differ(one: Root, other: Root) -> bool:
    """Whether both credit a speaker, or their own eyes, and it is certainly not the same."""
    if "own_check" in (one.sort, other.sort):
        return one.is_explicit and other.is_explicit and one.key != other.key
    return bool(one.speaker and other.speaker) and one.speaker != other.speaker and one.is_listed and other.is_listed


def same_text(one: str, other: str) -> bool:
    """Whether two keys of outlets or agencies are one, also across scripts: Handeul and 한들통신."""
    if one == other:
        return True
    shorter, longer = sorted(("".join(skeletons(one)), "".join(skeletons(other))), key=len)
    return len(shorter) >= _LEAST_SKELETON and longer.startswith(shorter) and one.isascii() != other.isascii()
