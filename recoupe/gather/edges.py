"""The edge to what strangers send: whatever their bytes break in a reader becomes a failure with a name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bs4.exceptions import ParserRejectedMarkup

from recoupe.errors import Unreadable
from recoupe.gather.reasons import UNREADABLE
from recoupe.model import Reason

# What parsers raise over input that they were not made for. Failures of this machine, such as a full disk or a
# database that is gone, are not among them: they are no fault of a source.
_UNFORESEEN = (
    ArithmeticError,
    AttributeError,
    LookupError,
    ParserRejectedMarkup,
    RecursionError,
    TypeError,
    ValueError,
)


@contextmanager
def reading(url: str) -> Iterator[None]:
    """Read what `url` sent in this block. Raises `Unreadable` for whatever breaks in it without a name of its own."""
    try:
        yield
    except _UNFORESEEN as error:
        raise Unreadable(Reason.of(UNREADABLE, url=url, error=f"{type(error).__name__}: {error}")) from error
