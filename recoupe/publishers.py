"""How publisher strings are read: `LBC (AFP)` names an outlet and the agency whose text it carries."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CREDIT = re.compile(r"^(?P<outlet>.*?)\s*\((?P<credited>[^()]+)\)\s*$")
_VIA = re.compile(r"^(?P<credited>.+?)\s+via\s+(?P<outlet>.+)$", re.IGNORECASE)
_WITH = re.compile(r"^(?P<outlet>.+?)\s+(?:avec|with|со ссылкой на|з посиланням на)\s+(?P<credited>.+)$", re.IGNORECASE)
_COPY = re.compile(r"^(?P<credited>.+?)\s+(?:text|copy|feed|quote|item)\s+on\s+(?P<outlet>.+)$", re.IGNORECASE)
_COPY_OF = re.compile(r"^(?P<outlet>)(?:copy|text) of\s+(?P<credited>.+)$", re.IGNORECASE)
_READINGS = (_CREDIT, _VIA, _WITH, _COPY, _COPY_OF)
_WORD = re.compile(r"[^\W\d_]+")
_LANGUAGE_NOTE = re.compile(r"\s+(?:fr|en|ru|uk|ko|de|pl|ja|zh|es|ar)$")
_NOT_A_NAME = re.compile(r"[^\w]+")
# A name stands with and without its article: The Herald, the «Herald»; what stays has to be a name.
_ARTICLE = re.compile(r"^(?:(?:the|le|la|les)\s+|l['’]\s*)(?=\w{4})")


@lru_cache(maxsize=65536)
def publisher_key(name: str) -> str:
    """The name without article, case, accents, punctuation and spaces, for looking it up.

    >>> publisher_key("L'Écho du Port") == publisher_key("l’echo du port") == publisher_key("Echo du Port")
    True
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold().strip()
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", _NOT_A_NAME.sub("", _ARTICLE.sub("", plain)))


def outlet_name(publisher: str) -> str:
    """The outlet that `publisher` names, without the agency it carries.

    >>> outlet_name("Le Phare (AFP)"), outlet_name("KCNA via KCNA Watch")
    ('Le Phare', 'KCNA Watch')
    """
    return _reading(publisher)[0]


def credited_name(publisher: str) -> str:
    """Whose text the outlet carries where `publisher` says so, else an empty text.

    >>> credited_name("Le Phare (AFP)"), credited_name("KCNA via KCNA Watch"), credited_name("Le Phare")
    ('AFP', 'KCNA', '')
    >>> credited_name("World Weather Office (WWO)"), credited_name("Le Phare (site officiel)")
    ('', '')
    >>> credited_name("yonhap via Korea Herald"), credited_name("Le Phare (avec AFP)")
    ('yonhap', 'avec AFP')
    """
    return _reading(publisher)[1]


def _reading(publisher: str) -> tuple[str, str]:
    for pattern in _READINGS:
        if found := pattern.match(publisher.strip()):
            outlet, credited = found["outlet"], found["credited"]
            is_own = pattern is _CREDIT and _is_of_the_outlet(outlet, credited)
            return _without_language(outlet), "" if is_own else _without_language(credited)
    return _without_language(publisher.strip()), ""


def _is_of_the_outlet(outlet: str, words: str) -> bool:
    """Whether words in brackets behind a name are its own letters, or say what it is: (SAU), (official site)."""
    letters = "".join(word[0] for word in _WORD.findall(outlet)).casefold()
    return words.islower() or (len(words) > 1 and _is_short_for(words.casefold(), letters))


def _is_short_for(acronym: str, letters: str) -> bool:
    """Whether the letters stand among the first letters of words in their order, the first of all first."""
    rest = iter(letters)
    return letters[:1] == acronym[:1] and all(letter in rest for letter in acronym)


def _without_language(name: str) -> str:
    return _LANGUAGE_NOTE.sub("", name.strip())
