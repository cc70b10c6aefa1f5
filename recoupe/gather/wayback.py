"""The Wayback Machine: what a page said before it was gone."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from recoupe.errors import LayoutChanged
from recoupe.gather.keeping import Fetches, Keep, KeepingWeb
from recoupe.gather.web import Fetched
from recoupe.moments import Moment
from recoupe.source_files import Source

ARCHIVE_KEY = "int_wayback"
_STAMP = re.compile(r"/web/(\d{4,14})/")
_GONE = re.compile(r": answered (?:404|410|451)$")


def is_gone(fault: Exception) -> bool:
    """Whether a page is not there any more, rather than out of reach for now."""
    return bool(_GONE.search(str(fault)))


def archived(url: str, archive: Source, web: Fetches, as_of: Moment, keep: Keep) -> Fetched | None:
    """The capture of `url` nearest to `as_of`, as its bytes were; None where none is known, which proves nothing.

    What the archive knows of its captures is kept; the capture itself is for whoever reads it to keep.
    Raises what `Web.fetch` raises, and `LayoutChanged` for an answer in another form.
    """
    if archive.search is None:
        return None
    asked = archive.search.url.replace("{query}", quote(url, safe="")).replace("{day}", f"{as_of.day:%Y%m%d}")
    closest = _closest(KeepingWeb(web, keep).fetch(asked, archive.politeness))
    if not closest:
        return None
    # `id_` asks for the bytes as they were captured, without the archive's own bar.
    return web.fetch(_STAMP.sub(r"/web/\1id_/", closest, count=1), archive.politeness)


def _closest(answer: Fetched) -> str:
    try:
        found = json.loads(answer.content)["archived_snapshots"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise LayoutChanged(f"{answer.url}: does not say which captures there are") from error
    capture = found.get("closest") if isinstance(found, dict) else None
    address = capture.get("url") if isinstance(capture, dict) and capture.get("available") else ""
    return address if isinstance(address, str) and _STAMP.search(address) else ""
