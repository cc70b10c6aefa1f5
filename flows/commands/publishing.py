"""`recoupe site`: the reports on record as static pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import Language
from flows.commands.writing import writing_to
from recoupe.errors import BadInput
from recoupe.whole_files import write_whole

if TYPE_CHECKING:
    from db.desk import Desk
    from reports.site import Entry

Out = Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the pages go.")]
Name = Annotated[str, typer.Option(metavar="NAME", help="What the desk is called.")]
Url = Annotated[str, typer.Option(metavar="URL", help="Where the site will stand; feed and ClaimReview need it.")]


def site(out: Out, name: Name = "Recoupe", url: Url = "", language: Language = None) -> None:
    """Write the reports on record as a static site: index, histories, signed claims, feed and sitemap."""
    _check_url(url)
    from db.desk import open_desk
    from reports.site import Desk as Publisher
    from reports.site import site_pages

    publisher = Publisher(name, f"{url.rstrip('/')}/" if url else "", "en" if language == "en" else "fr")
    count = 0
    for path, text in site_pages(tuple(_entries(open_desk())), publisher):
        with writing_to(out / path):
            write_whole(out / path, text)
        count += 1
    typer.echo(f"{count} files; {out / 'index.html'}")


def _check_url(url: str) -> None:
    """Raises `BadInput` where a site can never stand."""
    from db.addresses import check_on_the_web

    try:
        check_on_the_web(url)
    except ValueError as error:
        raise BadInput(f"--url: {url!r} is no address of http:// or https:// with a host") from error


def _entries(desk: Desk) -> Iterator[Entry]:
    """Every article on record with its latest version and its history."""
    from db.records import article_of, history, latest_runs, parent_of
    from reports.site import Entry, Version

    for run in latest_runs(desk.engine):
        article, parent = article_of(desk.engine, run), parent_of(desk.engine, run)
        versions = tuple(
            Version(
                one.id,
                one.version,
                str(one.as_of),
                one.status.value,
                {verdict.value: count for verdict, count in one.verdicts.items()},
            )
            for one in reversed(history(desk.engine, article))
        )
        previous = desk.load(parent) if parent else None
        latest = desk.load(run)
        yield Entry(article, latest, previous, versions, desk.load, desk.past(parent, latest))
