"""What `recoupe claims` and `recoupe extract` print: an article and its decomposition as other programs read them."""

from __future__ import annotations

from recoupe.model import Article, Attribution, Claim, Decomposition, Period, Quantity, Span

JsonObject = dict[str, object]


def article_json(article: Article) -> JsonObject:
    """Title, text, language, publication, publisher and address of an article."""
    return {
        "title": article.title,
        "text": article.text,
        "language": article.language,
        "published": str(article.published) if article.published else None,
        "publisher": article.publisher,
        "url": article.url,
    }


def extract_json(article: Article) -> JsonObject:
    """The article with its authors and what was noticed while reading it."""
    notices = [str(issue.reason) for issue in article.issues]
    return {**article_json(article), "authors": list(article.authors), "issues": notices}


def claims_json(article: Article, decomposition: Decomposition) -> JsonObject:
    """The article, its claims, what was left out and the inconsistencies inside it."""
    return {
        "article": article_json(article),
        "claims": [claim_json(claim) for claim in decomposition.claims],
        "left_out": [
            {"span": _span(left.span), "quote": left.quote, "why": left.why} for left in decomposition.left_out
        ],
        "inconsistencies": [
            {"claims": list(found.claims), "kind": found.kind, "explanation": str(found.explanation)}
            for found in decomposition.inconsistencies
        ],
        "issues": [str(issue.reason) for issue in (*article.issues, *decomposition.issues)],
    }


def claim_json(claim: Claim) -> JsonObject:
    """One claim; a claim drawn from several places has a list of spans."""
    return {
        "id": claim.id,
        "text": claim.text,
        "span": span_json(claim.spans),
        "quote": claim.quote,
        "kind": claim.kind.value,
        "attribution": attribution_json(claim.attribution),
        "quantities": [quantity_json(quantity) for quantity in claim.quantities],
        "actors": list(claim.actors),
        "places": list(claim.places),
        "period": period_json(claim.period),
        "concepts": list(claim.concepts),
        "negated": claim.negated,
        "hedged": claim.hedged,
        "checkworthy": round(claim.checkworthy, 2),
        "unresolved": list(claim.unresolved),
    }


def span_json(spans: tuple[Span, ...]) -> list[int] | list[list[int]]:
    """`[start, end]`, or a list of such pairs where the claim is drawn from several places."""
    return _span(spans[0]) if len(spans) == 1 else [_span(span) for span in spans]


def attribution_json(attribution: Attribution | None) -> JsonObject | None:
    """Who is said to say it."""
    if attribution is None:
        return None
    return {
        "speaker": attribution.speaker,
        "verb": attribution.verb,
        "direct": attribution.direct,
        "entity": attribution.entity,
        "relay": attribution.relay,
        "hedged": attribution.hedged,
        "anonymous": attribution.anonymous,
    }


def quantity_json(quantity: Quantity) -> JsonObject:
    """A quantity; `high` is null unless it is an interval."""
    return {
        "value": _plain(quantity.value),
        "high": None if quantity.high is None else _plain(quantity.high),
        "comparator": quantity.comparator.value,
        "unit": quantity.unit,
        "metric": quantity.metric,
    }


def period_json(period: Period | None) -> JsonObject | None:
    """ISO dates, both inclusive, either may be null."""
    if period is None:
        return None
    return {
        "from": period.start.isoformat() if period.start else None,
        "to": period.end.isoformat() if period.end else None,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _plain(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value
