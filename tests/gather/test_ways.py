"""The other ways of finding: channels' previews, sitemaps, keys, captures; and what a check of a source says."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from recoupe.errors import LayoutChanged
from recoupe.gather.checking import check_source
from recoupe.gather.gathering import gather
from recoupe.gather.planning import plan
from recoupe.gather.search_pages import parse_results
from recoupe.gather.sitemaps import children_of, is_sitemap, parse_sitemap
from recoupe.gather.telegram import is_preview, parse_posts
from recoupe.gather.web import Web
from recoupe.moments import Moment
from recoupe.sources import Registry
from tests.gather.test_gathering import AS_OF, listed, page, query, registry
from tests.gather.test_planning import claim

CHANNEL = "https://t.example/s/harbour"
POST = (
    '<div class="tgme_widget_message" data-post="harbour/{number}"><div class="tgme_widget_message_text">{text}</div>'
    '<time datetime="{at}"></time></div>'
)


def preview(*posts: tuple[int, str, str]) -> bytes:
    shown = "".join(POST.format(number=number, text=text, at=at) for number, text, at in posts)
    return f'<html><body><div class="tgme_channel_info"></div>{shown}</body></html>'.encode()


def test_each_post_of_a_preview_is_a_text_of_its_own_the_newest_first() -> None:
    content = preview((1, "The quay is closed.<br>Ships wait.", "2024-12-15T08:00:00+00:00"), (2, "Open again.", "bad"))
    assert is_preview(content, CHANNEL)
    newest, oldest = parse_posts(content, CHANNEL, "en")
    assert (newest.url, newest.text, newest.published) == ("https://t.example/harbour/2", "Open again.", None)
    assert (oldest.title, oldest.text) == ("The quay is closed.", "The quay is closed.\nShips wait.")
    assert oldest.published == Moment.parse("2024-12-15T08:00:00+00:00")


def test_a_preview_without_posts_has_changed_unless_it_says_there_are_none() -> None:
    assert parse_posts(preview(), CHANNEL) == ()
    with pytest.raises(LayoutChanged, match="no posts"):
        parse_posts(b"<html><body><p>Join the channel</p></body></html>", CHANNEL)


def test_a_channel_is_gathered_post_by_post(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    posts = (3, "The bridge reopened on Monday, the city council said.", "2024-12-16T09:00:00+00:00")
    late = (4, "The bridge is closed again, the city council said.", "2025-01-02T09:00:00+00:00")
    outlet.expect_request("/s/harbour").respond_with_data(preview(posts, late), content_type="text/html")
    sources = registry(tmp_path, outlet, xx_a={"feeds": [{"url": outlet.url_for("/s/harbour")}]})
    gathered = gather([query("xx_a", "en", "feed")], sources, web, AS_OF)
    assert [(one.url, one.language) for one in gathered.documents] == [(outlet.url_for("/harbour/3"), "en")]
    assert "published after" in str(gathered.issues[-1].reason)


def sitemap(*entries: str) -> bytes:
    return f'<?xml version="1.0"?><urlset>{"".join(entries)}</urlset>'.encode()


def test_a_sitemap_lists_pages_with_the_dates_it_gives() -> None:
    old = "<url><loc>https://phare.example/old</loc><lastmod>2024-01-02</lastmod></url>"
    news = (
        "<url><loc>https://phare.example/new</loc><image:image><image:loc>https://phare.example/i.jpg</image:loc>"
        "<image:title>Photo</image:title></image:image><news:news><news:publication_date>2024-12-16T08:00:00Z"
        "</news:publication_date><news:title>Le pont rouvre</news:title></news:news></url>"
    )
    content = sitemap(old, news, "<url><loc>javascript:alert(1)</loc></url>").replace(
        b"<urlset>", b'<urlset xmlns:image="https://image.example/1" xmlns:news="https://news.example/1">'
    )
    assert is_sitemap(content)
    first, second = parse_sitemap(content, "https://phare.example/sitemap.xml")
    assert (first.url, first.title) == ("https://phare.example/new", "Le pont rouvre")
    assert (second.url, str(second.published)) == ("https://phare.example/old", "2024-01-02")


def test_of_an_index_the_newest_sitemaps_are_opened() -> None:
    entries = "".join(
        f"<sitemap><loc>https://phare.example/{month}.xml</loc><lastmod>2024-{month:02}-01</lastmod></sitemap>"
        for month in range(1, 13)
    )
    index = f"<?xml version='1.0'?><sitemapindex>{entries}</sitemapindex>".encode()
    assert children_of(index, "x") == ("https://phare.example/12.xml", "https://phare.example/11.xml")


def test_a_sitemap_with_entities_of_its_own_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><urlset><url><loc>&a;</loc></url></urlset>'
    with pytest.raises(LayoutChanged, match="document type"):
        parse_sitemap(bomb, "x")


def keyed(folder: Path, outlet: HTTPServer) -> Registry:
    search = {"url": outlet.url_for("/api") + "?q={query}", "kind": "json", "results": "claims"}
    search |= {"link": "claimReview.0.url", "needs": "key", "key_env": "RECOUPE_TEST_KEY", "key_header": "X-Key"}
    tool = {"kind": "aggregator", "citable": False, "bloc": "none", "search": search, "languages": ["mul"]}
    return registry(folder, outlet, int_checks={**tool, "domains": ["checks.example"]})


def test_an_index_is_asked_with_the_desks_key_and_says_what_it_lacks_without(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    seen: list[str] = []

    def answer(request: Request) -> Response:
        seen.append(request.headers.get("X-Key", ""))
        return Response('{"claims": [{"claimReview": [{"url": "/a"}]}, {"claimReview": []}, 7]}')

    outlet.expect_request("/api").respond_with_handler(answer)
    outlet.expect_request("/a").respond_with_data(page("en"), content_type="text/html")
    sources = keyed(tmp_path, outlet)
    without = plan([claim()], sources, AS_OF)
    assert [(one.adapter, "RECOUPE_TEST_KEY" in str(one.note)) for one in without] == [("none", True)]
    keys = {"RECOUPE_TEST_KEY": "secret"}
    queries = plan([claim()], sources, AS_OF, keys)
    gathered = gather(queries[:1], sources, web, AS_OF, keys=keys)
    assert seen == ["secret"]
    assert [one.url for one in gathered.documents] == [outlet.url_for("/a")]
    assert "secret" not in str(gathered)


def test_a_key_goes_to_its_own_host_only(outlet: HTTPServer, web: Web) -> None:
    outlet.expect_request("/api").respond_with_data("", status=302, headers={"Location": "/b"})
    headers: list[str | None] = []
    outlet.expect_request("/b").respond_with_handler(
        lambda request: headers.append(request.headers.get("X-Key")) or Response("b")  # type: ignore[func-returns-value]
    )
    web.fetch(outlet.url_for("/api"), headers={"X-Key": "secret"})
    other = outlet.url_for("/b").replace("localhost", "127.0.0.1")
    outlet.expect_request("/out").respond_with_data("", status=302, headers={"Location": other})
    web.fetch(outlet.url_for("/out"), headers={"X-Key": "secret"})
    assert headers == ["secret", None]


def test_a_page_of_a_satirical_outlet_is_named_and_not_read(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    elsewhere = outlet.url_for("/a").replace("localhost", "127.0.0.1")
    outlet.expect_request("/s").respond_with_data(listed(elsewhere), content_type="text/html")
    search = {"search": {"url": outlet.url_for("/s") + "?q={query}", "links": "h2 a"}}
    satire = {"kind": "satire", "citable": False, "domains": ["127.0.0.1"]}
    gathered = gather([query("xx_a", "en")], registry(tmp_path, outlet, xx_a=search, xx_fun=satire), web, AS_OF)
    assert gathered.documents == () and "never evidence" in str(gathered.issues[0].reason)
    assert "/a" not in [request.path for request, _ in outlet.log]


def checked(
    outlet: HTTPServer, web: Web, folder: Path, keys: Mapping[str, str] | None = None, **fields: object
) -> list[tuple[str, str]]:
    sources = registry(folder, outlet, xx_a=fields)
    (source,) = sources.sources
    return [(one.way, one.state) for one in check_source(source, web, AS_OF, keys)]


def feed(day: str) -> str:
    return (
        "<?xml version='1.0'?><rss version='2.0'><channel><item><title>Old</title>"
        f"<link>https://x.example/a</link><pubDate>{day}</pubDate></item></channel></rss>"
    )


def test_a_check_tells_a_live_feed_from_a_frozen_an_empty_and_a_dead_one(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    outlet.expect_request("/live").respond_with_data(feed("Mon, 16 Dec 2024 09:00:00 GMT"))
    outlet.expect_request("/frozen").respond_with_data(feed("Mon, 03 Jan 2022 09:00:00 GMT"))
    outlet.expect_request("/empty").respond_with_data("<?xml version='1.0'?><rss version='2.0'><channel/></rss>")
    outlet.expect_request("/dead").respond_with_data("", status=404)
    feeds = [{"url": outlet.url_for(f"/{name}")} for name in ("live", "frozen", "empty", "dead")]
    states = [state for _, state in checked(outlet, web, tmp_path, feeds=feeds)]
    assert states == ["live", "frozen", "empty", "failed"]


@pytest.mark.parametrize(("honest", "state"), [(True, "live"), (False, "echo")])
def test_a_check_tells_a_search_from_an_echo(
    outlet: HTTPServer, web: Web, tmp_path: Path, honest: bool, state: str
) -> None:
    def answer(request: Request) -> Response:
        found = listed("/a", "/b") if not honest or request.args["q"] == "president" else "<main>Nothing</main>"
        return Response(found, content_type="text/html")

    outlet.expect_request("/s").respond_with_handler(answer)
    search = {"url": outlet.url_for("/s") + "?q={query}"}
    assert checked(outlet, web, tmp_path, search=search) == [("search", state)]


def test_a_check_reads_channels_sitemaps_and_feeds_of_checks_as_a_gathering_does(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    post = (3, "The bridge reopened on Monday.", "2024-12-16T09:00:00+00:00")
    outlet.expect_request("/s/harbour").respond_with_data(preview(post), content_type="text/html")
    old = "<url><loc>https://phare.example/a</loc><lastmod>2022-01-03</lastmod></url>"
    outlet.expect_request("/map").respond_with_data(sitemap(old))
    review = {"@type": "ClaimReview", "claimReviewed": "x", "url": "https://checks.example/a"}
    outlet.expect_request("/reviews").respond_with_data(json.dumps({"dataFeedElement": [review]}))
    feeds = [{"url": outlet.url_for(path)} for path in ("/s/harbour", "/map", "/reviews")]
    listing = {"url": outlet.url_for("/s/harbour")}
    states = checked(outlet, web, tmp_path, feeds=feeds, listing=listing)
    assert states == [("feed", "live"), ("feed", "frozen"), ("feed", "live"), ("listing", "live")]


@pytest.mark.parametrize(("keys", "state"), [({}, "not_asked"), ({"RECOUPE_TEST_KEY": "secret"}, "live")])
def test_a_search_that_needs_a_key_is_checked_where_the_key_is_at_hand(
    outlet: HTTPServer, web: Web, tmp_path: Path, keys: dict[str, str], state: str
) -> None:
    def answer(request: Request) -> Response:
        known = request.headers.get("X-Key") == "secret" and request.args["q"] == "president"
        reviews = [{"url": "https://checks.example/a"}] if known else []
        return Response(json.dumps({"claims": [{"text": "x", "claimReview": reviews}]}))

    outlet.expect_request("/s").respond_with_handler(answer)
    key = {"needs": "key", "key_env": "RECOUPE_TEST_KEY", "key_header": "X-Key"}
    search = {"url": outlet.url_for("/s") + "?q={query}", "kind": "checks", **key}
    assert checked(outlet, web, tmp_path, keys, search=search) == [("search", state)]


def test_a_search_that_no_plain_request_can_ask_is_not_asked(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    search = {"url": outlet.url_for("/s") + "?q={query}", "needs": "script"}
    assert checked(outlet, web, tmp_path, search=search) == [("search", "not_asked")]
    assert outlet.log == []


def test_an_answer_in_another_form_names_the_path_that_is_missing(outlet: HTTPServer, tmp_path: Path) -> None:
    source = keyed(tmp_path, outlet).sources[0]
    with pytest.raises(LayoutChanged, match="'claims'"):
        parse_results(b'{"claims": {"a": 1}}', "https://x.example/api", source, "en")
