"""Measure the stages on labelled sets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import AsJson, Backend
from recoupe.errors import BadInput


def evaluate(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="One evaluation; all where none is named.")] = None,
    bench: Annotated[
        Path | None, typer.Option(help="The folder of public labelled sets; ../shared/bench where it is there.")
    ] = None,
    backend: Backend = "rules",
    as_json: AsJson = False,
) -> None:
    """Measure each stage on the public sets and on our own goldens."""
    from recoupe.evaluate import evaluations, run_evaluation

    known = evaluations()
    if name is not None and name not in known:
        raise BadInput(f"{name}: no such evaluation; there are {', '.join(known)}")
    figures = [figure for one in ([name] if name else known) for figure in run_evaluation(one, bench, backend)]
    if as_json:
        rows = [{"key": figure.key, "value": figure.value, "n": figure.n, "note": figure.note} for figure in figures]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for figure in figures:
        typer.echo(f"{figure.key:60} {figure.value:7.3f}  n={figure.n}  {figure.note}".rstrip())
