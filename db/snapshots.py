"""What a snapshot is, and files that are on disk whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from recoupe.gather.hops import Hop

FOLDER_DIGITS = 2
PART_PREFIX = ".part-"
_READ_ONLY = 0o444


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


def write_whole(path: Path, content: bytes, *, anew: bool = True) -> bool:
    """Put a read-only file in its place, whole or not at all, whoever else writes it. Raises `OSError`.

    False where it is there already and not to be written `anew`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=PART_PREFIX, dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), _READ_ONLY)
            os.fsync(file.fileno())
        if not anew and not _linked(path, part):
            return False
        if anew or not path.exists():
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(path.parent)
    return True


def _linked(path: Path, part: Path) -> bool:
    """Whether nobody had put a file there; a file system without links leaves it to be moved."""
    try:
        path.hardlink_to(part)
    except FileExistsError:
        return False
    except OSError:
        return not path.exists()
    return True


def _sync_folder(folder: Path) -> None:
    """Make the new name in the folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
