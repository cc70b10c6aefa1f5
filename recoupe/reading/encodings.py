"""Bytes become text: what they are beats what they declare, and a guess is said to be one."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from recoupe.defaults.read import FALLBACK_ENCODINGS, MAX_CONTROL_SHARE
from recoupe.errors import EmptyArticle
from recoupe.model import Reason
from recoupe.reading.reasons import ENCODING_GUESSED, ENCODING_WRONG

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
_HEAD_BYTES = 4096
# Browsers read these labels as their supersets, and pages rely on it.
_SUPERSETS = {"euc_kr": "cp949", "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "iso8859-9": "cp1254"}
_SAMPLE_CHARS = 20_000
_CONTROLS = frozenset(map(chr, (*range(9), *range(14, 32), 127)))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was read in; `issue` where the declaration was absent or wrong."""

    text: str
    encoding: str
    issue: Reason | None = None


def decode(content: bytes, media_type: str = "") -> Decoded:
    """The text of `content`. Valid UTF-8 is UTF-8, else the declared encoding if it fits, else the likeliest one.

    Raises `EmptyArticle` where it is no text in any of them.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _checked(Decoded(content.decode(encoding, errors="replace"), encoding))
    declared = declared_encoding(content, media_type)
    text = _strictly(content, "utf-8")
    if text is not None:
        return _checked(_as_utf8(text, declared))
    if declared and (text := _strictly(content, declared)) is not None:
        return _checked(Decoded(text, declared))
    return _checked(_guessed(content, declared))


def declared_encoding(content: bytes, media_type: str) -> str:
    """The codec that the header or the page declares, or an empty text; labels are read as browsers do."""
    head = content[:_HEAD_BYTES]
    for found in (_CHARSET.search(media_type.encode()), _XML_ENCODING.search(head), _CHARSET.search(head)):
        if found and (codec := _codec(found[1].decode("ascii", "replace"))):
            return codec
    return ""


def _codec(label: str) -> str:
    try:
        name = codecs.lookup(label).name
    except LookupError:
        return ""
    return _SUPERSETS.get(name, name)


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _as_utf8(text: str, declared: str) -> Decoded:
    if declared in ("", "utf-8", "cp1252") or text.isascii():
        return Decoded(text, "utf-8")
    return Decoded(text, "utf-8", Reason.of(ENCODING_WRONG, declared=declared, encoding="utf-8"))


def _guessed(content: bytes, declared: str) -> Decoded:
    encoding = _likeliest(content)
    text = content.decode(encoding, errors="replace")
    if declared and declared != encoding:
        return Decoded(text, encoding, Reason.of(ENCODING_WRONG, declared=declared, encoding=encoding))
    return Decoded(text, encoding, Reason.of(ENCODING_GUESSED, encoding=encoding))


def _likeliest(content: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(content, cp_isolation=list(FALLBACK_ENCODINGS)).best()
    return best.encoding if best else "utf-8"


def _checked(decoded: Decoded) -> Decoded:
    sample = decoded.text[:_SAMPLE_CHARS]
    odd = sum(char in _CONTROLS or char == "\ufffd" for char in sample)
    if sample and odd > MAX_CONTROL_SHARE * len(sample):
        raise EmptyArticle("is binary, not text")
    return decoded
