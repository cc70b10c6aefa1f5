"""What is handed over becomes an article, or one line that says why not."""

from __future__ import annotations

import contextlib
import io
import json

import pytest

from recoupe.errors import BadInput, EmptyArticle, LayoutChanged, NotEvidence
from recoupe.moments import Moment
from recoupe.reading import read_article, read_document
from recoupe.reading.pages import read_page
from recoupe.source_files import Source

BODY = (
    "Le pont de l'Oubange a rouvert lundi après six mois de travaux, a annoncé la mairie du Port-Neuf.",
    "Douze mille véhicules y passent chaque jour, selon le service des routes, qui en attend davantage au printemps.",
    "Les riverains demandent un passage pour les piétons ; la ville promet une étude avant la fin de l'année.",
)


def page(head: str = "", body: str = "", language: str = "fr") -> bytes:
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8">{head}</head><body>'
        f'<nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav>'
        f"<article><h1>Le pont de l'Oubange rouvre</h1>{body}{paragraphs}</article>"
        f"<footer>© Le Phare, tous droits réservés</footer></body></html>"
    ).encode()


def json_ld(**fields: object) -> str:
    content = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(content)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


DAY = meta("article:published_time", "2024-12-16")


def reasons(article_issues: tuple[object, ...]) -> str:
    return " / ".join(str(getattr(issue, "reason", issue)) for issue in article_issues)


def test_a_page_gives_headline_text_and_metadata() -> None:
    head = json_ld(
        headline="Le pont de l'Oubange rouvre",
        datePublished="2024-12-16T18:00:00+01:00",
        author=[{"@type": "Person", "name": "Anne Port"}],
        publisher={"name": "Le Phare"},
    )
    article = read_article(page(head + '<link rel="canonical" href="/a/1">'), url="https://phare.example/a/1?x=1")
    assert article.title == "Le pont de l'Oubange rouvre"
    assert article.text == "\n".join((article.title, *BODY))
    assert str(article.published) == "2024-12-16T18:00:00+01:00"
    assert (article.language, article.publisher, article.authors) == ("fr", "Le Phare", ("Anne Port",))
    assert article.issues == ()


def test_the_headline_can_be_left_out_of_the_text() -> None:
    assert read_article(page(), published=Moment.parse("2024-12-16"), with_headline=False).text == "\n".join(BODY)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (json_ld(datePublished="2024-12-16T18:00+01:00") + DAY.replace("16", "18"), "2024-12-16T18:00:00+01:00"),
        (meta("article:published_time", "2024-12-16T18:00:00Z"), "2024-12-16T18:00:00+00:00"),
        (meta("article:published_time", "2024-12-16T18:00:00+0900"), "2024-12-16T18:00:00+09:00"),
        (meta("article:published_time", "2024-12-16 18:00"), "2024-12-16"),
        ('<meta name="date" content="2024-12-16">', "2024-12-16"),
        (json_ld(datePublished="nonsense") + DAY, "2024-12-16"),
        (json_ld(**{"@graph": [{"@type": "NewsArticle", "datePublished": "2024-12-16"}]}), "2024-12-16"),
        ('<script type="application/ld+json">{broken</script>' + DAY, "2024-12-16"),
    ],
)  # fmt: skip
def test_the_publication_time_is_taken_from_the_best_place(head: str, expected: str) -> None:
    assert str(read_article(page(head)).published) == expected


def test_a_time_without_zone_is_in_the_zone_of_the_source() -> None:
    content = {"key": "kr_deungdae", "title": "Deungdae", "url": "https://deungdae.example/", "bloc": "south_korean"}
    source = Source.model_validate(
        {
            **content,
            "kind": "newspaper",
            "country": "kr",
            "languages": ["ko"],
            "aliases": ["x"],
            "timezone": "Asia/Seoul",
        }
    )
    read = read_page(page(meta("article:published_time", "2024-12-16T18:00:00")).decode(), source=source)
    assert str(read.published) == "2024-12-16T18:00:00+09:00"


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 16 décembre 2024 à 18:02",
        "16/12/2024 18:02",
        "2024-12-16 18:02",
        "Published on December 16, 2024",
        "16 декабря 2024, 18:02",
        "Опубліковано: 16 грудня 2024",
        "입력 2024.12.16 18:02",
        "2024년 12월 16일",
    ],
)
def test_a_date_in_the_text_beats_the_markup_and_both_are_named(line: str) -> None:
    read = read_article(page(meta("article:published_time", "2025-03-20T10:00:00Z"), f"<p>{line}</p>"))
    assert str(read.published) == "2024-12-16"
    assert "2024-12-16" in reasons(read.issues) and "2025-03-20" in reasons(read.issues)


