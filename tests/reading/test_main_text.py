"""The main text, on pages made up in the structures that are met."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from recoupe.evaluate.extract import EXTRACTORS, Row, mean_shingle_f1, piece_f1, read_pages, shingle_f1
from recoupe.reading.boilerplate import without_furniture
from recoupe.reading.main_text import main_text
from tests.shared import shared_folder

LONG = [
    f"Paragraphe {n} : la mairie du Port-Neuf a expliqué, devant la presse, que le pont serait surveillé jour et nuit."
    for n in ("un", "deux", "trois", "quatre")
]


def test_a_page_laid_out_with_tables_is_read_as_text() -> None:
    cells = "<br><br>".join(LONG)
    page = f"""<html><body><table width="100%"><tr><td><a href="/a">Accueil</a><br><a href="/b">Politique</a></td>
    <td><table><tr><td><h1>Le pont</h1></td></tr><tr><td>{cells}</td></tr></table></td></tr></table></body></html>"""
    text = main_text(page, "Le pont")
    assert all(line in text for line in LONG)
    assert "|" not in text and "Politique" not in text


def test_a_table_of_data_stays_readable() -> None:
    rows = "".join(
        f"<tr><th>Année {year}</th><td>{year - 2000} accidents</td><td>aucun mort</td></tr>"
        for year in (2022, 2023, 2024)
    )
    article = f"<article><h1>Le pont</h1><p>{LONG[0]}</p><table>{rows}</table><p>{LONG[1]}</p></article>"
    page = f"<html><body>{article}</body></html>"
    assert "24 accidents" in main_text(page, "Le pont")


@pytest.mark.parametrize(
    "heading",
    [
        "À lire aussi",
        "Sur le même sujet :",
        "Related articles",
        "Comments (12)",
        "Читайте также:",
        "Ссылки по теме",
        "Читайте також",
        "관련기사",
    ],
)
def test_what_follows_a_closing_heading_is_not_the_article(heading: str) -> None:
    text = "\n".join([*LONG, heading, "- Un autre article", "Encore un titre court"])
    assert without_furniture(text) == "\n".join(LONG)


@pytest.mark.parametrize(
    "line",
    [
        "À lire aussi : le port ferme une semaine",
        "Read also: the harbour closes",
        "Читайте также: порт закрыт",
        "© 2024 Le Phare",
        "Все права защищены",
        "저작권자 ⓒ 등대신문 무단전재 및 재배포 금지",
        "Share on Facebook",
        "Поделиться",
        "Просмотров: 2639",
        "Updated at 1:23 p.m.",
        "Abonnez-vous à notre lettre",
        "18:02 16.12.2024",
        "Loading",
    ],
)
def test_furniture_between_paragraphs_is_dropped(line: str) -> None:
    assert without_furniture("\n".join([LONG[0], line, LONG[1]])) == "\n".join(LONG[:2])


@pytest.mark.parametrize(
    "line",
    [
        "Selon la mairie, les commentaires du ministre étaient attendus.",
        "Related attacks were reported in three villages, the ministry said.",
        "По теме переговоров стороны не высказались.",
        "Le nombre de vues du pont a doublé en un an.",
        "Save the Children said it had sent two lorries.",
    ],
)
def test_sentences_that_begin_like_furniture_stay(line: str) -> None:
    assert line in without_furniture("\n".join([LONG[0], line, LONG[1]]))


def test_the_text_goes_on_after_a_teaser_heading_in_its_middle() -> None:
    text = "\n".join([LONG[0] * 3, "À lire aussi", "- Un titre court", *(line * 3 for line in LONG)])
    assert LONG[3] in without_furniture(text)


def test_measures_give_one_for_the_same_and_nought_for_another_text() -> None:
    assert shingle_f1(LONG[0], LONG[0]) == 1
    assert shingle_f1(LONG[0], "tout autre chose que cela") == 0
    assert piece_f1([{"with": ["pont"], "without": ["menu"]}], ["le pont"]) == 1


@pytest.mark.shared
@pytest.mark.parametrize(
    ("dataset", "score"), [("extract_scrapinghub_en", mean_shingle_f1), ("extract_waddle_ru", mean_shingle_f1)]
)
@pytest.mark.slow
def test_extraction_is_at_least_as_good_as_the_library_alone(
    dataset: str, score: Callable[[Sequence[Row], Sequence[str]], float]
) -> None:
    shared = shared_folder()
    assert shared is not None
    rows = read_pages(shared / "bench" / f"{dataset}.jsonl.gz")[::5]
    own, library = (score(rows, [EXTRACTORS[name](row) for row in rows]) for name in ("recoupe", "trafilatura"))
    assert own > library
