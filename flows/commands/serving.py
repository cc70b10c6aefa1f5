"""Serve a desk on one machine: Prefect's server, a worker, the desk's site; and who may decide there."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Annotated

import typer


def serve(
    port: Annotated[int, typer.Option(min=1024, max=65535, help="Port of Prefect's server on this machine.")] = 4200,
    site_port: Annotated[int, typer.Option(min=1024, max=65535, help="Port of reports and review sheets.")] = 4201,
) -> None:
    """Run Prefect's server, a worker and the desk's site; verify on demand and on schedule. Ctrl-C ends all."""
    from db.settings import Settings
    from flows.orchestration import prepare_prefect
    from flows.serving import serve_desk

    home = Settings().home
    home.mkdir(parents=True, exist_ok=True)
    prepare_prefect(home)
    serve_desk(home, port, site_port, _saying())


def _saying() -> Callable[[str], None]:
    """How `recoupe serve` says what it does: in words, or as a line of its log."""
    import logging
    import logging.config

    import yaml

    from flows.log_lines import CONFIGURATION, wants_lines

    if not wants_lines():
        return typer.echo
    logging.config.dictConfig(yaml.safe_load(CONFIGURATION.read_text(encoding="utf-8")))
    return logging.getLogger("recoupe.serve").info


def password(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who may decide on the desk's site.")],
    remove: Annotated[bool, typer.Option("--remove", help="May decide no more, and is logged out.")] = False,
) -> None:
    """Let somebody decide on the desk's site: asks for a password, or takes the first line of standard input."""
    from db.settings import Settings
    from flows.logins import remove_password, set_password

    if remove:
        remove_password(Settings().home, name)
        typer.echo(f"{name} may decide no more.")
        return
    if sys.stdin.isatty():
        given = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        given = sys.stdin.readline().rstrip("\n")
    set_password(Settings().home, name, given)
    typer.echo(f"{name} may decide.")
