"""Snapshots by address: what an address answered before is found at once."""

from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Create the index."""
    op.create_index(op.f("ix_snapshots_url"), "snapshots", ["url"])


def downgrade() -> None:
    """Drop the index."""
    op.drop_index(op.f("ix_snapshots_url"), "snapshots")
