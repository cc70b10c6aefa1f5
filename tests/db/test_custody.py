"""Every fetch is a WARC file: whole or not there, read-only, its bytes kept once, and proved to the last bit."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from sqlalchemy import text as sql
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker
from werkzeug import Response

from db import custody
from db.archive import Archive
from db.desk import Desk, open_desk
from db.errors import SnapshotDamaged, SnapshotNotKept, UnknownSnapshot
from db.warc import Revisited
from flows.watch import references_in
from recoupe.errors import SourceSkipped
from recoupe.gather.hops import Hop
from recoupe.gather.saving import save_pages
from recoupe.gather.web import Fetched
from recoupe.source_files import Politeness, Source
from recoupe.whole_files import clear_parts
from tasks.adding import parts_of
from tasks.read import read
from tests.db.made_up import record_paths
from tests.gather.test_gathering import page
from tests.shared import REPOSITORY

FETCHED = datetime(2024, 12, 16, 20, 15, 3, 250_000, tzinfo=UTC)
PAGE = b"<html>\x00\xff<p>The bridge reopened.</p></html>" * 40
SHA256 = hashlib.sha256(PAGE).hexdigest()
CHAIN = ("http://gazette.example/old", "https://gazette.example/a")
TEXT = "The bridge\n reopened."
FETCH = Fetched(
    *(CHAIN[0], CHAIN[1], CHAIN, 200, {"content-type": "text/html"}, PAGE, FETCHED, SHA256),
    collector="Recoupe/0.1 (test)",
    request={"user-agent": "Recoupe/0.1 (test)", "accept": "text/html"},
    hops=(Hop(CHAIN[0], 301, {"location": CHAIN[1]}),),
)
LATER = replace(FETCH, fetched_at=FETCHED + timedelta(hours=1), hops=())


def records(path: Path) -> list[tuple[str, str, bytes]]:
    return [
        (one.rec_type, one.rec_headers.get_header("WARC-Target-URI"), one.raw_stream.read())
        for one in ArchiveIterator(BytesIO(path.read_bytes()))
    ]


def test_a_fetch_is_kept_with_its_request_its_redirects_and_how_it_came(archive: Archive) -> None:
    snapshot = archive.keep_fetched(FETCH, TEXT)
    (path,) = record_paths(archive, snapshot)
    kept = records(path)
    assert [(kind, url) for kind, url, _ in kept] == [
        *[(kind, CHAIN[1]) for kind in ("response", "request", "metadata")],
        *[(kind, CHAIN[0]) for kind in ("response", "request")],
    ]
    assert kept[0][2] == PAGE
    told = kept[2][2].decode().splitlines()
    read = hashlib.sha256(b"The bridge reopened.").hexdigest()
    assert told == [
        *(f"snapshot: {snapshot}", "fetched: 2024-12-16T20:15:03.250000+00:00", f"via: {CHAIN[0]}", "answered: 200"),
        *(f"sha256: {SHA256}", "collector: Recoupe/0.1 (test)", f"text-sha256: {read}"),
    ]
    heads = gzip.decompress(path.read_bytes())
    assert b"GET /a HTTP/1.1\r\nHost: gazette.example\r\nuser-agent: Recoupe/0.1 (test)\r\naccept: text/html" in heads
    assert b"HTTP/1.1 301 Moved Permanently\r\nlocation: https://gazette.example/a" in heads
    assert path.stat().st_mode & 0o777 == 0o444
    assert archive.snapshot(snapshot).hops == FETCH.hops
    assert (archive.snapshot(snapshot).text_sha256, archive.read_snapshot(snapshot)) == (read, PAGE)


def test_a_file_that_was_handed_in_is_a_resource_that_no_host_answered(archive: Archive) -> None:
    snapshot = archive.keep(PAGE, "", ("",), 0, {}, FETCHED, "from a file")
    again = archive.keep(PAGE, "", ("",), 0, {}, FETCHED + timedelta(days=1), "from a file")
    kept = [(kind, url) for kind, url, _ in records(record_paths(archive, snapshot)[0])]
    assert kept == [("resource", f"urn:sha256:{SHA256}"), ("metadata", f"urn:sha256:{SHA256}")]
    assert records(record_paths(archive, again)[0])[0][0] == "revisit"
    assert archive.read_snapshot(again) == PAGE
    assert archive.damaged_snapshots() == ()


def test_other_tools_find_every_record_of_an_archive_sound(archive: Archive) -> None:
    archive.keep_fetched(FETCH, TEXT)
    archive.keep_fetched(LATER)
    files = [str(path) for path in archive.folder.rglob("*.warc.gz")]
    assert len(files) == 2
    checker = Checker(type("Asked", (), {"inputs": files, "verbose": False}))
    checker.process_all()
    assert checker.exit_value == 0


def test_equal_bytes_lie_on_disk_once_and_each_fetch_is_a_snapshot(archive: Archive) -> None:
    first, again, later = archive.keep_fetched(FETCH), archive.keep_fetched(FETCH), archive.keep_fetched(LATER)
    assert first == again != later
    (path,), (revisit,) = record_paths(archive, first), record_paths(archive, later)
    assert (records(revisit)[0][0], records(revisit)[0][2]) == ("revisit", b"")
    reference = next(iter(ArchiveIterator(BytesIO(revisit.read_bytes())))).rec_headers
    response = next(iter(ArchiveIterator(BytesIO(path.read_bytes())))).rec_headers
    assert reference.get_header("WARC-Refers-To") == response.get_header("WARC-Record-ID")
    assert archive.read_snapshot(later) == PAGE
    assert (archive.stats().snapshots, archive.stats().bytes) == (2, len(PAGE))


def test_a_flipped_bit_in_either_file_is_found(archive: Archive) -> None:
    first, later = archive.keep_fetched(FETCH), archive.keep_fetched(LATER)
    for snapshot, damaged in ((first, {first, later}), (later, {later})):
        (path,) = record_paths(archive, snapshot)
        whole = path.read_bytes()
        path.chmod(0o644)
        for place in range(0, len(whole), 41):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
            assert snapshot in archive.damaged_snapshots() and damaged.issuperset(archive.damaged_snapshots())
        path.write_bytes(whole)
    assert archive.damaged_snapshots() == ()


def test_a_damaged_file_is_named_and_healed_by_the_same_fetch(archive: Archive) -> None:
    snapshot = archive.keep_fetched(FETCH)
    (path,) = record_paths(archive, snapshot)
    whole = path.read_bytes()
    path.chmod(0o644)
    path.write_bytes(whole[:-9])
    assert archive.damaged_snapshots() == (snapshot,)
    with pytest.raises(SnapshotDamaged, match=path.name):
        archive.read_snapshot(snapshot)
    archive.keep_fetched(FETCH)
    assert path.read_bytes() == whole
    assert archive.damaged_snapshots() == ()


def test_a_later_fetch_of_the_same_bytes_keeps_them_where_the_first_was_lost(archive: Archive) -> None:
    first = archive.keep_fetched(FETCH)
    record_paths(archive, first)[0].unlink()
    with pytest.raises(SnapshotDamaged, match="fetch the page again"):
        archive.read_snapshot(first)
    archive.keep_fetched(LATER)
    assert archive.read_snapshot(first) == PAGE
    assert archive.damaged_snapshots() == (first,), "its own record is still lost"
    with pytest.raises(UnknownSnapshot):
        archive.read_snapshot("snapshot-of-nothing")


def test_snapshots_from_before_there_were_records_are_read_and_proved(archive: Archive) -> None:
    snapshot = archive.keep_fetched(FETCH)
    record_paths(archive, snapshot)[0].unlink()
    bare = archive.folder / SHA256[:2] / SHA256[2:]
    bare.write_bytes(PAGE)
    with archive.engine.begin() as connection:
        connection.execute(sql("UPDATE snapshots SET record_sha256 = '', hops = NULL, request = NULL"))
    assert archive.read_snapshot(snapshot) == PAGE
    assert archive.damaged_snapshots() == ()
    later = archive.keep_fetched(LATER)
    assert next(kind for kind, _, _ in records(record_paths(archive, later)[0])) == "response"
    bare.write_bytes(PAGE[:-1])
    record_paths(archive, later)[0].unlink()
    assert archive.damaged_snapshots() == tuple(sorted((snapshot, later)))


def test_workers_that_keep_the_same_bytes_at_once_lose_nothing(archive: Archive) -> None:
    fetches = [replace(FETCH, fetched_at=FETCHED + timedelta(minutes=number % 8)) for number in range(24)]
    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(archive.keep_fetched, fetches))
    assert len(ids) == archive.stats().snapshots == 8
    assert archive.damaged_snapshots() == ()
    assert not list(archive.folder.rglob("*.part"))


def test_of_two_workers_at_one_fetch_the_first_ones_record_stands(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive.keep_fetched(FETCH)
    later = archive.snapshot(archive.keep_fetched(LATER))
    other = Revisited("<urn:uuid:another>", CHAIN[1], "2024-12-16T20:15:04Z")
    monkeypatch.setattr(custody, "_holder", lambda *_: (PAGE, other))
    assert custody.keep_record(archive.folder, later, PAGE, "") == later.record_sha256


KILLED_WHILE_WRITING = """
import os, sys, time
from pathlib import Path
from recoupe.whole_files import write_whole

