"""Snapshots leave as WARC and WACZ, whole and checkable, and come back in."""

from __future__ import annotations

import gzip
import json
import random
import resource
import signal
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
import requests
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from db.archive import Archive
from db.bundle import Bundle, write_bundle
from db.crawls import Unread, read_web_archive
from db.engine import open_engine, upgrade
from recoupe.defaults.gather import MAX_BYTES
from recoupe.errors import BadInput
from recoupe.gather.captures import parse_captures
from recoupe.gather.hops import Hop
from recoupe.gather.web import Fetched
from recoupe.ids import sha256_hex
from recoupe.model import Document
from recoupe.sources import load_registry
from tests.db.made_up import document, record_paths
from tests.wayback import replaying

CAPTURED = datetime(2024, 12, 16, 20, 15, tzinfo=UTC)
MADE = datetime(2025, 1, 2, tzinfo=UTC)
TEXT = "Le pont de l'Oubange a rouvert lundi après six mois de travaux, a annoncé le conseil municipal. "
PAGE = f"<html lang='fr'><head><title>Pont rouvert</title></head><body><p>{TEXT * 3}</p></body></html>".encode()
COLLECTOR = "Recoupe/0.1 (test)"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    engine = open_engine(f"sqlite:///{tmp_path / 'records.sqlite'}")
    upgrade(engine)
    return Archive(engine, tmp_path / "snapshots")


def kept(archive: Archive, name: str, content: bytes = PAGE, status: int = 200) -> Document:
    """A document of a made-up outlet whose page was fetched by way of a redirect, compressed on the wire."""
    known = document(name)
    headers = {"content-type": "text/html; charset=utf-8", "content-encoding": "gzip", "content-length": "7"}
    chain = (f"http://gazette.example/old/{name}", known.url)
    return replace(known, snapshot=archive.keep(content, known.url, chain, status, headers, CAPTURED, COLLECTOR))


def moved(archive: Archive, name: str) -> Document:
    """A document whose page was fetched over two redirects, which are kept."""
    known, first = document(name), f"http://gazette.example/old/{name}"
    second = f"https://gazette.example/older/{name}"
    hops = (Hop(first, 301, {"location": second}), Hop(second, 302, {"location": known.url}))
    headers = {"content-type": "text/html; charset=utf-8"}
    answered = ((first, second, known.url), 200, headers, PAGE, CAPTURED, sha256_hex(PAGE))
    return replace(known, snapshot=archive.keep_fetched(Fetched(first, known.url, *answered, COLLECTOR, {}, hops)))


def fetches(path: Path) -> list[Fetched]:
    """The pages in a web archive."""
    return [one for one in read_web_archive(path) if isinstance(one, Fetched) and one.status == 200]


def bundled(archive: Archive, folder: Path, *documents: Document) -> Bundle:
    files = {"report.json": b"{}"}
    return write_bundle(archive, documents, load_registry(), files, folder / "run.wacz", MADE)


def test_a_bundle_gives_back_the_bytes_that_were_fetched(archive: Archive, tmp_path: Path) -> None:
    one, other = kept(archive, "one"), kept(archive, "other", PAGE + b"<!-- more -->", status=304)
    bundle = bundled(archive, tmp_path, one, other, one)
    assert (bundle.pages, bundle.left_out) == (2, ())
    read = {fetched.url: fetched for fetched in fetches(bundle.path)}
    assert read[one.url].content == PAGE
    assert read[other.url].content == PAGE + b"<!-- more -->"
    assert {fetched.fetched_at for fetched in read.values()} == {CAPTURED}


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """No file grows beyond so many bytes."""
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_leaves_the_earlier_bundle_and_nothing_beside_it(archive: Archive, tmp_path: Path) -> None:
    earlier = bundled(archive, tmp_path / "out", kept(archive, "one")).path
    held = earlier.read_bytes()
    large = kept(archive, "large", random.Random(7).randbytes(90_000))
    with full_disk(60_000), pytest.raises(OSError, match="large"):
        bundled(archive, tmp_path / "out", large)
    assert earlier.read_bytes() == held
    assert list(earlier.parent.iterdir()) == [earlier]


def test_every_file_of_a_bundle_is_listed_with_its_hash(archive: Archive, tmp_path: Path) -> None:
    bundle = bundled(archive, tmp_path, kept(archive, "one"))
    with zipfile.ZipFile(bundle.path) as opened:
        package = json.loads(opened.read("datapackage.json"))
        listed = {resource["path"]: resource for resource in package["resources"]}
        own = {"datapackage.json", "datapackage-digest.json"}
        assert listed.keys() == set(opened.namelist()) - own
        for name, resource in listed.items():
            content = opened.read(name)
            assert (resource["hash"], resource["bytes"]) == (f"sha256:{sha256_hex(content)}", len(content))
        digest = json.loads(opened.read("datapackage-digest.json"))
        assert digest["hash"] == f"sha256:{sha256_hex(opened.read('datapackage.json'))}"
        assert {info.compress_type for info in opened.infolist()} == {zipfile.ZIP_STORED}


