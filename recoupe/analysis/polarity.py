"""Whether a sentence denies and whether it hedges."""

from __future__ import annotations

from recoupe.analysis.patterns import any_of
from recoupe.languages import get_language

_CONCORD = frozenset({"fr", "ru", "uk"})


def is_negated(text: str, language: str) -> bool:
    """Whether the main statement is negative, as far as words tell.

    Negators agree with each other in French, Russian and Ukrainian (« никто не пришёл » denies once), elsewhere two
    of them make a positive statement.
    """
    known = get_language(language)
    if known is None:
        return False
    found = sum(1 for _ in any_of(known.negators).finditer(any_of(known.unnamed).sub(" ", text)))
    return bool(found) if language in _CONCORD else found % 2 == 1


def is_hedged(text: str, language: str) -> bool:
    """Whether a word such as "reportedly" or « aurait » leaves the statement open."""
    known = get_language(language)
    return bool(known and any_of(known.hedges).search(text))
