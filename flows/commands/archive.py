"""The local archive of documents: add, search, count."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import AsJson, AsOf

app = typer.Typer(help="The local archive of documents and snapshots.", no_args_is_help=True)


@app.command("add")
def add(
    paths: Annotated[list[Path], typer.Argument(help="Dossier folders, or JSONL files of documents.")],
    as_json: AsJson = False,
) -> None:
    """Add documents to the archive; those already in it are counted as known."""
    from db.desk import open_desk
    from recoupe.dossiers import load_documents

    desk = open_desk()
    total = {"added": 0, "known": 0}
    issues: list[str] = []
    for path in paths:
        read = load_documents(path)
        added = desk.archive.add_documents(read.documents)
        total = {"added": total["added"] + added.count, "known": total["known"] + added.known}
        issues.extend(str(issue.reason) for issue in (*read.issues, *added.issues))
    for issue in issues:
        typer.echo(f"recoupe: {issue}", err=True)
    typer.echo(json.dumps(total) if as_json else f"{total['added']} added, {total['known']} already known")


@app.command("search")
def search(
    words: Annotated[str, typer.Argument(help="Words to look for, in any of the languages.")],
    language: Annotated[str | None, typer.Option(help="Only documents in this language, such as ko.")] = None,
    as_of: AsOf = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many hits at the most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Search the archive."""
    from db.desk import open_desk
    from recoupe.moments import Moment

    before = Moment.parse(as_of) if as_of else None
    hits = open_desk().archive.search(words, language=language, before=before, limit=limit)
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
    for hit in hits:
        typer.echo(f"{hit.published or '?'}  {hit.publisher}  {hit.title}\n    {hit.url}")


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