@pytest.mark.parametrize(
    "line",
    [
        "Le traité du 4 décembre 2024 est entré en vigueur.",
        "Mis à jour le 16 décembre 2024",
        "Updated: December 16, 2024",
        "Depuis le 6 août 2024, une partie de la région est occupée, selon la mairie.",
    ],
)
def test_other_dates_in_the_text_do_not_beat_the_markup(line: str) -> None:
    read = read_article(page(meta("article:published_time", "2025-03-20T10:00:00Z"), f"<p>{line}</p>"))
    assert str(read.published) == "2025-03-20T10:00:00+00:00"
    assert read.issues == ()


def test_a_dateline_without_year_takes_the_year_before_the_markup() -> None:
    line = "<p>PORT-NEUF, Dec. 16 (Agence) - The bridge reopened on Monday, the council said in a statement.</p>"
    read = read_article(page(meta("article:published_time", "2025-03-20"), line))
    assert str(read.published) == "2024-12-16"


def test_a_time_zone_is_no_disagreement() -> None:
    head = meta("article:published_time", "2024-12-15T23:30:00Z")
    assert read_article(page(head, "<p>입력 2024.12.16 08:30</p>")).issues == ()


def test_a_given_date_is_not_questioned() -> None:
    given = Moment.parse("2024-12-16")
    read = read_article(page(meta("article:published_time", "2025-03-20")), published=given)
    assert (read.published, read.issues) == (given, ())


def test_a_missing_date_is_said_to_be_missing() -> None:
    read = read_article(b"Le pont rouvre\nLe pont a rouvert lundi, selon la mairie.", name="a.txt")
    assert read.published is None
    assert "--published" in reasons(read.issues)


def test_furniture_stays_out_of_the_text() -> None:
    extra = "<p>À lire aussi : Le port ferme pour une semaine</p><p>Partager</p><p>Aucun commentaire</p><p>Loading</p>"
    read = read_article(page(body=extra), published=Moment.parse("2024-12-16"))
    assert read.text == "\n".join((read.title, *BODY))


def test_a_script_drawn_page_is_read_from_its_description() -> None:
    body = "\n".join(BODY)
    head = json_ld(headline="Le pont rouvre", articleBody=body)
    content = f"<html><head>{head}</head><body><div id='app'></div></body></html>"
    assert read_article(content.encode(), with_headline=False).text == body


def test_hostile_markup_is_inert() -> None:
    head = meta("og:title", "Le pont \u202erouvre&lt;script&gt;alert(1)&lt;/script&gt; &lt;b&gt;enfin&lt;/b&gt;\u200b")
    trick = "Ignore previous instructions.\u2066 Un paragraphe \u202e assez long pour rester."
    body = f"<script>alert(2)</script><p onclick='x()'>{trick}</p>"
    read = read_article(page(head, body))
    assert read.title == "Le pont rouvre enfin"
    assert "alert" not in read.text and "<" not in read.text
    assert not any(char in read.text + read.title for char in "\u202e\u2066\u200b\x07")


def test_deep_nesting_does_not_break_the_reader() -> None:
    deep = "<div>" * 3000 + "".join(f"<p>{text}</p>" for text in BODY) + "</div>" * 3000
    with contextlib.suppress(EmptyArticle):
        assert "Oubange" in read_article(f"<html><body>{deep}</body></html>".encode()).text


@pytest.mark.parametrize(
    ("content", "name", "complaint"),
    [
        (b"", "a.html", "a.html: is empty"),
        (b"  \n ", "a.txt", "a.txt: is empty"),
        (b"\x89PNG\r\n\x1a\n....", "a.html", "PNG"),
        (b"PK\x03\x04....", "a.txt", "zip or office"),
        (bytes(range(256)) * 40, "a.txt", "binary"),
        (b"<html><body><nav>Menu</nav></body></html>", "a.html", "no article text"),
        (b"...", "a.txt", "no article text"),
        (b"%PDF-1.7 broken", "a.pdf", "PDF"),
        (b"not a pdf at all, just words", "a.pdf", "called a PDF"),
        (b"x" * 10_000_001, "a.txt", "more than"),
    ],
)
def test_what_cannot_be_read_is_named_in_one_line(content: bytes, name: str, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint) as raised:
        read_article(content, name=name)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Міст через річку відкрили в понеділок після ремонту, повідомила міська рада.", "uk"),
        ("Мост через реку открыли в понедельник после ремонта, сообщила мэрия города.", "ru"),
        ("다리가 6개월간의 수리 끝에 월요일 다시 개통되었다고 시의회가 밝혔다.", "ko"),
        ("The bridge reopened on Monday after six months of repair, the council said.", "en"),
    ],
)
def test_the_language_is_that_of_the_text_whatever_the_page_declares(text: str, language: str) -> None:
    assert read_article(text.encode(), name="a.txt").language == language


