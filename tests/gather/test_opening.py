"""Opening: where a page leads counts, not where it was found; each page once; and no more than a run opens."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from recoupe.defaults import gather as limits
from recoupe.gather.gathering import Gathered, gather
from recoupe.gather.revisiting import revisit
from recoupe.gather.web import Fetched, Web
from recoupe.model import Document
from recoupe.moments import Moment
from recoupe.reading import read_article
from recoupe.sources import Registry
from tests.gather.conftest import SETTINGS
from tests.gather.test_gathering import AS_OF, listed, page, query, registry, searched

HTML = "text/html"


def elsewhere(outlet: HTTPServer, path: str) -> str:
    """An address of the same server under its other name, which may be another source's."""
    return outlet.url_for(path).replace("localhost", "127.0.0.1")


def moving(outlet: HTTPServer, folder: Path, other: Mapping[str, object]) -> Registry:
    """An outlet with one result, which redirects to another source."""
    outlet.expect_request("/s").respond_with_data(listed("/moved"), content_type=HTML)
    outlet.expect_request("/moved").respond_with_data("", status=302, headers={"Location": elsewhere(outlet, "/there")})
    outlet.expect_request("/there").respond_with_data(page("en"), content_type=HTML)
    return registry(folder, outlet, xx_a=searched(outlet, "/s"), xx_b={"domains": ["127.0.0.1"], **other})


