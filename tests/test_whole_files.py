"""A file is there whole or as it was before, whoever writes it at once and whatever breaks off."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from recoupe.whole_files import write_whole


def test_what_breaks_off_leaves_the_old_file_and_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "kept.txt"
    write_whole(path, "old")

    def broken() -> Iterator[str]:
        yield "half"
        raise ValueError("no more")

    with pytest.raises(ValueError, match="no more"):
        write_whole(path, broken())
    assert path.read_text(encoding="utf-8") == "old"
    assert list(path.parent.iterdir()) == [path]


def test_many_who_write_one_file_at_once_leave_one_whole_text(tmp_path: Path) -> None:
    path = tmp_path / "shared.txt"
    texts = [str(number) * 100_000 for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda text: write_whole(path, text), texts * 4))
    assert path.read_text(encoding="utf-8") in texts
    assert list(tmp_path.iterdir()) == [path]


def test_a_secret_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_whole(tmp_path / "passwords", "name:hash\n", 0o600)
    assert (tmp_path / "passwords").stat().st_mode & 0o077 == 0
