"""Reports look as they were last looked at."""

from pathlib import Path

import pytest
from PIL import Image
from selenium import webdriver

from tests.reports.browser import browser
from tests.reports.goldens import FOLDER, difference, first_screen, pictures, views

__all__ = ["browser"]
pytestmark = pytest.mark.slow(seconds=5)
NAMES = ("kursk", "changed", "no_claim", "reprints", "sixty_claims", "all_refuted", "nothing_found")
# Another build of Chromium or of a font moves edges by a pixel; a part that moved or lost its colour differs by more.
MOST_DIFFERENCE = 0.03
REDRAW = "look at the report; if it is right, `python -m tests.reports.goldens` draws the goldens anew"


def test_every_case_has_its_goldens() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.json")) == sorted(NAMES) == sorted(views())


@pytest.mark.parametrize("name", NAMES)
def test_the_first_screen_says_what_it_said(name: str) -> None:
    golden = (FOLDER / f"{name}.json").read_text(encoding="utf-8")
    assert first_screen(views()[name]) == golden, REDRAW


@pytest.mark.browser
@pytest.mark.parametrize("name", NAMES)
def test_the_report_looks_as_it_did(browser: webdriver.Chrome, tmp_path: Path, name: str) -> None:
    for kind, picture in pictures(browser, views()[name], tmp_path):
        with Image.open(FOLDER / f"{name}-{kind}.png") as golden:
            assert golden.size == picture.size, f"{name} {kind}: {REDRAW}"
            assert difference(golden.convert("L"), picture) < MOST_DIFFERENCE, f"{name} {kind}: {REDRAW}"
