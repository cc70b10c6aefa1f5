"""Documents that go back to one origin, as far as the voices behind them are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from recoupe.defaults.trace import FACTS_SHOWN, LETTERS_OF_A_NAME_INSIDE
from recoupe.model import Document
from recoupe.names import gazetteer
from recoupe.publishers import outlet_name, publisher_key
from recoupe.sources import Registry
from recoupe.trace.carriers import by_age
from recoupe.trace.documents import Comparison
from recoupe.trace.grouping import Group
from recoupe.trace.readings import Reading
from recoupe.trace.roots import bare_key
from recoupe.trace.stories import FIGURE, NAME

_AGENCY = re.compile(r"(?<!\w)(?:(?:news )?agency|agence|агентство|агенція)(?!\w)", re.IGNORECASE)


class Alikes:
    """A set of documents in groups of one origin; word for word the same texts are read once."""

    def __init__(self, documents: Mapping[str, Document], registry: Registry) -> None:
        """Compare the documents."""
        self._documents = documents
        self._outlets = {key for one in documents.values() for key in _keys(outlet_name(one.publisher))}
        eldest: dict[tuple[str, str], str] = {}
        for key in by_age(documents):
            eldest.setdefault((documents[key].language, documents[key].text), key)
        self._eldest = {key: eldest[one.language, one.text] for key, one in documents.items()}
        self._comparison = Comparison({key: documents[key] for key in eldest.values()}, registry)
        self._groups: dict[str, Group] = {key: one for one in self._comparison.groups() for key in one.members}
        self._tellers = dict(self._found_tellers())

    def document(self, key: str) -> Document:
        """A document of the set."""
        return self._documents[key]

    def is_outlet(self, name: str) -> bool:
        """Whether somebody publishes a document of the set, by the key of a publisher."""
        return name in self._outlets

    def names_outlet(self, words: str) -> bool:
        """Whether the words for a speaker are the name of such an outlet, or have it: "a report in Le Phare"."""
        key = publisher_key(words)
        return key in self._outlets or any(
            outlet in key for outlet in self._outlets if len(outlet) >= LETTERS_OF_A_NAME_INSIDE
        )

    def reading(self, document: str) -> Reading:
        """What was read of a document, or of its text where that was published first."""
        return self._comparison.reading(self._eldest[document])

    def group(self, document: str) -> str:
        """The group that a document is in, by the key of its first."""
        return self._groups[self._eldest[document]].members[0]

    def is_doubtful(self, document: str) -> bool:
        """Whether nothing shows that the document is of its group, and only nothing forbids it."""
        key = self._eldest[document]
        return key in self._groups[key].doubtful

    def tellers(self, group: str, speaker: str) -> frozenset[str]:
        """The documents of a group that credit a speaker, by the speaker's bare key."""
        return frozenset(self._tellers.get((group, speaker), ()))

    def _found_tellers(self) -> Iterator[tuple[tuple[str, str], list[str]]]:
        found: dict[tuple[str, str], list[str]] = {}
        for key, group in self._groups.items():
            for speaker in {bare_key(one) for one in self.reading(key).root.credited}:
                found.setdefault((group.members[0], speaker), []).append(key)
        yield from found.items()

    def in_common(self, one: str, other: str) -> str:
        """The weightiest figures and names that two documents share, as they are written."""
        mine, theirs = self.reading(one).facts, self.reading(other).facts
        worth = {fact: max(mine.weights.get(fact, 0.0), theirs.weights.get(fact, 0.0)) for fact in mine.shared(theirs)}
        words = (
            _words(fact, {**theirs.names, **mine.names})
            for fact in sorted(worth, key=lambda fact: (-worth[fact], fact))
        )
        return ", ".join(list(dict.fromkeys(word for word in words if word))[:FACTS_SHOWN])


def _keys(outlet: str) -> Iterator[str]:
    """The key of an outlet's name, and of an agency's without the word for one: « Agence Trame » is cited as Trame."""
    yield publisher_key(outlet)
    if (bare := _AGENCY.sub(" ", outlet).strip(' «»"')) and bare != outlet:
        yield publisher_key(bare)


def _words(fact: str, names: Mapping[str, str]) -> str:
    """A fact for a reader: a figure, a name as a text writes it, or a listed one; empty for a mere kind of event."""
    if fact.startswith(FIGURE):
        return fact.removeprefix(FIGURE)
    return names.get(fact, "") if fact.startswith(NAME) else gazetteer().label(fact, "en")
