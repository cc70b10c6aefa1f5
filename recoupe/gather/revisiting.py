"""Revisiting: whether the pages that a report rests on are still there, and still say what they said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from recoupe.defaults import gather as limits
from recoupe.errors import BadInput, SourceSkipped, SourceUnavailable
from recoupe.gather.hits import canonical_url
from recoupe.gather.keeping import Keep, hash_only
from recoupe.gather.lanes import Lanes
from recoupe.gather.opening import read_and_keep, refuse, width_of
from recoupe.gather.reasons import PAGE_GONE, PAGE_UNREADABLE, SOURCE_FAILED
from recoupe.gather.wayback import is_gone
from recoupe.gather.web import Web
from recoupe.model import Document, Issue, Reason
from recoupe.moments import Moment
from recoupe.sources import Registry

STAGE = "revisit"


@dataclass(frozen=True, slots=True)
class Revisited:
    """What a page gives now: its document, the kept one where the page is gone or silent, and an issue for those."""

    document: Document
    issue: Issue | None = None


def revisit(
    documents: Sequence[Document], registry: Registry, web: Web, as_of: Moment, keep: Keep | None = None
) -> tuple[Revisited, ...]:
    """Ask each page again, only for what changed, and give what counts from now on, in the order of `documents`.

    A page that says something else replaces what was kept. One that is gone, does not answer or cannot be read any
    more stays as it was kept: its snapshot proves what it said, and the issue says that it is not to be seen there.
    """
    web = web.within(limits.RUN_SECONDS)
    with Lanes(limits.WORKERS) as lanes:
        asked = [
            lanes.submit(one.url, partial(_again, one, registry, web, as_of, keep), width_of(one.source, registry))
            for one in documents
        ]
        return tuple(one.result() for one in asked)


def _again(kept: Document, registry: Registry, web: Web, as_of: Moment, keep: Keep | None) -> Revisited:
    source = registry.of_url(kept.url)
    try:
        fetched = web.fetch(kept.url, source.politeness if source else None)
        moved = registry.of_url(fetched.url) if fetched.url != kept.url else None
        now, _ = read_and_keep(fetched, kept.url, moved.key if moved else kept.source, keep or hash_only)
        refuse(fetched.url, registry)
    except (SourceSkipped, SourceUnavailable) as error:
        fault = PAGE_GONE if is_gone(error) else SOURCE_FAILED
        return Revisited(kept, _issue(kept, Reason.of(fault, source=kept.publisher or kept.url, fault=error)))
    except BadInput as error:
        return Revisited(kept, _issue(kept, Reason.of(PAGE_UNREADABLE, source=kept.publisher or kept.url, fault=error)))
    return Revisited(_newer(kept, now, as_of))


def _issue(kept: Document, reason: Reason) -> Issue:
    return Issue(STAGE, kept.url, reason)


def _newer(kept: Document, now: Document, as_of: Moment) -> Document:
    """The page as it is now, if it says something else and says so by `as_of`; its first date stays its date."""
    if (now.title, now.text) == (kept.title, kept.text):
        return kept
    if now.published and not now.published.is_known_by(as_of):
        return kept
    return replace(now, published=kept.published or now.published)


def superseding(fresh: Sequence[Document], stored: Sequence[Document]) -> tuple[Document, ...]:
    """Both together, each address once: what a page says now stands for what it said before."""
    if not stored:
        return tuple(fresh)
    addresses = {canonical_url(one.url) for one in fresh if one.url}
    kept = [one for one in stored if not one.url or canonical_url(one.url) not in addresses]
    return (*fresh, *kept)
