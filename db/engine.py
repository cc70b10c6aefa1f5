"""Opening the database and bringing it to the newest revision, on SQLite and on PostgreSQL."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection, DBAPICursor
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry
from sqlmodel import Session

from db.errors import BadDatabaseUrl, DatabaseTooNew, DatabaseUnavailable
from db.settings import Settings

if TYPE_CHECKING:
    from alembic.config import Config

# A writer waits this long for another one; a save takes well under a second.
BUSY_TIMEOUT_S = 30
_PAUSE_S = 0.05
# Pages of the file that a connection keeps at hand, in KiB: new rows fall all over the indexes of a large archive.
_CACHE_KIB = 64 * 1024
_SQLITE_PREFIX = "sqlite:///"
_POSTGRESQL = "postgresql+psycopg"
_MIGRATIONS = "db:migrations"
# Any number will do as long as every version of Recoupe takes the same one.
_UPGRADE_LOCK = 0x7265636F757065
_WRITES = "recoupe_writes"


def open_engine(url: str | None = None) -> Engine:
    """The engine for `url`, or for the desk's settings; creates the folder of a SQLite file, but no tables.

    Raises `BadDatabaseUrl` for any other database than SQLite and PostgreSQL, `DatabaseUnavailable` where the
    folder cannot be made.
    """
    address = _address(url or Settings().database_url)
    if address.drivername == _POSTGRESQL:
        return create_engine(address, pool_pre_ping=True)
    if address.database and address.database != ":memory:":
        _make_folder(Path(address.database).parent)
    engine = create_engine(address, connect_args={"timeout": BUSY_TIMEOUT_S})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _address(url: str) -> URL:
    if url.startswith(_SQLITE_PREFIX):
        # Taken as written: a folder may have any character in its name, also those that mean something in a URL.
        return URL.create("sqlite", database=url.removeprefix(_SQLITE_PREFIX))
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise BadDatabaseUrl("the database URL cannot be read; expected sqlite:///PATH or postgresql://...") from error
    backend = "postgresql" if address.drivername == "postgres" else address.get_backend_name()
    if backend == "postgresql":
        return address.set(drivername=_POSTGRESQL)
    if backend == "sqlite":
        return address.set(drivername="sqlite")
    raise BadDatabaseUrl(f"{backend}: not a database Recoupe knows; expected sqlite:///PATH or postgresql://...")


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseUnavailable(f"{folder}: cannot be made: {error.strerror}; set RECOUPE_HOME to another") from error


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # sqlite3 would open transactions on its own and too late; `_begin_sqlite` does it instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_S * 1000}")
    _to_write_ahead(cursor)
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
    cursor.close()


def _to_write_ahead(cursor: DBAPICursor) -> None:
    """Keep the log of writes beside the file; where others open it for the first time too, wait as for any writer.

    SQLite does not itself wait when it changes the journal, whatever the busy timeout.
    """
    deadline = time.monotonic() + BUSY_TIMEOUT_S
    while True:
        try:
            if cursor.execute("PRAGMA journal_mode").fetchone() != ("wal",):
                cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_PAUSE_S)


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: a reader that turns writer half-way fails instead of waiting.
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A session in one transaction that is kept as a whole or not at all; waits for another writer on SQLite.

    Raises `DatabaseUnavailable`, as every use of the database does.
    """
    with _named_failures(engine), _write_connection(engine) as connection, Session(connection) as session:
        yield session
        session.flush()


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A session that sees one state of the database throughout."""
    with _named_failures(engine), engine.connect() as connection, Session(connection) as session:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
        yield session


def _write_connection(engine: Engine) -> AbstractContextManager[Connection]:
    return engine.execution_options(**{_WRITES: True}).begin()


@contextmanager
def _named_failures(engine: Engine) -> Iterator[None]:
    """What is wrong with the database itself, in one line without its password."""
    try:
        yield
    except DBAPIError as error:
        # Its subclasses but OperationalError are our own mistakes; the class itself is a file that is no database.
        if not isinstance(error, OperationalError) and type(error) is not DatabaseError:
            raise
        where = engine.url.render_as_string(hide_password=True)
        raise DatabaseUnavailable(f"{where}: {' '.join(str(error.orig).split())}") from error


def upgrade(engine: Engine) -> None:
    """Bring the database to the newest revision; nothing happens where it is there, or another process is first.

    Raises `DatabaseTooNew` when the database is at a revision that this version does not have.
    """
    if _is_at(engine, *known_revisions()):
        return
    from alembic import command

    config = _migrations()
    with _named_failures(engine), _write_connection(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@cache
def known_revisions() -> tuple[str | None, frozenset[str]]:
    """The newest revision that this version has, and all of them; read from their files once."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(_migrations())
    return script.get_current_head(), frozenset(revision.revision for revision in script.walk_revisions())


def _migrations() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _MIGRATIONS)
    return config


def current_revision(engine: Engine) -> str | None:
    """The revision the database is at, or None where it has no tables of ours."""
    from alembic.migration import MigrationContext

    with _named_failures(engine), engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def _is_at(engine: Engine, head: str | None, known: frozenset[str]) -> bool:
    current = current_revision(engine)
    if current is not None and current not in known:
        raise DatabaseTooNew(
            f"the database is at revision {current}, which this version of Recoupe does not know; upgrade Recoupe"
        )
    return current == head
