"""Answers without end cost neither memory nor time: no more is taken than the limit of a page."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterator

import pytest

from recoupe.defaults.gather import MAX_BYTES
from recoupe.errors import TooLarge
from recoupe.gather.web import Web, WebSettings
from recoupe.source_files import Politeness
from tests.internet.hosts import Flood, Internet, open_loopback

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
LENGTH = f"Content-Length: {Flood.SIZE}\r\n".encode()
MOVED = b"HTTP/1.1 301 Moved\r\nLocation: /elsewhere\r\n"


@pytest.fixture
def internet() -> Iterator[Internet]:
    open_loopback()
    with Internet() as started:
        yield started


@pytest.mark.slow
@pytest.mark.parametrize("head", [PAGE, PAGE + LENGTH, MOVED], ids=["unsaid", "said", "redirect"])
def test_of_two_gigabytes_a_page_is_taken_and_memory_does_not_grow_with_them(internet: Internet, head: bytes) -> None:
    flood = Flood(head)
    url = internet.raw(flood) + "/a"
    began = time.monotonic()
    tracemalloc.start()
    # A redirect is followed whatever it goes on to say; here it leads to the same flood, which is no redirect's end.
    with pytest.raises(TooLarge):
        Web(WebSettings(allow_loopback=True, max_redirects=1)).fetch(url, Politeness(delay_s=0))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert time.monotonic() - began < 30
    assert peak < 3 * MAX_BYTES
    assert flood.sent < 4 * MAX_BYTES, "and what buffers between the two hold"
