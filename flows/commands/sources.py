"""The registry of sources on the command line."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import AsJson
from recoupe.errors import BadInput

if TYPE_CHECKING:
    from recoupe.gather.checking import Checked
    from recoupe.source_files import Source

app = typer.Typer(help="The sources we consult.", no_args_is_help=True)


@app.command("list")
def list_sources(
    bloc: Annotated[str | None, typer.Option(help="Only sources of this bloc.")] = None, as_json: AsJson = False
) -> None:
    """List the sources with their bloc, kind and languages."""
    from recoupe.sources import load_registry

    sources = load_registry().sources
    blocs = sorted({source.bloc for source in sources})
    if bloc is not None and bloc not in blocs:
        raise BadInput(f"--bloc: no source is of {bloc!r}; there are {', '.join(blocs)}")
    chosen = [source for source in sources if bloc in (None, source.bloc)]
    if as_json:
        rows = [source.model_dump(mode="json") for source in chosen]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for source in chosen:
        typer.echo(f"{source.key:24} {source.bloc:20} {source.kind:12} {','.join(source.languages):12} {source.title}")


@app.command("show")
def show(
    key: Annotated[str, typer.Argument(metavar="KEY", help="A source's key, such as kr_yonhap_en.")],
    as_json: AsJson = False,
) -> None:
    """Show everything declared about one source."""
    from recoupe.sources import load_registry

    source = load_registry().get(key)
    if source is None:
        raise BadInput(f"{key}: no such source; `recoupe sources list` names them")
    declared = source.model_dump(mode="json")
    if as_json:
        typer.echo(json.dumps(declared, ensure_ascii=False, indent=2))
        return
    for name, value in declared.items():
        typer.echo(f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}")


@app.command("check")
def check(
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="[KEY]...", help="Sources to check; all that are shipped if none.")
    ] = None,
    online: Annotated[
        bool, typer.Option("--online", help="Ask each feed, listing and search, and say which of them is alive.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Read all source files and, online, tell live feeds from frozen ones and searches from echoes."""
    from recoupe.sources import load_registry

    registry = load_registry()
    for key in keys or ():
        if registry.get(key) is None:
            raise BadInput(f"{key}: no such source; `recoupe sources list` names them")
    chosen = [source for source in registry.sources if not keys or source.key in keys]
    if not online:
        ways = sum(bool(source.feeds or source.search or source.listing) for source in chosen)
        if as_json:
            typer.echo(json.dumps([{"source": source.key, "state": "read"} for source in chosen], indent=2))
        else:
            typer.echo(f"{len(chosen)} sources read, {ways} can be asked; --online asks them")
        return
    _check_online(chosen, as_json)


def _check_online(chosen: Sequence[Source], as_json: bool) -> None:
    """One line for each way to ask a source, as the answers come."""
    from db.settings import Settings
    from recoupe.defaults.gather import WORKERS
    from recoupe.gather.checking import check_source
    from recoupe.gather.lanes import Lanes
    from recoupe.gather.web import Web, WebSettings
    from recoupe.moments import Moment

    web, now = Web(WebSettings(allow_loopback=Settings().allow_loopback)), Moment.at(datetime.now(UTC))

    def one(source: Source) -> list[Checked]:
        found = list(check_source(source, web, now, os.environ))
        for checked in found if not as_json else ():
            typer.echo(f"{checked.source:24} {checked.way:8} {checked.state:9} {checked.note}  {checked.url}")
        return found

    with Lanes(WORKERS) as lanes:
        checks = [lanes.submit(source.url, partial(one, source)) for source in chosen]
        rows = [asdict(row) for check in checks for row in check.result()]
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
