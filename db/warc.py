"""Snapshots as WARC records (ISO 28500)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from typing import IO, Any
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from db.snapshots import Snapshot
from recoupe.gather.hops import Hop
from recoupe.ids import sha256_hex

_UTC = "%Y-%m-%dT%H:%M:%SZ"
# What was said of the bytes on the wire is no longer true of the bytes that are kept.
_OF_THE_WIRE = frozenset({"content-encoding", "content-length", "transfer-encoding", "connection", "set-cookie"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a response lies in a WARC file, for an index of it. `offset` and `length` are in bytes."""

    url: str
    captured_at: datetime
    mime: str
    sha256: str
    offset: int
    length: int
    status: int = 200


@dataclass(frozen=True, slots=True)
class Revisited:
    """A response that has the same bytes: the id, address and date of its record."""

    record: str
    url: str
    date: str


class WarcFile:
    """Writes snapshots as compressed WARC records: the response, the request, how it came, and its redirects.

    Equal snapshots give equal bytes.
    """

    def __init__(self, out: IO[bytes], about: Mapping[str, str] | None = None) -> None:
        """Write to `out`; `about` describes the file in its first record."""
        self._out = out
        self._writer = WARCWriter(out, gzip=True, warc_version="1.1")
        if about:
            self._writer.write_record(self._writer.create_warcinfo_record("evidence.warc.gz", dict(about)))

    def write(
        self, snapshot: Snapshot, content: bytes, text_sha256: str, held: Revisited | None = None, saved: str = ""
    ) -> tuple[Entry, ...]:
        """Add a snapshot with its bytes or, where a record has them already, with a reference to that one.

        `text_sha256` is the hash of the text that was read in it, if any was; `saved` a public archive's copy. Where
        the response lies, and then each redirect.
        """
        response = self._revisit(snapshot, held) if held else self._response(snapshot, content)
        offset = self._out.tell()
        self._writer.write_record(response)
        length = self._out.tell() - offset
        with_response = {"WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID")}
        if snapshot.status:
            self._writer.write_record(self._request(snapshot, snapshot.url, "request", with_response))
        self._writer.write_record(self._metadata(snapshot, text_sha256, saved, with_response))
        status = int(_kept_status(snapshot.status))
        page = Entry(snapshot.url, snapshot.fetched_at, _mime(snapshot), snapshot.sha256, offset, length, status)
        return page, *(self._write_hop(snapshot, hop, f"hop-{place}") for place, hop in enumerate(snapshot.hops))

    def _response(self, snapshot: Snapshot, content: bytes) -> Any:  # noqa: ANN401  warcio has no types
        kept = {**_identity(snapshot, "response"), "WARC-Payload-Digest": f"sha256:{snapshot.sha256}"}
        target, payload = _target(snapshot), BytesIO(content)
        if not snapshot.status:
            # A file that was handed in: no host answered anything.
            return self._writer.create_warc_record(
                target, "resource", payload, len(content), warc_content_type=_mime(snapshot), warc_headers_dict=kept
            )
        http = _answer(snapshot.status, snapshot.headers, len(content))
        return self._writer.create_warc_record(
            target, "response", payload=payload, http_headers=http, warc_headers_dict=kept
        )

    def _revisit(self, snapshot: Snapshot, held: Revisited) -> Any:  # noqa: ANN401
        kept = {**_identity(snapshot, "response"), "WARC-Refers-To": held.record}
        return self._writer.create_revisit_record(
            _target(snapshot),
            f"sha256:{snapshot.sha256}",
            held.url,
            held.date,
            http_headers=_answer(snapshot.status, snapshot.headers, snapshot.size) if snapshot.status else None,
            warc_headers_dict=kept,
        )

    def _request(self, snapshot: Snapshot, url: str, kind: str, with_response: dict[str, str]) -> Any:  # noqa: ANN401
        parts = urlsplit(url)
        path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        # Of snapshots from before, only the program that asked was noted.
        sent = dict(snapshot.request or ({"User-Agent": snapshot.collector} if snapshot.collector else {}))
        method, body = sent.pop(":method", "GET"), sent.pop(":body", "").encode()
        headers = [("Host", parts.netloc), *((name, _one_line(value)) for name, value in sent.items())]
        http = StatusAndHeaders(f"{method} {path} HTTP/1.1", headers, is_http_request=True)
        dated = {**_identity(snapshot, kind), **with_response}
        return self._writer.create_warc_record(
            url, "request", payload=BytesIO(body), length=len(body), http_headers=http, warc_headers_dict=dated
        )

    def _write_hop(self, snapshot: Snapshot, hop: Hop, name: str) -> Entry:
        """A redirect as an exchange of its own, so that a replay finds its way from the address asked for."""
        identity = _identity(snapshot, name)
        http = _answer(hop.status, hop.headers, 0)
        response = self._writer.create_warc_record(
            hop.url, "response", payload=BytesIO(), length=0, http_headers=http, warc_headers_dict=identity
        )
        offset = self._out.tell()
        self._writer.write_record(response)
        length = self._out.tell() - offset
        with_response = {"WARC-Concurrent-To": identity["WARC-Record-ID"]}
        self._writer.write_record(self._request(snapshot, hop.url, f"{name}-request", with_response))
        return Entry(hop.url, snapshot.fetched_at, "unk", sha256_hex(b""), offset, length, hop.status)

    def _metadata(self, snapshot: Snapshot, text_sha256: str, saved: str, with_response: dict[str, str]) -> Any:  # noqa: ANN401
        """How the response came, in the fields of a WARC's `metadata` record."""
        fields = [("snapshot", snapshot.id), ("fetched", snapshot.fetched_at.astimezone(UTC).isoformat())]
        fields += [("via", hop) for hop in snapshot.chain[:-1]]
        fields += [("answered", str(snapshot.status)), ("sha256", snapshot.sha256), ("collector", snapshot.collector)]
        fields += [("text-sha256", text_sha256)] if text_sha256 else []
        fields += [("saved", saved)] if saved else []
        lines = "".join(f"{name}: {_one_line(value)}\r\n" for name, value in fields)
        return self._writer.create_warc_record(
            _target(snapshot),
            "metadata",
            payload=BytesIO(lines.encode()),
            warc_content_type="application/warc-fields",
            warc_headers_dict={**_identity(snapshot, "metadata"), **with_response},
        )


