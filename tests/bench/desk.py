"""What a desk's campaign costs: articles a minute, growth, and looking again at what did not change."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.shared import REPOSITORY

SEED = 20241216
SIZES = (100, 300)
AS_OF = "2032-03-10"
CLAIMS = 5
DOCUMENTS = 4
_SYLLABLES = "ba bel cor dan el fen gor hal in jor kel lun mar nor ol pra quil ros sel tor ul ven wes yar zan".split()
_EVENTS = (
    "{number} people were evacuated from {town} on {day} March after the river rose, the mayor of {town} said.",
    "The bridge at {town} closed on {day} March for {number} weeks of repair, the council of {town} announced.",
    "At least {number} houses in {town} lost power on {day} March, the utility of {town} reported.",
    "The clinic of {town} treated {number} patients on {day} March, its director said.",
    "Farmers near {town} lost {number} cattle in the flood of {day} March, the union of {town} said.",
)
_PAGE = """<html lang="en"><head><title>{title}</title><meta property="article:published_time"
content="2032-03-08T08:00:00+00:00"><meta property="og:site_name" content="{outlet}"></head>
<body><article><h1>{title}</h1>{body}</article></body></html>"""


@dataclass(frozen=True, slots=True)
class Campaign:
    """What one pass over the articles took: seconds, and the most memory of any process in MB."""

    seconds: float
    memory_mb: float
    done: int


def lines() -> Iterator[str]:
    """The figures, one a line."""
    for size in SIZES:
        for runner in ("threads", "dask"):
            with TemporaryDirectory() as folder:
                yield from _measured(Path(folder), size, runner)


def _measured(home: Path, size: int, runner: str) -> Iterator[str]:
    make_desk(home, size)
    first = _pass(home, runner, "watch", str(home / "articles"), "--offline", "--as-of", AS_OF, "--most", str(size))
    disk = sum(one.stat().st_size for one in (home / "desk").rglob("*") if one.is_file()) / size / 1024
    rate, memory = 60 * first.done / first.seconds, first.memory_mb
    yield f"{size} articles, {runner}: {rate:.0f} a minute, {memory:.0f} MB, {disk:.0f} KB an article on disk"
    if runner == "threads":
        again = _pass(home, runner, "reverify", "--all", "--as-of", AS_OF)
        yield f"{again.done} looked at again unchanged: {first.seconds / again.seconds:.1f} times cheaper"


def make_desk(home: Path, size: int) -> None:
    """Articles of known claims in a folder, and an archive with what other outlets say of the same events."""
    rng = random.Random(SEED)
    (home / "articles").mkdir(parents=True)
    rows = []
    for number in range(size):
        town = "".join(rng.choices(_SYLLABLES, k=3)).capitalize()
        said = [
            one.format(town=town, number=rng.randint(3, 90), day=rng.randint(1, 7))
            for one in rng.sample(_EVENTS, CLAIMS)
        ]
        body = "".join(f"<p>{sentence}</p>" for sentence in said)
        page = _PAGE.format(title=f"Flood at {town}", outlet="The Estuary", body=body)
        (home / "articles" / f"{number:06}.html").write_text(page, encoding="utf-8")
        rows += [_row(rng, town, said, number, outlet) for outlet in range(DOCUMENTS)]
    (home / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    _recoupe(home, "threads", "archive", "add", str(home / "rows.jsonl"))


def _row(rng: random.Random, town: str, said: list[str], number: int, outlet: int) -> dict[str, str]:
    """A document that says some of it too, and some of it otherwise."""
    told = rng.sample(said, 3)
    changed = re.sub(r"\b\d+\b", str(rng.randint(100, 300)), told[0], count=1)
    return {
        "url": f"https://outlet{outlet}.example/{number}",
        "publisher": f"Outlet {outlet}",
        "published": f"2032-03-0{rng.randint(8, 9)}",
        "language": "en",
        "title": f"News from {town}",
        "text": " ".join((changed, *told[1:])),
    }


def _pass(home: Path, runner: str, *words: str) -> Campaign:
    started = time.perf_counter()
    output = _recoupe(home, runner, *words)
    seconds = time.perf_counter() - started
    counted = re.search(r"(\d+) articles verified", output)
    done = int(counted[1]) if counted else output.count("nothing changed")
    return Campaign(seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024, done)


def _recoupe(home: Path, runner: str, *words: str) -> str:
    settings = {"RECOUPE_HOME": str(home / "desk"), "RECOUPE_TASK_RUNNER": runner, "DO_NOT_TRACK": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", *words],
        cwd=REPOSITORY,
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-800:])
    return done.stdout
