"""The stance backends: what each must do, and where each is found."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from typing import Protocol, cast

from recoupe.errors import ModelFailed, UnknownBackend
from recoupe.model import Claim, StanceScore
from recoupe.moments import Moment

# A new backend is one file and one line here; it is imported only when it is chosen.
BACKENDS: dict[str, str] = {
    "rules": "recoupe.judge.rules:RulesStance",
    "nli": "recoupe.judge.nli:PairModelStance",
    "llm": "recoupe.judge.by_model:LanguageModelStance",
}


class StanceBackend(Protocol):
    """What says whether a passage supports or refutes a claim."""

    name: str

    def judge(
        self, claim: Claim, passage_text: str, language: str, published: Moment | None, as_of_claim: Moment | None
    ) -> StanceScore:
        """What the passage does to the claim's content, whoever says it.

        `published` is when the passage was, `as_of_claim` when the claim was. An empty passage is neutral or
        unknown. Raises `JudgeFailed` when the backend has no usable answer.
        """
        ...


@lru_cache(maxsize=8)
def get_backend(name: str) -> StanceBackend:
    """The backend registered under a name.

    Raises `UnknownBackend` for a name that is not registered, one whose extra is not installed, or one whose model is
    not named or not found.
    """
    where = BACKENDS.get(name)
    if where is None:
        raise UnknownBackend(f"no stance backend {name!r}; there are: {', '.join(sorted(BACKENDS))}")
    module, _, attribute = where.partition(":")
    try:
        return cast("StanceBackend", getattr(import_module(module), attribute)())
    except ImportError as error:
        raise UnknownBackend(f"the stance backend {name!r} needs a package that is not installed: {error}") from error
    except ModelFailed as error:
        raise UnknownBackend(f"the stance backend {name!r} has no model: {error}") from error
