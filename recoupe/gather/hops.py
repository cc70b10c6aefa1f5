"""A hop: one redirect on the way from the address asked for to the one that answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hop:
    """An address that answered by pointing to another; names of headers are in lower case."""

    url: str
    status: int
    headers: Mapping[str, str]
