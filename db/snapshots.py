"""What a snapshot is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from recoupe.gather.hops import Hop

FOLDER_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One fetch: what was asked, over which addresses the answer came, and which bytes it had. `size` is in bytes.

    `collector` names the program and version that fetched it, `request` what it sent, `hops` what the redirects
    answered; empty where that was not noted. `text_sha256` is the hash of the text that was read in it, its words one
    space apart; `record_sha256` that of the file it lies in, empty for a snapshot from before there were records.
    """

    id: str
    sha256: str
    size: int
    url: str
    chain: tuple[str, ...]
    status: int
    headers: Mapping[str, str]
    fetched_at: datetime
    collector: str = ""
    request: Mapping[str, str] | None = None
    hops: tuple[Hop, ...] = ()
    text_sha256: str = ""
    record_sha256: str = ""
