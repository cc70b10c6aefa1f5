"""The reader's language: catalogues with English as key, dates and numbers by CLDR, French typography."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from math import floor
from pathlib import Path
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton
from babel.lists import format_list
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from recoupe.concepts.naming import name_of
from recoupe.model import Reason
from recoupe.moments import Moment
from reports.values import told
from reports.vocabulary import SLUGS

ReaderLanguage = Literal["fr", "en"]

LOCALES = Path(__file__).with_name("locale")
# What we say and why, then the words of the concept lexicon.
DOMAINS = ("recoupe", "concepts")
_REGIONS = {"fr": "fr", "en": "en_GB"}
_NARROW = "\u202f"
_NO_BREAK = "\xa0"
_FIELD = re.compile(r"\{(\w+)\}")
_LEAST_LITERAL_CHARS = 8
_LONGEST_NOTE_CHARS = 600
# Not inside an address or a longer name.
_ISO_DAY = re.compile(r"(?<![\w/.\-])\d{4}-\d{2}-\d{2}(?![\w/\-])")


def typeset_french(text: str) -> str:
    """French spacing: a narrow no-break space before ; : ! ? and inside guillemets.

    >>> typeset_french("Vraiment ? « Oui »") == "Vraiment\u202f? «\u202fOui\u202f»"
    True
    """
    text = re.sub(r"[ \xa0]+([;:!?»])", _NARROW + r"\1", text)
    return re.sub(r"«[ \xa0]+", "«" + _NARROW, text)


@dataclass(frozen=True)
class Speech:
    """Everything that is said to a reader of one language."""

    language: ReaderLanguage
    catalog: Catalog = field(repr=False)

    @property
    def locale(self) -> str:
        """The CLDR locale: British forms for English."""
        return _REGIONS[self.language]

    def say(self, text: str, **values: object) -> str:
        """The translation of the key with the values put in as they are; the English key where there is none."""
        template = self._template(text)
        return template.format(**values) if values else template

    def count(self, one: str, many: str, n: int, **values: object) -> str:
        """The form of the key for `n`; `{n}` in it becomes the number."""
        found = self.catalog.get(one) if self.language != "en" else None
        forms = found.string if found and isinstance(found.string, (tuple, list)) and all(found.string) else (one, many)
        singular = Locale.parse(self.locale).plural_form(n) == "one"
        template = forms[0] if singular else forms[1]
        return self._typeset(template).format(n=self.number(n), **values)

    def reason(self, reason: Reason) -> str:
        """A reason in this language; a value that is itself a key, a date or a number is put into it too."""
        return self.filled(reason.template, {name: self.note(value) for name, value in reason.values})

    def filled(self, template: str, values: Mapping[str, str]) -> str:
        """A template of a reason in this language with the values as they are."""
        try:
            return self._template(template).format(**values) if values else self._template(template)
        except (KeyError, IndexError, ValueError):
            # A template that is no template, such as the message of an exception with braces in it.
            return template

    def fault(self, error: Exception) -> str:
        """What an exception of ours says, in this language: by its reason, else by the words that it came with."""
        told = error.args[0] if error.args else ""
        return self.reason(told) if isinstance(told, Reason) else self.note(str(error))

    def note(self, text: str) -> str:
        """Words written in English by an earlier stage, in this language: a key, or a template already filled."""
        text = SLUGS.get(text, text)
        if self.language == "en" or not text:
            return self._dated(told(text, self))
        exact = self._translation(text)
        if exact:
            return self._typeset(exact)
        return self._refilled(text) or self._dated(told(text, self))

    def word(self, text: str) -> str:
        """A word of the vocabulary or of the lexicon in this language; any other word as it is."""
        known = SLUGS.get(text, text)
        if self.language == "en":
            return known
        translated = self._translation(known) or name_of(text.replace(" ", "_"), self.language)
        return self._typeset(translated or known)

    def iso_day(self, iso: str) -> str:
        """An ISO day in words; anything else as it is."""
        return self._day_or_same(iso)

    def _refilled(self, text: str) -> str:
        if len(text) > _LONGEST_NOTE_CHARS:
            return ""
        for pattern, template in _filled_templates(self.language):
            if found := pattern.fullmatch(text):
                values = {name: self.note(value) for name, value in found.groupdict().items()}
                return self._template(template).format(**values)
        return ""

    def _dated(self, text: str) -> str:
        return _ISO_DAY.sub(lambda found: self._day_or_same(found[0]), text)

    def _day_or_same(self, iso: str) -> str:
        try:
            return self.day(date.fromisoformat(iso))
        except ValueError:
            return iso

    def number(self, value: float) -> str:
        """A number with the separators of the language."""
        return str(format_decimal(value, locale=self.locale))

    def index(self, value: float) -> str:
        """A score between 0 and 1 with two decimals; never rounded up over a threshold, never a share of a hundred."""
        floored = floor(value * 100 + 1e-9) / 100
        return str(format_decimal(floored, format="0.00", locale=self.locale))

    def day(self, day: date) -> str:
        """A day in words."""
        words = str(format_date(day, "long", locale=self.locale))
        if self.language == "fr" and day.day == 1:
            words = words.replace("1 ", "1er ", 1)
        return words.replace(" ", _NO_BREAK, 1)

    def moment(self, moment: Moment | None) -> str:
        """A moment at the precision that is known: a month, a day, or a day with time and offset from UTC."""
        if moment is None:
            return self.say("undated")
        if moment.earliest == moment.latest:
            return self._instant(moment.earliest)
        if moment.earliest.date() == moment.latest.date():
            return self.day(moment.day)
        return str(format_skeleton("yMMMM", moment.earliest, locale=self.locale))

    def _instant(self, instant: datetime) -> str:
        clock = format_datetime(instant, "HH:mm", locale=self.locale, tzinfo=instant.tzinfo)
        offset = str(format_datetime(instant, "xxx", locale=self.locale, tzinfo=instant.tzinfo)).removesuffix(":00")
        zone = "UTC" if offset in ("+00", "Z") else f"UTC{offset}"
        return self.say("{day}, {time} ({zone})", day=self.day(instant.date()), time=clock, zone=zone)

    def listing(self, words: list[str] | tuple[str, ...]) -> str:
        """`a, b and c` in this language; `a, of x; b; and c` where a comma inside one would read as one between two."""
        if len(words) > 1 and any("," in word for word in words):
            return self.say("{words}; and {last}", words=self.say("; ").join(words[:-1]), last=words[-1])
        return str(format_list(list(words), locale=self.locale)) if words else ""

    def name_of_language(self, code: str) -> str:
        """The name of a language, or its code where CLDR has none."""
        return str(Locale.parse(self.locale).languages.get(code, code))

    def _template(self, text: str) -> str:
        return self._typeset(self._translation(text) or text)

    def _translation(self, text: str) -> str:
        if self.language == "en":
            return text
        found = self.catalog.get(text)
        return found.string if found and isinstance(found.string, str) else ""

    def _typeset(self, text: str) -> str:
        return typeset_french(text) if self.language == "fr" else text


def plain_reason(reason: Reason) -> str:
    """The reason in English with its values as they are; a template that cannot be filled stands as it is."""
    try:
        return str(reason)
    except (KeyError, IndexError, ValueError):
        # The message of an exception, with braces in it, taken for a template.
        return reason.template


@cache
def speech(language: ReaderLanguage) -> Speech:
    """The speech of a language; the catalogue is read once."""
    return Speech(language, read_catalog(language))


def read_catalog(language: str) -> Catalog:
    """The catalogue of a language as it is kept in the repository; an empty one for English, which is the key."""
    catalog = Catalog(locale=language)
    for domain in DOMAINS:
        path = LOCALES / language / "LC_MESSAGES" / f"{domain}.po"
        if path.is_file():
            with path.open("rb") as file:
                for message in read_po(file, locale=language):
                    if message.id and message.id not in catalog:
                        catalog[message.id] = message
    return catalog


def direction_of(language: str) -> Literal["ltr", "rtl", "auto"]:
    """The writing direction of a language; `auto` where the language is unknown."""
    try:
        return "rtl" if Locale.parse(language, sep="-").text_direction == "rtl" else "ltr"
    except (ValueError, TypeError, UnknownLocaleError):
        return "auto"


@cache
def _filled_templates(language: ReaderLanguage) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Each translated template as a pattern of its filled form, the most literal first."""
    keys = [message.id for message in speech(language).catalog if isinstance(message.id, str)]
    telling = [key for key in keys if _FIELD.search(key) and _literal_chars(key) >= _LEAST_LITERAL_CHARS]
    ordered = sorted(telling, key=lambda key: (-_literal_chars(key), key))
    return tuple((_pattern(key), key) for key in ordered)


def _literal_chars(template: str) -> int:
    return sum(char.isalpha() for char in _FIELD.sub("", template))


def _pattern(template: str) -> re.Pattern[str]:
    pieces = _FIELD.split(template)
    seen: set[str] = set()
    built = []
    for position, piece in enumerate(pieces):
        if position % 2 == 0:
            built.append(re.escape(piece))
        elif piece in seen:
            built.append(f"(?P={piece})")
        else:
            seen.add(piece)
            built.append(f"(?P<{piece}>.+?)")
    return re.compile("".join(built), re.DOTALL)
