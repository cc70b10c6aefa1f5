"""The process on standby: it has imported and read everything, and forks for each command that is handed to it."""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import socket
import sys
import time
from contextlib import ExitStack, suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

from db.engine import known_revisions
from db.settings import Settings
from flows.cli import run
from flows.handover import SOCKET, Request, inside, program_stamp, same_settings
from flows.log_lines import say
from recoupe.dossiers import examples_folder, load_dossier
from recoupe.inputs import load_article
from recoupe.method import verify
from recoupe.moments import Moment
from recoupe.warming import warm_up
from tasks.report import READER_LANGUAGES, write_report

_PATIENCE_S = 5.0
_ONLY_MINE = 0o177
_REQUEST_BYTES = 1 << 20
# What a command, or Prefect under it, imports only when it comes to it.
_IMPORTED_LATE = (
    "alembic.migration",
    "anyio._backends._asyncio",
    "fastapi.encoders",
    "flows.reverify",
    "prefect.flow_engine",
    "prefect.task_engine",
    "prefect.utilities.visualization",
    "reports.terminal",
)
_EXAMPLE, _ARTICLE = "kursk", "article.fr.txt"
_PUBLISHED, _AS_OF = "2024-12-16T18:00+01:00", "2024-12-17"


class Standby:
    """Takes commands from whoever owns this desk, one fork each."""

    def __init__(self, home: Path) -> None:
        self._own = dict(os.environ)
        self._stamp = program_stamp()
        self._listening = socket.socket(socket.AF_UNIX)
        with inside(home):
            Path(SOCKET).unlink(missing_ok=True)
            mask = os.umask(_ONLY_MINE)
            try:
                self._listening.bind(SOCKET)
            finally:
                os.umask(mask)
        self._listening.listen()

    def take_commands(self) -> int:
        """Take commands until a signal ends it; in a fork, the exit status of its command."""
        # Whoever was forked is reaped by the system.
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)
        while True:
            connection, _ = self._listening.accept()
            with connection, ExitStack() as streams:
                taken = self._taken(connection, streams)
                if taken and _is_fork():
                    # Whatever its command raises ends the fork: it takes no other.
                    return self._answer(*taken, connection)
            if program_stamp() != self._stamp:
                # Other code or other sources: read it all anew.
                os.execv(sys.executable, [sys.executable, "-m", "flows.standby"])  # noqa: S606

    def _taken(self, connection: socket.socket, opened: ExitStack) -> tuple[Request, list[int]] | None:
        """What is asked and the streams it came with, which are `opened`; None where whoever asks has to run it."""
        with suppress(OSError, ValueError, TypeError):
            connection.settimeout(_PATIENCE_S)
            _, streams, _, _ = socket.recv_fds(connection, 1, 2)
            for stream in streams:
                opened.callback(os.close, stream)
            request = Request(**json.loads(connection.makefile("rb").readline(_REQUEST_BYTES)))
            if request.stamp == self._stamp and same_settings(request.environment, self._own):
                return request, streams
            connection.sendall(b"0\n")
        return None

    def _answer(self, request: Request, streams: list[int], connection: socket.socket) -> int:
        """The exit status of a command in its fork, which whoever asked is told, if still there."""
        self._listening.close()
        connection.sendall(f"{os.getpid()}\n".encode())
        status = _run(request, streams)
        with suppress(OSError):
            connection.sendall(f"{status}\n".encode())
        return status


def _is_fork() -> bool:
    """Fork, and whether this is the fork; where the system has no room for one, nobody takes the command."""
    with suppress(OSError):
        return os.fork() == 0
    return False


def _written_to(number: int) -> TextIO:
    """A stream of whoever asked, which gets the numbers of characters that it lacks."""
    return open(number, "w", buffering=1, errors="backslashreplace", closefd=False)


def _run(request: Request, streams: list[int]) -> int:
    """Run the command as if it had been started where it was typed."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number, stream in enumerate((os.open(os.devnull, os.O_RDONLY), *streams)):
        os.dup2(stream, number)
    sys.stdout, sys.stderr = map(_written_to, (1, 2))
    os.environ.update(request.environment)
    os.chdir(request.folder)
    time.tzset()
    # Forks of one process would otherwise draw the same names and the same pauses.
    random.seed()
    say(f"Prefect server: {os.environ['PREFECT_API_URL']}")
    status = run(request.arguments)
    # An output that takes nothing has failed the command already.
    with suppress(OSError, ValueError):
        sys.stdout.flush()
    sys.stderr.flush()
    return status


def read_everything() -> None:
    """Import what a verification needs and read the dictionaries; the example takes every stage once."""
    for name in _IMPORTED_LATE:
        import_module(name)
    warm_up()
    known_revisions()
    example = examples_folder() / _EXAMPLE
    article = load_article(str(example / _ARTICLE), Moment.parse(_PUBLISHED))
    found = verify(article, load_dossier(example).documents, Moment.parse(_AS_OF))
    with TemporaryDirectory() as folder:
        for language in READER_LANGUAGES:
            write_report(found, Path(folder), language)


def main() -> None:
    """Stand by for the desk of this environment until SIGTERM."""
    home = Settings().home
    read_everything()
    standby = Standby(home)
    gc.collect()
    # What is there stays shared between the forks.
    gc.freeze()
    sys.exit(standby.take_commands())


if __name__ == "__main__":
    main()
