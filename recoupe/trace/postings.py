"""Which documents share enough to be worth comparing: found through what they hold, so that the cost grows with them.

Every feature remembers the documents that came with it last. A phrase that a thousand pages share then costs no more
than one that fifty share, and a page made from another is compared with the latest of its copies.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import chain

from recoupe.defaults.trace import HOLDERS_KEPT


class Postings:
    """The keys that came with each feature, the latest `HOLDERS_KEPT` of them."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        # Most features come once: all those of a key share the one tuple that holds it, until another key comes.
        self._holders: dict[Hashable, tuple[str] | list[str]] = {}

    def __bool__(self) -> bool:
        """Whether any key is known."""
        return bool(self._holders)

    def add(self, key: str, features: Iterable[Hashable]) -> None:
        """Note that `key` has the features, each given once."""
        alone = (key,)
        for feature in features:
            holders = self._holders.setdefault(feature, alone)
            if isinstance(holders, list):
                holders.append(key)
                if len(holders) > HOLDERS_KEPT:
                    del holders[0]
            elif holders is not alone:
                self._holders[feature] = [*holders, key]

    def forget(self, key: str, features: Iterable[Hashable]) -> None:
        """Note that nobody will ask for `key` any more, which is the eldest that is still known."""
        for feature in features:
            holders = self._holders.get(feature)
            if holders is None or holders[0] != key:
                continue
            if isinstance(holders, list) and len(holders) > 1:
                del holders[0]
            else:
                del self._holders[feature]

    def hits(self, features: Iterable[Hashable]) -> Counter[str]:
        """How many of the features each known key shares."""
        return Counter(chain.from_iterable(self.holders(features)))

    def holders(self, features: Iterable[Hashable]) -> Iterator[Sequence[str]]:
        """The known keys that have a feature, for each that any has."""
        return filter(None, map(self._holders.get, features))
