"""Column types that give back exactly what was stored, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

from recoupe.moments import Moment

# PostgreSQL refuses NUL, and both refuse halves of surrogate pairs; pages contain them.
_UNSTORABLE = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")
_INTERVAL_SEPARATOR = "/"


class PlainText(TypeDecorator[str]):
    """Any Python string; a character that no database stores is written as U+001A and four hex digits."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The string as it is stored."""
        return None if value is None else _UNSTORABLE.sub(lambda found: f"\x1a{ord(found[0]):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The string as it was handed in."""
        return None if value is None else _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)


class UtcTime(TypeDecorator[datetime]):
    """An aware time, kept in UTC so that times compare in the database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time as it is stored; SQLite has no zones."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """The time in UTC."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class MomentText(TypeDecorator[Moment]):
    """A moment as an ISO 8601 interval, with the zone it was written in."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Moment | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """The interval from the earliest to the latest time it may be."""
        if value is None:
            return None
        return f"{value.earliest.isoformat()}{_INTERVAL_SEPARATOR}{value.latest.isoformat()}"

    def process_result_value(self, value: str | None, dialect: Dialect) -> Moment | None:  # noqa: ARG002
        """The moment at its precision."""
        if value is None:
            return None
        earliest, latest = value.split(_INTERVAL_SEPARATOR)
        return Moment(datetime.fromisoformat(earliest), datetime.fromisoformat(latest))
