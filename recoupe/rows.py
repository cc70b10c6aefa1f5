"""The JSON rows that other programs hand in, and the rows they get back. Design.md fixes the field names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Generic, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from recoupe.errors import BadInput, BadMoment, BadRow
from recoupe.moments import Moment
from recoupe.whole_files import write_whole

RowT = TypeVar("RowT", bound=BaseModel)


def _dated(written: str) -> str:
    try:
        if written:
            Moment.parse(written)
    except BadMoment as error:
        raise PydanticCustomError("no_date", "{fault}", {"fault": str(error)}) from error
    return written


# A day or time as it was written; one that is none breaks its row, not all rows.
Dated = Annotated[str, AfterValidator(_dated)]


class _Row(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=True)


class PairRow(_Row):
    """A claim and a piece of evidence whose stance is asked."""

    id: str
    # An id may be a number; a number in the place of a text is a mistake of the program that wrote it.
    claim: str = Field(min_length=1, strict=True)
    evidence: str = Field(strict=True)
    claim_language: str = ""
    evidence_language: str = ""
    claim_date: Dated = ""
    evidence_date: Dated = ""


class DocumentRow(_Row):
    """A document whose origin is asked."""

    id: str
    publisher: str = ""
    published: Dated | None = None
    language: str = ""
    title: str = ""
    text: str
    url: str = ""


class NamesRow(_Row):
    """Two names that may be one."""

    id: str
    name1: str
    name2: str


class EvidenceRow(_Row):
    """A judged passage with its origin, to be scored."""

    origin: str = Field(min_length=1)
    bloc: str = Field(min_length=1)
    camp: str = Field(min_length=1)
    stance: Literal["supports", "refutes", "neutral", "unknown"]
    entailment: float = Field(ge=0, le=1, allow_inf_nan=False)
    letter: Literal["A", "B", "C", "D", "E", "F"]
    interest: float = Field(0.0, ge=-1, le=1, allow_inf_nan=False)
    primary: bool = False
    unresolved: bool = False


@dataclass(frozen=True, slots=True)
class Rows(Generic[RowT]):
    """The rows that could be read, and one message for each that could not."""

    rows: tuple[RowT, ...]
    broken: tuple[BadRow, ...]


def read_rows(path: Path, model: type[RowT]) -> Rows[RowT]:
    """The rows of a JSONL file as `model`; broken rows are named with file, line and reason, the others kept.

    Raises `BadInput` where the file cannot be read at all or holds no row.
    """
    rows: list[RowT] = []
    broken: list[BadRow] = []
    for number, line in _lines(path):
        try:
            rows.append(model.model_validate_json(line))
        except ValidationError as error:
            broken.append(BadRow(f"{path}:{number}: {_first_reason(error)}"))
    if not rows and not broken:
        raise BadInput(f"{path}: has no rows; expected one JSON object a line")
    return Rows(tuple(rows), tuple(broken))


def read_evidence(path: Path) -> Rows[EvidenceRow]:
    """The rows of an evidence file: a JSON array, an object with `evidence`, or JSONL.

    Raises `BadInput` where the file is no JSON.
    """
    text = _text(path).strip()
    if not text.startswith("[") and "\n{" in text:
        return read_rows(path, EvidenceRow)
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(f"{path}:{error.lineno}: not JSON: {error.msg}") from error
    found = content.get("evidence", [content]) if isinstance(content, dict) else content
    if not isinstance(found, list):
        raise BadInput(f"{path}: expected a list of evidence rows")
    return _validated(path, found)


def _validated(path: Path, found: list[object]) -> Rows[EvidenceRow]:
    rows: list[EvidenceRow] = []
    broken: list[BadRow] = []
    for number, row in enumerate(found, start=1):
        try:
            rows.append(EvidenceRow.model_validate(row))
        except ValidationError as error:
            broken.append(BadRow(f"{path}: row {number}: {_first_reason(error)}"))
    return Rows(tuple(rows), tuple(broken))


def write_rows(path: Path, rows: Iterable[Mapping[str, object]]) -> None:
    """Write one JSON object a line to `path`, all or nothing: a broken run leaves no half file."""
    try:
        write_whole(path, (json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    except OSError as error:
        raise BadInput(f"{path}: cannot be written: {error.strerror}") from error


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if line.strip():
            yield number, line


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadInput(f"{path}: cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: is not UTF-8 text (byte {error.start})") from error


def _first_reason(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]
