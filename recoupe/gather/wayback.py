"""The Wayback Machine: what a page said before it was gone."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from urllib.parse import quote

from recoupe.defaults.gather import CAPTURES_EARLIER, MOST_DAYS_LATE
from recoupe.errors import LayoutChanged
from recoupe.gather.keeping import Fetches, Keep, KeepingWeb
from recoupe.gather.web import Fetched
from recoupe.moments import Moment
from recoupe.source_files import Source

ARCHIVE_KEY = "int_wayback"
_CAPTURE = re.compile(r"/web/(\d{14})(?:[a-z]{2}_)?/(\S+)$")
_STAMP = "%Y%m%d%H%M%S"
_GONE = re.compile(r": answered (?:404|410|451)$")


def is_gone(fault: Exception) -> bool:
    """Whether a page is not there any more, rather than out of reach for now."""
    return bool(_GONE.search(str(fault)))


def archived(url: str, archive: Source, web: Fetches, as_of: Moment, keep: Keep) -> Fetched | None:
    """The capture of `url` nearest to `as_of`, as its bytes were; None where none is known, which proves nothing.

    The archive looks to both sides of a day; a capture that was made after `as_of` counts as none, and earlier ones are
    asked for. What the archive knows of its captures is kept; the capture itself is for whoever reads it to keep.
    Raises what `Web.fetch` raises, and `LayoutChanged` for an answer in another form.
    """
    if archive.search is None:
        return None
    closest = _known_capture(url, archive.search.url, archive, KeepingWeb(web, keep), as_of)
    if not closest:
        return None
    # `id_` asks for the bytes as they were captured, without the archive's own bar.
    capture = web.fetch(_CAPTURE.sub(r"/web/\1id_/\2", closest), archive.politeness)
    # An archive leads on to the capture that it has, which may be another than it named.
    return capture if _is_known_by(capture.url, as_of) else None


def _known_capture(url: str, template: str, archive: Source, web: Fetches, as_of: Moment) -> str:
    """The address of a capture made by `as_of`, empty where the archive names none.

    Where the nearest capture is younger, one that is older lies further off; the archive is asked about earlier days.
    """

    def nearest_to(day: date) -> str:
        asked = template.replace("{query}", quote(url, safe="")).replace("{day}", f"{day:%Y%m%d}")
        return _closest(web.fetch(asked, archive.politeness))

    closest = nearest_to(as_of.day)
    made_at = _made_at(closest)
    if made_at is None:
        return ""
    days_late = min(max(1, (made_at.date() - as_of.day).days), MOST_DAYS_LATE)
    earlier = (nearest_to(as_of.day - timedelta(days=times * days_late)) for times in CAPTURES_EARLIER)
    return next((one for one in chain([closest], earlier) if _is_known_by(one, as_of)), "")


def captured_url(url: str) -> str:
    """The address that a capture is of; empty where an address is none of a capture.

    >>> captured_url("https://web.archive.org/web/20241216100000id_/https://phare.example/a")
    'https://phare.example/a'
    """
    found = _CAPTURE.search(url)
    return found[2] if found else ""


def _is_known_by(capture: str, as_of: Moment) -> bool:
    made_at = _made_at(capture)
    return made_at is not None and Moment.at(made_at).is_known_by(as_of)


def _made_at(capture: str) -> datetime | None:
    found = _CAPTURE.search(capture)
    try:
        return datetime.strptime(found[1], _STAMP).replace(tzinfo=UTC) if found else None
    except ValueError:
        return None


def _closest(answer: Fetched) -> str:
    try:
        found = json.loads(answer.content)["archived_snapshots"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise LayoutChanged(f"{answer.url}: does not say which captures there are") from error
    capture = found.get("closest") if isinstance(found, dict) else None
    address = capture.get("url") if isinstance(capture, dict) and capture.get("available") else ""
    return address if isinstance(address, str) else ""
