"""Gathering from live sources: found, kept as hashed snapshots, archived, and found again without the source."""

from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from db.desk import Desk, open_desk
from recoupe.decompose import decompose
from recoupe.gather.reasons import PAGE_GONE
from recoupe.ids import sha256_hex
from recoupe.model import Article, Claim, Document
from recoupe.moments import Moment
from recoupe.settings import Method
from recoupe.topics import load_topic
from tasks.gather import Gathered, gather
from tests.gather.conftest import outlet
from tests.gather.test_gathering import listed, page, registry, searched

__all__ = ["outlet"]

PUBLISHED = Moment.parse("2024-12-16")
TEXT = "The Oubange bridge in France reopened on Monday after six months of repair, the French city council said."


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("RECOUPE_ALLOW_LOOPBACK", "1")
    return open_desk()


def _claims() -> tuple[Claim, ...]:
    return decompose(Article("Bridge reopens", TEXT, "en", PUBLISHED)).claims


def _gather(desk: Desk, method: Method, *, online: bool) -> Gathered:
    return gather.fn(_claims(), [], online, Moment.parse("2024-12-17"), method, desk)


def _searching(outlet: HTTPServer, tmp_path: Path) -> Method:
    """A method that knows one source, the outlet's search page."""
    (tmp_path / "sources").mkdir()
    sources = registry(tmp_path / "sources", outlet, xx_en={"languages": ["en"], **searched(outlet, "/search")})
    return Method(sources, load_topic("neutral"))


def test_a_page_that_is_found_is_kept_archived_and_found_again(outlet: HTTPServer, desk: Desk, tmp_path: Path) -> None:
    outlet.expect_request("/search").respond_with_data(listed("/a"), content_type="text/html")
    outlet.expect_request("/a").respond_with_data(page("en"), content_type="text/html")
    method = _searching(outlet, tmp_path)

    online = _gather(desk, method, online=True)
    (document,) = online.documents
    assert document.url == outlet.url_for("/a")
    content = desk.archive.read_snapshot(document.snapshot)
    assert content == page("en")
    assert desk.archive.snapshot(document.snapshot).sha256 == sha256_hex(content)
    assert any(search.outcome == "found" and search.source == "xx_en" for search in online.searches)

    outlet.clear()
    again = _gather(desk, method, online=False)
    assert [one.id for one in again.documents] == [document.id]


def test_a_source_that_fails_is_an_issue_and_no_document(outlet: HTTPServer, desk: Desk, tmp_path: Path) -> None:
    outlet.expect_request("/search").respond_with_data("", status=404)
    gathered = _gather(desk, _searching(outlet, tmp_path), online=True)
    assert gathered.documents == ()
    assert gathered.issues or any(search.outcome == "failed" for search in gathered.searches)


@pytest.mark.slow(seconds=5)
def test_what_the_version_before_had_is_asked_again_and_its_newest_text_counts(
    outlet: HTTPServer, desk: Desk, tmp_path: Path
) -> None:
    outlet.expect_request("/search").respond_with_data(listed("/a"), content_type="text/html")
    outlet.expect_request("/a").respond_with_data(page("en"), content_type="text/html")
    method = _searching(outlet, tmp_path)
    first = _gather(desk, method, online=True)

    outlet.clear()
    outlet.expect_request("/robots.txt").respond_with_data("", status=404)
    outlet.expect_request("/search").respond_with_data(listed(), content_type="text/html")
    edited = page("en").replace(b"</p>", b" The council has since corrected the day.</p>", 1)
    outlet.expect_request("/a").respond_with_data(edited, content_type="text/html")
    as_of = Moment.parse("2024-12-17")
    again = gather.fn(_claims(), [], True, as_of, method, desk, first.documents)
    (now,) = again.documents
    assert "corrected the day" in now.text and now.id != first.documents[0].id

    outlet.clear()
    outlet.expect_request("/robots.txt").respond_with_data("", status=404)
    outlet.expect_request("/search").respond_with_data(listed(), content_type="text/html")
    outlet.expect_request("/a").respond_with_data("", status=404)
    gone = gather.fn(_claims(), [], True, as_of, method, desk, again.documents)
    assert gone.documents == again.documents
    assert [issue.reason.template for issue in gone.issues if issue.stage == "revisit"] == [PAGE_GONE]


def test_a_link_of_an_archived_document_leads_to_the_partys_own_words(
    desk: Desk, outlet: HTTPServer, tmp_path: Path
) -> None:
    there = outlet.url_for("/statement").replace("localhost", "127.0.0.1")
    outlet.expect_request("/statement").respond_with_data(page("en"), content_type="text/html")
    kept = Document("doc-1", "https://phare.example/a", "Phare", PUBLISHED, "en", "Bridge", TEXT, links=(there,))
    desk.archive.add_documents([kept])
    (tmp_path / "own").mkdir()
    party = {"domains": ["127.0.0.1"], "kind": "official"}
    method = Method(registry(tmp_path / "own", outlet, xx_party=party), load_topic("neutral"))
    assert there in [one.url for one in _gather(desk, method, online=True).documents]
