"""The front door of the read stage: bytes of any accepted kind become an Article or a Document."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import urlsplit

from recoupe.defaults.read import MAX_PAGE_BYTES, MAX_PDF_BYTES, MAX_TEXT_CHARS, MIN_TEXT_LETTERS
from recoupe.errors import BadInput, EmptyArticle, NotEvidence
from recoupe.ids import content_id, sha256_hex
from recoupe.inputs import KINDS, Kind
from recoupe.languages import LANGUAGES
from recoupe.model import Article, Document, Issue, Reason
from recoupe.moments import Moment
from recoupe.reading.cleaning import clean_line, clean_text, letters_in
from recoupe.reading.dates import stated_date
from recoupe.reading.encodings import decode
from recoupe.reading.furniture import furniture_lines
from recoupe.reading.language import language_of
from recoupe.reading.markup import Markup
from recoupe.reading.plain import addresses_in, title_of_text
from recoupe.reading.reasons import CALLS_ITSELF_SATIRE, NO_ARTICLE_TEXT, NO_DATE, TEXT_CUT, UNKNOWN_LANGUAGE
from recoupe.source_files import Source
from recoupe.sources import load_registry

_STAGE = "read"
_MEDIA_TYPES: dict[str, Kind] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
}
_FOREIGN = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a zip or office file"),
    (b"\xd0\xcf\x11\xe0", "an old office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a media file"),
    (b"ID3", "a sound file"),
    (b"SQLite format 3", "a database"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|meta|title)\b", re.IGNORECASE)
_SNIFFED_BYTES = 2048
_ACCEPTED = "give an article as .html, .txt, .md or .pdf"

# The reader says itself, in one line, what it could not read; these would add theirs on stderr.
for _library in ("trafilatura", "htmldate", "pypdf", "charset_normalizer"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class _Read:
    """What every kind of input comes down to."""

    title: str
    text: str
    published: Moment | None
    declared_language: str = ""
    publisher: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    issues: tuple[Reason, ...] = ()
    page: str = ""
    is_satire: bool = False


def read_article(
    content: bytes,
    *,
    name: str = "",
    media_type: str = "",
    url: str = "",
    published: Moment | None = None,
    with_headline: bool = True,
) -> Article:
    """The article in `content`: HTML, plain text, Markdown or PDF. `published` overrides what the input says.

    Plain text and Markdown stay unchanged in `text`. Of HTML and PDF the text is one paragraph a line and starts
    with the headline, unless `with_headline` is false. What is uncertain is listed in `issues`.
    Raises `EmptyArticle` where there is no article in it, `BadInput` where it cannot be read at all.
    """
    label = name or url or "the input"
    try:
        read, kind = _read(content, name, media_type, url, load_registry().of_url(url) if url else None, published)
    except BadInput as error:
        raise type(error)(f"{label}: {error}") from error
    if letters_in(read.text) < MIN_TEXT_LETTERS:
        raise EmptyArticle(f"{label}: has no article text in it; {_ACCEPTED}")
    text, cut = _bounded(_headed(read) if with_headline and kind in ("html", "pdf") else read.text)
    language = language_of(text, read.declared_language)
    reasons = [*read.issues, *cut, *_language_issue(language), *([] if read.published else [Reason.of(NO_DATE)])]
    return Article(
        title=read.title,
        text=text,
        language=language,
        published=read.published,
        publisher=read.publisher,
        url=url or read.url,
        authors=read.authors,
        issues=tuple(Issue(_STAGE, label, reason) for reason in reasons),
        furniture=furniture_lines(read.page, text) if read.page else (),
        links=read.links,
        sha256=sha256_hex(content),
    )


def read_document(content: bytes, url: str, media_type: str, source: str = "", snapshot: str = "") -> Document:
    """The document in `content`, as fetched from `url`. `source` is a key of the registry, `snapshot` an archive id.

    Raises `EmptyArticle` or `BadInput` where there is no text in it, `NotEvidence` for satire that says so,
    `LayoutChanged` where the source's selectors match nothing.
    """
    registry = load_registry()
    known = registry.get(source) or registry.of_url(url)
    read, _ = _read(content, "", media_type, url, known, None)
    if read.is_satire:
        raise NotEvidence(Reason.of(CALLS_ITSELF_SATIRE, url=url))
    if letters_in(read.text) < MIN_TEXT_LETTERS:
        raise EmptyArticle(Reason.of(NO_ARTICLE_TEXT, url=url))
    text, _cut = _bounded(read.text)
    return Document(
        id=content_id("doc", url, read.title, text),
        url=url,
        publisher=known.title if known else read.publisher or _host(url),
        published=read.published,
        language=language_of(text, read.declared_language),
        title=read.title,
        text=text,
        kind="full",
        source=known.key if known else source,
        snapshot=snapshot,
        links=read.links,
    )


def _read(
    content: bytes, name: str, media_type: str, url: str, source: Source | None, given: Moment | None
) -> tuple[_Read, Kind]:
    kind = kind_of(content, name, media_type)
    _refuse_oversize(content, kind)
    if kind == "pdf":
        return _read_pdf(content, given), kind
    decoded = decode(content, media_type)
    issues = (decoded.issue,) if decoded.issue else ()
    if kind == "html":
        return _read_html(decoded.text, url, source, given, issues), kind
    return _read_plain(decoded.text, kind == "markdown", given, issues), kind


def kind_of(content: bytes, name: str = "", media_type: str = "") -> Kind:
    """What sort of input it is: by its bytes, then its media type, then its name.

    Raises `EmptyArticle` for empty and foreign content.
    """
    if not content.strip():
        raise EmptyArticle(f"is empty; {_ACCEPTED}")
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    for start, label in _FOREIGN:
        if content.startswith(start):
            raise EmptyArticle(f"is {label}, not an article; {_ACCEPTED}")
    by_name = KINDS.get(PurePath(name).suffix.lower())
    by_type = _MEDIA_TYPES.get(media_type.split(";")[0].strip().lower())
    declared = by_name or by_type
    if declared == "pdf":
        raise BadInput("is called a PDF but is none")
    return declared or ("html" if _HTML.search(content[:_SNIFFED_BYTES]) else "text")


def _refuse_oversize(content: bytes, kind: Kind) -> None:
    limit = MAX_PDF_BYTES if kind == "pdf" else MAX_PAGE_BYTES
    if len(content) > limit:
        raise BadInput(f"has {len(content)} bytes, more than the {limit} that are read")


def _read_html(text: str, url: str, source: Source | None, given: Moment | None, issues: tuple[Reason, ...]) -> _Read:
    from recoupe.reading.pages import read_page

    page = read_page(text, url, source, given)
    return _Read(
        title=page.title,
        text=page.text,
        published=page.published,
        declared_language=page.markup.language,
        publisher=page.markup.publisher or (source.title if source else _host(url or page.markup.canonical)),
        url=page.markup.canonical,
        authors=page.markup.authors,
        links=_with_original(page.markup, url),
        issues=(*issues, *page.issues),
        page=text,
        is_satire=page.markup.is_satire,
    )


def _with_original(markup: Markup, url: str) -> tuple[str, ...]:
    """The links of a page; where it is another site's text and says so, that site's address is the first of them."""
    is_syndicated = bool(url and markup.canonical) and _host(markup.canonical) != _host(url)
    return tuple(dict.fromkeys((markup.canonical, *markup.links))) if is_syndicated else markup.links


def _read_plain(text: str, markdown: bool, given: Moment | None, issues: tuple[Reason, ...]) -> _Read:
    stated = None if given else stated_date(text)
    return _Read(
        title=title_of_text(text, markdown=markdown),
        text=text,
        published=given or (Moment.of_day(stated) if stated else None),
        links=addresses_in(text),
        issues=issues,
    )


def _read_pdf(content: bytes, given: Moment | None) -> _Read:
    from recoupe.reading.pdf import read_pdf

    found = read_pdf(content)
    stated = stated_date(found.text)
    in_text = Moment.of_day(stated) if stated else None
    title = found.title or title_of_text(found.text)
    first, _, rest = found.text.partition("\n")
    body = rest if title and clean_line(first) == title else found.text
    return _Read(title=title, text=body, published=given or in_text or found.published, issues=found.issues)


def _headed(read: _Read) -> str:
    return f"{read.title}\n{read.text}" if read.title else read.text


def _bounded(text: str) -> tuple[str, tuple[Reason, ...]]:
    if len(text) <= MAX_TEXT_CHARS:
        return text, ()
    return text[:MAX_TEXT_CHARS], (Reason.of(TEXT_CUT, limit=MAX_TEXT_CHARS),)


def _language_issue(language: str) -> tuple[Reason, ...]:
    if language in LANGUAGES:
        return ()
    return (Reason.of(UNKNOWN_LANGUAGE, found=language or "?", supported=", ".join(sorted(LANGUAGES))),)


def _host(url: str) -> str:
    try:
        return clean_text((urlsplit(url).hostname or "").removeprefix("www."))
    except ValueError:
        return ""
