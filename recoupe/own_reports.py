"""A run never takes a report of the desk, or a page that quotes one, as evidence: that would be citing itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from recoupe.folding import fold
from recoupe.model import Document, Issue, Reason
from recoupe.reasons import OWN_REPORT

# Words that stand in every report, in the languages reports are written in; who prints them quotes a report.
MARKS = (
    "machine proposes, a person signs",
    "machine proposed, a person signed",
    "machine propose, une personne signe",
    "machine a proposé, une personne a signé",
)
_FOLDED = tuple(map(fold, MARKS))
_RUN = re.compile(r"\brun-[0-9a-f]{12}\b")


def without_own_reports(documents: Iterable[Document], site: str) -> tuple[tuple[Document, ...], tuple[Issue, ...]]:
    """The documents that do not go back to a report, and an issue for each that does.

    `site` is the address below which the desk's reports stand, empty where they stand nowhere.
    """
    kept: list[Document] = []
    issues: list[Issue] = []
    for document in documents:
        if goes_back_to_a_report(document, site):
            issues.append(Issue("gather", document.url, Reason.of(OWN_REPORT, publisher=document.publisher)))
        else:
            kept.append(document)
    return tuple(kept), tuple(issues)


def goes_back_to_a_report(document: Document, site: str) -> bool:
    """Whether the page stands on the desk's site, links to a page there, names a run, or prints a report's words."""
    if any(is_own_page(address, site) for address in (document.url, *document.links)):
        return True
    if site and _bare(site) in document.text:
        return True
    text = fold(document.text)
    return bool(_RUN.search(document.text)) or any(mark in text for mark in _FOLDED)


def is_own_page(address: str, site: str) -> bool:
    """Whether an address is one of the site's pages; a link to its front page quotes nothing."""
    page, folder = _bare(address), _bare(site)
    return bool(folder) and page.startswith(folder) and page.rstrip("/") != folder.rstrip("/")


def _bare(address: str) -> str:
    return re.sub(r"^https?://", "", address, flags=re.IGNORECASE)
