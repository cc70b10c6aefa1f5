"""Finite verbs, found without a parser: closed lists, and forms whose dictionary form is an infinitive."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.analysis.patterns import any_of
from recoupe.defaults.language import ANALYSES_KEPT, LEMMAS_KEPT
from recoupe.languages import Language
from recoupe.model import Span
from recoupe.word_forms import base_form

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ELIDED = re.compile(r"^(?:[cjlmnst]|qu)['’]", re.IGNORECASE)
# « d’autres », « l’annonce » : an article, unless an auxiliary follows.
_ARTICLE = re.compile(r"^[dl]['’](?!(?:a|ont|avai|aurai|est)\b)", re.IGNORECASE)
# A pronoun before it makes a verb of « inscrit » and « dit ».
_PRONOUN = re.compile(r"^(?:[smt]['’]|n['’])", re.IGNORECASE)
_PRONOUNS = frozenset({"se", "ne", "il", "elle", "ils", "elles", "on", "qui", "y"})
_ENDS_IN_S = re.compile(r"(?P<before>\w+)\s(?P<verb>[a-z]{2,}(?<![siu])s)\s(?P<behind>\w+)(?![\w]*s\b\s(?:are|were))")
_ENDS_IN_E = re.compile(r"(?P<before>[\w’'-]+),?\s(?P<verb>[a-zéèêâîûç]{3,}e)\s(?P<behind>[\w]+)")
# What stands behind a French verb more often than behind a noun.
_GOVERNED = frozenset(
    "le la les l un une des du ce cet cette ces son sa ses leur leurs à aux vers sur dans pour contre en par plus "
    "moins deux trois".split()
)
_REFLEXIVE = re.compile(r"(?:ся|сь)$")
# « двоє дітей травмовані. » : a plural participle that ends its clause is the verb.
_PREDICATE = re.compile(r"\w{3,}(?:ован|ен|єн)і")
_INVERTED = re.compile(r"(?:-t)?-(?:ils?|elles?|on|nous|vous|ce)$", re.IGNORECASE)

_AGO = re.compile(r"\bil y a (?:\w+ ){1,3}(?:ans?|mois|semaines?|jours?|heures?)\b", re.IGNORECASE)


@lru_cache(maxsize=ANALYSES_KEPT)
def finite_verbs(text: str, language: Language) -> tuple[Span, ...]:
    """Where finite verbs stand, left to right; an auxiliary counts, the participle behind it does not."""
    if language.code == "ko":
        return tuple(Span(*match.span()) for match in any_of(language.verbs).finditer(text))
    found, before = [], ""
    for match in _WORD.finditer(text):
        word = match.group()
        if _is_finite(word, before, text[match.end() : match.end() + 4], language):
            found.append(Span(*match.span()))
        before = word.lower()
    return tuple(found or _unlisted(text, language))


def _unlisted(text: str, language: Language) -> list[Span]:
    """Where no listed form stands: the first word that can be a verb by its place and ending."""
    if language.code == "en":
        return _third_person(text, language)
    return _in_e(text, language) if language.code == "fr" else []


def _is_finite(word: str, before: str, behind: str, language: Language) -> bool:
    if before in language.determiners and word.lower() not in language.never_nouns:
        return False
    if word[:1].isupper() and before:
        return False
    if language.code == "fr" and _ARTICLE.match(word):
        return False
    bare = _INVERTED.sub("", _ELIDED.sub("", word)).lower() if language.code == "fr" else word.lower()
    if any_of(language.verbs).fullmatch(bare):
        return not (behind.startswith(" by") and bare.endswith("ed"))
    if language.code == "uk" and _PREDICATE.fullmatch(bare) and behind.strip()[:1] in ("", ".", ",", ";", "»"):
        return True
    led = language.code == "fr" and (before in _PRONOUNS or bool(_PRONOUN.match(word)))
    return _is_conjugated(bare, language, led)


@lru_cache(maxsize=LEMMAS_KEPT)
def _is_conjugated(word: str, language: Language, led: bool) -> bool:
    """Whether the word is a form of a verb, and neither its infinitive nor a participle; `led` by a pronoun it is."""
    if not language.infinitives or len(word) < 2:
        return False
    if not led and re.search(language.not_finite, _REFLEXIVE.sub("", word)):
        return False
    lemma = base_form(word, language.code)
    # « ministres » : a plural, of a noun that only ends like an infinitive.
    return word not in (lemma, f"{lemma}s") and bool(re.search(language.infinitives, lemma))


def _third_person(text: str, language: Language) -> list[Span]:
    """In English without another verb: the first word in -s that follows a noun and governs what comes."""
    return [
        Span(*match.span("verb"))
        for match in _ENDS_IN_S.finditer(text)
        if match["before"].lower() not in language.determiners
        and match["behind"].lower() not in language.prepositions
        and base_form(match["verb"], "en") != match["verb"]
    ][:1]


def _in_e(text: str, language: Language) -> list[Span]:
    """In French without another verb: a word in -e whose plural in -ent has an infinitive, « le club verse »."""
    for match in _ENDS_IN_E.finditer(text):
        verb = match["verb"]
        led = match["before"].lower() not in language.determiners and match["behind"].lower() in _GOVERNED
        infinitive = base_form(f"{verb}nt", "fr")
        if led and infinitive.endswith("er") and infinitive.startswith(verb[:3]):
            return [Span(*match.span("verb"))]
    return []


def has_finite_verb(text: str, language: Language) -> bool:
    """Whether a finite verb stands in the text; « il y a » in front of a length of time is none."""
    return bool(finite_verbs(_AGO.sub(" ", text), language))
