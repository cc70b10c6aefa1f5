"""A person may reword a claim, and says which sort of correction it is when a signed report is changed."""

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: str | None = None
depends_on: str | None = None

COLUMNS = ("wording", "code")


def upgrade() -> None:
    """Add the columns; decisions from before have neither."""
    for name in COLUMNS:
        op.add_column("decisions", sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))


def downgrade() -> None:
    """Drop the columns."""
    for name in COLUMNS:
        op.drop_column("decisions", name)
