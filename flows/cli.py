"""The command line. Heavy parts are imported by the command that needs them, so that `--help` is quick."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import Annotated

import typer

from flows.commands import (
    alerts,
    archive,
    bench,
    database,
    publishing,
    reviewing,
    runs,
    serving,
    sources,
    stages,
    verifying,
    watching,
)
from flows.handover import handed_over
from recoupe.errors import BadInput, RecoupeError

EXIT_FAILED = 1
EXIT_BAD_INPUT = 2

app = typer.Typer(
    name="recoupe",
    help="Hold an article against other sources: claims, origins, verdicts, a report an editor can sign.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # Help in plain words is there in half the time.
    rich_markup_mode=None,
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        from recoupe.settings import engine_version

        typer.echo(f"recoupe {engine_version()}")
        raise typer.Exit


@app.callback()
def recoupe(
    _version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_tell_version, help="Say which version this is.")
    ] = False,
) -> None:
    """Hold an article against other sources."""


app.command("verify")(verifying.verify)
app.command("reverify")(verifying.reverify)
app.command("watch")(watching.watch)
app.command("history")(runs.history)
app.command("report")(runs.report)
app.command("review")(reviewing.review)
app.command("site")(publishing.site)
app.command("claims")(stages.claims)
app.command("extract")(stages.extract)
app.command("stance")(stages.stance)
app.command("origins")(stages.origins)
app.command("assess")(stages.assess)
app.command("match")(stages.match)
app.command("evaluate")(bench.evaluate)
app.command("serve")(serving.serve)
app.command("password")(serving.password)
app.add_typer(alerts.app, name="alerts")
app.add_typer(archive.app, name="archive")
app.add_typer(sources.app, name="sources")
app.add_typer(database.app, name="db")


def main() -> None:
    """Run the command line, or have the desk's standby run it."""
    _write_what_cannot_be_encoded_as_escapes()
    status = handed_over(sys.argv[1:])
    sys.exit(run(sys.argv[1:]) if status is None else status)


def run(arguments: Sequence[str]) -> int:
    """The exit status: 0 on success, 2 on bad usage or bad input with one line on stderr, 1 on failure."""
    try:
        app(list(arguments))
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BadInput as error:
        return _failed(error, EXIT_BAD_INPUT)
    except RecoupeError as error:
        return _failed(error, EXIT_FAILED)
    except BrokenPipeError:
        sys.stderr.close()
        return EXIT_FAILED
    except OSError as error:
        # A full disk or a device that takes nothing: a fact about the machine, not about the program.
        _let_go_of_output()
        where = f"{error.filename}: " if error.filename else ""
        return _failed(f"{where}{error.strerror or error}; make room there, or send the output elsewhere", EXIT_FAILED)
    return 0


def _failed(error: object, status: int) -> int:
    message = " ".join(str(error).split())
    typer.echo(f"recoupe: {message}", err=True)
    return status


def _let_go_of_output() -> None:
    """Close an output that takes nothing more, or the interpreter tries again at its end and complains."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError):
            sys.stdout.close()


def _write_what_cannot_be_encoded_as_escapes() -> None:
    """An output that is not in UTF-8 gets the numbers of the characters that it lacks, as stderr always does."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


if __name__ == "__main__":
    main()
