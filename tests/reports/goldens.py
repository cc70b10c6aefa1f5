"""Golden first screens and pictures of reports. `python -m tests.reports.goldens` draws them anew, to be looked at."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from PIL import Image
from selenium import webdriver

from recoupe.model import Bearing, Verification
from recoupe.versions import PastVersion
from reports.html import render_html
from reports.parts import View
from reports.view import build_view
from tests.examples.kursk import kursk
from tests.reports.browser import print_pdf, screenshot, show, start_browser
from tests.reports.builder import bridge, empty, later, reprints
from tests.reports.crowds import all_refuted, crowd, nothing_found

FOLDER = Path(__file__).with_name("golden")
WIDTHS = (390, 768, 1280)
SCHEMES = ("light", "dark")
# So much of the page is drawn, in CSS pixels; what follows repeats the same parts.
HEIGHT = 3200
# A picture keeps the layout and loses the letters, which differ between builds of a font.
SHRUNK = 8
SHADES = 16


def views() -> Mapping[str, View]:
    """The example and the made-up cases, as they are looked at."""
    made_up: Mapping[str, Verification] = {
        "no_claim": empty(),
        "reprints": reprints(),
        "sixty_claims": crowd(60),
        "all_refuted": all_refuted(),
        "nothing_found": nothing_found(),
    }
    first = bridge()
    past = PastVersion(
        "run-1", first.run.as_of, {one.claim: one.verdict for one in first.assessments if one.bearing is Bearing.HOLDS}
    )
    changed = build_view(later(first), "en", first, (past,))
    return {"kursk": build_view(kursk(), "fr"), "changed": changed} | {
        name: build_view(verification, "fr") for name, verification in made_up.items()
    }


def first_screen(view: View) -> str:
    """What a reader is told first, as JSON: the answer, the table of claims and the wording."""
    told = {
        "title": view.title,
        "as_of": view.as_of,
        "status": view.status,
        "answer": view.answer,
        "tally": [one.words for one in view.tally],
        "claims": [
            {
                "text": claim.text.text,
                "holds": [claim.holds.verdict.label, *claim.holds.modifiers],
                "said": claim.said.verdict.label if claim.said else None,
                "bars": [claim.holds.bars.support, claim.holds.bars.opposition],
                "tally": claim.tally,
                "wording": "".join(
                    (claim.wording.before, claim.wording.claim.text if claim.wording.claim else "", claim.wording.after)
                ),
            }
            for claim in view.claims
        ],
        "inconsistencies": [one.explanation for one in view.inconsistencies],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def pictures(driver: webdriver.Chrome, view: View, folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """The page at each width and scheme, and its first printed page, shrunk to grey tones."""
    page = folder / "page.html"
    page.write_text(render_html(view), encoding="utf-8")
    for width in WIDTHS:
        for scheme in SCHEMES:
            show(driver, page, width, scheme=scheme)
            yield f"{width}-{scheme}", _shrunk(screenshot(driver, folder / "page.png", height=HEIGHT))
    show(driver, page, 794)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    yield "print", _shrunk(screenshot(driver, folder / "page.png", height=HEIGHT))
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert print_pdf(driver, folder / "page.pdf").stat().st_size > 0


def _shrunk(path: Path) -> Image.Image:
    with Image.open(io.BytesIO(path.read_bytes())) as taken:
        grey = taken.convert("L")
        small = grey.resize((grey.width // SHRUNK, grey.height // SHRUNK), Image.Resampling.BOX)
    return small.point([round(value / 255 * (SHADES - 1)) * 255 // (SHADES - 1) for value in range(256)])


def difference(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of two pictures of one size, in [0, 1]."""
    first, second = (np.asarray(picture, dtype=float) for picture in (one, other))
    return float(np.abs(first - second).mean()) / 255


def draw() -> None:
    """Write all goldens."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        driver = start_browser(Path(folder) / "profile")
        for name, view in views().items():
            (FOLDER / f"{name}.json").write_text(first_screen(view), encoding="utf-8")
            for kind, picture in pictures(driver, view, Path(folder)):
                picture.save(FOLDER / f"{name}-{kind}.png", optimize=True)
        driver.quit()


if __name__ == "__main__":
    draw()
