"""Feeds, result pages and GDELT's answers become hits."""

from __future__ import annotations

import json
from datetime import date

import pytest

from recoupe.errors import LayoutChanged, SourceSkipped
from recoupe.gather.asking import holds_terms
from recoupe.gather.feeds import newest, parse_feed
from recoupe.gather.gdelt import gdelt_url, parse_gdelt, windows
from recoupe.gather.hits import canonical_url
from recoupe.gather.search_pages import page_links, parse_results, search_url
from recoupe.model import Period
from recoupe.source_files import SearchPage, Source

RSS = """<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Le Phare</title>
<item><title>Le port &lt;b&gt;ferme&lt;/b&gt;</title><link>https://phare.example/1</link>
<pubDate>Mon, 16 Dec 2024 09:00:00 +0100</pubDate></item>
<item><title>Le pont rouvre</title><link>https://phare.example/2</link>
<pubDate>Tue, 17 Dec 2024 09:00:00 +0100</pubDate><description>Après six mois</description></item>
<item><title>Sans date</title><link>https://phare.example/3</link></item>
<item><title>Un piège</title><link>javascript:alert(1)</link></item>
</channel></rss>"""


def source(**fields: object) -> Source:
    made_up: dict[str, object] = {
        "key": "fr_phare",
        "title": "Le Phare",
        "url": "https://phare.example/",
        "bloc": "western",
    }
    made_up |= {"kind": "newspaper", "country": "fr", "languages": ["fr"], "domains": ["phare.example"]}
    return Source.model_validate({**made_up, **fields})


def test_a_feed_gives_its_entries_newest_first_and_only_web_links() -> None:
    hits = parse_feed(RSS.encode(), "https://phare.example/rss", "fr")
    assert [hit.title for hit in hits] == ["Le pont rouvre", "Le port ferme", "Sans date"]
    assert str(hits[0].published) == "2024-12-17T08:00:00+00:00"
    assert newest(hits) == hits[0].published


def test_an_atom_feed_in_another_encoding_is_read() -> None:
    atom = """<?xml version="1.0" encoding="windows-1251"?><feed xmlns="http://www.w3.org/2005/Atom">
    <entry><title>Мост открыт</title><link href="https://mayak.example/1"/><updated>2024-12-16T10:00:00Z</updated></entry>
    </feed>"""
    (hit,) = parse_feed(atom.encode("windows-1251"), "https://mayak.example/atom")
    assert hit.title == "Мост открыт"


def test_a_json_feed_is_read() -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"url": "https://deungdae.example/1", "title": "다리 개통"}],
    }
    (hit,) = parse_feed(json.dumps(feed).encode(), "https://deungdae.example/feed.json", "ko")
    assert (hit.title, hit.language) == ("다리 개통", "ko")


@pytest.mark.parametrize("content", [b"<html><body>Access denied</body></html>", b"", b'{"error": 1}', b"{broken"])
def test_what_is_no_feed_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(LayoutChanged):
        parse_feed(content, "https://phare.example/rss")


def test_a_search_address_carries_words_and_dates_in_the_form_of_the_source() -> None:
    search = SearchPage(url="https://phare.example/?q={query}&du={from}&au={to}&l={language}", date_format="%d/%m/%Y")
    url = search_url(search, ("pont", "Oubangé"), "fr", Period(date(2024, 12, 1), date(2024, 12, 16)))
    assert url == "https://phare.example/?q=pont%20Oubang%C3%A9&du=01%2F12%2F2024&au=16%2F12%2F2024&l=fr"


RESULTS = """<html><body><nav><a href="/rubrique/monde">Monde et international en continu</a></nav><main>
<h2><a class="hit" href="/a/1?utm_source=s">Le pont de l'Oubange rouvre à la circulation</a></h2>
<h2><a class="hit" href="/a/2">Au port, la grève se prolonge d'une semaine</a></h2><a href="/mentions">Mentions</a>
<a href="https://ailleurs.example/publicite">Une offre que vous ne pouvez pas refuser</a></main></body></html>"""


def test_links_that_look_like_articles_are_found_without_a_selector() -> None:
    hits = page_links(RESULTS.encode(), "https://phare.example/?q=x", source(), "", "fr")
    assert [hit.url for hit in hits] == ["https://phare.example/a/1", "https://phare.example/a/2"]


