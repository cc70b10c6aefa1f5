"""The tables of records and archive. Domain types never leave `recoupe`; `db.mapping` goes between the two.

Rows of a run are numbered by `position`, in the order of the verification. What is queried has a column of its
own; JSON holds nested values that are only read back whole.
"""

# No `from __future__ import annotations` here: SQLModel reads the annotations when the class is made.

from datetime import date, datetime
from typing import Annotated, Any

import sqlalchemy as sa
from sqlalchemy import JSON, BigInteger, Column, ForeignKey, ForeignKeyConstraint, Index, Integer, UniqueConstraint
from sqlmodel import Field, SQLModel

from db.columns import MomentText, PlainText, UtcTime
from recoupe.moments import Moment
from recoupe.vocabulary import RunStatus

Words = Annotated[str, Field(sa_type=PlainText)]
Key = Annotated[str, Field(sa_type=PlainText, index=True)]
# A column that came later: rows from before have nothing in it.
Later = Annotated[str, Field(sa_type=PlainText, sa_column_kwargs={"server_default": sa.text("''")})]
Nested = Annotated[list[Any], Field(sa_type=JSON)]
LaterNested = Annotated[list[Any] | None, Field(default=None, sa_type=JSON)]
# SQLite numbers rows by itself only in a column that is INTEGER to the letter.
Number = BigInteger().with_variant(Integer, "sqlite")

# A constraint with a name of its own can be changed by a later migration, on SQLite as well.
SQLModel.metadata.naming_convention = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}


# Desk boundary: what an editor calls "the article", whatever was changed in it since.
class ArticleRow(SQLModel, table=True):
    """An article under verification; its id comes from its address or, without one, from its text."""

    __tablename__ = "articles"

    id: str = Field(primary_key=True, sa_type=PlainText)
    url: Words


# Reading boundary: the text exactly as one run read it.
class RevisionRow(SQLModel, table=True):
    """One state of an article. `digest` is the SHA-256 of its content."""

    __tablename__ = "article_revisions"

    digest: str = Field(primary_key=True, sa_type=PlainText)
    article: str = Field(primary_key=True, foreign_key="articles.id", sa_type=PlainText)
    title: Words
    text: Words
    language: Words
    published: Moment | None = Field(default=None, sa_type=MomentText)
    published_latest: datetime | None = Field(default=None, sa_type=UtcTime)
    publisher: Words
    url: Words
    authors: Nested


# Flow boundary: one execution, and what makes it repeatable.
class RunRow(SQLModel, table=True):
    """One execution; `version` counts the runs of an article from 1."""

    __tablename__ = "runs"
    __table_args__ = (
        UniqueConstraint("article", "version"),
        ForeignKeyConstraint(["revision", "article"], ["article_revisions.digest", "article_revisions.article"]),
    )

    id: str = Field(primary_key=True, sa_type=PlainText)
    article: str = Field(foreign_key="articles.id", sa_type=PlainText)
    version: int
    revision: Words
    parent: str | None = Field(default=None, foreign_key="runs.id", index=True, sa_type=PlainText)
    status: Words = RunStatus.PROPOSED.value
    as_of: Moment = Field(sa_type=MomentText)
    as_of_latest: datetime = Field(sa_type=UtcTime, index=True)
    engine: Words
    configuration: Key
    backend: Words
    basis: Later = ""
    read_sha256: Later = ""
    archived: Later = ""
    parameters: dict[str, Any] = Field(sa_type=JSON)
    blocs: Nested
    left_out: Nested
    inconsistencies: Nested
    earlier: LaterNested


# Decompose boundary: the propositions of one run, searchable across articles by speaker, kind and day.
class ClaimRow(SQLModel, table=True):
    """A claim. The speaker's columns are null where nobody is credited, `dated` says whether it has a period."""

    __tablename__ = "claims"

    run: str = Field(primary_key=True, foreign_key="runs.id", sa_type=PlainText)
    position: int = Field(primary_key=True)
    id: Key
    text: Words
    quote: Words
    language: Words
    kind: Key
    speaker: str | None = Field(default=None, sa_type=PlainText)
    speaker_entity: str | None = Field(default=None, sa_type=PlainText, index=True)
    speaker_verb: str | None = Field(default=None, sa_type=PlainText)
    speaker_direct: bool | None = None
    speaker_relay: str | None = Field(default=None, sa_type=PlainText)
    speaker_hedged: bool | None = None
    speaker_anonymous: bool | None = None
    dated: bool
    period_start: date | None = None
    period_end: date | None = None
    negated: bool
    hedged: bool
    checkworthy: float
    spans: Nested
    quantities: Nested
    actors: Nested
    places: Nested
    concepts: Nested
    unresolved: Nested
    judged: Later = ""


