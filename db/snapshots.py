"""Bytes that were fetched, kept for ever in files named by their SHA-256."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.errors import SnapshotDamaged, SnapshotNotKept
from recoupe.ids import sha256_hex

_FOLDER_DIGITS = 2
_READ_ONLY = 0o444


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One fetch: what was asked, over which addresses the answer came, and which bytes it had. `size` is in bytes.

    `collector` names the program and version that fetched it, empty where that was not noted.
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


def path_of(folder: Path, sha256: str) -> Path:
    """Where the bytes with that hash lie: `ab/cdef...` under `folder`."""
    return folder / sha256[:_FOLDER_DIGITS] / sha256[_FOLDER_DIGITS:]


def write_bytes(folder: Path, content: bytes) -> str:
    """Keep `content` and return its SHA-256. On disk is the whole content or nothing; damaged content is healed.

    Raises `SnapshotNotKept` where the disk is full or the folder may not be written to.
    """
    sha256 = sha256_hex(content)
    path = path_of(folder, sha256)
    try:
        if not _holds(path, sha256):
            _write_whole(path, content)
    except OSError as error:
        raise SnapshotNotKept(f"{path}: cannot be written: {error.strerror}") from error
    return sha256


def _write_whole(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=".part-", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), _READ_ONLY)
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _sync_folder(path.parent)


def read_bytes(folder: Path, sha256: str) -> bytes:
    """The bytes with that hash. Raises `SnapshotDamaged` where they are missing or changed."""
    path = path_of(folder, sha256)
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SnapshotDamaged(f"{path}: cannot be read: {error.strerror}; fetch the page again") from error
    if sha256_hex(content) != sha256:
        raise SnapshotDamaged(f"{path}: is not what was fetched; restore it from a copy of the archive")
    return content


def _holds(path: Path, sha256: str) -> bool:
    return path.is_file() and sha256_hex(path.read_bytes()) == sha256


def _sync_folder(folder: Path) -> None:
    """Make the new name in the folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
