"""Opening what was found: pages, posts, captures of pages that are gone, and what documents at hand link to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial

from recoupe.defaults import gather as limits
from recoupe.errors import BadInput, NotEvidence, SourceSkipped, SourceUnavailable
from recoupe.gather.edges import reading
from recoupe.gather.hits import Hit, canonical_url
from recoupe.gather.keeping import Keep
from recoupe.gather.lanes import Lanes
from recoupe.gather.reasons import SOURCE_FAILED
from recoupe.gather.wayback import ARCHIVE_KEY, archived, captured_url, is_gone
from recoupe.gather.web import Fetched, Web
from recoupe.ids import content_id
from recoupe.model import Document, Issue, Reason
from recoupe.moments import Moment
from recoupe.reading import read_document
from recoupe.reading.amp import amp_original, syndicated_original
from recoupe.reading.language import language_of
from recoupe.source_files import Source
from recoupe.sources import Registry

_STAGE = "gather"
_FAILURES = (SourceSkipped, SourceUnavailable, BadInput)
# Whose own words are worth following a link to.
_FIRST_HAND = frozenset({"official", "agency"})


@dataclass(frozen=True, slots=True)
class Found:
    """A hit, the key of the source that was asked, and the page that holds its text where the answer did."""

    hit: Hit
    asked: str
    page: Fetched | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening a hit brought: a document and the id of its snapshot, or an issue.

    `original` is the page of another site whose text it says it runs.
    """

    hit: Hit
    document: Document | None = None
    snapshot: str = ""
    issue: Issue | None = None
    original: str = ""


@dataclass(frozen=True, slots=True)
class _Read:
    document: Document
    snapshot: str
    original: str = ""


@dataclass(frozen=True, slots=True)
class _Copy:
    """An accelerated copy, whose original was begun in its stead."""

    original: str
    fetched: Fetched
    address: str


class Opener:
    """Opens hits for one run, each page once. `keep` stores each page and gives the id of its snapshot."""

    def __init__(self, registry: Registry, web: Web, as_of: Moment, keep: Keep, lanes: Lanes) -> None:
        self._registry = registry
        self._web = web
        self._as_of = as_of
        self._keep = keep
        self._lanes = lanes
        self._begun: dict[str, Future[_Read | _Copy]] = {}
        self._lock = threading.Lock()

    def begin(self, found: Found) -> None:
        """Start to read the page of a hit, in the lane of its host, unless it is being read already."""
        if found.hit.text and found.page:
            return
        url = found.hit.url
        source = self._registry.of_url(url)
        with self._lock:
            if canonical_url(url) not in self._begun:
                work = self._lanes.submit(
                    url, partial(self._page, url), width_of(source.key if source else "", self._registry)
                )
                self._begun[canonical_url(url)] = work

    def open_all(self, found: Iterable[Found]) -> list[Opened]:
        """What each hit leads to, in their order; all are begun before the first is waited for."""
        everything = list(found)
        for one in everything:
            self.begin(one)
        return [self._opened(one) for one in everything]

    def _opened(self, found: Found) -> Opened:
        """The document that a hit leads to; a failure is an issue."""
        hit, source = found.hit, self._registry.of_url(found.hit.url)
        try:
            if hit.text and found.page:
                return self._post(hit, found.page, source or self._registry.get(found.asked))
            read = self._read_of(hit.url)
            return Opened(hit, read.document, read.snapshot, original=read.original)
        except _FAILURES as error:
            asked = self._registry.get(found.asked)
            label = source.key if source else asked.key if asked else hit.url
            return Opened(hit, issue=Issue(_STAGE, label, Reason.of(SOURCE_FAILED, source=label, fault=error)))

    def _read_of(self, url: str) -> _Read:
        """What was read at an address: for an accelerated copy its original, so that both are one, if it can be had."""
        read = self._begun[canonical_url(url)].result()
        if isinstance(read, _Read):
            return read
        try:
            original = self._begun[canonical_url(read.original)].result()
        except _FAILURES:
            original = read
        # A copy whose original calls itself a copy is read as it is.
        return original if isinstance(original, _Read) else self._read(read.fetched, read.address)

    def _page(self, address: str) -> _Read | _Copy:
        refuse(address, self._registry)
        fetched = self._fetched(address)
        try:
            # Where it led to counts, not where it was found; of a capture the archive's own word for what it is of.
            is_capture = fetched.url_requested != address
            refuse(captured_url(fetched.url) if is_capture else fetched.url, self._registry)
            with reading(fetched.url):
                original = amp_original(fetched.content, fetched.url)
        except _FAILURES:
            self._keep(fetched)
            raise
        if not original:
            return self._read(fetched, address)
        self._keep(fetched)
        self.begin(Found(Hit(original), ""))
        return _Copy(original, fetched, address)

    def _read(self, fetched: Fetched, address: str) -> _Read:
        # A capture stands for the page it was made of.
        url = fetched.url if fetched.url_requested == address else address
        source = self._registry.of_url(url)
        document, snapshot = read_and_keep(fetched, url, source.key if source else "", self._keep)
        return _Read(document, snapshot, syndicated_original(fetched.content, url))

    def _fetched(self, url: str) -> Fetched:
        """The page or, where it is gone, its capture in the Wayback Machine."""
        source = self._registry.of_url(url)
        try:
            return self._web.fetch(url, source.politeness if source else None)
        except SourceSkipped as error:
            capture = self._captured(url) if is_gone(error) else None
            if capture is None:
                raise
            return capture

    def _captured(self, url: str) -> Fetched | None:
        """The capture of a page; None where there is none or the archive does not answer, which changes nothing."""
        archive = self._registry.get(ARCHIVE_KEY)
        try:
            return archived(url, archive, self._web, self._as_of, self._keep) if archive else None
        except (SourceSkipped, SourceUnavailable):
            return None

    def _post(self, hit: Hit, page: Fetched, source: Source | None) -> Opened:
        snapshot = self._keep(page)
        document = Document(
            id=content_id("doc", hit.url, hit.title, hit.text),
            url=hit.url,
            publisher=source.title if source else hit.url,
            published=hit.published,
            language=language_of(hit.text, hit.language),
            title=hit.title,
            text=hit.text,
            source=source.key if source else "",
            snapshot=snapshot,
        )
        return Opened(hit, document, snapshot)


