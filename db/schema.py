"""Which parts of the database the models describe; the full-text indexes are made by migrations alone."""

from __future__ import annotations

from collections.abc import MutableMapping
from typing import Any

# Tables and indexes of the full-text search: virtual tables with their shadows on SQLite, GIN indexes on PostgreSQL.
SEARCH_INDEX_PREFIX = "search_index_"


def is_ours(name: str | None, kind: str, parents: MutableMapping[Any, Any]) -> bool:  # noqa: ARG001
    """Whether Alembic compares this table or index with the models."""
    return not (name or "").startswith(SEARCH_INDEX_PREFIX)
