"""Making what a process keeps until its end, out of sight of the garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def for_good() -> Iterator[None]:
    """What is made inside stays until the process ends: no collection of garbage looks at it, now or later.

    Imports and lexicons are a million objects; looking through them again and again takes as long as making them.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
