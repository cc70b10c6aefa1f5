"""A whole online verification against a small internet: what was planted is found, and no trap is cited."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
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
from tests.internet.certificates import self_signed
from tests.internet.hosts import Flood, Host, Internet, Planted, drips, open_loopback, resets
from tests.internet.test_limits import LENGTH, PAGE
from tests.wayback import replaying

pytestmark = [pytest.mark.slow(seconds=20), pytest.mark.pywb]
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
        return self.hosts["indexes"].answered(request, json.dumps(answer).encode(), "application/json")


def source(host: Host, bloc: str, language: str, **fields: object) -> dict[str, object]:
    return source_at(host.url("/").rstrip("/"), bloc, language, **fields)


def source_at(root: str, bloc: str, language: str, **fields: object) -> dict[str, object]:
    address = root.split("//")[1].split(":")[0]
    common = {"title": f"Outlet {address}", "url": f"{root}/", "bloc": bloc, "kind": "newspaper", "country": "fr"}
    kept = {"languages": [language], "domains": [address], "politeness": {"delay_s": 0}}
    return {**common, **kept, **fields}


def searched(host: Host, path: str = "/search") -> Mapping[str, object]:
    return {"search": {"url": host.url(path) + "?q={query}"}}


def searched_at(root: str) -> dict[str, object]:
    return source_at(root, "ukrainian", "fr", search={"url": f"{root}/search?q={{query}}"})


def index(
    host: Host, domain: str, path: str, kind: str = "aggregator", kind_of_answer: str = "json", **search: str
) -> dict[str, object]:
    """An index over other outlets, which is never evidence itself."""
    asked = {"url": host.url(path), "kind": kind_of_answer, **search}
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
    news: Host,
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
        "int_gnews": index(
            news, "news.example", "/rss/search?q={query}+after:{from}+before:{to}&hl={language}", kind_of_answer="feed"
        ),
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


def build(internet: Internet, folder: Path) -> World:
    """All hosts, with what is planted on them and what goes wrong."""
    names = "french english russian ukrainian korean unknown statement check satire reprint channel indexes news"
    # By which of its words an answer of theirs need not be given twice.
    how = {"english": "modified", "ukrainian": "modified", "channel": "fresh", "korean": "fresh", "reprint": "nothing"}
    open_to_all = {"russian": "User-agent: *\nAllow: /\nCrawl-delay: 0"}
    hosts = {name: internet.host(open_to_all.get(name, ""), how.get(name, "etag")) for name in names.split()}
    french, english, russian, ukrainian, korean, unknown, statement, check, satire, reprint, channel, indexes, news = (
        hosts.values()
    )
    official = replace(story.FRENCH[1], links=(statement.url(story.STATEMENT.path),))
    french.publish(story.FRENCH[0], official, story.LATER)
    french.search(extra=(story.GONE,))
    french.server.expect_request(story.GONE.path).respond_with_data("gone", status=404)
    english.publish(*story.ENGLISH, story.OTHER_PERSON, story.LISTED_EARLIER, story.NAMESAKE)
    english.feed()
    russian.publish(*story.RUSSIAN)
    russian.search()
    ukrainian.publish(*story.UKRAINIAN)
    ukrainian.news_sitemap()
    korean.publish(*story.KOREAN)
    korean.search()
    unknown.publish(*story.UNKNOWN, story.WRAPPED)
    news.wrapped_news("/rss/search", {unknown.url(story.WRAPPED.path): story.WRAPPED})
    statement.publish(story.STATEMENT)
    check.publish(story.CHECK)
    satire.publish(story.SATIRE)
    reprint.publish(story.COPY, story.REWRITTEN)
    channel.preview("dsns_test", story.POSTS)
    listed = {unknown.url(story.UNKNOWN[0].path): story.UNKNOWN[0], satire.url(story.SATIRE.path): story.SATIRE}
    indexes.index("/gdelt", "articles", {"url": "{url}", "title": "{title}"}, listed)
    more = {unknown.url(story.UNKNOWN[1].path): story.UNKNOWN[1], reprint.url(story.COPY.path): story.COPY}
    more[reprint.url(story.REWRITTEN.path)] = story.REWRITTEN
    indexes.index("/searx", "results", {"url": "{url}", "title": "{title}"}, more)
    indexes.checks("/checks", {check.url(story.CHECK.path): story.CHECK})
    sources = outlets(french, english, russian, ukrainian, korean, statement, channel, indexes, news)
    for number, (key, fields) in enumerate(faults(internet, folder).items()):
        sources[key] = {**fields, "aliases": [f"Fault {number}"]}
    planted = {
        *(french.url(one.path) for one in (*story.FRENCH, story.GONE)),
        *(english.url(one.path) for one in story.ENGLISH),
        *(russian.url(one.path) for one in story.RUSSIAN),
        *(ukrainian.url(one.path) for one in story.UKRAINIAN),
        *(korean.url(one.path) for one in story.KOREAN),
        *(unknown.url(one.path) for one in (*story.UNKNOWN, story.WRAPPED)),
        *(channel.url(f"/dsns_test/{number}") for number in story.POSTS),
        statement.url(story.STATEMENT.path),
    }
    traps = {
        french.url(story.LATER.path),
        *(english.url(one.path) for one in (story.OTHER_PERSON, story.LISTED_EARLIER, story.NAMESAKE)),
        satire.url(story.SATIRE.path),
        *(reprint.url(one.path) for one in (story.COPY, story.REWRITTEN)),
    }
    world = World(sources, planted, traps, hosts, french.url(story.GONE.path), check.url(story.CHECK.path))
    indexes.server.expect_request("/available").respond_with_handler(world.capture)
    return world


def faults(internet: Internet, folder: Path) -> dict[str, dict[str, object]]:
    """Hosts in trouble, all of a bloc that is asked: none of them may cost another its answers."""
    busy, silent, broken, circle, bomb, dead, moved = (internet.host() for _ in range(7))
    forbidden = internet.host("User-agent: *\nDisallow: /")
    unsure = internet.host(tls=self_signed(folder))
    busy.server.expect_request("/search").respond_with_data("", status=429, headers={"Retry-After": "900"})
    silent.server.expect_request("/search").respond_with_data("", status=429)
    broken.server.expect_request("/search").respond_with_data("", status=500)
    circle.server.expect_request("/search").respond_with_data("", status=302, headers={"Location": "/search"})
    zeros = gzip.compress(b"\0" * 200_000_000, 9)
    bomb.server.expect_request("/search").respond_with_data(zeros, headers={"Content-Encoding": "gzip"})
    links = "".join(f'<p><a href="/a/{n}">What happened in the port, number {n} of many</a></p>' for n in range(9))
    moved.give("/search", f"<main>{links}</main>".encode(), "text/html")
    named = {"busy": busy, "silent": silent, "broken": broken, "forbidden": forbidden, "circle": circle, "bomb": bomb}
    named |= {"dead": dead, "unsure": unsure}
    found = {f"xx_{name}": source(host, "ukrainian", "fr", **searched(host)) for name, host in named.items()}
    selected = {"search": {"url": moved.url("/search") + "?q={query}", "links": "h2 a.result"}}
    found["xx_moved"] = source(moved, "ukrainian", "fr", **selected)
    for name, answer in (("reset", resets), ("drip", drips), ("huge", Flood(PAGE)), ("long", Flood(PAGE + LENGTH))):
        found[f"xx_{name}"] = searched_at(internet.raw(answer))
    dead.server.stop()
    return found


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    open_loopback()
    with Internet() as internet:
        made = build(internet, tmp_path)
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


def patient_desk() -> Desk:
    """A desk that gives up on a page sooner than one that has to wait for ministries."""
    desk = open_desk()
    return replace(desk, web_settings=replace(desk.web_settings, whole_timeout_s=3.0))


def run(desk: Desk) -> tuple[Gathered, Verification]:
    """The gathering and the verification of the article, as the flow does them."""
    article = read_article(story.ARTICLE.encode(), name="article.txt", published=Moment.parse(story.PUBLISHED))
    method = Method(load_registry(), load_topic("neutral"))
    claims = decompose(article).claims
    gathered = gather.fn(claims, [], True, AS_OF, method, desk)
    return gathered, verify(article, gathered.documents, AS_OF, method=method, searches=gathered.searches)


FAULTS = {
    "xx_busy": "asks to wait 900 seconds",
    "xx_silent": "answered 429 3 times",
    "xx_broken": "answered 500 3 times",
    "xx_forbidden": "robots.txt does not allow it",
    "xx_circle": "redirects in a circle",
    "xx_bomb": "is larger than 20000000 bytes",
    "xx_huge": "is larger than 20000000 bytes",
    "xx_long": "has 2000000000 bytes, more than 20000000",
    "xx_dead": "the connection failed",
    "xx_reset": "the connection failed",
    "xx_drip": "took longer than 3 seconds",
    "xx_unsure": "its certificate is not valid",
    "xx_moved": "the selector 'h2 a.result' matches nothing",
}


def test_what_was_planted_is_found_and_no_trap_is_cited(world: World) -> None:
    gathered, verification = run(patient_desk())
    found = {one.url for one in gathered.documents}
    missing = world.planted - found
    assert len(missing) <= len(world.planted) / 10, missing
    addresses = {one.id: one.url for one in verification.documents}
    cited = {addresses[one.passage.document] for one in verification.evidence}
    assert cited & world.traps == set()
    assert world.traps <= {url for host in world.hosts.values() for url in host.given()}, "each was there to be cited"
    assert world.gone in cited, "the capture of a page that is gone is evidence"
    uncited = world.planted - cited
    assert len(uncited) <= len(world.planted) / 10, uncited
    assert {one.url for one in gathered.earlier} == {world.checked}, "what others checked is shown apart"
    assert world.checked not in found | cited

    failed = {issue.subject: str(issue.reason) for issue in gathered.issues}
    for key, words in FAULTS.items():
        assert words in failed[key], key
    assert {one.source for one in gathered.searches if one.outcome == "failed"} == FAULTS.keys()
    well = {name: host.url("/") for name, host in world.hosts.items() if name != "satire"}
    assert {name for name, root in well.items() if any(root in fault for fault in failed.values())} == set()


def test_a_second_run_is_given_nothing_unchanged_twice_by_whichever_word_of_the_host(world: World) -> None:
    desk = patient_desk()
    first, _ = run(desk)
    sent = {name: len(host.server.log) for name, host in world.hosts.items()}
    second, _ = run(desk)
    assert {one.id for one in second.documents} == {one.id for one in first.documents}
    kinds: Counter[tuple[str, int]] = Counter()
    for name, host in world.hosts.items():
        earlier = {request.full_path for request, answer in host.server.log[: sent[name]] if answer.status_code == 200}
        for request, answer in host.server.log[sent[name] :]:
            kinds[host.how, answer.status_code] += 1
            if request.full_path in earlier and host.how in ("etag", "modified"):
                assert answer.status_code == 304, (name, request.full_path)
    assert kinds["etag", 304] > 20 and kinds["modified", 304] >= 6
    asked_again = [request.path for request, _ in world.hosts["channel"].server.log[sent["channel"] :]]
    assert asked_again == [], "a feed that is good for an hour is not asked within it"
    later = [request.path for name, host in world.hosts.items() for request, _ in host.server.log[sent[name] :]]
    assert "/robots.txt" not in later, "rules are good for the run that read them, and for a while"
