"""Upkeep locks nobody out and loses nothing."""

from sqlalchemy import Engine

from db.records import load_run, save_run
from db.upkeep import is_on_record, tidy
from tests.db.made_up import verification


def test_a_tidied_database_has_what_it_had(engine: Engine) -> None:
    save_run(engine, verification("run-1"))
    tidy(engine)
    assert load_run(engine, "run-1") == verification("run-1")
    assert is_on_record(engine, "run-1") and not is_on_record(engine, "run-2")
