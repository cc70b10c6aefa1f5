"""Quality as a gate: each module measures one stage on labelled sets and on our own goldens."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path

from recoupe.evaluate.figures import Figure
from recoupe.judge.backends import get_backend
from recoupe.settings import DEFAULT_BACKEND

_HERE = Path(__file__).resolve().parent
_REPOSITORY = _HERE.parent.parent
GOLDENS = _REPOSITORY / "tests" / "quality"
BENCH = _REPOSITORY.parent / "shared" / "bench"


def evaluations() -> tuple[str, ...]:
    """The names of all evaluations: the modules of this package but `figures`."""
    return tuple(sorted(path.stem for path in _HERE.glob("*.py") if path.stem not in ("__init__", "figures")))


def run_evaluation(name: str, bench: Path | None = None, backend: str = DEFAULT_BACKEND) -> Iterator[Figure]:
    """The figures of one evaluation; the public sets are left out where `bench` does not exist.

    `backend` is the judge that `stance` measures. Raises `UnknownBackend` where it is not there.
    """
    folder = bench or BENCH
    module = importlib.import_module(f"{__name__}.{name}")
    chosen = {"backend": get_backend(backend)} if name == "stance" else {}
    yield from module.evaluate(folder if folder.is_dir() else None, GOLDENS, **chosen)
