"""Correction notices: whether a publisher says of a text that it was corrected or withdrawn."""

from __future__ import annotations

import re
from functools import cache

from recoupe.languages import get_language
from recoupe.model import Document

# A notice is a sentence or two; what follows it is the article.
NOTICE_CHARS = 240


def correction_notice(document: Document) -> str:
    """The notice from its first words to the end of its line, cut at `NOTICE_CHARS`; empty where there is none.

    It is looked for where publishers put it: at the beginning of a line, or of a sentence that speaks of the text.
    """
    pattern = _pattern(document.language)
    found = pattern.search(f"{document.title}\n{document.text}") if pattern else None
    if found is None:
        return ""
    return " ".join(found["notice"].split())[:NOTICE_CHARS].rstrip()


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    known = get_language(language)
    if known is None or not known.corrections:
        return None
    words = "|".join(known.corrections)
    return re.compile(rf"(?:^|(?<=[.!?…。]\s))\W{{0,3}}(?P<notice>(?:{words})[^\n]*)", re.IGNORECASE | re.MULTILINE)
