"""The local archive of documents: add, search, count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import AsJson, AsOf
from flows.commands.progress import counted
from flows.commands.runs import RunArgument
from flows.commands.writing import writing_to
from recoupe.errors import BadInput

if TYPE_CHECKING:
    from db.archive import Archive

_WHAT = "Dossier folders, folders or files of pages (.html .txt .md .pdf), rows (.jsonl), WARC, WACZ; feeds, addresses."

app = typer.Typer(help="The local archive of documents and snapshots.", no_args_is_help=True)


@app.command("add")
def add(
    given: Annotated[list[str], typer.Argument(metavar="WHAT", help=_WHAT)],
    as_json: AsJson = False,
) -> None:
    """Add documents to the archive; those already in it are counted as known, so an interrupted run goes on."""
    from db.desk import open_desk
    from tasks.adding import parts_of

    desk = open_desk()
    total = {"added": 0, "known": 0}
    failed = 0
    for part in counted((part for one in given for part in parts_of(one, desk)), "parts"):
        added = desk.archive.add_documents(part.documents)
        for issue in (*part.issues, *added.issues):
            typer.echo(f"recoupe: {issue.reason}", err=True)
            failed += 1
        total = {"added": total["added"] + added.count, "known": total["known"] + added.known}
    typer.echo(json.dumps(total) if as_json else f"{total['added']} added, {total['known']} already known")
    if failed and not any(total.values()):
        raise BadInput("nothing of what was given could be read")


@app.command("search")
def search(
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words to look for, in any of the languages.")],
    language: Annotated[str | None, typer.Option(help="Only documents in this language, such as ko.")] = None,
    as_of: AsOf = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many hits at the most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Search the archive."""
    from db.desk import open_desk
    from recoupe.moments import Moment

    before = Moment.parse(as_of) if as_of else None
    archive = open_desk().archive
    _check_language(language, archive)
    hits = archive.search(words, language=language, before=before, limit=limit)
    if as_json:
        rows = [
            {
                "id": hit.document,
                "url": hit.url,
                "publisher": hit.publisher,
                "published": str(hit.published) if hit.published else None,
                "language": hit.language,
                "title": hit.title,
                "snippet": hit.snippet,
            }
            for hit in hits
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    if not hits:
        typer.echo("recoupe: no document in the archive says any of it", err=True)
    for hit in hits:
        typer.echo(f"{hit.published or '?'}  {hit.publisher}  {hit.title}\n    {hit.url}")


def _check_language(language: str | None, archive: Archive) -> None:
    """Raises `BadInput` for a language that we do not read and in which there is no document."""
    from recoupe.languages import LANGUAGES

    if language is None or language in LANGUAGES:
        return
    held = archive.stats().languages
    if language not in held:
        known = sorted({*LANGUAGES, *held} - {""})
        raise BadInput(f"--language: no document is in {language!r}; there are {', '.join(known)}")


@app.command("stats")
def stats(as_json: AsJson = False) -> None:
    """Count what the archive holds."""
    from dataclasses import asdict

    from db.desk import open_desk

    counted = asdict(open_desk().archive.stats())
    if as_json:
        typer.echo(json.dumps(counted, ensure_ascii=False, indent=2))
        return
    for name, value in counted.items():
        typer.echo(f"{name}: {value}")


@app.command("verify")
def verify(as_json: AsJson = False) -> None:
    """Read every snapshot again and prove that its bytes are those that were fetched; exit 1 where one is not."""
    from db.desk import open_desk

    archive = open_desk().archive
    damaged = archive.damaged_snapshots()
    count = archive.stats().snapshots
    if as_json:
        typer.echo(json.dumps({"snapshots": count, "damaged": list(damaged)}))
    else:
        for snapshot in damaged:
            known = archive.snapshot(snapshot)
            typer.echo(f"{snapshot}  {known.sha256}  {known.url}: missing or changed")
        typer.echo(f"{count} snapshots read, {len(damaged)} damaged")
    if damaged:
        raise typer.Exit(1)


@app.command("export")
def export(
    run: RunArgument,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="The bundle; ID.wacz by default.")] = None,
    as_json: AsJson = False,
) -> None:
    """Write what a run cites, its report and the custody of both as one WACZ file for replay tools."""
    from db.desk import open_desk
    from db.records import find_run
    from tasks.bundling import bundle_of

    desk = open_desk()
    run_id = find_run(desk.engine, run)
    path = out or Path(f"{run_id}.wacz")
    with writing_to(path):
        bundle = bundle_of(run_id, desk, path)
    if as_json:
        left_out = [{"url": one.url, "publisher": one.publisher, "why": one.why} for one in bundle.left_out]
        typer.echo(json.dumps({"file": str(bundle.path), "pages": bundle.pages, "left_out": left_out}))
        return
    for one in bundle.left_out:
        typer.echo(f"left out ({one.why}): {one.url or one.publisher}")
    typer.echo(f"{bundle.path}: {bundle.pages} pages, {len(bundle.left_out)} left out")
