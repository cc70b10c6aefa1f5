"""What is read of each document of a set before any two are compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from recoupe.concepts import find_concepts
from recoupe.defaults.names import LEGAL_FORMS
from recoupe.defaults.trace import FULL_OF_FACTS, FULL_OF_FACTS_IN_A_LANGUAGE, WORDS_OF_A_NAME
from recoupe.folding import fold
from recoupe.model import Document
from recoupe.names.keys import consonant_key
from recoupe.publishers import outlet_name
from recoupe.trace.bodies import bodies_in, speaking_bodies, speaking_kinds
from recoupe.trace.carriers import Carriers
from recoupe.trace.checks import another_matter, told_itself
from recoupe.trace.korean import SURE_CONSONANTS
from recoupe.trace.roots import Root
from recoupe.trace.shingles import Shingles
from recoupe.trace.stories import Facts, Weighed, facts_of_document, is_certain

_RUN_WORD = re.compile(r"[^\W\d_]+")
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
        return self._shows(FULL_OF_FACTS)

    @cached_property
    def full_in(self) -> str:
        """Its language where it shows so many that another text of its event in that language has one, else nothing."""
        return self.document.language if self._shows(FULL_OF_FACTS_IN_A_LANGUAGE) else ""

    def _shows(self, least: int) -> bool:
        return self.facts.heard is None and len(self.certain) >= least

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
    def named(self) -> frozenset[str]:
        """The consonants of up to so many neighbouring words that begin with a capital letter: outlets and bodies."""
        return named_in(f"{self.document.title}\n{self.document.text}")

    @cached_property
    def own_name(self) -> str:
        """The consonants of the publisher's name as a whole, without its legal form."""
        return consonant_key("".join(word for word in self.outlet if fold(word) not in LEGAL_FORMS))

    @cached_property
    def own_kinds(self) -> frozenset[str]:
        """The kinds of body that the publisher's own name tells: a bank, a ministry, no newsroom."""
        return speaking_kinds(outlet_name(self.document.publisher), self.document.language)

    @cached_property
    def own_names(self) -> tuple[str, ...]:
        """The words of the publisher's name that name no kind of body: a place, a make."""
        return _names_in(outlet_name(self.document.publisher), self.document.language)

    @cached_property
    def speaker_name(self) -> frozenset[str]:
        """The consonants of the names in the words for the speaker, see `named_in`."""
        return named_in(self.root.label)

    @cached_property
    def speaker_kinds(self) -> frozenset[str]:
        """The kinds of body that the words for the speaker tell."""
        return speaking_kinds(self.root.label, self.document.language)

    @cached_property
    def speaker_names(self) -> tuple[str, ...]:
        """The words for the speaker that name no kind of body."""
        return _names_in(self.root.label, self.document.language)

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


def _names_in(words: str, language: str) -> tuple[str, ...]:
    written = _NAME_WORD.findall(words)
    return tuple(word for word in written if not find_concepts(word, language) and not bodies_in(word, language))


def named_in(words: str) -> frozenset[str]:
    """The consonants of each run of up to `WORDS_OF_A_NAME` words, the first with a capital letter.

    >>> "tnklt" in named_in("the news site Tenge i Lyudi"), "tnklt" in named_in("Тенге и люди")
    (True, True)
    """
    written = _RUN_WORD.findall(words)
    opening = (at for at, word in enumerate(written) if word[:1].isupper())
    runs = ("".join(written[at : at + length]) for at in opening for length in range(1, WORDS_OF_A_NAME + 1))
    return frozenset(key for run in runs if len(key := consonant_key(run)) >= SURE_CONSONANTS)
