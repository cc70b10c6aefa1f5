"""Concepts on disk: the YAML that people write, one file a topic, and the table that the build compiles from it.

A table stands for exactly the files that it was made from: where one of them is another now, the YAML is read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict

from recoupe.whole_files import write_whole
from recoupe.yaml_text import load_yaml

Sort = Literal["event", "state", "thing", "speech"]
# The table of a folder lies beside its YAML.
TABLE = "table.json"
# Where the package keeps concepts, from the folder that holds the package.
FOLDERS = ("recoupe/concepts/data", "recoupe/concepts/talk", "recoupe/trace/data")
_SUFFIX = ".yml"


class Entry(BaseModel):
    """What is written of a concept: its words in each language, its opposites, and what it is a case of."""

    model_config = ConfigDict(extra="forbid")

    broader: tuple[str, ...] = ()
    antonyms: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    uk: tuple[str, ...] = ()
    ko: tuple[str, ...] = ()


class _TopicFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    events: dict[str, Entry] = {}
    states: dict[str, Entry] = {}
    things: dict[str, Entry] = {}
    speech: dict[str, Entry] = {}

    def entries(self) -> Iterator[tuple[Sort, str, Entry]]:
        """Each entry of the file with its sort and id, in the order written."""
        sections = (self.events, self.states, self.things, self.speech)
        for sort, section in zip(get_args(Sort), sections, strict=True):
            for concept, entry in section.items():
                yield sort, concept, entry


class Row(NamedTuple):
    """An entry that was found to be right, as a table keeps it; `topic` is the file it stands in."""

    id: str
    topic: str
    sort: Sort
    broader: Sequence[str]
    antonyms: Sequence[str]
    fr: Sequence[str]
    en: Sequence[str]
    ru: Sequence[str]
    uk: Sequence[str]
    ko: Sequence[str]


def read_rows(folder: Traversable) -> list[Row]:
    """The concepts of a folder: out of its table where that was made of just these files, else out of the YAML.

    Raises `ValueError` for a concept that is written twice.
    """
    files = _yaml_files(folder)
    table = folder.joinpath(TABLE)
    if table.is_file():
        kept = json.loads(table.read_bytes())
        if kept["stamp"] == _stamp(files):
            return [Row(*row) for row in kept["rows"]]
    return _rows_of_yaml(files)


def write_table(folder: Path) -> Path:
    """Compile the YAML of a folder to its table; returns where that lies. Raises `ValueError` as `read_rows` does."""
    files = _yaml_files(folder)
    content = {"stamp": _stamp(files), "rows": _rows_of_yaml(files)}
    table = folder / TABLE
    write_whole(table, json.dumps(content, ensure_ascii=False, separators=(",", ":")))
    return table


def _yaml_files(folder: Traversable) -> list[tuple[str, bytes]]:
    """The topics of a folder with what their files hold, by name."""
    found = sorted((one for one in folder.iterdir() if one.name.endswith(_SUFFIX)), key=lambda one: one.name)
    return [(one.name.removesuffix(_SUFFIX), one.read_bytes()) for one in found]


def _stamp(files: Sequence[tuple[str, bytes]]) -> str:
    """A hash over the files, and over this module: other code might read them otherwise."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for topic, content in files:
        digest.update(f"\0{topic}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _rows_of_yaml(files: Sequence[tuple[str, bytes]]) -> list[Row]:
    rows: dict[str, Row] = {}
    for topic, content in files:
        loaded: Any = load_yaml(content.decode())
        for sort, concept, entry in _TopicFile.model_validate(loaded).entries():
            if concept in rows:
                raise ValueError(f"concept {concept!r} is written twice, the second time in {topic}{_SUFFIX}")
            rows[concept] = Row(concept, topic, sort, **dict(entry))
    return list(rows.values())
