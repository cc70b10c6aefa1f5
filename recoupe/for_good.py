"""Making what is kept, out of sight of the garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# A page's tree, the largest that is made of cycles, is some ten thousand objects: several pages wait at the most.
OBJECTS_BEFORE_A_COLLECTION = 100_000


@contextmanager
def uncollected() -> Iterator[None]:
    """No garbage is collected inside, for work that keeps all it makes until it ends and makes no cycles.

    Over a hundred thousand documents, looking again and again through what stays takes a fifth of the time.
    """
    watched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if watched:
            gc.enable()


@contextmanager
def for_good() -> Iterator[None]:
    """What is made inside stays until the process ends: no collection of garbage looks at it, now or later.

    Imports and lexicons are a million objects; looking through them again and again takes as long as making them.
    """
    with uncollected():
        try:
            yield
        finally:
            gc.freeze()


def collect_seldom() -> None:
    """Have this process look for garbage after so many new objects, a hundred times as many as Python would.

    What an article and its evidence are made into dies as a whole; looking for it meanwhile takes a fifth of the time.
    """
    gc.set_threshold(OBJECTS_BEFORE_A_COLLECTION, *gc.get_threshold()[1:])
