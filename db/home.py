"""Where the home folder of a desk is; read without any library, for programs that have to start at once."""

from __future__ import annotations

import os
from pathlib import Path


def default_home() -> Path:
    """The folder for user data that the XDG base directory specification names, with `recoupe` in it."""
    data = os.environ.get("XDG_DATA_HOME", "")
    # The specification has relative paths ignored.
    folder = Path(data) if Path(data).is_absolute() else Path.home() / ".local" / "share"
    return folder / "recoupe"


def desk_home() -> Path:
    """The home that `RECOUPE_HOME` names, absolute, or the default."""
    named = os.environ.get("RECOUPE_HOME", "")
    return Path(named).expanduser().absolute() if named else default_home()
