"""A claim says what it was judged on, so that the next version judges only what is new."""

import sqlalchemy as sa
from alembic import op

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Add the column; claims from before are judged again the next time."""
    op.add_column("claims", sa.Column("judged", sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("claims", "judged")
