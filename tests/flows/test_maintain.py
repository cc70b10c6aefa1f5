"""Upkeep: what killed runs left is cleared, what is on record stays, a changed byte is a failure."""

import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from prefect import flow, get_client, task
from prefect.client.schemas.objects import State
from prefect.states import Running

from db.desk import Desk, open_desk
from db.records import save_run
from flows.maintain import Upkeep, _goes_on, clear_left_behind, maintain, sweep_stale_runs
from tests.db.made_up import verification

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("prefect")]
NOW = datetime(2032, 3, 1, 9, 0, tzinfo=UTC)


@flow(name="left-running")
def left_running() -> None:
    """A flow that never ends by itself."""


@task(name="one-article")
def one_article() -> None:
    """A task of such a flow."""


def _report(desk: Desk, run: str, days: int) -> Path:
    folder = desk.home / "reports" / run
    folder.mkdir(parents=True)
    for name in ("report.html", "report.md.part"):
        (folder / name).write_text("x")
        _age(folder / name, days)
    _age(folder, days)
    return folder


def _age(path: Path, days: int) -> None:
    then = time.time() - timedelta(days=days).total_seconds()
    os.utime(path, (then, then))


def test_reports_without_a_run_are_cleared_after_a_day_and_others_stay() -> None:
    desk = open_desk()
    save_run(desk.engine, verification("run-kept"))
    kept, lost, young = _report(desk, "run-kept", 3), _report(desk, "run-lost", 3), _report(desk, "run-young", 0)
    assert clear_left_behind(desk) == ("run-lost", "report.md.part")
    assert (kept / "report.html").exists() and not (kept / "report.md.part").exists()
    assert not lost.exists() and (young / "report.md.part").exists()
    assert clear_left_behind(desk) == ()


def test_a_file_that_is_finished_while_leftovers_are_looked_for_ends_no_upkeep() -> None:
    desk = open_desk()
    report, snapshots = _report(desk, "run-young", 3), desk.archive.folder / "ab"
    snapshots.mkdir(parents=True)
    for folder in (report, snapshots):
        # It is listed, and whoever asks for its age finds nothing: just as where a writer was done in between.
        (folder / "finished.part").symlink_to(folder / "gone")
    save_run(desk.engine, verification("run-young"))
    assert clear_left_behind(desk) == ("report.md.part",)


def test_a_run_that_nobody_runs_any_more_is_ended() -> None:
    with get_client(sync_client=True) as client:
        run = client.create_flow_run(left_running, state=Running())
    sweep_stale_runs(datetime.now(UTC) - timedelta(hours=1))
    assert _state(run.id).is_running()
    assert sweep_stale_runs(datetime.now(UTC) + timedelta(seconds=1)) >= 1
    assert _state(run.id).is_crashed()


def test_runs_are_ended_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.maintain._PAGE", 2)
    with get_client(sync_client=True) as client:
        runs = [client.create_flow_run(left_running, state=Running()) for _ in range(5)]
    assert sweep_stale_runs(datetime.now(UTC) + timedelta(seconds=1)) >= 5
    assert all(_state(run.id).is_crashed() for run in runs)


def test_a_campaign_that_goes_on_is_left_alone() -> None:
    since = datetime.now(UTC) - timedelta(hours=1)
    with get_client(sync_client=True) as client:
        run = client.create_flow_run(left_running, state=Running())
        client.create_task_run(one_article, run.id, "0", state=Running())
        assert _goes_on(run.id, since, client)
        assert not _goes_on(run.id, since + timedelta(hours=2), client)


def _state(run: UUID) -> State[object]:
    with get_client(sync_client=True) as client:
        state = client.read_flow_run(run).state
    assert state is not None
    return state


@pytest.mark.slow
def test_a_round_of_upkeep_completes_and_a_changed_byte_fails_it() -> None:
    desk = open_desk()
    kept = desk.archive.keep(b"Le pont rouvre", "https://phare.example/a", ["https://phare.example/a"], 200, {}, NOW)
    state = maintain(return_state=True)
    assert state.is_completed() and isinstance(state.result(), Upkeep)
    (stored,) = [one for one in (desk.home / "snapshots").rglob("*") if one.is_file()]
    stored.chmod(0o644)
    stored.write_bytes(b"Le pont ferme.")
    state = maintain(return_state=True)
    assert state.is_failed() and kept in str(state.message)
