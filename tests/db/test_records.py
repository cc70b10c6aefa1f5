"""Records give back what was saved, all of it or nothing."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, event, text
from sqlmodel import SQLModel

from db.engine import open_engine, upgrade
from db.errors import RunConflict, UnknownRun
from db.records import (
    history,
    load_parameters,
    load_run,
    parent_of,
    record_report,
    save_run,
    save_sources,
)
from recoupe.model import Verification
from recoupe.moments import Moment
from recoupe.sources import load_registry
from tests.db.made_up import verification
from tests.db.verifications import verifications

_numbers = count(1)
RUN_IDS = st.builds(lambda: f"run-{next(_numbers)}")


def rows(engine: Engine) -> dict[str, int]:
    """How many rows each table has."""
    with engine.connect() as connection:
        return {
            name: connection.execute(text(f"SELECT count(*) FROM {name}")).scalar_one()
            for name in SQLModel.metadata.tables
        }


@pytest.fixture(scope="module")
def sqlite(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One SQLite file for all generated verifications: they must not get in each other's way either."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('records') / 'records.sqlite'}")
    upgrade(engine)
    yield engine
    engine.dispose()


@given(verification=verifications(RUN_IDS))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.slow(seconds=2)
def test_any_verification_comes_back_as_it_was(sqlite: Engine, verification: Verification) -> None:
    save_run(sqlite, verification)
    loaded = load_run(sqlite, verification.run.id)
    assert loaded == verification
    assert str(loaded.run.as_of) == str(verification.run.as_of)


@pytest.mark.postgres
@pytest.mark.slow
@given(verification=verifications(RUN_IDS))
@settings(
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_any_verification_comes_back_from_postgresql_as_it_was(engine: Engine, verification: Verification) -> None:
    save_run(engine, verification)
    loaded = load_run(engine, verification.run.id)
    assert loaded == verification
    assert str(loaded.run.as_of) == str(verification.run.as_of)


def test_saving_the_same_run_again_changes_nothing(engine: Engine) -> None:
    save_run(engine, verification())
    before = rows(engine)
    save_run(engine, verification())
    assert rows(engine) == before


def test_another_verification_under_the_same_id_is_refused(engine: Engine) -> None:
    save_run(engine, verification())
    with pytest.raises(RunConflict, match="run-1"):
        save_run(engine, replace(verification(), blocs=("kremlin",)))
    assert load_run(engine, "run-1") == verification()


def test_a_text_that_two_runs_cite_is_kept_once(engine: Engine) -> None:
    save_run(engine, verification("run-1"))
    save_run(engine, verification("run-2"))
    counted = rows(engine)
    assert (counted["documents"], counted["run_documents"]) == (3, 6)
    assert (counted["articles"], counted["article_revisions"], counted["runs"]) == (1, 1, 2)


def test_a_changed_text_verified_again_is_a_new_version_of_the_same_article(engine: Engine) -> None:
    save_run(engine, verification("run-1"))
    save_run(engine, verification("run-2", text="Trente personnes ont été tuées."), parent="run-1")
    article = verification("run-1").article
    summaries = history(engine, _article(engine, "run-2"))
    assert [(summary.id, summary.version) for summary in summaries] == [("run-1", 1), ("run-2", 2)]
    assert parent_of(engine, "run-2") == "run-1"
    assert load_run(engine, "run-1").article == article
    assert load_run(engine, "run-2").article == replace(article, text="Trente personnes ont été tuées.")


def test_the_same_address_is_the_same_article_whatever_its_text(engine: Engine) -> None:
    save_run(engine, verification("run-1", url="https://gazette.example/a"))
    save_run(engine, verification("run-2", url="https://gazette.example/a", text="Autre texte."))
    assert _article(engine, "run-1") == _article(engine, "run-2")


def test_a_run_of_an_unknown_parent_leaves_nothing(engine: Engine) -> None:
    with pytest.raises(UnknownRun, match="run-0"):
        save_run(engine, verification(), parent="run-0")
    assert not any(rows(engine).values())


def test_an_unknown_run_is_named(engine: Engine) -> None:
    with pytest.raises(UnknownRun, match="run-7"):
        load_run(engine, "run-7")
    with pytest.raises(UnknownRun, match="run-7"):
        record_report(engine, "run-7", "html", "fr", "/tmp/report.html")


def test_what_was_asked_for_is_there_for_the_next_version(engine: Engine) -> None:
    asked = {"article": "https://gazette.example/été", "dossiers": ["a", "b"], "online": None}
    save_run(engine, verification("run-1"), parameters=asked)
    save_run(engine, verification("run-2"))
    assert load_parameters(engine, "run-1") == asked
    assert load_parameters(engine, "run-2") == {}


def test_a_report_is_on_record_once(engine: Engine) -> None:
    save_run(engine, verification())
    for _ in range(2):
        record_report(engine, "run-1", "html", "fr", "/desk/reports/run-1/report.html")
    record_report(engine, "run-1", "json", "fr", "/desk/reports/run-1/report.json")
    reports = history(engine, _article(engine, "run-1"))[0].reports
    assert [(report.kind, report.language) for report in reports] == [("html", "fr"), ("json", "fr")]


def test_a_save_that_fails_half_way_leaves_nothing(engine: Engine) -> None:
    def fail(_: object, __: object, statement: str, *___: object) -> None:
        if statement.startswith("INSERT INTO gates"):
            raise OSError("the disk is full")

    event.listen(engine, "before_cursor_execute", fail)
    with pytest.raises(OSError, match="the disk is full"):
        save_run(engine, verification())
    event.remove(engine, "before_cursor_execute", fail)
    assert not any(rows(engine).values())
    save_run(engine, verification())
    assert load_run(engine, "run-1") == verification()


KILLED_WHILE_SAVING = """
import sys, time
from sqlalchemy import event
from db.engine import open_engine
from db.records import save_run
from tests.db.made_up import verification

