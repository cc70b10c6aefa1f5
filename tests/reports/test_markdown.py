import re
from html import escape as html_escape

import pytest
from markdown_it import MarkdownIt

from reports.markdown import escaped, render_markdown, render_verdict_table
from reports.view import build_view
from tests.reports.builder import bridge, empty, hostile, later, reprints

READER = MarkdownIt("gfm-like", {"html": True, "linkify": False}).enable("table")


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "1. no list",
        "2) no list",
        "- no list",
        "+ no list",
        "=====",
        "> no quote",
        "a | b",
        "[x](y)",
        "![x](y)",
        "<b>x</b>",
        "*x* __y__ ~~z~~ `c`",
        "&lt; &amp; &#65;",
        "\\\\ back",
        "$x$",
        "    indented",
        "line\n\n# other",
        "https://a.example www.a.example",
    ],
)
def test_whatever_is_escaped_reads_as_it_was(text: str) -> None:
    expected = html_escape(" ".join(text.split()), quote=False).replace('"', "&quot;")
    assert READER.render(escaped(text)) == f"<p>{expected}</p>\n"


def test_an_address_in_a_text_becomes_no_link_on_a_forge() -> None:
    raw = escaped("https://a.example www.a.example")
    assert "://" not in raw
    assert "www." not in raw


def test_hostile_text_makes_no_markup_link_or_image() -> None:
    html = READER.render(render_markdown(build_view(hostile(), "fr")))
    assert "<script" not in html
    assert "<img" not in html
    assert 'javascript:x"' not in html
    assert "<a href" not in html


def test_the_report_has_the_answer_a_table_and_a_heading_a_claim() -> None:
    text = render_markdown(build_view(bridge(), "fr"))
    html = READER.render(text)
    assert html.count("<h1>") == 1
    assert len(re.findall(r"<h2>\d\. ", html)) == 7
    assert html.count("<table>") == 2
    assert "Résumé\u202f: ce ne sont pas les mots de l’éditeur" in text


def test_links_lead_to_the_words() -> None:
    html = READER.render(render_markdown(build_view(bridge(), "en")))
    assert 'href="https://radiogoland.example/document-0002#:~:text=Selon' in html


def test_every_row_of_a_table_has_as_many_cells_as_its_head() -> None:
    table = [line for line in render_verdict_table(build_view(hostile(), "en")).splitlines() if line.startswith("|")]
    cells = [len(re.findall(r"(?<!\\)\|", line)) for line in table]
    assert len(set(cells)) == 1


def test_an_article_without_claims_has_an_answer_and_no_table() -> None:
    assert (
        render_verdict_table(build_view(empty(), "en"))
        == "No checkable claim was found in this text. Nothing was scored.\n\n*Proposed by a machine, not signed*\n"
    )


def test_two_hundred_reprints_stay_readable() -> None:
    text = render_markdown(build_view(reprints(), "fr"))
    assert "196 autres documents de même origine" in text


def test_changes_lead_with_the_claim_they_concern() -> None:
    text = render_markdown(build_view(later(bridge()), "fr", bridge()))
    assert "- Affirmation 2\u202f: Confirmé — Le verdict est passé de" in text


def test_no_line_ends_in_space_or_is_said_twice_blank() -> None:
    text = render_markdown(build_view(bridge(), "en"))
    assert "\n\n\n" not in text
    assert not [line for line in text.splitlines() if line != line.rstrip()]
