"""A Prefect server for one command: where none runs, it starts beside the command's own imports and ends with it.

On Linux it is a fork of the command: what both need of Prefect, half of what a server imports, is imported once for the
two. Elsewhere a system's libraries may not survive a fork, and it is a process of its own.
"""

from __future__ import annotations

import atexit
import os
import signal
import socket
import sys
import urllib.request
from contextlib import suppress
from http.client import HTTPException
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

from flows.orchestration import HEALTH_PATH, STARTUP_TIMEOUT_S
from recoupe.errors import RecoupeError
from recoupe.for_good import for_good

HOST = "127.0.0.1"
# What is still to be written is written in a fraction of that; the history of one command is no record.
STOP_TIMEOUT_S = 5
_APP = "prefect.server.api.server:create_app"
# What the server and the command both import, by far the most of it; neither starts a thread.
_SHARED = ("prefect", "sqlalchemy.orm", "fastapi", "alembic")
IS_FORK = sys.platform == "linux"
# A server for one command shows no pages, runs no schedules, and needs none of the blocks that Prefect ships.
_FOR_ONE_COMMAND = {
    "PREFECT_UI_ENABLED": "0",
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
    # To know whether blocks are known already, it would import whatever is installed for Prefect, clusters and all.
    "PREFECT_MEMOIZE_BLOCK_AUTO_REGISTRATION": "false",
}


class OwnServerFailed(RecoupeError):
    """Prefect's server for this command did not start."""


class OwnServer:
    """A server that ends with this process. Prefect is told of it before its first import, and before it starts."""

    def __init__(self) -> None:
        self._listening = socket.create_server((HOST, 0))
        self._process: BaseProcess | None = None
        api = f"http://{HOST}:{self._listening.getsockname()[1]}/api"
        os.environ.update(_FOR_ONE_COMMAND, PREFECT_API_URL=api)
        self._health = f"{api}{HEALTH_PATH}"

    @property
    def is_started(self) -> bool:
        """Whether somebody has needed it already."""
        return self._process is not None

    def start(self) -> None:
        """Start it, as a fork with Prefect's first import; it is not ready yet."""
        begun: type[BaseProcess] = get_context("fork").Process if IS_FORK else get_context("spawn").Process
        if IS_FORK:
            with for_good():
                for name in _SHARED:
                    import_module(name)
        with self._listening:
            process = begun(target=_serve, args=(self._listening,), daemon=True)
            process.start()
        self._process = process
        atexit.register(self._end, process)

    def await_health(self) -> None:
        """Return once the server that was started answers. Raises `OwnServerFailed`."""
        # Its port listens from the first moment on: the question waits there until the server takes it.
        with suppress(OSError, HTTPException):
            urllib.request.urlopen(self._health, timeout=STARTUP_TIMEOUT_S).close()  # noqa: S310
            return
        status = self._process.exitcode if self._process else None
        told = "no answer" if status is None else f"status {status}"
        raise OwnServerFailed(f"Prefect's server did not start within {STARTUP_TIMEOUT_S} s: {told}")

    @staticmethod
    def _end(process: BaseProcess) -> None:
        process.terminate()
        process.join(STOP_TIMEOUT_S)
        if process.is_alive():
            process.kill()
            process.join()


def _serve(listening: socket.socket) -> None:
    """In the fork: be that server, on the listening socket, until SIGTERM."""
    # Whoever interrupts a command means the command, and the server ends with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import uvicorn

    config = uvicorn.Config(_APP, factory=True, log_level="critical", lifespan="on")
    with for_good():
        config.load()
    uvicorn.Server(config).run(sockets=[listening])
