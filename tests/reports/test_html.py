import re
from html.parser import HTMLParser

import pytest

from recoupe.model import Verification
from reports.html import render_html
from reports.view import build_view
from tests.reports.builder import bridge, empty, hostile, later, reprints

VOID = {"meta", "br", "link", "img", "input", "hr"}
CASES = {"bridge": bridge, "empty": empty, "reprints": reprints, "hostile": hostile}


class Page(HTMLParser):
    """Reads a page strictly: what is opened is closed in order, ids are unique, and everything is collected."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attributes}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attributes}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("style", "script"):
            self.words.append(data)


def _page(html: str) -> Page:
    page = Page()
    page.feed(html)
    page.close()
    assert not page.open
    return page


def _rendered(verification: Verification, previous: Verification | None = None) -> str:
    return render_html(build_view(verification, "fr", previous))


@pytest.mark.parametrize("name", CASES)
def test_the_page_is_well_formed_with_unique_ids_and_no_link_into_nothing(name: str) -> None:
    page = _page(_rendered(CASES[name]()))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = {
        attributes["href"][1:] for tag, attributes in page.tags if tag == "a" and attributes["href"].startswith("#")
    }
    assert inner <= set(ids)


@pytest.mark.parametrize("name", CASES)
def test_nothing_is_asked_from_outside_and_nothing_from_outside_acts(name: str) -> None:
    page = _page(_rendered(CASES[name]()))
    tags = [tag for tag, _ in page.tags]
    assert tags.count("script") == tags.count("style") == 1
    assert not {"img", "iframe", "object", "embed", "link", "form", "base", "foreignobject"} & set(tags)
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "src", "srcset")], tag
        if "href" in attributes:
            assert attributes["href"].startswith(("https://", "http://", "#"))


def test_hostile_text_is_shown_as_text() -> None:
    html = _rendered(hostile())
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert not re.search("[\u202a-\u202e\u2066-\u2069\ud800-\udfff\x00\x1b]", html)
    assert 'evil.example/"' not in html
    assert len(html) < 1_000_000
    html.encode()


def test_the_policy_allows_this_style_and_this_script_only() -> None:
    html = _rendered(bridge())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert policy[1].replace("&#39;", "'").startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]


def test_every_quotation_carries_its_language_and_direction() -> None:
    page = _page(_rendered(bridge()))
    quotes = [attributes for tag, attributes in page.tags if tag in ("q", "blockquote")]
    assert quotes
    assert all(attributes.get("lang") and attributes.get("dir") for attributes in quotes)
    assert ("he", "rtl") in {(attributes["lang"], attributes["dir"]) for attributes in quotes}


def test_no_share_of_a_hundred_is_shown() -> None:
    assert "%" not in "".join(_page(_rendered(bridge(), None)).words)


def test_the_report_is_french_throughout() -> None:
    words = " ".join(_page(_rendered(later(bridge()), bridge())).words)
    for english in ("Claim", "Was it", "Not enough", "searched", "claims", "supports", "relays"):
        assert english not in words
    own = [text for text in _page(_rendered(bridge())).words if "Valmer" not in text and "défaut" not in text]
    assert not [text for text in own if re.search(r"[\w»] [;!?]", text) and "À lire aussi" not in text]


def test_the_first_screen_has_the_answer_the_verdicts_and_the_wording() -> None:
    html = _rendered(bridge())
    front = html[html.index('id="answer"') : html.index('id="article"')]
    for part in ("7 affirmations ont été vérifiées", "Source unique", "Comment l’écrire", "L’article se contredit"):
        assert part in front
    assert front.count("<svg") == 7


def test_the_sign_off_says_that_nobody_has_signed() -> None:
    assert "Ce rapport est proposé\u202f; personne ne l’a signé." in _rendered(bridge())


def test_changes_are_shown_only_where_there_is_something_to_compare_with() -> None:
    assert 'id="changes"' in _rendered(later(bridge()), bridge())
    assert 'id="changes"' not in _rendered(bridge())


def test_equal_views_give_equal_bytes() -> None:
    assert _rendered(bridge()) == _rendered(bridge())
