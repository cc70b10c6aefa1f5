"""Which documents share enough to be worth comparing: found through what they hold, so that the cost grows with them.

Every feature remembers the documents that came with it last. A phrase that a thousand pages share then costs no more
than one that fifty share, and a page made from another is compared with the latest of its copies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable

from recoupe.defaults.trace import HOLDERS_KEPT


class Postings:
    """The keys that came with each feature, the latest `HOLDERS_KEPT` of them."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._holders: dict[Hashable, list[str]] = {}

    def add(self, key: str, features: Iterable[Hashable]) -> None:
        """Note that `key` has the features."""
        for feature in features:
            holders = self._holders.get(feature)
            if holders is None:
                self._holders[feature] = [key]
                continue
            holders.append(key)
            if len(holders) > HOLDERS_KEPT:
                del holders[0]

    def forget(self, key: str, features: Iterable[Hashable]) -> None:
        """Note that nobody will ask for `key` any more."""
        for feature in features:
            holders = self._holders.get(feature, [])
            if key in holders:
                holders.remove(key)
            if not holders:
                self._holders.pop(feature, None)

    def hits(self, features: Iterable[Hashable]) -> Counter[str]:
        """How many of the features each known key shares."""
        found: Counter[str] = Counter()
        for feature in features:
            found.update(self._holders.get(feature, ()))
        return found
