"""What the archive costs: documents indexed a second, the slowest of a hundred searches but five, and memory."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Iterator
from itertools import accumulate, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from db.archive import Archive
from db.engine import open_engine, upgrade
from recoupe.languages import LANGUAGES
from recoupe.model import Document
from recoupe.moments import Moment
from tests.bench.origins import SEED

SIZES = (10_000, 100_000)
SEARCHES = 200
VOCABULARY = 60_000
TITLE_WORDS, TEXT_WORDS = 9, 110
_BATCH = 10_000


def lines() -> Iterator[str]:
    """One line for each size."""
    for size in SIZES:
        with TemporaryDirectory() as folder:
            engine = open_engine(f"sqlite:///{Path(folder) / 'records.sqlite'}")
            upgrade(engine)
            archive = Archive(engine, Path(folder) / "snapshots")
            documents = _documents(size, random.Random(SEED))
            spent = sum(_add(archive, documents[start : start + _BATCH]) for start in range(0, size, _BATCH))
            asked = sorted(_searched(archive, documents))
            on_disk = sum(path.stat().st_size for path in Path(folder).glob("records.sqlite*")) / size
            engine.dispose()
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        p95 = asked[len(asked) * 95 // 100] * 1000
        yield (
            f"{size:,} documents: {size / spent:,.0f} a second, search p50 {asked[len(asked) // 2] * 1000:.0f} ms, "
            f"p95 {p95:.0f} ms, {on_disk:,.0f} bytes each on disk, {memory:,.0f} MB"
        )


def _documents(size: int, chance: random.Random) -> list[Document]:
    """Texts of English words, each as frequent as in a language: the nth once for n of the first (Zipf).

    The most frequent are those that no search asks for; which of the others are is chance.
    """
    known = {str(word) for word in DefaultDictionaryFactory().get_dictionary("en")}
    common = sorted(LANGUAGES["en"].stop_words)
    words = common + chance.sample(sorted(known.difference(common)), VOCABULARY - len(common))
    drawn = list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
    day = Moment.parse("2030-01-01")
    found = []
    for number in range(size):
        told = chance.choices(words, cum_weights=drawn, k=TITLE_WORDS + TEXT_WORDS)
        title, text = " ".join(told[:TITLE_WORDS]), " ".join(told[TITLE_WORDS:])
        found.append(Document(str(number), f"https://x.example/{number}", "Post", day, "en", title, text))
    return found


def _add(archive: Archive, documents: list[Document]) -> float:
    """Seconds to add the documents."""
    started = time.perf_counter()
    archive.add_documents(documents)
    return time.perf_counter() - started


def _searched(archive: Archive, documents: list[Document]) -> Iterator[float]:
    """Seconds of each search: for the title of a document, or half of it."""
    chance = random.Random(SEED)
    for number, document in enumerate(islice(iter(lambda: chance.choice(documents), None), SEARCHES)):
        words = document.title if number % 2 else " ".join(document.title.split()[: TITLE_WORDS // 2])
        started = time.perf_counter()
        archive.search(words, limit=20)
        yield time.perf_counter() - started
