"""The table of the lexicon says what the YAML says, and never keeps a change of the YAML from being read."""

import shutil
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from recoupe.concept_files import FOLDERS, TABLE, read_rows, write_table
from recoupe.concepts import Concept, read_lexicon
from tests.shared import REPOSITORY

TOPIC = "events:\n  thaw: {fr: [dégel*], en: [thaw*], ru: [оттепел*], uk: [відлиг*], ko: [해빙]}\n"


def concepts(folder: Path) -> list[Concept]:
    return list(read_lexicon(folder))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "weather.yml").write_text(TOPIC, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("shipped", FOLDERS)
def test_table_and_yaml_give_equal_lexicons(shipped: str, tmp_path: Path) -> None:
    for path in (REPOSITORY / shipped).glob("*.yml"):
        shutil.copy(path, tmp_path)
    from_yaml = concepts(tmp_path)
    write_table(tmp_path)
    assert concepts(tmp_path) == from_yaml
    assert from_yaml


def test_the_table_is_what_is_read(folder: Path) -> None:
    table = write_table(folder)
    table.write_text(table.read_text(encoding="utf-8").replace("dégel*", "fonte"), encoding="utf-8")
    assert read_rows(folder)[0].fr == ["fonte"]


@pytest.mark.parametrize("name", ["weather.yml", "sky.yml"])
def test_a_file_that_is_changed_or_new_is_heeded(folder: Path, name: str) -> None:
    write_table(folder)
    (folder / name).write_text(TOPIC.replace("thaw:", "melt:"), encoding="utf-8")
    assert "melt" in {one.id for one in read_rows(folder)}


def test_a_file_that_is_gone_is_heeded(folder: Path) -> None:
    shutil.copy(folder / "weather.yml", folder / "zenith.yml")
    (folder / "weather.yml").write_text(TOPIC.replace("thaw:", "melt:"), encoding="utf-8")
    write_table(folder)
    (folder / "zenith.yml").unlink()
    assert [one.id for one in read_rows(folder)] == ["melt"]


def test_a_concept_written_twice_is_refused_at_build(folder: Path) -> None:
    shutil.copy(folder / "weather.yml", folder / "again.yml")
    with pytest.raises(ValueError, match=r"'thaw' is written twice, the second time in weather\.yml"):
        write_table(folder)
    assert not (folder / TABLE).exists()


@pytest.mark.slow
def test_a_wheel_has_tables_of_just_its_files(tmp_path: Path) -> None:
    tree, unpacked = tmp_path / "tree", tmp_path / "unpacked"
    shutil.copytree(REPOSITORY, tree, ignore=shutil.ignore_patterns(".*", "out", "tests", TABLE))
    shutil.copy(REPOSITORY / ".gitignore", tree)
    built = next(WheelBuilder(str(tree)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(built) as wheel:
        wheel.extractall(unpacked)
    for folder in FOLDERS:
        table = (unpacked / folder / TABLE).read_bytes()
        assert write_table(unpacked / folder).read_bytes() == table
