"""Names that the gazetteer does not know are asked for in the forms of other languages, and are no evidence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytest_httpserver import HTTPServer

from recoupe.gather.naming import names_abroad
from recoupe.gather.planning import plan, search_terms
from recoupe.gather.web import Web
from recoupe.sources import Registry
from tests.gather.test_gathering import AS_OF, registry
from tests.gather.test_planning import claim

NAME = "Oubange-les-Bains"
ABOUT = replace(claim(), places=(NAME,), actors=(), language="fr")
LINKS = [{"lang": "ru", "title": "Убанж-ле-Бен (курорт)"}, {"lang": "ko", "title": "우방주레뱅"}]


def encyclopedia(folder: Path, outlet: HTTPServer) -> Registry:
    search = {"url": outlet.url_for("/w/api.php") + "?titles={query}&l={language}", "kind": "names"}
    fields = {"kind": "aggregator", "citable": False, "bloc": "none", "languages": ["mul"], "search": search}
    return registry(folder, outlet, int_encyclopedia={**fields, "domains": ["wiki.example"]})


def test_a_name_is_asked_once_and_planned_in_the_forms_of_other_languages(
    outlet: HTTPServer, web: Web, tmp_path: Path
) -> None:
    found = {"query": {"pages": [{"title": NAME, "langlinks": LINKS}]}}
    outlet.expect_request("/w/api.php", query_string={"titles": NAME, "l": "fr"}).respond_with_json(found)
    sources = encyclopedia(tmp_path, outlet)
    abroad = names_abroad([ABOUT, replace(ABOUT, id="other")], sources, web)
    assert abroad.forms == {NAME: {"ru": "Убанж-ле-Бен", "ko": "우방주레뱅"}}
    assert [(one.source, one.query, one.outcome, one.hits) for one in abroad.searches] == [
        ("int_encyclopedia", NAME, "found", 2)
    ]
    assert search_terms(ABOUT, "ru", abroad.forms)[0] == "Убанж-ле-Бен"
    assert search_terms(ABOUT, "fr", abroad.forms)[0] == search_terms(ABOUT, "fr")[0] == NAME
    assert search_terms(ABOUT, "ru")[:1] == (NAME,), "without a form it keeps its own where that is in Latin letters"
    assert plan([ABOUT], sources, AS_OF, {}, abroad.forms) == (), "an encyclopedia is never asked for pages"


def test_an_encyclopedia_that_fails_changes_no_name_and_is_logged(outlet: HTTPServer, web: Web, tmp_path: Path) -> None:
    for content in (b"<html>", b"{}", b'{"query": {"pages": [{"langlinks": [{"lang": 7}]}]}}'):
        outlet.clear_all_handlers()
        outlet.expect_request("/robots.txt").respond_with_data("", status=404)
        outlet.expect_request("/w/api.php").respond_with_data(content)
        abroad = names_abroad([ABOUT], encyclopedia(tmp_path, outlet), web)
        assert [one.outcome for one in abroad.searches] == ["failed"]
        assert not abroad.forms[NAME]
