"""What the verdicts of a run rest on, as one hash: a version on the same basis would say the same."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.ids import content_id
from recoupe.model import Article, Document, RunStamp


def basis_of(article: Article, documents: Sequence[Document], stamp: RunStamp) -> str:
    """A hash over all that a verdict rests on: article, documents and method. Equal bases give equal verdicts."""
    parts = [*_verified_of(article), stamp.engine, stamp.configuration, stamp.backend]
    for one in sorted(documents, key=lambda document: document.id):
        parts += [one.id, one.url, one.publisher, one.published, one.language, one.kind, one.source, one.text]
    return content_id("basis", *parts)


def reads_alike(article: Article, other: Article) -> bool:
    """Whether two readings of an article are the same to a verification."""
    return _verified_of(article) == _verified_of(other)


def _verified_of(article: Article) -> list[object]:
    return [article.title, article.text, article.language, article.published, article.publisher, article.url]
