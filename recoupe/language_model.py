"""The model that tells languages of the Latin script apart: unpacked once on a machine, and then only opened.

Unpacking takes most of a second at every start; opened, no more of it is read than a text asks for.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path
from tempfile import mkdtemp

import numpy as np
from platformdirs import user_cache_dir
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
from py3langid.modelio import load_model

# What py3langid's model consists of, in its own order and by its own names.
_PARTS = ("ptc", "pc", "classes", "nextmove", "row", "output")


def rank(text: str) -> tuple[str, ...]:
    """The codes of all languages, the likeliest first."""
    return tuple(str(code) for code, _ in _identifier().rank(text))


@cache
def _identifier() -> LanguageIdentifier:
    folder = Path(user_cache_dir("recoupe")) / f"py3langid-{version('py3langid')}"
    try:
        if not folder.is_dir():
            unpack(folder)
        return opened(folder)
    except (OSError, EOFError, ValueError):
        # Where nothing can be kept, or what was kept is damaged, the model comes out of its package.
        return LanguageIdentifier.from_model_file(MODEL_FILE)


def unpack(folder: Path) -> None:
    """Keep the model in a folder: all of it, or nothing. Raises `OSError` where that cannot be written."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(mkdtemp(prefix=f"{folder.name}-", dir=folder.parent))
    try:
        for name, values in zip(_PARTS, load_model(MODEL_DIR / MODEL_FILE), strict=True):
            np.save(part / f"{name}.npy", np.asarray(values), allow_pickle=False)
        part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def opened(folder: Path) -> LanguageIdentifier:
    """The model in a folder. Raises `OSError`, `EOFError` or `ValueError` where it is not whole."""
    ptc, pc, classes, nextmove, row, output = (
        np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False)) for name in _PARTS
    )
    # A view gives plain numbers, one at a time, as the walk over a text's bytes takes them.
    steps: Sequence[int] = memoryview(nextmove.data)
    return LanguageIdentifier(ptc, pc, classes.tolist(), steps, output.tolist(), tk_row=row.tolist())
