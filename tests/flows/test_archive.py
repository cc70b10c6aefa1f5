"""The archive takes what a desk has, says what it could not take, proves what it keeps and gives it away whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from db.desk import Desk, open_desk
from recoupe.errors import BadInput
from tasks.adding import Part, parts_of
from tests.db.test_warc import crawl
from tests.flows.test_cli import recoupe
from tests.gather.conftest import outlet
from tests.gather.test_gathering import page
from tests.shared import REPOSITORY

__all__ = ["outlet"]

KURSK = str(REPOSITORY / "examples" / "kursk")
LONG = "The Oubange bridge reopened on Monday after six months of repair, the city council said in a statement. "


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("RECOUPE_ALLOW_LOOPBACK", "1")
    return open_desk()


def added(desk: Desk, given: str) -> list[Part]:
    parts = list(parts_of(given, desk))
    for part in parts:
        desk.archive.add_documents(part.documents)
    return parts


def test_a_folder_of_pages_rows_and_crawls_is_taken_file_by_file(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "hand-in"
    folder.mkdir()
    (folder / "a.html").write_bytes(page("en"))
    (folder / "b.txt").write_text(LONG * 3, encoding="utf-8")
    row = {"url": "https://gazette.example/c", "publisher": "Gazette", "title": "Bridge", "text": LONG}
    (folder / "c.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (folder / "d.html").write_bytes(b"")
    (folder / "e.png").write_bytes(b"no page")
    parts = added(desk, str(folder))
    assert [part.name for part in parts] == ["a.html", "b.txt", "c.jsonl", "d.html"]
    assert [len(part.documents) for part in parts] == [1, 1, 1, 0]
    assert "d.html is not added" in str(parts[3].issues[0].reason)
    assert desk.archive.stats().documents == 3
    assert desk.archive.read_snapshot(parts[0].documents[0].snapshot) == page("en")


def test_pages_of_a_crawl_are_kept_as_they_were_captured(desk: Desk, tmp_path: Path) -> None:
    crawl(tmp_path / "crawl.warc.gz", compressed=True)
    (part,) = added(desk, str(tmp_path / "crawl.warc.gz"))
    # Eight words are no article; the page is kept all the same.
    assert (part.documents, len(part.issues), desk.archive.stats().snapshots) == ((), 1, 1) or part.documents


def test_a_feed_brings_what_it_lists_and_a_page_itself(desk: Desk, outlet: HTTPServer) -> None:
    entries = "".join(f"<item><title>Bridge</title><link>{outlet.url_for(path)}</link></item>" for path in ("/a", "/b"))
    feed = f"<?xml version='1.0'?><rss version='2.0'><channel>{entries}</channel></rss>"
    outlet.expect_request("/feed").respond_with_data(feed, content_type="application/rss+xml")
    outlet.expect_request("/a").respond_with_data(page("en"), content_type="text/html")
    outlet.expect_request("/b").respond_with_data("", status=404)
    first, second = added(desk, outlet.url_for("/feed"))
    assert [document.url for document in first.documents] == [outlet.url_for("/a")]
    assert second.documents == () and "answered 404" in str(second.issues[0].reason)
    (again,) = added(desk, outlet.url_for("/a"))
    assert again.documents[0].text == first.documents[0].text


@pytest.mark.parametrize("given", ["no-such-folder", "."])
def test_what_holds_nothing_is_refused(desk: Desk, tmp_path: Path, given: str) -> None:
    (tmp_path / "empty").mkdir()
    target = str(tmp_path / "empty") if given == "." else given
    with pytest.raises(BadInput):
        added(desk, target)


def test_a_run_is_exported_and_a_flipped_byte_is_found(desk: Desk, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("On Monday the bridge of Oubange reopened, according to its city council.", encoding="utf-8")
    assert recoupe("archive", "add", KURSK, "--json").returncode == 0
    saved = tmp_path / "saved.html"
    saved.write_bytes(page("en"))
    assert recoupe("archive", "add", str(saved)).returncode == 0
    done = recoupe("verify", str(article), "--published", "2024-12-17", "--as-of", "2024-12-18", "--json")
    assert done.returncode == 0, done.stderr
    run = json.loads(done.stdout)["run"]["id"]
    target = tmp_path / "run.wacz"
    told = json.loads(recoupe("archive", "export", run, "--out", str(target), "--json").stdout)
    assert (told["file"], told["pages"]) == (str(target), 1)
    assert recoupe("archive", "verify").stdout == "1 snapshots read, 0 damaged\n"
    (kept,) = [path for path in desk.archive.folder.rglob("*") if path.is_file()]
    kept.chmod(0o600)
    whole = kept.read_bytes()
    kept.write_bytes(whole[:200] + bytes([whole[200] ^ 1]) + whole[201:])
    found = recoupe("archive", "verify")
    assert found.returncode == 1 and "1 damaged" in found.stdout
