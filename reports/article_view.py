"""The article with its claims marked in the text, overlapping and nested ones included."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from recoupe.ids import sha256_hex
from recoupe.model import Claim, Span
from reports.language import direction_of
from reports.lookup import LABEL_CHARS, Lookup, language_tag, quoted
from reports.parts import ArticleView, Link, Reference, Segment
from reports.safe import inert, one_line, web_address, without_surrogates

SHOWN_CHARS = 200_000
TITLE_CHARS = 300
Paragraph = tuple[Segment, ...]


def article_view(lookup: Lookup) -> ArticleView:
    """The article as a reader sees it."""
    article, speech = lookup.verification.article, lookup.speech
    code = language_tag(article.language)
    cut = len(article.text) > SHOWN_CHARS
    return ArticleView(
        title=quoted(article.title, code, TITLE_CHARS),
        publisher=one_line(article.publisher, LABEL_CHARS),
        authors=speech.listing([one_line(author, LABEL_CHARS) for author in article.authors[:10]]),
        published=speech.moment(article.published),
        language=code or "und",
        direction=direction_of(code) if code else "auto",
        language_name=speech.name_of_language(code) if code else speech.say("unknown"),
        link=Link(one_line(article.url, LABEL_CHARS), web_address(article.url)),
        sha256=sha256_hex(without_surrogates(article.text).encode()),
        paragraphs=marked_paragraphs(article.text[:SHOWN_CHARS], lookup),
        cut=speech.say("The text goes on; its end is not shown here.") if cut else "",
    )


def marked_paragraphs(text: str, lookup: Lookup) -> tuple[Paragraph, ...]:
    """The text by paragraphs, each cut where a claim starts or ends."""
    claims = lookup.verification.decomposition.claims
    paragraphs: list[Paragraph] = []
    for line in _lines(text):
        segments = tuple(_segments(text, line, claims, lookup))
        if segments and any(segment.text.strip() for segment in segments):
            paragraphs.append(segments)
    return tuple(paragraphs)


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _segments(text: str, line: Span, claims: Sequence[Claim], lookup: Lookup) -> Iterator[Segment]:
    inside = [(claim, span) for claim in claims for span in claim.spans if span.overlaps(line)]
    cuts = {line.start, line.end}
    for _, span in inside:
        cuts.update(max(line.start, min(line.end, offset)) for offset in (span.start, span.end))
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        yield _segment(text, Span(start, end), inside, lookup)


def _segment(text: str, piece: Span, inside: list[tuple[Claim, Span]], lookup: Lookup) -> Segment:
    covering = sorted(
        (
            (span.end - span.start, lookup.numbers[claim.id], claim, span)
            for claim, span in inside
            if span.overlaps(piece)
        ),
        key=lambda found: found[:2],
    )
    return Segment(
        inert(piece.of(text)),
        _once(lookup, [claim for _, _, claim, _ in covering]),
        _once(
            lookup, [claim for _, _, claim, span in covering if claim.spans[0] == span and span.start == piece.start]
        ),
        _once(lookup, [claim for _, _, claim, span in covering if span.end == piece.end]),
    )


def _once(lookup: Lookup, claims: list[Claim]) -> tuple[Reference, ...]:
    found = [lookup.reference(claim.id) for claim in claims]
    return tuple(dict.fromkeys(reference for reference in found if reference))
