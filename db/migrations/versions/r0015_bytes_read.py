"""A run says which bytes its article was read from: as long as they are the same, the article is not read again."""

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Add the column; the article of a run from before is read again at the next look."""
    op.add_column("runs", sa.Column("read_sha256", sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("runs", "read_sha256")
