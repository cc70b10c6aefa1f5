"""The report site: static pages that any web server can host, with index, histories, claims, feed and sitemap."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree as Xml

from jinja2 import Template
from markupsafe import Markup

from recoupe.assess.decided import as_decided
from recoupe.model import Verdict, Verification
from recoupe.topics import choose_topic, load_topic
from recoupe.versions import PastVersion
from reports.claim_review import as_script, claim_review, correction, reviewable
from reports.html import content_policy, page_template, render_html, template_part
from reports.labels import bloc_label
from reports.language import ReaderLanguage, Speech, speech
from reports.lookup import LABEL_CHARS, Lookup, quoted, verdict_word
from reports.markdown import render_markdown
from reports.parts import Quote, TallyEntry
from reports.safe import one_line
from reports.signatures import STATUS_WORDS, status_code
from reports.view import build_view

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_FEED_ENTRIES = 50


@dataclass(frozen=True, slots=True)
class Desk:
    """Who publishes the site, and at which address it will stand (with a slash at its end, or empty)."""

    name: str
    url: str = ""
    language: ReaderLanguage = "fr"


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a report in the history of its article; `verdicts` counts its verdicts by code."""

    run: str
    number: int
    as_of: str
    status: str
    verdicts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article on the site: its latest verification, the one before, and all versions, the latest first.

    `load` gives the verification of an older version, `past` has the verdicts of those that the latest one followed.
    """

    article: str
    verification: Verification
    previous: Verification | None
    versions: tuple[Version, ...]
    load: Callable[[str], Verification]
    past: tuple[PastVersion, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the index: what is shown, and what it is filtered by."""

    entry: Entry
    title: Quote
    publisher: str
    as_of: str
    status: str
    status_words: str
    tally: tuple[TallyEntry, ...]
    verdicts: str
    blocs: str
    topic: str
    month: str
    path: str
    history: str


def site_pages(entries: Sequence[Entry], desk: Desk) -> Iterator[tuple[str, str]]:
    """The files of the site: path below its root, and text. The same entries give the same bytes."""
    said = speech(desk.language)
    rows = sorted((_row(entry, said) for entry in entries), key=_newest_first)
    yield "index.html", _page("site_index.html.j2", desk, rows=rows, choices=_choices(rows, said), depth="")
    addresses = ["index.html"]
    for row in rows:
        verification = row.entry.verification
        view = build_view(verification, desk.language, row.entry.previous, row.entry.past)
        yield row.path, render_html(view, "reader")
        yield row.path.removesuffix("report.html") + "report.md", render_markdown(view)
        for version in row.entry.versions:
            if version.run != verification.run.id:
                older = build_view(row.entry.load(version.run), desk.language)
                yield f"reports/{version.run}/report.html", render_html(older, "reader")
        yield row.history, _page("site_history.html.j2", desk, row=row, words=_verdict_words(said), depth="../../")
        addresses += [row.path, row.history]
        for path, text in _claim_pages(row, desk):
            addresses.append(path)
            yield path, text
    yield "feed.xml", _feed(rows, desk)
    yield "sitemap.xml", _sitemap(addresses, desk)


def _newest_first(row: Row) -> tuple[float, str]:
    return -row.entry.verification.run.as_of.latest.timestamp(), row.path


def _row(entry: Entry, said: Speech) -> Row:
    verification = as_decided(entry.verification)
    view = build_view(entry.verification, said.language)
    lookup = Lookup.of(verification, said)
    blocs = sorted({one.bloc for one in verification.evidence})
    article = verification.article
    return Row(
        entry=entry,
        title=quoted(article.title or said.say("Untitled article"), article.language),
        publisher=one_line(article.publisher, LABEL_CHARS),
        as_of=view.as_of,
        status=status_code(entry.verification),
        status_words=view.status,
        tally=view.tally,
        verdicts=" ".join(sorted({lookup.verdict_code(claim.id) for claim in verification.decomposition.claims})),
        blocs=" ".join(one_line(bloc, LABEL_CHARS).replace(" ", "_") for bloc in blocs),
        topic=choose_topic(verification.decomposition.claims),
        month=verification.run.as_of.day.isoformat()[:7],
        path=f"reports/{entry.verification.run.id}/report.html",
        history=f"articles/{entry.article}/index.html",
    )


