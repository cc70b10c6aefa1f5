"""Custody: each snapshot is a WARC file of its own, read-only; equal bytes lie in one of them, the others refer to it.

A file holds the records of one fetch: the response or, where its bytes are kept already, a revisit of the one that has
them; the request; how it came; and what the redirects answered. It is written under another name and then put in its
place, so that no killed process, full disk or second worker leaves half a record. Snapshots from before this form are
files of bytes named by their hash; they stay as they are, and are read and proved as ever.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from db.errors import SnapshotDamaged, SnapshotNotKept
from db.snapshots import FOLDER_DIGITS, Snapshot
from db.warc import Revisited, WarcFile
from recoupe.ids import sha256_hex
from recoupe.whole_files import write_whole

_RESPONSE = ".warc.gz"
_REVISIT = ".revisit.warc.gz"
_READ_ONLY = 0o444
_BROKEN = (OSError, EOFError, zlib.error, ArchiveLoadFailed)


def keep_record(folder: Path, snapshot: Snapshot, content: bytes, known: str) -> str:
    """Keep the records of a fetch and return the SHA-256 of their file; damaged ones are written anew.

    `known` is the hash of the file where the snapshot was kept before. Raises `SnapshotNotKept` where the disk is full
    or the folder may not be written to.
    """
    path = _path(folder, snapshot, _RESPONSE)
    try:
        if known and is_whole(folder, snapshot, known):
            return known
        held = None if path.exists() else _holder(folder, snapshot.sha256)
        record = _records(snapshot, content, held[1] if held else None)
        path = _path(folder, snapshot, _REVISIT if held else _RESPONSE)
        # Of two workers at the same fetch the first one's file stands: theirs may refer to different responses.
        anew = bool(known) or not _is_sound(path)
        if write_whole(path, record, _READ_ONLY, anew=anew, lasting=True):
            return sha256_hex(record)
        return sha256_hex(path.read_bytes())
    except OSError as error:
        raise SnapshotNotKept(f"{path}: cannot be written: {error.strerror}") from error


def read_content(folder: Path, sha256: str) -> bytes:
    """The bytes with that hash. Raises `SnapshotDamaged` where they are missing or changed."""
    held = _holder(folder, sha256)
    if held:
        return held[0]
    path = _bytes_path(folder, sha256)
    found = [*_responses(folder, sha256), *([path] if path.exists() else [])]
    if not found:
        raise SnapshotDamaged(f"{path}: cannot be read: there is no such file; fetch the page again")
    if path.exists() and sha256_hex(path.read_bytes()) == sha256:
        return path.read_bytes()
    raise SnapshotDamaged(f"{found[0]}: is not what was fetched; restore it from a copy of the archive")


def is_whole(folder: Path, snapshot: Snapshot, record_sha256: str) -> bool:
    """Whether every byte of a snapshot is what was written: those of its own file, and those of the response."""
    try:
        if record_sha256 and record_sha256 not in _hashes(folder, snapshot):
            return False
        read_content(folder, snapshot.sha256)
    except (SnapshotDamaged, OSError):
        return False
    return True


def _is_sound(path: Path) -> bool:
    """Whether a file, where there is one, is what was once compressed."""
    try:
        gzip.decompress(path.read_bytes())
    except FileNotFoundError:
        return True
    except _BROKEN:
        return False
    return True


def _hashes(folder: Path, snapshot: Snapshot) -> Iterator[str]:
    for ending in (_RESPONSE, _REVISIT):
        path = _path(folder, snapshot, ending)
        if path.exists():
            yield sha256_hex(path.read_bytes())


def _records(snapshot: Snapshot, content: bytes, held: Revisited | None) -> bytes:
    out = BytesIO()
    WarcFile(out).write(snapshot, content, snapshot.text_sha256, held)
    return out.getvalue()


def _holder(folder: Path, sha256: str) -> tuple[bytes, Revisited] | None:
    """The bytes with that hash and the response that has them whole; None where no file has."""
    for path in _responses(folder, sha256):
        try:
            # The checksums of gzip cover all that is compressed, which warcio passes over.
            record = next(iter(ArchiveIterator(BytesIO(gzip.decompress(path.read_bytes())))))
            content = record.raw_stream.read()
        except (*_BROKEN, StopIteration):
            continue
        if sha256_hex(content) == sha256:
            names = ("WARC-Record-ID", "WARC-Target-URI", "WARC-Date")
            return content, Revisited(*(record.rec_headers.get_header(name) for name in names))
    return None


def _responses(folder: Path, sha256: str) -> list[Path]:
    stem = _bytes_path(folder, sha256)
    return sorted(path for path in stem.parent.glob(f"{stem.name}.*{_RESPONSE}") if not path.name.endswith(_REVISIT))


def _path(folder: Path, snapshot: Snapshot, ending: str) -> Path:
    stem = _bytes_path(folder, snapshot.sha256)
    return stem.with_name(f"{stem.name}.{snapshot.id.rpartition('-')[2]}{ending}")


def _bytes_path(folder: Path, sha256: str) -> Path:
    """`ab/cdef...` under `folder`: where bytes lay before there were records, and how names of records begin."""
    return folder / sha256[:FOLDER_DIGITS] / sha256[FOLDER_DIGITS:]
