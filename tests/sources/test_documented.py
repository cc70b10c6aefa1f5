"""What is documented of the sources exists, and what exists is documented."""

import pytest

from recoupe.sources import load_registry
from tests.sources.documented import PAGE, field_names, with_table


@pytest.mark.parametrize("name", field_names())
def test_every_field_of_a_source_file_is_explained(name: str) -> None:
    assert f"| `{name}` |" in PAGE.read_text(encoding="utf-8")


def test_every_shipped_source_is_listed_as_it_is() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert with_table(page, load_registry()) == page, "run python -m tests.sources.documented"