def _choices(rows: Sequence[Row], said: Speech) -> dict[str, list[tuple[str, str]]]:
    """What the index can be filtered by: for each filter the values that occur, with their words."""
    verdicts = {code for row in rows for code in row.verdicts.split()}
    blocs = {bloc for row in rows for bloc in row.blocs.split()}
    words = _verdict_words(said)
    return {
        "verdict": sorted((code, words.get(code, code)) for code in verdicts),
        "bloc": sorted((bloc, bloc_label(bloc, said)) for bloc in blocs),
        "topic": sorted({(row.topic, said.say(load_topic(row.topic).title)) for row in rows}),
        "status": sorted({(row.status, said.say(STATUS_WORDS[row.status])) for row in rows}),
        "month": sorted({(row.month, row.month) for row in rows}, reverse=True),
    }


def _verdict_words(said: Speech) -> dict[str, str]:
    return {verdict.value: verdict_word(verdict, said).label for verdict in Verdict} | {
        "not_assessed": verdict_word(None, said).label
    }


def _claim_pages(row: Row, desk: Desk) -> Iterator[tuple[str, str]]:
    """A page for each signed claim that carries a rating, with its ClaimReview."""
    verification = row.entry.verification
    views = {view.number: view for view in build_view(verification, desk.language).claims}
    numbers = {claim.id: number for number, claim in enumerate(verification.decomposition.claims, start=1)}
    for claim in reviewable(verification):
        path = f"claims/{verification.run.id}/{numbers[claim.id]}.html"
        review = claim_review(verification, claim, desk.url + path, desk.name, desk.url, desk.language, row.entry.past)
        yield (
            path,
            _page(
                "site_claim.html.j2",
                desk,
                row=row,
                claim=views[numbers[claim.id]],
                correction=correction(verification, claim, row.entry.past, desk.language),
                # Its own marks are escaped in as_script.
                review=Markup(as_script(review)),  # noqa: S704
                depth="../../",
            ),
        )


def _page(template: str, desk: Desk, **values: object) -> str:
    style = template_part("report.css") + "\n" + template_part("site.css")
    script = template_part("site.js")
    return _template(template).render(
        desk=desk,
        say=speech(desk.language).say,
        # Our own files, free of markup; everything else is escaped.
        style=Markup(style),  # noqa: S704
        script=Markup(script),  # noqa: S704
        policy=content_policy(style, script),
        **values,
    )


@cache
def _template(name: str) -> Template:
    return page_template(name)


def _feed(rows: Sequence[Row], desk: Desk) -> str:
    """An Atom feed of the reports (RFC 4287), the latest first."""
    feed = Xml.Element("feed", xmlns=_ATOM)
    Xml.SubElement(feed, "title").text = desk.name
    Xml.SubElement(feed, "id").text = desk.url or "urn:recoupe:site"
    Xml.SubElement(feed, "link", rel="self", href=f"{desk.url}feed.xml")
    latest = rows[0].entry.verification.run.as_of.latest.isoformat() if rows else "1970-01-01T00:00:00+00:00"
    Xml.SubElement(feed, "updated").text = latest
    author = Xml.SubElement(feed, "author")
    Xml.SubElement(author, "name").text = desk.name
    for row in rows[:_FEED_ENTRIES]:
        entry = Xml.SubElement(feed, "entry")
        Xml.SubElement(entry, "title").text = row.title.text
        Xml.SubElement(entry, "id").text = f"urn:recoupe:{row.entry.verification.run.id}"
        Xml.SubElement(entry, "link", href=desk.url + row.path)
        Xml.SubElement(entry, "updated").text = row.entry.verification.run.as_of.latest.isoformat()
        counted = ", ".join(one.words for one in row.tally)
        Xml.SubElement(entry, "summary").text = f"{row.status_words}. {counted}"
    return _document(feed)


def _sitemap(addresses: Sequence[str], desk: Desk) -> str:
    """The addresses of all pages in the sitemap protocol."""
    urls = Xml.Element("urlset", xmlns=_SITEMAP)
    for address in addresses:
        Xml.SubElement(Xml.SubElement(urls, "url"), "loc").text = desk.url + address
    return _document(urls)


def _document(root: Xml.Element) -> str:
    Xml.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Xml.tostring(root, encoding="unicode") + "\n"
