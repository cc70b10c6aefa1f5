"""The main text of a page without its furniture: menus, teasers, share buttons, comments, legal lines."""

from __future__ import annotations

from recoupe.defaults.read import JSON_LD_RESCUE_RATIO, SAME_TEXT_AGREEMENT
from recoupe.reading.boilerplate import without_furniture
from recoupe.reading.cleaning import clean_text, letters_in
from recoupe.reading.layout import unwrap_layout_tables
from recoupe.reading.opinions import agreement, is_leaner, reconciled
from recoupe.reading.paragraphs import densest_text


def main_text(page: str, title: str = "", described_body: str = "") -> str:
    """The article's text, one paragraph a line; empty where there is none.

    `described_body` is what the page's JSON-LD gives as the body: it takes over where the page itself shows much less.
    """
    text = _shown(page, title)
    described = clean_text(without_furniture(described_body))
    shows_less = letters_in(described) > JSON_LD_RESCUE_RATIO * letters_in(text)
    return described if shows_less or _lost_its_paragraphs(text, described) else text


def _lost_its_paragraphs(text: str, described: str) -> bool:
    """Whether the text is the described one in a single line."""
    return "\n" not in text and "\n" in described and agreement(text, described) >= SAME_TEXT_AGREEMENT


def _shown(page: str, title: str) -> str:
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        return ""
    unwrap_layout_tables(tree)
    dense = _cleaned(densest_text(tree))
    plain = reconciled(_cleaned(trafilatura.extract(tree, fast=True, include_comments=False)), dense, title)
    strict = reconciled(_cleaned(trafilatura.extract(tree, favor_precision=True, include_comments=False)), dense, title)
    return strict if is_leaner(strict, plain, dense) else plain


def _cleaned(extracted: str | None) -> str:
    return clean_text(without_furniture(extracted or ""))
