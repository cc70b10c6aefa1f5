"""Work side by side, one lane a host: a slow or dead host keeps only its own lane waiting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")
R = TypeVar("R")


def in_lanes(work: Callable[[T], R], inputs: Sequence[T], url_of: Callable[[T], str], most: int) -> list[R]:
    """The results in the order of the inputs. Each host has a lane, and at most `most` lanes go on at once.

    The longest lanes start first, because they end last.
    """
    lanes: dict[str, list[int]] = {}
    for place, one in enumerate(inputs):
        lanes.setdefault(urlsplit(url_of(one)).netloc, []).append(place)
    done: dict[int, R] = {}

    def drive(places: Sequence[int]) -> None:
        for place in places:
            done[place] = work(inputs[place])

    if lanes:
        with ThreadPoolExecutor(max_workers=min(most, len(lanes))) as pool:
            for finished in [pool.submit(drive, lane) for lane in sorted(lanes.values(), key=len, reverse=True)]:
                finished.result()
    return [done[place] for place in range(len(inputs))]
