"""A Prefect server for one command: where none runs, it starts beside the command's own imports and ends with it."""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException

from flows.orchestration import HEALTH_PATH, STARTUP_TIMEOUT_S
from recoupe.errors import RecoupeError

HOST = "127.0.0.1"
# What is still to be written is written in a fraction of that; the history of one command is no record.
STOP_TIMEOUT_S = 5
# A server for one command shows no pages, runs no schedules, and needs none of the blocks that Prefect ships.
_FOR_ONE_COMMAND = {
    "PREFECT_UI_ENABLED": "0",
    "PREFECT__SERVER_EPHEMERAL": "1",
    "PREFECT__SERVER_FINAL": "1",
    "PREFECT_API_BLOCKS_REGISTER_ON_START": "false",
}


class OwnServerFailed(RecoupeError):
    """Prefect's server for this command did not start."""


@dataclass(frozen=True, slots=True)
class OwnServer:
    """A server that is starting or running, and where it answers."""

    process: subprocess.Popen[bytes]
    api: str

    def await_health(self) -> None:
        """Return once the server answers. Raises `OwnServerFailed`."""
        # Its port listens from the first moment on: the question waits there until the server takes it.
        with suppress(OSError, HTTPException):
            urllib.request.urlopen(f"{self.api}{HEALTH_PATH}", timeout=STARTUP_TIMEOUT_S).close()  # noqa: S310
            return
        told = f"status {self.process.poll()}" if self.process.poll() is not None else "no answer"
        raise OwnServerFailed(f"Prefect's server did not start within {STARTUP_TIMEOUT_S} s: {told}")

    def end(self) -> None:
        """End the server."""
        self.process.terminate()
        try:
            self.process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def start_own_server() -> OwnServer:
    """Start a server that ends with this process; it is not ready yet."""
    with socket.create_server((HOST, 0)) as listening:
        port = listening.getsockname()[1]
        words = ("--factory", "prefect.server.api.server:create_app", "--fd", str(listening.fileno()))
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "uvicorn", *words, "--log-level", "critical", "--lifespan", "on"],
            env={**os.environ, **_FOR_ONE_COMMAND},
            pass_fds=[listening.fileno()],
            stdin=subprocess.DEVNULL,
        )
    server = OwnServer(process, f"http://{HOST}:{port}/api")
    atexit.register(server.end)
    return server
