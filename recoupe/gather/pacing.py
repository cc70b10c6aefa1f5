"""How hosts are treated: one request at a time, pauses between them, and peace for a host in trouble."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from recoupe.defaults.gather import BACKOFF_S, FAILURES_TO_OPEN
from recoupe.errors import SourceUnavailable

# No size or time that a host could mean has more.
_MOST_DIGITS = 18


@dataclass(slots=True)
class _Host:
    turn: threading.Semaphore
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    failures: int = 0


class Pacing:
    """The turns of each host. `clock` gives seconds, `sleep` waits them out."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._clock = clock
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def turn(self, host: str, delay_s: float, concurrency: int = 1) -> Iterator[None]:
        """A turn at `host`, `delay_s` seconds after the last one began.

        Raises `SourceUnavailable` where the host has failed too often in a row.
        """
        state = self._host(host, concurrency)
        with state.turn:
            if state.failures >= FAILURES_TO_OPEN:
                raise SourceUnavailable(f"{host}: failed {state.failures} times in a row and is left alone in this run")
            with state.lock:
                now = self._clock()
                wait = max(0.0, state.free_at - now)
                state.free_at = now + wait + delay_s
            if wait > 0:
                self._sleep(wait)
            yield

    def failed(self, host: str) -> None:
        """Note that the host did not answer as it should."""
        state = self._host(host)
        with state.lock:
            state.failures += 1

    def answered(self, host: str) -> None:
        """Note that the host answered."""
        state = self._host(host)
        with state.lock:
            state.failures = 0

    def _host(self, host: str, concurrency: int = 1) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host(threading.Semaphore(concurrency)))


def whole_number(text: str) -> int | None:
    """The number that a header gives in plain digits; None for anything else, such as `²` or a thousand digits.

    >>> whole_number("120"), whole_number("²"), whole_number("9" * 5000)
    (120, None, None)
    """
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def backoff_s(attempt: int, rng: random.Random) -> float:
    """Seconds to wait after the failed `attempt` (from 1): up to a limit that doubles, drawn at random."""
    return rng.uniform(0, BACKOFF_S * 2.0**attempt)


def retry_after_s(header: str, now: datetime) -> float | None:
    """The seconds a `Retry-After` header asks for, given as seconds or as a date; None where it says nothing."""
    text = header.strip()
    if (asked := whole_number(text)) is not None:
        return float(asked)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
