"""Of outlets whose distribution is suspended in the EU reports quote little, in every form."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from recoupe.model import Passage, Span, Verification
from recoupe.sources import OWN_SOURCES
from reports.brief import BRIEF_CHARS
from reports.html import render_html
from reports.markdown import render_markdown
from reports.report_json import report_json
from reports.view import build_view
from tests.reports.builder import bridge, later
from tests.reports.test_html import Page

LONG = " ".join(f"mot{number}" for number in range(300))
BARRED = "https://barred.example/a"


@pytest.fixture(autouse=True)
def barred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fields: dict[str, object] = {"title": "Barred", "url": "https://barred.example/", "bloc": "north_shore"}
    fields |= {"kind": "state_media", "country": "xx", "languages": ["fr"], "domains": ["barred.example"]}
    (tmp_path / "xx_barred.yml").write_text(yaml.safe_dump({**fields, "sanctioned_eu": True}), encoding="utf-8")
    monkeypatch.setenv(OWN_SOURCES, str(tmp_path))


def quoting(url: str) -> Verification:
    """The story with one document that is quoted at length, under that address."""
    found = bridge()
    first = next(one for one in found.evidence if one.score.stance.value == "supports")
    documents = [
        replace(one, url=url, text=f"avant {LONG} apres", kind="full") if one.id == first.passage.document else one
        for one in found.documents
    ]
    passage = Passage(first.passage.document, Span(6, 6 + len(LONG)), LONG, 0.5)
    evidence = [replace(one, passage=passage) if one.id == first.id else one for one in found.evidence]
    return replace(found, documents=tuple(documents), evidence=tuple(evidence))


def forms(found: Verification, previous: Verification | None = None) -> list[str]:
    view = build_view(found, "fr", previous)
    told = json.dumps(report_json(found, previous), ensure_ascii=False)
    return [render_html(view), render_markdown(view), told]


def test_little_is_quoted_of_a_barred_outlet_and_nothing_of_the_words_around() -> None:
    beyond = f"mot{BRIEF_CHARS // 4}"
    for form, of_another in zip(forms(quoting(BARRED)), forms(quoting("https://free.example/a")), strict=True):
        assert "mot0 mot1 mot2" in form and "mot20" in form
        assert beyond not in form and beyond in of_another
        assert "apres" not in form


def test_the_wording_of_a_change_is_as_short() -> None:
    before = quoting(BARRED)
    told = next(one for one in forms(later(before), before)[2:])
    assert "mot90" not in told


def test_nothing_of_a_barred_outlet_is_embedded() -> None:
    page = Page()
    page.feed(forms(quoting(BARRED))[0])
    pulling = [(tag, named.get("src") or named.get("data")) for tag, named in page.tags if tag != "a"]
    assert not [address for _, address in pulling if address]
