"""The tables of the watch over reports: what is read, looked at again, and told to whom."""

# No `from __future__ import annotations` here: SQLModel reads the annotations when the class is made.

from datetime import datetime

from sqlmodel import Field, SQLModel

from db.columns import PlainText, UtcTime
from db.tables import Key, Nested, Words


# Report boundary: a change between two versions that a desk has to hear of. Rows are added and never changed.
class AlertRow(SQLModel, table=True):
    """An alert that `run` raised; its id names the change and the version before it."""

    __tablename__ = "alerts"

    id: str = Field(primary_key=True, sa_type=PlainText)
    article: str = Field(foreign_key="articles.id", index=True, sa_type=PlainText)
    run: str = Field(foreign_key="runs.id", index=True, sa_type=PlainText)
    position: int
    kind: Key
    severity: Words
    claim: Words
    reason: Nested
    because: Nested
    raised_at: datetime = Field(sa_type=UtcTime, index=True)


# Desk boundary: one message to one channel about one article on one day.
class DigestRow(SQLModel, table=True):
    """A digest. `claimed_at` is when a process began to send it, `sent_at` when the channel had taken it."""

    __tablename__ = "digests"

    id: str = Field(primary_key=True, sa_type=PlainText)
    article: str = Field(foreign_key="articles.id", index=True, sa_type=PlainText)
    channel: Key
    day: Key
    claimed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    sent_at: datetime | None = Field(default=None, sa_type=UtcTime)
    fault: Words = ""


# Desk boundary: an alert goes to a channel in one digest and no other.
class DeliveryRow(SQLModel, table=True):
    """Which digest carries an alert to a channel."""

    __tablename__ = "deliveries"

    alert: str = Field(primary_key=True, foreign_key="alerts.id", sa_type=PlainText)
    channel: str = Field(primary_key=True, sa_type=PlainText)
    digest: str = Field(foreign_key="digests.id", index=True, sa_type=PlainText)


# Flow boundary: a run was looked at again, and nothing it rests on had changed. Rows are added and never changed.
class CheckRow(SQLModel, table=True):
    """A look that made no new version; `as_of` is up to when nothing had changed."""

    __tablename__ = "checks"

    run: str = Field(primary_key=True, foreign_key="runs.id", sa_type=PlainText)
    as_of: datetime = Field(primary_key=True, sa_type=UtcTime)


# Reading boundary: what a desk has had verified, by the name it was given under.
class ReadingRow(SQLModel, table=True):
    """An address or a file; `article` once it is verified, `claimed_at` when a process took it on."""

    __tablename__ = "readings"

    reference: str = Field(primary_key=True, sa_type=PlainText)
    article: str | None = Field(default=None, foreign_key="articles.id", index=True, sa_type=PlainText)
    claimed_at: datetime | None = Field(default=None, sa_type=UtcTime)
    fault: Words = ""
