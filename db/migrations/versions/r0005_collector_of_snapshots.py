"""Which program and version fetched a snapshot."""

import sqlalchemy as sa
from alembic import op

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Add the column; of earlier snapshots it was not noted."""
    op.add_column("snapshots", sa.Column("collector", sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("snapshots", "collector")
