"""Indexes that need a key, as they are shipped: asked with it, read in their own form, and the key is kept nowhere."""

from __future__ import annotations

import gzip
import json
import re

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from db.desk import Desk, open_desk
from recoupe.gather.gathering import gather
from recoupe.gather.planning import plan
from recoupe.gather.queries import Query
from recoupe.model import Search
from recoupe.moments import Moment
from recoupe.source_files import Source
from recoupe.sources import Registry, load_registry
from tests.gather.test_gathering import page
from tests.gather.test_planning import claim

AS_OF = Moment.parse("2024-12-20")
KEYS = {"RECOUPE_BRAVE_KEY": "secret-b", "RECOUPE_MEDIACLOUD_KEY": "secret-m"}
SENT = {
    "int_brave": ("X-Subscription-Token", "secret-b", "freshness"),
    "int_mediacloud": ("Authorization", "Token secret-m", "start"),
    "int_gdelt_context": ("", None, "query"),
}


def in_its_form(key: str, url: str) -> object:
    """The answer of an index with one result, as it is documented."""
    if key == "int_brave":
        return {"type": "news", "results": [{"type": "news_result", "title": "Kursk", "url": url, "age": "2 days ago"}]}
    if key == "int_mediacloud":
        story = {"id": "7", "title": "Kursk", "url": url, "publish_date": "2024-12-17", "language": "en"}
        return {"stories": [story], "pagination_token": None}
    said = {"title": "Kursk", "url": url, "seendate": "20241217T080000Z", "sentence": "Troops were wounded in Kursk."}
    return {"articles": [{**said, "isquote": 0, "context": "", "language": "English"}]}


def here(key: str, server: HTTPServer) -> Source:
    shipped = load_registry().get(key)
    assert shipped and shipped.search
    moved = server.url_for("/") + shipped.search.url.partition("://")[2].partition("/")[2]
    search = shipped.search.model_copy(update={"url": moved})
    return shipped.model_copy(
        update={"search": search, "politeness": shipped.politeness.model_copy(update={"delay_s": 0})}
    )


def asked(key: str, server: HTTPServer, desk: Desk, answer: Response) -> tuple[list[Request], list[Search], list[str]]:
    """What the index was sent, the log, and the documents."""
    seen: list[Request] = []

    def respond(request: Request) -> Response:
        if request.path == "/robots.txt":
            return Response("", status=404)
        if request.path == "/story":
            return Response(page("en"), content_type="text/html")
        seen.append(request)
        return answer

    server.expect_request(re.compile("/.*")).respond_with_handler(respond)
    registry = Registry((here(key, server),))
    queries: tuple[Query, ...] = plan([claim(concepts=("wound",))], registry, AS_OF, KEYS)
    found = gather(queries, registry, desk.web(leaves_pages=True), AS_OF, desk.archive.keep_fetched, keys=KEYS)
    return seen, list(found.searches), [one.url for one in found.documents]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("RECOUPE_ALLOW_LOOPBACK", "1")
    return open_desk()


@pytest.mark.parametrize("key", SENT)
def test_an_index_is_asked_by_its_own_form_and_its_results_are_read(
    key: str, httpserver: HTTPServer, desk: Desk
) -> None:
    story = httpserver.url_for("/story")
    sent, log, documents = asked(key, httpserver, desk, Response(json.dumps(in_its_form(key, story))))
    header, value, field = SENT[key]
    assert documents == [story]
    assert {one.outcome for one in log} == {"found"}
    assert sent and all(one.headers.get(header) == value and one.args[field] for one in sent)
    kept = b"".join(gzip.decompress(path.read_bytes()) for path in desk.archive.folder.rglob("*.warc.gz"))
    assert b"secret" not in kept and b"/story" in kept


@pytest.mark.parametrize("key", SENT)
@pytest.mark.parametrize("body", ["You have reached your limit.", '{"error": "quota"}', "<html></html>"])
def test_what_is_no_answer_of_the_index_is_a_failure_and_not_silence(
    key: str, body: str, httpserver: HTTPServer, desk: Desk
) -> None:
    _, log, documents = asked(key, httpserver, desk, Response(body))
    assert documents == [] and {one.outcome for one in log} == {"failed"}
