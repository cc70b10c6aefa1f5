"""Save: a public archive is asked to keep what a report cites, where the desk wants that."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import Literal

from db.desk import Desk
from recoupe.defaults.gather import PAGES_SAVED
from recoupe.gather.saving import Saved, save_pages
from recoupe.gather.wayback import ARCHIVE_KEY
from recoupe.model import Document, Reason, Search, Verification
from recoupe.source_files import Source
from recoupe.sources import Registry
from tasks.reasons import NOT_SAVED, SAVED_AT, SAVED_BEFORE, SAVING_IS_OFF, SAVING_NEEDS, TOO_MANY_TO_SAVE


def save_cited(found: Verification, registry: Registry, desk: Desk) -> tuple[Search, ...]:
    """What became of each cited page that was fetched, for the log of the run; confirmed captures go on record.

    Where the desk does not want it or has no key, nothing is asked of anybody and the log says so.
    """
    archive = registry.get(ARCHIVE_KEY)
    keys = dict(os.environ)
    if not desk.saves_pages:
        return (_log("", "not_searched", Reason.of(SAVING_IS_OFF, setting="RECOUPE_SAVE_PAGES")),)
    if archive is None or archive.save is None or not keys.get(archive.save.key_env):
        needs = archive.save.key_env if archive and archive.save else ARCHIVE_KEY
        return (_log("", "not_searched", Reason.of(SAVING_NEEDS, needs=needs)),)
    return tuple(_saved(_cited(found), archive, keys, desk))


def _cited(found: Verification) -> list[Document]:
    cited = {one.passage.document for one in found.evidence}
    by_url = {one.url: one for one in found.documents if one.id in cited and one.snapshot and one.url}
    return list(by_url.values())


def _saved(documents: Sequence[Document], archive: Source, keys: dict[str, str], desk: Desk) -> Iterator[Search]:
    before = {one.url: capture for one in documents if (capture := desk.archive.capture_of(one.snapshot))}
    asked = [one for one in documents if one.url not in before]
    done = {one.url: one for one in save_pages([one.url for one in asked[:PAGES_SAVED]], archive, desk.web(), keys)}
    for document in documents:
        if document.url in before:
            yield _log(document.url, "found", Reason.of(SAVED_BEFORE, capture=before[document.url]))
        elif document.url in done:
            yield _outcome(document, done[document.url], desk)
        else:
            yield _log(document.url, "not_searched", Reason.of(TOO_MANY_TO_SAVE, limit=PAGES_SAVED))


def _outcome(document: Document, saved: Saved, desk: Desk) -> Search:
    if saved.captured_at is None:
        return _log(document.url, "failed", Reason.of(NOT_SAVED, fault=saved.fault))
    desk.archive.note_capture(document.snapshot, saved.capture, saved.captured_at)
    return _log(document.url, "found", Reason.of(SAVED_AT, capture=saved.capture))


def _log(url: str, outcome: Literal["found", "failed", "not_searched"], note: Reason) -> Search:
    return Search(ARCHIVE_KEY, url, "", outcome, int(outcome == "found"), note=str(note))
