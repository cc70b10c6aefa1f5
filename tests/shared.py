"""What a test asks of the machine: where the project's shared folder lies, if anywhere, and a port that is free."""

import socket
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


def shared_folder() -> Path | None:
    """The shared folder beside the repository, or None."""
    folder = REPOSITORY.parent / "shared"
    return folder if folder.is_dir() else None


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
