"""Where the project's shared folder lies on a developer's machine; absent elsewhere."""

from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


def shared_folder() -> Path | None:
    """The shared folder beside the repository, or None."""
    folder = REPOSITORY.parent / "shared"
    return folder if folder.is_dir() else None
