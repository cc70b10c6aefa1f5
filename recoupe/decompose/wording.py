"""Sentences out of phrases: what a participle, a gerund or a relative clause says, said with a verb of its own."""

from __future__ import annotations

import re

from recoupe.analysis.sentence import analyse
from recoupe.analysis.verbs import finite_verbs
from recoupe.defaults.metrics import NEAR_ONLY
from recoupe.languages import Language
from recoupe.word_forms import base_form, is_known

_RELATIVE = re.compile(r"^(?:qui|who|which|котор(?:ый|ая|ое|ые)|як(?:ий|а|е|і))\s", re.IGNORECASE)
_PLURAL = {
    "fr": re.compile(r"^(?:les|des|ces|ses|leurs|plusieurs|\d|deux|trois)\b|\bet\b", re.IGNORECASE),
    "en": re.compile(r"^(?:these|those|several|many|some|\d|two|three)\b|\band\b|^(?:the )?\w+[^su]s$", re.IGNORECASE),
}
# Verb forms of the present; « a » and « ont » open a past, and forms in -a, -t of the past are none.
_PRESENT = {
    "fr": re.compile(r"(?!a$|ont$|fut|fit|prit|eut|mit)(?:est|sont|\w+(?<!ai)(?:e|ent|t|d))", re.IGNORECASE),
    "en": re.compile(r"is|are|has|have|can|may|will|do|does|uses?|\w+(?<![aeiou]s)(?<!s)s|\w+['’]s", re.IGNORECASE),
}
# French participles that take « être » without being passive.
_MOVING = re.compile(r"^(?:entré|arrivé|parti|venu|devenu|né|mort|tombé|resté|survenu|sorti|revenu)", re.IGNORECASE)
_LASTING = re.compile(r"\b(?:depuis|since)\b|^(?:situé|basé|composé|engagé|based|located)", re.IGNORECASE)
_CONTRACTED = (("des ", "les "), ("du ", "le "), ("de la ", "la "), ("de l’", "l’"), ("de l'", "l'"))
_LAST_NOUN = {
    "fr": re.compile(r"(?:(?<=\s)|^)(?:des|du|de la|les?|la|cet|cette|ces|un|une|son|sa|leur)\s(?:(?!\b(?:des|du|les|la|le|un|une|son|sa|ses|leurs?|ce|cet|cette|ces)\b).)*$|(?:^|(?<=\s)|(?<=d))[l]['’][^\s].*$", re.IGNORECASE),  # noqa: E501
    "en": re.compile(r"(?:(?<=\s)|^)(?:the|an?|its|their|his|her|some|this)\s(?:(?!\b(?:the|an?|its|their|his|her)\b).)*$", re.IGNORECASE),  # noqa: E501
}  # fmt: skip
_NAME = r"[A-ZÀ-ÝА-ЯЁІЇЄҐ][\w’'-]*(?:\s[A-ZÀ-ÝА-ЯЁІЇЄҐ][\w’'-]*)*"
# "gave the ball back to Aguero, who ..." : a name behind a preposition is meant itself.
_NAMED_LAST = re.compile(rf"\s(?:to|by|with|for|from|à|par|avec|pour|chez|vers)\s(?P<name>{_NAME})$")
_IRREGULAR_FR = {
    "faire": "fait", "mettre": "mis", "prendre": "pris", "détruire": "détruit", "conduire": "conduit", "produire": "produit",  # noqa: E501
    "réduire": "réduit", "contraindre": "contraint", "atteindre": "atteint", "perdre": "perdu", "rendre": "rendu",
    "permettre": "permis", "ouvrir": "ouvert", "recevoir": "reçu", "vendre": "vendu", "répandre": "répandu",
    "interrompre": "interrompu", "devenir": "devenu", "obtenir": "obtenu", "promettre": "promis", "dire": "dit",
}  # fmt: skip
_IRREGULAR_EN = {
    "leave": "left", "make": "made", "take": "took", "bring": "brought", "cut": "cut", "hit": "hit", "put": "put",
    "set": "set", "send": "sent", "lose": "lost", "become": "became", "give": "gave", "win": "won", "force": "forced",
    "strike": "struck", "begin": "began", "rise": "rose", "fall": "fell", "sink": "sank", "shut": "shut",
}  # fmt: skip
_INCLUDES = {"fr": ("inclut", "incluent"), "en": ("includes", "include"), "ru": ("включает", "включают"), "uk": ("включає", "включають")}  # fmt: skip  # noqa: E501


def with_relative(antecedent: str, phrase: str) -> str:
    """« L'armée » and « qui dément tout » : « L'armée dément tout »."""
    return f"{antecedent} {_RELATIVE.sub('', phrase)}"


def with_participle(subject: str, phrase: str, language: Language) -> str:
    """« cet accord » and « Entré en vigueur » : « cet accord est entré en vigueur »."""
    phrase = phrase[:1].lower() + phrase[1:]
    many = is_plural(subject, language)
    if language.code == "fr":
        if _MOVING.match(phrase) or _LASTING.search(phrase):
            return f"{subject} {'sont' if many else 'est'} {phrase}"
        return f"{subject} {'ont été' if many else 'a été'} {phrase}"
    if language.code == "en":
        if _LASTING.search(phrase):
            return f"{subject} {'are' if many else 'is'} {phrase}"
        return f"{subject} {'were' if many else 'was'} {phrase}"
    return f"{subject} — {phrase}"


