"""Full-text indexes over `search_texts`: FTS5 on SQLite, GIN on PostgreSQL. db.searching asks them."""

from alembic import op
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None

# Texts are folded before they are stored, so that both databases see the same words and neither folds again.
SQLITE = (
    """
    CREATE VIRTUAL TABLE search_index_words USING fts5(
        folded, bigrams, content='search_texts', content_rowid='document', tokenize='unicode61 remove_diacritics 0')
    """,
    """
    CREATE VIRTUAL TABLE search_index_pieces USING fts5(
        folded, content='search_texts', content_rowid='document', tokenize='trigram case_sensitive 1')
    """,
    """
    CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN
        INSERT INTO search_index_words(rowid, folded, bigrams) VALUES (new.document, new.folded, new.bigrams);
        INSERT INTO search_index_pieces(rowid, folded) VALUES (new.document, new.folded);
    END
    """,
    """
    CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN
        INSERT INTO search_index_words(search_index_words, rowid, folded, bigrams)
            VALUES ('delete', old.document, old.folded, old.bigrams);
        INSERT INTO search_index_pieces(search_index_pieces, rowid, folded)
            VALUES ('delete', old.document, old.folded);
    END
    """,
)
SQLITE_DOWN = (
    "DROP TRIGGER search_texts_removed",
    "DROP TRIGGER search_texts_added",
    "DROP TABLE search_index_pieces",
    "DROP TABLE search_index_words",
)
POSTGRESQL = (
    "CREATE INDEX search_index_words ON search_texts USING gin (to_tsvector('simple', folded))",
    "CREATE INDEX search_index_bigrams ON search_texts USING gin (to_tsvector('simple', bigrams))",
)
# Optional: without it pieces of words are found by reading every text.
POSTGRESQL_PIECES = "CREATE INDEX search_index_pieces ON search_texts USING gin (folded gin_trgm_ops)"
POSTGRESQL_DOWN = (
    "DROP INDEX IF EXISTS search_index_pieces",
    "DROP INDEX search_index_bigrams",
    "DROP INDEX search_index_words",
)


def upgrade() -> None:
    """Create the indexes."""
    connection = op.get_bind()
    on_postgresql = connection.dialect.name == "postgresql"
    for statement in POSTGRESQL if on_postgresql else SQLITE:
        op.execute(statement)
    if on_postgresql and _may_create_trigrams(connection):
        op.execute(POSTGRESQL_PIECES)


def downgrade() -> None:
    """Drop the indexes; the extension stays, for others may use it."""
    on_postgresql = op.get_bind().dialect.name == "postgresql"
    for statement in POSTGRESQL_DOWN if on_postgresql else SQLITE_DOWN:
        op.execute(statement)


def _may_create_trigrams(connection: Connection) -> bool:
    """Whether pg_trgm is there or could be created; a desk's role may lack the right, or the server the files."""
    try:
        with connection.begin_nested():
            connection.execute(text("CREATE EXTENSION IF NOT EXISTS pg_trgm"))
    except DBAPIError:
        return False
    return True