# Registry boundary: the sources as the desk's YAML files had them at the last save.
class SourceRow(SQLModel, table=True):
    """An outlet or institution that is consulted."""

    __tablename__ = "sources"

    key: str = Field(primary_key=True, sa_type=PlainText)
    title: Words
    url: Words
    bloc: Key
    kind: Key
    owner: Words
    country: Key
    entity: Words
    mirror_of: Words
    citable: bool
    sanctioned_eu: bool
    nested: dict[str, Any] = Field(sa_type=JSON)


# Gathering boundary: the texts of sources, each content once, whichever runs cite it.
class DocumentRow(SQLModel, table=True):
    """The text of a source. `digest` is the SHA-256 of all its fields, `number` its row in the search index."""

    __tablename__ = "documents"
    __table_args__ = (Index(None, "published_latest", "language"),)

    number: int | None = Field(default=None, sa_column=Column(Number, primary_key=True))
    digest: str = Field(unique=True, sa_type=PlainText)
    id: Key
    published_latest: datetime | None = Field(default=None, sa_type=UtcTime)
    published: Moment | None = Field(default=None, sa_type=MomentText)
    language: Words
    kind: Words
    source: Words
    snapshot: Key
    publisher: Words
    url: Words
    title: Words
    text: Words
    links: Nested


# Archive boundary: documents that a search may find; the full-text indexes lie over this table.
class SearchTextRow(SQLModel, table=True):
    """The folded words of an archived document, and the two-syllable pieces of its Korean words."""

    __tablename__ = "search_texts"
    # Counting and averaging read this index alone, not the texts.
    __table_args__ = (Index(None, "document", "length"),)

    document: int = Field(sa_column=Column(Number, ForeignKey("documents.number"), primary_key=True))
    length: int
    folded: Words
    bigrams: Words


# Gathering boundary: which documents a run had before it.
class RunDocumentRow(SQLModel, table=True):
    """A document that a run could cite."""

    __tablename__ = "run_documents"

    run: str = Field(primary_key=True, foreign_key="runs.id", sa_type=PlainText)
    position: int = Field(primary_key=True)
    document: str = Field(foreign_key="documents.digest", index=True, sa_type=PlainText)


# Trace boundary: judged passages; read backwards it says which verdicts a retracted document touches.
class EvidenceRow(SQLModel, table=True):
    """A judged passage with its origin."""

    __tablename__ = "evidence"

    run: str = Field(primary_key=True, foreign_key="runs.id", sa_type=PlainText)
    position: int = Field(primary_key=True)
    id: Key
    claim: Key
    bearing: Words
    document: Key
    start: int
    end: int
    quote: Words
    relevance: float
    stance: Key
    entailment: float
    confidence: float
    origin: Key
    role: Words
    bloc: Key
    letter: Words
    interest: float
    primary: bool
    first_seen: Moment | None = Field(default=None, sa_type=MomentText)
    first_seen_latest: datetime | None = Field(default=None, sa_type=UtcTime)
    reasons: Nested
    modifiers: Nested


# Trace boundary: who first asserted something, the unit that is counted.
class OriginRow(SQLModel, table=True):
    """An origin as one run saw it."""

    __tablename__ = "origins"

    run: str = Field(primary_key=True, foreign_key="runs.id", sa_type=PlainText)
    position: int = Field(primary_key=True)
    id: Key
    label: Words
    bloc: Key
    letter: Words
    entity: Key
    unresolved: bool
    primary: bool


