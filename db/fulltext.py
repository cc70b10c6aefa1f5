"""How each database finds the documents in which a term is met: the only place that knows their full-text indexes."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Select, Table, Text, cast, column, func, literal, literal_column, select, table
from sqlmodel import SQLModel

from db import tables
from db.terms import Term

DOCUMENTS: Table = SQLModel.metadata.tables[str(tables.DocumentRow.__tablename__)]
TEXTS: Table = SQLModel.metadata.tables[str(tables.SearchTextRow.__tablename__)]

_TRIGRAM = 3
_WORDS = "search_index_words"
_PIECES = "search_index_pieces"
# A bind parameter in its place would keep PostgreSQL from using the indexes.
_SIMPLE: ColumnElement[str] = literal_column("'simple'")


def matches(term: Term, dialect: str) -> Select[Any]:
    """The numbers, as `document`, of the documents in which the term is met in any of its forms.

    What lies inside a word contains what begins it, and that the word: the widest form asked for finds them all.
    """
    return _on_postgresql(term) if dialect == "postgresql" else _on_sqlite(term)


def is_costly(term: Term) -> bool:
    """Whether to find a term means to go through every text that has its pieces: it is not done twice then."""
    return len(term.inside) >= _TRIGRAM


def listed(number: ColumnElement[int], dialect: str) -> ColumnElement[str]:
    """All numbers of a query in one value, separated by commas."""
    if dialect == "postgresql":
        return func.string_agg(cast(number, Text), ",")
    return func.group_concat(number)


def _on_sqlite(term: Term) -> Select[Any]:
    if len(term.inside) >= _TRIGRAM:
        return _fts5(_PIECES, f'"{term.inside}"')
    if term.inside:
        return _fts5(_WORDS, f'bigrams : "{term.inside}"')
    if term.beginning:
        return _fts5(_WORDS, f'folded : "{term.beginning}"*')
    return _fts5(_WORDS, f'folded : "{term.word}"')


def _fts5(index: str, query: str) -> Select[Any]:
    indexed = table(index, column("rowid"))
    asked = literal_column(index).op("MATCH", is_comparison=True)(literal(query))
    return select(indexed.c.rowid.label("document")).where(asked)


def _on_postgresql(term: Term) -> Select[Any]:
    if len(term.inside) >= _TRIGRAM:
        met: ColumnElement[bool] = TEXTS.c.folded.like(f"%{term.inside}%")
    elif term.inside:
        met = _tsquery(TEXTS.c.bigrams, f"'{term.inside}'")
    elif term.beginning:
        met = _tsquery(TEXTS.c.folded, f"'{term.beginning}':*")
    else:
        met = _tsquery(TEXTS.c.folded, f"'{term.word}'")
    return select(TEXTS.c.document).where(met)


def _tsquery(words: ColumnElement[str], query: str) -> ColumnElement[bool]:
    return func.to_tsvector(_SIMPLE, words).op("@@", is_comparison=True)(func.to_tsquery(_SIMPLE, query))
