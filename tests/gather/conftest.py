"""A web that reaches this machine, does not really sleep, and tells what it waited for."""

from __future__ import annotations

import random
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pytest_httpserver import HTTPServer

from recoupe.gather.web import Web, WebSettings

NOW = datetime(2025, 5, 1, 12, 0, tzinfo=UTC)
SETTINGS = WebSettings(
    allow_loopback=True, connect_timeout_s=2, read_timeout_s=2, whole_timeout_s=5, max_bytes=200_000, max_wait_s=60
)


class Waits:
    """A clock that only goes on when somebody sleeps."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self.time = 0.0

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    def clock(self) -> float:
        return self.time


@pytest.fixture
def waits() -> Waits:
    return Waits()


@pytest.fixture
def web(waits: Waits) -> Web:
    return make_web(waits)


def make_web(waits: Waits, **changes: object) -> Web:
    settings = replace(SETTINGS, **changes)  # type: ignore[arg-type]
    return Web(settings, sleep=waits.sleep, clock=waits.clock, now=lambda: NOW, rng=random.Random(7))


@pytest.fixture
def outlet(httpserver: HTTPServer) -> Iterator[HTTPServer]:
    """A made-up outlet whose robots.txt allows everything."""
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    yield httpserver
    httpserver.clear()


@contextmanager
def answering(speak: Callable[[socket.socket], object]) -> Iterator[str]:
    """The address of a host on this machine that does to each connection what `speak` says."""
    connections: list[threading.Thread] = []

    def serve() -> None:
        with suppress(OSError):
            while True:
                connection, _ = server.accept()
                connections.append(threading.Thread(target=handle, args=(connection,), daemon=True))
                connections[-1].start()

    def handle(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            speak(connection)

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=serve, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        server.shutdown(socket.SHUT_RDWR)
    for one in connections:
        one.join(5)


def speaking(content: bytes) -> AbstractContextManager[str]:
    """The address of a host that answers each request with exactly these bytes."""

    def speak(connection: socket.socket) -> None:
        connection.recv(65_536)
        connection.sendall(content)

    return answering(speak)
