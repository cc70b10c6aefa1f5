"""What judging keeps of the texts it has read is bounded, so that the millionth pair needs no more than the first."""

from __future__ import annotations

import gc
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from types import FunctionType, ModuleType

import pytest

import recoupe
from recoupe.judge.backends import get_backend
from recoupe.judge.pairs import judge_pair
from recoupe.moments import Moment

MEGABYTES = 120  # of all that full caches keep; a process with its lexicons has 110 before it reads a text
PAIRS = 150
DAY = Moment.parse("2030-05-01")
# Read once at the start, and by few arguments: sources, topics, patterns of a language.
FEW = frozenset(["recoupe.topics", "recoupe.sources", "recoupe.reading.corrections"])


def caches() -> Iterator[_lru_cache_wrapper[object]]:
    """Every cache of a function of the method."""
    for module in pkgutil.walk_packages(recoupe.__path__, "recoupe."):
        if "." in module.name:
            importlib.import_module(module.name)
    for one in gc.get_objects():
        if isinstance(one, _lru_cache_wrapper) and str(one.__module__).startswith("recoupe."):
            yield one


def test_every_cache_is_bounded() -> None:
    unbounded = [one for one in caches() if one.cache_parameters()["maxsize"] is None]
    growing = [one for one in unbounded if inspect.signature(one).parameters and one.__module__ not in FEW]
    assert [f"{one.__module__}.{one.__qualname__}" for one in growing] == []


@pytest.mark.slow(seconds=2)
def test_what_full_caches_hold_stays_small() -> None:
    judge_new(0)
    known = {id(one) for one in gc.get_objects()}  # the lexicons and patterns, which every process has
    for number in range(PAIRS):
        judge_new(number + 1)
    full = {f"{one.__module__}.{one.__qualname__}": size_when_full(one, known) for one in caches()}
    largest = sorted(full.items(), key=lambda pair: -pair[1])[:5]
    assert sum(full.values()) < MEGABYTES * 1e6, largest


def judge_new(number: int) -> None:
    """Judge a pair of two texts that nobody has read."""
    town = f"Dravelburg{number}"
    judge_pair(
        f"At least {number + 3} people were killed when the dam of {town} broke, the fire service of {town} said.",
        f"Rescuers in {town} said that {number + 5} people had died. “We need {number + 7} doctors,” the mayor of "
        f"{town} added on Monday, and denied that the school of {town} had been closed.",
        "en",
        "en",
        DAY,
        DAY,
        get_backend("rules"),
    )


def size_when_full(cache: _lru_cache_wrapper[object], known: set[int]) -> float:
    """Bytes of a full cache, by what its present entries hold and no cache before it does."""
    state = cache.cache_info()
    if not state.currsize:
        return 0.0
    return size(cache, known) / state.currsize * (state.maxsize or state.currsize)


def size(root: object, known: set[int]) -> int:
    """Bytes of all that hangs on an object and is not known yet."""
    total, waiting = 0, gc.get_referents(root)
    while waiting:
        one = waiting.pop()
        if id(one) in known or isinstance(one, (type, ModuleType, FunctionType, _lru_cache_wrapper)):
            continue
        known.add(id(one))
        total += sys.getsizeof(one)
        waiting += gc.get_referents(one)
    return total