def read_and_keep(fetched: Fetched, url: str, source: str, keep: Keep) -> tuple[Document, str]:
    """The document of a page and the id of its snapshot, which knows the text that was read.

    Raises what `read_document` raises; the page is kept all the same.
    """
    try:
        with reading(url):
            document = read_document(fetched.content, url, fetched.headers.get("content-type", ""), source)
    except _FAILURES:
        keep(fetched)
        raise
    snapshot = keep(fetched, document.text)
    return replace(document, snapshot=snapshot), snapshot


def width_of(source: str, registry: Registry) -> int:
    """How many requests at once a source allows."""
    found = registry.get(source)
    return found.politeness.concurrency if found else 1


def refuse(url: str, registry: Registry) -> None:
    """Raises `NotEvidence` for a page of what is never evidence."""
    source = registry.of_url(url)
    if source is not None and not source.citable:
        raise NotEvidence(f"{url}: {source.title} is never evidence")


def linked_pages(
    opened: Iterable[Opened], registry: Registry, at_hand: Sequence[Document] = (), cited: Sequence[str] = ()
) -> tuple[Found, ...]:
    """What the article and the documents at hand lead to and nobody opened.

    First the pages whose text they run, whoever's these are, then what the article has `cited` of the listed sources,
    then the words of officials and agencies themselves. `at_hand` are documents that were there before, from dossiers
    and the archive.
    """
    pages = [page for page in opened if page.document]
    documents = [*(page.document for page in pages if page.document), *at_hand]
    known = {canonical_url(address) for address in (*(page.hit.url for page in pages), *(one.url for one in documents))}
    originals = (page.original for page in pages if page.original)
    links = (link for document in documents for link in document.links)
    found = (
        *_unknown(originals, known, registry, _anyone),
        *_unknown(cited, known, registry, _is_listed),
        *_unknown(links, known, registry, _is_first_hand),
    )
    return found[: limits.MAX_LINKED_PAGES]


def _anyone(source: Source | None) -> bool:
    return source is None or source.citable


def _is_listed(source: Source | None) -> bool:
    return source is not None and source.citable


def _is_first_hand(source: Source | None) -> bool:
    return source is not None and source.citable and source.kind in _FIRST_HAND


def _unknown(
    links: Iterable[str], known: set[str], registry: Registry, is_wanted: Callable[[Source | None], bool]
) -> Iterator[Found]:
    """The addresses that nobody opened and whose source is wanted, each once."""
    for link in links:
        address = canonical_url(link)
        source = registry.of_url(address)
        if is_wanted(source) and address not in known:
            known.add(address)
            yield Found(Hit(address), source.key if source else "")
