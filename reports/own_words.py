"""The claim's own words for what a reason names by its concept: « ancien ministre » where the lexicon says "former"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from recoupe.concepts import find_concepts
from recoupe.model import Claim, Reason
from reports.language import Speech
from reports.safe import one_line

_LONGEST = 60


def words_of(claim: Claim, speech: Speech) -> Mapping[str, str]:
    """The claim's words by the concept that they stand for; none where the reader has another language."""
    return _words(claim.text, claim.language) if claim.language == speech.language else {}


@lru_cache(maxsize=512)
def _words(text: str, language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in find_concepts(text, language):
        words = one_line(one.span.of(text), _LONGEST)
        opening = words[:1].lower() + words[1:] if one.span.start == 0 else words
        found.setdefault(one.concept.replace("_", " "), opening)
    return found


def in_own_words(reason: Reason, own: Mapping[str, str], speech: Speech) -> str:
    """The reason in the reader's language, with the claim's own words in the lists that it names."""
    values = {name: _told(value, own, speech) for name, value in reason.values}
    return speech.filled(reason.template, values)


def _told(value: str, own: Mapping[str, str], speech: Speech) -> str:
    parts = value.split(", ")
    if not any(part in own for part in parts):
        return speech.note(value)
    return ", ".join(dict.fromkeys(own.get(part) or speech.note(part) for part in parts))
