"""What is documented exists, and what exists is documented."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from db.settings import Settings
from flows.cli import app
from recoupe.model import Modifier, Stance, Verdict
from tests.shared import REPOSITORY

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
PAGES = {path.name: path.read_text(encoding="utf-8") for path in (REPOSITORY / "docs").rglob("*.md")}
SHELL_BLOCKS = re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
COMMANDS = [
    line
    for block in SHELL_BLOCKS
    for line in block.splitlines()
    if line.startswith("recoupe ") and "evaluate" not in line
]


def _command_names() -> list[str]:
    names: list[str] = []
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        inner = getattr(command, "commands", None)
        names.extend([f"{name} {one}" for one in inner] if inner else [name])
    return names


@pytest.mark.parametrize("name", _command_names())
def test_every_command_is_in_the_readme(name: str) -> None:
    first, _, second = name.partition(" ")
    row = next((line for line in README.splitlines() if line.startswith(f"| `recoupe {first}")), "")
    row = row if not second or f"`{second}`" in row or f" {second}`" in row else ""
    rows = [line for line in README.splitlines() if f"`recoupe {name}" in line]
    assert row or rows, f"{name} has no row in the README's table"


def test_every_command_explains_itself_and_its_options() -> None:
    def check(name: str, command: object) -> None:
        assert getattr(command, "help", ""), f"{name} has no help"
        for parameter in command.params:  # type: ignore[attr-defined]
            assert getattr(parameter, "help", None), f"{name} {parameter.name} has no help"
        for inner_name, inner in getattr(command, "commands", {}).items():
            check(f"{name} {inner_name}", inner)

    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        check(name, command)


@pytest.mark.parametrize("word", [*Verdict, *Modifier, *Stance])
def test_every_verdict_modifier_and_stance_is_explained(word: str) -> None:
    assert any(f"`{word}`" in page for page in PAGES.values())


@pytest.mark.parametrize(
    "setting",
    [
        *(f"RECOUPE_{name.upper()}" for name in Settings.model_fields),
        "RECOUPE_SOURCES",
        "RECOUPE_LLM_MODEL",
        "RECOUPE_LLM_URL",
        "RECOUPE_LLM_KEY",
        "RECOUPE_NLI_MODEL",
        "PREFECT_API_URL",
    ],
)
def test_every_setting_is_in_the_readme(setting: str) -> None:
    assert f"`{setting}`" in README


def test_links_between_pages_lead_somewhere() -> None:
    for page in [REPOSITORY / "README.md", REPOSITORY / "CONTRIBUTING.md", *(REPOSITORY / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.slow(seconds=30)
def test_the_readmes_commands_run_in_order(tmp_path: Path) -> None:
    environment = {**os.environ, "RECOUPE_HOME": str(tmp_path / "desk"), "COLUMNS": "100"}
    for line in COMMANDS:
        words = [str(tmp_path / word) if word.startswith("out/") else word for word in shlex.split(line)[1:]]
        done = subprocess.run(
            [sys.executable, "-m", "flows.cli", *words],
            cwd=REPOSITORY,
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout.strip(), f"{line} printed nothing"
