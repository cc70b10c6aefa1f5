"""What is read of each document of a set before any two are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from recoupe.defaults.trace import FULL_OF_FACTS
from recoupe.model import Document
from recoupe.publishers import outlet_name
from recoupe.trace.bodies import bodies_in, speaking_bodies
from recoupe.trace.carriers import Carriers
from recoupe.trace.checks import another_matter, told_itself
from recoupe.trace.roots import Root
from recoupe.trace.shingles import Shingles
from recoupe.trace.stories import Facts, Weighed, facts_of_document, is_certain

_NAME_WORD = re.compile(r"\b(?!(?i:the|le|la|les)\b)[^\W\d_]+")


@dataclass(frozen=True)
class Reading:
    """A document with its root, its publisher's key, its phrases and its facts."""

    key: str
    document: Document
    publisher: str
    root: Root
    phrases: Shingles
    facts: Facts

    @classmethod
    def of(cls, key: str, carriers: Carriers, root: Root) -> Reading:
        """The reading of a document of `carriers`."""
        document = carriers.documents[key]
        facts = facts_of_document(document)
        return cls(key, document, carriers.publisher(key).key, root, carriers.shingles[key], facts)

    @cached_property
    def weighed(self) -> Weighed:
        """The facts by their weights alone."""
        return Weighed.of(self.facts)

    @cached_property
    def certain(self) -> frozenset[str]:
        """The facts that chance does not repeat in another event of the kind."""
        return frozenset(fact for fact in self.facts.weights if is_certain(fact))

    @cached_property
    def is_full_of_facts(self) -> bool:
        """Whether it shows so many of them that another text of its event has one; a Korean text shows none."""
        return self.facts.heard is None and len(self.certain) >= FULL_OF_FACTS

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The kinds of bodies and people that the document names."""
        return bodies_in(f"{self.document.title}\n{self.document.text}", self.document.language)

    @cached_property
    def speaking(self) -> frozenset[str]:
        """Those of them in sentences that credit somebody, or that publish the document themselves."""
        own = bodies_in(outlet_name(self.document.publisher), self.document.language)
        return own | speaking_bodies(self.document.text, self.document.language)

    @cached_property
    def outlet(self) -> tuple[str, ...]:
        """The words of the outlet's name, without articles."""
        return tuple(_NAME_WORD.findall(outlet_name(self.document.publisher)))

    @cached_property
    def own_source(self) -> str:
        """The words by which the newsroom says that somebody told it itself; empty where it does not."""
        return told_itself(self.document.text, self.document.publisher, self.document.language)

    @cached_property
    def is_of_another_event(self) -> bool:
        """Whether the document itself says that it tells of another matter."""
        return bool(another_matter(self.document.text, self.document.language))

    @cached_property
    def day(self) -> int | None:
        """The day of publication as a number, None where it is not known."""
        return self.document.published.day.toordinal() if self.document.published else None
