"""Files that a reader finds whole or not at all, whoever else writes them at once."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable
from pathlib import Path

_FOR_EVERYBODY = 0o666


def write_whole(path: Path, content: str | Iterable[str], mode: int = _FOR_EVERYBODY) -> None:
    """Write text, or its pieces one after the other, to `path`: others see the old file or the new one, never a half.

    Folders that are missing are made. `mode` says who may read it, less what the process's umask takes away. Raises
    `OSError` where it cannot be written; what was there is there still then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Two processes, or two threads of one, that write one file take nothing from each other.
    part = path.with_name(f"{path.name}.{os.getpid()}-{threading.get_ident()}.part")
    part.unlink(missing_ok=True)
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.writelines([content] if isinstance(content, str) else content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
