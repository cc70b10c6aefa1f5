"""A whole online verification against a small internet: what was planted is found, and no trap is cited."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from pytest_socket import socket_allow_hosts
from werkzeug import Request, Response

from db.archive import Archive
from db.bundle import write_bundle
from db.desk import Desk, open_desk
from db.engine import open_engine, upgrade
from recoupe import verify
from recoupe.decompose import decompose
from recoupe.model import Verification
from recoupe.moments import Moment
from recoupe.reading import read_article
from recoupe.settings import Method
from recoupe.sources import OWN_SOURCES, load_registry
from recoupe.topics import load_topic
from tasks.gather import Gathered, gather
from tests.db.made_up import document
from tests.internet import story
from tests.internet.hosts import Host, Internet, Planted
from tests.wayback import replaying

pytestmark = [pytest.mark.slow, pytest.mark.pywb]
AS_OF = Moment.parse(story.AS_OF)


@dataclass
class World:
    """The addresses of what was planted and of the traps; `checked` is that of an earlier check by others.

    `wayback` is where captures are replayed, once it runs.
    """

    sources: dict[str, dict[str, object]]
    planted: set[str]
    traps: set[str]
    hosts: dict[str, Host]
    gone: str
    checked: str
    wayback: str = ""

    def capture(self, request: Request) -> Response:
        """The archive's answer: the capture of the page that is gone, of no other."""
        is_kept = request.args["url"] == self.gone
        closest = {"available": True, "url": f"{self.wayback}20250305120000/{self.gone}", "timestamp": "20250305120000"}
        answer = {"archived_snapshots": {"closest": closest} if is_kept else {}}
        return Response(json.dumps(answer), content_type="application/json")


def source(host: Host, bloc: str, language: str, **fields: object) -> dict[str, object]:
    address = host.url("/").split("//")[1].strip("/").split(":")[0]
    common = {"title": f"Outlet {address}", "url": host.url("/"), "bloc": bloc, "kind": "newspaper", "country": "fr"}
    kept = {"languages": [language], "domains": [address], "politeness": {"delay_s": 0}}
    return {**common, **kept, **fields}


def searched(host: Host, path: str = "/search") -> Mapping[str, object]:
    return {"search": {"url": host.url(path) + "?q={query}"}}


def index(host: Host, domain: str, path: str, kind: str = "aggregator", **search: str) -> dict[str, object]:
    """An index over other outlets, which is never evidence itself."""
    asked = {"url": host.url(path), "kind": "json", **search}
    fields = {"kind": kind, "citable": False, "domains": [domain], "title": domain}
    return source(host, "none", "mul", **fields, search=asked)


def outlets(
    french: Host,
    english: Host,
    russian: Host,
    ukrainian: Host,
    korean: Host,
    statement: Host,
    channel: Host,
    indexes: Host,
) -> dict[str, dict[str, object]]:
    """What the registry says of the hosts, and of the indexes over them."""
    return {
        "fr_semaphore": source(french, "western", "fr", **searched(french)),
        "en_harbour": source(english, "western", "en", feeds=[{"url": english.url("/rss"), "language": "en"}]),
        "ru_prichal": source(russian, "kremlin", "ru", kind="state_media", **searched(russian)),
        "uk_mayak": source(ukrainian, "ukrainian", "uk", feeds=[{"url": ukrainian.url("/sitemap-news.xml")}]),
        "kr_deungdae": source(korean, "south_korean", "ko", **searched(korean)),
        "uk_rescue": source(
            channel, "ukrainian", "uk", kind="official", feeds=[{"url": channel.url("/s/dsns_test"), "language": "uk"}]
        ),
        "kr_ministry": source(statement, "south_korean", "en", kind="official"),
        "int_gdelt": index(indexes, "gdelt.example", "/gdelt?query={query}&from={from}", results="articles"),
        "int_searxng": index(indexes, "searx.example", "/searx?q={query}", results="results"),
        "int_checks": source(
            indexes,
            "none",
            "mul",
            **{"kind": "factcheck", "citable": False, "domains": ["checks.example"], "title": "Checks"},
            search={"url": indexes.url("/checks?q={query}"), "kind": "checks"},
        ),
        "int_wayback": index(
            indexes, "captures.example", "/available?url={query}&timestamp={day}", kind="archive", needs="address"
        ),
    }


