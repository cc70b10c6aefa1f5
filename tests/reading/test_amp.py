"""Which pages are accelerated copies, and of what; a page that is another site's text says so in its links."""

import pytest

from recoupe.reading import read_document
from recoupe.reading.amp import amp_original

URL = "https://phare.example/amp/a"
LINK = '<link rel="canonical" href="https://phare.example/a">'


@pytest.mark.parametrize("mark", ["amp", "⚡", "⚡️", 'amp=""', 'lang="fr" AMP'])
def test_a_copy_names_its_original(mark: str) -> None:
    assert amp_original(f"<!doctype html><html {mark}><head>{LINK}".encode(), URL) == "https://phare.example/a"


@pytest.mark.parametrize(
    "page",
    [
        f"<html lang='amp-x'><head>{LINK}",
        "<html amp><head>",
        '<html amp><head><link rel="canonical" href="javascript:alert(1)">',
        '<html amp><head><link rel="canonical" href="http://[::1">',
        f'<html amp><head><link rel="canonical" href="{URL}/">',
        "",
    ],
)
def test_what_is_no_copy_or_names_no_other_page_has_no_original(page: str) -> None:
    assert amp_original(page.encode(), URL) == ""


def test_a_page_that_is_another_sites_text_links_to_it_first() -> None:
    text = "<p>The harbour of Valmer was closed on Sunday after the bridge fell, the harbour office said.</p>" * 3
    page = f'<html lang="en"><head>{LINK}</head><body><article>{text}<a href="/b">b</a></article></body></html>'
    assert read_document(page.encode(), "https://digest.example/x", "text/html").links[0] == "https://phare.example/a"
    own = read_document(page.encode(), "https://phare.example/x", "text/html")
    assert "https://phare.example/a" not in own.links
