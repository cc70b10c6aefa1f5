"""WCAG 2.2 AA by axe-core in Chromium, well-formed HTML, and a page that stays light."""

import importlib.util
import json
import time
from pathlib import Path
from typing import Any

import html5lib
import pytest
from selenium import webdriver

from recoupe.errors import BadInput
from recoupe.model import Reason, Verification
from recoupe.reasons import REASONLESS
from reports.html import render_html
from reports.markdown import render_markdown
from reports.report_json import report_json
from reports.review_page import Sheet, Visitor, render_list, render_login, render_refusal, render_review
from reports.view import build_view
from tests.examples.kursk import kursk
from tests.reports.browser import browser, show
from tests.reports.builder import bridge, empty, hostile, later, reprints

__all__ = ["browser"]
pytestmark = pytest.mark.slow(seconds=30)

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MOST_BYTES = 600_000
MOST_SECONDS_OF_RENDERING = 0.3
MOST_MS_TO_FIRST_PAINT = 300


@pytest.fixture(scope="module")
def example() -> Verification:
    """The example of the repository, verified."""
    return kursk()


def pages(example: Verification) -> dict[str, str]:
    views = {
        "bridge": build_view(bridge()),
        "empty": build_view(empty(), "en"),
        "hostile": build_view(hostile()),
        "reprints": build_view(reprints(), "en"),
        "later": build_view(later(bridge()), "en", bridge()),
        "kursk": build_view(example, "fr"),
    }
    visitor = Visitor("R. Adler", "token")
    desk = {
        "list": render_list([Sheet("run-1", "Pont de Valmer", "2031-10-07", "proposed")], visitor, "fr"),
        "login": render_login(Visitor("", "token"), "fr", "/", failed=True),
        "review": render_review(hostile(), visitor, "fr", BadInput(Reason.of(REASONLESS))),
        "refusal": render_refusal(visitor, "fr", BadInput(Reason.of(REASONLESS))),
    }
    return desk | {name: render_html(view) for name, view in views.items()}


def axe() -> str:
    found = importlib.util.find_spec("axe_playwright_python")
    assert found is not None and found.origin is not None
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")


def violations(driver: webdriver.Chrome) -> list[str]:
    driver.execute_script(axe())
    call = f"const done = arguments[0]; axe.run(document, {{runOnly: {json.dumps(TAGS)}}}).then(done)"
    found: dict[str, Any] = driver.execute_async_script(call)
    return [f"{one['id']}: {one['nodes'][0]['html'][:160]}" for one in found["violations"]]


@pytest.mark.browser
@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "light"), (1280, "dark")])
def test_axe_finds_nothing(
    browser: webdriver.Chrome, example: Verification, tmp_path: Path, width: int, scheme: str
) -> None:
    for name, html in pages(example).items():
        page = tmp_path / f"{name}.html"
        page.write_text(html, encoding="utf-8")
        show(browser, page, width, scheme=scheme)
        assert violations(browser) == [], name


def test_the_html_is_well_formed(example: Verification) -> None:
    for name, html in pages(example).items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(html)
        assert [(at, code) for at, code, _ in parser.errors] == [], name


def test_the_example_is_light_and_quickly_rendered(example: Verification) -> None:
    spent = []
    for _ in range(3):
        start = time.process_time()
        view = build_view(example, "fr")
        html, markdown = render_html(view), render_markdown(view)
        content = json.dumps(report_json(example))
        spent.append(time.process_time() - start)
    assert min(len(html), len(markdown), len(content)) > 0
    assert min(spent) < 5 * MOST_SECONDS_OF_RENDERING, "five times what it takes on an idle machine"
    assert len(html.encode()) < MOST_BYTES


@pytest.mark.browser
def test_the_first_paint_needs_no_script_and_is_quick(
    browser: webdriver.Chrome, example: Verification, tmp_path: Path
) -> None:
    page = tmp_path / "kursk.html"
    page.write_text(render_html(build_view(example, "fr")), encoding="utf-8")
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        show(browser, page, 1280)
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    painted = browser.execute_script("return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    assert painted < 3 * MOST_MS_TO_FIRST_PAINT, "three times what it takes on an idle machine"
