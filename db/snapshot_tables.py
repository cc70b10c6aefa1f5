"""The tables of snapshots: what was fetched, and what public archives saved of it."""

# No `from __future__ import annotations` here: SQLModel reads the annotations when the class is made.

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from db.columns import PlainText, UtcTime
from db.tables import Key, Later, LaterNested, Nested, Words


# Gathering boundary: one fetch; its records lie in the snapshot folder.
class SnapshotRow(SQLModel, table=True):
    """What was fetched, when, from where and with which answer. Never changed.

    `record_sha256` is the hash of the WARC file it lies in, empty for the files of bytes from before there were any.
    """

    __tablename__ = "snapshots"

    id: str = Field(primary_key=True, sa_type=PlainText)
    sha256: Key
    size: int
    url: Key
    status: int
    fetched_at: datetime = Field(sa_type=UtcTime, index=True)
    chain: Nested
    headers: Nested
    collector: str = Field(default="", sa_type=PlainText, sa_column_kwargs={"server_default": sa.text("''")})
    request: LaterNested
    hops: LaterNested
    text_sha256: Later
    record_sha256: Later


# Gathering boundary: a public archive's copy of the same page, which it has confirmed.
class CaptureRow(SQLModel, table=True):
    """Where and when a public archive saved the page of a snapshot."""

    __tablename__ = "captures"

    snapshot: str = Field(primary_key=True, sa_type=PlainText)
    url: Words
    captured_at: datetime = Field(sa_type=UtcTime)