def _target(snapshot: Snapshot) -> str:
    """The address of a snapshot or, for a file that names none, the hash of its bytes."""
    return snapshot.url or f"urn:sha256:{snapshot.sha256}"


def _mime(snapshot: Snapshot) -> str:
    return snapshot.headers.get("content-type", "").partition(";")[0].strip() or "application/octet-stream"


def _identity(snapshot: Snapshot, kind: str) -> dict[str, str]:
    """The id and date of a record; those of equal snapshots are equal."""
    record = uuid5(NAMESPACE_URL, f"{snapshot.id}/{kind}")
    date = snapshot.fetched_at.astimezone(UTC).strftime(_UTC)
    return {"WARC-Record-ID": f"<urn:uuid:{record}>", "WARC-Date": date}


def _answer(status: int, headers: Mapping[str, str], size: int) -> Any:  # noqa: ANN401
    """The head of an answer as it is kept, over `size` bytes that are no longer compressed or cut in pieces."""
    named = [(_kept_name(name), _one_line(value)) for name, value in headers.items()]
    return StatusAndHeaders(_status_line(status), [*named, ("content-length", str(size))], protocol="HTTP/1.1")


def _kept_status(status: int) -> int:
    return HTTPStatus.OK if status == HTTPStatus.NOT_MODIFIED else status


def _status_line(status: int) -> str:
    """The line for the bytes that are kept: where a page had not changed, they are those of an earlier answer."""
    kept = _kept_status(status)
    known = {one.value: one.phrase for one in HTTPStatus}
    return f"{int(kept)} {known.get(kept, 'Unknown')}"


def _kept_name(name: str) -> str:
    return f"x-archive-orig-{name}" if name in _OF_THE_WIRE else name


def _one_line(value: str) -> str:
    return " ".join(value.split())
