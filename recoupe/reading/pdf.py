"""PDF files: their text with paragraphs joined again and running heads left out."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoupe.defaults.read import MAX_PDF_PAGES
from recoupe.errors import BadInput
from recoupe.model import Reason
from recoupe.moments import Moment
from recoupe.reading.cleaning import clean_line, clean_text
from recoupe.reading.reasons import PAGES_CUT

if TYPE_CHECKING:
    from pypdf import PdfReader

_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u2010]\n(?=[^\W\d_])")
_PAGE_NUMBER = re.compile(r"^\W*(?:page|стр\.?|p\.)?\s*\d{1,4}(?:\s*(?:/|of|sur|из)\s*\d{1,4})?\W*$", re.IGNORECASE)
_ENDS_PARAGRAPH = re.compile(r"[.!?…:。]['\"»”)]*$")
_REPEATED_ON_PAGES = 3
_FULL_LINE_SHARE = 0.75


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF and what its metadata say."""

    text: str
    title: str
    published: Moment | None
    issues: tuple[Reason, ...] = ()


def read_pdf(content: bytes) -> PdfText:
    """The text of a PDF file. Raises `BadInput` where it is broken or locked."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    # Broken files make pypdf fail in many ways of its own.
    failures = (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OSError)
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadInput("is a PDF locked with a password")
        pages = [page.extract_text() for page in reader.pages[:MAX_PDF_PAGES]]
        count = len(reader.pages)
        title, published = _metadata(reader)
    except failures as error:
        raise BadInput(f"is a PDF that cannot be read: {type(error).__name__}") from error
    cut = (Reason.of(PAGES_CUT, pages=count, limit=MAX_PDF_PAGES),) if count > MAX_PDF_PAGES else ()
    return PdfText(joined_pages(pages), title, published, cut)


def joined_pages(pages: list[str]) -> str:
    """The pages as one text, a paragraph a line, without page numbers and lines that head or foot many pages."""
    lines_of = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    seen = Counter(line for lines in lines_of for line in {*lines[:2], *lines[-2:]})
    kept = [
        line for lines in lines_of for line in lines if seen[line] < _REPEATED_ON_PAGES and not _PAGE_NUMBER.match(line)
    ]
    return clean_text(_reflowed(_HYPHENATED.sub("", "\n".join(kept)).splitlines()))


def _reflowed(lines: list[str]) -> str:
    """Lines that fill the column go on in the next one."""
    full = max(map(len, lines), default=0) * _FULL_LINE_SHARE
    parts: list[str] = []
    for line in lines:
        parts.append(line)
        parts.append("\n" if _ENDS_PARAGRAPH.search(line) or len(line) < full else " ")
    return "".join(parts)


def _metadata(reader: PdfReader) -> tuple[str, Moment | None]:
    described = reader.metadata
    if described is None:
        return "", None
    created = described.creation_date
    return clean_line(described.title or ""), Moment.of_day(created.date()) if created else None
