"""Of which country a text is, by the countries that it names: a bare "General Staff" there is that country's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from recoupe.analysis.sentences import split_sentences
from recoupe.model import Document
from recoupe.names import gazetteer

# A person is named in the news of any country.
_SHOWING = frozenset({"country", "place", "body"})


def country_of_matter(document: Document) -> str:
    """The country that the document names and no other one beside it; empty where there is none, or several are."""
    counted = _countries(document.title, document.text, document.language)
    return next(iter(counted)) if len(counted) == 1 else ""


def is_matter_of(country: str, document: Document) -> bool:
    """Whether a text is about a country at least as much as about any other; one that names none may be.

    The matter of those whom it is at war with is its own.
    """
    counted = _countries(document.title, document.text, document.language)
    own = gazetteer().get(country)
    ours = {country} | (own.at_war if own else frozenset())
    named = sum(counted[one] for one in ours)
    return named >= max((often for one, often in counted.items() if one not in ours), default=0)


@lru_cache(maxsize=4096)
def _countries(title: str, text: str, language: str) -> Counter[str]:
    """How often a text names each country, by its places and bodies too; a bare body names none."""
    sentences = (span.of(text) for span in split_sentences(text, language))
    return Counter(country for words in (title, *sentences) for country in _named(words, language))


def _named(words: str, language: str) -> Iterator[str]:
    known = gazetteer()
    for name in known.find(words, language):
        entity = known.get(name.entity)
        if entity is None or known.is_at_home(name.entity, name.text):
            continue
        if entity.kind in _SHOWING and entity.country:
            yield entity.country
