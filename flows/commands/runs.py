"""What is on record: reports and their histories."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import AsJson, Language, OutFolder
from recoupe.errors import BadInput

if TYPE_CHECKING:
    from recoupe.model import Verification
    from reports.language import ReaderLanguage

RunArgument = Annotated[str, typer.Argument(metavar="ID", help="A run or an article, or the start of its id.")]


def history(run: RunArgument, as_json: AsJson = False) -> None:
    """Tell the story of an article: its versions and their verdicts."""
    from db.desk import open_desk
    from db.records import article_of, find_run
    from db.records import history as runs_of

    engine = open_desk().engine
    runs = runs_of(engine, article_of(engine, find_run(engine, run)))
    rows = [
        {
            "id": one.id,
            "version": one.version,
            "as_of": str(one.as_of),
            "verdicts": one.verdicts,
            "unchanged": one.unchanged.isoformat() if one.unchanged else None,
        }
        for one in runs
    ]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in runs:
        counted = ", ".join(f"{count} {verdict}" for verdict, count in sorted(one.verdicts.items()))
        looked = f"; nothing changed by {one.unchanged:%Y-%m-%d %H:%M}" if one.unchanged else ""
        typer.echo(f"{one.version}  {one.id}  as of {one.as_of}  {counted}{looked}")


Docx = Annotated[Path | None, typer.Option(metavar="FILE", help="Write a document for word processors there as well.")]


def report(
    run: RunArgument,
    out: OutFolder = None,
    language: Language = None,
    docx: Docx = None,
    as_json: AsJson = False,
) -> None:
    """Render the report of a run again from the records."""
    from db.desk import open_desk
    from db.records import find_run, parent_of
    from tasks.report import report_language, write_report

    desk = open_desk()
    run_id = find_run(desk.engine, run)
    verification = desk.load(run_id)
    parent = parent_of(desk.engine, run_id)
    chosen = report_language(language, verification.article.language)
    folder = out or desk.home / "reports" / run_id
    previous = desk.load(parent) if parent else None
    files = write_report(verification, folder, chosen, previous, desk.past(parent))
    if docx is not None:
        _write_docx(verification, chosen, docx)
    if as_json:
        typer.echo(files.json.read_text(encoding="utf-8"), nl=False)
        return
    for path in (files.html, files.markdown, files.json):
        typer.echo(str(path))


def _write_docx(verification: Verification, language: ReaderLanguage, target: Path) -> None:
    """The report as .docx; raises `BadInput` where the extra is not installed."""
    from reports.view import build_view
    from reports.word import render_docx

    try:
        content = render_docx(build_view(verification, language))
    except ImportError as error:
        raise BadInput(f"--docx needs the extra docx (pip install 'recoupe[docx]'): {error}") from error
    target.write_bytes(content)
