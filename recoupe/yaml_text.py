"""YAML as plain values, by the loader in C where PyYAML was built with one: it is ten times as fast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

# Both build plain values only.
if TYPE_CHECKING:
    SafeLoader = yaml.SafeLoader
else:
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load_yaml(text: str, loader: type[yaml.SafeLoader] = SafeLoader) -> Any:  # noqa: ANN401
    """The content of a YAML text. Raises `yaml.YAMLError` where it is none."""
    try:
        return yaml.load(text, loader)  # noqa: S506
    except ValueError as error:  # a date that no calendar has
        raise yaml.YAMLError(str(error)) from error
