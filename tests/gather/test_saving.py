"""A public archive is asked to save what a report cites, where the desk wants it; only what it confirms counts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from db.archive import Archive
from db.desk import Desk, open_desk
from db.engine import open_engine, upgrade
from recoupe.gather.saving import save_pages
from recoupe.gather.web import Web
from recoupe.model import Verification
from recoupe.source_files import Source
from recoupe.sources import Registry
from tasks.saving import save_cited
from tests.db.made_up import document, verification
from tests.gather.conftest import Waits
from tests.gather.test_gathering import registry

KEYS = {"RECOUPE_ARCHIVE_KEY": "access:secret"}
PAGE = "https://gazette.example/doc-0"


class SavePageNow:
    """A made-up archive: pages whose address holds `bad` fail, one that holds `slow` is never done."""

    def __init__(self, server: HTTPServer) -> None:
        self.handed_in: list[tuple[str, str]] = []
        self.looks = 0
        self._numbers = count(1)
        self._jobs: dict[str, str] = {}
        server.expect_request("/save", method="POST").respond_with_handler(self.hand_in)
        for number in range(1, 9):
            server.expect_request(f"/save/status/job-{number}").respond_with_handler(self.tell)

    def hand_in(self, request: Request) -> Response:
        self.handed_in.append((request.form["url"], request.headers["Authorization"]))
        job = f"job-{next(self._numbers)}"
        self._jobs[job] = request.form["url"]
        return Response(json.dumps({"url": request.form["url"], "job_id": job}))

    def tell(self, request: Request) -> Response:
        self.looks += 1
        url = self._jobs[request.path.rpartition("/")[2]]
        if "slow" in url or self.looks % 2:
            return Response(json.dumps({"status": "pending"}))
        if "bad" in url:
            return Response(json.dumps({"status": "error", "message": "The server cannot be reached."}))
        return Response(json.dumps({"status": "success", "timestamp": "20250307120000", "original_url": url}))


@pytest.fixture
def archive_org(outlet: HTTPServer) -> SavePageNow:
    return SavePageNow(outlet)


def wayback(folder: Path, outlet: HTTPServer) -> Registry:
    save = {"url": outlet.url_for("/save"), "status": outlet.url_for("/save/status/{job}"), "delay_s": 0}
    save |= {"key_env": "RECOUPE_ARCHIVE_KEY", "key_value": "LOW {key}"}
    fields = {"kind": "archive", "citable": False, "bloc": "none", "domains": ["captures.example"], "save": save}
    return registry(folder, outlet, int_wayback=fields)


def source(sources: Registry) -> Source:
    return next(iter(sources.sources))


def test_only_what_the_archive_confirms_with_a_time_is_saved(
    archive_org: SavePageNow, outlet: HTTPServer, web: Web, waits: Waits, tmp_path: Path
) -> None:
    urls = ["https://gazette.example/a", "https://gazette.example/bad", "https://gazette.example/slow"]
    good, bad, slow = save_pages(urls, source(wayback(tmp_path, outlet)), web, KEYS, waits.sleep)
    assert good.capture == outlet.url_for("/") + "web/20250307120000/https://gazette.example/a"
    assert good.captured_at == datetime(2025, 3, 7, 12, tzinfo=UTC)
    assert (bad.capture, bad.fault) == ("", "The server cannot be reached.")
    assert (slow.capture, slow.captured_at) == ("", None) and "still at it" in slow.fault
    assert archive_org.handed_in == [(url, "LOW access:secret") for url in urls]


def test_an_archive_that_refuses_or_talks_nonsense_saves_nothing(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    archive = source(wayback(tmp_path, outlet))
    for content, status in ((b"{}", 401), (b"<html>", 200), (b'{"message": "You have reached your limit."}', 200)):
        outlet.clear_all_handlers()
        outlet.expect_request("/robots.txt").respond_with_data("", status=404)
        outlet.expect_request("/save", method="POST").respond_with_data(content, status=status)
        (one,) = save_pages([PAGE], archive, web, KEYS)
        assert one.fault and not one.capture and "secret" not in str(one)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("RECOUPE_ALLOW_LOOPBACK", "1")
    monkeypatch.setenv("RECOUPE_SAVE_PAGES", "1")
    monkeypatch.setenv("RECOUPE_ARCHIVE_KEY", KEYS["RECOUPE_ARCHIVE_KEY"])
    yield open_desk()


def cited(archive: Archive) -> Verification:
    """A verification whose documents were fetched."""
    found = verification("run-1", size=1)
    at = datetime(2025, 3, 7, tzinfo=UTC)
    fetched = [
        replace(one, snapshot=archive.keep(one.text.encode(), one.url, (one.url,), 200, {}, at))
        for one in found.documents
    ]
    return replace(found, documents=tuple(fetched))


def test_what_was_saved_is_on_record_with_the_snapshot_and_is_not_asked_again(
    archive_org: SavePageNow, outlet: HTTPServer, desk: Desk, tmp_path: Path
) -> None:
    sources, found = wayback(tmp_path, outlet), cited(desk.archive)
    cited_now = {one.passage.document for one in found.evidence}
    (one,) = [each for each in found.documents if each.id in cited_now]
    (told,) = save_cited(found, sources, desk)
    assert (told.outcome, told.query) == ("found", one.url)
    capture = desk.archive.capture_of(one.snapshot)
    assert capture and capture in told.note
    (again,) = save_cited(found, sources, desk)
    assert "before" in again.note and len(archive_org.handed_in) == 1


@pytest.mark.parametrize(("missing", "named"), [("RECOUPE_SAVE_PAGES", "is off"), ("RECOUPE_ARCHIVE_KEY", "it needs")])
def test_off_or_without_a_key_nobody_is_asked_and_the_log_says_so(
    archive_org: SavePageNow,
    outlet: HTTPServer,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    missing: str,
    named: str,
) -> None:
    monkeypatch.delenv(missing)
    (told,) = save_cited(cited(desk.archive), wayback(tmp_path, outlet), open_desk())
    assert told.outcome == "not_searched" and named in told.note and missing in told.note
    assert archive_org.handed_in == []


def test_a_capture_goes_with_the_bytes_it_was_made_of(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'records.sqlite'}")
    upgrade(engine)
    archive = Archive(engine, tmp_path / "snapshots")
    url, at = document("a").url, datetime(2025, 3, 7, tzinfo=UTC)
    first = archive.keep(b"one", url, (url,), 200, {}, at)
    later = archive.keep(b"one", url, (url,), 304, {}, at.replace(hour=5))
    changed = archive.keep(b"two", url, (url,), 200, {}, at.replace(hour=6))
    archive.note_capture(first, "https://captures.example/1", at)
    assert [archive.capture_of(one) != "" for one in (first, later, changed, "snapshot-none")] == [
        True,
        True,
        False,
        False,
    ]
