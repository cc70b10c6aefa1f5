"""The root of a whole document: who is behind most of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from recoupe.analysis.attributions import find_attributions
from recoupe.analysis.patterns import any_of
from recoupe.analysis.sentences import split_sentences
from recoupe.folding import fold
from recoupe.languages import get_language
from recoupe.model import Attribution, Document, Span
from recoupe.names import gazetteer
from recoupe.names.entities import COUNTRY
from recoupe.names.matching import match_names
from recoupe.publishers import publisher_key
from recoupe.trace.carriers import Carrier, Carriers
from recoupe.trace.checks import own_check
from recoupe.trace.korean import name_before_title
from recoupe.trace.offices import offices_in
from recoupe.trace.parties import Party
from recoupe.trace.speakers import Speakers
from recoupe.trace.stories import skeletons

_LEAD_SENTENCES = 2
_LEAST_NAME = 4
# An outlet's name is looked for where a word begins as it does.
_HEAD = 3
_WORD = re.compile(r"\w+")
_LEAST_SKELETON = 3
_OFFICE = "office:"
_NAME = "name:"
_CAPITALISED = re.compile(r"(?<!\w)[^\W\d_a-zа-яёіїєґ가-힣][\w’'-]+")
_GENITIVE = frozenset({"ru", "uk"})
# "a reporter of the newspaper X", « une équipe du journal local X », «журналіст «X»».
_WITNESS = re.compile(
    r"(?:(?:reporters?|journalists?|correspondents?|team) (?:of|for|from) (?:the )?(?:local )?"
    r"(?:(?:news)?paper|daily)? ?|"
    r"(?:journal|quotidien) (?:local |régional )?|"
    r"(?:журналист|корреспондент|журналіст|кореспондент)\w* (?:газеты |газети |видання |издания )?)"
    r"[«“\"]?(?P<name>[A-ZÀ-ÝА-ЯЁІЇЄҐ][\w’'-]+(?: [\w’'-]+)?)[»”\"]?"
)
# How near to a name the words stand that make a source of it.
_NEAR_CHARS = 40
_CARRIES = re.compile(
    r"report|interview|told|quot|cit|journal|newspaper|daily|газет|издани|журналист|корреспондент|видання|журналіст|"
    r"кореспондент|신문|기자|매체|보도|전했|따르면|인용|통신|writes?|écrit|rapport|relay|publi|пишет|пише",
    re.IGNORECASE,
)
_OWNER = re.compile(r"['’]s$")
# What stands behind these says where or of what a speaker is: "Lio Marsh of the clinic in Dray", "Jean Roux, maire".
_AT = re.compile(r",|\s(?:of|in|at|from|for|de|du|des|à|au|из|в|во|з|із|у|при)(?=\s)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Root:
    """Who is behind a document: its own eyes, a speaker, another's text, or just itself; and the words that say so.

    `speaker` and `texts` are keys of the speaker and of those whose text it carries, as far as it says so itself;
    `credited` are the keys of all who are credited, whoever is behind the document as a whole, and `voices` those of
    them that are people with a name.
    `is_listed` tells a speaker whose key is the same in every language, `proper` the names in the words for an office.
    """

    sort: Literal["own_check", "speaker", "text", "itself"]
    key: str
    label: str
    words: str
    speaker: str = ""
    texts: frozenset[str] = frozenset()
    is_listed: bool = False
    proper: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    credited: frozenset[str] = frozenset()

    @property
    def is_explicit(self) -> bool:
        """Whether the document itself says who is behind it."""
        return self.sort != "itself"

    @property
    def is_named(self) -> bool:
        """Whether the speaker is known by a name, of a person or a body, that no list has."""
        return self.sort == "speaker" and self.speaker.startswith(_NAME)

    @property
    def is_office(self) -> bool:
        """Whether the speaker is known by an office or a state alone: many people speak for the police of a country."""
        return self.speaker.startswith((_OFFICE, COUNTRY))


class Roots:
    """Finds the root of each document of a set."""

    def __init__(self, carriers: Carriers, documents: Mapping[str, Document]) -> None:
        """Roots of the documents of `carriers`."""
        self._carriers = carriers
        self._speakers = Speakers(carriers)
        self._documents = documents
        self._outlets = _outlets(carriers, documents)
        self._keys = {party.key for party, _ in self._outlets.values()}
        self._heads: dict[str, list[str]] = {}
        for name in self._outlets:
            word = _WORD.search(name)
            self._heads.setdefault(word.group()[:_HEAD] if word else "", []).append(name)

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
        texts |= frozenset(publisher_key(name) for name in _witnesses(document.text)) if cited is None else frozenset()
        credited = self._credited(document, publisher)
        speaker = self._speaker(document, credited)
        keys = frozenset(speaker_key(party.party, document) for _, _, party in credited)
        voices = frozenset(key for key in keys if key.startswith(_NAME))
        if speaker is not None and not (cited and not speaker.party.resolved):
            name, listed = speaker_key(speaker.party, document), bool(speaker.party.entity)
            proper = _proper_words(speaker.party.label, document) if name.startswith(_OFFICE) else frozenset()
            evidence = speaker.trace.evidence
            # Whom a text with a speaker of its own names besides is no source of all of it; who signs it is.
            signed = frozenset({carrier.party.key} - {publisher.key})
            return Root("speaker", name, speaker.party.label, evidence, name, signed, listed, proper, voices, keys)
        if cited is not None:
            return Root("text", cited.key, cited.label, cited.label, "", texts, voices=voices, credited=keys)
        sort: Literal["text", "itself"] = "text" if texts else "itself"
        party, words = carrier.party, carrier.trace.evidence
        return Root(sort, party.key, party.label, words, "", texts, voices=voices, credited=keys)

    def _credited(self, document: Document, publisher: Party) -> list[tuple[int, int, Carrier]]:
        """Whom the sentences credit: the sentence's place, its length for the first in it, and the party.

        The document's own publisher and outlets at hand are left out: what they tell is somebody else's.
        """
        found: list[tuple[int, int, Carrier]] = []
        own = (publisher.key, self._carriers.of(document.id).party.key)
        for place, span in enumerate(split_sentences(document.text, document.language)):
            length = span.end - span.start
            for attribution in _attributions(span.of(document.text), document.language):
                party = self._speakers.of_passage(document, span, attribution)
                if party.party.key not in own and publisher_key(party.party.label) not in self._keys:
                    found.append((place, length, party))
                    length = 0
        return found

    def _speaker(self, document: Document, found: list[tuple[int, int, Carrier]]) -> Carrier | None:
        """The speaker of the lead, else the one who is credited with most of the text."""
        if not found:
            return None
        spans = split_sentences(document.text, document.language)
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
        heads = {word[:_HEAD] for word in _WORD.findall(spoken)}
        named = [
            name
            for head in sorted(heads & self._heads.keys())
            for name in self._heads[head]
            if name in spoken
            and self._outlets[name][0].key != publisher.key
            and any(_is_credited(found, spoken, document.language) for found in self._outlets[name][1].finditer(spoken))
        ]
        longest = max(named, key=len, default="")
        return self._outlets[longest][0] if longest else None


def _witnesses(text: str) -> Iterator[str]:
    """Outlets whose reporters a text says saw it, whether they are at hand or not."""
    for found in _WITNESS.finditer(text):
        yield found["name"]


def _is_credited(found: re.Match[str], spoken: str, language: str) -> bool:
    """Whether the words around a name say that something is known from there: a museum may publish, and be burgled."""
    known = get_language(language)
    if known is None:
        return True
    near = spoken[max(0, found.start() - _NEAR_CHARS) : found.end() + _NEAR_CHARS]
    credits_it = any_of((*known.according_to, *known.reporting_verbs)).search(near)
    return bool(credits_it or _CARRIES.search(near))


def _outlets(carriers: Carriers, documents: Mapping[str, Document]) -> dict[str, tuple[Party, re.Pattern[str]]]:
    """The publishers at hand by folded name, with what finds the name as a word; Korean particles may follow it."""
    found: dict[str, tuple[Party, re.Pattern[str]]] = {}
    for key in sorted(documents):
        party = carriers.publisher(key)
        name = fold(party.label)
        if len(name) >= _LEAST_NAME and name not in found:
            found[name] = (party, re.compile(rf"(?<!\w){re.escape(name)}(?![^\W가-힣])"))
    return found


def _attributions(sentence: str, language: str) -> tuple[Attribution, ...]:
    return tuple(found.attribution for found in find_attributions(sentence, language))


def speaker_key(party: Party, document: Document) -> str:
    """One key for one speaker in every language: the gazetteer's, the name's consonants, or the office."""
    if not party.key.startswith(_NAME):
        return party.key
    # "Hanno Vries of Meridor" is one name to the gazetteer; whose it is stands before the preposition.
    name = _AT.split(_own_name(party.label, document.language))[0]
    bones = skeletons(name) or skeletons("".join(name.split()))
    if bones:
        return f"{_NAME}{'/'.join(bones[-1])}"
    offices = offices_in(party.label, document.language)
    return f"{_OFFICE}{' '.join(sorted(offices))}" if offices else party.key


def _belongs_to_office(name: str, before: str) -> bool:
    """Whether an office belongs to a name: « Окружной суд Зареченска » has no preposition between the two."""
    return len(name.split()) == 1 and not before.rstrip().endswith(",")


def _own_name(label: str, language: str) -> str:
    """The unlisted name of the speaker; empty for an office that is named by its place only.

    A name behind "of" or "in" is where they belong, and theirs only where no office is named.
    """
    if language == "ko" and (titled := name_before_title(label)):
        return titled
    listed = [name for name in gazetteer().find(label, language) if not name.entity and not _OWNER.search(name.text)]
    names = [name for name in listed if not _is_office(name.text, language)]
    own: dict[int, str] = {}
    for name in names:
        before = label[: name.span.start]
        if language in _GENITIVE and offices_in(before, language) and _belongs_to_office(name.text, before):
            continue
        openings = [found for found in _AT.finditer(label) if found.start() <= name.span.start]
        if not openings or openings[-1].group() == ",":
            own[openings[-1].start() if openings else 0] = name.text
    if own:
        return own[min(own)]
    return names[-1].text if names and not offices_in(label, language) else ""


def _is_office(name: str, language: str) -> bool:
    """Whether a capitalised word is the name of an office, as in `Prime Minister`."""
    return bool(offices_in(name.split()[-1], language))


def _proper_words(label: str, document: Document) -> frozenset[str]:
    """The consonants of names in the words for an office, by which the police of two towns are told apart.

    The first word is capitalised anyway, so it counts only where the document has it as a name elsewhere.
    """
    known = f"{document.publisher}\n{document.title}\n{document.text}"
    words = []
    for found in _CAPITALISED.finditer(label):
        word = _OWNER.sub("", found.group())
        inside = found.start() > 0 or re.search(rf"[\w,] {re.escape(word)}(?!\w)|^{re.escape(word)}(?!\w)", known)
        if inside and not _is_office(word, document.language):
            words.append(word)
    return frozenset(spelt for word in words for _, spelt in skeletons(word))


def same_speaker(one: str, other: str, same_language: bool) -> bool:
    """Whether two keys of speakers are one: the same, or a name with and without what stands before it.

    Within one language a name is one only where it is spelt alike; across languages the consonants of all are asked.
    """
    if one == other:
        return True
    mine, theirs = _spellings(one), _spellings(other)
    if mine is None or theirs is None:
        return False
    first, second = mine[same_language], theirs[same_language]
    return first.endswith(second) or second.endswith(first)


@lru_cache(maxsize=1 << 16)
def _spellings(key: str) -> tuple[str, str] | None:
    """The consonants and the spelling of a speaker known by name only; None for any other key."""
    if not key.startswith(_NAME) or "/" not in key:
        return None
    consonants, spelling, *_ = key.removeprefix(_NAME).split("/")
    return consonants, spelling


def bare_key(key: str) -> str:
    """The key of a speaker without what a language does to the spelling of a name."""
    spelt = _spellings(key)
    return f"{_NAME}{spelt[0]}/" if spelt else key


def are_namesakes(one: Root, other: Root) -> bool:
    """Whether two offices called alike carry names that have nothing in common; within one language only."""
    alike = any(mine.startswith(their) or their.startswith(mine) for mine in one.proper for their in other.proper)
    return bool(one.proper and other.proper) and not alike


def differ(one: Root, other: Root) -> bool:
    """Whether both credit a speaker, or their own eyes, and it is certainly not the same."""
    if "own_check" in (one.sort, other.sort):
        return one.is_explicit and other.is_explicit and one.key != other.key and not _is_about(one, other)
    if not (one.speaker and other.speaker and one.is_listed and other.is_listed):
        return False
    return one.speaker != other.speaker


def _is_about(one: Root, other: Root) -> bool:
    """Whether one goes back to a text of the outlet whose own eyes are the other."""
    pairs = ((one, other), (other, one))
    return any(same_text(text, seen.key) for seen, told in pairs if seen.sort == "own_check" for text in told.texts)


def same_text(one: str, other: str) -> bool:
    """Whether two keys of outlets or agencies are one, also across scripts: Handeul and 한들통신."""
    if one == other:
        return True
    if _script(one) == _script(other):
        return False
    shorter, longer = sorted(("".join(key for key, _ in skeletons(text)) for text in (one, other)), key=len)
    named = len(shorter) >= _LEAST_SKELETON and longer.startswith(shorter)
    return named or match_names(one, other).match


@lru_cache(maxsize=1 << 16)
def _script(word: str) -> str:
    """The script of a word's first letter: `LATIN`, `CYRILLIC`, `HANGUL`."""
    return unicodedata.name(word[:1], "").partition(" ")[0] if word else ""