def test_a_result_that_leads_to_satire_is_no_evidence_but_is_kept(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    kept: list[str] = []

    def keep(fetched: Fetched, text: str = "") -> str:
        kept.append(fetched.url)
        return fetched.sha256

    sources = moving(outlet, tmp_path, {"kind": "satire", "citable": False})
    gathered = gather([query("xx_a", "en")], sources, web, AS_OF, keep)
    assert gathered.documents == () and "never evidence" in str(gathered.issues[0].reason)
    assert elsewhere(outlet, "/there") in kept


def test_a_result_that_leads_to_another_outlet_is_that_outlets(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    sources = moving(outlet, tmp_path, {"sanctioned_eu": True})
    (document,) = gather([query("xx_a", "en")], sources, web, AS_OF).documents
    assert (document.source, document.url) == ("xx_b", elsewhere(outlet, "/there"))


def test_a_page_that_leads_to_satire_by_now_stays_as_it_was_kept(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    sources = moving(outlet, tmp_path, {"kind": "satire", "citable": False})
    kept = Document("doc-1", outlet.url_for("/moved"), "Outlet", AS_OF, "en", "Before", "What it said before.")
    (now,) = revisit([kept], sources, web, AS_OF)
    assert now.document is kept and now.issue and "never evidence" in str(now.issue.reason)


def archived(outlet: HTTPServer, web: Web, folder: Path, stamp: str, leads_to: str = "", of: str = "/gone") -> Gathered:
    """What is gathered where a page is gone and the archive names a capture of that time."""
    address = outlet.url_for(of)
    named = {"closest": {"available": True, "url": outlet.url_for(f"/web/{stamp}/") + address}}
    outlet.expect_request("/available").respond_with_data(json.dumps({"archived_snapshots": named}))
    outlet.expect_request("/s").respond_with_data(listed("/gone"), content_type=HTML)
    outlet.expect_request("/gone").respond_with_data("", status=404)
    held = leads_to or stamp
    if leads_to:
        onward = {"Location": outlet.url_for(f"/web/{leads_to}id_/") + address}
        outlet.expect_request(f"/web/{stamp}id_/{address}").respond_with_data("", status=302, headers=onward)
    outlet.expect_request(f"/web/{held}id_/{address}").respond_with_data(page("en"), content_type=HTML)
    search = {"url": outlet.url_for("/available") + "?url={query}&timestamp={day}", "needs": "address"}
    archive = {"kind": "archive", "citable": False, "bloc": "none", "domains": ["archive.example"], "search": search}
    satire = {"kind": "satire", "citable": False, "domains": ["127.0.0.1"]}
    sources = registry(folder, outlet, xx_a=searched(outlet, "/s"), int_wayback=archive, xx_fun=satire)
    return gather([query("xx_a", "en")], sources, web, AS_OF)


def test_a_page_that_is_gone_is_read_from_a_capture_made_by_the_day_of_the_run(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    (document,) = archived(outlet, web, tmp_path, "20241217235959").documents
    assert document.url == outlet.url_for("/gone")


@pytest.mark.parametrize(
    ("stamp", "leads_to"), [("20241218000001", ""), ("20250426120000", ""), ("20241216000000", "20250426120000")]
)
def test_a_capture_that_was_made_later_is_none(
    outlet: HTTPServer, web: Web, tmp_path: Path, stamp: str, leads_to: str
) -> None:
    gathered = archived(outlet, web, tmp_path, stamp, leads_to)
    assert gathered.documents == () and "404" in str(gathered.issues[0].reason)


def test_where_the_nearest_capture_is_younger_an_earlier_one_is_asked_for(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    address = outlet.url_for("/gone")

    def named(stamp: str) -> str:
        closest = {"available": True, "url": outlet.url_for(f"/web/{stamp}/") + address}
        return json.dumps({"archived_snapshots": {"closest": closest}})

    asked = {"url": address, "timestamp": f"{AS_OF.day - timedelta(days=20):%Y%m%d}"}
    outlet.expect_request("/available", query_string=asked).respond_with_data(named("20241120080000"))
    outlet.expect_request(f"/web/20241120080000id_/{address}").respond_with_data(page("en"), content_type=HTML)
    (document,) = archived(outlet, web, tmp_path, "20241227120000").documents
    assert document.url == address


def accelerated(outlet: HTTPServer, folder: Path, original: bytes | None, *results: str) -> Registry:
    copy = page("en").replace(b"<html ", b"<html amp ").replace(b"<head>", b'<head><link rel="canonical" href="/a">')
    outlet.expect_request("/s").respond_with_data(listed(*results), content_type=HTML)
    outlet.expect_request("/amp/a").respond_with_data(copy, content_type=HTML)
    outlet.expect_request("/amp/b").respond_with_data(copy + b" ", content_type=HTML)
    outlet.expect_request("/a").respond_with_data(original or copy, content_type=HTML)
    return registry(folder, outlet, xx_a=searched(outlet, "/s"))


def test_the_original_of_accelerated_copies_is_fetched_once(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    sources = accelerated(outlet, tmp_path, page("en"), "/amp/a", "/amp/b", "/a")
    documents = gather([query("xx_a", "en")], sources, web, AS_OF).documents
    assert [one.url for one in documents] == [outlet.url_for("/a")]
    assert [request.path for request, _ in outlet.log].count("/a") == 1


def test_copies_that_name_each_other_are_read_themselves(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    copy = (
        page("en").replace(b"<html ", b"<html amp ").replace(b"<head>", b'<head><link rel="canonical" href="/amp/a">')
    )
    sources = accelerated(outlet, tmp_path, copy, "/amp/a")
    documents = gather([query("xx_a", "en")], sources, web, AS_OF).documents
    assert [one.url for one in documents] == [outlet.url_for("/amp/a")]


@pytest.fixture
def threaded() -> Iterator[HTTPServer]:
    with HTTPServer(threaded=True) as server:
        server.expect_request("/robots.txt").respond_with_data("", status=404)
        yield server


@pytest.mark.parametrize("first", ["xx_a", "xx_b"])
@pytest.mark.slow(seconds=3)
def test_a_run_opens_the_same_pages_and_no_more_than_its_limit_whoever_answers_first(
    threaded: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str
) -> None:
    monkeypatch.setattr(limits, "MAX_PAGES", 3)
    opened: list[str] = []
    other_has_answered = threading.Event()

    def results(request: Request) -> Response:
        key = request.path[1:5]
        if key != first:
            assert other_has_answered.wait(5)
        other_has_answered.set()
        return Response(listed(*(f"/page/{key}/{number}" for number in range(2))), content_type="text/html")

    def read(request: Request) -> Response:
        opened.append(request.path)
        return Response(page("en"), content_type="text/html")

    for key in ("xx_a", "xx_b"):
        threaded.expect_request(f"/{key}/s").respond_with_handler(results)
        for number in range(2):
            threaded.expect_request(f"/page/{key}/{number}").respond_with_handler(read)
    quick = {"politeness": {"delay_s": 0}}
    one = {"search": {"url": threaded.url_for("/xx_a/s") + "?q={query}"}, **quick}
    two = {"search": {"url": elsewhere(threaded, "/xx_b/s") + "?q={query}"}, "domains": ["127.0.0.1"], **quick}
    sources = registry(tmp_path, threaded, xx_a=one, xx_b=two)
    gathered = gather([query("xx_a", "en"), query("xx_b", "en")], sources, Web(SETTINGS), AS_OF)
    assert sorted(opened) == ["/page/xx_a/0", "/page/xx_a/1", "/page/xx_b/0"]
    assert "1 further results were not opened" in str(gathered.issues[-1].reason)


def test_pages_are_opened_while_a_slow_host_is_still_being_asked(threaded: HTTPServer, tmp_path: Path) -> None:
    is_open = threading.Event()

    def slow(_: Request) -> Response:
        assert is_open.wait(5), "the page of the other host was not opened meanwhile"
        return Response("<main>Nothing</main>", content_type="text/html")

    def read(_: Request) -> Response:
        is_open.set()
        return Response(page("en"), content_type="text/html")

    threaded.expect_request("/slow").respond_with_handler(slow)
    threaded.expect_request("/s").respond_with_data(listed("/a"), content_type=HTML)
    threaded.expect_request("/a").respond_with_handler(read)
    there = {"search": {"url": elsewhere(threaded, "/s") + "?q={query}"}, "domains": ["127.0.0.1"]}
    sources = registry(tmp_path, threaded, xx_a=searched(threaded, "/slow"), xx_b=there)
    gathered = gather([query("xx_a", "en"), query("xx_b", "en")], sources, Web(SETTINGS), AS_OF)
    assert len(gathered.documents) == 1 and is_open.is_set()
    assert Moment.parse("2024-12-16T10:00:00+00:00") == gathered.documents[0].published


def copying(outlet: HTTPServer, folder: Path, **original: object) -> Registry:
    """An outlet that runs a text of another one and says so, beside a link that is no party's own word."""
    copy = page("en").replace(
        b"<head>", b'<head><link rel="canonical" href="' + elsewhere(outlet, "/first").encode() + b'">'
    )
    link = f'<p><a href="{elsewhere(outlet, "/other")}">More on this from elsewhere</a></p></article>'
    outlet.expect_request("/s").respond_with_data(listed("/copy"), content_type=HTML)
    outlet.expect_request("/copy").respond_with_data(copy.replace(b"</article>", link.encode()), content_type=HTML)
    outlet.expect_request("/first").respond_with_data(page("en") + b" ", content_type=HTML)
    return registry(folder, outlet, xx_a=searched(outlet, "/s"), xx_b={"domains": ["127.0.0.1"], **original})


def test_the_text_that_a_page_says_it_runs_is_read_where_it_is_from(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    sources = copying(outlet, tmp_path)
    documents = gather([query("xx_a", "en")], sources, web, AS_OF).documents
    assert [(one.url, one.source) for one in documents] == [
        (outlet.url_for("/copy"), ""),
        (elsewhere(outlet, "/first"), "xx_b"),
    ]
    assert "/other" not in [request.path for request, _ in outlet.log]


def test_the_text_of_what_is_never_evidence_is_not_read_where_it_is_from(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    sources = copying(outlet, tmp_path, citable=False, kind="satire")
    gather([query("xx_a", "en")], sources, web, AS_OF)
    assert "/first" not in [request.path for request, _ in outlet.log]


def test_links_of_documents_that_were_at_hand_before_lead_to_the_parties_own_words(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    outlet.expect_request("/statement").respond_with_data(page("en"), content_type=HTML)
    links = (elsewhere(outlet, "/statement"), outlet.url_for("/blog"))
    kept = Document("doc-1", "https://phare.example/a", "Phare", AS_OF, "en", "Before", "x", links=links)
    sources = registry(tmp_path, outlet, xx_party={"domains": ["127.0.0.1"], "kind": "official"})
    gathered = gather([], sources, web, AS_OF, at_hand=[kept])
    assert [one.source for one in gathered.documents] == ["xx_party"]
    assert "/blog" not in [request.path for request, _ in outlet.log]


def test_what_the_article_refers_to_is_read_where_it_is_a_listed_source(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    outlet.expect_request("/report").respond_with_data(page("en"), content_type=HTML)
    sources = registry(tmp_path, outlet, xx_a={"domains": ["127.0.0.1"], "kind": "newspaper"})
    written = (
        f"A bridge is open again, [an outlet says]({elsewhere(outlet, '/report')}).\n\nSee {outlet.url_for('/blog')}."
    )
    article = read_article(written.encode(), name="article.md")
    gathered = gather([], sources, web, AS_OF, cited=article.links)
    assert [one.url for one in gathered.documents] == [elsewhere(outlet, "/report")]
    assert "/blog" not in [request.path for request, _ in outlet.log]
