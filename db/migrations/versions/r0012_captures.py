"""What public archives saved of the pages that were fetched."""

import sqlalchemy as sa
from alembic import op

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "captures",
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("captured_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("snapshot", name=op.f("pk_captures")),
    )


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("captures")
