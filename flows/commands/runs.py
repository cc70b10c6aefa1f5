"""What is on record: reports and their histories."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import AsJson, Language, OutFolder
from flows.commands.writing import writing_to
from recoupe.errors import BadInput
from recoupe.whole_files import write_whole

if TYPE_CHECKING:
    from db.desk import Desk
    from db.history import RunSummary
    from recoupe.model import Verification
    from reports.language import ReaderLanguage

_CLAIM_CHARS = 300
_TITLE_CHARS = 100
_LISTED = 50
RunArgument = Annotated[str, typer.Argument(metavar="ID", help="A run or an article, or the start of its id.")]


ClaimOption = Annotated[
    str,
    typer.Option("--claim", metavar="CLAIM", help="Tell the story of this claim: its number, or the start of its id."),
]


def history(
    run: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="A run or an article, or the start of its id; the latest of all if none."),
    ] = None,
    claim: ClaimOption = "",
    language: Language = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Without ID: how many, the latest first.")] = _LISTED,
    as_json: AsJson = False,
) -> None:
    """Tell the story of an article, its versions and their verdicts; or that of one of its claims, step by step.

    Without ID, list the articles on record: their latest version, its state of knowledge and whether it is signed.
    """
    from db.desk import open_desk
    from db.records import article_of, find_run
    from db.records import history as runs_of

    if claim and run is None:
        raise BadInput("--claim: of which article? name its ID; `recoupe history` lists them")
    desk = open_desk()
    if run is None:
        _list_latest(desk, limit, as_json)
        return
    runs = runs_of(desk.engine, article_of(desk.engine, find_run(desk.engine, run)))
    if claim:
        _tell_claim([desk.load(one.id) for one in runs], claim, language, as_json)
        return
    if as_json:
        typer.echo(json.dumps([_row(one) for one in runs], ensure_ascii=False, indent=2))
        return
    for one in runs:
        counted = ", ".join(f"{count} {verdict}" for verdict, count in sorted(one.verdicts.items()))
        looked = f"; nothing changed by {one.unchanged:%Y-%m-%d %H:%M}" if one.unchanged else ""
        typer.echo(f"{one.version}  {one.id}  as of {one.as_of}  {one.status}  {counted}{looked}")


def _row(one: RunSummary) -> dict[str, object]:
    return {
        "id": one.id,
        "version": one.version,
        "as_of": str(one.as_of),
        "status": one.status.value,
        "verdicts": one.verdicts,
        "unchanged": one.unchanged.isoformat() if one.unchanged else None,
    }


def _list_latest(desk: Desk, limit: int, as_json: bool) -> None:
    """The latest version of each article on record, the latest first."""
    from db.history import summary_of
    from db.records import latest_runs
    from reports.safe import one_line

    found = [summary_of(desk.engine, run) for run in latest_runs(desk.engine)[:limit]]
    if as_json:
        rows = [{**_row(one), "article": one.article, "title": one.title, "url": one.url} for one in found]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in found:
        title = one_line(one.title or one.url or one.article, _TITLE_CHARS)
        typer.echo(f"{one.id}  as of {one.as_of}  {one.status.value:<9}  {title}")
    if not found:
        typer.echo("recoupe: no report is on record; `recoupe verify ARTICLE` makes one", err=True)


def _tell_claim(versions: Sequence[Verification], name: str, language: str | None, as_json: bool) -> None:
    """A claim of the latest version and its steps, each with why."""
    from flows.review import named_claim
    from reports.safe import one_line
    from reports.story import claim_story
    from tasks.report import report_language

    latest = versions[-1]
    claim = named_claim(latest, name)
    steps = claim_story(versions, claim, report_language(language, latest.article.language))
    if as_json:
        rows = [
            {
                "when": str(one.when),
                "kind": one.kind.value,
                "words": one.words,
                "run": one.run,
                "because": list(one.because),
                "status": one.status or None,
            }
            for one in steps
        ]
        told = {"claim": claim.id, "text": claim.text, "steps": rows}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    typer.echo(one_line(claim.text, _CLAIM_CHARS))
    for one in steps:
        typer.echo(f"{one.when!s:<25}  {one.words}{f'  [{one.run}]' if one.run else ''}")
        for reason in one.because:
            typer.echo(f"{'':<25}  – {reason}")


Docx = Annotated[Path | None, typer.Option(metavar="FILE", help="Write a document for word processors there as well.")]


def report(
    run: RunArgument,
    out: OutFolder = None,
    language: Language = None,
    docx: Docx = None,
    as_json: AsJson = False,
) -> None:
    """Render the report of a run again from the records.

    In another language than the desk's copy has, it is written beside that, in a folder of the language.
    """
    from db.desk import open_desk
    from db.records import find_run, parent_of
    from flows.review import own_language
    from tasks.report import report_language, write_report

    desk = open_desk()
    run_id = find_run(desk.engine, run)
    verification = desk.load(run_id)
    parent = parent_of(desk.engine, run_id)
    own = own_language(desk, verification)
    chosen = report_language(language, own)
    copy = desk.reports / run_id
    folder = out or (copy if chosen == own else copy / chosen)
    previous = desk.load(parent) if parent else None
    past = desk.past(parent, verification)
    with writing_to(folder):
        files = write_report(verification, folder, chosen, previous, past)
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
    with writing_to(target):
        write_whole(target, content)