def test_the_index_leads_to_the_response(archive: Archive, tmp_path: Path) -> None:
    one = kept(archive, "one")
    with zipfile.ZipFile(bundled(archive, tmp_path, kept(archive, "zero"), one).path) as opened:
        warc = opened.read("archive/evidence.warc.gz")
        lines = opened.read("indexes/index.cdx").decode().splitlines()
        pages = [json.loads(line) for line in opened.read("pages/pages.jsonl").decode().splitlines()]
    assert lines == sorted(lines)
    place = json.loads(next(line for line in lines if line.startswith("example,gazette)/one ")).split(" ", 2)[2])
    record = next(ArchiveIterator(BytesIO(warc[int(place["offset"]) :][: int(place["length"])])))
    assert record.rec_headers.get_header("WARC-Target-URI") == one.url
    assert record.content_stream().read() == PAGE
    assert [page.get("url") for page in pages] == [None, document("zero").url, one.url]


def test_a_record_says_who_fetched_it_over_which_addresses_and_what_was_read(archive: Archive, tmp_path: Path) -> None:
    one = kept(archive, "one")
    with zipfile.ZipFile(bundled(archive, tmp_path, one).path) as opened:
        records = [
            (record.rec_type, record.http_headers, record.content_stream().read())
            for record in ArchiveIterator(BytesIO(opened.read("archive/evidence.warc.gz")))
        ]
    assert [kind for kind, _, _ in records] == ["warcinfo", "response", "request", "metadata"]
    fields = records[3][2].decode().split("\r\n")
    assert f"snapshot: {one.snapshot}" in fields
    assert "via: http://gazette.example/old/one" in fields
    assert f"collector: {COLLECTOR}" in fields
    assert f"text-sha256: {sha256_hex(one.text.encode())}" in fields
    assert records[2][1].get_header("User-Agent") == COLLECTOR
    # The kept bytes are no longer compressed, and say so.
    assert records[1][1].get_header("content-encoding") is None
    assert records[1][1].get_header("x-archive-orig-content-encoding") == "gzip"


def test_what_may_not_be_passed_on_is_named_and_left_out(archive: Archive, tmp_path: Path) -> None:
    forbidden = next(source for source in load_registry().sources if source.sanctioned_eu)
    barred = replace(kept(archive, "barred"), source=forbidden.key)
    told, broken = document("told"), kept(archive, "broken", b"<p>broken</p>")
    for path in record_paths(archive, broken.snapshot):
        path.unlink()
    bundle = bundled(archive, tmp_path, barred, told, broken)
    assert bundle.pages == 0
    assert [one.why for one in bundle.left_out] == ["sanctioned_eu", "no_snapshot", "damaged"]
    with zipfile.ZipFile(bundle.path) as opened:
        named = [json.loads(line) for line in opened.read("recoupe/left_out.jsonl").decode().splitlines()]
    assert [one["snapshot"] for one in named] == [barred.snapshot, "", broken.snapshot]


def test_a_flipped_byte_is_found(archive: Archive) -> None:
    one = kept(archive, "one")
    assert archive.damaged_snapshots() == ()
    (path,) = record_paths(archive, one.snapshot)
    whole = path.read_bytes()
    path.chmod(0o600)
    for place in range(0, len(whole), 97):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert archive.damaged_snapshots() == (one.snapshot,), place


