"""Verify again: which articles are due, and with what the next version is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed, Failed

from db.desk import open_desk
from db.records import due_runs, find_run, latest_runs, load_parameters
from db.settings import Settings
from flows.parameters import VerifyParameters
from flows.verify import verify_article
from tasks.alerting import tell
from tasks.handing import whole


def choose_runs(run: str | None, *, due: bool) -> tuple[str, ...]:
    """The latest runs to verify again: the one named, those that are due, or all."""
    engine = open_desk().engine
    if run is not None:
        return (find_run(engine, run),)
    return due_runs(engine, datetime.now(UTC)) if due else latest_runs(engine)


def parameters_of(
    run_id: str, as_of: str | None = None, dossiers: Sequence[str] = (), online: bool | None = None
) -> VerifyParameters:
    """The parameters of the next version: as the run before, but for what is named here; `as_of` is now by default."""
    engine = open_desk().engine
    known = find_run(engine, run_id)
    stored = VerifyParameters.model_validate(load_parameters(engine, known))
    changed: dict[str, object] = {"as_of": as_of, "parent": known, "out": None}
    if dossiers:
        changed["dossiers"] = list(dossiers)
    if online is not None:
        changed["online"] = online
    return VerifyParameters.model_validate({**stored.model_dump(), **changed})


@flow(name="reverify-due")
def reverify_due() -> State[int]:
    """Make the next version of every report whose turn it is and tell the desk; failed when one of them failed."""
    runs = choose_runs(None, due=True)
    failed = [run for run in runs if verify_article(parameters_of(run), return_state=True).is_failed()]
    tell(whole(open_desk()), whole(Settings()), datetime.now(UTC))
    if failed:
        return Failed(message=f"{len(failed)} of {len(runs)} failed: {', '.join(failed)}")
    return Completed(message=f"{len(runs)} verified again", data=len(runs))
