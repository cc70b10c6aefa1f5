"""Copies: what a page for mobile readers, or one that runs another site's text, says its original is."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag

from recoupe.reading.markup import web_address

# The marks of the format, in the page's first element. Source: amp.dev, "Create your first AMP page".
_IS_AMP = re.compile(rb"<html\b[^>]{0,2000}?\s(?:amp|\xe2\x9a\xa1(?:\xef\xb8\x8f)?)(?=[\s>=/])", re.IGNORECASE)
_NAMES_ORIGINAL = re.compile(rb"<link\b[^>]{0,2000}?\bcanonical\b", re.IGNORECASE)
_HEAD_BYTES = 256 * 1024


def amp_original(content: bytes, url: str) -> str:
    """The address of the page that `content` is an accelerated copy of; empty where it is none, or names no other."""
    head = content[:_HEAD_BYTES]
    return _declared(head, url) if _IS_AMP.search(head) else ""


def syndicated_original(content: bytes, url: str) -> str:
    """The address on another site that a page says its text is from; empty where it says it is its own."""
    head = content[:_HEAD_BYTES]
    declared = _declared(head, url) if _NAMES_ORIGINAL.search(head) else ""
    return declared if declared and _site(declared) != _site(url) else ""


def _declared(head: bytes, url: str) -> str:
    link = BeautifulSoup(head, "lxml").find("link", rel="canonical")
    declared = web_address(str(link.get("href") or ""), url) if isinstance(link, Tag) else ""
    return declared if declared.rstrip("/") != url.rstrip("/") else ""


def _site(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
