"""A hit: a result that was not read yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from recoupe.moments import Moment

# Parameters that say where a reader came from, not which page it is.
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|xtor|at_\w+|ref|source|cmpid|ns_\w+|query|sids|from)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """An address that a feed, a search or an index gave; `published` as it says there.

    `text` is the whole text where the answer itself held it, as a channel's preview does.
    """

    url: str
    title: str = ""
    summary: str = ""
    published: Moment | None = None
    language: str = ""
    text: str = ""


def canonical_url(url: str) -> str:
    """The address without fragment and without parameters that only track readers; as it is where it is none.

    >>> canonical_url("https://phare.example/a?utm_source=x&id=7#top")
    'https://phare.example/a?id=7'
    """
    try:
        parts = urlsplit(url)
        asked = parse_qsl(parts.query, keep_blank_values=True)
        kept = urlencode([(name, value) for name, value in asked if not _TRACKING.match(name)])
    except ValueError:
        return url
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, kept, ""))


def is_web_address(url: str) -> bool:
    """Whether something that a stranger wrote can be taken apart as an address of the web.

    >>> [is_web_address(one) for one in ("https://phare.example/a", "http://[url]/x", "http://a:b/", "//x", "http:")]
    [True, False, False, False, False]
    """
    try:
        parts = urlsplit(url)
        # A port that is no number, and half a character, show only when they are asked for.
        is_whole = parts.port is None or parts.port >= 0
        url.encode()
    except ValueError:
        return False
    return is_whole and parts.scheme in ("http", "https") and bool(parts.hostname)


def joined(base: str, link: str) -> str:
    """The web address that `link` leads to from the page `base`; empty where it leads to none.

    >>> joined("https://phare.example/a/", "b"), joined("https://phare.example/a/", "http://[url]/x")
    ('https://phare.example/a/b', '')
    """
    try:
        target = urljoin(base, link.strip())
    except ValueError:
        return ""
    return target if is_web_address(target) else ""


def root_of(url: str) -> str:
    """The host of a well-formed address with its scheme: whose rules hold there."""
    return "{0.scheme}://{0.netloc}".format(urlsplit(url))


def host_of(url: str) -> str:
    """The host of an address, with its port, in lower case; the address itself where it has none that can be read."""
    try:
        return urlsplit(url).netloc.lower() or url
    except ValueError:
        return url
