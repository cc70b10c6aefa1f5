"""The gazetteer: who and what the names in a text are, across five languages and three scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from recoupe.analysis.findings import FoundName
from recoupe.defaults.language import ANALYSES_KEPT, WORDS_KEPT
from recoupe.languages import get_language
from recoupe.model import Span
from recoupe.names.entities import LANGUAGES, Entity, load_entities
from recoupe.names.forms import FormIndex, key_of
from recoupe.names.namesakes import is_at_home, told_apart
from recoupe.word_forms import SPELLED, is_known

_CAPITAL = r"(?:[A-ZÀ-ÖØ-ÞŠŽŒ][\w’'-]*|[А-ЯЁІЇЄҐ][\w’'-]*)"
_PARTICLE = r"(?:de|du|des|la|le|von|van|der|bin|al|el|of|the|da|di|y)"
_CAPITALISED = re.compile(rf"\b{_CAPITAL}(?:[ -](?:{_PARTICLE} )?{_CAPITAL})*")
_SENTENCE_START = re.compile(r"(?:^|[.!?…»\"”\n:–—-])[\s«\"“”‘'(]*$")


class Gazetteer:
    """All entities that ship, and the forms to find them by."""

    def __init__(self, entities: Mapping[str, Entity]) -> None:
        """Index the entities; the language of a text decides whose forms come first."""
        self._entities = entities
        self._indexes: dict[str, FormIndex] = {}
        self._regions: dict[str, frozenset[str]] = {}
        # Publishers, speakers and the sentences of reprints come again and again.
        self._found = lru_cache(maxsize=ANALYSES_KEPT)(self._find)

    def get(self, entity_id: str) -> Entity | None:
        """The entity with this id, or None."""
        return self._entities.get(entity_id)

    def find(self, text: str, language: str) -> tuple[FoundName, ...]:
        """The names in the text, left to right without overlap; a name that is not listed has no entity."""
        return self._found(text, language) if len(text) <= _SENTENCE_CHARS else self._find(text, language)

    def _find(self, text: str, language: str) -> tuple[FoundName, ...]:
        found = [self._name(text, one.start, one.end, one.entity) for one in self._index(language).find(text)]
        listed = told_apart(text, language, found, self._entities)
        taken = [name.span for name in listed]
        unlisted = [name for name in _unlisted(text, language) if not any(name.span.overlaps(span) for span in taken)]
        return tuple(sorted([*listed, *unlisted], key=lambda name: name.span))

    def _name(self, text: str, start: int, end: int, entity: str) -> FoundName:
        return FoundName(Span(start, end), text[start:end], entity, self._entities[entity].kind)

    def _index(self, language: str) -> FormIndex:
        if language not in self._indexes:
            order = dict.fromkeys((language, *LANGUAGES)) if language in LANGUAGES else dict.fromkeys(LANGUAGES)
            self._indexes[language] = FormIndex(
                (form, entity.id)
                for one in order
                for entity in self._entities.values()
                for form in entity.forms.get(one, ())
            )
        return self._indexes[language]

    def voice_of(self, entity_id: str) -> Entity | None:
        """The body that a person or office speaks for, itself where it speaks for itself, None where it is unknown."""
        entity = self._entities.get(entity_id)
        while entity and entity.speaks_for and entity.speaks_for in self._entities:
            entity = self._entities[entity.speaks_for]
        return entity

    def bloc_of(self, entity_id: str) -> str:
        """The bloc whose voice it is, empty where it is unknown."""
        entity = self._entities.get(entity_id)
        if entity is None:
            return ""
        country = self._entities.get(entity.country)
        return entity.bloc or (country.bloc if country else "")

    def forms(self, entity_id: str, language: str) -> tuple[str, ...]:
        """The names in a language, without the marks for endings."""
        entity = self._entities.get(entity_id)
        return tuple(form.rstrip("*") for form in entity.forms.get(language, ())) if entity else ()

    def label(self, entity_id: str, language: str) -> str:
        """The usual name in a language, empty for an unknown id."""
        entity = self._entities.get(entity_id)
        return entity.label(language) if entity else ""

    def is_at_home(self, entity_id: str, written: str) -> bool:
        """Whether it is written there by a form that names no country, as any country calls its own body."""
        entity = self._entities.get(entity_id)
        return entity is not None and is_at_home(entity, written)

    def may_name_a_region(self, text: str, language: str) -> bool:
        """Whether the letters of a state or province stand in a text: a quick look before names are searched."""
        if language not in self._regions:
            forms = (form for one in self._entities.values() if one.region for form in one.forms.get(language, ()))
            self._regions[language] = frozenset(_unchanging(form.split()[-1]) for form in forms)
        written = text.casefold()
        return any(letters in written for letters in self._regions[language])

    def is_within(self, place_id: str, other_id: str) -> bool:
        """Whether a place is the other or lies in it."""
        seen: set[str] = set()
        while place_id and place_id not in seen:
            if place_id == other_id:
                return True
            seen.add(place_id)
            entity = self._entities.get(place_id)
            place_id = entity.within if entity else ""
        return False


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer that ships, loaded once."""
    return Gazetteer(load_entities())


