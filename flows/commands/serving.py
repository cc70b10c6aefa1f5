"""Serve a desk on one machine: Prefect's server, a worker, and what prefect.yaml declares."""

from __future__ import annotations

from typing import Annotated

import typer


def serve(
    port: Annotated[int, typer.Option(min=1024, max=65535, help="Port of Prefect's server on this machine.")] = 4200,
) -> None:
    """Run Prefect's server and a worker; verify on demand, verify again on schedule. Ctrl-C ends both."""
    from db.settings import Settings
    from flows.orchestration import prepare_prefect
    from flows.serving import serve_desk

    home = Settings().home
    home.mkdir(parents=True, exist_ok=True)
    prepare_prefect(home)
    serve_desk(home, port, typer.echo)
