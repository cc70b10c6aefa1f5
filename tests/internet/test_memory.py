"""Gathering on and on leaves nothing behind in memory."""

from __future__ import annotations

import gc

import pytest

from tests.bench.gathering import gathered_on_end
from tests.internet.hosts import open_loopback

WARM = 150
DOCUMENTS = 300
# Whose objects a page becomes on its way: what it was asked for, its answer, its tree, its document, its row.
MAKERS = frozenset(["recoupe", "db", "requests", "urllib3", "bs4", "lxml", "sqlalchemy", "sqlmodel"])


def held() -> int:
    """How many objects of those that pages are made into are alive."""
    gc.collect()
    return sum(str(type(one).__module__).partition(".")[0] in MAKERS for one in gc.get_objects())


@pytest.mark.slow
def test_page_after_page_leaves_nothing_behind() -> None:
    """`make bench BENCH=gathering` shows the memory of the whole process over 10,000 documents."""
    open_loopback()
    counted = {count: held() for count in gathered_on_end(DOCUMENTS)}
    warm = max(objects for count, objects in counted.items() if count <= WARM)
    assert max(counted) >= DOCUMENTS
    assert counted[max(counted)] - warm < (DOCUMENTS - WARM) / 10, counted
