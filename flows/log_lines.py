"""Logs as lines of JSON, for programs that watch a desk: what happened, when, in which run; and no secret."""

from __future__ import annotations

import logging
import os
import re
import sys
from pathlib import Path
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

SETTING = "RECOUPE_LOG"
CONFIGURATION = Path(__file__).with_name("log_lines.yml")
HIDDEN = "***"
# Settings that hold a password, a key, or an address that is one.
_SECRETS = re.compile(
    r"RECOUPE_(?:DATABASE_URL|SMTP_URL|ALERT_WEBHOOKS|ALERT_SLACK)|\w*(?:PASSWORD|SECRET|KEY|TOKEN)\w*"
)
_LOGIN_IN_ADDRESS = re.compile(r"(?<=://)[^/\s:@]+:[^/\s@]+(?=@)")
# Less than that is no secret, and would be hidden in every other word.
_SHORTEST_SECRET = 6
# What Prefect and the flows know of the run that a line belongs to; all else that libraries attach stays away.
_BOUND = frozenset(["run", "parent", "article", "report", "flow_run_id", "flow_run_name", "task_run_id", "issues"])


def wants_lines() -> bool:
    """Whether this environment asks for JSON lines."""
    return os.environ.get(SETTING, "") == "json"


def say(words: str) -> None:
    """Tell whoever watches a command what it is about: in words on stderr, or as a line of its log."""
    if wants_lines():
        logging.getLogger("recoupe.command").info(words)
    else:
        sys.stderr.write(f"{words}\n")
        sys.stderr.flush()


def prepare_logging() -> None:
    """Set the environment so that Prefect, and every process of a desk, logs as the setting says.

    Without JSON lines a command's own words are all that a person is told.
    """
    if wants_lines():
        os.environ["PREFECT_LOGGING_SETTINGS_PATH"] = str(CONFIGURATION)
        return
    log = logging.getLogger("recoupe")
    log.addHandler(logging.NullHandler())
    log.propagate = False


class JsonLines(structlog.stdlib.ProcessorFormatter):
    """Makes one JSON object of every record, whichever library wrote it."""

    def __init__(self, *_: object, **__: object) -> None:
        super().__init__(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.format_exc_info,
                without_empty,
                hide_secrets,
                structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
            ],
            foreign_pre_chain=[
                structlog.contextvars.merge_contextvars,
                structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
                structlog.stdlib.add_log_level,
                structlog.stdlib.add_logger_name,
                structlog.stdlib.ExtraAdder(_BOUND),
            ],
        )


def without_empty(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The event without what is not known of it: a first version has no parent."""
    return {name: value for name, value in event.items() if value is not None}


def hide_secrets(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The event without what the environment holds as secret, and without logins in addresses."""
    secrets = sorted(
        (part for name, value in os.environ.items() if _SECRETS.fullmatch(name) for part in _parts(value)),
        key=len,
        reverse=True,
    )
    return {name: _hidden(value, secrets) for name, value in event.items()}


def _parts(value: str) -> list[str]:
    return [one.strip() for one in value.split(",") if len(one.strip()) >= _SHORTEST_SECRET]


def _hidden(value: Any, secrets: list[str]) -> Any:  # noqa: ANN401 - what a library attaches may be anything
    if not isinstance(value, str):
        return value
    for secret in secrets:
        value = value.replace(secret, HIDDEN)
    return _LOGIN_IN_ADDRESS.sub(HIDDEN, value)
