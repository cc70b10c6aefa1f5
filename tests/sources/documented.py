"""The part of docs/sources.md that follows from the code: fields and shipped sources.

`python -m tests.sources.documented` writes it anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from recoupe.source_files import Checks, Feed, Letter, Listing, Politeness, SavePage, SearchPage, Selectors, Source
from recoupe.sources import Registry, load_registry
from tests.shared import REPOSITORY

PAGE = REPOSITORY / "docs" / "sources.md"
BLOCKS: dict[str, type[BaseModel]] = {
    "letters": Letter,
    "feeds": Feed,
    "search": SearchPage,
    "listing": Listing,
    "save": SavePage,
    "selectors": Selectors,
    "politeness": Politeness,
    "checks": Checks,
}
BEGIN, END = "<!-- sources: begin -->", "<!-- sources: end -->"


def field_names() -> Iterator[str]:
    """Every field of a source file, those of blocks as `block.field`; the key is the file's name."""
    for name in Source.model_fields:
        if name != "key":
            yield name
    for block, spec in BLOCKS.items():
        for name in spec.model_fields:
            yield f"{block}.{name}"


def source_table(registry: Registry) -> str:
    """The shipped sources by bloc, as Markdown."""
    rows = ["| file | title | bloc | kind | letters |", "|---|---|---|---|---|"]
    for source in sorted(registry.sources, key=lambda one: (one.bloc, one.key)):
        letters = (
            ", ".join(f"{subject} {letter.letter}" for subject, letter in source.letters.items()) or "never evidence"
        )
        rows.append(f"| `{source.key}` | {source.title} | {source.bloc} | {source.kind} | {letters} |")
    return "\n".join(rows)


def with_table(page: str, registry: Registry) -> str:
    """The page with its list of sources up to date."""
    block = f"{BEGIN}\n{source_table(registry)}\n{END}"
    return re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: block, page, flags=re.DOTALL)


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8"), load_registry()), encoding="utf-8")
