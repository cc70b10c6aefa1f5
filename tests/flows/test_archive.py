"""The archive takes what a desk has, says what it could not take, proves what it keeps and gives it away whole."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import tracemalloc
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
import requests
from pytest_httpserver import HTTPServer

from db.desk import Desk, open_desk
from db.records import save_run
from flows.commands import progress
from recoupe.errors import BadInput
from recoupe.inputs import KINDS
from recoupe.model import Passage, Span
from recoupe.sources import load_registry
from tasks.adding import Part, parts_of
from tests.db.made_up import verification
from tests.db.test_warc import bundled, crawl, moved
from tests.flows.test_cli import recoupe
from tests.gather.conftest import outlet
from tests.gather.test_gathering import page
from tests.shared import REPOSITORY
from tests.wayback import replaying

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


def test_a_folder_gives_whatever_the_reader_knows_by_its_name(desk: Desk, tmp_path: Path) -> None:
    names = sorted(f"page{suffix}" for suffix, kind in KINDS.items() if kind != "pdf")
    folder = tmp_path / "hand-in"
    folder.mkdir()
    for number, name in enumerate(names):
        (folder / name).write_text(f"<html><body><p>{LONG * 3} {number}.</p></body></html>", encoding="utf-8")
    assert {"page.xhtml", "page.markdown"} < set(names)
    assert [part.name for part in added(desk, str(folder)) if part.documents] == names


def test_a_file_that_cannot_be_read_is_named_and_keeps_no_other_out(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "hand-in"
    folder.mkdir()
    # The memory of a process is a file that nobody can read from its beginning.
    (folder / "a.html").symlink_to("/proc/self/mem")
    (folder / "b.html").write_bytes(page("en"))
    broken, read = added(desk, str(folder))
    assert "a.html is not added" in str(broken.issues[0].reason) and "cannot be read" in str(broken.issues[0].reason)
    assert len(read.documents) == 1
    with pytest.raises(BadInput, match="cannot be read"):
        added(desk, str(folder / "a.html"))


def test_pages_of_a_crawl_are_kept_as_they_were_captured(desk: Desk, tmp_path: Path) -> None:
    crawl(tmp_path / "crawl.warc.gz", compressed=True)
    parts = {part.name.rpartition("/")[2]: part for part in added(desk, str(tmp_path / "crawl.warc.gz"))}
    told = {name: str(part.issues[0].reason) for name, part in parts.items() if part.issues}
    read = {name for name, part in parts.items() if part.documents}
    assert read == {"a", "a?again", "file"} == set(parts) - set(told)
    assert "301 (1), 404 (1)" in told["crawl.warc.gz"]
    assert "earlier record" in told["lost"] and "more than" in told["huge"]
    assert desk.archive.stats().snapshots == 5, "whatever a host answered is kept"


def test_a_bundle_comes_back_in_as_documents(desk: Desk, tmp_path: Path) -> None:
    one = moved(desk.archive, "one")
    (part,) = [part for part in added(desk, str(bundled(desk.archive, tmp_path, one).path)) if part.documents]
    assert part.documents[0].url == one.url
    assert desk.archive.read_snapshot(part.documents[0].snapshot) == desk.archive.read_snapshot(one.snapshot)


def rows(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            row = {"url": f"https://gazette.example/{number}", "publisher": "Gazette", "published": "2024-12-16"}
            file.write(json.dumps({**row, "language": "en", "title": f"Bridge {number}", "text": LONG}) + "\n")
    return path


@pytest.mark.slow
def test_an_addition_that_was_killed_goes_on_where_it_was(desk: Desk, tmp_path: Path) -> None:
    path = rows(tmp_path / "rows.jsonl", 6_000)
    command = [sys.executable, "-m", "flows.cli", "archive", "add", str(path)]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as child:
        until = time.monotonic() + 60
        while not (done := desk.archive.stats().documents) and time.monotonic() < until:
            time.sleep(0.02)
        child.kill()
    done = desk.archive.stats().documents
    assert 0 < done < 6_000 and done % 1_000 == 0, "in steps, whole ones"
    told = recoupe("archive", "add", str(path), "--json")
    assert json.loads(told.stdout) == {"added": 6_000 - done, "known": done}
    assert desk.archive.stats().documents == 6_000


def test_progress_is_told_while_an_addition_goes_on(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_SAY_S", 0.0)
    assert list(progress.counted(iter("abc"), "parts")) == ["a", "b", "c"]
    assert capsys.readouterr().err.splitlines() == [f"recoupe: {number} parts so far" for number in (1, 2, 3)]


@pytest.mark.slow
def test_rows_are_read_a_step_at_a_time(desk: Desk, tmp_path: Path) -> None:
    path = rows(tmp_path / "rows.jsonl", 3_500)
    assert [len(part.documents) for part in parts_of(str(path), desk)] == [1_000, 1_000, 1_000, 500]
    rows(path, 10_000)
    tracemalloc.start()
    for _ in parts_of(str(path), desk):
        pass
    few = tracemalloc.get_traced_memory()[1]
    rows(path, 40_000)
    tracemalloc.reset_peak()
    for _ in parts_of(str(path), desk):
        pass
    many = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert many < 1.5 * few


@pytest.mark.slow(seconds=7)
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


@pytest.mark.slow
@pytest.mark.pywb
def test_the_file_of_an_exported_run_is_replayed_and_passes_on_little_of_a_barred_outlet(
    desk: Desk, tmp_path: Path
) -> None:
    barred = next(one for one in load_registry().sources if one.sanctioned_eu)
    long = " ".join(f"mot{number}" for number in range(300))
    found, one = verification("run-7", size=2), moved(desk.archive, "one")
    other = replace(moved(desk.archive, "other"), source=barred.key, kind="full", text=long, id="document-1")
    passage = Passage(other.id, Span(0, len(long)), long, 0.5)
    first, second = found.evidence
    found = replace(
        found,
        documents=(replace(one, id="document-0"), other),
        evidence=(first, replace(second, passage=passage)),
    )
    save_run(desk.engine, found)
    told = json.loads(recoupe("archive", "export", "run-7", "--out", str(tmp_path / "run.wacz"), "--json").stdout)
    assert (told["pages"], [one["why"] for one in told["left_out"]]) == (1, ["sanctioned_eu"])
    with zipfile.ZipFile(tmp_path / "run.wacz") as opened:
        files = {name: opened.read(name).decode("utf-8", "replace") for name in opened.namelist()}
    for name in ("recoupe/report.html", "recoupe/report.json"):
        assert "mot20" in files[name] and "mot60" not in files[name]
    assert other.url not in files["indexes/index.cdx"] + files["pages/pages.jsonl"]
    with replaying(tmp_path / "run.wacz", tmp_path / "replay") as root:
        moved_to = requests.get(f"{root}20241216201500id_/http://gazette.example/old/one", allow_redirects=False)
        page_again = requests.get(f"{root}20241216201500id_/{one.url}", timeout=20)
        barred_page = requests.get(f"{root}20241216201500id_/{other.url}", timeout=20)
    assert (moved_to.status_code, page_again.content) == (301, desk.archive.read_snapshot(one.snapshot))
    assert barred_page.status_code == 404


@pytest.mark.slow(seconds=25)
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


@pytest.mark.slow(seconds=3)
def test_rows_in_another_encoding_are_named_with_it_and_nothing_added_is_no_success(tmp_path: Path) -> None:
    row = {"url": "https://gazette.example/c", "publisher": "Gazette", "title": "Bridge", "text": LONG}
    (tmp_path / "wide.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-16")
    (tmp_path / "broken.jsonl").write_text('{"url": 7}\n', encoding="utf-8")
    wide, broken = (recoupe("archive", "add", str(tmp_path / name)) for name in ("wide.jsonl", "broken.jsonl"))
    assert wide.returncode == 2 and "wide.jsonl: is in UTF-16 or UTF-32" in wide.stderr
    assert broken.returncode == 2 and "nothing of what was given could be read" in broken.stderr
