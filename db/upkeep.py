"""Upkeep of the database: statistics and log of writes in order, without locking anybody out."""

from __future__ import annotations

from sqlalchemy import Engine

from db.engine import reading
from db.errors import UnknownRun
from db.kept import kept_run


def tidy(engine: Engine) -> None:
    """Renew the statistics that searches are planned by; on SQLite, fold the log of writes back into the file."""
    words = ("PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)") if engine.dialect.name == "sqlite" else ("ANALYZE",)
    # Beside SQLAlchemy: neither is possible inside a transaction.
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        for statement in words:
            cursor.execute(statement)
        connection.commit()
    finally:
        connection.close()


def is_on_record(engine: Engine, run_id: str) -> bool:
    """Whether the run was kept."""
    with reading(engine) as session:
        try:
            kept_run(session, run_id)
        except UnknownRun:
            return False
    return True
