"""What a desk that is served needs to itself: its folder, in which one process serves, and two ports of this machine.

All of it is asked for before anything starts. A second desk of one folder would sweep the runs of the first as killed,
and Prefect's server says too late, and to nobody, that its port is taken.
"""

from __future__ import annotations

import fcntl
import json
import socket
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path

from flows.orchestration import HEALTH_TIMEOUT_S, is_healthy, server_note
from recoupe.errors import BadInput, RecoupeError

HOST = "127.0.0.1"
# A lock on it ends with whoever holds it, however that process ends; the file itself means nothing.
LOCK = "serve.lock"
METRICS_PATH = "/metrics"
_METRICS_BYTES = 1 << 16
_OURS = b"recoupe_"


class AlreadyServed(RecoupeError):
    """Another process serves this desk, or a port that it needs is taken."""


@contextmanager
def serving_alone(home: Path, port: int, site_port: int) -> Iterator[None]:
    """Be the only one to serve the desk in `home`, at two ports that are free.

    Raises `AlreadyServed` where that cannot be, `BadInput` where both ports are the same.
    """
    if port == site_port:
        raise BadInput(f"--port and --site-port are both {port}: Prefect's server and the site need one each")
    with (home / LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise AlreadyServed(f"the desk in {home} is served already{_by(home)}: use that one, or end it") from error
        for option, number in (("--port", port), ("--site-port", site_port)):
            _check_free(option, number)
        yield


def _by(home: Path) -> str:
    """Which process serves a desk and where, as far as its note says; it leaves one once its server answers."""
    with suppress(OSError, ValueError, KeyError):
        told = json.loads(server_note(home).read_text())
        return f" by process {told['pid']}, with Prefect at {told['api']}"
    return ""


def _check_free(option: str, port: int) -> None:
    try:
        socket.create_server((HOST, port)).close()
    except OSError as error:
        raise AlreadyServed(
            f"port {port} is taken by {_who_listens(port)}: end that, or name another port with {option}"
        ) from error


def _who_listens(port: int) -> str:
    if is_healthy(f"http://{HOST}:{port}/api"):
        return "a Prefect server, of another desk perhaps"
    with (
        suppress(OSError, HTTPException),
        urllib.request.urlopen(f"http://{HOST}:{port}{METRICS_PATH}", timeout=HEALTH_TIMEOUT_S) as answer,
    ):
        if _OURS in answer.read(_METRICS_BYTES):
            return "the site of another desk"
    return "another program"
