"""The values that other stages put into their reasons, in the reader's language: figures, days, names, concepts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from recoupe.names import gazetteer
from recoupe.names.entities import COUNTRY
from reports.keys import msgid

if TYPE_CHECKING:
    from reports.language import Speech

_LONGEST_LIST_CHARS = 400
_PERIOD = re.compile(r"(\d{4}-\d{2}-\d{2}|\.\.)/(\d{4}-\d{2}-\d{2}|\.\.)")
_DECIMAL = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+")
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_COMPARED = {
    "at least ": msgid("at least {value}"),
    "at most ": msgid("at most {value}"),
    "more than ": msgid("more than {value}"),
    "fewer than ": msgid("fewer than {value}"),
    "about ": msgid("about {value}"),
    "nearly ": msgid("nearly {value}"),
    "": "{value}",
}
_FIGURE = re.compile(rf"({'|'.join(_COMPARED)})({_NUMBER})(?: to ({_NUMBER}))?(?: ([\w ²]+))?")


def told(text: str, speech: Speech) -> str:
    """A value in the reader's language, or as it is where nothing in it is known.

    Knows a period (`2024-12-14/2024-12-15`), a figure ("at least 30 killed or wounded"), a name of the gazetteer,
    and a list of names or concepts.
    """
    if len(text) > _LONGEST_LIST_CHARS:
        return text
    if period := _PERIOD.fullmatch(text):
        return _period(period[1], period[2], speech)
    if figure := _FIGURE.fullmatch(text):
        return _figure(figure, speech)
    return ", ".join(_value(part, speech) for part in text.split(", "))


def _value(text: str, speech: Speech) -> str:
    period = _PERIOD.fullmatch(text)
    return _period(period[1], period[2], speech) if period else _name(text, speech)


def _period(start: str, end: str, speech: Speech) -> str:
    days = {"start": speech.iso_day(start), "end": speech.iso_day(end)}
    if start == "..":
        return speech.say("until {end}", **days)
    return speech.say("since {start}", **days) if end == ".." else speech.say("from {start} to {end}", **days)


def _figure(figure: re.Match[str], speech: Speech) -> str:
    value, high = _number(figure[2], speech), figure[3]
    amount = speech.say("{low} to {high}", low=value, high=_number(high, speech)) if high else value
    words = speech.say(_COMPARED[figure[1]], value=amount)
    return f"{words} {speech.word(figure[4])}" if figure[4] else words


def _number(text: str, speech: Speech) -> str:
    grouped = _DECIMAL.fullmatch(text)
    if not grouped and not text.isdigit():
        return text
    plain = text.replace(",", "")
    if "." in plain:
        return plain.replace(".", ",") if speech.language == "fr" else plain
    # Four digits without a separator may be a year.
    return speech.number(int(plain)) if len(plain) > 4 or "," in text else plain


def _name(text: str, speech: Speech) -> str:
    if text.startswith(COUNTRY):
        return gazetteer().label(text, speech.language) or text
    word = speech.word(text)
    return word if word != text else _entity_label(text, speech.language) or text


@lru_cache(maxsize=4096)
def _entity_label(text: str, language: str) -> str:
    """The label in `language` of the entity whose English name is exactly `text`; empty for none."""
    found = gazetteer().find(text, "en")
    if len(found) == 1 and found[0].text == text and found[0].entity:
        return gazetteer().label(found[0].entity, language)
    return ""
