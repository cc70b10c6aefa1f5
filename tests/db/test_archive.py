"""Snapshots never change, and documents are kept once."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from db.archive import Archive
from db.errors import SnapshotNotKept
from db.reasons import NEW_TEXT, NO_TEXT, UNDATED
from recoupe.gather.web import Fetched
from tests.db.made_up import document

FETCHED = datetime(2024, 12, 16, 20, 15, tzinfo=UTC)
PAGE = b"<html>\x00\xff</html>"
ADDRESS = "https://gazette.example/a"


def keep(archive: Archive, content: bytes = PAGE, fetched_at: datetime = FETCHED) -> str:
    chain = ("http://gazette.example/a", ADDRESS)
    return archive.keep(content, ADDRESS, chain, 200, {"Content-Type": "text/html"}, fetched_at)


def test_a_snapshot_is_the_bytes_and_how_they_came(archive: Archive) -> None:
    snapshot = archive.snapshot(keep(archive))
    assert archive.read_snapshot(snapshot.id) == PAGE
    assert (snapshot.sha256, snapshot.size) == (hashlib.sha256(PAGE).hexdigest(), len(PAGE))
    assert (snapshot.url, snapshot.chain) == (ADDRESS, ("http://gazette.example/a", ADDRESS))
    assert (snapshot.status, snapshot.headers) == (200, {"content-type": "text/html"})
    assert snapshot.fetched_at == FETCHED


def test_what_the_gatherer_fetched_is_kept_with_its_chain(archive: Archive) -> None:
    chain = ("http://gazette.example/a", ADDRESS)
    name = hashlib.sha256(PAGE).hexdigest()
    fetched = Fetched(chain[0], ADDRESS, chain, 200, {"content-type": "text/html"}, PAGE, FETCHED, name)
    assert archive.keep_fetched(fetched) == keep(archive)


def test_threads_that_keep_the_same_page_at_once_keep_it_once(archive: Archive) -> None:
    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(lambda _: keep(archive), range(16)))
    assert len(ids) == 1
    assert archive.damaged_snapshots() == ()
    assert not list(archive.folder.rglob("*.part"))


def test_a_disk_that_cannot_be_written_to_is_named_and_leaves_no_row(archive: Archive) -> None:
    archive.folder.write_text("a file in the way")
    with pytest.raises(SnapshotNotKept, match="cannot be written"):
        keep(archive)
    assert archive.stats().snapshots == 0


def test_documents_come_back_as_they_were_in_the_order_asked_for(archive: Archive) -> None:
    first = replace(document("a", text="Premier\x00 texte."), links=("https://gazette.example/b",), snapshot="s")
    second = document("b", text="Second texte.", published=None)
    added = archive.add_documents([first, second])
    assert (added.count, added.known) == (2, 0)
    assert archive.documents(["b", "a", "of nobody", "b"]) == (second, first)
    assert archive.stats().documents == 2


def test_adding_the_same_again_changes_nothing(archive: Archive) -> None:
    archive.add_documents([document("a"), document("a")])
    added = archive.add_documents([document("a"), document("b", text="Autre.")])
    assert (added.count, added.known, added.issues) == (1, 1, ())
    assert archive.stats().documents == 2


def test_what_is_wrong_with_a_document_is_said(archive: Archive) -> None:
    added = archive.add_documents([document("a", text=" \n"), document("b", published=None)])
    assert [issue.reason.template for issue in added.issues] == [NO_TEXT, UNDATED]
    assert (added.count, archive.stats().documents, archive.stats().undated) == (1, 1, 1)


def test_a_page_with_another_text_is_kept_beside_the_old_one_and_said(archive: Archive) -> None:
    old, new = document("a", text="Trente morts."), document("a", text="Trente morts ou blessés.")
    archive.add_documents([old])
    added = archive.add_documents([new])
    assert [issue.reason.template for issue in added.issues] == [NEW_TEXT]
    assert archive.documents(["a"]) == (new,)
    assert archive.stats().documents == 2


def test_the_stats_count_what_the_archive_holds(archive: Archive) -> None:
    archive.add_documents(
        [
            document("a", published="2024-12-16", language="fr"),
            document("b", published="2024-10", language="ko"),
            document("c", published=None, language="fr"),
        ]
    )
    stats = archive.stats()
    assert (stats.documents, stats.undated, stats.languages) == (3, 1, {"fr": 2, "ko": 1})
    assert (stats.earliest, stats.latest) == ("2024-10", "2024-12-16")
    assert stats.publishers == 1


def test_an_empty_archive_has_stats_too(archive: Archive) -> None:
    stats = archive.stats()
    assert (stats.documents, stats.earliest, stats.snapshots, stats.bytes) == (0, None, 0, 0)


def test_threads_that_add_the_same_documents_at_once_lose_and_double_nothing(archive: Archive) -> None:
    documents = [document(f"d{number}", text=f"Texte numéro {number}.") for number in range(40)]
    orders = [documents, documents[::-1], documents[20:] + documents[:20], documents]
    with ThreadPoolExecutor(4) as pool:
        added = list(pool.map(archive.add_documents, orders))
    assert sum(one.count for one in added) == 40
    assert archive.stats().documents == 40
    assert len(archive.search("numéro", limit=100)) == 40
