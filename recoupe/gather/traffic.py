"""What all who fetch in this process share: the turns at each host, and its rules (robots.txt)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from recoupe.defaults import gather as limits
from recoupe.errors import AddressRefused, SourceSkipped
from recoupe.gather.edges import reading
from recoupe.gather.pacing import Turns


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host asks of robots, or the fault for which that is not known; good for `fresh_s` seconds."""

    parsed: Protego | None = None
    fault: str = ""
    fresh_s: float = limits.RULES_UNSAID_S

    @classmethod
    def read(cls, content: bytes, url: str, fresh_s: float) -> Rules:
        """The rules in a file. Raises `Unreadable`."""
        with reading(url):
            parsed = Protego.parse(content[: limits.MAX_ROBOTS_BYTES].decode("utf-8", "replace"))
        return cls(parsed, fresh_s=fresh_s)

    def allow(self, url: str, name: str) -> bool:
        """Whether the robot `name` may ask for `url`."""
        return self.parsed is None or self.parsed.can_fetch(url, name)

    def delay_s(self, name: str) -> float:
        """Seconds between two requests that the host asks of the robot `name`; 0 where it asks for none."""
        return float((self.parsed and self.parsed.crawl_delay(name)) or 0.0)


class _Page:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.rules: Rules | None = None
        self.until = 0.0


class Rulebook:
    """The rules of hosts, each read by one at a time and kept while they are good."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._pages: dict[str, _Page] = {}
        self._lock = threading.Lock()

    def of(self, root: str, read: Callable[[], Rules]) -> Rules:
        """The rules of a host. A host that did not give them is not asked again for a while.

        Raises `AddressRefused` and `SourceUnavailable` as `read` does.
        """
        with self._lock:
            page = self._pages.setdefault(root, _Page())
        with page.lock:
            if page.rules is None or self._clock() >= page.until:
                page.rules = _known(read)
                page.until = self._clock() + page.rules.fresh_s
            return page.rules


def _known(read: Callable[[], Rules]) -> Rules:
    try:
        return read()
    except AddressRefused:
        raise
    except SourceSkipped as error:
        return Rules(fault=str(error), fresh_s=limits.RULES_FAILED_S)


class Traffic:
    """The turns at hosts and their rules, by one clock."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.turns = Turns(clock, sleep)
        self.rules = Rulebook(clock)


_shared = Traffic()


def shared_traffic() -> Traffic:
    """That of this process: however many gather at once, a host is asked at one pace."""
    return _shared


def forget_hosts() -> None:
    """Begin anew, as a new process does."""
    global _shared
    _shared = Traffic()