# Trace boundary: why a document does not speak for itself; a person can cut an edge.
class EdgeRow(SQLModel, table=True):
    """One trace from a document or passage back to an origin."""

    __tablename__ = "edges"
    __table_args__ = (ForeignKeyConstraint(["run", "origin"], ["origins.run", "origins.position"]),)

    run: str = Field(primary_key=True, sa_type=PlainText)
    origin: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    from_: Key
    to: Key
    kind: Words
    evidence: Words
    confidence: float


# Assess boundary: the verdict of one claim for one of the two questions.
class AssessmentRow(SQLModel, table=True):
    """An assessment. `support` and `opposition` are S and O."""

    __tablename__ = "assessments"

    run: str = Field(primary_key=True, foreign_key="runs.id", sa_type=PlainText)
    position: int = Field(primary_key=True)
    claim: Key
    bearing: Words
    verdict: Key
    support: float
    opposition: float
    support_high: float
    opposition_high: float
    belief: float
    disbelief: float
    conflict: float
    ignorance: float
    admiralty: Words
    modifiers: Nested
    reasons: Nested
    would_change: Nested


# Assess boundary: each condition of a verdict and whether it was met.
class GateRow(SQLModel, table=True):
    """A gate of an assessment."""

    __tablename__ = "gates"
    __table_args__ = (ForeignKeyConstraint(["run", "assessment"], ["assessments.run", "assessments.position"]),)

    run: str = Field(primary_key=True, sa_type=PlainText)
    assessment: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    name: Key
    met: bool
    reason: Nested


# Assess boundary: what each origin is worth to a verdict, and the verdict without it.
class WorthRow(SQLModel, table=True):
    """The worth of one origin in an assessment."""

    __tablename__ = "worths"
    __table_args__ = (ForeignKeyConstraint(["run", "assessment"], ["assessments.run", "assessments.position"]),)

    run: str = Field(primary_key=True, sa_type=PlainText)
    assessment: int = Field(primary_key=True)
    position: int = Field(primary_key=True)
    origin: Key
    support: float
    opposition: float
    verdict_without: Words


# Gathering boundary: what was asked of whom, so that silence is shown.
class SearchRow(SQLModel, table=True):
    """A question put to a source or an archive in one run."""

    __tablename__ = "searches"

    run: str = Field(primary_key=True, foreign_key="runs.id", sa_type=PlainText)
    position: int = Field(primary_key=True)
    source: Words
    query: Words
    language: Words
    outcome: Key
    hits: int
    bloc: Key
    claim: Key
    note: Words


# Desk boundary: what failed or could not be done; never a verdict.
class IssueRow(SQLModel, table=True):
    """An issue of a run; `part` says whether article, decomposition or run carries it."""

    __tablename__ = "issues"

    run: str = Field(primary_key=True, foreign_key="runs.id", sa_type=PlainText)
    part: str = Field(primary_key=True, sa_type=PlainText)
    position: int = Field(primary_key=True)
    stage: Key
    subject: Words
    reason: Nested


# Review boundary: what people decided. Rows are added and never changed.
class DecisionRow(SQLModel, table=True):
    """A decision on an article, in the order they were made; `run` is the version that lay before the person."""

    __tablename__ = "decisions"

    number: int | None = Field(default=None, sa_column=Column(Number, primary_key=True))
    article: str = Field(foreign_key="articles.id", index=True, sa_type=PlainText)
    run: str = Field(foreign_key="runs.id", index=True, sa_type=PlainText)
    kind: Words
    by: Words
    reason: Words
    at: Moment = Field(sa_type=MomentText)
    claim: Words
    bearing: Words
    verdict: str | None = Field(default=None, sa_type=PlainText)
    against: str | None = Field(default=None, sa_type=PlainText)
    document: Words
    other: Words
    wording: Later = ""
    code: Later = ""


# Report boundary: where the renderings of a run lie.
class ReportRow(SQLModel, table=True):
    """One rendering of a run, and how many decisions it shows; its id comes from the columns before that."""

    __tablename__ = "reports"

    id: str = Field(primary_key=True, sa_type=PlainText)
    run: str = Field(foreign_key="runs.id", index=True, sa_type=PlainText)
    kind: Words
    language: Words
    path: Words
    decisions: int = Field(default=0, sa_column_kwargs={"server_default": sa.text("0")})
