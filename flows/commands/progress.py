"""Progress of long work, on stderr: a moving line on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import typer

T = TypeVar("T")

_REDRAW_S = 0.1
_SAY_S = 10.0


def counted(things: Iterable[T], what: str) -> Iterator[T]:
    """The things one by one, while saying how many there were so far; `what` is their plural."""
    moving = sys.stderr.isatty()
    said = time.monotonic()
    number = 0
    for number, thing in enumerate(things, start=1):
        yield thing
        now = time.monotonic()
        if now - said >= (_REDRAW_S if moving else _SAY_S):
            typer.echo(f"\r{number} {what}" if moving else f"recoupe: {number} {what} so far", err=True, nl=not moving)
            said = now
    if moving and number:
        typer.echo(f"\r{number} {what}", err=True)
