"""Wrapped addresses: indexes that send readers through themselves, and the page that is meant."""

from __future__ import annotations

import binascii
import re
from base64 import urlsafe_b64decode
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

from recoupe.errors import LayoutChanged
from recoupe.gather.hits import Hit, canonical_url, is_web_address

_CODED = re.compile(r"/articles/([\w-]+)$")
_INSIDE = re.compile(rb"https?://[\x21-\x7e]+")
_PARAMETERS = ("url", "q", "u")


def unwrapped(hits: Iterable[Hit], index: str) -> tuple[Hit, ...]:
    """The results with the addresses of the pages themselves, without those that the index keeps to itself.

    Raises `LayoutChanged` where that are all of them: nothing was found out then, which is not that nothing is there.
    """
    host = urlsplit(index).netloc
    given = list(hits)
    found = [(hit, _meant(hit.url, host)) for hit in given]
    known = tuple(replace(hit, url=canonical_url(meant)) for hit, meant in found if meant)
    if given and not known:
        raise LayoutChanged(f"{index}: {len(given)} results lead through addresses that cannot be read")
    return known


def _meant(url: str, host: str) -> str:
    parts = urlsplit(url)
    if parts.netloc != host:
        return url
    for name in _PARAMETERS:
        for value in parse_qs(parts.query).get(name, []):
            if is_web_address(value):
                return value
    return _decoded(parts.path)


def _decoded(path: str) -> str:
    """The address in a coded path, as Google News writes the older ones; empty where there is none to be read."""
    coded = _CODED.search(path)
    if coded is None:
        return ""
    try:
        content = urlsafe_b64decode(coded[1] + "=" * (-len(coded[1]) % 4))
    except (binascii.Error, ValueError):
        return ""
    inside = _INSIDE.search(content)
    address = inside[0].decode("ascii") if inside else ""
    return address if is_web_address(address) else ""
