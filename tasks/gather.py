"""Gather: dossiers, the local archive and, when asked, the live sources become documents."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from db.desk import Desk
from db.errors import UnknownSnapshot
from recoupe.dossiers import load_dossier
from recoupe.earlier_checks import EarlierCheck
from recoupe.errors import RecoupeError
from recoupe.gather.gathering import gather as gather_online
from recoupe.gather.hits import canonical_url
from recoupe.gather.keeping import KeepingWeb
from recoupe.gather.naming import names_abroad
from recoupe.gather.planning import plan
from recoupe.gather.revisiting import revisit, superseding
from recoupe.model import Claim, Document, Issue, Reason, Search
from recoupe.moments import Moment
from recoupe.own_reports import is_own_page, without_own_reports
from recoupe.searches import query_of
from recoupe.settings import Method
from tasks.reasons import ARCHIVE_SEARCHED, DOSSIER_READ

ARCHIVE_HITS_PER_CLAIM = 20


@dataclass(frozen=True, slots=True)
class Gathered:
    """Documents at hand for a run, what was searched for them, what failed, and checks by others of the same claims."""

    documents: tuple[Document, ...] = ()
    searches: tuple[Search, ...] = ()
    issues: tuple[Issue, ...] = ()
    earlier: tuple[EarlierCheck, ...] = ()

    def joined(self, other: Gathered) -> Gathered:
        """Both together, each document once."""
        documents = {document.id: document for document in (*self.documents, *other.documents)}
        searches, issues = (*self.searches, *other.searches), (*self.issues, *other.issues)
        return Gathered(tuple(documents.values()), searches, issues, (*self.earlier, *other.earlier))

    def over(self, stored: Gathered) -> Gathered:
        """Both together, each address once: what was read now stands for what was stored of the same address."""
        both = self.joined(stored)
        return replace(both, documents=superseding(self.documents, stored.documents))


@task(name="gather", cache_policy=NO_CACHE)
def gather(
    claims: Sequence[Claim],
    dossiers: Sequence[str],
    online: bool,
    as_of: Moment,
    method: Method,
    desk: Desk,
    before: Sequence[Document] = (),
    cited: Sequence[str] = (),
) -> Gathered:
    """Every document that may bear on the claims: from dossiers, from the archive, from the sources when `online`.

    `before` is what the previous version had: what was fetched for it stays at hand, and when `online` its pages are
    asked whether they still say so. `cited` are the addresses that the article itself refers to.
    """
    gathered = Gathered()
    for folder in dossiers:
        gathered = gathered.joined(_from_dossier(Path(folder)))
    if online:
        at_hand = (*gathered.documents, *before, *_from_archive(claims, as_of, desk).documents)
        gathered = gathered.joined(_from_sources(claims, as_of, method, desk, at_hand, cited))
    kept = superseding(gathered.documents, [one for one in before if one.snapshot])[len(gathered.documents) :]
    gathered = gathered.over(_from_before(kept, online, as_of, method, desk))
    if online or not dossiers:
        gathered = gathered.over(_from_archive(claims, as_of, desk))
    documents, issues = without_own_reports(gathered.documents, desk.site_url)
    # A claim review of this desk is no check by others.
    others = tuple(one for one in gathered.earlier if not is_own_page(one.url, desk.site_url))
    return replace(gathered, documents=documents, issues=(*gathered.issues, *issues), earlier=others)


def _from_dossier(folder: Path) -> Gathered:
    dossier = load_dossier(folder)
    note = str(Reason.of(DOSSIER_READ, title=dossier.title, count=len(dossier.documents)))
    search = Search(
        dossier.title, "", "", "found" if dossier.documents else "nothing", len(dossier.documents), note=note
    )
    return Gathered(dossier.documents, (search,), dossier.issues)


def _from_before(fetched: Sequence[Document], online: bool, as_of: Moment, method: Method, desk: Desk) -> Gathered:
    """What was fetched for the previous version and is not at hand yet; its pages are asked again when `online`."""
    if not online:
        return Gathered(tuple(fetched))
    own_pages: list[Document] = []
    rest: list[Document] = []
    for one in fetched:
        (own_pages if _is_own_page(one, desk) else rest).append(one)
    web = desk.web(leaves_pages=True)
    revisited = revisit(own_pages, method.registry, web, as_of, desk.archive.keep_fetched)
    documents = [one.document for one in revisited]
    desk.archive.add_documents(documents)
    return Gathered((*documents, *rest), issues=tuple(one.issue for one in revisited if one.issue))


def _is_own_page(document: Document, desk: Desk) -> bool:
    """Whether the snapshot is of the document's own page; a channel's preview holds many posts."""
    try:
        kept = desk.archive.snapshot(document.snapshot)
    except UnknownSnapshot:
        return False
    return canonical_url(kept.url) == canonical_url(document.url)


def _from_archive(claims: Sequence[Claim], as_of: Moment, desk: Desk) -> Gathered:
    found: dict[str, None] = {}
    for claim in claims:
        words = f"{query_of(claim)} {claim.text}"
        found.update(dict.fromkeys(desk.archive.find(words, before=as_of, limit=ARCHIVE_HITS_PER_CLAIM)))
    note = str(Reason.of(ARCHIVE_SEARCHED, count=len(found)))
    search = Search("archive", "", "", "found" if found else "nothing", len(found), note=note)
    return Gathered(tuple(desk.archive.documents(tuple(found))), (search,))


def _from_sources(
    claims: Sequence[Claim],
    as_of: Moment,
    method: Method,
    desk: Desk,
    at_hand: Sequence[Document],
    cited: Sequence[str],
) -> Gathered:
    web = desk.web(leaves_pages=True)
    keys = dict(os.environ)
    abroad = names_abroad(claims, method.registry, KeepingWeb(web, desk.archive.keep_fetched))
    queries = plan(claims, method.registry, as_of, keys, abroad.forms)
    try:
        keep = desk.archive.keep_fetched
        found = gather_online(queries, method.registry, web, as_of, keep, keys=keys, at_hand=at_hand, cited=cited)
    except RecoupeError as error:
        return Gathered(issues=(Issue("gather", "sources", Reason(str(error))),))
    desk.archive.add_documents(found.documents)
    return Gathered(found.documents, (*abroad.searches, *found.searches), found.issues, found.earlier)
