"""The registry of sources on the command line."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from flows.commands.options import AsJson
from recoupe.errors import BadInput

app = typer.Typer(help="The sources we consult.", no_args_is_help=True)


@app.command("list")
def list_sources(
    bloc: Annotated[str | None, typer.Option(help="Only sources of this bloc.")] = None, as_json: AsJson = False
) -> None:
    """List the sources with their bloc, kind and languages."""
    from recoupe.sources import load_registry

    chosen = [source for source in load_registry().sources if bloc in (None, source.bloc)]
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
