"""Every selector that a source declares is tried on a made-up page of that structure, with a golden of what it gives.

A structure is a pair of files in `structures/`: `NAME.html` or `NAME.answer.json`, and `NAME.json`, which says which
declared selectors it stands for (`declares`) and what they find: `hits`, or `title`, `text`, `published` of an article.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from recoupe.gather.search_pages import page_links, parse_results
from recoupe.reading.pages import read_page
from recoupe.source_files import Source
from recoupe.sources import Registry, load_registry

FOLDER = Path(__file__).with_name("structures")
GOLDENS = sorted(path for path in FOLDER.glob("*.json") if not path.name.endswith(".answer.json"))
AT = "https://outlet.example/list"
# An article page is read with all of its selectors together.
ARTICLE = "selectors"


def declared(source: Source) -> Iterator[tuple[str, str]]:
    """Each selector of a source: the field and its value; those of an article page as one."""
    if source.search:
        for name in ("links", "results", "link"):
            value = getattr(source.search, name)
            if value and value != type(source.search).model_fields[name].default:
                yield f"search.{name}", value
    if source.listing and source.listing.links:
        yield "listing.links", source.listing.links
    if source.selectors:
        yield ARTICLE, source.selectors.model_dump_json(exclude_defaults=True)


def tried() -> set[tuple[str, str]]:
    """What the made-up pages stand for."""
    return {
        (field, value if isinstance(value, str) else json.dumps(value, separators=(",", ":"), ensure_ascii=False))
        for path in GOLDENS
        for field, value in json.loads(path.read_text(encoding="utf-8"))["declares"].items()
    }


def untried(registry: Registry) -> list[str]:
    """The sources with a selector that no made-up page stands for."""
    known = tried()
    return [
        f"{one.key}: {field}"
        for one in registry.sources
        for field, value in declared(one)
        if (field, value) not in known
    ]


def source(**fields: object) -> Source:
    common: dict[str, object] = {"key": "xx_outlet", "title": "Outlet", "url": AT, "bloc": "western", "country": "fr"}
    common |= {"kind": "newspaper", "languages": ["en"], "domains": ["outlet.example"]}
    return Source.model_validate({**common, **fields})


def test_no_shipped_source_declares_a_selector_that_was_never_tried() -> None:
    assert untried(load_registry()) == [], "add a made-up page of that structure to tests/sources/structures"


def test_a_selector_without_a_page_is_found_out() -> None:
    search = {"url": f"{AT}?q={{query}}", "links": "h9 a"}
    odd = source(search=search, listing={"url": AT, "links": "h8 a"}, selectors={"body": "div.untried"})
    assert untried(Registry((odd,))) == [f"xx_outlet: {field}" for field in ("search.links", "listing.links", ARTICLE)]


@pytest.mark.parametrize("golden", GOLDENS, ids=lambda path: path.stem)
def test_a_structure_gives_what_its_golden_says(golden: Path) -> None:
    wanted = json.loads(golden.read_text(encoding="utf-8"))
    for field, value in wanted.pop("declares").items():
        assert found(golden, field, value) == wanted, field


def found(golden: Path, field: str, value: Any) -> dict[str, object]:
    """What the selector finds on the made-up page."""
    block, _, name = field.partition(".")
    page = golden.with_suffix(".html")
    if field == ARTICLE:
        read = read_page(page.read_text(encoding="utf-8"), source=source(selectors=value))
        return {"title": read.title, "text": read.text, "published": str(read.published)}
    if name in ("results", "link"):
        given = source(search={"url": f"{AT}?q={{query}}", "kind": "json", name: value})
        hits = parse_results(golden.with_suffix(".answer.json").read_bytes(), AT, given, "en")
    else:
        given = source(**{block: {"url": f"{AT}?q={{query}}", name: value}})
        hits = page_links(page.read_bytes(), AT, given, value, "en")
    return {"hits": [[hit.url, hit.title] for hit in hits]}
