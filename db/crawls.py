"""What the WARC and WACZ files of others hold, as fetches: pages, and whatever else hosts answered."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from db.reasons import RECORD_TOO_LARGE, RECORD_UNDATED, REVISIT_OF_NOTHING
from recoupe.defaults.gather import MAX_BYTES
from recoupe.errors import BadInput
from recoupe.gather.web import Fetched
from recoupe.ids import sha256_hex
from recoupe.model import Reason

_ARCHIVES = (".warc", ".warc.gz", ".wacz")
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Unread:
    """A record that cannot be had: the address it is of, and why."""

    url: str
    why: Reason


def is_web_archive(path: Path) -> bool:
    """Whether a file is a WARC or WACZ, by its name."""
    return path.name.lower().endswith(_ARCHIVES)


def read_web_archive(path: Path) -> Iterator[Fetched | Unread]:
    """What hosts answered, in the order of a WARC or WACZ file, with its content decoded; a file's status is 0.

    Records about other records, and those of no address on the web, are passed over. Raises `BadInput` for a file that
    is no web archive, or breaks off.
    """
    try:
        if path.suffix.lower() != ".wacz":
            with path.open("rb") as file, path.open("rb") as again:
                yield from _Crawl(again, path.name).read(file)
            return
        with zipfile.ZipFile(path) as bundle:
            for name in sorted(bundle.namelist()):
                if name.startswith("archive/") and is_web_archive(Path(name)):
                    with bundle.open(name) as file, bundle.open(name) as again:
                        yield from _Crawl(again, path.name).read(file)
    except (zipfile.BadZipFile, ArchiveLoadFailed, EOFError, OSError) as error:
        raise BadInput(f"{path}: is no WARC or WACZ that can be read: {error}") from error


class _Crawl:
    """One WARC file. `again` is a second way into it, for the responses that later records refer to."""

    def __init__(self, again: IO[bytes], name: str) -> None:
        self._again = again
        self._name = name
        # Where responses begin, by the id of the record and by the digest of its bytes.
        self._places: dict[str, int] = {}

    def read(self, file: IO[bytes]) -> Iterator[Fetched | Unread]:
        """What hosts answered, in the order of the file."""
        records = ArchiveIterator(file)
        for record in records:
            if not _url(record).startswith(_WEB):
                continue
            if record.rec_type in ("response", "resource"):
                fetched = self._fetched(record)
                # Where a record begins is told at its end: asked before, its content would be passed over.
                self._places.update(dict.fromkeys(_names(record), records.get_record_offset()))
                yield fetched
            elif record.rec_type == "revisit":
                yield self._revisited(record)

    def _fetched(self, record: Any) -> Fetched | Unread:  # noqa: ANN401  warcio has no types
        url, content = _url(record), record.content_stream().read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            return Unread(url, Reason.of(RECORD_TOO_LARGE, limit=MAX_BYTES))
        if (captured_at := _time(record)) is None:
            return Unread(url, Reason.of(RECORD_UNDATED))
        status, headers = _answer(record)
        answered = (status, headers, content, captured_at, sha256_hex(content))
        return Fetched(url, url, (url,), *answered, f"from {self._name}")

    def _revisited(self, record: Any) -> Fetched | Unread:  # noqa: ANN401
        """The bytes of the earlier response, as they came again at this time."""
        url, place = _url(record), next((self._places[name] for name in _targets(record) if name in self._places), None)
        if place is None:
            return Unread(url, Reason.of(REVISIT_OF_NOTHING))
        self._again.seek(place)
        first = self._fetched(next(iter(ArchiveIterator(self._again))))
        if isinstance(first, Unread):
            return Unread(url, first.why)
        if (captured_at := _time(record)) is None:
            return Unread(url, Reason.of(RECORD_UNDATED))
        status, headers = _answer(record)
        again = replace(first, url_requested=url, url=url, chain=(url,), fetched_at=captured_at)
        return replace(again, status=status or first.status, headers={**first.headers, **headers})


def _url(record: Any) -> str:  # noqa: ANN401
    return (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _answer(record: Any) -> tuple[int, dict[str, str]]:  # noqa: ANN401
    """Status and headers; a file that no host answered with has its type alone."""
    if record.http_headers is None:
        return 0, {"content-type": record.rec_headers.get_header("Content-Type") or ""}
    status = record.http_headers.get_statuscode() or "0"
    headers = {name.lower(): value for name, value in record.http_headers.headers}
    return int(status) if status.isdecimal() else 0, headers


def _time(record: Any) -> datetime | None:  # noqa: ANN401
    try:
        captured = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return None
    return captured if captured.tzinfo else captured.replace(tzinfo=UTC)


def _names(record: Any) -> list[str]:  # noqa: ANN401
    named = (record.rec_headers.get_header(name) for name in ("WARC-Record-ID", "WARC-Payload-Digest"))
    return [name for name in named if name]


def _targets(record: Any) -> list[str]:  # noqa: ANN401
    named = (record.rec_headers.get_header(name) for name in ("WARC-Refers-To", "WARC-Payload-Digest"))
    return [name for name in named if name]