def build(internet: Internet) -> World:
    """All hosts, with what is planted on them and what goes wrong."""
    french, english, russian, ukrainian, korean, unknown, statement, check, satire, reprint, channel, indexes = (
        internet.host() for _ in range(12)
    )
    hosts = {"french": french, "english": english, "korean": korean}
    official = replace(story.FRENCH[1], links=(statement.url(story.STATEMENT.path),))
    french.publish(story.FRENCH[0], official, story.LATER)
    french.search(extra=(story.GONE,))
    french.server.expect_request(story.GONE.path).respond_with_data("gone", status=404)
    english.publish(*story.ENGLISH, story.NAMESAKE)
    english.feed()
    russian.publish(*story.RUSSIAN)
    russian.search()
    ukrainian.publish(*story.UKRAINIAN)
    ukrainian.news_sitemap()
    korean.publish(*story.KOREAN)
    korean.search()
    unknown.publish(*story.UNKNOWN)
    statement.publish(story.STATEMENT)
    check.publish(story.CHECK)
    satire.publish(story.SATIRE)
    reprint.publish(story.COPY)
    channel.preview("dsns_test", story.POSTS)
    listed = {unknown.url(story.UNKNOWN[0].path): story.UNKNOWN[0], satire.url(story.SATIRE.path): story.SATIRE}
    indexes.index("/gdelt", "articles", {"url": "{url}", "title": "{title}"}, listed)
    more = {unknown.url(story.UNKNOWN[1].path): story.UNKNOWN[1], reprint.url(story.COPY.path): story.COPY}
    indexes.index("/searx", "results", {"url": "{url}", "title": "{title}"}, more)
    indexes.checks("/checks", {check.url(story.CHECK.path): story.CHECK})
    sources = outlets(french, english, russian, ukrainian, korean, statement, channel, indexes)
    for number, (key, fields) in enumerate(faults(internet).items()):
        sources[key] = {**fields, "aliases": [f"Fault {number}"]}
    planted = {
        *(french.url(one.path) for one in (*story.FRENCH, story.GONE)),
        *(english.url(one.path) for one in story.ENGLISH),
        *(russian.url(one.path) for one in story.RUSSIAN),
        *(ukrainian.url(one.path) for one in story.UKRAINIAN),
        *(korean.url(one.path) for one in story.KOREAN),
        *(unknown.url(one.path) for one in story.UNKNOWN),
        *(channel.url(f"/dsns_test/{number}") for number in story.POSTS),
        statement.url(story.STATEMENT.path),
    }
    traps = {
        french.url(story.LATER.path),
        english.url(story.NAMESAKE.path),
        satire.url(story.SATIRE.path),
        reprint.url(story.COPY.path),
    }
    world = World(sources, planted, traps, hosts, french.url(story.GONE.path), check.url(story.CHECK.path))
    indexes.server.expect_request("/available").respond_with_handler(world.capture)
    return world


