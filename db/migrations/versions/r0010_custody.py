"""Snapshots lie in WARC files: the hash of each, the text that was read, what was sent and how redirects answered."""

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | None = None
depends_on: str | None = None

TEXTS = ("record_sha256", "text_sha256")
LISTS = ("request", "hops")


def upgrade() -> None:
    """Add the columns; snapshots from before stay as they lie, files of bytes without a record."""
    for name in TEXTS:
        op.add_column("snapshots", sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))
    for name in LISTS:
        op.add_column("snapshots", sa.Column(name, sa.JSON(), nullable=True))


def downgrade() -> None:
    """Drop the columns."""
    for name in (*TEXTS, *LISTS):
        op.drop_column("snapshots", name)
