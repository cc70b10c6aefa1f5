"""The program that the tests of faults kill: it makes the next version of a report and tells the desk.

`python -m tests.flows.victim RUN AS_OF SECONDS...` forks a run for each number of seconds and kills it after them with
SIGKILL; a number below zero lets it end. One line a run says what became of it. Forking spares loading everything anew.
"""

from __future__ import annotations

import os
import signal
import sys
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path

from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

from db.desk import open_desk
from db.settings import Settings
from flows.reverify import parameters_of
from flows.verify import verify_article
from recoupe.dossiers import load_dossier
from recoupe.inputs import load_article
from recoupe.method import verify
from recoupe.moments import Moment
from recoupe.settings import load_method
from tasks.alerting import tell
from tasks.report import write_report
from tests.shared import REPOSITORY

KURSK = REPOSITORY / "examples" / "kursk"


def warm(home: Path) -> None:
    """Load what every run needs, without opening the database, whose connections no fork may share."""
    article = load_article(str(KURSK / "article.fr.txt"), Moment.parse("2024-12-16T18:00+01:00"))
    documents = load_dossier(KURSK).documents
    found = verify(article, documents, Moment.parse("2024-12-17"), method=load_method("ukraine_war"), run_id="warm")
    write_report(found, home / "warm", "fr")


def next_version(run: str, as_of: str) -> None:
    """What a worker does when a report is due."""
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        state = verify_article(parameters_of(run, as_of=as_of), return_state=True)
    if not state.is_completed():
        raise RuntimeError(str(state.message))
    tell.fn(open_desk(), Settings(), datetime.now(UTC))


def forked(run: str, as_of: str, seconds: float) -> str:
    """Fork a run and kill it after that time; how it ended."""
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            next_version(run, as_of)
            status = 0
        except BaseException:  # noqa: BLE001  the parent is told, whatever it was
            traceback.print_exc()
        finally:
            sys.stderr.flush()
            os._exit(status)
    if seconds >= 0:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    ended = f"killed after {seconds:.3f}" if os.WIFSIGNALED(status) else f"ended with {os.WEXITSTATUS(status)}"
    return f"{ended} in {time.monotonic() - started:.3f}"


def main() -> None:
    run, as_of, *moments = sys.argv[1:]
    warm(Settings().home)
    for moment in moments:
        sys.stdout.write(forked(run, as_of, float(moment)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
