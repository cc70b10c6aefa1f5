"""A real PostgreSQL for the tests: started once a session, thrown away at its end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psutil
import psycopg
from psycopg import sql

from tests.shared import free_port

_BINARIES = Path("/usr/lib/postgresql")
_SUPERUSER = "postgres"
_START_TIMEOUT_S = 60
_START_TRIES = 20


@dataclass(frozen=True)
class Server:
    """A running server; `port` is on loopback, `cluster` its folder."""

    port: int
    binaries: Path
    cluster: Path

    def start(self) -> None:
        """Start it, after a crash as well; again for as long as what the crash left still holds memory or port."""
        home = self.cluster.parent
        options = f"-p {self.port} -k {home} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=32MB"
        words = ("-D", self.cluster, "-l", home / "log", "-w", "-t", str(_START_TIMEOUT_S), "-o", options)
        for _ in range(_START_TRIES):
            with suppress(RuntimeError):
                _run(self.binaries / "pg_ctl", *words, "start")
                return
            time.sleep(1)
        raise RuntimeError(f"PostgreSQL did not start: {(home / 'log').read_text()[-800:]}")

    def kill(self) -> None:
        """End all of its processes with SIGKILL, as a crash of the machine would, and wait until they are gone."""
        number = int((self.cluster / "postmaster.pid").read_text().split()[0])
        postmaster = psutil.Process(number)
        # Held still, it makes no new process between the look at them and their end.
        postmaster.suspend()
        processes = [*postmaster.children(recursive=True), postmaster]
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        psutil.wait_procs(processes, timeout=_START_TIMEOUT_S)

    def url(self, database: str, user: str = _SUPERUSER) -> str:
        return f"postgresql://{user}@127.0.0.1:{self.port}/{database}"

    def execute(self, statement: sql.SQL | sql.Composed, database: str = "postgres") -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(statement)

    def create_database(self, name: str) -> str:
        """An empty database of that name; returns its URL."""
        self.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return self.url(name)


def server_binaries() -> Path | None:
    """The folder with the newest installed server's programs, or None."""
    found = [folder for folder in _BINARIES.glob("*/bin") if (folder / "initdb").exists()]
    return max(found, key=lambda folder: float(folder.parent.name), default=None)


@contextmanager
def running_server(binaries: Path) -> Iterator[Server]:
    """A server with an empty cluster of its own."""
    home = Path(tempfile.mkdtemp(prefix="recoupe-pg-"))
    if os.geteuid() == 0:
        shutil.chown(home, _SUPERUSER)
    cluster, port = home / "cluster", free_port()
    try:
        _run(binaries / "initdb", "-D", cluster, "-U", _SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        server = Server(port, binaries, cluster)
        server.start()
        try:
            yield server
        finally:
            _run(binaries / "pg_ctl", "-D", cluster, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _run(program: Path, *arguments: str | Path) -> None:
    """Run as the user postgres when we are root, for the server refuses to run as root."""
    as_user = ["setpriv", f"--reuid={_SUPERUSER}", f"--regid={_SUPERUSER}", "--clear-groups"]
    command = [*(as_user if os.geteuid() == 0 else []), str(program), *map(str, arguments)]
    # Output to a file: the server would keep a pipe open for as long as it runs.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(command, stdout=output, stderr=output, stdin=subprocess.DEVNULL, cwd="/", check=False)
        if done.returncode:
            output.seek(0)
            raise RuntimeError(f"{program.name} failed: {output.read().decode(errors='replace')}")