def stop(descriptor):
    print("half-way", flush=True)
    time.sleep(60)

os.fsync = stop
write_whole(Path(sys.argv[1]), b"page" * 1000, lasting=True)
"""
FULL_DISK = """
import random, resource, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from db.archive import Archive
from db.engine import open_engine
from db.errors import SnapshotNotKept

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
archive = Archive(open_engine(sys.argv[1]), Path(sys.argv[2]))
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, resource.RLIM_INFINITY))
try:
    content, at = random.Random(7).randbytes(9_000), datetime(2025, 1, 2, tzinfo=UTC)
    archive.keep(content, "https://gazette.example/b", (), 200, {}, at)
except SnapshotNotKept as error:
    print(error)
    sys.exit(3)
"""


@pytest.mark.slow
def test_a_process_killed_while_writing_leaves_no_half_record(archive: Archive) -> None:
    path = archive.folder / "ab" / "whole.warc.gz"
    command = [sys.executable, "-c", KILLED_WHILE_WRITING, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None and child.stdout.readline() == "half-way\n"
        child.kill()
    assert not path.exists()
    (left,) = archive.folder.rglob("*.part")
    assert clear_parts(archive.folder, time.time() - 60) == (), "another worker may be writing it"
    assert clear_parts(archive.folder, time.time() + 60) == (left.name,)
    assert not left.exists()


@pytest.mark.slow
def test_a_full_disk_is_named_and_leaves_neither_file_nor_row(archive: Archive) -> None:
    kept = archive.keep_fetched(FETCH)
    url = archive.engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", FULL_DISK, url, str(archive.folder)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 3 and "cannot be written" in done.stdout, done.stderr
    assert [path for path in archive.folder.rglob("*") if path.is_file()] == record_paths(archive, kept)
    assert archive.stats().snapshots == 1


def test_a_folder_that_is_none_is_named_and_leaves_no_row(archive: Archive) -> None:
    archive.folder.write_text("a file in the way")
    with pytest.raises(SnapshotNotKept, match="cannot be written"):
        archive.keep_fetched(FETCH)
    assert archive.stats().snapshots == 0


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("RECOUPE_ALLOW_LOOPBACK", "1")
    monkeypatch.setattr("recoupe.gather.web.backoff_s", lambda *_: 0.0)
    monkeypatch.setattr("recoupe.gather.web._GENTLE", Politeness(delay_s=0))
    return open_desk()


def every_answer(desk: Desk, server: HTTPServer) -> list[tuple[str, int]]:
    """Path and status of every answer that is kept, which are all that the host gave, in their order."""
    with desk.engine.begin() as connection:
        rows = connection.execute(sql("SELECT url, status FROM snapshots ORDER BY fetched_at")).all()
    kept = [(url.removeprefix(server.url_for("/").rstrip("/")), status) for url, status in rows]
    asked = ((request.full_path.rstrip("?"), answer.status_code) for request, answer in server.log)
    assert sorted(kept) == sorted(asked)
    assert desk.archive.damaged_snapshots() == ()
    return kept


def failing_once(status: int) -> object:
    first = [Response("not now", status=status)]
    return lambda _: first.pop() if first else Response(page("en"), content_type="text/html")


def test_every_answer_on_the_way_to_a_page_is_kept_with_its_body(desk: Desk, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("no rules here", status=403)
    moved = Response("<p>moved, see there</p>", status=301, headers={"Location": "/there"})
    httpserver.expect_request("/old").respond_with_response(moved)
    httpserver.expect_request("/there").respond_with_handler(failing_once(503))  # type: ignore[arg-type]
    for path, status in (("/gone", 410), ("/barred", 403), ("/broken", 500)):
        httpserver.expect_request(path).respond_with_data(f"sorry: {status}", status=status)
    web = desk.web()
    web.fetch(httpserver.url_for("/old"))
    for path in ("/gone", "/barred", "/broken"):
        with pytest.raises(SourceSkipped):
            web.fetch(httpserver.url_for(path))
    kept = every_answer(desk, httpserver)
    way = [("/robots.txt", 403), ("/old", 301), ("/there", 503), ("/there", 200)]
    assert kept == [*way, ("/gone", 410), ("/barred", 403), *[("/broken", 500)] * 3]
    with desk.engine.begin() as connection:
        ids = connection.execute(sql("SELECT id FROM snapshots WHERE status = 301 OR status = 410 ORDER BY status"))
        bodies = [desk.archive.read_snapshot(one) for (one,) in ids]
    assert bodies == [b"<p>moved, see there</p>", b"sorry: 410"]


def test_a_refusal_is_no_page_that_a_later_fetch_builds_on(desk: Desk, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    answers = [Response("gone", 410, headers={"ETag": '"b"'}), Response("here", headers={"ETag": '"a"'})]
    httpserver.expect_request("/a").respond_with_handler(lambda _: answers.pop())
    url = httpserver.url_for("/a")
    desk.web().fetch(url)
    with pytest.raises(SourceSkipped):
        desk.web().fetch(url)
    last = desk.archive.last_fetch(url)
    assert last and (last.status, last.content) == (200, b"here")


def test_the_article_feeds_and_sitemaps_are_kept_as_every_page_is(desk: Desk, httpserver: HTTPServer) -> None:
    root = httpserver.url_for("/").rstrip("/")
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nAllow: /")
    entry = f"<item><title>Bridge</title><link>{root}/a</link></item>"
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel>{entry}</channel></rss>"
    maps = {"/index.xml": ("sitemapindex", "sitemap", "/map.xml"), "/map.xml": ("urlset", "url", "/a")}
    for path, (kind, part, target) in maps.items():
        content = f"<?xml version='1.0'?><{kind}><{part}><loc>{root}{target}</loc></{part}></{kind}>"
        httpserver.expect_request(path).respond_with_data(content, content_type="application/xml")
    httpserver.expect_request("/feed").respond_with_data(feed, content_type="application/rss+xml")
    httpserver.expect_request("/a").respond_with_data(page("en"), content_type="text/html")
    assert read.fn(f"{root}/a", None, desk).text
    assert references_in(f"{root}/feed", desk) == (f"{root}/a",)
    for given in ("/index.xml", "/feed"):
        (added,) = parts_of(root + given, desk)
        assert added.documents[0].url == f"{root}/a"
        assert desk.archive.snapshot(added.documents[0].snapshot).text_sha256, "with the text that was read in it"
    assert {path for path, _ in every_answer(desk, httpserver)} == {"/robots.txt", "/a", "/feed", *maps}


def test_what_a_public_archive_answers_is_kept_with_what_was_sent_and_without_the_key(
    desk: Desk, httpserver: HTTPServer
) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/save", method="POST").respond_with_json({"job_id": "7"})
    said = {"status": "success", "timestamp": "20250307120000", "original_url": "https://gazette.example/a"}
    httpserver.expect_request("/status/7").respond_with_json(said)
    save = {"url": httpserver.url_for("/save"), "status": httpserver.url_for("/status/{job}"), "delay_s": 0}
    save |= {"key_env": "RECOUPE_ARCHIVE_KEY", "key_value": "LOW {key}"}
    fields: dict[str, object] = {"title": "Archive", "url": httpserver.url_for("/"), "bloc": "none", "country": "int"}
    fields |= {"kind": "archive"}
    fields |= {"languages": ["mul"], "domains": ["captures.example"], "save": save}
    archive = Source.model_validate({"key": "int_wayback", **fields})
    save_pages(["https://gazette.example/a"], archive, desk.web(), {"RECOUPE_ARCHIVE_KEY": "access:secret"})
    every_answer(desk, httpserver)
    whole = b"".join(gzip.decompress(path.read_bytes()) for path in desk.archive.folder.rglob("*.warc.gz"))
    assert b"POST /save HTTP/1.1" in whole and b"url=https%3A%2F%2Fgazette.example%2Fa" in whole
    assert b"secret" not in whole
