"""What was verified, by the address or file it was given under; runs from before are known by their parameters."""

import json

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Create the table and enter what the runs on record had read."""
    table = op.create_table(
        "readings",
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=True),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_readings_article_articles")),
        sa.PrimaryKeyConstraint("reference", name=op.f("pk_readings")),
    )
    op.create_index(op.f("ix_readings_article"), "readings", ["article"])
    runs = op.get_bind().execute(sa.text("SELECT article, parameters FROM runs ORDER BY version"))
    known: dict[str, str] = {}
    for article, stored in runs:
        parameters = json.loads(stored) if isinstance(stored, str) else stored
        if reference := parameters.get("article"):
            known.setdefault(reference, article)
    rows = [{"reference": one, "article": known[one], "fault": ""} for one in sorted(known)]
    if rows:
        op.bulk_insert(table, rows)


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("readings")