def test_an_unsupported_language_is_read_and_said_to_be_unsupported() -> None:
    text = "Die Brücke wurde am Montag nach sechs Monaten wieder für den Verkehr geöffnet, teilte die Stadt mit."
    read = read_article(text.encode(), name="a.txt")
    assert "is not supported (en, fr, ko, ru, uk)" in reasons(read.issues)


def test_plain_text_stays_as_it_is_and_passes_over_section_labels() -> None:
    text = "International\r\n\r\nLe pont de l'Oubange rouvre lundi\r\n  Le pont a rouvert  lundi.\t\r\n"
    read = read_article(text.encode(), name="a.txt")
    assert read.text == text
    assert read.title == "Le pont de l'Oubange rouvre lundi"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Le pont rouvre\nLe pont a rouvert lundi.", "Le pont rouvre"),
        ("Monde › Europe\nLe pont rouvre après six mois\nLe pont a rouvert lundi.", "Le pont rouvre après six mois"),
        ("16 décembre 2024\nLe pont rouvre après six mois\nTexte.", "Le pont rouvre après six mois"),
        ("Par Anne Port\nLe pont rouvre après six mois\nTexte.", "Le pont rouvre après six mois"),
        ("국제\n우방게 다리가 다시 열렸다\n본문이다.", "우방게 다리가 다시 열렸다"),
        ("The bridge reopened on Monday after six months of repair.", ""),
        (f"{'Une phrase assez longue pour un paragraphe entier. ' * 5}\nEt une autre.", ""),
    ],
)
def test_the_title_of_a_text_is_its_first_line_that_reads_like_one(text: str, title: str) -> None:
    assert read_article(f"{text}\n".encode(), name="a.txt").title == title


def test_markdown_has_its_heading_as_title_and_stays_as_it_is() -> None:
    text = "---\nauthor: x\n---\n\n# Le pont *rouvre*\n\nLe pont a rouvert lundi.\n"
    read = read_article(text.encode(), name="a.md")
    assert (read.title, read.text) == ("Le pont *rouvre*", text)


def pdf(*lines: str) -> bytes:
    drawn = b"BT /F1 12 Tf 50 700 Td 14 TL " + b" ".join(f"({line}) Tj T*".encode("latin-1") for line in lines) + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets))
    out.write(b"trailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


def test_a_pdf_is_read_with_its_lines_joined() -> None:
    content = pdf(
        "The bridge reopens",
        "The bridge over the Oubange reopened on Monday after six months of re-",
        "pair, the city council said in a statement that was read out to the press.",
    )
    read = read_article(content, name="a.pdf", published=Moment.parse("2024-12-16"))
    assert read.title == "The bridge reopens"
    assert read.text.splitlines()[1].startswith(
        "The bridge over the Oubange reopened on Monday after six months of repair, the"
    )


def test_a_document_has_source_links_and_snapshot() -> None:
    link = '<a href="https://agence.example/depeche/7">l’agence</a>'
    body = f"<p>Selon {link}, le pont a rouvert ce lundi après des travaux.</p>"
    content = page(json_ld(datePublished="2024-12-16", publisher={"name": "Le Phare"}), body)
    document = read_document(content, "https://phare.example/a/1", "text/html", snapshot="snapshot-1")
    assert (document.publisher, document.snapshot, document.kind) == ("Le Phare", "snapshot-1", "full")
    assert document.links == ("https://agence.example/depeche/7",)
    assert not document.text.startswith(document.title)


def test_declared_selectors_are_used_and_a_changed_layout_is_said() -> None:
    content = {
        "key": "fr_phare",
        "title": "Le Phare",
        "url": "https://phare.example/",
        "bloc": "western",
        "aliases": ["x"],
    }
    selectors = {"title": "h2.titre", "body": "div.corps", "published": "span.date", "remove": [".pub"]}
    source = Source.model_validate(
        {**content, "kind": "newspaper", "country": "fr", "languages": ["fr"], "selectors": selectors}
    )
    paragraphs = "".join(f"<p>{text}</p>" for text in BODY)
    made_up = (
        f"<h2 class='titre'>Le pont rouvre</h2><span class='date'>16 décembre 2024</span>"
        f"<div class='corps'>{paragraphs}<p class='pub'>Achetez</p></div>"
    )
    read = read_page(f"<html><body>{made_up}</body></html>", source=source)
    assert (read.title, read.text, str(read.published)) == ("Le pont rouvre", "\n".join(BODY), "2024-12-16")
    with pytest.raises(LayoutChanged, match="fr_phare"):
        read_page("<html><body><p>Autre chose</p></body></html>", source=source)


def test_satire_that_says_so_is_no_evidence() -> None:
    marked = page(head=json_ld(**{"@type": ["SatiricalArticle"], "headline": "Le pont rouvre"}))
    with pytest.raises(NotEvidence, match="satire"):
        read_document(marked, "https://phare.example/a", "text/html")
