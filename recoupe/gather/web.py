"""The web, and the only module that knows `requests`: polite, bounded, and blind to private addresses."""

from __future__ import annotations

import http.client
import random
import socket
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.cookiejar import DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter

from recoupe.defaults import gather as limits
from recoupe.errors import SourceSkipped, SourceUnavailable, TookTooLong, TooLarge
from recoupe.gather import reasons as why
from recoupe.gather.addresses import SCHEMES, check_url
from recoupe.gather.bodies import ACCEPTED_ENCODINGS, bounded_body
from recoupe.gather.exchanges import USER_AGENT, Asking, Fetched, leads_on
from recoupe.gather.freshness import OF_FEEDS, OF_RULES, fresh_s, left_s
from recoupe.gather.hits import host_of, root_of
from recoupe.gather.pacing import Pacing, backoff_s, retry_after_s, whole_number
from recoupe.gather.traffic import Rules, Traffic, shared_traffic
from recoupe.gather.transport import Deadline, Dialler, Resolver, checked_pools, resolve
from recoupe.ids import sha256_hex
from recoupe.model import Reason
from recoupe.source_files import Politeness

__all__ = ["USER_AGENT", "Fetched", "Web", "WebSettings"]

ROBOTS_NAME = "Recoupe"
_TRY_AGAIN = (429, 500, 502, 503, 504)
_CHUNK_BYTES = 65_536
_NETWORK_FAILURES = (requests.RequestException, urllib3.exceptions.HTTPError, http.client.HTTPException, OSError)
_GENTLE = Politeness(delay_s=limits.DEFAULT_DELAY_S)


@dataclass(frozen=True, slots=True)
class WebSettings:
    """What a desk may set. `allow_loopback` is for tests and mirrors on the same machine; times are in seconds."""

    allow_loopback: bool = False
    ports: tuple[int, ...] = limits.ALLOWED_PORTS
    user_agent: str = USER_AGENT
    connect_timeout_s: float = limits.CONNECT_TIMEOUT_S
    read_timeout_s: float = limits.READ_TIMEOUT_S
    whole_timeout_s: float = limits.WHOLE_TIMEOUT_S
    max_bytes: int = limits.MAX_BYTES
    max_redirects: int = limits.MAX_REDIRECTS
    max_tries: int = limits.MAX_TRIES
    max_wait_s: float = limits.MAX_WAIT_S
    obey_robots: bool = True


Earlier = Callable[[str], Fetched | None]


class _CheckedAdapter(HTTPAdapter):
    """Requests' transport on connections that are checked."""

    def __init__(self, dialler: Dialler) -> None:
        self._dialler = dialler
        super().__init__(max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **settings: Any) -> None:  # noqa: ANN401
        """Make the pools that only dial checked addresses."""
        self.poolmanager = checked_pools(self._dialler, num_pools=connections, maxsize=maxsize, block=block, **settings)


