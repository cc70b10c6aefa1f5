"""The page on the method and the constants say the same."""

import re
from pathlib import Path

import pytest

from recoupe.defaults import judge, score, trace

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
STATED = re.compile(
    r"`(?P<name>[A-Z][A-Z_]+)(?:\[\"(?P<key>\w)\"\])?`\s=\s(?P<value>[A-F](?!\w)|[\d.]+\d|\d(?:(?:, [\d.]+)*))"
)
LISTS = re.compile(r"`PROBED_WEIGHTS` = ([\d., ]+\d)")


def _constants() -> dict[str, object]:
    named = {**vars(score), **vars(trace)}
    # A set holds words, not numbers: which concepts and metrics mean what.
    single = {name: value for name, value in named.items() if name.isupper() and not isinstance(value, frozenset)}
    letters = {f"RELIABILITY {letter}": value for letter, value in score.RELIABILITY.items()}
    return {name: value for name, value in single.items() if not isinstance(value, dict | tuple)} | letters


def _stated() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in STATED.finditer(PAGE):
        name = f"{match['name']} {match['key']}" if match["key"] else match["name"]
        found.setdefault(name, set()).add(match["value"])
    return found


@pytest.mark.parametrize("name", sorted(_constants()))
def test_every_constant_is_on_the_page_with_its_value(name: str) -> None:
    value = _constants()[name]
    stated = _stated().get(name, set())
    assert stated, f"docs/method.md does not name {name}"
    assert all(one == value if isinstance(value, str) else float(one) == value for one in stated)


def test_the_page_names_no_constant_that_is_gone() -> None:
    known = {**vars(judge), **_constants()}
    stated = {name: values for name, values in _stated().items() if name != "PROBED_WEIGHTS"}
    assert set(stated) <= set(known)
    assert [name for name, values in stated.items() if name in vars(judge) and values != {f"{known[name]:g}"}] == []


def test_the_probed_weights_are_on_the_page() -> None:
    listed = LISTS.search(PAGE)
    assert listed is not None
    assert tuple(float(one) for one in listed[1].split(",")) == score.PROBED_WEIGHTS
