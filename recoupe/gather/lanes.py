"""Work side by side, each host in lanes of its own: a slow or dead host keeps only its own lanes waiting."""

from __future__ import annotations

import threading
from collections import Counter, deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from types import TracebackType
from typing import Any, Self, TypeVar

from recoupe.gather.hits import host_of

R = TypeVar("R")


class Lanes:
    """Lanes for each host, at most `most` of them at work at once; what is handed in ends before the block does."""

    def __init__(self, most: int) -> None:
        """No thread starts before there is work for it."""
        self._pool = ThreadPoolExecutor(max_workers=most)
        self._waiting: dict[str, deque[Callable[[], None]]] = {}
        self._busy: Counter[str] = Counter()
        self._lock = threading.Lock()

    def submit(self, url: str, work: Callable[[], R], width: int = 1) -> Future[R]:
        """Do `work` in one of the `width` lanes of the host of `url`, behind what is in them already."""
        host = host_of(url)
        future: Future[R] = Future()
        with self._lock:
            self._waiting.setdefault(host, deque()).append(partial(_do, future, work))
            starts = self._busy[host] < width
            self._busy[host] += starts
        if starts:
            self._pool.submit(self._drive, host)
        return future

    def _drive(self, host: str) -> None:
        while True:
            with self._lock:
                if not self._waiting[host]:
                    self._busy[host] -= 1
                    return
                work = self._waiting[host].popleft()
            work()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown()


def _do(future: Future[Any], work: Callable[[], Any]) -> None:
    """The result of `work`, or its exception, in the future."""
    try:
        future.set_result(work())
    except BaseException as error:  # noqa: BLE001  whoever asks for the result gets it
        future.set_exception(error)
