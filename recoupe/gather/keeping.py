"""Keeping: every response that is fetched goes to the archive, answers of feeds and searches as well as pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from recoupe.gather.web import Fetched
from recoupe.source_files import Politeness


class Keep(Protocol):
    """Stores a response, with the text that was read in it if any was, and gives the id of its snapshot."""

    def __call__(self, fetched: Fetched, text: str = "") -> str:
        """The id of the snapshot."""


class Fetches(Protocol):
    """Whatever fetches as `Web` does."""

    def fetch(
        self, url: str, politeness: Politeness | None = None, headers: Mapping[str, str] | None = None
    ) -> Fetched:
        """The page at `url`."""

    def fresh(self, url: str) -> Fetched | None:
        """What is kept of a feed and by its own word still good."""


class KeepingWeb:
    """Fetches as `Web` does, and keeps what came: what an index or a feed answered is evidence of what was found."""

    def __init__(self, web: Fetches, keep: Keep) -> None:
        self._web = web
        self._keep = keep

    def fetch(
        self, url: str, politeness: Politeness | None = None, headers: Mapping[str, str] | None = None
    ) -> Fetched:
        """The page at `url`, kept. Raises what the web raises."""
        fetched = self._web.fetch(url, politeness, headers)
        self._keep(fetched)
        return fetched

    def fresh(self, url: str) -> Fetched | None:
        """What is kept of a feed and by its own word still good."""
        return self._web.fresh(url)


def hash_only(fetched: Fetched, text: str = "") -> str:  # noqa: ARG001  the form of a `Keep`
    """What stands for a snapshot where nothing is stored."""
    return fetched.sha256
