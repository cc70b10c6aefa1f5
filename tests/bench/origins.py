"""What it costs to trace many documents to their origins: seeded made-up news, half of it reprinted or rewritten."""

from __future__ import annotations

import math
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta

from recoupe.model import Document
from recoupe.moments import Moment
from recoupe.trace.documents import trace_documents

SIZES = (1_000, 10_000, 100_000)
SEED = 20_261_123
OUTLETS = 600
_SYLLABLES = "bar dor vel kan mor ti sal ven rok lin pra gol fen tur mas del".split()
_WHAT = ("bridge", "school", "harbour", "factory", "hospital", "dam", "market", "railway", "refinery", "museum")
_HOW = ("closed", "caught fire", "was flooded", "reopened", "was sold", "was evacuated", "went on strike")
_WHO = ("mayor", "police chief", "spokesman", "director", "prosecutor", "union leader")
_BECAUSE = (
    "after heavy rain",
    "because of a court order",
    "after a vote",
    "following an inspection",
    "without warning",
)


def lines() -> Iterator[str]:
    """Seconds, memory and the exponent of growth for each size."""
    before: tuple[int, float] | None = None
    for size in SIZES:
        documents = news(size, random.Random(SEED))
        start = time.perf_counter()
        origins = len({found.origin for found in trace_documents(documents)})
        seconds = time.perf_counter() - start
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        grown = f", exponent {math.log(seconds / before[1]) / math.log(size / before[0]):.2f}" if before else ""
        stories = len({document.id.split("/")[0] for document in documents})
        yield (
            f"{size:,} documents of {stories:,} stories: {seconds:.1f} s, {origins:,} origins, {memory:,.0f} MB{grown}"
        )
        before = (size, seconds)


def news(size: int, chance: random.Random) -> list[Document]:
    """That many documents; a story is told by one to nine outlets, as it was, shortened, or in other words."""
    outlets = [f"{_name(chance)} {kind}" for kind in ("Post", "Times", "Courier") for _ in range(OUTLETS // 3)]
    documents: list[Document] = []
    number = 0
    while len(documents) < size:
        day = date(2030, 1, 1) + timedelta(days=number * 365 * 4 // size)
        for place, text in enumerate(_tellings(chance)):
            outlet = chance.choice(outlets)
            title = text.split(",")[0]
            identity = f"{number}/{place}"
            documents.append(Document(identity, "", outlet, Moment.of_day(day), "en", title, text))
        number += 1
    return documents[:size]


def _tellings(chance: random.Random) -> Iterator[str]:
    town, name, region = _name(chance), f"{_name(chance)} {_name(chance)}", _name(chance)
    what, how, why = chance.choice(_WHAT), chance.choice(_HOW), chance.choice(_BECAUSE)
    who, first, second = chance.choice(_WHO), chance.randint(20, 9_000), chance.randint(20, 900)
    lead = f"The {what} of {town} {how} on Tuesday {why}, {who} {name} said."
    rest = [
        f"{name} said {first} people in {region} were told about it.",
        f"Repairs will cost {second} million crowns and take until the spring, he added.",
    ]
    yield " ".join([lead, *rest])
    for _ in range(chance.choice((0, 0, 1, 2, 3, 8))):
        yield chance.choice(
            (" ".join([lead, *rest]), f"{lead} {rest[0]}", _rewritten(town, name, who, what, how, first))
        )


def _rewritten(town: str, name: str, who: str, what: str, how: str, first: int) -> str:
    return f"In {town}, the {what} {how}, according to {who} {name}. Some {first} people had been informed."


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(4)).capitalize()
