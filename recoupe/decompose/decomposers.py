"""The decomposers: what each must do, and where each is found. The rules are the default and need nothing."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Protocol, cast

from recoupe.errors import UnknownBackend
from recoupe.model import Article, Decomposition

# A new decomposer is one file and one line here; it is imported only when it is chosen.
DECOMPOSERS: dict[str, str] = {
    "rules": "recoupe.decompose.decomposing:decompose",
    "llm": "recoupe.decompose.by_model:decompose",
}


class Decomposer(Protocol):
    """What makes claims of an article."""

    def __call__(self, article: Article) -> Decomposition:
        """The claims of an article in the order of its text, each with exact spans.

        Raises `ModelFailed` where a model is asked and none is named.
        """
        ...


@lru_cache(maxsize=8)
def get_decomposer(name: str) -> Decomposer:
    """The decomposer registered under a name.

    Raises `UnknownBackend` for a name that is not registered, or one whose extra is not installed.
    """
    where = DECOMPOSERS.get(name)
    if where is None:
        raise UnknownBackend(f"no decomposer {name!r}; there are: {', '.join(sorted(DECOMPOSERS))}")
    module, _, attribute = where.partition(":")
    try:
        found = getattr(import_module(module), attribute)
    except ImportError as error:
        raise UnknownBackend(f"the decomposer {name!r} needs a package that is not installed: {error}") from error
    return cast("Decomposer", found)
