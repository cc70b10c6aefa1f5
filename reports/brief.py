"""Brevity: of outlets whose distribution is suspended in the EU a report quotes little, and shows nothing of theirs."""

from __future__ import annotations

from recoupe.model import Document, Evidence
from recoupe.sources import load_registry
from reports.safe import cut_at_word

# Some forty words: enough to show what was said, too little to stand for the text.
BRIEF_CHARS = 240


def is_quoted_briefly(document: Document | None) -> bool:
    """Whether the words are those of such an outlet, by today's registry; those of an abstract are ours."""
    if document is None or document.kind == "abstract":
        return False
    registry = load_registry()
    owners = (registry.get(document.source), registry.of_url(document.url), registry.of_name(document.publisher))
    return any(owner.sanctioned_eu for owner in owners if owner)


def passed_on(text: str, document: Document | None) -> str:
    """As much of a text out of `document` as may be passed on."""
    return cut_at_word(text, BRIEF_CHARS) if len(text) > BRIEF_CHARS and is_quoted_briefly(document) else text


def quote_of(evidence: Evidence, document: Document | None) -> str:
    """The words of a passage, as many as may be passed on."""
    return passed_on(evidence.passage.text, document)
