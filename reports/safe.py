"""What comes from articles and documents is hostile: made inert here before a rendering sees it."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

CUT_SIGN = " […]"
_FRAGMENT_WORDS = 6
_FRAGMENT_CHARS = 90
_MARKS_IN_A_ROW = 4

_BREAKS = re.compile("[\u2028\u2029\x0b\x0c\x85]")
# Overrides, isolates and marks of direction; zero-width and invisible characters; tags that hide text.
_INVISIBLE = re.compile(
    "[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    "\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_STACKED = re.compile(f"([{_MARKS}]{{{_MARKS_IN_A_ROW}}})[{_MARKS}]+")
_SPACES = re.compile(r"[ \t\r\n]+")


def without_surrogates(text: str) -> str:
    """The text with lone surrogates, which no encoding can write, replaced one for one; offsets stay valid."""
    return _SURROGATES.sub("\ufffd", text)


def inert(text: str) -> str:
    r"""The text without control and direction characters, hidden text and towers of accents; line ends are kept.

    >>> inert("safe\u202etxt.exe")
    'safetxt.exe'
    """
    readable = _INVISIBLE.sub("", _BREAKS.sub("\n", without_surrogates(text)))
    return _STACKED.sub(r"\1", readable)


def one_line(text: str, limit: int) -> str:
    """The inert text on one line, cut after `limit` characters with a sign that says so."""
    # A little more than the limit is enough to see whether the text goes on, however long it is.
    flat = _SPACES.sub(" ", inert(text[: 4 * limit + 64])).strip()
    return flat if len(flat) <= limit else cut_at_word(flat, limit)


def cut_at_word(text: str, limit: int) -> str:
    """At most `limit` characters of the text and the sign of a cut; at the end of a word where one is near."""
    head = text[:limit]
    space = head.rfind(" ", limit // 2)
    return (head[:space] if space > 0 else head).rstrip() + CUT_SIGN


def web_address(url: str) -> str:
    """The address if it may be a link: http or https, a host, no credentials, no odd characters; else empty."""
    if not url or len(url) > 2000 or _INVISIBLE.search(url) or re.search(r'[\s"<>\\^`{|}\ud800-\udfff]', url):
        return ""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it raises for a port that is none
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return ""
    return url


def link_to_words(url: str, words: str) -> str:
    """The address with a text fragment (WICG "Text Fragments") that makes a browser show the words; or empty."""
    address = web_address(url)
    fragment = _fragment(_SPACES.sub(" ", unicodedata.normalize("NFC", inert(words[:4000]))).strip())
    if not address or not fragment:
        return address
    joint = "" if "#" in address else "#"
    return f"{address}{joint}:~:text={fragment}"


def _fragment(words: str) -> str:
    if len(words) <= _FRAGMENT_CHARS:
        return _encoded(words)
    pieces = words.split(" ")
    if len(pieces) < 2 * _FRAGMENT_WORDS:
        return _encoded(words[:_FRAGMENT_CHARS])
    start, end = " ".join(pieces[:_FRAGMENT_WORDS]), " ".join(pieces[-_FRAGMENT_WORDS:])
    return f"{_encoded(start)},{_encoded(end)}" if len(start) + len(end) <= 400 else ""


def _encoded(words: str) -> str:
    # A dash separates the parts of a text fragment, so it is encoded too.
    return quote(words, safe="").replace("-", "%2D")
