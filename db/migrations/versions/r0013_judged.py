"""A claim says what it was judged on, a run how far the archive went: the next version looks only at what is new."""

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: str | None = None
depends_on: str | None = None

COLUMNS = (("claims", "judged"), ("runs", "archived"))


def upgrade() -> None:
    """Add the columns; what is from before is looked at in full the next time."""
    for table, name in COLUMNS:
        op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    """Drop the columns."""
    for table, name in COLUMNS:
        op.drop_column(table, name)
