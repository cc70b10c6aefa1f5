"""Decompose: an article into its claims, what was left out of them, and where it contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.decompose.building import build_claims
from recoupe.decompose.inconsistencies import find_inconsistencies
from recoupe.decompose.lines import read_lines
from recoupe.decompose.neighbours import lend_periods
from recoupe.languages import LANGUAGES, get_language
from recoupe.model import Article, Claim, Decomposition, Issue, LeftOut, Reason, Span
from recoupe.reading.reasons import NO_DATE, UNKNOWN_LANGUAGE

_STAGE = "decompose"
# What needs no language is read by the rules of English punctuation.
_FALLBACK = "en"


def decompose(article: Article) -> Decomposition:
    """The claims of an article in the order of its text; a language or date that is unknown is an issue."""
    language = get_language(article.language) or get_language(_FALLBACK)
    if language is None:
        return Decomposition((), issues=tuple(_issues(article)))
    statements, unread = read_lines(article, language)
    left_out = (*unread, *(LeftOut(Span(0, 0), line, "boilerplate") for line in article.furniture))
    claims = _distinct(lend_periods(build_claims(article, statements, language)))
    return Decomposition(claims, left_out, find_inconsistencies(claims, article.title), tuple(_issues(article)))


def _distinct(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    return tuple({claim.id: claim for claim in claims}.values())


def _issues(article: Article) -> Iterator[Issue]:
    """What could not be resolved, unless reading the article has said so already."""
    said = {issue.reason.template for issue in article.issues}
    if get_language(article.language) is None and UNKNOWN_LANGUAGE not in said:
        supported = ", ".join(sorted(LANGUAGES))
        yield Issue(_STAGE, "language", Reason.of(UNKNOWN_LANGUAGE, found=article.language or "?", supported=supported))
    if article.published is None and NO_DATE not in said:
        yield Issue(_STAGE, "published", Reason.of(NO_DATE))