def faults(internet: Internet) -> dict[str, dict[str, object]]:
    """Hosts in trouble, all of a bloc that is asked: none of them may cost another its answers."""
    busy, forbidden, circle, bomb, dead, huge = (
        internet.host(),
        internet.host("User-agent: *\nDisallow: /"),
        *(internet.host() for _ in range(4)),
    )
    busy.server.expect_request("/search").respond_with_data("", status=429, headers={"Retry-After": "900"})
    circle.server.expect_request("/search").respond_with_data("", status=302, headers={"Location": "/search"})
    bomb.server.expect_request("/search").respond_with_data(b"\x1f\x8b broken", headers={"Content-Encoding": "gzip"})
    huge.server.expect_request("/search").respond_with_data(b"x" * 21_000_000)
    named = {"busy": busy, "forbidden": forbidden, "circle": circle, "bomb": bomb, "huge": huge, "dead": dead}
    found = {f"xx_{name}": source(host, "ukrainian", "fr", **searched(host)) for name, host in named.items()}
    dead.server.stop()
    return found


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    socket_allow_hosts([f"127.0.0.{number}" for number in range(1, 255)] + ["localhost"], allow_unix_socket=True)
    with Internet() as internet:
        made = build(internet)
        folder = tmp_path / "sources"
        folder.mkdir()
        for key, fields in made.sources.items():
            (folder / f"{key}.yml").write_text(yaml.safe_dump(fields, allow_unicode=True), encoding="utf-8")
        with replaying(captured(tmp_path, made.gone, story.GONE), tmp_path / "replay") as root:
            made.wayback = root
            monkeypatch.setenv("RECOUPE_ALLOW_LOOPBACK", "1")
            monkeypatch.setenv(OWN_SOURCES, str(folder))
            yield made


def captured(folder: Path, url: str, page: Planted) -> Path:
    """A bundle with the page as a crawler found it before it was gone."""
    engine = open_engine(f"sqlite:///{folder / 'wayback.sqlite'}")
    upgrade(engine)
    archive = Archive(engine, folder / "wayback")
    at = datetime(2025, 3, 5, 12, tzinfo=UTC)
    snapshot = archive.keep(page.page(), url, (url,), 200, {"content-type": "text/html; charset=utf-8"}, at)
    kept = replace(document("gone"), url=url, snapshot=snapshot)
    return write_bundle(archive, [kept], load_registry(), {}, folder / "wayback.wacz", at).path


def run(desk: Desk) -> tuple[Gathered, Verification]:
    """The gathering and the verification of the article, as the flow does them."""
    article = read_article(story.ARTICLE.encode(), name="article.txt", published=Moment.parse(story.PUBLISHED))
    method = Method(load_registry(), load_topic("neutral"))
    claims = decompose(article).claims
    gathered = gather.fn(claims, [], True, AS_OF, method, desk)
    return gathered, verify(article, gathered.documents, AS_OF, method=method, searches=gathered.searches)


def test_what_was_planted_is_found_and_no_trap_is_cited(world: World) -> None:
    gathered, verification = run(open_desk())
    found = {one.url for one in gathered.documents}
    missing = world.planted - found
    assert len(missing) <= len(world.planted) / 10, missing
    addresses = {one.id: one.url for one in verification.documents}
    cited = {addresses[one.passage.document] for one in verification.evidence}
    assert not cited & world.traps
    assert world.gone in cited, "the capture of a page that is gone is evidence"
    assert len(cited & world.planted) >= len(world.planted) * 0.9
    assert {one.url for one in gathered.earlier} == {world.checked}, "what others checked is shown apart"
    assert world.checked not in found | cited

    failed = {issue.subject: str(issue.reason) for issue in gathered.issues}
    reasons = {
        "xx_busy": "asks to wait 900 seconds",
        "xx_forbidden": "robots.txt does not allow it",
        "xx_circle": "redirects in a circle",
        "xx_bomb": "its compression is broken",
        "xx_huge": "more than 20000000",
        "xx_dead": "the connection failed",
    }
    for key, words in reasons.items():
        assert words in failed[key]
    assert {one.source for one in gathered.searches if one.outcome == "failed"} == reasons.keys()


def test_a_second_run_fetches_nothing_unchanged_twice(world: World) -> None:
    desk = open_desk()
    first, _ = run(desk)
    sent = {name: len(host.server.log) for name, host in world.hosts.items()}
    second, _ = run(desk)
    assert {one.id for one in second.documents} == {one.id for one in first.documents}
    for name, host in world.hosts.items():
        again = [answer for request, answer in host.server.log[sent[name] :] if request.path in host.pages]
        assert again and {answer.status_code for answer in again} == {304}
