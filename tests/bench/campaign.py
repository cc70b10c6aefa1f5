"""A command of Recoupe that says at its end whose the processor time of its campaign was."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from flows import cli

_spent: dict[str, float] = {}
_lock = threading.Lock()
_inside = threading.local()


def timed(owner: object, name: str, whose: str) -> None:
    """Count what a function takes of its thread's processor time, without what is counted further in."""
    wrapped: Callable[..., Any] = getattr(owner, name)

    def counting(*given: object, **named: object) -> object:
        outer, _inside.taken = getattr(_inside, "taken", 0.0), 0.0
        started = time.thread_time()
        try:
            return wrapped(*given, **named)
        finally:
            whole = time.thread_time() - started
            with _lock:
                _spent[whose] = _spent.get(whose, 0.0) + whole - _inside.taken
            _inside.taken = outer + whole

    setattr(owner, name, counting)


def main() -> None:
    """Run the command line as it is, with a clock on the stages of a campaign."""
    from db.archive import Archive
    from flows import watch
    from flows.commands.verifying import announce

    announce()
    from tasks import verify_whole

    for owner, name in (
        (verify_whole, "save_run"),
        (verify_whole, "note_unread"),
        (verify_whole, "open_desk"),
        (verify_whole, "archive_state"),
    ):
        timed(owner, name, "database")
    for name in ("find", "documents"):
        timed(Archive, name, "database")
    timed(watch, "claim_readings", "database")
    timed(verify_whole, "_verified", "method")
    flow = watch.watch_feeds.fn

    def whole(*given: Any) -> Any:
        started = time.process_time()
        try:
            return flow(*given)
        finally:
            _spent["all"] = time.process_time() - started

    setattr(watch.watch_feeds, "fn", whole)  # noqa: B010 - a flow is what it is; only the clock is put around it
    status = cli.run(sys.argv[1:])
    # What is nobody's else is Prefect's: its engine, its threads, its events.
    _spent["Prefect"] = _spent["all"] - _spent.get("method", 0.0) - _spent.get("database", 0.0)
    sys.stdout.write(f"shares: {json.dumps(_spent)}\n")
    sys.exit(status)


if __name__ == "__main__":
    main()
