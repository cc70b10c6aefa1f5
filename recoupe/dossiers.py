"""Dossiers: folders of evidence that need no network, `dossier.yml` and one document a line in `documents.jsonl`."""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from recoupe.defaults.read import MAX_ROW_BYTES
from recoupe.errors import BadDossier, BadMoment, BadRow
from recoupe.ids import content_id
from recoupe.model import Document, Issue, Reason
from recoupe.moments import Moment
from recoupe.reading.reasons import ROW_BROKEN, ROW_TWICE
from recoupe.yaml_text import load_yaml

DESCRIPTION = "dossier.yml"
# What files that are not in UTF-8 begin with; the mark of UTF-32 begins with that of UTF-16.
_WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
DOCUMENTS = "documents.jsonl"
_STAGE = "dossier"


def examples_folder() -> Path:
    """The folder of the shipped examples: beside the package in a checkout, inside it once installed."""
    package = Path(__file__).resolve().parent
    packaged = package / "_examples"
    return packaged if packaged.is_dir() else package.parent / "examples"


class Compiled(BaseModel):
    """When and how a dossier was compiled."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)

    when: date | str = ""
    how: str = ""
    by: str = ""

    def __str__(self) -> str:
        """Both in one line."""
        return ", ".join(part for part in (str(self.when), self.how, self.by) if part)


class Description(BaseModel):
    """The content of `dossier.yml`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str = Field(min_length=1)
    compiled: Compiled | date | str
    licence: str = Field(min_length=1)
    note: str = ""
    topic: str = ""
    article: str = ""
    languages: tuple[str, ...] = ()


class DocumentLine(BaseModel):
    """One line of `documents.jsonl`. `kind` says whether the words are the publisher's."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    url: str = ""
    publisher: str = ""
    published: str | None = None
    language: str = ""
    title: str = ""
    text: str = Field(min_length=1)
    kind: Literal["abstract", "full"] = "abstract"
    source: str = ""

    @field_validator("published")
    @classmethod
    def _is_moment(cls, published: str | None) -> str | None:
        if not published:
            return None
        try:
            Moment.parse(published)
        except BadMoment as error:
            raise ValueError(str(error)) from error
        return published

    @field_validator("text")
    @classmethod
    def _says_something(cls, text: str) -> str:
        if not text.strip():
            raise ValueError("the text is blank")
        return text


@dataclass(frozen=True, slots=True)
class Dossier:
    """A folder of evidence: its documents in the order of the file, and an issue for each line that is broken."""

    title: str
    compiled: str
    licence: str
    documents: tuple[Document, ...]
    issues: tuple[Issue, ...] = ()


def load_dossier(folder: Path) -> Dossier:
    """The dossier in `folder`; broken lines become issues and the others are kept.

    Raises `BadDossier` where a file is missing, unreadable or `dossier.yml` breaks its format.
    """
    description = _description(folder / DESCRIPTION)
    documents, issues = _documents(folder / DOCUMENTS, _lines(folder / DOCUMENTS))
    return Dossier(description.title, str(description.compiled), description.licence, documents, issues)


def documents_in_steps(path: Path, size: int) -> Iterator[tuple[tuple[Document, ...], tuple[Issue, ...]]]:
    """The documents of a JSONL file without a description, `size` lines at a time, with the issues of those lines.

    Raises `BadDossier` where there is nothing to read.
    """
    waiting = _lines(path)
    while some := list(islice(waiting, size)):
        yield _documents(path, some)


def document_of(line: DocumentLine) -> Document:
    """The document that a line holds; its id comes from address, title and text."""
    return Document(
        id=content_id("doc", line.url, line.title, line.text),
        url=line.url,
        publisher=line.publisher,
        published=Moment.parse(line.published) if line.published else None,
        language=line.language or _language(line.text),
        title=line.title,
        text=line.text,
        kind=line.kind,
        source=line.source,
    )


def _description(path: Path) -> Description:
    try:
        content = load_yaml(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise BadDossier(f"{path.parent}: is no dossier, it has no {DESCRIPTION}") from error
    except NotADirectoryError as error:
        raise BadDossier(f"{path.parent}: is no dossier: it is a file, not a folder with a {DESCRIPTION}") from error
    except (yaml.YAMLError, OSError, UnicodeDecodeError) as error:
        raise BadDossier(f"{path}: {' '.join(str(error).split())}") from error
    if not isinstance(content, dict):
        raise BadDossier(f"{path}: expected the fields title, compiled and licence")
    try:
        return Description.model_validate(content)
    except ValidationError as error:
        raise BadDossier(f"{path}: {_fault(error)}") from error


def _documents(path: Path, numbered: Iterable[tuple[int, bytes]]) -> tuple[tuple[Document, ...], tuple[Issue, ...]]:
    documents: dict[str, Document] = {}
    lines: dict[str, int] = {}
    issues = []
    for number, raw in numbered:
        try:
            document = document_of(_row(raw))
        except BadRow as error:
            issues.append(_issue(path, Reason.of(ROW_BROKEN, file=path.name, line=number, fault=error)))
            continue
        first = lines.setdefault(document.id, number)
        if first != number:
            issues.append(_issue(path, Reason.of(ROW_TWICE, file=path.name, line=number, first=first)))
        documents.setdefault(document.id, document)
    return tuple(documents.values()), tuple(issues)


def _issue(path: Path, reason: Reason) -> Issue:
    return Issue(_STAGE, path.parent.name, reason)


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    try:
        with path.open("rb") as content:
            for number, line in enumerate(content, start=1):
                if number == 1 and line.startswith(_WIDE_MARKS):
                    raise BadDossier(f"{path}: is in UTF-16 or UTF-32; JSON rows are written in UTF-8")
                stripped = line.removeprefix(b"\xef\xbb\xbf").strip()
                if stripped:
                    yield number, stripped
    except FileNotFoundError as error:
        raise BadDossier(f"{path.parent}: is no dossier, it has no {DOCUMENTS}") from error
    except OSError as error:
        raise BadDossier(f"{path}: cannot be read: {error.strerror}") from error


def _row(raw: bytes) -> DocumentLine:
    if len(raw) > MAX_ROW_BYTES:
        raise BadRow(f"the line is longer than {MAX_ROW_BYTES} bytes")
    try:
        return DocumentLine.model_validate_json(raw)
    except ValidationError as error:
        raise BadRow(_fault(error)) from error


def _fault(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return f"{where}: {first['msg']}" if where else first["msg"]


def _language(text: str) -> str:
    from recoupe.reading.language import language_of

    return language_of(text)
