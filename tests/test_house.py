"""The promises of the house about itself: sizes, names and places."""

import ast
from pathlib import Path
from statistics import median

import pytest

from tests.shared import REPOSITORY

PACKAGES = ("recoupe", "flows", "tasks", "db", "reports")
MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 60
MAX_MEDIAN_FUNCTION_LINES = 10
BANNED_NAMES = {"utils", "helpers", "common", "base", "misc", "manager"}

FILES = sorted(path for package in PACKAGES for path in (REPOSITORY / package).rglob("*.py"))


def _functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_file_is_of_a_size_a_reader_can_hold(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    assert lines <= MAX_FILE_LINES
    long = [
        f"{function.name}: {_length(function)}"
        for function in _functions(path)
        if _length(function) > MAX_FUNCTION_LINES
    ]
    assert not long


def test_functions_are_short_in_the_median() -> None:
    lengths = [_length(function) for path in FILES for function in _functions(path)]
    assert median(lengths) <= MAX_MEDIAN_FUNCTION_LINES


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert not [path for path in FILES if path.stem in BANNED_NAMES]


def test_no_handler_catches_everything() -> None:
    bare = [
        f"{path}:{node.lineno}"
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and node.type is None
    ]
    assert not bare


def test_yaml_files_end_in_yml_but_prefects_own() -> None:
    found = [path for path in REPOSITORY.rglob("*.yaml") if ".venv" not in path.parts]
    assert [path.name for path in found] == ["prefect.yaml"]
