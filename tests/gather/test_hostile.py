"""Answers that nobody foresaw: whatever a host sends, a source gives hits or fails by name, and the others go on."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_httpserver import HTTPServer

from recoupe.errors import AddressRefused, RecoupeError, SourceSkipped, Unreadable
from recoupe.gather.addresses import check_url
from recoupe.gather.captures import parse_captures
from recoupe.gather.claim_reviews import parse_reviews
from recoupe.gather.edges import reading
from recoupe.gather.feeds import parse_feed
from recoupe.gather.gathering import gather
from recoupe.gather.gdelt import parse_gdelt
from recoupe.gather.hits import canonical_url
from recoupe.gather.pacing import retry_after_s
from recoupe.gather.search_pages import page_links, parse_results
from recoupe.gather.sitemaps import children_of, parse_sitemap
from recoupe.gather.telegram import parse_posts
from recoupe.gather.web import Web
from recoupe.gather.wrapped import unwrapped
from recoupe.model import Period
from recoupe.source_files import Source
from tests.gather.conftest import NOW, Waits, make_web, speaking
from tests.gather.test_gathering import AS_OF, listed, page, query, registry, searched

AT = "https://outlet.example/list"
# Addresses that break `urlsplit`, `urljoin`, the port, the name or the encoding.
MALFORMED = (
    "http://[url]/x",
    "//[url]/x",
    "http://a:b/",
    "http://phare.example:99999/",
    "http://℀.example/",
    "http:///x",
    "https://",
    "\ud800",
    "https://phare.example/\udfff",
    "http://a..b.example/",
)


def outlet_source(**search: object) -> Source:
    fields: dict[str, object] = {"key": "xx_outlet", "title": "Outlet", "url": AT, "bloc": "western", "country": "fr"}
    fields |= {"kind": "newspaper", "languages": ["en"], "domains": ["outlet.example"]}
    return Source.model_validate({**fields, "search": {"url": f"{AT}?q={{query}}", **search}})


def addresses() -> st.SearchStrategy[str]:
    odd = st.text(max_size=20)
    return st.one_of(
        st.sampled_from(MALFORMED),
        odd,
        st.builds("http://{}/{}".format, odd, odd),
        st.just("https://phare.example/a"),
    )


def values() -> st.SearchStrategy[object]:
    plain = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), addresses())
    return st.recursive(plain, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(odd_names, inner)))


odd_names = st.sampled_from(
    ["articles", "url", "title", "items", "claims", "claimReview", "seendate", "results", "@type", "@graph", "original"]
)


def as_json(content: object) -> bytes:
    return json.dumps(content).encode()


def shaped(address: str) -> list[bytes]:
    """Well-formed answers of every kind around one address."""
    attribute = address.replace('"', "").encode("utf-8", "replace")
    return [
        b"<rss version='2.0'><channel><item><title>x</title><link>" + attribute + b"</link></item></channel></rss>",
        b"<urlset><url><loc>" + attribute + b"</loc></url></urlset>",
        b"<sitemapindex><sitemap><loc>" + attribute + b"</loc></sitemap></sitemapindex>",
        b'<main><h2><a href="' + attribute + b'">A long headline about the bridge of Oubange</a></h2></main>',
        b'<div class="tgme_widget_message" data-post="'
        + attribute
        + b'"><p class="tgme_widget_message_text">x</p></div>',
        as_json({"articles": [{"url": address, "title": address}]}),
        as_json({"items": [{"url": address, "title": address, "date_published": address}]}),
        as_json({"claims": [{"text": "x", "claimReview": [{"url": address, "reviewDate": address}]}]}),
        as_json({"results": [{"url": address, "title": address}]}),
        as_json([["original"], [address]]),
    ]


def bodies() -> st.SearchStrategy[bytes]:
    return st.one_of(
        st.binary(max_size=200),
        values().map(as_json),
        addresses().flatmap(lambda address: st.sampled_from(shaped(address))),
    )


def read_wrapped(content: bytes, url: str) -> object:
    return unwrapped(parse_feed(content, url), url)


PARSERS: dict[str, Callable[[bytes, str], object]] = {
    "feed": parse_feed,
    "wrapped": read_wrapped,
    "sitemap": parse_sitemap,
    "index of sitemaps": children_of,
    "channel": parse_posts,
    "gdelt": parse_gdelt,
    "reviews": parse_reviews,
    "captures": parse_captures,
    "list": lambda content, url: page_links(content, url, outlet_source(), "", "en"),
    "html": lambda content, url: parse_results(content, url, outlet_source(), "en"),
    "json": lambda content, url: parse_results(content, url, outlet_source(kind="json", results="results"), "en"),
}


@pytest.mark.parametrize("name", PARSERS)
@given(content=bodies())
def test_every_reader_gives_addresses_that_can_be_asked_or_fails_by_name(name: str, content: bytes) -> None:
    try:
        found = PARSERS[name](content, AT)
    except SourceSkipped:
        return
    for one in found:  # type: ignore[attr-defined]
        address = one if isinstance(one, str) else one.url
        canonical_url(address)
        try:
            check_url(address, (80, 443))
        except AddressRefused:
            continue


@given(text=st.one_of(st.text(), st.sampled_from(["²", "9" * 5000, "Thu, 01 May 99999 12:00:20 GMT", "١٢"])))
def test_a_pause_that_cannot_be_read_is_none_at_all(text: str) -> None:
    asked = retry_after_s(text, NOW)
    assert asked is None or asked >= 0


def test_a_feed_whose_bytes_are_the_name_of_a_file_opens_no_file(tmp_path: Path) -> None:
    file = tmp_path / "secret.xml"
    link = "<link>https://phare.example/secret</link>"
    file.write_text(f"<rss version='2.0'><channel><item><title>x</title>{link}</item></channel></rss>")
    with pytest.raises(SourceSkipped, match="no feed"):
        parse_feed(str(file).encode(), AT)


@pytest.mark.parametrize("address", MALFORMED)
def test_a_malformed_address_in_an_answer_ends_nothing(
    outlet: HTTPServer, web: Web, tmp_path: Path, address: str
) -> None:
    good = listed("/a").encode()
    odd = b'<h2><a href="' + address.encode("utf-8", "replace") + b'">A long headline about the bridge, too</a></h2>'
    outlet.expect_request("/s").respond_with_data(good + odd, content_type="text/html")
    entry = b"<url><loc>" + address.encode("utf-8", "replace") + b"</loc></url>"
    outlet.expect_request("/map").respond_with_data(b"<urlset>" + entry + b"</urlset>")
    outlet.expect_request("/a").respond_with_data(page("en"), content_type="text/html")
    feeds = [{"url": outlet.url_for("/map")}]
    sources = registry(tmp_path, outlet, xx_a=searched(outlet, "/s"), xx_b={"feeds": feeds})
    gathered = gather([query("xx_a", "en"), query("xx_b", "en", "feed")], sources, web, AS_OF)
    assert [one.url for one in gathered.documents] == [outlet.url_for("/a")]


@pytest.mark.parametrize("address", ["http://[url]/x", "http://a..b.example/", "http://phare.example:99999/"])
def test_a_malformed_address_that_is_asked_for_fails_by_name(outlet: HTTPServer, web: Web, address: str) -> None:
    outlet.expect_request("/moved").respond_with_data("", status=302, headers={"Location": address})
    for url in (address, outlet.url_for("/moved")):
        with pytest.raises(SourceSkipped):
            web.fetch(url)


@pytest.mark.parametrize("length", ["\u00b2", "9" * 5000, "-1", "many"])
def test_a_length_that_is_no_number_is_not_believed(waits: Waits, length: str) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    with speaking(head.encode("latin-1") + b"ouvert") as url:
        assert make_web(waits, max_tries=1, obey_robots=False).fetch(url).content == b"ouvert"


def test_an_index_whose_list_is_null_has_failed(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    outlet.expect_request("/doc").respond_with_data('{"articles": null}')
    search = {"url": outlet.url_for("/doc?query=") + "{query}", "kind": "json"}
    sources = registry(tmp_path, outlet, int_gdelt={"search": search})
    window = Period(date(2024, 12, 1), date(2024, 12, 16))
    gathered = gather([query("int_gdelt", "en", "gdelt", window=window)], sources, web, AS_OF)
    assert [one.outcome for one in gathered.searches] == ["failed"]
    assert "no list" in str(gathered.issues[0].reason)


@pytest.mark.parametrize("fault", [ValueError, TypeError, KeyError, RecursionError, OverflowError, AttributeError])
def test_what_breaks_a_reader_gets_a_name(fault: type[Exception]) -> None:
    with pytest.raises(Unreadable, match=fault.__name__), reading(AT):
        raise fault("odd")


@pytest.mark.parametrize("fault", [OSError, MemoryError, RecoupeError])
def test_what_breaks_this_machine_keeps_its_own(fault: type[Exception]) -> None:
    with pytest.raises(fault), reading(AT):
        raise fault("odd")
