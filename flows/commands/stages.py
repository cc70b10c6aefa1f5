"""Single stages on the command line: claims, extract, stance, origins, assess, match."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import ArticleArgument, AsJson, Backend, Decomposer, OutFile, Published

if TYPE_CHECKING:
    from recoupe.model import Article
    from recoupe.moments import Moment

_ROWS = "A JSONL file, one row a line."
Pairs = Annotated[Path, typer.Argument(metavar="PAIRS.jsonl", help=_ROWS)]
Documents = Annotated[Path, typer.Argument(metavar="DOCUMENTS.jsonl", help=_ROWS)]
Names = Annotated[Path, typer.Argument(metavar="NAMES.jsonl", help=_ROWS)]
Evidence = Annotated[Path, typer.Argument(metavar="EVIDENCE.json", help="Evidence rows: a JSON array or JSONL.")]


def claims(
    article: ArticleArgument, published: Published = None, decomposer: Decomposer = "rules", as_json: AsJson = False
) -> None:
    """Decompose an article into its claims."""
    from recoupe.decompose.decomposers import get_decomposer
    from reports.claims_json import claims_json
    from reports.terminal import claims_text

    read = _load(article, published)
    decomposition = get_decomposer(decomposer)(read)
    typer.echo(_json(claims_json(read, decomposition)) if as_json else claims_text(decomposition))


def extract(page: ArticleArgument, as_json: AsJson = False) -> None:
    """Print the main text and the metadata of a page."""
    from reports.claims_json import extract_json

    read = _load(page, None)
    typer.echo(_json(extract_json(read)) if as_json else f"{read.title}\n\n{read.text}")


def stance(pairs: Pairs, out: OutFile, backend: Backend = "rules") -> None:
    """Say what each piece of evidence does to its claim."""
    from recoupe.judge.backends import get_backend
    from recoupe.judge.pairs import judge_pair
    from recoupe.rows import PairRow, read_rows, write_rows

    judge = get_backend(backend)
    read = read_rows(pairs, PairRow)
    judged = (
        (
            row.id,
            judge_pair(
                row.claim,
                row.evidence,
                row.claim_language,
                row.evidence_language,
                _moment(row.claim_date),
                _moment(row.evidence_date),
                judge,
            ),
        )
        for row in read.rows
    )
    write_rows(
        out,
        (
            {
                "id": key,
                "stance": score.stance.value,
                "confidence": round(score.confidence, 4),
                "entailment": round(score.entailment, 4),
                "reasons": [str(reason) for reason in score.reasons],
            }
            for key, score in judged
        ),
    )
    _end(read.broken)


def origins(documents: Documents, out: OutFile) -> None:
    """Say which documents go back to one origin."""
    from recoupe.model import Document
    from recoupe.rows import DocumentRow, read_rows, write_rows
    from recoupe.trace.documents import trace_documents

    read = read_rows(documents, DocumentRow)
    traced = trace_documents(
        [
            Document(
                id=row.id,
                url=row.url,
                publisher=row.publisher,
                published=_moment(row.published),
                language=row.language,
                title=row.title,
                text=row.text,
            )
            for row in read.rows
        ]
    )
    write_rows(
        out,
        (
            {
                "id": found.id,
                "origin": found.origin,
                "role": found.role.value,
                "because": str(found.because),
                "resolved": found.resolved,
            }
            for found in traced
        ),
    )
    _end(read.broken)


def assess(evidence: Evidence, as_json: AsJson = False) -> None:
    """Score judged evidence: shares, verdict and gates."""
    from recoupe.assess import assess_rows
    from recoupe.rows import read_evidence
    from reports.assessment_json import assessment_json, assessment_text

    read = read_evidence(evidence)
    assessed = assess_rows(read.rows)
    typer.echo(_json(assessment_json(assessed)) if as_json else assessment_text(assessed))
    _end(read.broken)


def match(names: Names, out: OutFile) -> None:
    """Say which pairs of names are one name, across scripts and spellings."""
    from recoupe.names import match_names
    from recoupe.rows import NamesRow, read_rows, write_rows

    read = read_rows(names, NamesRow)
    matched = ((row.id, match_names(row.name1, row.name2)) for row in read.rows)
    write_rows(
        out,
        (
            {"id": key, "match": found.match, "score": round(found.score, 4), "near": found.near}
            for key, found in matched
        ),
    )
    _end(read.broken)


def _load(reference: str, published: str | None) -> Article:
    from recoupe.inputs import is_url, load_article

    if not is_url(reference):
        return load_article(reference, _moment(published))
    from db.desk import open_desk

    return load_article(reference, _moment(published), open_desk().web())


def _moment(written: str | None) -> Moment | None:
    from recoupe.moments import Moment

    return Moment.parse(written) if written else None


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)


def _end(broken: Iterable[Exception]) -> None:
    """Name the rows that could not be read; the answers to the others are written by then."""
    messages = [str(error) for error in broken]
    for message in messages:
        typer.echo(f"recoupe: {message}", err=True)
    if messages:
        sys.exit(2)
