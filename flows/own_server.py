"""A Prefect server for one command: where none runs, it starts beside the command's own imports and ends with it."""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import urllib.request
from contextlib import suppress
from http.client import HTTPException

from flows.orchestration import HEALTH_PATH, STARTUP_TIMEOUT_S
from recoupe.errors import RecoupeError
from recoupe.for_good import for_good

HOST = "127.0.0.1"
# What is still to be written is written in a fraction of that; the history of one command is no record.
STOP_TIMEOUT_S = 5
_APP = "prefect.server.api.server:create_app"
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
    """A server that ends with this process. Its address is known before it starts, for Prefect's first import."""

    def __init__(self) -> None:
        self._listening = socket.create_server((HOST, 0))
        self._process: subprocess.Popen[bytes] | None = None
        self.api = f"http://{HOST}:{self._listening.getsockname()[1]}/api"

    @property
    def is_started(self) -> bool:
        """Whether somebody has needed it already."""
        return self._process is not None

    def start(self) -> None:
        """Start it; it is not ready yet."""
        with self._listening:
            self._process = subprocess.Popen(  # noqa: S603
                [sys.executable, "-m", "flows.own_server", str(self._listening.fileno())],
                env={**os.environ, **_FOR_ONE_COMMAND},
                pass_fds=[self._listening.fileno()],
                stdin=subprocess.DEVNULL,
            )
        atexit.register(self._end, self._process)

    def await_health(self) -> None:
        """Return once the server that was started answers. Raises `OwnServerFailed`."""
        # Its port listens from the first moment on: the question waits there until the server takes it.
        with suppress(OSError, HTTPException):
            urllib.request.urlopen(f"{self.api}{HEALTH_PATH}", timeout=STARTUP_TIMEOUT_S).close()  # noqa: S310
            return
        status = self._process.poll() if self._process else None
        told = "no answer" if status is None else f"status {status}"
        raise OwnServerFailed(f"Prefect's server did not start within {STARTUP_TIMEOUT_S} s: {told}")

    @staticmethod
    def _end(process: subprocess.Popen[bytes]) -> None:
        process.terminate()
        try:
            process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def main() -> None:
    """Be that server, on the listening socket whose number is the argument, until SIGTERM."""
    import uvicorn

    config = uvicorn.Config(_APP, factory=True, log_level="critical", lifespan="on")
    with for_good():
        config.load()
    # Taken by its number, a socket knows that it is of TCP: an answer then waits for no acknowledgement on its way.
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])


if __name__ == "__main__":
    main()
