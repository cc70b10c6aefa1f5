"""Where commands write what a user asks for: a place that cannot be written to is bad input, told in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from recoupe.errors import BadInput


@contextmanager
def writing_to(place: Path) -> Iterator[None]:
    """Write to a file or folder that a user named. Raises `BadInput` where that cannot be done."""
    try:
        yield
    except OSError as error:
        raise BadInput(f"{place}: cannot be written: {error.strerror}; free the place or name another one") from error
