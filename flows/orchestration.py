"""How the command line gets a Prefect to run on: the one that `recoupe serve` keeps, or a quiet one of its own."""

from __future__ import annotations

import json
import logging
import os
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from http.client import HTTPException
from pathlib import Path

from flows.handover import NOTE
from flows.log_lines import prepare_logging, wants_lines

HEALTH_TIMEOUT_S = 1.0
HEALTH_PATH = "/health"
# Starting Prefect's server on a slow disk takes longer than its own default allows.
STARTUP_TIMEOUT_S = 120
QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": str(STARTUP_TIMEOUT_S),
    "PREFECT_CLI_COLORS": "false",
}


def server_note(home: Path) -> Path:
    """The file in which `recoupe serve` leaves its address while it runs."""
    return home / NOTE


def is_healthy(address: str) -> bool:
    """Whether a Prefect server answers at `address`."""
    with (
        suppress(OSError, HTTPException, ValueError),
        urllib.request.urlopen(f"{address}{HEALTH_PATH}", timeout=HEALTH_TIMEOUT_S) as answer,  # noqa: S310
    ):
        return bool(answer.status == HTTPStatus.OK)
    return False


def running_server(home: Path) -> str | None:
    """The address of a Prefect server that answers: the user's own setting first, then that of `recoupe serve`."""
    if address := os.environ.get("PREFECT_API_URL"):
        return address
    with suppress(OSError, ValueError, KeyError):
        address = str(json.loads(server_note(home).read_text())["api"])
        return address if is_healthy(address) else None
    return None


def prepare_prefect(home: Path) -> str | None:
    """Set Prefect's environment before its first import; returns the running server's address, or None."""
    prepare_logging()
    for name, value in QUIET.items():
        os.environ.setdefault(name, value)
    os.environ.setdefault("PREFECT_HOME", str(home / "prefect"))
    if not wants_lines():
        for name in ("prefect", "EventsWorker"):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    address = running_server(home)
    if address:
        os.environ["PREFECT_API_URL"] = address
    return address


@contextmanager
def watched_by_a_person() -> Iterator[None]:
    """Flows in here have no heartbeat: its thread ends in steps of a second, and whoever watches sees a run die.

    The one setting is changed in a copy; Prefect's own way reads its environment anew, which takes a tenth of a second.
    """
    from prefect.context import SettingsContext, get_settings_context

    here = get_settings_context()
    flows = here.settings.flows.model_copy(update={"heartbeat_frequency": None})
    with SettingsContext(profile=here.profile, settings=here.settings.model_copy(update={"flows": flows})):
        yield
