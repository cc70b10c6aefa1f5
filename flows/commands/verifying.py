"""Verify an article, and verify it again."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.commands.options import (
    ArticleArgument,
    AsJson,
    AsOf,
    Backend,
    Decomposer,
    Dossiers,
    Language,
    OutFolder,
    Published,
    Topic,
)
from flows.commands.preflight import check_again, check_verification
from recoupe.errors import BadInput, RecoupeError
from recoupe.for_good import for_good
from recoupe.inputs import STANDARD_INPUT, is_url

if TYPE_CHECKING:
    from prefect.client.schemas.objects import State

    from db.desk import Desk
    from flows.own_server import OwnServer
    from flows.parameters import VerifyParameters
    from flows.verify import Outcome, Unchanged

Online = Annotated[
    bool | None,
    typer.Option("--online/--offline", help="Whether to ask the sources; by default only without a dossier."),
]


def verify(
    article: ArticleArgument,
    published: Published = None,
    dossier: Dossiers = None,
    online: Online = None,
    as_of: AsOf = None,
    topic: Topic = None,
    backend: Backend = "rules",
    decomposer: Decomposer = "rules",
    language: Language = None,
    out: OutFolder = None,
    as_json: AsJson = False,
) -> None:
    """Verify an article: claims, evidence by bloc, origins, verdicts, and a report."""
    from flows.parameters import VerifyParameters, parse_parameters

    values = {
        "article": article if is_url(article) or article == STANDARD_INPUT else os.path.realpath(article),
        "published": published,
        "dossiers": folders_of(dossier),
        "online": online,
        "as_of": as_of,
        "topic": topic,
        "backend": backend,
        "decomposer": decomposer,
        "language": language,
        "out": os.path.realpath(out) if out else None,
    }
    parameters = parse_parameters(VerifyParameters, values)
    check_verification(parameters)
    print_outcome(run_verification(parameters), as_json)


def reverify(
    run: Annotated[str | None, typer.Argument(metavar="ID", help="A run, or the start of its id.")] = None,
    due: Annotated[bool, typer.Option("--due", help="Every article whose turn it is.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Every article on record.")] = False,
    as_of: AsOf = None,
    dossier: Dossiers = None,
    online: Online = None,
    rescore: Annotated[
        bool, typer.Option("--rescore", help="Score the stored evidence by today's method; no source is asked.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Verify again what is on record: the next version of a report, with what changed and why.

    With --due and --all, an article where nothing changed gets no new version.
    """
    if sum((run is not None, due, every)) != 1:
        raise BadInput("reverify takes one of: an ID, --due, --all")
    if rescore:
        if due or as_of or dossier or online:
            raise BadInput("--rescore takes the stored evidence of an ID or of --all: no date, no dossier, no source")
        _rescore(run, as_json)
        return
    check_again(as_of, folders_of(dossier))
    prepared()
    with for_good():
        from db.desk import open_desk
        from flows.reverify import choose_runs, parameters_of, stands_unchanged

    desk = open_desk()

    def look(run_id: str) -> None:
        again = parameters_of(run_id, as_of, folders_of(dossier), online, only_if_changed=run is None, desk=desk)
        if run is None and stands_unchanged(again, desk):
            _print_unchanged(run_id, desk, as_json)
        else:
            print_outcome(run_verification(again), as_json)

    one_or_each(run, choose_runs(run, due=due), look)


def one_or_each(named: str | None, runs: Sequence[str], look: Callable[[str], None]) -> None:
    """Look at the run that was named, or at each of `runs` alone."""
    if named is None:
        each_alone(runs, look)
    else:
        look(*runs)


def each_alone(runs: Sequence[str], look: Callable[[str], None]) -> None:
    """Look at each of several reports; one that fails holds up no other. Raises `RecoupeError` at the end for all."""
    failed = []
    for run_id in runs:
        try:
            look(run_id)
        except RecoupeError as error:
            typer.echo(f"recoupe: {run_id}: {error}", err=True)
            failed.append(run_id)
    if failed:
        raise RecoupeError(f"{len(failed)} of {len(runs)} failed: {', '.join(failed)}")


