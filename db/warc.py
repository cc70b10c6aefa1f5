"""Snapshots as WARC records (ISO 28500), and what WARC and WACZ files hold, as fetches."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from db.snapshots import Snapshot
from recoupe.defaults.gather import MAX_BYTES
from recoupe.errors import BadInput
from recoupe.gather.web import Fetched
from recoupe.ids import sha256_hex

_UTC = "%Y-%m-%dT%H:%M:%SZ"
# What was said of the bytes on the wire is no longer true of the bytes that are kept.
_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie"})
_ARCHIVES = (".warc", ".warc.gz", ".wacz")


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a response lies in a WARC file, for an index of it. `offset` and `length` are in bytes."""

    url: str
    captured_at: datetime
    mime: str
    sha256: str
    offset: int
    length: int


class WarcFile:
    """Writes snapshots as compressed WARC records: the request, the response, and how it came."""

    def __init__(self, out: IO[bytes], about: Mapping[str, str]) -> None:
        """Write to `out`; `about` describes the file in its first record."""
        self._out = out
        self._writer = WARCWriter(out, gzip=True, warc_version="1.1")
        self._writer.write_record(self._writer.create_warcinfo_record("evidence.warc.gz", dict(about)))

    def write(self, snapshot: Snapshot, content: bytes, text_sha256: str) -> Entry:
        """Add a snapshot with its bytes; `text_sha256` is the hash of the text that was read in it, if any was."""
        response = self._record("response", snapshot, content)
        offset = self._out.tell()
        self._writer.write_record(response)
        length = self._out.tell() - offset
        identity = {"WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID")}
        self._writer.write_record(self._request(snapshot, identity))
        self._writer.write_record(self._metadata(snapshot, text_sha256, identity))
        mime = snapshot.headers.get("content-type", "").partition(";")[0].strip() or "application/octet-stream"
        return Entry(snapshot.url, snapshot.fetched_at, mime, snapshot.sha256, offset, length)

    def _record(self, kind: str, snapshot: Snapshot, content: bytes) -> Any:  # noqa: ANN401  warcio has no types
        kept = {"WARC-Date": _date(snapshot), "WARC-Payload-Digest": f"sha256:{snapshot.sha256}"}
        headers = [(_kept_name(name), _one_line(value)) for name, value in snapshot.headers.items()]
        headers.append(("content-length", str(len(content))))
        http = StatusAndHeaders(_status_line(snapshot.status), headers, protocol="HTTP/1.1")
        return self._writer.create_warc_record(
            snapshot.url, kind, payload=BytesIO(content), http_headers=http, warc_headers_dict=kept
        )

    def _request(self, snapshot: Snapshot, identity: dict[str, str]) -> Any:  # noqa: ANN401
        parts = urlsplit(snapshot.url)
        path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        headers = [("Host", parts.netloc), *([("User-Agent", snapshot.collector)] if snapshot.collector else [])]
        http = StatusAndHeaders(f"GET {path} HTTP/1.1", headers, is_http_request=True)
        dated = {"WARC-Date": _date(snapshot), **identity}
        return self._writer.create_warc_record(snapshot.url, "request", http_headers=http, warc_headers_dict=dated)

    def _metadata(self, snapshot: Snapshot, text_sha256: str, identity: dict[str, str]) -> Any:  # noqa: ANN401
        """How the response came, in the fields of a WARC's `metadata` record."""
        fields = [("snapshot", snapshot.id), *(("via", hop) for hop in snapshot.chain[:-1])]
        fields += [("answered", str(snapshot.status)), ("sha256", snapshot.sha256), ("collector", snapshot.collector)]
        fields += [("text-sha256", text_sha256)] if text_sha256 else []
        lines = "".join(f"{name}: {_one_line(value)}\r\n" for name, value in fields)
        payload, dated = BytesIO(lines.encode()), {"WARC-Date": _date(snapshot), **identity}
        return self._writer.create_warc_record(
            snapshot.url,
            "metadata",
            payload=payload,
            warc_content_type="application/warc-fields",
            warc_headers_dict=dated,
        )


def is_web_archive(path: Path) -> bool:
    """Whether a file is a WARC or WACZ, by its name."""
    return path.name.lower().endswith(_ARCHIVES)


def read_web_archive(path: Path) -> Iterator[Fetched]:
    """The successful responses in a WARC or WACZ file, in its order, with their content decoded.

    Raises `BadInput` for a file that is none, or breaks off.
    """
    try:
        if path.suffix.lower() != ".wacz":
            with path.open("rb") as file:
                yield from _responses(file, path)
            return
        with zipfile.ZipFile(path) as bundle:
            for name in sorted(bundle.namelist()):
                if name.startswith("archive/") and is_web_archive(Path(name)):
                    with bundle.open(name) as file:
                        yield from _responses(file, path)
    except (zipfile.BadZipFile, ArchiveLoadFailed, EOFError, OSError) as error:
        raise BadInput(f"{path}: is no WARC or WACZ that can be read: {error}") from error


def _responses(file: IO[bytes], path: Path) -> Iterator[Fetched]:
    for record in ArchiveIterator(file):
        if record.rec_type != "response" or record.http_headers is None:
            continue
        status = int(record.http_headers.get_statuscode() or 0)
        if status != HTTPStatus.OK:
            continue
        content = record.content_stream().read(MAX_BYTES + 1)
        if len(content) <= MAX_BYTES:
            yield _fetched(record, status, content, path)


def _fetched(record: Any, status: int, content: bytes, path: Path) -> Fetched:  # noqa: ANN401
    url = record.rec_headers.get_header("WARC-Target-URI").strip("<>")
    headers = {name.lower(): value for name, value in record.http_headers.headers}
    captured = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date"))
    captured = captured if captured.tzinfo else captured.replace(tzinfo=UTC)
    return Fetched(url, url, (url,), status, headers, content, captured, sha256_hex(content), f"from {path.name}")


def _date(snapshot: Snapshot) -> str:
    return snapshot.fetched_at.astimezone(UTC).strftime(_UTC)


def _status_line(status: int) -> str:
    """The line for the bytes that are kept: where a page had not changed, they are those of an earlier answer."""
    kept = HTTPStatus.OK if status == HTTPStatus.NOT_MODIFIED else status
    known = {one.value: one.phrase for one in HTTPStatus}
    return f"{int(kept)} {known.get(kept, 'Unknown')}"


def _kept_name(name: str) -> str:
    return f"x-archive-orig-{name}" if name in _OF_THE_WIRE else name


def _one_line(value: str) -> str:
    return " ".join(value.split())