engine = open_engine(sys.argv[1])

def stop(connection, cursor, statement, *rest):
    if statement.startswith("INSERT INTO " + sys.argv[2]):
        print("half-way", flush=True)
        time.sleep(60)

event.listen(engine, "after_cursor_execute", stop)
save_run(engine, verification("run-killed", size=20))
"""


@pytest.mark.slow
@pytest.mark.parametrize("table", ["articles", "runs", "documents", "evidence", "worths"])
def test_a_process_killed_while_saving_leaves_nothing(engine: Engine, database_url: str, table: str) -> None:
    save_run(engine, verification("run-before"))
    before = rows(engine)
    command = [sys.executable, "-c", KILLED_WHILE_SAVING, database_url, table]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "half-way\n"
        child.kill()
    assert rows(engine) == before
    save_run(engine, verification("run-killed", size=20))
    assert load_run(engine, "run-killed") == verification("run-killed", size=20)


def test_threads_that_save_at_once_lose_nothing(engine: Engine) -> None:
    runs = [f"run-{number}" for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda run: save_run(engine, verification(run)), runs))
    summaries = history(engine, _article(engine, "run-0"))
    assert [summary.version for summary in summaries] == list(range(1, 13))
    assert {summary.id for summary in summaries} == set(runs)
    assert all(load_run(engine, run) == verification(run) for run in runs)


def test_one_run_saved_by_several_threads_at_once_is_there_once(engine: Engine) -> None:
    together = threading.Barrier(4)

    def save(_: int) -> None:
        together.wait()
        save_run(engine, verification())

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(save, range(4)))
    assert rows(engine)["runs"] == 1


SAVING = """
import sys
from db.engine import open_engine
from db.records import save_run
from tests.db.made_up import verification

engine = open_engine(sys.argv[1])
for number in range(10):
    save_run(engine, verification(f"run-{sys.argv[2]}-{number}"))
"""


@pytest.mark.slow
def test_processes_that_save_at_once_lose_nothing(engine: Engine, database_url: str, tmp_path: Path) -> None:
    commands = [[sys.executable, "-c", SAVING, database_url, str(writer)] for writer in range(3)]
    processes = [subprocess.Popen(command) for command in commands]
    assert [process.wait(timeout=120) for process in processes] == [0, 0, 0]
    versions = [summary.version for summary in history(engine, _article(engine, "run-0-0"))]
    assert versions == list(range(1, 31))


def test_sources_are_written_from_the_registry_and_follow_it(engine: Engine) -> None:
    sources = load_registry().sources
    save_sources(engine, sources)
    save_sources(engine, (sources[0].model_copy(update={"title": "Another title"}),))
    assert rows(engine)["sources"] == len(sources)
    with engine.connect() as connection:
        query = text("SELECT title FROM sources WHERE key = :key")
        assert connection.execute(query, {"key": sources[0].key}).scalar() == "Another title"


def test_every_source_of_the_registry_comes_back_as_it_was(engine: Engine) -> None:
    from sqlmodel import Session, select

    from db.mapping import row_to_source
    from db.tables import SourceRow

    sources = load_registry().sources
    save_sources(engine, sources)
    with Session(engine) as session:
        found = {row.key: row_to_source(row) for row in session.exec(select(SourceRow))}
    assert found == {source.key: source for source in sources}


def test_the_zone_of_a_moment_is_kept(engine: Engine) -> None:
    save_run(engine, verification(as_of="2024-12-17T00:30+09:00"))
    as_of = load_run(engine, "run-1").run.as_of
    assert (str(as_of), str(as_of.day)) == ("2024-12-17T00:30:00+09:00", "2024-12-17")
    assert as_of == Moment.parse("2024-12-16T15:30Z")


def test_an_hour_that_the_clock_shows_twice_is_saved_and_saved_again(engine: Engine) -> None:
    in_autumn = Moment.at(datetime(2024, 10, 27, 2, 30, tzinfo=ZoneInfo("Europe/Paris"), fold=1))
    once = replace(verification(), article=replace(verification().article, published=in_autumn))
    save_run(engine, once)
    save_run(engine, once)
    assert str(load_run(engine, "run-1").article.published) == "2024-10-27T02:30:00+01:00"


def _article(engine: Engine, run_id: str) -> str:
    from db.records import article_of

    return article_of(engine, run_id)
