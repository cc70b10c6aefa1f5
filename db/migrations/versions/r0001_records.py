"""Records: articles, runs and what they found; sources, snapshots and documents."""

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

# SQLite numbers rows by itself only in a column that is INTEGER to the letter.
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TABLES = (
    "articles",
    "article_revisions",
    "runs",
    "sources",
    "snapshots",
    "documents",
    "search_texts",
    "run_documents",
    "claims",
    "evidence",
    "origins",
    "edges",
    "assessments",
    "gates",
    "worths",
    "searches",
    "issues",
    "reports",
)


def upgrade() -> None:
    """Create the tables."""
    _create_runs()
    _create_sources()
    _create_documents()
    _create_claims()
    _create_evidence()
    _create_origins()
    _create_assessments()
    _create_outcome()


def downgrade() -> None:
    """Drop the tables."""
    for table in reversed(TABLES):
        op.drop_table(table)


def _create_runs() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
    )
    op.create_table(
        "article_revisions",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("published_latest", sa.DateTime(timezone=True), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("authors", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_article_revisions_article")),
        sa.PrimaryKeyConstraint("digest", "article", name=op.f("pk_article_revisions")),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Text(), nullable=False),
        sa.Column("as_of_latest", sa.DateTime(timezone=True), nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("configuration", sa.Text(), nullable=False),
        sa.Column("backend", sa.Text(), nullable=False),
        sa.Column("parameters", sa.JSON(), nullable=False),
        sa.Column("blocs", sa.JSON(), nullable=False),
        sa.Column("left_out", sa.JSON(), nullable=False),
        sa.Column("inconsistencies", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name=op.f("fk_runs_article")),
        sa.ForeignKeyConstraint(["parent"], ["runs.id"], name=op.f("fk_runs_parent")),
        sa.ForeignKeyConstraint(
            ["revision", "article"],
            ["article_revisions.digest", "article_revisions.article"],
            name=op.f("fk_runs_revision_article"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
        sa.UniqueConstraint("article", "version", name=op.f("uq_runs_article_version")),
    )
    op.create_index(op.f("ix_runs_as_of_latest"), "runs", ["as_of_latest"])
    op.create_index(op.f("ix_runs_configuration"), "runs", ["configuration"])
    op.create_index(op.f("ix_runs_parent"), "runs", ["parent"])


def _create_sources() -> None:
    op.create_table(
        "sources",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("bloc", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("mirror_of", sa.Text(), nullable=False),
        sa.Column("citable", sa.Boolean(), nullable=False),
        sa.Column("sanctioned_eu", sa.Boolean(), nullable=False),
        sa.Column("nested", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sources")),
    )
    op.create_index(op.f("ix_sources_bloc"), "sources", ["bloc"])
    op.create_index(op.f("ix_sources_country"), "sources", ["country"])
    op.create_index(op.f("ix_sources_kind"), "sources", ["kind"])
    op.create_table(
        "snapshots",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("chain", sa.JSON(), nullable=False),
        sa.Column("headers", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_snapshots")),
    )
    op.create_index(op.f("ix_snapshots_fetched_at"), "snapshots", ["fetched_at"])
    op.create_index(op.f("ix_snapshots_sha256"), "snapshots", ["sha256"])


def _create_documents() -> None:
    op.create_table(
        "documents",
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("published_latest", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("snapshot", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("links", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_documents")),
        sa.UniqueConstraint("digest", name=op.f("uq_documents_digest")),
    )
    op.create_index(op.f("ix_documents_id"), "documents", ["id"])
    op.create_index(op.f("ix_documents_published_latest_language"), "documents", ["published_latest", "language"])
    op.create_index(op.f("ix_documents_snapshot"), "documents", ["snapshot"])
    op.create_table(
        "search_texts",
        sa.Column("document", NUMBER, nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("bigrams", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name=op.f("fk_search_texts_document")),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_search_texts")),
    )
    op.create_index(op.f("ix_search_texts_document_length"), "search_texts", ["document", "length"])
    op.create_table(
        "run_documents",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.digest"], name=op.f("fk_run_documents_document")),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_run_documents_run")),
        sa.PrimaryKeyConstraint("run", "position", name=op.f("pk_run_documents")),
    )
    op.create_index(op.f("ix_run_documents_document"), "run_documents", ["document"])


def _create_claims() -> None:
    op.create_table(
        "claims",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("speaker_entity", sa.Text(), nullable=True),
        sa.Column("speaker_verb", sa.Text(), nullable=True),
        sa.Column("speaker_direct", sa.Boolean(), nullable=True),
        sa.Column("speaker_relay", sa.Text(), nullable=True),
        sa.Column("speaker_hedged", sa.Boolean(), nullable=True),
        sa.Column("speaker_anonymous", sa.Boolean(), nullable=True),
        sa.Column("dated", sa.Boolean(), nullable=False),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("negated", sa.Boolean(), nullable=False),
        sa.Column("hedged", sa.Boolean(), nullable=False),
        sa.Column("checkworthy", sa.Float(), nullable=False),
        sa.Column("spans", sa.JSON(), nullable=False),
        sa.Column("quantities", sa.JSON(), nullable=False),
        sa.Column("actors", sa.JSON(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("concepts", sa.JSON(), nullable=False),
        sa.Column("unresolved", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_claims_run")),
        sa.PrimaryKeyConstraint("run", "position", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_id"), "claims", ["id"])
    op.create_index(op.f("ix_claims_kind"), "claims", ["kind"])
    op.create_index(op.f("ix_claims_speaker_entity"), "claims", ["speaker_entity"])


def _create_evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("bearing", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("relevance", sa.Float(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("entailment", sa.Float(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("bloc", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("interest", sa.Float(), nullable=False),
        sa.Column("primary", sa.Boolean(), nullable=False),
        sa.Column("first_seen", sa.Text(), nullable=True),
        sa.Column("first_seen_latest", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("modifiers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_evidence_run")),
        sa.PrimaryKeyConstraint("run", "position", name=op.f("pk_evidence")),
    )
    op.create_index(op.f("ix_evidence_bloc"), "evidence", ["bloc"])
    op.create_index(op.f("ix_evidence_claim"), "evidence", ["claim"])
    op.create_index(op.f("ix_evidence_document"), "evidence", ["document"])
    op.create_index(op.f("ix_evidence_id"), "evidence", ["id"])
    op.create_index(op.f("ix_evidence_origin"), "evidence", ["origin"])
    op.create_index(op.f("ix_evidence_stance"), "evidence", ["stance"])


def _create_origins() -> None:
    op.create_table(
        "origins",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("bloc", sa.Text(), nullable=False),
        sa.Column("letter", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("unresolved", sa.Boolean(), nullable=False),
        sa.Column("primary", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_origins_run")),
        sa.PrimaryKeyConstraint("run", "position", name=op.f("pk_origins")),
    )
    op.create_index(op.f("ix_origins_bloc"), "origins", ["bloc"])
    op.create_index(op.f("ix_origins_entity"), "origins", ["entity"])
    op.create_index(op.f("ix_origins_id"), "origins", ["id"])
    op.create_table(
        "edges",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("origin", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("from_", sa.Text(), nullable=False),
        sa.Column("to", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run", "origin"], ["origins.run", "origins.position"], name=op.f("fk_edges_run_origin")
        ),
        sa.PrimaryKeyConstraint("run", "origin", "position", name=op.f("pk_edges")),
    )
    op.create_index(op.f("ix_edges_from_"), "edges", ["from_"])
    op.create_index(op.f("ix_edges_to"), "edges", ["to"])


def _create_assessments() -> None:
    op.create_table(
        "assessments",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("bearing", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("support", sa.Float(), nullable=False),
        sa.Column("opposition", sa.Float(), nullable=False),
        sa.Column("support_high", sa.Float(), nullable=False),
        sa.Column("opposition_high", sa.Float(), nullable=False),
        sa.Column("belief", sa.Float(), nullable=False),
        sa.Column("disbelief", sa.Float(), nullable=False),
        sa.Column("conflict", sa.Float(), nullable=False),
        sa.Column("ignorance", sa.Float(), nullable=False),
        sa.Column("admiralty", sa.Text(), nullable=False),
        sa.Column("modifiers", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("would_change", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_assessments_run")),
        sa.PrimaryKeyConstraint("run", "position", name=op.f("pk_assessments")),
    )
    op.create_index(op.f("ix_assessments_claim"), "assessments", ["claim"])
    op.create_index(op.f("ix_assessments_verdict"), "assessments", ["verdict"])
    op.create_table(
        "gates",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("assessment", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("met", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run", "assessment"], ["assessments.run", "assessments.position"], name=op.f("fk_gates_run_assessment")
        ),
        sa.PrimaryKeyConstraint("run", "assessment", "position", name=op.f("pk_gates")),
    )
    op.create_index(op.f("ix_gates_name"), "gates", ["name"])
    op.create_table(
        "worths",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("assessment", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("support", sa.Float(), nullable=False),
        sa.Column("opposition", sa.Float(), nullable=False),
        sa.Column("verdict_without", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["run", "assessment"], ["assessments.run", "assessments.position"], name=op.f("fk_worths_run_assessment")
        ),
        sa.PrimaryKeyConstraint("run", "assessment", "position", name=op.f("pk_worths")),
    )
    op.create_index(op.f("ix_worths_origin"), "worths", ["origin"])
    # ### end Alembic commands ###


def _create_outcome() -> None:
    op.create_table(
        "searches",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("hits", sa.Integer(), nullable=False),
        sa.Column("bloc", sa.Text(), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_searches_run")),
        sa.PrimaryKeyConstraint("run", "position", name=op.f("pk_searches")),
    )
    op.create_index(op.f("ix_searches_bloc"), "searches", ["bloc"])
    op.create_index(op.f("ix_searches_claim"), "searches", ["claim"])
    op.create_index(op.f("ix_searches_outcome"), "searches", ["outcome"])
    op.create_table(
        "issues",
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("reason", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_issues_run")),
        sa.PrimaryKeyConstraint("run", "part", "position", name=op.f("pk_issues")),
    )
    op.create_index(op.f("ix_issues_stage"), "issues", ["stage"])
    op.create_table(
        "reports",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("run", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["run"], ["runs.id"], name=op.f("fk_reports_run")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_run"), "reports", ["run"])
