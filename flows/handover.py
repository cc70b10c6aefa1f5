"""Handing a command over to the process that `recoupe serve` keeps on standby: it has read everything already.

Both sides of the conversation are here. It imports nothing but the standard library, because the command that hands
over has done with importing before it begins.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import socket
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import FrameType

from db.home import desk_home

SOCKET = "standby.sock"
NOTE = "server.json"
# What runs on Prefect, and ends by itself.
TAKEN = frozenset(["verify", "reverify"])
_STANDARD_INPUT = "-"
_SETTINGS = ("RECOUPE_", "PREFECT_")
_PACKAGES = ("recoupe", "flows", "tasks", "db", "reports")
_SOURCES = "sources"
_OWN_SOURCES = "RECOUPE_SOURCES"
_PATIENCE_S = 5.0
_FAILED = 1


@dataclass(frozen=True, slots=True)
class Request:
    """A command as it was typed, and where; `stamp` says which program typed it."""

    arguments: tuple[str, ...]
    folder: str
    environment: dict[str, str]
    stamp: str


def handed_over(arguments: Sequence[str]) -> int | None:
    """The exit status of the command as the standby ran it; None where this process has to run it itself."""
    if not arguments or arguments[0] not in TAKEN or _STANDARD_INPUT in arguments or not _is_desk_of(desk_home()):
        return None
    request = Request(tuple(arguments), str(Path.cwd()), dict(os.environ), program_stamp())
    with ExitStack() as talk:
        taken = _taken(request, talk)
        return _ended(*taken) if taken else None


def _taken(request: Request, talk: ExitStack) -> tuple[int, Iterator[bytes]] | None:
    """Who has taken the command, and what it says from then on; None where nobody has."""
    # Until then, every fault is only a reason to run the command here.
    with suppress(OSError, ValueError):
        connection = talk.enter_context(_connected(desk_home()))
        socket.send_fds(connection, [b"!"], [sys.stdout.fileno(), sys.stderr.fileno()])
        connection.sendall(json.dumps(asdict(request)).encode() + b"\n")
        answers = talk.enter_context(connection.makefile("rb"))
        taker = int(json.loads(next(answers, b"0")))
        return (taker, answers) if taker else None
    return None


def _ended(taker: int, answers: Iterator[bytes]) -> int:
    """How a command ended that was taken: nobody else runs it, even where nobody says how."""
    try:
        with _signals_passed_on(taker):
            return int(json.loads(next(answers, b"")))
    except (OSError, ValueError):
        sys.stderr.write("recoupe: the desk took the command and broke off; see what is on record, and run it again\n")
        return _FAILED


def _is_desk_of(home: Path) -> bool:
    """Whether the desk of that home is being served, and its Prefect is the one that this command would take."""
    with suppress(OSError, ValueError, KeyError):
        api = str(json.loads((home / NOTE).read_text())["api"])
        return os.environ.get("PREFECT_API_URL", api) == api
    return False


@contextmanager
def _connected(home: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(_PATIENCE_S)
        with inside(home):
            connection.connect(SOCKET)
        connection.settimeout(None)
        yield connection


@contextmanager
def inside(folder: Path) -> Iterator[None]:
    """Work in a folder for a moment: the address of a socket may be no longer than a hundred characters."""
    here = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(here)


@contextmanager
def _signals_passed_on(taker: int) -> Iterator[None]:
    def pass_on(number: int, _frame: FrameType | None) -> None:
        with suppress(ProcessLookupError):
            os.kill(taker, number)

    before = {number: signal.signal(number, pass_on) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def same_settings(asked: Mapping[str, str], own: Mapping[str, str]) -> bool:
    """Whether a command of that environment would run by the settings that the standby has.

    What the standby's own start has set for Prefect, a command would set as well.
    """
    theirs = {name: value for name, value in asked.items() if name.startswith(_SETTINGS)}
    ours = {name for name in own if name.startswith("RECOUPE_")}
    return ours <= theirs.keys() and all(own.get(name) == value for name, value in theirs.items())


def program_stamp() -> str:
    """A hash over the files of the program and its sources: another one is another program, or other sources."""
    root = Path(__file__).resolve().parent.parent
    folders = [root / name for name in (*_PACKAGES, _SOURCES)]
    if own := os.environ.get(_OWN_SOURCES):
        folders.append(Path(own))
    digest = hashlib.sha256(sys.prefix.encode())
    for folder in folders:
        for line in sorted(_files_in(str(folder))):
            digest.update(line.encode())
    return digest.hexdigest()


def _files_in(folder: str) -> Iterator[str]:
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files_in(entry.path)
            else:
                about = entry.stat()
                yield f"{entry.path}\0{about.st_mtime_ns}\0{about.st_size}\n"
