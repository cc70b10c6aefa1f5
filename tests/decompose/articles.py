"""Made-up articles for the tests of the decomposition."""

from datetime import date

from recoupe.decompose import decompose
from recoupe.model import Article, Claim, Decomposition
from recoupe.moments import Moment

MONDAY = Moment.parse("2024-12-16T18:00+01:00")


def article(text: str, language: str = "fr", title: str = "", published: Moment | None = MONDAY) -> Article:
    """An article with that text."""
    return Article(title=title, text=text, language=language, published=published)


def claims_of(text: str, language: str = "fr", title: str = "", published: Moment | None = MONDAY) -> list[Claim]:
    """The claims of that text."""
    return list(decompose(article(text, language, title, published)).claims)


def texts_of(text: str, language: str = "fr") -> list[str]:
    """The wordings of its claims, without a full stop."""
    return [claim.text.rstrip(".") for claim in claims_of(text, language)]


def decomposed(text: str, language: str = "fr", title: str = "") -> Decomposition:
    """The whole decomposition of that text."""
    return decompose(article(text, language, title))


def figures(claim: Claim) -> list[tuple[float, str, str]]:
    """Value, comparator and metric of each quantity."""
    return [(one.value, one.comparator.value, one.metric) for one in claim.quantities]


def days(claim: Claim) -> tuple[date | None, date | None] | None:
    """The first and last day of the claim's period."""
    return (claim.period.start, claim.period.end) if claim.period else None
