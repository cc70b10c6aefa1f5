"""A hit: a result that was not read yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

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
    """The address without fragment and without parameters that only track readers.

    >>> canonical_url("https://phare.example/a?utm_source=x&id=7#top")
    'https://phare.example/a?id=7'
    """
    parts = urlsplit(url)
    kept = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(name)
    ]
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path, urlencode(kept), ""))
