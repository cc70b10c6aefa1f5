"""Runs keep the earlier checks of their claims by others."""

import sqlalchemy as sa
from alembic import op

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Add the column; runs from before have none."""
    op.add_column("runs", sa.Column("earlier", sa.JSON(), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("runs", "earlier")
