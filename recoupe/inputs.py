"""What a user names on the command line, made into an Article: a URL, a file or standard input."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from recoupe.errors import BadInput

if TYPE_CHECKING:
    from recoupe.gather.web import Web
    from recoupe.model import Article
    from recoupe.moments import Moment

STANDARD_INPUT = "-"
Kind = Literal["html", "text", "markdown", "pdf"]

# What a file is by the end of its name; whoever looks through a folder takes these, and the reader reads these.
KINDS: Mapping[str, Kind] = {
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".pdf": "pdf",
}
SUFFIXES = tuple(KINDS)


def is_url(reference: str) -> bool:
    """Whether `reference` names something on the web rather than a file."""
    return "://" in reference


def load_article(reference: str, published: Moment | None = None, web: Web | None = None) -> Article:
    """The article that `reference` names: a URL (fetched through `web`), a file, or `-` for standard input.

    Raises `BadInput` for what cannot be read, `SourceSkipped` where a URL cannot be fetched.
    """
    from recoupe.reading import read_article

    if is_url(reference):
        if web is None:
            raise BadInput(f"{reference}: this command reads a file or standard input, not an address")
        fetched = web.fetch(reference)
        media_type = fetched.headers.get("content-type", "")
        return read_article(fetched.content, media_type=media_type, url=fetched.url, published=published)
    if reference == STANDARD_INPUT:
        return read_article(sys.stdin.buffer.read(), name="standard input", published=published)
    return read_article(file_content(Path(reference)), name=reference, published=published)


def file_content(path: Path) -> bytes:
    """The bytes of a file. Raises `BadInput` for a folder and where nothing can be read."""
    if path.is_dir():
        raise BadInput(f"{path}: is a folder; name an article in it ({', '.join(SUFFIXES)})")
    if not path.exists():
        raise BadInput(f"{path}: no such file; name a URL, a file ({', '.join(SUFFIXES)}) or - for standard input")
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}") from error