def crawl(path: Path, *, compressed: bool) -> None:
    """A WARC as a crawler writes it: a page compressed on the wire, a failure, and a picture's redirect.

    Then the page again (a revisit), a file, an answer that is too large, one that refers to nothing, and a note.
    """
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=compressed)
        for url, status, headers, content in (
            ("https://gazette.example/a", "200 OK", [("Content-Encoding", "gzip")], gzip.compress(PAGE)),
            ("https://gazette.example/gone", "404 Not Found", [], b"gone"),
            ("https://gazette.example/moved", "301 Moved", [("Location", "/a")], b""),
        ):
            http = StatusAndHeaders(status, [("Content-Type", "text/html"), *headers], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(url, "response", payload=BytesIO(content), http_headers=http))
        file.flush()
        page = next(iter(ArchiveIterator(BytesIO(path.read_bytes()))))
        digest = page.rec_headers.get_header("WARC-Payload-Digest")
        for url, known in (("https://gazette.example/a?again", digest), ("https://gazette.example/lost", "sha1:NONE")):
            revisit = writer.create_revisit_record(url, known, "https://gazette.example/a", "2024-12-16T20:15:00Z")
            writer.write_record(revisit)
        for url, kind, content in (
            ("https://gazette.example/file", "text/html", PAGE),
            ("urn:pageinfo:a", "application/json", b"{}"),
            ("https://gazette.example/huge", "text/html", b"x" * (MAX_BYTES + 1)),
        ):
            resource = writer.create_warc_record(url, "resource", BytesIO(content), warc_content_type=kind)
            writer.write_record(resource)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_crawl_of_others_gives_every_answer_and_names_what_cannot_be_had(tmp_path: Path, name: str) -> None:
    crawl(tmp_path / name, compressed=name.endswith(".gz"))
    read = list(read_web_archive(tmp_path / name))
    answers = {one.url.rpartition("/")[2]: (one.status, one.content) for one in read if isinstance(one, Fetched)}
    assert answers == {
        "a": (200, PAGE),
        "gone": (404, b"gone"),
        "moved": (301, b""),
        "a?again": (200, PAGE),
        "file": (0, PAGE),
    }
    unread = {one.url.rpartition("/")[2]: str(one.why) for one in read if isinstance(one, Unread)}
    assert unread.keys() == {"lost", "huge"}
    assert "not in this file" in unread["lost"] and str(MAX_BYTES) in unread["huge"]


@pytest.mark.parametrize("name", ["broken.warc.gz", "broken.wacz"])
def test_what_is_no_web_archive_is_refused_by_name(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"no archive at all")
    with pytest.raises(BadInput, match=name):
        list(read_web_archive(tmp_path / name))


@pytest.mark.parametrize("dated", ["", "WARC-Date: yesterday\r\n"])
def test_a_record_that_does_not_say_when_is_named_and_the_others_are_read(tmp_path: Path, dated: str) -> None:
    path = tmp_path / "crawl.warc"
    http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nab"
    heads = [("https://a.example/", dated), ("https://b.example/", "WARC-Date: 2024-12-16T20:15:00Z\r\n")]
    records = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n{date}Content-Length: {len(http)}\r\n\r\n{http}"
        for url, date in heads
    )
    path.write_bytes("".join(f"{one}\r\n\r\n" for one in records).encode())
    bad, good = read_web_archive(path)
    assert isinstance(bad, Unread)
    assert "when it was captured" in str(bad.why)
    assert isinstance(good, Fetched)


def test_the_index_leads_to_the_redirects_as_well(archive: Archive, tmp_path: Path) -> None:
    one = moved(archive, "one")
    with zipfile.ZipFile(bundled(archive, tmp_path, one).path) as opened:
        warc = opened.read("archive/evidence.warc.gz")
        lines = opened.read("indexes/index.cdx").decode().splitlines()
    places = [json.loads(line.split(" ", 2)[2]) for line in lines]
    for place in places:
        record = next(iter(ArchiveIterator(BytesIO(warc[int(place["offset"]) :][: int(place["length"])]))))
        assert record.rec_headers.get_header("WARC-Target-URI") == place["url"]
        assert record.http_headers.get_statuscode() == place["status"]
    assert sorted((place["url"], place["status"]) for place in places) == [
        ("http://gazette.example/old/one", "301"),
        ("https://gazette.example/older/one", "302"),
        (one.url, "200"),
    ]


@pytest.mark.slow
@pytest.mark.pywb
def test_a_wayback_machine_follows_the_redirects_of_a_bundle(archive: Archive, tmp_path: Path) -> None:
    one = moved(archive, "one")
    with replaying(bundled(archive, tmp_path, one).path, tmp_path / "replay") as root:
        answers, url = list[requests.Response](), "http://gazette.example/old/one"
        while url:
            # As they were captured (`id_`) redirects name the address itself, on no host of ours.
            answers.append(requests.get(f"{root}20241216201500id_/{url}", timeout=20, allow_redirects=False))
            url = answers[-1].headers.get("location", "")
    assert [answer.status_code for answer in answers] == [301, 302, 200]
    assert answers[-1].content == PAGE


@pytest.mark.slow
@pytest.mark.pywb
def test_a_wayback_machine_replays_a_bundle(archive: Archive, tmp_path: Path) -> None:
    one = kept(archive, "one")
    bundle = bundled(archive, tmp_path, one)
    with replaying(bundle.path, tmp_path / "replay") as root:
        answer = requests.get(f"{root}20241216201500id_/{one.url}", timeout=20)
        listed = requests.get(f"{root}cdx?url=gazette.example/*&output=json", timeout=20)
    assert [hit.url for hit in parse_captures(listed.content, root)] == [one.url]
    assert (answer.status_code, answer.content) == (200, PAGE)
    assert answer.headers["x-archive-orig-content-encoding"] == "gzip"
