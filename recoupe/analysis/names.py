"""The names of a sentence, looked up once for all that ask for them."""

from __future__ import annotations

from functools import lru_cache

from recoupe.analysis.findings import FoundName
from recoupe.defaults.language import ANALYSES_KEPT
from recoupe.names import gazetteer


@lru_cache(maxsize=ANALYSES_KEPT)
def find_names(text: str, language: str) -> tuple[FoundName, ...]:
    """The names that the gazetteer finds in the text, left to right."""
    return gazetteer().find(text, language)
