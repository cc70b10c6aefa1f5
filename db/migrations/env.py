"""Alembic's entry: runs the migrations on the connection that `db.engine.upgrade` hands over, or on the desk's own."""

from alembic import context
from sqlalchemy import Connection

from db.alert_tables import AlertRow
from db.engine import open_engine
from db.schema import is_ours


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=AlertRow.metadata,
        include_name=is_ours,
        # SQLite changes tables by copying them, and takes DDL back like anything else.
        render_as_batch=True,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


if (handed_over := context.config.attributes.get("connection")) is not None:
    _run(handed_over)
else:
    with open_engine().begin() as own:
        _run(own)
