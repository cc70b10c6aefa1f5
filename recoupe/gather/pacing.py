"""How hosts are treated: in turn, with pauses between two requests, and peace for a host in trouble."""

from __future__ import annotations

import math
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from recoupe.defaults.gather import BACKOFF_S, FAILURES_TO_OPEN
from recoupe.errors import SourceUnavailable
from recoupe.gather.reasons import LEFT_ALONE
from recoupe.model import Reason

# No size or time that a host could mean has more.
_MOST_DIGITS = 18


@dataclass(slots=True)
class _Host:
    free: threading.Condition = field(default_factory=threading.Condition)
    busy: int = 0
    free_at: float = 0.0


class Turns:
    """The turns at each host, for all who fetch from it. `clock` gives seconds, `sleep` waits them out."""

    def __init__(self, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self.clock = clock
        self.sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()

    @contextmanager
    def one(self, host: str, concurrency: int, over_at: float) -> Iterator[None]:
        """A place among the `concurrency` that may ask `host` at once. Raises `SourceUnavailable` after `over_at`."""
        state = self._host(host)
        with state.free:
            left = None if math.isinf(over_at) else max(0.0, over_at - self.clock())
            if not state.free.wait_for(lambda: state.busy < concurrency, left):
                raise _time_is_up(host)
            state.busy += 1
        try:
            yield
        finally:
            with state.free:
                state.busy -= 1
                state.free.notify_all()

    def pause(self, host: str, delay_s: float, over_at: float) -> None:
        """Wait until the last request to `host` is far enough back; the next one comes `delay_s` after this one."""
        state = self._host(host)
        with state.free:
            now = self.clock()
            wait = max(0.0, state.free_at - now)
            if now + wait > over_at:
                raise _time_is_up(host)
            state.free_at = now + wait + delay_s
        if wait > 0:
            self.sleep(wait)

    def _host(self, host: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(host, _Host())


class Pacing:
    """How one run goes about the turns: it leaves a host alone that keeps failing, and all when its time is up."""

    def __init__(self, turns: Turns, over_at: float = math.inf) -> None:
        self._turns = turns
        self._over_at = over_at
        self._failures: dict[str, int] = {}
        self._lock = threading.Lock()

    def within(self, seconds: float) -> Pacing:
        """The same pacing for a run of at most `seconds`."""
        return Pacing(self._turns, self._turns.clock() + seconds)

    @contextmanager
    def turn(self, host: str, delay_s: float, concurrency: int = 1) -> Iterator[None]:
        """A turn at `host`, `delay_s` seconds after the last one began.

        Raises `SourceUnavailable` where the host has failed too often in a row, or where the time is up.
        """
        with self._turns.one(host, concurrency, self._over_at):
            failures = self._failures.get(host, 0)
            if failures >= FAILURES_TO_OPEN:
                raise SourceUnavailable(Reason.of(LEFT_ALONE, host=host, failures=failures))
            self._turns.pause(host, delay_s, self._over_at)
            yield

    def rest(self, host: str, seconds: float) -> None:
        """Wait before another try. Raises `SourceUnavailable` where the time is up before."""
        if self._turns.clock() + seconds > self._over_at:
            raise _time_is_up(host)
        self._turns.sleep(seconds)

    def failed(self, host: str) -> None:
        """Note that the host did not answer as it should."""
        with self._lock:
            self._failures[host] = self._failures.get(host, 0) + 1

    def answered(self, host: str) -> None:
        """Note that the host answered."""
        with self._lock:
            self._failures.pop(host, None)


def _time_is_up(host: str) -> SourceUnavailable:
    return SourceUnavailable(f"{host}: the time of this run is up")


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
