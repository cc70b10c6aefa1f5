"""Inserts that two processes may make at once, spelled for SQLite and for PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert_new(session: Session, rows: Sequence[SQLModel], key: str) -> None:
    """Insert rows of one table; those whose primary key or unique column is there already change nothing.

    Rows go in by the order of `key`, so that two writers wait for each other, but never in a circle.
    """
    if rows:
        insert_new_values(session, type(rows[0]), [_values(row) for row in rows], key)


def insert_new_values(session: Session, table: type[SQLModel], values: Sequence[Mapping[str, Any]], key: str) -> None:
    """The same for plain values, all of the same columns: where there are thousands they cost half of what rows do."""
    if not values:
        return
    in_order = sorted(values, key=lambda row: str(row[key]))
    on_postgresql = session.get_bind().dialect.name == "postgresql"
    insert = (postgresql.insert if on_postgresql else sqlite.insert)(SQLModel.metadata.tables[str(table.__tablename__)])
    session.connection().execute(insert.on_conflict_do_nothing(), in_order)


def replace_by_key(session: Session, rows: Sequence[SQLModel], key: str) -> None:
    """Insert rows of one table, or put their values in the place of those with the same `key`."""
    for row in sorted(rows, key=lambda row: str(getattr(row, key))):
        table, values = type(row), _values(row)
        others = {name: value for name, value in values.items() if name != key}
        if session.get_bind().dialect.name == "postgresql":
            on_postgresql = postgresql.insert(table).values(values)
            session.execute(on_postgresql.on_conflict_do_update(index_elements=[key], set_=others))
        else:
            on_sqlite = sqlite.insert(table).values(values)
            session.execute(on_sqlite.on_conflict_do_update(index_elements=[key], set_=others))


def _values(row: SQLModel) -> Mapping[str, Any]:
    fields = type(row).model_fields
    # A number that the database gives is not sent as null.
    return {name: value for name in fields if (value := getattr(row, name)) is not None or name != "number"}
