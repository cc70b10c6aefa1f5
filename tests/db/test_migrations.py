"""Migrations and models describe the same database."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from psycopg import sql
from sqlalchemy import Engine, inspect, text
from sqlmodel import SQLModel

from db.archive import Archive
from db.engine import current_revision, open_engine, upgrade
from db.errors import BadDatabaseUrl, DatabaseTooNew, DatabaseUnavailable
from db.schema import is_ours
from tests.db.made_up import document
from tests.db.postgresql import Server


def test_models_and_migrations_agree(engine: Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": is_ours, "compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, SQLModel.metadata) == []


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    before = current_revision(engine)
    upgrade(engine)
    assert current_revision(engine) == before is not None


def test_a_downgrade_leaves_no_table_of_ours(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "db:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]


def test_a_database_of_a_later_version_is_left_alone(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'from_the_future'"))
    with pytest.raises(DatabaseTooNew, match="from_the_future"):
        upgrade(engine)


def test_two_threads_may_upgrade_at_once(database_url: str) -> None:
    def run(_: int) -> str | None:
        engine = open_engine(database_url)
        upgrade(engine)
        engine.dispose()
        return current_revision(engine)

    with ThreadPoolExecutor(6) as pool:
        revisions = set(pool.map(run, range(6)))
    assert len(revisions) == 1 and None not in revisions


@pytest.mark.slow
def test_processes_may_upgrade_at_once_in_a_folder_with_odd_characters(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/a desk's folder? 100% ours/records.sqlite"
    code = "import sys; from db.engine import *; upgrade(open_engine(sys.argv[1]))"
    processes = [subprocess.Popen([sys.executable, "-c", code, url]) for _ in range(4)]
    assert [process.wait(timeout=60) for process in processes] == [0, 0, 0, 0]
    assert (tmp_path / "a desk's folder? 100% ours" / "records.sqlite").exists()
    assert current_revision(open_engine(url)) is not None


def test_sqlite_is_opened_for_several_writers_and_checks_references(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'new folder' / 'records.sqlite'}")
    with engine.connect() as connection:
        pragmas = ("journal_mode", "foreign_keys", "busy_timeout", "synchronous")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    assert values == ["wal", 1, 30_000, 1]


@pytest.mark.parametrize("url", ["mysql://desk@db/records", "not a url", "sqlite", ""])
def test_a_database_we_do_not_know_is_refused_in_one_line(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOUPE_DATABASE_URL", "mongodb://desk@db/records")
    with pytest.raises(BadDatabaseUrl) as refused:
        open_engine(url)
    assert "\n" not in str(refused.value) and "sqlite:///" in str(refused.value)


@pytest.mark.postgres
@pytest.mark.slow
def test_postgresql_without_the_right_to_trigrams_is_searched_all_the_same(postgresql: Server, tmp_path: Path) -> None:
    postgresql.create_database("plain")
    postgresql.execute(sql.SQL("CREATE ROLE desk LOGIN"))
    postgresql.execute(sql.SQL("GRANT CREATE ON SCHEMA public TO desk"), "plain")
    engine = open_engine(postgresql.url("plain", "desk"))
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM pg_extension WHERE extname = 'pg_trgm'")).scalar() == 0
    archive = Archive(engine, tmp_path)
    archive.add_documents([document("a", text="Северокорейские солдаты прибыли.", language="ru")])
    assert [hit.document for hit in archive.search("корейские")] == ["a"]
    engine.dispose()


@pytest.mark.postgres
@pytest.mark.slow
def test_a_database_that_does_not_answer_is_named_without_its_password() -> None:
    engine = open_engine("postgresql://desk:secret@127.0.0.1:1/records")
    with pytest.raises(DatabaseUnavailable, match=r"127\.0\.0\.1:1/records") as unavailable:
        upgrade(engine)
    assert "secret" not in str(unavailable.value) and "\n" not in str(unavailable.value)


def test_a_file_that_is_no_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "records.sqlite").write_text("This is a letter, and longer than a header of SQLite. " * 30)
    with pytest.raises(DatabaseUnavailable, match=r"records\.sqlite"):
        upgrade(open_engine(f"sqlite:///{tmp_path / 'records.sqlite'}"))


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("a file in the way")
    with pytest.raises(DatabaseUnavailable, match="desk"):
        open_engine(f"sqlite:///{tmp_path / 'desk' / 'deeper' / 'records.sqlite'}")