def _unchanging(word: str) -> str:
    """What of a word stands in all its forms."""
    written = word.casefold()
    return key if (key := key_of(word)) in written else written


def _unlisted(text: str, language: str) -> Iterator[FoundName]:
    """Capitalised names of Latin and Cyrillic texts.

    A single word that opens a sentence is one only where no dictionary has it; days, months, titles and numerals
    never are.
    """
    for match in _CAPITALISED.finditer(text):
        start, end = match.span()
        if language == "fr" and (elided := _ELIDED.match(text, start, end)):
            # « L'opposition » opens with an article, « L'Aquila » is a name.
            start = elided.end()
            if not text[start].isupper():
                continue
        if _SENTENCE_START.search(text, 0, start) and not _TITLE.search(text, 0, start):
            start = _without_opener(text, start, end, language)
        end = start + len(_OWNER.sub("", _without_date(text[start:end], language)))
        if start < end and not all(_is_no_name(word, language) for word in text[start:end].split()):
            yield FoundName(Span(start, end), text[start:end], "", "name")


def _without_opener(text: str, start: int, end: int, language: str) -> int:
    """Where the name begins among capitalised words of which the first opens a sentence; `end` where none is left."""
    words = text[start:end].split(" ")
    if len(words) < 2 or not words[1][:1].isupper():
        return end if len(words) == 1 and not _is_strange(words[0], language) else start
    strange = any(_is_strange(word, language) for word in words[1:])
    opens = words[0].lower() in _OPENERS or (strange and _is_word(words[0], language))
    return start + len(words[0]) + 1 if opens else start


@lru_cache(maxsize=WORDS_KEPT)
def _is_strange(word: str, language: str) -> bool:
    """Whether no dictionary of the language has a word of some length: it is a name, wherever it stands."""
    bare = _OWNER.sub("", word)
    return language in SPELLED and len(bare) >= _SHORTEST_NAME and not is_known(bare.lower(), language)


def _is_word(word: str, language: str) -> bool:
    """Whether a dictionary has it, and it is no short first name such as Том that also means something else."""
    return language in SPELLED and len(word) >= _SHORTEST_NAME and not _is_strange(word, language)


def _without_date(words: str, language: str) -> str:
    """Without the day that follows a name: "General Assembly Saturday"."""
    known = get_language(language)
    before, _, last = words.rpartition(" ")
    return before if before and known and last.lower() in known.weekdays else words


def _is_no_name(word: str, language: str) -> bool:
    known = get_language(language)
    folded = word.lower()
    listed = known is not None and any(folded in words for words in (known.weekdays, known.months, known.number_words))
    return listed or bool(_NUMERAL.fullmatch(word)) or bool(_TITLE_ALONE.fullmatch(word))


_SENTENCE_CHARS = 400
_SHORTEST_NAME = 4
_ELIDED = re.compile(r"[LDJCNSMT]['’]|Qu['’]")
_OWNER = re.compile(r"['’]s?$")
_NUMERAL = re.compile(r"[IVXL]+(?:e|er|ème|th|st|nd|rd)?")
_TITLE_ALONE = re.compile(r"M|MM|Mr|Mrs|Ms|Mme|Mlle|Dr|Prof|Sir|St|Г")
_TITLE = re.compile(r"(?<!\w)(?:M|MM|Mr|Mrs|Ms|Mme|Mlle|Dr|Prof|St|Gen|Col|Sgt|Lt|Capt|Sen|Rep|Gov|г|гр|им|св)\.\s$")
# Words that open sentences and are no part of the name that follows.
_OPENERS = frozenset(
    "le la les l un une des du de à au aux en dans pour par sur avec selon après avant depuis the a an in on at of for "
    "from with by after before since as this according president le président général prime mr mrs ms dr в на по из за "
    "от до с и а но у об при для как за у в на з із та й після до від президент министр міністр".split()
)
