"""An exchange: a request on its way over redirects, and the answer it brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from recoupe.errors import AddressRefused, TooLarge
from recoupe.gather import reasons as why
from recoupe.gather.hits import joined
from recoupe.gather.hops import Hop
from recoupe.model import Reason
from recoupe.settings import engine_version

USER_AGENT = f"Recoupe/{engine_version()} (newsroom source verification; reads robots.txt)"
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a fetch brought: immutable, and enough to show later what was there.

    `chain` lists the addresses from the one asked for to the one that answered, `hops` what those before it answered;
    names of headers are in lower case. `collector` is the user agent that asked, `request` what it sent besides,
    without keys; under `:method` and `:body` stands a form that was sent.
    """

    url_requested: str
    url: str
    chain: tuple[str, ...]
    status: int
    headers: Mapping[str, str]
    content: bytes
    fetched_at: datetime
    sha256: str
    collector: str = USER_AGENT
    request: Mapping[str, str] = field(default_factory=dict)
    hops: tuple[Hop, ...] = ()

    @property
    def leads_on(self) -> bool:
        """Whether it points to another address."""
        return leads_on(self.status, self.headers)


@dataclass(frozen=True, slots=True)
class Asking:
    """A request: the addresses that led to it, what is kept of the last one, and what goes with it.

    `secret` are headers that are sent and kept nowhere; `leaves_page` says that whoever asks keeps the page;
    `max_bytes` is the limit of the answer where it has one of its own.
    """

    chain: tuple[str, ...]
    hops: tuple[Hop, ...] = ()
    kept: Fetched | None = None
    secret: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] | None = None
    leaves_page: bool = False
    max_bytes: int | None = None

    @property
    def headers(self) -> dict[str, str]:
        """All that is sent besides what every request sends."""
        return {**validators(self.kept), **self.secret}

    def led_on(self, answer: Fetched, limit: int) -> Asking:
        """The request to where a redirect leads. Raises `TooLarge` for a circle and for more than `limit` hops."""
        target = _next_hop(answer, self.chain, limit)
        hop = Hop(self.chain[-1], answer.status, answer.headers)
        return Asking((*self.chain, target), (*self.hops, hop), leaves_page=self.leaves_page)


def leads_on(status: int, headers: Mapping[str, str]) -> bool:
    """Whether an answer points to another address."""
    return status in _REDIRECTS and bool(headers.get("location"))


def validators(kept: Fetched | None) -> dict[str, str]:
    """The headers that ask for a page only if it changed since it was kept (RFC 9110, 13.1); none without a tag."""
    headers = kept.headers if kept else {}
    names = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
    return {asked: headers[given] for given, asked in names if headers.get(given)}


def _next_hop(answer: Fetched, chain: tuple[str, ...], limit: int) -> str:
    current = chain[-1]
    target = joined(current, answer.headers["location"])
    if not target:
        raise AddressRefused(Reason.of(why.LEADS_NOWHERE, url=current, target=repr(answer.headers["location"])))
    if target in chain:
        raise TooLarge(Reason.of(why.LEADS_IN_A_CIRCLE, url=chain[0]))
    if len(chain) > limit:
        raise TooLarge(Reason.of(why.LEADS_TOO_FAR, url=chain[0], limit=limit))
    return target