def test_a_declared_selector_is_used() -> None:
    declared = source(search={"url": "https://phare.example/?q={query}", "links": "h2 a.hit"})
    hits = parse_results(RESULTS.encode(), "https://phare.example/?q=x", declared, "fr")
    assert len(hits) == 2


def test_a_selector_that_matches_nothing_beside_many_articles_means_a_changed_layout() -> None:
    links = "".join(f'<p><a href="/a/{n}">Une nouvelle du port et du pont, numéro {n}</a></p>' for n in range(6))
    with pytest.raises(LayoutChanged, match="fr_phare"):
        page_links(f"<main>{links}</main>".encode(), "https://phare.example/s", source(), "a.hit", "fr")
    assert page_links(b"<main>Aucun article</main>", "https://phare.example/s", source(), "a.hit", "fr") == ()


def test_telegram_previews_give_the_addresses_of_the_posts() -> None:
    page = b"""<div class="tgme_widget_message" data-post="mayak/7"><div class="tgme_widget_message_text">Text</div>
    <a class="tgme_widget_message_date" href="https://t.me/mayak/7"><time datetime="2024-12-16T10:00:00Z"></time></a>
    </div>"""
    (hit,) = page_links(
        page, "https://t.me/s/mayak?q=x", source(domains=["t.me/mayak"]), "a.tgme_widget_message_date", "ru"
    )
    assert hit.url == "https://t.me/mayak/7"


def test_json_results_are_found_at_their_path() -> None:
    search = {"url": "https://phare.example/api?q={query}", "kind": "json", "results": "data.hits", "link": "href"}
    content = json.dumps({"data": {"hits": [{"href": "/a/1", "title": "Le pont"}, {"title": "sans adresse"}]}}).encode()
    hits = parse_results(content, "https://phare.example/api?q=x", source(search=search), "fr")
    assert [(hit.url, hit.title) for hit in hits] == [("https://phare.example/a/1", "Le pont")]
    with pytest.raises(LayoutChanged):
        parse_results(b"<html>", "https://phare.example/api?q=x", source(search=search), "fr")


def test_gdelt_is_asked_with_phrases_language_and_window() -> None:
    url = gdelt_url(
        "https://gdelt.example/doc?query={query}",
        ("Corée du Nord", "Koursk"),
        "fr",
        Period(date(2024, 12, 1), date(2024, 12, 16)),
    )
    assert "%22Cor%C3%A9e+du+Nord%22+Koursk+sourcelang%3Afrench" in url
    assert "startdatetime=20241201000000&enddatetime=20241216235959" in url


def test_gdelt_answers_are_read_and_words_are_a_failure() -> None:
    answer = {
        "articles": [{"url": "https://a.example/1", "title": "T", "seendate": "20241216T180000Z", "language": "Korean"}]
    }
    (hit,) = parse_gdelt(json.dumps(answer).encode(), "https://gdelt.example/doc?x")
    assert (hit.language, str(hit.published)) == ("ko", "2024-12-16T18:00:00+00:00")
    assert parse_gdelt(b"{}", "https://gdelt.example/doc") == ()
    for words in (b"Your query was too short or too long.", b"", b"[1, 2]"):
        with pytest.raises(SourceSkipped, match="words"):
            parse_gdelt(words, "https://gdelt.example/doc?x")


def test_long_stretches_are_cut_into_windows_and_the_archive_has_a_beginning() -> None:
    assert windows(date(2024, 12, 13), date(2025, 1, 10)) == (Period(date(2024, 12, 13), date(2025, 1, 10)),)
    pieces = windows(date(2024, 1, 1), date(2025, 12, 31))
    assert len(pieces) == 2 and pieces[0].start == date(2024, 1, 1) and pieces[-1].end == date(2025, 12, 31)
    assert windows(date(2010, 1, 1), date(2010, 2, 1)) == ()


def test_tracking_does_not_make_two_pages_of_one() -> None:
    assert canonical_url("https://Phare.example/a?utm_medium=x&id=1#c") == "https://phare.example/a?id=1"


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("Kursk: le bilan des soldats", ("Kursk", "soldat"), True),
        ("Kursk: le bilan", ("Kursk", "soldat"), False),
        ("В Курской области", ("Курская",), True),
        ("북한군 쿠르스크 파병 확인", ("쿠르스크", "파병"), True),
        ("Le pont", (), True),
    ],
)
def test_an_entry_must_hold_two_words_of_the_question(text: str, terms: tuple[str, ...], expected: bool) -> None:
    assert holds_terms(text, terms) is expected
