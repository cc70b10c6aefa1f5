"""Plain text and Markdown: the text stays as it is, so that spans index into the user's own file."""

from __future__ import annotations

import re

from recoupe.defaults.read import MAX_LINKS, MAX_TITLE_CHARS, SECTION_LABEL_WORDS, SECTION_PATH_WORDS
from recoupe.reading.cleaning import clean_line, letters_in
from recoupe.reading.dates import is_date_line
from recoupe.reading.markup import web_address

_HEADING = re.compile(r"^\s{0,3}#{1,3}\s+(?P<title>.+?)\s*#*\s*$", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n---\s*\n", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:\s*[\"']?(?P<title>.+?)[\"']?\s*$", re.MULTILINE | re.IGNORECASE)
_WORD = re.compile(r"\w+")
_PATH = re.compile(r"\S\s*[›>/|»]\s*\S")
_ADDRESS = re.compile(r"^\s*(?:https?://|www\.)\S+\s*$", re.IGNORECASE)
# An address within a line; what closes a sentence or a bracket is no part of it.
_ADDRESS_INSIDE = re.compile(r"https?://[^\s<>\"'()\[\]«»“”]*[^\s<>\"'()\[\]«»“”.,;:!?…]", re.IGNORECASE)
_BYLINE = re.compile(r"^\s*(?:par|by|from|de|автор|текст|글|기자)\b[\s:]", re.IGNORECASE)
_ENDS_SENTENCE = re.compile(r"[.!?…。！？]['\"»”)]*\s*$")
# A paragraph is longer than a headline and ends in a full stop.
_PARAGRAPH_CHARS = 160
# Letters of a section name, for each word that it may have.
_LABEL_CHARS = 14


def addresses_in(text: str) -> tuple[str, ...]:
    """The web addresses that stand in a text, each once, `MAX_LINKS` at most.

    >>> addresses_in("See [the notice](https://port.example/notice) and http://a.example/b.")
    ('https://port.example/notice', 'http://a.example/b')
    """
    written = (web_address(match.group(), "") for match in _ADDRESS_INSIDE.finditer(text))
    return tuple(dict.fromkeys(address for address in written if address))[:MAX_LINKS]


def title_of_text(text: str, *, markdown: bool = False) -> str:
    """The headline: the first line that reads like one, passing over section labels, dates, bylines and addresses.

    Empty where the text is one paragraph.

    >>> title_of_text(chr(10).join(["International", "The bridge is open again", "It reopened on Monday."]))
    'The bridge is open again'
    """
    if markdown and (found := _markdown_title(text)):
        return found
    lines = [line for line in text.splitlines() if line.strip()]
    for number, line in enumerate(lines[:-1]):
        if _is_passed_over(line, lines[number + 1]):
            continue
        return "" if _is_paragraph(line) else clean_line(line)
    return ""


def _markdown_title(text: str) -> str:
    front = _FRONT_MATTER.match(text)
    found = (_FRONT_TITLE.search(front[0]) if front else None) or _HEADING.search(text)
    return clean_line(found["title"]) if found else ""


def _is_passed_over(line: str, following: str) -> bool:
    return (
        not letters_in(line)
        or is_section_label(line, following)
        or is_date_line(line)
        or bool(_ADDRESS.match(line) or _BYLINE.match(line))
    )


def is_section_label(line: str, following: str) -> bool:
    """Whether the line names a section (`International`, `Guerre en Ukraine >`) above a longer headline."""
    stripped = line.strip(" \t>›|/·•-–—:#*")
    words = _WORD.findall(stripped)
    most = SECTION_PATH_WORDS if _PATH.search(stripped) else SECTION_LABEL_WORDS
    is_short = len(words) <= most and len(stripped) <= _LABEL_CHARS * most
    return is_short and not _ENDS_SENTENCE.search(stripped) and len(_WORD.findall(following)) > len(words)


def _is_paragraph(line: str) -> bool:
    stripped = line.strip()
    return len(stripped) > MAX_TITLE_CHARS or (
        len(stripped) > _PARAGRAPH_CHARS and bool(_ENDS_SENTENCE.search(stripped))
    )
