"""A whole gathering against made-up outlets in four languages, with everything that goes wrong."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path

import pytest
import yaml
from pytest_httpserver import HTTPServer

from db.archive import Archive
from db.engine import open_engine, upgrade
from recoupe.gather.gathering import Gathered, gather
from recoupe.gather.lanes import Lanes
from recoupe.gather.queries import Adapter, Query
from recoupe.gather.web import Fetched, Web
from recoupe.model import Period, Reason
from recoupe.moments import Moment
from recoupe.sources import Registry, load_registry
from tests.gather.conftest import NOW, SETTINGS, Waits, make_web

AS_OF = Moment.parse("2024-12-17")
TEXTS = {
    "en": (
        "Bridge reopens",
        "The Oubange bridge reopened on Monday after six months of repair, the city council said in a statement.",
    ),
    "ru": (
        "Мост открыт",
        "Мост через Убанге открылся в понедельник после шести месяцев ремонта, сообщила мэрия города в заявлении.",
    ),
    "uk": (
        "Міст відкрито",
        "Міст через Убанге відкрили в понеділок після шести місяців ремонту, повідомила міська рада у своїй заяві.",
    ),
    "ko": (
        "다리 재개통",
        "우방게 다리가 6개월간의 수리 끝에 월요일 다시 개통되었다고 시의회가 성명에서 밝혔다. "
        "통행량은 하루 만 이천 대로 예상된다.",
    ),
}


def page(language: str, published: str = "2024-12-16T10:00:00+00:00", charset: str = "utf-8") -> bytes:
    title, text = TEXTS[language]
    return (
        f'<html lang="{language}"><head><meta charset="{charset}"><title>{title}</title>'
        f'<meta property="article:published_time" content="{published}"></head>'
        f"<body><article><h1>{title}</h1><p>{text}</p><p>{text[::-1][:0]}{text}</p></article></body></html>"
    ).encode(charset)


def registry(folder: Path, server: HTTPServer, **outlets: Mapping[str, object]) -> Registry:
    for key, fields in outlets.items():
        content: dict[str, object] = {
            "title": key,
            "url": server.url_for("/"),
            "bloc": "western",
            "kind": "newspaper",
            "country": "fr",
        }
        content |= {"languages": ["en"], "aliases": [key], "politeness": {"delay_s": 0}}
        (folder / f"{key}.yml").write_text(yaml.safe_dump({**content, **fields}), encoding="utf-8")
    return load_registry(folder)


def searched(server: HTTPServer, path: str) -> dict[str, object]:
    return {"search": {"url": server.url_for(path) + "?q={query}"}}


def query(source: str, language: str, adapter: Adapter = "search", **more: object) -> Query:
    terms = {"en": ("bridge",), "ru": ("мост",), "uk": ("міст",), "ko": ("다리",)}[language]
    return Query("claim-1", source, "western", language, terms, adapter, **more)  # type: ignore[arg-type]


def listed(*paths: str) -> str:
    links = "".join(f'<h2><a href="{path}">A long headline about the bridge, at {path}</a></h2>' for path in paths)
    return f"<main>{links}</main>"


def test_outlets_in_four_languages_are_searched_read_and_kept(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    found: dict[str, dict[str, object]] = {}
    for language in TEXTS:
        outlet.expect_request(f"/{language}/search").respond_with_data(
            listed(f"/{language}/a"), content_type="text/html"
        )
        outlet.expect_request(f"/{language}/a").respond_with_data(page(language), content_type="text/html")
        found[f"xx_{language}"] = {
            "languages": [language],
            **searched(outlet, f"/{language}/search"),
        }
    kept: list[Fetched] = []

    def keep(fetched: Fetched, text: str = "") -> str:
        kept.append(fetched)
        return f"snapshot-{fetched.sha256[:6]}"

    sources = registry(tmp_path, outlet, **found)
    gathered = gather([query(f"xx_{language}", language) for language in TEXTS], sources, web, AS_OF, keep)
    assert [document.language for document in gathered.documents] == ["en", "ru", "uk", "ko"]
    assert [document.title for document in gathered.documents] == [title for title, _ in TEXTS.values()]
    pages, answers = [one for one in kept if one.url.endswith("/a")], [one for one in kept if "/search" in one.url]
    assert {document.snapshot for document in gathered.documents} == {f"snapshot-{one.sha256[:6]}" for one in pages}
    assert len(answers) == 4, "what a search answered is kept as well"
    assert [search.outcome for search in gathered.searches] == ["found"] * 4
    assert gathered.issues == ()


def test_a_page_in_an_undeclared_encoding_is_read_right(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    outlet.expect_request("/s").respond_with_data(listed("/a"), content_type="text/html")
    undeclared = page("ru", charset="windows-1251").replace(b'<meta charset="windows-1251">', b"")
    assert b"1251" not in undeclared
    outlet.expect_request("/a").respond_with_data(undeclared, content_type="text/html")
    sources = registry(tmp_path, outlet, xx_a={"languages": ["ru"], **searched(outlet, "/s")})
    (document,) = gather([query("xx_a", "ru")], sources, web, AS_OF).documents
    assert (document.title, document.text.split("\n")[0]) == TEXTS["ru"]


def test_an_accelerated_copy_leads_to_its_original_and_both_are_one(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    copy = page("en").replace(b"<html ", b"<html amp ").replace(b"<head>", b'<head><link rel="canonical" href="/a">')
    outlet.expect_request("/s").respond_with_data(listed("/amp/a", "/a"), content_type="text/html")
    outlet.expect_request("/amp/a").respond_with_data(copy, content_type="text/html")
    outlet.expect_request("/a").respond_with_data(page("en"), content_type="text/html")
    sources = registry(tmp_path, outlet, xx_a={"languages": ["en"], **searched(outlet, "/s")})
    documents = gather([query("xx_a", "en")], sources, web, AS_OF).documents
    assert {document.url for document in documents} == {outlet.url_for("/a")}


def test_an_accelerated_copy_of_what_cannot_be_had_is_read_itself(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    copy = page("en").replace(b"<html ", b"<html amp ").replace(b"<head>", b'<head><link rel="canonical" href="/a">')
    outlet.expect_request("/s").respond_with_data(listed("/amp/a"), content_type="text/html")
    outlet.expect_request("/amp/a").respond_with_data(copy, content_type="text/html")
    outlet.expect_request("/a").respond_with_data("gone", status=404)
    sources = registry(tmp_path, outlet, xx_a={"languages": ["en"], **searched(outlet, "/s")})
    (document,) = gather([query("xx_a", "en")], sources, web, AS_OF).documents
    assert document.url == outlet.url_for("/amp/a")


def test_what_was_published_later_is_not_evidence_yet(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    outlet.expect_request("/s").respond_with_data(listed("/now", "/later"), content_type="text/html")
    outlet.expect_request("/now").respond_with_data(page("en"), content_type="text/html")
    outlet.expect_request("/later").respond_with_data(
        page("en", "2025-04-26T10:00:00Z") + b" ", content_type="text/html"
    )
    sources = registry(tmp_path, outlet, xx_a=searched(outlet, "/s"))
    gathered = gather([query("xx_a", "en")], sources, web, AS_OF)
    assert [document.url for document in gathered.documents] == [outlet.url_for("/now")]
    assert "published after 2024-12-17" in str(gathered.issues[-1].reason)


def test_entries_of_a_feed_dated_later_are_not_even_opened(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    day = "<pubDate>Sat, 26 Apr 2025 09:00:00 GMT</pubDate>"
    entry = "<item><title>The bridge again</title><link>{link}</link>" + day + "</item>"
    feed = f"<rss version='2.0'><channel>{entry.format(link=outlet.url_for('/later'))}</channel></rss>"
    outlet.expect_request("/rss").respond_with_data(feed, content_type="application/rss+xml")
    sources = registry(tmp_path, outlet, xx_a={"feeds": [{"url": outlet.url_for("/rss"), "language": "en"}]})
    gathered = gather([query("xx_a", "en", "feed")], sources, web, AS_OF)
    assert gathered.documents == ()
    assert [entry[0].path for entry in outlet.log] == ["/robots.txt", "/rss"]


def test_one_feed_is_fetched_once_for_all_questions_to_it(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    link = f"<link>{outlet.url_for('/a')}</link>"
    item = f"<item><title>A bridge reopens</title>{link}<pubDate>Mon, 16 Dec 2024 09:00:00 GMT</pubDate></item>"
    outlet.expect_request("/rss").respond_with_data(f"<rss version='2.0'><channel>{item}</channel></rss>")
    outlet.expect_request("/a").respond_with_data(page("en"), content_type="text/html")
    sources = registry(tmp_path, outlet, xx_a={"feeds": [{"url": outlet.url_for("/rss"), "language": "en"}]})
    other = Query("claim-2", "xx_a", "western", "en", ("harbour",), "feed")
    gathered = gather([query("xx_a", "en", "feed"), other], sources, web, AS_OF)
    assert [search.outcome for search in gathered.searches] == ["found", "nothing"]
    assert [entry[0].path for entry in outlet.log].count("/rss") == 1


def test_a_frozen_feed_is_an_issue_although_it_answers_200(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    link = "<link>https://x.example/a</link>"
    item = f"<item><title>Old</title>{link}<pubDate>Mon, 03 Jan 2022 09:00:00 GMT</pubDate></item>"
    outlet.expect_request("/rss").respond_with_data(f"<rss version='2.0'><channel>{item}</channel></rss>")
    sources = registry(tmp_path, outlet, xx_a={"feeds": [{"url": outlet.url_for("/rss")}]})
    gathered = gather([query("xx_a", "en", "feed")], sources, web, AS_OF)
    assert "2022-01-03" in str(gathered.issues[0].reason)


def failing(outlet: HTTPServer, waits: Waits, tmp_path: Path) -> Gathered:
    """Four sources of which one works: another is missing, one is a bomb, one leads into the house."""
    outlet.expect_request("/good").respond_with_data(listed("/a"), content_type="text/html")
    outlet.expect_request("/a").respond_with_data(page("en"), content_type="text/html")
    outlet.expect_request("/missing").respond_with_data("", status=404)
    outlet.expect_request("/huge").respond_with_data("x" * 900_000)
    outlet.expect_request("/inside").respond_with_data("", status=302, headers={"Location": "http://10.0.0.1/"})
    paths = ("good", "missing", "huge", "inside")
    searches = {f"xx_{path}": searched(outlet, f"/{path}") for path in paths}
    sources = registry(tmp_path, outlet, **searches)
    queries = [query(f"xx_{path}", "en") for path in paths for _ in range(2)]
    return gather(queries, sources, make_web(waits), AS_OF)


def test_a_source_that_fails_gives_one_issue_and_the_others_go_on(
    outlet: HTTPServer, waits: Waits, tmp_path: Path
) -> None:
    gathered = failing(outlet, waits, tmp_path)
    assert [issue.subject for issue in gathered.issues] == ["xx_huge", "xx_inside", "xx_missing"]
    assert [search.outcome for search in gathered.searches] == ["found", "found", *["failed"] * 6]
    assert len(gathered.documents) == 1


def test_the_same_answers_give_the_same_gathering(outlet: HTTPServer, tmp_path: Path) -> None:
    runs = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        runs.append(failing(outlet, Waits(), tmp_path / name))
    assert runs[0] == runs[1]


def test_what_cannot_be_asked_is_logged_with_the_reason(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    sources = registry(tmp_path, outlet, xx_a={})
    question = Query("claim-1", "xx_a", "western", "", (), "none", note=Reason.of("{who}: nothing to ask", who="xx_a"))
    gathered = gather([question], sources, web, AS_OF)
    (search,) = gathered.searches
    assert (search.outcome, search.note) == ("not_searched", "xx_a: nothing to ask")


def test_an_index_that_answers_in_words_has_failed(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    outlet.expect_request("/doc").respond_with_data("Please limit requests to one every 5 seconds.")
    sources = registry(
        tmp_path, outlet, int_gdelt={"search": {"url": outlet.url_for("/doc?query=") + "{query}", "kind": "json"}}
    )
    window = Period(date(2024, 12, 1), date(2024, 12, 16))
    gathered = gather([query("int_gdelt", "en", "gdelt", window=window)], sources, web, AS_OF)
    assert gathered.searches[0].outcome == "failed"
    assert "answered in words" in str(gathered.issues[0].reason)


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n", b"<html><body></body></html>"])
def test_a_page_without_an_article_is_an_issue(outlet: HTTPServer, web: Web, tmp_path: Path, content: bytes) -> None:
    outlet.expect_request("/s").respond_with_data(listed("/a"), content_type="text/html")
    outlet.expect_request("/a").respond_with_data(content, content_type="text/html")
    sources = registry(tmp_path, outlet, xx_a=searched(outlet, "/s"))
    gathered = gather([query("xx_a", "en")], sources, web, AS_OF)
    assert gathered.documents == ()
    assert len(gathered.issues) == 1


def test_a_page_that_did_not_change_is_not_sent_again(outlet: HTTPServer, waits: Waits, tmp_path: Path) -> None:
    archive = _archive(tmp_path)
    sources = registry(tmp_path, outlet, xx_a=searched(outlet, "/s"))
    outlet.expect_request("/s").respond_with_data(listed("/a"), content_type="text/html")
    tagged = {"ETag": '"first"', "Content-Type": "text/html"}
    unchanged = {"If-None-Match": '"first"'}
    outlet.expect_request("/a", headers=unchanged).respond_with_data(b"", status=304)
    outlet.expect_request("/a").respond_with_data(page("en"), headers=tagged)
    runs = []
    for _ in range(2):
        web = Web(SETTINGS, sleep=waits.sleep, clock=waits.clock, now=lambda: NOW, earlier=archive.last_fetch)
        runs.append(gather([query("xx_a", "en")], sources, web, AS_OF, archive.keep_fetched))
    assert [one.text for one in runs[0].documents] == [one.text for one in runs[1].documents] != []
    bodies = [len(answer.get_data()) for asked, answer in outlet.log if asked.path == "/a"]
    assert bodies[0] > 0 and bodies[1:] == [0]
    kept = [archive.snapshot(run.snapshots[0]) for run in runs]
    assert [one.status for one in kept] == [200, 304]
    assert kept[0].sha256 == kept[1].sha256


def _archive(folder: Path) -> Archive:
    engine = open_engine(f"sqlite:///{folder / 'records.sqlite'}")
    upgrade(engine)
    return Archive(engine, folder / "snapshots")


def test_a_slow_host_keeps_nobody_else_waiting() -> None:
    seen: list[str] = []
    far = threading.Event()

    def work(url: str) -> str:
        if "slow" in url:
            assert far.wait(5), "the other hosts were not asked meanwhile"
        seen.append(url)
        if seen.count("https://quick.example/9"):
            far.set()
        return url

    urls = [f"https://slow.example/{number}" for number in range(20)]
    urls += [f"https://quick.example/{number}" for number in range(10)]
    with Lanes(2) as lanes:
        done = [lanes.submit(url, partial(work, url)) for url in urls]
        assert [one.result() for one in done] == urls
