"""The example dossier is in form, says what its notes say, and borrows nobody's sentences."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from recoupe.dossiers import load_dossier
from tests.shared import REPOSITORY, shared_folder

FOLDER = REPOSITORY / "examples" / "kursk"
FIELDS = {"url", "publisher", "published", "language", "title", "text", "kind"}
LANGUAGES = {"fr", "en", "ru", "uk", "ko"}
SCRIPTS = {
    "fr": re.compile(r"[a-zà-öø-ÿœ]", re.IGNORECASE),
    "en": re.compile(r"[a-z]", re.IGNORECASE),
    "ru": re.compile(r"[а-яё]", re.IGNORECASE),
    "uk": re.compile(r"[а-щьюяґєії]", re.IGNORECASE),
    "ko": re.compile(r"[가-힣]"),
}
FOREIGN_LETTERS = {"ru": re.compile(r"[ґєії]", re.IGNORECASE), "uk": re.compile(r"[ёъыэ]", re.IGNORECASE)}
NOTE_LANGUAGE = re.compile(r"\b(?:than the claim|same count|compatible|same figure|copy of|omits)\b", re.IGNORECASE)
SENTENCE = re.compile(r"[.!?…](?=\s|$)")
COPIED_WORDS = 8
COPIED_WORDS_OF_ARTICLE = 6
COMPILED = date(2026, 11, 23)
# Figures of the story's calendar, known for every page about it.
COMMON_FIGURES = {"2024", "12", "14", "15", "16", "4", "7"}
# Notes that say only "the same count" or "the same totals", or that write a figure in letters.
SAME_FIGURES = {
    "i24NEWS": {"30"},
    "TRT World (AA)": {"30"},
    "CNA (AFP)": {"300", "2700"},
    "DW uk (Reuters)": {"800"},
    "The West (Reuters)": {"1000"},
}


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The lines of the dossier as they stand in the file."""
    lines = (FOLDER / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines)


@cache
def notes() -> dict[str, dict[str, Any]]:
    """The notes that the dossier was compiled from, by address."""
    shared = shared_folder()
    assert shared is not None
    pages = json.loads((shared / "kursk" / "facts.json").read_text(encoding="utf-8"))["pages"]
    return {page["url"]: page for page in pages}


def words(text: str) -> list[str]:
    """The words of a text, lower case, without punctuation."""
    return re.findall(r"\w+", text.lower())


