"""Dossiers: folders of evidence, read row by row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe.dossiers import load_dossier
from recoupe.errors import BadDossier

DESCRIPTION = "title: The bridge\ncompiled: {when: 2026-01-02, how: by hand}\nlicence: CC0\n"
ROW = {
    "url": "https://phare.example/1",
    "publisher": "Le Phare",
    "published": "2024-12-16",
    "language": "fr",
    "title": "Le pont rouvre",
    "text": "Le pont a rouvert lundi.",
    "kind": "abstract",
}


def dossier(folder: Path, *lines: str, description: str = DESCRIPTION) -> Path:
    (folder / "dossier.yml").write_text(description, encoding="utf-8")
    (folder / "documents.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder


def test_documents_come_in_the_order_of_the_file_with_their_dates(tmp_path: Path) -> None:
    second = {**ROW, "title": "Le port ferme", "published": "2024-12", "kind": "full", "source": "fr_phare"}
    found = load_dossier(dossier(tmp_path, json.dumps(ROW), "", json.dumps(second)))
    assert (found.title, found.compiled, found.licence) == ("The bridge", "2026-01-02, by hand", "CC0")
    assert [(one.title, str(one.published), one.kind) for one in found.documents] == [
        ("Le pont rouvre", "2024-12-16", "abstract"),
        ("Le port ferme", "2024-12", "full"),
    ]
    assert found.issues == ()


def test_an_id_depends_on_the_content_alone(tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        folder.mkdir()
    ids = [load_dossier(dossier(first, json.dumps(ROW))).documents[0].id]
    ids.append(load_dossier(dossier(second, json.dumps({**ROW, "publisher": "Copy"}))).documents[0].id)
    assert ids[0] == ids[1] and ids[0].startswith("doc-")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{not json", "JSON"),
        ("[1]", "object"),
        (json.dumps({**ROW, "text": ""}), "text"),
        (json.dumps({**ROW, "text": "  "}), "blank"),
        (json.dumps({**ROW, "published": "yesterday"}), "published"),
        (json.dumps({**ROW, "kind": "rumour"}), "kind"),
        (json.dumps({key: ROW[key] for key in ROW if key != "text"}), "text"),
        (json.dumps({**ROW, "text": "x" * 5_000_000}), "longer"),
    ],
)
def test_a_broken_row_is_named_with_its_line_and_the_others_are_kept(tmp_path: Path, line: str, fault: str) -> None:
    found = load_dossier(dossier(tmp_path, line, json.dumps(ROW)))
    assert len(found.documents) == 1
    (issue,) = found.issues
    assert "documents.jsonl, line 1:" in str(issue.reason)
    assert fault in str(issue.reason)
    assert issue.subject == tmp_path.name


def test_bytes_that_are_no_text_break_one_row_only(tmp_path: Path) -> None:
    folder = dossier(tmp_path, json.dumps(ROW))
    path = folder / "documents.jsonl"
    path.write_bytes(b'{"text": "\xff\xfe"}\n' + b"\xef\xbb\xbf" + path.read_bytes())
    found = load_dossier(folder)
    assert (len(found.documents), len(found.issues)) == (1, 1)


def test_a_document_that_stands_twice_is_kept_once_and_said_so(tmp_path: Path) -> None:
    found = load_dossier(dossier(tmp_path, json.dumps(ROW), json.dumps(ROW)))
    assert len(found.documents) == 1
    assert "line 2: the same document as in line 1" in str(found.issues[0].reason)


def test_a_missing_language_is_found_in_the_text(tmp_path: Path) -> None:
    row = {**ROW, "language": "", "text": "Мост через реку открыли в понедельник после ремонта, сообщила мэрия."}
    assert load_dossier(dossier(tmp_path, json.dumps(row))).documents[0].language == "ru"


def test_a_file_given_as_a_dossier_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    file.write_text("Notes", encoding="utf-8")
    with pytest.raises(BadDossier, match=r"notes\.md: is no dossier: it is a file, not a folder") as refused:
        load_dossier(file)
    assert "Errno" not in str(refused.value)


def test_a_folder_without_its_files_is_no_dossier(tmp_path: Path) -> None:
    with pytest.raises(BadDossier, match=r"dossier\.yml"):
        load_dossier(tmp_path)
    (tmp_path / "dossier.yml").write_text(DESCRIPTION, encoding="utf-8")
    with pytest.raises(BadDossier, match=r"documents\.jsonl"):
        load_dossier(tmp_path)


@pytest.mark.parametrize(
    ("description", "fault"),
    [
        ("title: x\n", "compiled"),
        (DESCRIPTION + "colour: red\n", "colour"),
        ("- a\n", "expected"),
        ("title: [", "parsing"),
        ("title: x\ncompiled: 2031-13-45\nlicence: y\n", r"dossier\.yml: month must be in 1\.\.12"),
    ],
)
def test_a_broken_description_is_named(tmp_path: Path, description: str, fault: str) -> None:
    with pytest.raises(BadDossier, match=fault):
        load_dossier(dossier(tmp_path, json.dumps(ROW), description=description))
