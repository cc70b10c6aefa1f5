"""Remember: a run enters the records in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from prefect import task
from prefect.cache_policies import NO_CACHE
from sqlalchemy import Engine

from db.desk import Desk
from db.records import record_report, save_run
from recoupe.alerts import Alert
from recoupe.model import Verification
from tasks.report import ReportFiles

STORE_RETRIES = 3
STORE_RETRY_S = 1


@task(name="remember", cache_policy=NO_CACHE, retries=STORE_RETRIES, retry_delay_seconds=STORE_RETRY_S)
def remember(
    verification: Verification,
    files: ReportFiles,
    desk: Desk,
    parent: str | None,
    parameters: Mapping[str, object],
    alerts: Sequence[Alert] = (),
    archived: str = "",
) -> None:
    """Save the run, what it was asked for, what the desk is told of it and where its report lies.

    Saving the same run again changes nothing.
    """
    save_run(desk.engine, verification, parent=parent, parameters=parameters, alerts=alerts, archived=archived)
    record_files(desk.engine, verification, files)


def record_files(engine: Engine, verification: Verification, files: ReportFiles) -> None:
    """Note where each rendering of a report lies, and how many decisions it shows. Raises `UnknownRun`."""
    run, decisions = verification.run.id, len(verification.decisions)
    for kind, path in (("html", files.html), ("markdown", files.markdown), ("json", files.json)):
        record_report(engine, run, kind, files.language, str(path), decisions)
