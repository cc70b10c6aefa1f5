"""What a run rests on, and the looks that found it unchanged."""

import sqlalchemy as sa
from alembic import op

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Add the column and the table; runs from before have no basis, so their next version is made."""
    op.add_column("runs", sa.Column("basis", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.create_table(
        "checks",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("as_of", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_checks_run_runs")),
        sa.PrimaryKeyConstraint("run", "as_of", name=op.f("pk_checks")),
    )


def downgrade() -> None:
    """Drop both."""
    op.drop_table("checks")
    op.drop_column("runs", "basis")
