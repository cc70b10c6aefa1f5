"""A query: one question, before it is put."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recoupe.model import Period, Reason

Adapter = Literal["feed", "search", "listing", "gdelt", "none"]


@dataclass(frozen=True, slots=True)
class Query:
    """One question: a claim put to a source in a language. With the adapter `none`, `note` says why it is not asked.

    With another, it says why the answer cannot reach all that was asked. `site` is the host whose captures are asked
    for; `worth` is how much the claim is worth a check, `has_stake` whether the source has a stake in it.
    """

    claim: str
    source: str
    bloc: str
    language: str
    terms: tuple[str, ...]
    adapter: Adapter
    window: Period | None = None
    site: str = ""
    note: Reason | None = None
    worth: float = 0.0
    has_stake: bool = False
