"""Maintain a desk: what killed runs left behind is cleared away, kept bytes are proved, the database is tidied."""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import typer
from prefect import flow, get_client
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import FlowRunFilter, TaskRunFilter
from prefect.client.schemas.objects import FlowRun, State, StateType
from prefect.client.schemas.sorting import FlowRunSort
from prefect.states import Completed, Crashed, Failed

from db.desk import Desk, open_desk
from db.settings import Settings
from db.upkeep import is_on_record, tidy
from flows.review import render_lagging
from recoupe.whole_files import clear_parts, is_older
from tasks.alerting import tell
from tasks.handing import whole

# A report takes seconds; a folder without a run on record is after a day what a killed run left.
LEFT_BEHIND_AFTER = timedelta(days=1)
# No article takes so long, however slow its sources: a run that began nothing since was killed.
STALE_AFTER = timedelta(hours=6)
log = logging.getLogger("recoupe.maintain")
# As many as a server gives at the most by itself.
_PAGE = 200
_UNDER_WAY = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What one round of upkeep did and found."""

    swept: int
    rendered: tuple[str, ...]
    cleared: tuple[str, ...]
    damaged: tuple[str, ...]


@flow(name="maintain")
def maintain() -> State[Upkeep]:
    """Sweep stale runs, finish and clear what killed runs left, prove the kept bytes, send what was not told.

    Failed when a kept byte changed: then evidence is not what it was.
    """
    desk = open_desk()
    swept = sweep_stale_runs(datetime.now(UTC) - STALE_AFTER)
    upkeep = Upkeep(swept, render_lagging(desk), clear_left_behind(desk), desk.archive.damaged_snapshots())
    tidy(desk.engine)
    tell(whole(desk), whole(Settings()), datetime.now(UTC))
    for snapshot in upkeep.damaged:
        log.error("a kept byte changed: %s", snapshot)
    told = f"{swept} stale runs swept, {len(upkeep.rendered)} reports finished, {len(upkeep.cleared)} leftovers cleared"
    log.info(told)
    if upkeep.damaged:
        return Failed(message=f"{len(upkeep.damaged)} snapshots are damaged: {', '.join(upkeep.damaged[:5])}")
    return Completed(message=told, data=upkeep)


def sweep_stale_runs(started_before: datetime) -> int:
    """End the runs that are Running since before then and nobody runs any more; how many they were.

    A campaign may go on for days: one that began a task since then is left alone.
    """
    with get_client(sync_client=True) as client:
        stale = [run for run in _under_way(started_before, client) if not _goes_on(run.id, started_before, client)]
        for run in stale:
            client.set_flow_run_state(run.id, Crashed(message="its process ended without a word"), force=True)
    return len(stale)


def _under_way(started_before: datetime, client: SyncPrefectClient) -> Iterator[FlowRun]:
    """All runs that began before then and have not ended; the server gives no more than a page at a time."""
    state = {"type": {"any_": _UNDER_WAY}}
    asked = FlowRunFilter.model_validate({"state": state, "expected_start_time": {"before_": started_before}})
    read = 0
    while page := client.read_flow_runs(flow_run_filter=asked, sort=FlowRunSort.ID_DESC, limit=_PAGE, offset=read):
        yield from page
        read += len(page)


def _goes_on(run: UUID, since: datetime, client: SyncPrefectClient) -> bool:
    began = TaskRunFilter.model_validate({"start_time": {"after_": since}})
    whose = FlowRunFilter.model_validate({"id": {"any_": [run]}})
    return bool(client.read_task_runs(flow_run_filter=whose, task_run_filter=began, limit=1))


def clear_left_behind(desk: Desk) -> tuple[str, ...]:
    """Remove half-written files and the reports of runs that never came on record; the names of what is gone."""
    before = time.time() - LEFT_BEHIND_AFTER.total_seconds()
    unknown = [path for path in sorted(desk.reports.glob("run-*/")) if _is_left_behind(path, before, desk)]
    for path in unknown:
        shutil.rmtree(path)
    parts = (*clear_parts(desk.archive.folder, before), *clear_parts(desk.reports, before))
    return (*(path.name for path in unknown), *parts)


def _is_left_behind(report: Path, before: float, desk: Desk) -> bool:
    return is_older(report, before) and not is_on_record(desk.engine, report.name)


if __name__ == "__main__":
    # `recoupe serve` asks for this before its worker starts: nothing can be running then.
    if swept := sweep_stale_runs(datetime.now(UTC)):
        typer.echo(f"Stale runs swept: {swept}")
    if finished := render_lagging(open_desk()):
        typer.echo(f"Reports written again, which did not show what was decided: {len(finished)}")
