"""A rendering says how many decisions it shows: one that was left behind by a kill is known, and rendered again."""

import sqlalchemy as sa
from alembic import op

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Add the column; of a rendering from before nothing is known, and where something was decided it is made anew."""
    op.add_column("reports", sa.Column("decisions", sa.Integer(), nullable=False, server_default=sa.text("0")))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("reports", "decisions")
