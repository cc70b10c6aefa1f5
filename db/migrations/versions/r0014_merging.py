"""The full-text indexes of SQLite are merged less often: an archive fills faster, and a search goes as fast."""

from alembic import op

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: str | None = None
depends_on: str | None = None

# Each word is written again for every merge; a search asks up to eight pieces a level instead of four, and 8 MiB
# are gathered before a piece is written, instead of one.
RARER = (
    "INSERT INTO search_index_words(search_index_words, rank) VALUES ('automerge', 8)",
    "INSERT INTO search_index_words(search_index_words, rank) VALUES ('hashsize', 8388608)",
    "INSERT INTO search_index_pieces(search_index_pieces, rank) VALUES ('automerge', 8)",
    "INSERT INTO search_index_pieces(search_index_pieces, rank) VALUES ('hashsize', 8388608)",
)
# What FTS5 has by itself.
USUAL = (
    "INSERT INTO search_index_words(search_index_words, rank) VALUES ('automerge', 4)",
    "INSERT INTO search_index_words(search_index_words, rank) VALUES ('hashsize', 1048576)",
    "INSERT INTO search_index_pieces(search_index_pieces, rank) VALUES ('automerge', 4)",
    "INSERT INTO search_index_pieces(search_index_pieces, rank) VALUES ('hashsize', 1048576)",
)


def upgrade() -> None:
    """Set how the indexes are merged; PostgreSQL does it by itself."""
    _configure(RARER)


def downgrade() -> None:
    """Set it back to what FTS5 has by itself."""
    _configure(USUAL)


def _configure(statements: tuple[str, ...]) -> None:
    if op.get_bind().dialect.name != "postgresql":
        for statement in statements:
            op.execute(statement)