class Web:
    """Fetches pages. Safe to use from several threads; hosts are taken in turn.

    `earlier` gives what an address answered before: it is then asked only whether that changed, and where it did not,
    the page has the status 304 and the content that is kept. `record` is handed every answer of every host: pages,
    redirects, refusals, failures and rules (robots.txt). With `leaves_pages` whoever fetches keeps the pages that
    come, with the text read in them; all else is recorded even so.
    """

    def __init__(
        self,
        settings: WebSettings | None = None,
        *,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        rng: random.Random | None = None,
        resolver: Resolver = resolve,
        earlier: Earlier | None = None,
        traffic: Traffic | None = None,
        record: Callable[[Fetched], object] | None = None,
        leaves_pages: bool = False,
    ) -> None:
        self.settings = settings or WebSettings()
        self._now = now
        self._earlier = earlier
        self._record = record
        self._leaves_pages = leaves_pages
        self._rng = rng or random.Random()  # noqa: S311  jitter, not secrets
        # A clock of one's own, as tests have, makes hosts of one's own; all others share those of the process.
        has_own = sleep is not time.sleep or clock is not time.monotonic
        self._traffic = traffic or (Traffic(clock, sleep) if has_own else shared_traffic())
        self._pacing = Pacing(self._traffic.turns)
        self._deadline = Deadline()
        self._session = _session(Dialler(resolver, self.settings.allow_loopback, self._deadline), self.settings)

    def fetch(
        self, url: str, politeness: Politeness | None = None, headers: Mapping[str, str] | None = None
    ) -> Fetched:
        """The page at `url`, after its redirects, each of which is checked like the first address.

        `headers`, such as a key, go to the host of `url` and to no other.
        Raises `AddressRefused` for what is never fetched, `TooLarge` beyond a limit, `SourceSkipped` for an error
        status, a failure of the network or a refusal by robots.txt, `SourceUnavailable` for a host given up on.
        """

        def prepared(asking: Asking) -> tuple[Politeness, Asking]:
            current = asking.chain[-1]
            gentle = self._allowed(current, politeness or _GENTLE)
            own = headers if headers and urlsplit(current).netloc == urlsplit(url).netloc else {}
            kept = self._earlier(current) if self._earlier else None
            return gentle, replace(asking, kept=kept, secret=own, max_bytes=gentle.max_bytes)

        return _granted(self._followed(Asking((url,), leaves_page=self._leaves_pages), prepared))

    def _followed(self, asking: Asking, prepared: Callable[[Asking], tuple[Politeness, Asking]]) -> Fetched:
        """The answer at the end of the redirects; `prepared` says how gently, and with what, each request is put."""
        while True:
            current = asking.chain[-1]
            self._check(current)
            answer = self._ask_patiently(current, *prepared(asking))
            if not answer.leads_on:
                return answer
            asking = asking.led_on(answer, self.settings.max_redirects)

    def within(self, seconds: float) -> Web:
        """The same web for a run of at most `seconds`, after which nobody is asked any more (`SourceUnavailable`)."""
        limited = copy(self)
        limited._pacing = self._pacing.within(seconds)
        return limited

    def fresh(self, url: str) -> Fetched | None:
        """What is kept of a feed and by its own word still good, so that nobody need be asked; else None."""
        kept = self._earlier(url) if self._earlier else None
        return kept if left_s(kept, self._now(), OF_FEEDS) > 0 else None

    def crawl_delay_s(self, url: str) -> float:
        """Seconds between two requests that the rules of the host ask for; 0 where they cannot be had."""
        try:
            return self._rules(url).delay_s(ROBOTS_NAME)
        except (SourceSkipped, SourceUnavailable):
            return 0.0

    def submit(
        self,
        url: str,
        form: Mapping[str, str],
        politeness: Politeness | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Fetched:
        """What `url` answers to a form that is sent to it; it may lead nowhere else. Raises what `fetch` raises."""
        self._check(url)
        gentle = self._allowed(url, politeness or _GENTLE)
        answer = self._ask_patiently(url, gentle, Asking((url,), secret=headers or {}, form=form))
        if answer.leads_on:
            raise SourceSkipped(f"{url}: leads elsewhere, where a form is not sent")
        return _granted(answer)

    def _check(self, url: str) -> None:
        check_url(url, self.settings.ports, self.settings.allow_loopback)

    def _keep(self, answer: Fetched, asking: Asking) -> None:
        """Have an answer recorded, whatever becomes of it; every answer comes by here."""
        is_page = answer.status < http.client.BAD_REQUEST and not answer.leads_on
        if self._record and not (is_page and asking.leaves_page):
            self._record(answer)

    def _ask_patiently(self, url: str, politeness: Politeness, asking: Asking) -> Fetched:
        """One answer, after pauses where the host asks for them or fails in passing."""
        host = host_of(url)
        for attempt in range(1, self.settings.max_tries + 1):
            with self._pacing.turn(host, politeness.delay_s, politeness.concurrency):
                answer = self._try(url, asking, is_last=attempt == self.settings.max_tries)
            if answer is not None:
                self._keep(answer, asking)
            if answer is not None and answer.status not in _TRY_AGAIN:
                self._pacing.answered(host)
                return answer
            self._pacing.failed(host)
            if attempt < self.settings.max_tries:
                self._pacing.rest(host, self._pause(url, answer, attempt))
        tries = self.settings.max_tries
        if answer is None:
            raise SourceSkipped(Reason.of(why.NO_ANSWER_OFTEN, url=url, tries=tries))
        raise SourceSkipped(Reason.of(why.ANSWERED_OFTEN, url=url, status=answer.status, tries=tries))

    def _try(self, url: str, asking: Asking, *, is_last: bool) -> Fetched | None:
        try:
            return self._ask(url, asking)
        except TookTooLong:
            # Another try would take as long again.
            self._pacing.failed(host_of(url))
            raise
        except _NETWORK_FAILURES as error:
            # A certificate that does not hold will not hold a second later.
            if is_last or isinstance(error, requests.exceptions.SSLError):
                self._pacing.failed(host_of(url))
                raise SourceSkipped(Reason.of(_plainly(error), url=url, error=type(error).__name__)) from error
            return None

    def _pause(self, url: str, answer: Fetched | None, attempt: int) -> float:
        asked = retry_after_s(answer.headers.get("retry-after", ""), self._now()) if answer else None
        if asked is not None and asked > self.settings.max_wait_s:
            raise SourceSkipped(Reason.of(why.ASKS_TO_WAIT, url=url, seconds=f"{asked:.0f}"))
        return backoff_s(attempt, self._rng) if asked is None else asked

    def _ask(self, url: str, asking: Asking) -> Fetched:
        # What may be larger may take longer.
        room = (asking.max_bytes or 0) / self.settings.max_bytes
        limit = self.settings.whole_timeout_s * max(1.0, room)
        with self._deadline.within(limit) as is_over:
            try:
                answer = self._answer(url, asking)
            except (SourceSkipped, *_NETWORK_FAILURES):
                if not is_over.is_set():
                    raise
                answer = None
            if answer is None or is_over.is_set():
                raise TookTooLong(Reason.of(why.TOOK_TOO_LONG, url=url, seconds=f"{limit:g}"))
        return answer

    def _answer(self, url: str, asking: Asking) -> Fetched:
        with self._open(url, asking) as response:
            status, headers, kept = response.status_code, _lowered(response.headers), asking.kept
            if status == http.client.NOT_MODIFIED and kept:
                headers, content = {**kept.headers, **headers}, kept.content
            elif leads_on(status, headers):
                content = self._body_nobody_reads(url, response, headers)
            else:
                content = self._body(url, response, headers, asking.max_bytes)
            answered = (asking.chain, status, headers, content, self._now(), sha256_hex(content))
            sent = _sent(response.request, asking)
        return Fetched(asking.chain[0], url, *answered, self.settings.user_agent, sent, asking.hops)

    @contextmanager
    def _open(self, url: str, asking: Asking) -> Iterator[requests.Response]:
        timeout = (self.settings.connect_timeout_s, self.settings.read_timeout_s)
        method = "GET" if asking.form is None else "POST"
        response = self._session.request(
            method, url, data=asking.form, headers=asking.headers, timeout=timeout, stream=True, allow_redirects=False
        )
        try:
            yield response
        finally:
            response.close()

    def _body_nobody_reads(self, url: str, response: requests.Response, headers: Mapping[str, str]) -> bytes:
        """What a redirect says besides where it leads, for the record: one that cannot be had leads on all the same."""
        try:
            return self._body(url, response, headers)
        except (SourceSkipped, *_NETWORK_FAILURES):
            return b""

    def _body(
        self, url: str, response: requests.Response, headers: Mapping[str, str], max_bytes: int | None = None
    ) -> bytes:
        limit = max_bytes or self.settings.max_bytes
        if (promised := whole_number(headers.get("content-length", "")) or 0) > limit:
            raise TooLarge(Reason.of(why.PROMISES_MORE, url=url, promised=promised, limit=limit))
        return bounded_body(_chunks(response), headers.get("content-encoding", ""), limit, url)

    def _allowed(self, url: str, politeness: Politeness) -> Politeness:
        """The politeness that robots.txt asks for. Raises `SourceSkipped` where it forbids the page."""
        rules = self._rules(url)
        if rules.fault:
            raise SourceSkipped(rules.fault)
        if not rules.allow(url, ROBOTS_NAME):
            raise SourceSkipped(Reason.of(why.ROBOTS_FORBID, url=url))
        asked = rules.delay_s(ROBOTS_NAME)
        if asked > limits.MAX_CRAWL_DELAY_S:
            raise SourceSkipped(Reason.of(why.ROBOTS_SLOW, url=root_of(url), seconds=f"{asked:g}"))
        return politeness.model_copy(update={"delay_s": max(politeness.delay_s, asked)})

    def _rules(self, url: str) -> Rules:
        if not self.settings.obey_robots:
            return Rules()
        self._check(url)
        root = root_of(url)
        return self._traffic.rules.of(root, lambda: self._read_rules(f"{root}/robots.txt"))

    def _read_rules(self, url: str) -> Rules:
        """The rules of a host, empty where it has none; a host that cannot give them is not fetched (RFC 9309)."""
        kept = self._earlier(url) if self._earlier else None
        left = left_s(kept, self._now(), OF_RULES)
        if kept and left > 0:
            return Rules.read(kept.content, url, left)
        answer = self._followed(Asking((url,), kept=kept), lambda asking: (Politeness(delay_s=0), asking))
        if answer.status >= http.client.BAD_REQUEST:
            return Rules()
        return Rules.read(answer.content, answer.url, fresh_s(answer.headers, OF_RULES))


class _HopByHop(requests.Session):
    """A session that leaves redirects alone: to see where one leads, requests would read its body without a limit."""

    def get_redirect_target(self, resp: requests.Response) -> None:
        """Nowhere, as far as requests is concerned."""


def _session(dialler: Dialler, settings: WebSettings) -> requests.Session:
    session = _HopByHop()
    # No proxies and no passwords from the environment: the address that is checked is the one that is asked.
    session.trust_env = False
    session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
    session.headers.update(
        {
            "User-Agent": settings.user_agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.5",
            "Accept-Encoding": ACCEPTED_ENCODINGS,
            # The pause between two requests is longer than a connection is worth keeping.
            "Connection": "close",
        }
    )
    for scheme in SCHEMES:
        session.mount(f"{scheme}://", _CheckedAdapter(dialler))
    return session


def _granted(answer: Fetched) -> Fetched:
    """The answer. Raises `SourceSkipped` for an error status."""
    if answer.status >= http.client.BAD_REQUEST:
        raise SourceSkipped(Reason.of(why.ANSWERED, url=answer.url, status=answer.status))
    return answer


def _sent(request: requests.PreparedRequest, asking: Asking) -> dict[str, str]:
    """What was sent, without what is secret; of a form also how and what."""
    hidden = {name.lower() for name in asking.secret}
    sent = {name: value for name, value in _lowered(request.headers).items() if name not in hidden}
    return sent if asking.form is None else {**sent, ":method": "POST", ":body": str(request.body)}


def _lowered(headers: Mapping[str, str | bytes]) -> dict[str, str]:
    """The headers by their names in lower case; a byte that is no text stays as the wire protocol reads it."""
    return {
        name.lower(): value.decode("latin-1") if isinstance(value, bytes) else value for name, value in headers.items()
    }


def _chunks(response: requests.Response) -> Iterator[bytes]:
    """The raw bytes as they arrive: waiting for a full buffer would let a slow drip pass every timeout.

    Raises `http.client.IncompleteRead` where the body breaks off.
    """
    missing = whole_number(response.headers.get("content-length", "")) or 0
    while chunk := response.raw.read1(_CHUNK_BYTES, decode_content=False):
        missing -= len(chunk)
        yield chunk
    if missing > 0:
        raise http.client.IncompleteRead(b"", missing)


def _plainly(error: BaseException) -> str:
    """The reason template of a failure of the network."""
    if isinstance(error, requests.Timeout | socket.timeout):
        return why.TIMED_OUT
    if isinstance(error, requests.exceptions.SSLError):
        return why.BAD_CERTIFICATE
    return why.NO_CONNECTION
