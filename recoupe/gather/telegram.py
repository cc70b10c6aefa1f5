"""Telegram's public preview: a page of a channel's posts, each of which is a text of its own."""

from __future__ import annotations

from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from recoupe.errors import BadMoment, LayoutChanged
from recoupe.gather.hits import Hit, joined, root_of
from recoupe.moments import Moment
from recoupe.reading.cleaning import clean_line, clean_text

_PREVIEW = "/s/"
_TITLE_CHARS = 120


def is_preview(content: bytes, url: str) -> bool:
    """Whether a page is the preview of a channel: by its address, or by its marks where a mirror serves it."""
    return urlsplit(url).path.startswith(_PREVIEW) and b"tgme_" in content


def parse_posts(content: bytes, url: str, language: str = "") -> tuple[Hit, ...]:
    """The posts on a preview page that have words, the newest first; each hit carries its whole text.

    Raises `LayoutChanged` where a channel's page has no post in the known form.
    """
    soup = BeautifulSoup(content, "lxml")
    posts = soup.select(".tgme_widget_message[data-post]")
    if not posts and not soup.select_one(".tme_no_messages_found, .tgme_channel_info"):
        raise LayoutChanged(f"{url}: has no posts in the form of a channel's preview")
    root = root_of(url)
    hits = (_post(post, root, language) for post in reversed(posts))
    return tuple(hit for hit in hits if hit)


def _post(post: Tag, root: str, language: str) -> Hit | None:
    words = post.select_one(".tgme_widget_message_text")
    if words is None:
        return None
    for line_break in words.find_all("br"):
        line_break.replace_with("\n")
    text = clean_text(words.get_text())
    if not text:
        return None
    title = clean_line(text.split("\n", 1)[0])[:_TITLE_CHARS]
    address = joined(f"{root}/", str(post["data-post"]))
    if not address:
        return None
    return Hit(address, title, text, _moment(post), language, text)


def _moment(post: Tag) -> Moment | None:
    stated = post.select_one("time[datetime]")
    try:
        return Moment.parse(str(stated["datetime"])) if stated else None
    except BadMoment:
        return None