def sequences(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of `length` words."""
    found = words(text)
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}


def shared_article() -> str:
    """The text of the first article, which stays out of the repository."""
    shared = shared_folder()
    assert shared is not None
    return (shared / "kursk" / "article.fr.txt").read_text(encoding="utf-8")


def figures(text: str) -> set[str]:
    """The figures of a text as plain digits, whatever separates or shortens their thousands."""
    digits = re.sub(r"(?<=\d)[,\u00a0\u202f ](?=\d{3}\b)", "", text)
    digits = re.sub(r"\b(\d+)-(\d+)000\b", r"\g<1>000 \g<2>000", digits)
    digits = re.sub(r"(\d+)만(?:(\d)천)?", lambda found: f"{found[1]}{found[2] or 0}000", digits)
    digits = re.sub(r"(\d+)(?:천| тисяч| тысяч)", r"\g<1>000", digits)
    return {str(int(figure)) for figure in re.findall(r"\d+", digits)}


def named(row: dict[str, str]) -> str:
    """How a failing row is called."""
    return f"{row['publisher']} {row['published']}"


def test_the_loader_takes_every_line_without_an_issue() -> None:
    dossier = load_dossier(FOLDER)
    assert dossier.issues == ()
    assert len(dossier.documents) == len(rows()) >= 100
    assert dossier.licence == "CC-BY-4.0"


def test_every_row_has_the_same_fields_and_is_an_abstract() -> None:
    for row in rows():
        assert set(row) == FIELDS, named(row)
        assert row["kind"] == "abstract", named(row)
        assert all(value == value.strip() and value for value in row.values()), named(row)


def test_every_address_is_on_the_web_and_occurs_once() -> None:
    addresses = [row["url"] for row in rows()]
    assert len(set(addresses)) == len(addresses)
    for address in addresses:
        parts = urlsplit(address)
        assert parts.scheme in {"http", "https"} and "." in parts.netloc, address


def test_every_row_names_a_day_and_rows_stand_in_order_of_time() -> None:
    days = [date.fromisoformat(row["published"]) for row in rows()]
    assert days == sorted(days)
    assert all(date(2022, 1, 1) <= day < COMPILED for day in days)


def test_each_language_has_its_documents_in_its_own_letters() -> None:
    counts = Counter(row["language"] for row in rows())
    assert set(counts) == LANGUAGES
    assert min(counts.values()) >= 5
    for row in rows():
        letters = [char for char in row["text"] if char.isalpha()]
        own = sum(bool(SCRIPTS[row["language"]].match(char)) for char in letters)
        assert own / len(letters) >= 0.75, named(row)


def test_russian_and_ukrainian_are_not_taken_for_each_other() -> None:
    for row in rows():
        if foreign := FOREIGN_LETTERS.get(row["language"]):
            assert not foreign.search(row["text"]), named(row)


def test_evidence_lies_on_both_sides_of_the_article_and_of_the_admissions() -> None:
    days = [row["published"] for row in rows()]
    assert sum(day <= "2024-12-16" for day in days) >= 40
    assert sum("2024-12-17" <= day <= "2025-04-25" for day in days) >= 15
    assert sum("2025-04-26" <= day <= "2025-05-01" for day in days) >= 8


def test_every_abstract_is_one_to_five_sentences_that_name_somebody() -> None:
    for row in rows():
        assert 1 <= len(SENTENCE.findall(row["text"])) <= 5, named(row)
        assert 40 <= len(row["text"]) <= 700, named(row)
        assert row["title"] != row["text"]


def test_no_two_abstracts_say_the_same_in_the_same_words() -> None:
    texts = [" ".join(words(row["text"])) for row in rows()]
    assert len(set(texts)) == len(texts)


def test_no_abstract_speaks_the_language_of_notes() -> None:
    for row in rows():
        assert not NOTE_LANGUAGE.search(row["text"]), named(row)


def expected() -> dict[str, Any]:
    """What an editor concludes."""
    content: dict[str, Any] = yaml.safe_load((FOLDER / "expected.yml").read_text(encoding="utf-8"))
    return content


def cited(claim: dict[str, Any]) -> Iterator[str]:
    """Every document that an expected claim names."""
    yield from claim.get("cite", ())
    yield from claim.get("one_origin", ())
    for names in claim.get("never", {}).values():
        yield from names


def test_expectations_name_documents_of_the_dossier_only() -> None:
    content = expected()
    assert set(content["documents"].values()) <= {row["url"] for row in rows()}
    used = {name for claim in content["claims"] for name in cited(claim)}
    assert used <= set(content["documents"])


def test_expectations_point_into_the_article() -> None:
    article = (FOLDER / "article.fr.txt").read_text(encoding="utf-8")
    content = expected()
    for fragment in [claim["fragment"] for claim in content["claims"]] + content["left_out"]:
        assert article.count(fragment) == 1, fragment


def test_expectations_use_the_words_of_the_model_and_cover_every_day() -> None:
    from recoupe.model import Modifier, Verdict

    content = expected()
    for claim in content["claims"]:
        assert "holds" in claim, claim["key"]
        for row in claim["holds"] + claim.get("said", []):
            assert row["verdicts"] and set(row["verdicts"]) <= set(Verdict)
            assert {*row.get("any_of", []), *row.get("none_of", [])} <= set(Modifier)
            assert row["why"].strip()
        for bearing in {"holds", "said"} & set(claim):
            assert sorted(day for row in claim[bearing] for day in row["as_of"]) == content["as_of"], claim["key"]


def test_expectations_refer_to_claims_that_they_define() -> None:
    content = expected()
    keys = [claim["key"] for claim in content["claims"]]
    assert len(set(keys)) == len(keys)
    assert {entry["as"] for entry in content["bench"]["claims"]} <= set(keys)
    for entry in content["inconsistencies"] + content["bench"]["inconsistencies"]:
        assert set(entry["claims"]) <= set(keys)


def test_the_article_is_of_the_size_of_a_short_news_report() -> None:
    article = (FOLDER / "article.fr.txt").read_text(encoding="utf-8")
    assert 350 <= len(article.split()) <= 450
    assert "La Dépêche d'exemple" in article


@pytest.mark.shared
def test_every_document_is_a_page_of_the_notes_with_its_publisher_day_and_language() -> None:
    for row in rows():
        page = notes()[row["url"]]
        for field in ("publisher", "published", "language"):
            assert row[field] == page[field], named(row)


@pytest.mark.shared
def test_no_figure_in_an_abstract_is_missing_from_its_note() -> None:
    for row in rows():
        page = notes()[row["url"]]
        noted = [f"{fact['said_by']}\n{fact['in_our_words']}" for fact in page["facts"]]
        known = figures("\n".join([page["url"], page["published"].replace("-", " "), *noted]))
        known |= SAME_FIGURES.get(row["publisher"], set()) | COMMON_FIGURES
        assert figures(row["text"]) <= known, (named(row), figures(row["text"]) - known)


@pytest.mark.shared
def test_no_abstract_takes_over_a_sentence_of_the_notes_or_of_the_article() -> None:
    taken = sequences(shared_article(), COPIED_WORDS)
    for page in notes().values():
        for fact in page["facts"]:
            taken |= sequences(fact["in_our_words"], COPIED_WORDS)
    for row in rows():
        assert not sequences(f"{row['title']} {row['text']}", COPIED_WORDS) & taken, named(row)


@pytest.mark.shared
def test_the_example_article_shares_no_six_words_with_the_first_article() -> None:
    own = (FOLDER / "article.fr.txt").read_text(encoding="utf-8")
    assert not sequences(own, COPIED_WORDS_OF_ARTICLE) & sequences(shared_article(), COPIED_WORDS_OF_ARTICLE)


def test_the_pairs_are_in_form_and_of_this_article_and_dossier() -> None:
    path = Path(__file__).with_name("pairs.jsonl")
    pairs = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len({pair["id"] for pair in pairs}) == len(pairs) >= 120
    texts = {row["text"]: row for row in rows()}
    for pair in pairs:
        holder = next((row for text, row in texts.items() if pair["evidence"] in text), None)
        assert holder is not None, pair["id"]
        assert (pair["evidence_language"], pair["evidence_date"]) == (holder["language"], holder["published"])
        assert pair["label"] in {"supports", "refutes", "neutral"} and pair["why"]
        assert pair["bearing"] in {"said", "holds"} and isinstance(pair["changed"], bool)
        assert pair["claim_date"] == "2024-12-16" and pair["claim_language"] == "fr"
