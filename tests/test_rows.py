import json
from pathlib import Path

import pytest

from recoupe.errors import BadInput
from recoupe.rows import DocumentRow, EvidenceRow, NamesRow, PairRow, read_evidence, read_rows, write_rows


def test_a_broken_row_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "names.jsonl"
    path.write_text('{"id": 1, "name1": "a", "name2": "b"}\nnot json\n\n{"id": "3", "name1": "a"}\n')
    read = read_rows(path, NamesRow)
    assert [row.id for row in read.rows] == ["1"]
    assert [str(error).split(": ")[0] for error in read.broken] == [f"{path}:2", f"{path}:4"]
    assert "name2" in str(read.broken[1])


def test_an_empty_file_is_bad_input(tmp_path: Path) -> None:
    path = tmp_path / "empty.jsonl"
    path.write_text("\n")
    with pytest.raises(BadInput, match="no rows"):
        read_rows(path, NamesRow)


def test_a_binary_file_is_bad_input(tmp_path: Path) -> None:
    path = tmp_path / "binary.jsonl"
    path.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(BadInput, match="UTF-8"):
        read_rows(path, NamesRow)


@pytest.mark.parametrize("text", ["[{ROW}]", '{"evidence": [{ROW}]}', "{ROW}\n{ROW}\n"])
def test_evidence_comes_as_array_object_or_lines(tmp_path: Path, text: str) -> None:
    row = '{"origin": "o", "bloc": "b", "camp": "c", "stance": "supports", "entailment": 0.9, "letter": "B"}'
    path = tmp_path / "evidence.json"
    path.write_text(text.replace("{ROW}", row))
    read = read_evidence(path)
    assert read.rows[0] == EvidenceRow(
        origin="o", bloc="b", camp="c", stance="supports", entailment=0.9, letter="B", interest=0.0
    )
    assert not read.broken


@pytest.mark.parametrize("value", ["1.5", "-0.1", "NaN"])
def test_an_entailment_outside_its_range_is_refused(tmp_path: Path, value: str) -> None:
    row = f'{{"origin": "o", "bloc": "b", "camp": "c", "stance": "supports", "entailment": {value}, "letter": "B"}}'
    path = tmp_path / "evidence.json"
    path.write_text(f"[{row}]")
    assert "entailment" in str(read_evidence(path).broken[0])


def test_a_date_that_is_none_breaks_its_row_alone(tmp_path: Path) -> None:
    path = tmp_path / "documents.jsonl"
    rows = ({"id": day, "text": "x", "published": day} for day in ("2024-02-31", "2024-02-29", ""))
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    read = read_rows(path, DocumentRow)
    assert [row.id for row in read.rows] == ["2024-02-29", ""]
    assert [str(one) for one in read.broken] == [
        f"{path}:1: published: '2024-02-31' is not a date such as 2024-12-16 or 2024-12-16T18:00+01:00"
    ]


@pytest.mark.parametrize("field", ["claim", "evidence"])
def test_a_number_in_the_place_of_a_text_breaks_its_row_alone(tmp_path: Path, field: str) -> None:
    path = tmp_path / "pairs.jsonl"
    row = {"id": 1, "claim": "The dam burst.", "evidence": "The dam burst."}
    path.write_text(f"{json.dumps(row | {field: 7})}\n{json.dumps(row)}\n")
    read = read_rows(path, PairRow)
    assert [row.id for row in read.rows] == ["1"]
    assert [str(error).split(": ")[:2] for error in read.broken] == [[f"{path}:1", field]]


def test_rows_are_written_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out.jsonl"
    write_rows(out, [{"id": "1", "text": "é"}])
    assert out.read_text(encoding="utf-8") == '{"id": "1", "text": "é"}\n'
    assert list(out.parent.iterdir()) == [out]
