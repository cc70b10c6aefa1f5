"""Whether a pronoun can stand for a noun phrase, as far as articles, endings and names tell."""

from __future__ import annotations

import re

from recoupe.analysis.names import find_names
from recoupe.analysis.patterns import any_of
from recoupe.languages import Language

_PLURAL_PRONOUN = re.compile(r"^(?:ils|elles|they|они|вони|ceux-ci|celles-ci|그들은|이들)$", re.IGNORECASE)
_PERSONAL = re.compile(r"^(?:he|she|он|она|він|вона)$", re.IGNORECASE)
_THING = re.compile(r"^it$", re.IGNORECASE)
_FEMININE = re.compile(r"^(?:elles?|celles?-ci|cette dernière)$", re.IGNORECASE)
_MASCULINE = re.compile(r"^(?:ils?|ceux-ci|celui-ci|ce dernier)$", re.IGNORECASE)
_FEMININE_PHRASE = re.compile(r"^(?:la|une|cette|sa|ma)\s", re.IGNORECASE)
_MASCULINE_PHRASE = re.compile(r"^(?:le|un|ce|cet|son)\s", re.IGNORECASE)
_PLURAL_PHRASE = {
    "fr": re.compile(r"^(?:les|des|ces|ses|leurs|plusieurs|certaine?s|\d|deux|trois|quatre)\s", re.IGNORECASE),
    "en": re.compile(
        r"^(?:these|those|several|many|some|two|three|four|\d[\d,]*)\s|\w{3,}(?<![su])s$|\band\b|^(?:police|people)$",
        re.IGNORECASE,
    ),
    "ru": re.compile(r"(?:ы|и|ые|ие|е)$|\sи\s", re.IGNORECASE),
    "uk": re.compile(r"(?:и|і|ї)$|\s(?:і|та|й)\s", re.IGNORECASE),
}


def agrees(pronoun: str, phrase: str, language: Language) -> bool:
    """Whether number, gender and being a person agree; a phrase that is a pronoun itself explains nothing."""
    if not phrase or any_of(language.pronouns).match(phrase):
        return False
    return (
        _same_number(pronoun, phrase, language)
        and _same_gender(pronoun, phrase)
        and _same_nature(pronoun, phrase, language)
    )


def _same_number(pronoun: str, phrase: str, language: Language) -> bool:
    pattern = _PLURAL_PHRASE.get(language.code)
    if pattern is None or language.code in ("ru", "uk"):
        first = phrase.split(" ")[0]
        many = bool(pattern and pattern.search(first)) and not first[:1].isupper()
        return not _PLURAL_PRONOUN.match(pronoun) or many or " " in phrase
    return bool(pattern.search(phrase)) == bool(_PLURAL_PRONOUN.match(pronoun))


def _same_gender(pronoun: str, phrase: str) -> bool:
    if _FEMININE.match(pronoun):
        return not _MASCULINE_PHRASE.match(phrase)
    return not (_MASCULINE.match(pronoun) and _FEMININE_PHRASE.match(phrase))


def _same_nature(pronoun: str, phrase: str, language: Language) -> bool:
    """English "he" and "she" are persons: a phrase with a name that is no country and no body."""
    if language.code != "en":
        return True
    kinds = {name.kind for name in find_names(phrase, language.code)} or ({"name"} if phrase[:1].isupper() else set())
    is_person = bool(kinds & {"person", "name"}) and (", " in phrase or not phrase.lower().startswith("the "))
    return is_person if _PERSONAL.match(pronoun) else not (_THING.match(pronoun) and is_person)
