"""Pages that a report rests on, asked again: unchanged, edited, gone, silent, or not readable any more."""

from dataclasses import replace

from pytest_httpserver import HTTPServer

from recoupe.gather.reasons import PAGE_GONE, PAGE_UNREADABLE, SOURCE_FAILED
from recoupe.gather.revisiting import Revisited, revisit, superseding
from recoupe.gather.web import Web
from recoupe.model import Document
from recoupe.moments import Moment
from recoupe.reading import read_document
from recoupe.sources import Registry

AS_OF = Moment.parse("2032-03-01")
SENTENCE = (
    "The harbour office of Valmer said on Sunday that the bridge at Kerlann had closed for three weeks of repair."
)


def _page(sentence: str = SENTENCE, published: str = "2032-02-14") -> bytes:
    dated = f'<meta property="article:published_time" content="{published}">'
    head = f'<html lang="en"><head><title>Bridge closed</title>{dated}</head>'
    body = f"<h1>Bridge closed</h1><p>{sentence}</p><p>Ferries run instead.</p>"
    return f"{head}<body><article>{body}</article></body></html>".encode()


def _kept(outlet: HTTPServer, path: str) -> Document:
    return read_document(_page(), outlet.url_for(path), "text/html", snapshot="snap-1")


def _revisit(web: Web, *documents: Document) -> tuple[Revisited, ...]:
    return revisit(documents, Registry(()), web, AS_OF)


def test_a_page_that_says_the_same_is_the_document_that_was_kept(outlet: HTTPServer, web: Web) -> None:
    outlet.expect_request("/a").respond_with_data(_page(), content_type="text/html")
    kept = _kept(outlet, "/a")
    (same,) = _revisit(web, kept)
    assert same.document is kept and same.issue is None


def test_an_edited_page_replaces_what_was_kept_and_keeps_its_date(outlet: HTTPServer, web: Web) -> None:
    edited = _page(SENTENCE.replace("three weeks", "three months"), "2032-02-20")
    outlet.expect_request("/a").respond_with_data(edited, content_type="text/html")
    (now,) = _revisit(web, _kept(outlet, "/a"))
    assert "three months" in now.document.text
    assert now.document.published == Moment.parse("2032-02-14")
    assert now.issue is None


def test_what_a_page_says_after_the_date_of_the_run_does_not_count(outlet: HTTPServer, web: Web) -> None:
    later = _page(SENTENCE.replace("three weeks", "a year"), "2032-04-01")
    outlet.expect_request("/a").respond_with_data(later, content_type="text/html")
    kept = _kept(outlet, "/a")
    (now,) = _revisit(web, kept)
    assert now.document is kept


def test_a_page_that_is_gone_or_fails_or_is_emptied_stays_as_it_was_kept(outlet: HTTPServer, web: Web) -> None:
    outlet.expect_request("/gone").respond_with_data("", status=410)
    outlet.expect_request("/down").respond_with_data("", status=403)
    outlet.expect_request("/empty").respond_with_data("<html></html>", content_type="text/html")
    kept = [_kept(outlet, path) for path in ("/gone", "/down", "/empty")]
    found = _revisit(web, *kept)
    assert [one.document for one in found] == kept
    templates = [one.issue.reason.template if one.issue else "" for one in found]
    assert templates == [PAGE_GONE, SOURCE_FAILED, PAGE_UNREADABLE]
    assert [one.issue.subject if one.issue else "" for one in found] == [one.url for one in kept]


def test_what_is_read_now_stands_for_what_was_stored_of_the_same_address() -> None:
    old = Document("doc-old", "https://phare.example/a?utm_source=x", "Phare", AS_OF, "en", "", "before")
    new = replace(old, id="doc-new", url="https://phare.example/a", text="after")
    other = replace(old, id="doc-other", url="", text="no address")
    assert superseding([new], [old, other]) == (new, other)
