"""Groups by average linkage, after which who is left alone joins the nearest unless it is surely another.

Near-duplication is not transitive: two groups are joined where their members are near on average, so that a chain of
look-alikes glues no two stories. And to count one origin twice misleads where to count two as one only weakens: a
document that is not surely independent is counted with the nearest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from recoupe.defaults.trace import (
    APART,
    LANGUAGES_OF_A_BUNDLE,
    LEAST_ALONE,
    LEAST_AS_PAIR,
    ONE_ORIGIN,
    SMALL_GROUP,
    STORY_COMPARED_WHOLE,
)

# Whether two keys are of two, whatever they have in common.
Forbids = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Group:
    """Keys that go together, in the order given, and those of them that are there only as not surely another."""

    members: tuple[str, ...]
    doubtful: frozenset[str]


def grouped(
    keys: Sequence[str],
    near: Mapping[tuple[str, str], float],
    languages: Mapping[str, str],
    forbids: Forbids,
    again: Iterable[tuple[str, str]] = (),
) -> list[Group]:
    """The keys in groups; `near` has the probability that two are of one, a pair that it does not have is of two.

    Groups are joined by their average, the nearest first. What stays alone after that, or is a pair, joins the nearest
    group already where it is less near, unless `forbids` says of each pair across the two that they are two, and that
    of the other key of a pair of `again`, however far it is from the rest there. `languages` has that of each key.
    """
    linkage = _Linkage(keys, near, languages)
    linkage.join(ONE_ORIGIN)
    # Among many the nearest is soon near by chance.
    if len(keys) <= STORY_COMPARED_WHOLE:
        linkage.take_in(1, LEAST_ALONE, forbids)
        linkage.take_in(SMALL_GROUP, LEAST_AS_PAIR, forbids)
    linkage.take_in_again(again)
    return linkage.groups()


def connected(keys: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """The keys in the groups that pairs connect, over any number of steps, in the order given."""
    above = {key: key for key in keys}

    def head(key: str) -> str:
        while above[key] != key:
            above[key] = key = above[above[key]]
        return key

    for one, other in pairs:
        above[head(other)] = head(one)
    groups: dict[str, list[str]] = {}
    for key in above:
        groups.setdefault(head(key), []).append(key)
    return list(groups.values())


class _Linkage:
    """Groups by the place of their first member, with the sum of nearness between any two."""

    def __init__(
        self, keys: Sequence[str], near: Mapping[tuple[str, str], float], languages: Mapping[str, str]
    ) -> None:
        self._keys = keys
        self._languages = [languages[key] for key in keys]
        self._members: dict[int, list[int]] = {number: [number] for number in range(len(keys))}
        self._doubtful: set[int] = set()
        self._sums: dict[int, dict[int, float]] = {number: {} for number in range(len(keys))}
        self._within: dict[int, float] = dict.fromkeys(range(len(keys)), 0.0)
        self._place = {key: number for number, key in enumerate(keys)}
        for (first, second), value in near.items():
            one, other = self._place[first], self._place[second]
            self._sums[one][other] = self._sums[other][one] = value

    def groups(self) -> list[Group]:
        return [self._group(sorted(members)) for _, members in sorted(self._members.items())]

    def _group(self, members: Sequence[int]) -> Group:
        doubtful = frozenset(self._keys[number] for number in members if number in self._doubtful)
        return Group(tuple(self._keys[number] for number in members), doubtful)

    def average(self, one: int, other: int) -> float:
        return self._sums[one].get(other, 0.0) / (len(self._members[one]) * len(self._members[other]))

    def join(self, least: float) -> None:
        waiting = [
            (-self.average(one, other), one, other)
            for one, others in self._sums.items()
            for other in others
            if one < other
        ]
        heapify(waiting)
        while waiting:
            negative, one, other = heappop(waiting)
            if -negative < least:
                return
            gone = one not in self._members or other not in self._members
            if gone or self.average(one, other) != -negative:
                continue
            if self._are_translated_apart(one, other):
                continue
            self._merge(one, other)
            for third in self._sums[one]:
                heappush(waiting, (-self.average(one, third), min(one, third), max(one, third)))

    def _are_translated_apart(self, one: int, other: int) -> bool:
        """Whether each is a text with its translations: in the same many languages, and nearer to each other."""
        common = {self._languages[number] for number in self._members[one]}
        common &= {self._languages[number] for number in self._members[other]}
        if len(common) < LANGUAGES_OF_A_BUNDLE:
            return False
        return self.average(one, other) < APART * min(self._cohesion(one), self._cohesion(other))

    def _cohesion(self, group: int) -> float:
        """The average probability of the members of a group to be of one origin with each other."""
        size = len(self._members[group])
        return 2 * self._within[group] / (size * (size - 1)) if size > 1 else 1.0

    def _merge(self, kept: int, gone: int) -> None:
        self._within[kept] += self._within.pop(gone) + self._sums[kept].get(gone, 0.0)
        self._members[kept] += self._members.pop(gone)
        theirs = self._sums.pop(gone)
        mine = self._sums[kept]
        mine.pop(gone, None)
        theirs.pop(kept, None)
        for third, value in theirs.items():
            mine[third] = mine.get(third, 0.0) + value
            del self._sums[third][gone]
        for third, value in mine.items():
            self._sums[third][kept] = value

    def take_in(self, size: int, least: float, forbids: Forbids) -> None:
        """Let groups of that size join the nearest from that average on, the nearest first, unless it is forbidden."""
        small = [number for number, members in self._members.items() if len(members) == size]
        for one in sorted(small, key=lambda number: (-self._nearest(number)[0], number)):
            average, other = self._nearest(one)
            if len(self._members.get(one, ())) != size or average < least:
                continue
            mine, theirs = ([self._keys[number] for number in self._members[place]] for place in (one, other))
            if not all(forbids(first, second) for first in mine for second in theirs):
                self._doubtful.update(self._members[one])
                self._merge(min(one, other), max(one, other))

    def take_in_again(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Let groups of one or two join that of the other key of a pair, the first such pair deciding."""
        for first, second in pairs:
            one, other = (self._group_of(self._place[key]) for key in (first, second))
            small = min(one, other, key=lambda head: (len(self._members[head]), head))
            if one != other and len(self._members[small]) <= SMALL_GROUP:
                self._doubtful.update(self._members[small])
                self._merge(min(one, other), max(one, other))

    def _group_of(self, number: int) -> int:
        return next(head for head, members in self._members.items() if number in members)

    def _nearest(self, alone: int) -> tuple[float, int]:
        found = ((self.average(alone, other), -other) for other in self._sums.get(alone, ()))
        average, other = max(found, default=(0.0, 0))
        return average, -other
