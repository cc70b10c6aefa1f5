"""Files that a reader finds whole or not at all, whoever else writes them at once."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from pathlib import Path

_FOR_EVERYBODY = 0o666
_PART = ".part"


def write_whole(
    path: Path,
    content: str | bytes | Iterable[str],
    mode: int = _FOR_EVERYBODY,
    *,
    anew: bool = True,
    lasting: bool = False,
) -> bool:
    """Write bytes, text or pieces of text to `path`: others see the old file or the new one, never a half.

    Folders that are missing are made. `mode` says who may read it, less what the process's umask takes away. False
    where there is a file already that is not to be written `anew`. What is `lasting` survives a power cut from here on.
    Raises `OSError` where it cannot be written; what was there is there still then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two processes, or two threads of one, that write one file take nothing from each other.
    part = path.with_name(f"{path.name}.{secrets.token_hex(8)}{_PART}")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(_encoded(content))
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        is_put = _put(part, path, anew)
    finally:
        part.unlink(missing_ok=True)
    if is_put and lasting:
        _sync_folder(path.parent)
    return is_put


def clear_parts(folder: Path, before: float) -> tuple[str, ...]:
    """Remove what killed writers left unfinished in a folder, last touched before that time; the names of the files."""
    left = [path for path in sorted(folder.rglob(f"*{_PART}")) if is_older(path, before)]
    for path in left:
        path.unlink(missing_ok=True)
    return tuple(path.name for path in left)


def is_older(path: Path, before: float) -> bool:
    """Whether a file or folder was last touched before that time (seconds since 1970); not where it is gone by now."""
    try:
        return path.stat().st_mtime < before
    except FileNotFoundError:
        return False


def _encoded(content: str | bytes | Iterable[str]) -> Iterable[bytes]:
    if isinstance(content, bytes):
        return (content,)
    return (piece.encode() for piece in ((content,) if isinstance(content, str) else content))


def _put(part: Path, path: Path, anew: bool) -> bool:
    """Put a finished file in its place; False where another is there that is to stay."""
    if anew:
        part.replace(path)
        return True
    try:
        path.hardlink_to(part)
    except FileExistsError:
        return False
    except OSError:
        # A file system without links.
        if path.exists():
            return False
        part.replace(path)
    return True


def _sync_folder(folder: Path) -> None:
    """Make the new name in the folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