def with_apposition(antecedent: str, phrase: str, language: Language) -> str:
    """« les villages » and « une zone occupée par ... » : « les villages sont une zone occupée par ... »."""
    many = is_plural(antecedent, language)
    verb = {"fr": ("est", "sont"), "en": ("is", "are")}.get(language.code, ("—", "—"))[many]
    return f"{antecedent} {verb} {phrase[:1].lower() + phrase[1:]}"


def with_gerund(subject: str, phrase: str, language: Language, *, past: bool = True) -> str:
    """« Un séisme » and « faisant 120 morts » : « Un séisme a fait 120 morts »; in the present where not `past`."""
    word, _, rest = phrase.partition(" ")
    lemma = base_form(word.lower(), language.code)
    many = is_plural(subject, language)
    if language.code == "fr":
        verb = _french(lemma, many=many, past=past)
        return f"{subject} {verb} {rest}" if verb else f"{subject}, {phrase}"
    if language.code == "en":
        lemma = _base_en(word.lower(), lemma)
        verb = _IRREGULAR_EN.get(lemma) or _regular_en(lemma) if past else _present_en(lemma, many=many)
        return f"{subject} {verb} {rest}"
    return f"{subject}, {phrase}"


def is_past(clause: str, language: Language) -> bool:
    """Whether the main verb of a clause is in the past; French takes « a » and « ont » for it."""
    verbs = [span.of(clause).lower() for span in finite_verbs(clause, language)]
    return not verbs or not bool(_PRESENT[language.code].fullmatch(verbs[0])) if language.code in _PRESENT else True


def _french(lemma: str, *, many: bool, past: bool) -> str:
    if past:
        participle = _IRREGULAR_FR.get(lemma) or _regular_fr(lemma)
        return f"{'ont' if many else 'a'} {participle}" if participle else ""
    if lemma == "faire":
        return "font" if many else "fait"
    return f"{lemma[:-1]}nt" if lemma.endswith("er") and many else lemma[:-1] if lemma.endswith("er") else ""


def _present_en(lemma: str, *, many: bool) -> str:
    if many:
        return lemma
    if re.search(r"[^aeiou]y$", lemma):
        return f"{lemma[:-1]}ies"
    return f"{lemma}es" if lemma.endswith(("s", "sh", "ch", "x", "o")) else f"{lemma}s"


def _base_en(word: str, lemma: str) -> str:
    """The verb of a form in -ing that is also a noun: "cutting" gives "cut"."""
    if not lemma.endswith("ing") or not word.endswith("ing"):
        return lemma
    stem = word[:-3]
    single = stem[:-1] if stem[-1:] == stem[-2:-1] else stem
    return next((one for one in (stem, f"{stem}e", single) if is_known(one, "en")), stem)


def _regular_fr(lemma: str) -> str:
    if lemma.endswith("er"):
        return f"{lemma[:-2]}é"
    return f"{lemma[:-2]}i" if lemma.endswith("ir") else ""


def _regular_en(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}d"
    return f"{lemma[:-1]}ied" if re.search(r"[^aeiou]y$", lemma) else f"{lemma}ed"


def including(head: str, phrase: str, language: Language) -> str:
    """« près de 50 000 soldats » and « incluant ces contingents » : « ... incluent ces contingents »."""
    rest = phrase.split(" ", 1)[-1]
    if phrase.lower().startswith(("y compris", "в том", "у тому", "among", "parmi", "серед", "среди", "dont")):
        return f"{head}, {phrase}"
    return f"{head} {_INCLUDES[language.code][is_plural(head, language) or head[:1].islower()]} {rest}"


def is_plural(noun_phrase: str, language: Language) -> bool:
    """Whether a noun phrase is plural, as far as its first words tell."""
    pattern = _PLURAL.get(language.code)
    return bool(pattern and pattern.search(noun_phrase.strip()))


def noun_phrase(before: str, language: Language) -> str:
    """The last noun phrase of the words, empty where none is found.

    « autour des villages » gives « les villages », a figure gives its noun.
    """
    named = _NAMED_LAST.search(before)
    if named:
        return named["name"]
    quantities = [one for one in analyse(before, language.code).quantities if one.quantity.metric not in NEAR_ONLY]
    if quantities and language.code in ("fr", "en"):
        article = "les" if language.code == "fr" else "the"
        counted = re.sub(r"^(?:de\s|d['’]|of\s)", "", before[quantities[-1].span.end :].strip(" ,"))
        return f"{article} {counted}" if counted else before.strip()
    pattern = _LAST_NOUN.get(language.code)
    match = pattern.search(before) if pattern else None
    words = match.group() if match else "" if pattern else " ".join(before.split()[-4:])
    for contracted, article in _CONTRACTED if language.code == "fr" else ():
        if words.startswith(contracted):
            return article + words[len(contracted) :]
    return words
