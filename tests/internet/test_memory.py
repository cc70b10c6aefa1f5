"""Gathering on and on leaves nothing behind in memory."""

from __future__ import annotations

import gc

import pytest

from tests.bench.gathering import gathered_on_end
from tests.internet.hosts import open_loopback

WARM = 150
DOCUMENTS = 450


@pytest.mark.slow
def test_document_after_document_leaves_no_object_behind() -> None:
    """`make bench BENCH=gathering` shows the same for the memory of the whole process, over 10,000 documents."""
    open_loopback()
    counted: dict[int, int] = {}
    for count in gathered_on_end(DOCUMENTS):
        gc.collect()
        counted[count] = len(gc.get_objects())
    warm = max(objects for count, objects in counted.items() if count <= WARM)
    assert max(counted) >= DOCUMENTS
    assert counted[max(counted)] - warm < DOCUMENTS / 2
