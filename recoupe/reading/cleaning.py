"""Text made inert: no control characters, no bidirectional tricks, no tags in what shall be plain."""

from __future__ import annotations

import html
import re

from recoupe.defaults.read import MAX_TITLE_CHARS

# Characters that draw nothing but change how others are drawn or compared.
_INVISIBLE = re.compile(
    r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ACTIVE = re.compile(r"<(script|style|iframe|object)\b.*?(</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,500}>")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")


def clean_text(text: str) -> str:
    """The text without control, bidirectional and invisible characters, one space between words, no blank lines."""
    visible = _INVISIBLE.sub("", _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n")))
    return _BREAKS.sub("\n", _SPACES.sub(" ", visible)).strip()


def clean_line(text: str) -> str:
    """The text as one line without markup: for titles, names and addresses that are shown.

    >>> clean_line("A <b>bold</b> title<script>alert(1)</script>")
    'A bold title'
    """
    unescaped = html.unescape(text)
    plain = _TAG.sub("", _ACTIVE.sub("", unescaped))
    return " ".join(clean_text(plain).split())[:MAX_TITLE_CHARS]


def letters_in(text: str) -> int:
    """How many letters and digits the text has."""
    return sum(map(str.isalnum, text))
