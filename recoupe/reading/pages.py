"""HTML pages: markup, main text and the dates that readers see, put together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from bs4 import BeautifulSoup, Tag

from recoupe.defaults.read import LINES_UNDER_HEADLINE
from recoupe.errors import LayoutChanged
from recoupe.model import Reason
from recoupe.moments import Moment
from recoupe.reading.cleaning import clean_line, clean_text, letters_in
from recoupe.reading.dates import disagree, stated_date
from recoupe.reading.main_text import main_text
from recoupe.reading.markup import Markup, moment_of, read_markup
from recoupe.reading.reasons import DATE_GUESSED, DATES_DISAGREE
from recoupe.source_files import Selectors, Source

# XHTML pages begin like XML and are read as HTML all the same.
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}>")


@dataclass(frozen=True, slots=True)
class Page:
    """What was read out of a page. `text` has one paragraph a line and no headline."""

    markup: Markup
    title: str
    text: str
    published: Moment | None
    issues: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class _Dated:
    published: Moment | None
    issues: tuple[Reason, ...] = ()


def read_page(page: str, url: str = "", source: Source | None = None, given: Moment | None = None) -> Page:
    """The article on an HTML page; the text is empty where there is none. `given` is a date that is known already.

    Raises `LayoutChanged` where the source declares a selector that matches nothing.
    """
    soup = BeautifulSoup(_XML_DECLARATION.sub("", page), "lxml")
    zone = source.zone if source else None
    markup = read_markup(soup, url, zone)
    selectors = source.selectors if source else None
    text = _selected_body(soup, selectors, source) or main_text(page, markup.title, markup.body)
    title = _selected(soup, selectors.title if selectors else "") or markup.title
    text = without_headline(text, title)
    declared = _declared(soup, selectors, markup, zone)
    dated = _Dated(given) if given else _dated(page, _visible_page(soup), title, text, declared)
    return Page(markup, title, text, dated.published, dated.issues)


def without_headline(text: str, title: str) -> str:
    """The text without a first line that repeats the title."""
    first, _, rest = text.partition("\n")
    return rest if title and _same_words(first, title) else text


def _same_words(line: str, title: str) -> bool:
    return [char for char in line.casefold() if char.isalnum()] == [char for char in title.casefold() if char.isalnum()]


def _declared(soup: BeautifulSoup, selectors: Selectors | None, markup: Markup, zone: ZoneInfo | None) -> Moment | None:
    found = soup.select_one(selectors.published) if selectors and selectors.published else None
    if found is None:
        return markup.published
    shown = str(found.get("datetime") or found.get("content") or found.get_text(" "))
    stated = stated_date(shown)
    return moment_of(shown, zone) or (Moment.of_day(stated) if stated else markup.published)


def _dated(page: str, visible: str, title: str, text: str, declared: Moment | None) -> _Dated:
    near = declared.day if declared else None
    stated = stated_date(text, visible, near) or stated_date(_under_headline(visible, title))
    if declared and stated and disagree(stated, declared.day):
        return _Dated(Moment.of_day(stated), (Reason.of(DATES_DISAGREE, in_text=stated, in_markup=declared),))
    if declared or stated:
        return _Dated(declared or (Moment.of_day(stated) if stated else None))
    guessed = _guessed_date(page)
    if guessed is None:
        return _Dated(None)
    return _Dated(Moment.of_day(guessed), (Reason.of(DATE_GUESSED, found=guessed),))


def _under_headline(visible: str, title: str) -> str:
    """The few lines under the headline, where a page tells its readers the day."""
    lines = visible.splitlines()
    places = [number for number, line in enumerate(lines) if _same_words(line, title)]
    return "\n".join(lines[places[-1] + 1 :][:LINES_UNDER_HEADLINE]) if places else ""


def _guessed_date(page: str) -> date | None:
    from htmldate import find_date

    found = find_date(page, original_date=True, outputformat="%Y-%m-%d")
    return date.fromisoformat(found) if found else None


def _visible_page(soup: BeautifulSoup) -> str:
    return clean_text(soup.get_text("\n"))


def _selected(soup: BeautifulSoup, selector: str) -> str:
    found = soup.select_one(selector) if selector else None
    return clean_line(found.get_text(" ")) if found else ""


def _selected_body(soup: BeautifulSoup, selectors: Selectors | None, source: Source | None) -> str:
    if not (selectors and source and selectors.body):
        return ""
    body = soup.select_one(selectors.body)
    if body is None:
        raise LayoutChanged(f"{source.key}: the selector {selectors.body!r} matches nothing on the page")
    for selector in selectors.remove:
        for unwanted in body.select(selector):
            unwanted.decompose()
    text = _paragraphs(body)
    if letters_in(text) < source.checks.min_body_chars:
        raise LayoutChanged(f"{source.key}: {selectors.body!r} holds {letters_in(text)} letters, too few for a text")
    return text


def _paragraphs(body: Tag) -> str:
    blocks = body.find_all(["p", "li", "blockquote", "h2", "h3"])
    texts = [clean_line_of(block) for block in blocks if not block.find(["p", "li"])]
    return clean_text("\n".join(texts) if texts else body.get_text("\n"))


def clean_line_of(block: Tag) -> str:
    """The text of one block in one line."""
    return " ".join(clean_text(block.get_text()).split())
