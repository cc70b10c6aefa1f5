"""Real databases: a SQLite file for each test, and a PostgreSQL server started once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from pytest_socket import enable_socket
from sqlalchemy import Engine

from db.archive import Archive
from db.engine import open_engine, upgrade
from tests.db.postgresql import Server, running_server, server_binaries

_names = count(1)
ON_POSTGRESQL = pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.slow])


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """The server; skips where PostgreSQL is not installed."""
    binaries = server_binaries()
    if binaries is None:
        pytest.skip("PostgreSQL is not installed")
    enable_socket()
    with running_server(binaries) as server:
        yield server


@pytest.fixture(params=["sqlite", ON_POSTGRESQL])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'records.sqlite'}"
    server: Server = request.getfixturevalue("postgresql")
    return server.create_database(f"test_{next(_names)}")


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A database at the newest revision."""
    engine = open_engine(database_url)
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def archive(engine: Engine, tmp_path: Path) -> Archive:
    """An empty archive."""
    return Archive(engine, tmp_path / "snapshots")
