"""What a desk adds to its archive: dossiers, rows, files, web archives, feeds and addresses become documents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus
from itertools import islice
from pathlib import Path

from db.crawls import Unread, is_web_archive, read_web_archive
from db.desk import Desk
from recoupe.defaults.archive import DOCUMENTS_PER_TRANSACTION
from recoupe.defaults.gather import WORKERS
from recoupe.dossiers import DESCRIPTION, documents_in_steps, load_dossier
from recoupe.errors import BadInput, LayoutChanged, RecoupeError
from recoupe.gather.feeds import parse_feed
from recoupe.gather.hits import Hit
from recoupe.gather.keeping import Fetches, KeepingWeb
from recoupe.gather.lanes import Lanes
from recoupe.gather.opening import Found, Opener
from recoupe.gather.sitemaps import children_of, is_sitemap, parse_sitemap
from recoupe.gather.web import Fetched
from recoupe.ids import content_id
from recoupe.inputs import SUFFIXES, file_content, is_url
from recoupe.method import admit
from recoupe.model import Document, Issue, Reason, Verification
from recoupe.moments import Moment
from recoupe.own_reports import goes_back_to_a_report
from recoupe.reading import read_article, read_document
from recoupe.reasons import OWN_REPORT
from recoupe.sources import load_registry
from tasks.reasons import ADDED_TOO_LATE, NO_PAGES, NO_TEXT, NOT_ADDED

_STAGE = "archive"
_ROWS = ".jsonl"
# Hosts are asked side by side within so many entries of a feed or sitemap, which are added together.
_ENTRIES_AT_ONCE = 50
_FEED_HEAD = re.compile(rb"^\s*(?:<\?xml|<rss|<feed|<urlset|<sitemapindex|\{\s*\"version\"\s*:\s*\"https?://jsonfeed)")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of what is added, with its name: kept together, so that an interrupted addition goes on behind it."""

    name: str
    documents: tuple[Document, ...] = ()
    issues: tuple[Issue, ...] = ()


def parts_of(given: str, desk: Desk) -> Iterator[Part]:
    """The documents in a folder, file, web archive, feed, sitemap or page; what cannot be read is an issue.

    Raises `BadInput` where `given` itself is nothing that can be added.
    """
    if is_url(given):
        yield from _of_address(given, desk)
        return
    path = Path(given)
    if not path.exists():
        raise BadInput(f"{given}: no such file or folder")
    if path.is_dir() and not (path / DESCRIPTION).exists():
        inside = [one for one in sorted(path.rglob("*")) if one.is_file() and _is_known(one)]
        if not inside:
            raise BadInput(f"{given}: holds no dossier, rows (.jsonl), pages ({' '.join(SUFFIXES)}), WARC or WACZ")
        for one in inside:
            yield from _softly(one.name, lambda one=one: _of_path(one, desk))  # type: ignore[misc]
        return
    yield from _of_path(path, desk)


def read_evidence(url: str, verification: Verification, desk: Desk) -> Document:
    """The page at an address, kept and archived, as evidence for a run.

    Raises `BadInput` for a page that the run cannot cite: the article itself, one without a date or one from after its
    `as_of`; `SourceSkipped` or `SourceUnavailable` for one that cannot be had.
    """
    part = next(iter(_of_page(_fetch(url, desk), desk)))
    document = part.documents[0]
    if goes_back_to_a_report(document, desk.site_url):
        raise BadInput(Reason.of(OWN_REPORT, publisher=url))
    if not document.text:
        raise BadInput(Reason.of(NO_TEXT, url=url))
    admitted = admit([document], verification.article, verification.run.as_of)
    for issue in admitted.issues:
        raise BadInput(issue.reason)
    if admitted.late:
        moments = {"published": document.published, "as_of": verification.run.as_of}
        raise BadInput(Reason.of(ADDED_TOO_LATE, url=url, **moments))
    desk.archive.add_documents([document])
    return document


def _fetch(url: str, desk: Desk) -> Fetched:
    source = load_registry().of_url(url)
    return desk.web().fetch(url, source.politeness if source else None)


def _is_known(path: Path) -> bool:
    return path.suffix.lower() in (*SUFFIXES, _ROWS) or is_web_archive(path)


