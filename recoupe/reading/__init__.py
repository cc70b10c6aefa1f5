"""Read: bytes of a page, a text or a PDF become an Article or a Document."""

from recoupe.reading.articles import read_article, read_document

__all__ = ["read_article", "read_document"]