def _rescore(run: str | None, as_json: bool) -> None:
    """The next version of one run, or of each that another method made, out of the evidence it has."""
    from db.desk import open_desk
    from flows.reverify import choose_runs, is_by_todays_method
    from flows.review import rescore_run
    from flows.verify import Outcome

    desk = open_desk()

    def score(run_id: str) -> None:
        if run is None and is_by_todays_method(run_id, desk):
            _print_unchanged(run_id, desk, as_json)
        else:
            print_outcome(Outcome(*rescore_run(desk, run_id, told=True)), as_json)

    one_or_each(run, choose_runs(run, due=False), score)


def folders_of(paths: Sequence[Path] | None) -> list[str]:
    """The folders as a flow is told of them, which may run in another working directory."""
    return [os.path.realpath(path) for path in paths or ()]


def run_verification(parameters: VerifyParameters) -> Outcome | Unchanged:
    """Run the flow on the Prefect at hand; raises what made it fail."""
    announce()
    from flows.orchestration import watched_by_a_person
    from flows.verify import verify_article

    with watched_by_a_person():
        outcome: Outcome | Unchanged = flow_value(verify_article(parameters, return_state=True))
    return outcome


def flow_value(state: State[Any]) -> Any:  # noqa: ANN401
    """What a flow run brought; raises what made it fail."""
    value = state.result(raise_on_failure=False)
    if isinstance(value, RecoupeError):
        raise value
    if isinstance(value, BaseException):
        raise RecoupeError(f"the run failed: {type(value).__name__}: {value}") from value
    if not state.is_completed():
        raise RecoupeError(f"the run ended without a report: {state.message}")
    return value


@cache
def prepared() -> OwnServer | None:
    """Tell Prefect, before its first import, where its server is; the one to be started where none is running.

    A command that may find nothing to do imports what it needs after this, and announces when there is something.
    """
    from db.settings import Settings
    from flows.log_lines import say
    from flows.orchestration import prepare_prefect
    from flows.own_server import OwnServer

    if "prefect" in sys.modules:
        return None
    home = Settings().home
    home.mkdir(parents=True, exist_ok=True)
    if address := prepare_prefect(home):
        say(f"Prefect server: {address}")
        return None
    return OwnServer()


def announce() -> None:
    """Have Prefect ready, and say what takes the seconds before the first result, on a terminal and elsewhere."""
    from flows.log_lines import say

    started = time.monotonic()
    own = prepared()
    if own.is_started if own else "prefect" in sys.modules:
        return
    if own:
        say("Starting a Prefect server (some seconds; `recoupe serve` keeps one running) ...")
        own.start()
    # What takes time in this process goes on while the server starts in its own.
    with for_good():
        import flows.verify  # noqa: F401

        if own:
            from recoupe.warming import warm_up

            warm_up()
    if own:
        own.await_health()
    say(f"Prefect ready after {time.monotonic() - started:.1f} s")


def print_outcome(outcome: Outcome | Unchanged, as_json: bool) -> None:
    """The claim table, where the report is and what its run is called; or all of it as JSON."""
    from flows.verify import Unchanged

    if isinstance(outcome, Unchanged):
        from db.desk import open_desk

        _print_unchanged(outcome.run, open_desk(), as_json)
        return
    if as_json:
        typer.echo(outcome.files.json.read_text(encoding="utf-8"), nl=False)
        return
    from reports.signatures import status_code
    from reports.terminal import claim_table

    typer.echo(claim_table(outcome.files.view, width=_width(), colour=sys.stdout.isatty()))
    for path in (outcome.files.html, outcome.files.markdown, outcome.files.json):
        typer.echo(str(path))
    # By its id everything that comes after asks for it.
    run = outcome.verification.run
    typer.echo(f"{run.id}  as of {run.as_of}  {status_code(outcome.verification)}")


def _print_unchanged(run_id: str, desk: Desk, as_json: bool) -> None:
    from db.history import status_of

    status = status_of(desk.engine, run_id).value
    told = {"run": run_id, "unchanged": True, "status": status}
    typer.echo(json.dumps(told) if as_json else f"{run_id}: nothing changed; {status}")


def _width() -> int:
    return shutil.get_terminal_size((100, 24)).columns
