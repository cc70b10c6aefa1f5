"""Decompose: an article into its claims, what was left out of them, and where it contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.decompose import reasons
from recoupe.decompose.building import Draft, build_claims
from recoupe.decompose.inconsistencies import find_inconsistencies
from recoupe.decompose.lines import read_lines
from recoupe.decompose.neighbours import lend_periods
from recoupe.languages import LANGUAGES, Language, get_language
from recoupe.model import Article, Claim, Decomposition, Issue, LeftOut, Reason, Span
from recoupe.reading.reasons import NO_DATE, UNKNOWN_LANGUAGE

_STAGE = "decompose"
# What needs no language is read by the rules of English punctuation.
_FALLBACK = "en"


def decompose(article: Article) -> Decomposition:
    """The claims of an article in the order of its text; a language or date that is unknown is an issue."""
    language = language_of(article)
    if language is None:
        return compose(article, (), ())
    statements, unread = read_lines(article, language)
    return compose(article, build_claims(article, statements, language), unread)


def language_of(article: Article) -> Language | None:
    """The language by whose rules the article is read."""
    return get_language(article.language) or get_language(_FALLBACK)


def compose(article: Article, drafts: Sequence[Draft], left_out: Sequence[LeftOut]) -> Decomposition:
    """The decomposition of drafts of claims: times lent by neighbours, each claim once, what contradicts what."""
    claims = _distinct(lend_periods(drafts))
    furniture = (LeftOut(Span(0, 0), line, reasons.BOILERPLATE) for line in article.furniture)
    inconsistencies = find_inconsistencies(claims, article.title)
    return Decomposition(claims, (*left_out, *furniture), inconsistencies, tuple(_issues(article)))


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
