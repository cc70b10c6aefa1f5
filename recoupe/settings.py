"""What a desk chooses for a run: topic, backend, registry; and the hash that names the choice."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from recoupe import defaults
from recoupe.ids import sha256_hex
from recoupe.sources import Registry, load_registry
from recoupe.topics import Topic, load_topic

DEFAULT_BACKEND = "rules"
DEFAULT_DECOMPOSER = "rules"
NEUTRAL_TOPIC = "neutral"
_HASH_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Method:
    """The configuration of a run."""

    registry: Registry
    topic: Topic
    backend: str = DEFAULT_BACKEND
    decomposer: str = DEFAULT_DECOMPOSER

    @property
    def configuration(self) -> str:
        """A hash over everything that can change a result: constants, topic, letters, decomposer and backend."""
        content = {
            "constants": published_constants(),
            "topic": self.topic.model_dump(mode="json"),
            "sources": sha256_hex(self.registry.content.encode()),
            "backend": self.backend,
            "decomposer": self.decomposer,
        }
        return sha256_hex(json.dumps(content, sort_keys=True, ensure_ascii=False).encode())[:_HASH_DIGITS]


def load_method(
    topic: str = NEUTRAL_TOPIC, backend: str = DEFAULT_BACKEND, decomposer: str = DEFAULT_DECOMPOSER
) -> Method:
    """The method with the shipped registry and the topic of that name.

    Raises `BadSource` for an unknown topic or a broken source file, `UnknownBackend` for an unknown backend or
    decomposer.
    """
    from recoupe.decompose.decomposers import get_decomposer
    from recoupe.judge.backends import get_backend

    get_backend(backend)
    get_decomposer(decomposer)
    return Method(load_registry(), load_topic(topic), backend, decomposer)


def published_constants() -> dict[str, dict[str, str]]:
    """Every constant of `recoupe.defaults`, by module and name, as text."""
    modules = sorted(module.name for module in pkgutil.iter_modules(defaults.__path__))
    return {name: _constants(f"{defaults.__name__}.{name}") for name in modules}


def _constants(module_name: str) -> dict[str, str]:
    module = importlib.import_module(module_name)
    return {name: _stable(value) for name, value in sorted(vars(module).items()) if name.isupper()}


def _stable(value: object) -> str:
    """The same text in every process: sets and mappings have no order of their own."""
    if isinstance(value, set | frozenset):
        return f"{{{', '.join(sorted(map(_stable, value)))}}}"
    if isinstance(value, Mapping):
        return f"{{{', '.join(sorted(f'{_stable(key)}: {_stable(one)}' for key, one in value.items()))}}}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_stable, value))}]"
    return repr(value)


@cache
def engine_version() -> str:
    """The installed version of Recoupe, or `0` when it runs uninstalled."""
    try:
        return version("recoupe")
    except PackageNotFoundError:
        return "0"
