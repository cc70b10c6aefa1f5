"""A real Wayback Machine on loopback: pywb with what a WACZ holds."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.shared import free_port

_BINARIES = Path(sys.prefix, "pywb", "bin")
_COLLECTION = "web"
_STARTED_S = 30.0


@contextmanager
def replaying(bundle: Path, folder: Path) -> Iterator[str]:
    """The address of the collection of a running pywb that replays `bundle`; it ends with the block."""
    folder.mkdir()
    for words in (("init", _COLLECTION), ("add", _COLLECTION, "--unpack-wacz", str(bundle))):
        subprocess.run([_BINARIES / "wb-manager", *words], cwd=folder, check=True, capture_output=True)
    port = free_port()
    command = [str(_BINARIES / "wayback"), "--port", str(port), "--bind", "127.0.0.1"]
    server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port, server)
        yield f"http://127.0.0.1:{port}/{_COLLECTION}/"
    finally:
        server.terminate()
        server.wait(timeout=10)


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _STARTED_S
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError("pywb did not start")
