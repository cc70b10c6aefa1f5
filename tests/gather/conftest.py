"""A web that reaches this machine, does not really sleep, and tells what it waited for."""

from __future__ import annotations

import random
from collections.abc import Iterator
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