def _of_path(path: Path, desk: Desk) -> Iterator[Part]:
    if is_web_archive(path):
        yield from _of_crawl(path, desk)
    elif path.is_dir():
        read = load_dossier(path)
        yield Part(path.name, read.documents, read.issues)
    elif path.suffix.lower() == _ROWS:
        for documents, issues in documents_in_steps(path, DOCUMENTS_PER_TRANSACTION):
            yield Part(path.name, documents, issues)
    else:
        yield _of_file(path, desk)


def _of_crawl(path: Path, desk: Desk) -> Iterator[Part]:
    """The pages of a web archive; whatever else hosts answered is kept, and counted at the end."""
    answers: Counter[int] = Counter()
    for one in read_web_archive(path):
        if isinstance(one, Unread):
            yield Part(one.url, issues=(_not_added(one.url, one.why),))
        elif one.status and one.status != HTTPStatus.NOT_MODIFIED and not _is_success(one.status):
            desk.archive.keep_fetched(one)
            answers[one.status] += 1
        else:
            yield from _softly(one.url, lambda one=one: _of_page(one, desk))  # type: ignore[misc]
    if answers:
        counted = ", ".join(f"{status} ({count})" for status, count in sorted(answers.items()))
        yield Part(path.name, issues=(Issue(_STAGE, path.name, Reason.of(NO_PAGES, name=path.name, answers=counted)),))


def _is_success(status: int) -> bool:
    return HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES


def _softly(name: str, read: Callable[[], Iterator[Part]]) -> Iterator[Part]:
    """The parts, or the issue that stands for them: one bad page does not keep a thousand others out."""
    try:
        yield from read()
    except RecoupeError as error:
        yield Part(name, issues=(_not_added(name, error),))


def _not_added(name: str, fault: object) -> Issue:
    return Issue(_STAGE, name, Reason.of(NOT_ADDED, name=name, fault=fault))


def _of_page(fetched: Fetched, desk: Desk) -> Iterator[Part]:
    media_type = fetched.headers.get("content-type", "")
    document = read_document(fetched.content, fetched.url, media_type, snapshot=desk.archive.keep_fetched(fetched))
    yield Part(fetched.url, (document,))


def _of_file(path: Path, desk: Desk) -> Part:
    """A saved page or text; its address is what the page says of itself."""
    content = file_content(path)
    article = read_article(content, name=path.name, with_headline=False)
    kept_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    snapshot = desk.archive.keep(content, article.url, (article.url,), 0, {}, kept_at, "from a file")
    document = Document(
        id=content_id("doc", article.url, article.title, article.text),
        url=article.url,
        publisher=article.publisher,
        published=article.published,
        language=article.language,
        title=article.title,
        text=article.text,
        snapshot=snapshot,
    )
    return Part(path.name, (document,))


def _of_address(url: str, desk: Desk) -> Iterator[Part]:
    web = desk.web(leaves_pages=True)
    kept_web = KeepingWeb(web, desk.archive.keep_fetched)
    registry = load_registry()
    source = registry.of_url(url)
    fetched = kept_web.fetch(url, source.politeness if source else None)
    if not _FEED_HEAD.match(fetched.content):
        yield from _of_page(fetched, desk)
        return
    key, as_of = source.key if source else "", Moment.at(datetime.now(UTC))
    waiting = iter({hit.url: Found(hit, key) for hit in _entries(fetched, kept_web)}.values())
    while some := list(islice(waiting, _ENTRIES_AT_ONCE)):
        # What a step has read is let go with its opener.
        with Lanes(WORKERS) as lanes:
            opened = Opener(registry, web, as_of, desk.archive.keep_fetched, lanes).open_all(some)
        for one in opened:
            yield Part(one.hit.url, (one.document,) if one.document else (), (one.issue,) if one.issue else ())


def _entries(fetched: Fetched, web: Fetches) -> tuple[Hit, ...]:
    """What a feed or sitemap lists. Raises `BadInput` where it is neither."""
    try:
        if not is_sitemap(fetched.content):
            return parse_feed(fetched.content, fetched.url)
        inside = [fetched, *(web.fetch(url) for url in children_of(fetched.content, fetched.url))]
        return tuple(hit for one in inside for hit in parse_sitemap(one.content, one.url))
    except LayoutChanged as error:
        raise BadInput(str(error)) from error
