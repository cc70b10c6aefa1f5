"""The keys of the catalogues: what reports say, in modules and templates, and the reasons of every stage."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.extract import extract
from jinja2.ext import babel_extract

from tests.shared import REPOSITORY

KEYWORDS = {"say": None, "count": (1, 2), "clause": (1, 2), "msgid": None}
PACKAGES = ("recoupe", "tasks", "db", "reports", "flows")


def said_in_reports() -> set[str]:
    """Every key that a module or a template of reports says; of a plural pair the singular."""
    return {message if isinstance(message, str) else message[0] for message in _messages()}


def plural_pairs() -> dict[str, str]:
    """The plural form of each key that has one, by its singular."""
    return {message[0]: message[1] for message in _messages() if not isinstance(message, str)}


def _messages() -> Iterator[str | tuple[str, ...]]:
    for path in sorted((REPOSITORY / "reports").rglob("*.py")):
        yield from _extracted(path, "python", {})
    for path in sorted((REPOSITORY / "reports" / "templates").glob("*.j2")):
        yield from _extracted(path, babel_extract, {"extensions": "", "trimmed": "false"})


def _extracted(path: Path, how: Any, options: dict[str, str]) -> Iterator[str | tuple[str, ...]]:
    with path.open("rb") as file:
        for _, message, _, _ in extract(how, file, keywords=KEYWORDS, options=options):
            yield message


def reason_templates() -> dict[str, str]:
    """Every reason template, with the name under which a module called `reasons` keeps it."""
    return {
        value: f"{module}.{name}"
        for module in _reason_modules()
        for name, value in sorted(vars(importlib.import_module(module)).items())
        if name.isupper() and isinstance(value, str)
    }


def _reason_modules() -> list[str]:
    found = []
    for package in PACKAGES:
        folder = REPOSITORY / package
        if (folder / "reasons.py").is_file():
            found.append(f"{package}.reasons")
        for module in pkgutil.walk_packages([str(folder)], f"{package}."):
            if module.name.endswith(".reasons") and module.name not in found:
                found.append(module.name)
    return sorted(found)
