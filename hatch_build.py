"""The build compiles the concept lexicon to tables: for a wheel, and for an editable installation as well."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ConceptTables(BuildHookInterface[Any]):
    """Writes each table beside its YAML and has the wheel take it along, which git does not know."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile before files are collected. Raises `ValueError` for a lexicon that breaks its format."""
        sys.path.insert(0, self.root)
        try:
            from recoupe.concept_files import FOLDERS, write_table
        finally:
            sys.path.remove(self.root)
        for folder in FOLDERS:
            write_table(Path(self.root, folder))
            build_data["artifacts"].append(f"/{folder}/table.json")
