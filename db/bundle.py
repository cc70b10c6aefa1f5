"""The evidence bundle of a run: its snapshots, report and custody in one WACZ file that replay tools open."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from db.archive import Archive
from db.errors import SnapshotDamaged, UnknownSnapshot
from db.warc import Entry, WarcFile
from recoupe.gather.web import USER_AGENT
from recoupe.ids import sha256_hex
from recoupe.model import Document
from recoupe.sources import Registry
from recoupe.whole_files import write_whole

# The version of the format (specs.webrecorder.net/wacz).
_WACZ = "1.1.1"
_WARC = "archive/evidence.warc.gz"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document whose page is not in the bundle, and why: `no_snapshot`, `damaged`, or `sanctioned_eu`."""

    url: str
    publisher: str
    snapshot: str
    why: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle holds: the number of pages, and the documents that are left out of it."""

    path: Path
    pages: int
    left_out: tuple[LeftOut, ...]


def write_bundle(
    archive: Archive,
    documents: Sequence[Document],
    registry: Registry,
    files: Mapping[str, bytes],
    path: Path,
    made_at: datetime,
) -> Bundle:
    """Write the snapshots of `documents` and `files`, such as the report, as a WACZ to `path`.

    Pages that the law forbids to pass on (`sanctioned_eu`) are named with their snapshots, and not included. Raises
    `OSError` where it cannot be written; what was there is there still then.
    """
    warc = BytesIO()
    about = {"software": USER_AGENT, "format": "WARC File Format 1.1", "isPartOf": path.stem}
    writer = WarcFile(warc, about)
    entries: dict[str, tuple[tuple[Entry, ...], Document]] = {}
    left_out: list[LeftOut] = []
    for document in documents:
        why = _reason_against(document, registry)
        try:
            if not why and document.snapshot not in entries:
                content = archive.read_snapshot(document.snapshot)
                snapshot = archive.snapshot(document.snapshot)
                saved = archive.capture_of(snapshot.id)
                text_hash = snapshot.text_sha256 or sha256_hex(" ".join(document.text.split()).encode())
                entries[document.snapshot] = (writer.write(snapshot, content, text_hash, saved=saved), document)
        except (SnapshotDamaged, UnknownSnapshot):
            why = "damaged"
        if why:
            left_out.append(LeftOut(document.url, document.publisher, document.snapshot, why))
    write_whole(path, _zipped(_resources(warc.getvalue(), tuple(entries.values()), left_out, files), made_at))
    return Bundle(path, len(entries), tuple(left_out))


def _reason_against(document: Document, registry: Registry) -> str:
    # Whose page it is may say its source, and where it lies.
    sources = (registry.get(document.source), registry.of_url(document.url))
    if not document.snapshot:
        return "no_snapshot"
    return "sanctioned_eu" if any(one and one.sanctioned_eu for one in sources) else ""


def _resources(
    warc: bytes,
    entries: Sequence[tuple[tuple[Entry, ...], Document]],
    left_out: Iterable[LeftOut],
    files: Mapping[str, bytes],
) -> dict[str, bytes]:
    """The content of the bundle by path, in the layout of the format."""
    named = _jsonl(asdict(one) for one in left_out)
    index = "".join(sorted({_index_line(entry) for found, _ in entries for entry in found})).encode()
    pages = _jsonl(
        [
            {"format": "json-pages-1.0", "id": "pages", "title": "Evidence"},
            *(
                {"url": one.url, "ts": _stamp(one.captured_at), "title": document.title}
                for (one, *_), document in entries
            ),
        ]
    )
    own = {f"recoupe/{name}": content for name, content in files.items()}
    return {_WARC: warc, "indexes/index.cdx": index, "pages/pages.jsonl": pages, "recoupe/left_out.jsonl": named, **own}


def _zipped(resources: Mapping[str, bytes], made_at: datetime) -> bytes:
    """The files stored as they are, so that a reader may seek in them, and the package that lists their hashes."""
    package = {
        "profile": "data-package",
        "wacz_version": _WACZ,
        "software": USER_AGENT,
        "created": _stamp(made_at),
        "resources": [
            {"name": Path(name).name, "path": name, "hash": f"sha256:{sha256_hex(content)}", "bytes": len(content)}
            for name, content in resources.items()
        ],
    }
    described = json.dumps(package, indent=2).encode()
    digest = {"path": "datapackage.json", "hash": f"sha256:{sha256_hex(described)}"}
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as bundle:
        for name, content in resources.items():
            bundle.writestr(name, content)
        bundle.writestr("datapackage.json", described)
        bundle.writestr("datapackage-digest.json", json.dumps(digest, indent=2))
    return packed.getvalue()


def _index_line(entry: Entry) -> str:
    """A line of CDXJ: the address turned round, the time, and where the response lies."""
    fields = {
        "url": entry.url,
        "mime": entry.mime,
        "status": str(entry.status),
        "digest": f"sha256:{entry.sha256}",
        "length": str(entry.length),
        "offset": str(entry.offset),
        "filename": Path(_WARC).name,
    }
    at = entry.captured_at.astimezone(UTC).strftime("%Y%m%d%H%M%S")
    return f"{_turned(entry.url)} {at} {json.dumps(fields)}\n"


def _turned(url: str) -> str:
    """The sort-friendly form of an address (SURT): the host from the right, lower case, parameters in order.

    >>> _turned("https://www.Phare.example/a?b=2&a=1")
    'example,phare)/a?a=1&b=2'
    """
    parts = urlsplit(url.lower())
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port else ""
    query = urlencode(sorted(parse_qsl(parts.query, keep_blank_values=True)))
    return f"{host}{port}){parts.path or '/'}{'?' if query else ''}{query}"


def _jsonl(rows: Iterable[Mapping[str, object]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
