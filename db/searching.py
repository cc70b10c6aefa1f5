"""Search of the archive: the database finds candidates by its indexes, one ranking orders them on every database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from heapq import nsmallest
from math import log
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Engine, Select, func, literal, literal_column, null, select, union_all
from sqlmodel import Session

from db.fulltext import DOCUMENTS, TEXTS, is_costly, listed, matches
from db.snippets import snippet
from db.terms import Term, query_terms, searchable
from recoupe.defaults.archive import (
    BM25_LENGTH,
    BM25_SATURATION,
    CANDIDATES_AT_LEAST,
    CANDIDATES_PER_HIT,
    COLLECTIONS_REMEMBERED,
    COMMON_FROM_DOCUMENTS,
    COMMON_SHARE,
    LEADING_DOCUMENTS,
    TERMS_ASKED,
    TITLE_WEIGHT,
)
from recoupe.moments import Moment

RowT = TypeVar("RowT", bound=tuple[Any, ...])

# Weights are whole numbers in the database, where sums of fractions depend on their order.
_WEIGHT_UNITS = 1000
_RANK_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a search found. `rank` is higher for the better and compares within one answer only."""

    document: str
    url: str
    publisher: str
    published: Moment | None
    language: str
    title: str
    snippet: str
    rank: float


@dataclass(frozen=True, slots=True)
class Eligible:
    """Which documents a search may find: those in one language, those certainly published by a moment."""

    language: str | None = None
    before: Moment | None = None

    @property
    def conditions(self) -> tuple[ColumnElement[bool], ...]:
        """The conditions on a row of documents; none where every document is eligible."""
        found: list[ColumnElement[bool]] = []
        if self.language is not None:
            found.append(DOCUMENTS.c.language == self.language)
        if self.before is not None:
            found.append(DOCUMENTS.c.published_latest <= self.before.latest)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Collection:
    """What a rank is relative to: the number of eligible documents and their mean length in words."""

    documents: int
    mean_length: float
    # In how many of them each common word is met, as far as it was counted; it would be counted in every search.
    common: dict[Term, int] = field(default_factory=dict, compare=False)

    def weight(self, frequency: int) -> float:
        """The inverse document frequency of a term, above 0."""
        return log(1 + (self.documents - frequency + 0.5) / (frequency + 0.5))


@dataclass(frozen=True, slots=True)
class _Met:
    """In how many documents a term is met, and which, where they were listed on the way: numbers between commas."""

    frequency: int
    listed: str | None

    @property
    def documents(self) -> tuple[int, ...]:
        """The numbers of the documents that were listed."""
        return tuple(map(int, self.listed.split(","))) if self.listed else ()


# The collections of each database, by what is eligible: documents are added and never removed, so that one that has as
# many as before has the same ones.
_COLLECTIONS: WeakKeyDictionary[Engine, dict[tuple[int, Eligible], _Collection]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A document that meets some of the terms; the fields are those of `_CANDIDATE`, in their order."""

    number: int
    id: str
    url: str
    publisher: str
    published: Moment | None
    language: str
    title: str
    folded: str
    length: int

    def rank(self, weights: Mapping[Term, float], collection: _Collection) -> float:
        """BM25 over the terms, a title counting as `TITLE_WEIGHT` mentions."""
        body, title = f" {self.folded} ", f" {searchable(self.title, '')} "
        longer = 1 - BM25_LENGTH + BM25_LENGTH * self.length / collection.mean_length
        total = 0.0
        for term, weight in weights.items():
            frequency = term.frequency(body) + (TITLE_WEIGHT - 1) * term.frequency(title)
            total += weight * frequency * (BM25_SATURATION + 1) / (frequency + BM25_SATURATION * longer)
        return round(total, _RANK_DIGITS)


_CANDIDATE = (
    DOCUMENTS.c.number,
    DOCUMENTS.c.id,
    DOCUMENTS.c.url,
    DOCUMENTS.c.publisher,
    DOCUMENTS.c.published,
    DOCUMENTS.c.language,
    DOCUMENTS.c.title,
    TEXTS.c.folded,
    TEXTS.c.length,
)


def search_archive(session: Session, text: str, eligible: Eligible, limit: int) -> tuple[Hit, ...]:
    """The documents that say most of what `text` asks for, best first; any text will do as a query.

    Documents that are not eligible change nothing in the answer.
    """
    ranked, terms = _ranked(session, text, eligible, limit)
    return _hits(session, ranked, terms)


def find_in_archive(session: Session, text: str, eligible: Eligible, limit: int) -> tuple[str, ...]:
    """The ids of what `search_archive` finds, in its order; no text is read for words to show."""
    return tuple(candidate.id for _, candidate in _ranked(session, text, eligible, limit)[0])


def _ranked(
    session: Session, text: str, eligible: Eligible, limit: int
) -> tuple[list[tuple[float, _Candidate]], tuple[Term, ...]]:
    """The best candidates with their ranks, and the terms that were asked for."""
    collection = _collection(session, eligible)
    terms = query_terms(text)
    if not terms or not collection.documents or limit < 1:
        return [], ()
    met = _met(session, terms, eligible, collection.common)
    weights = _weights({term: one.frequency for term, one in met.items()}, collection)
    count = max(limit * CANDIDATES_PER_HIT, CANDIDATES_AT_LEAST)
    leading = _leading(weights, met)
    numbers = _best_listed(leading, met, count) or _best(session, leading, eligible, count)
    candidates = _newest(session, _candidates(session, numbers), eligible)
    ranked = [(candidate.rank(weights, collection), candidate) for candidate in candidates]
    ranked.sort(key=lambda found: (-found[0], found[1].id))
    return [found for found in ranked[:limit] if found[0] > 0], tuple(weights)


def _collection(session: Session, eligible: Eligible) -> _Collection:
    engine = session.get_bind().engine
    total = session.execute(select(func.count()).select_from(TEXTS)).scalar_one()
    known = _COLLECTIONS.setdefault(engine, {})
    # Other threads may forget all of them at any moment: what is returned is held here.
    collection = known.get((total, eligible))
    if collection is None:
        if len(known) >= COLLECTIONS_REMEMBERED:
            known.clear()
        counted = _only(select(func.count(), func.avg(TEXTS.c.length)).select_from(TEXTS), TEXTS.c.document, eligible)
        documents, mean_length = session.execute(counted).one()
        collection = known[total, eligible] = _Collection(documents, float(mean_length or 1))
    return collection


def _met(session: Session, terms: Sequence[Term], eligible: Eligible, common: dict[Term, int]) -> dict[Term, _Met]:
    """Where each term is met, the rarest first; terms that are met in no document are left out.

    What is met in so many documents that rarer terms choose the candidates is counted once and kept in `common`.
    """
    asked = [term for term in terms if term not in common]
    met = _counted(session, asked, eligible) if asked else {}
    common.update({term: one.frequency for term, one in met.items() if one.frequency >= LEADING_DOCUMENTS})
    met |= {term: _Met(common[term], None) for term in terms if term in common and term not in met}
    place = {term: number for number, term in enumerate(terms)}
    return dict(sorted(met.items(), key=lambda found: (found[1].frequency, place[found[0]])))


def _counted(session: Session, terms: Sequence[Term], eligible: Eligible) -> dict[Term, _Met]:
    dialect = session.get_bind().dialect.name
    counts = []
    for number, term in enumerate(terms):
        met = matches(term, dialect).subquery()
        documents = listed(met.c.document, dialect) if is_costly(term) else null()
        counted: Select[tuple[Any, int, Any]] = select(literal_column(str(number)), func.count(), documents)
        counted = counted.select_from(met)
        counts.append(_only(counted, met.c.document, eligible))
    rows = session.execute(union_all(*counts)).all()
    return {terms[number]: _Met(frequency, documents) for number, frequency, documents in rows if frequency}


def _weights(frequencies: Mapping[Term, int], collection: _Collection) -> dict[Term, float]:
    """The terms that are asked for, with their weights: the rarest, and common ones only for want of others."""
    common = COMMON_SHARE * collection.documents
    telling = [term for term, frequency in frequencies.items() if frequency <= common]
    if collection.documents < COMMON_FROM_DOCUMENTS or not telling:
        telling = list(frequencies)
    return {term: collection.weight(frequencies[term]) for term in telling[:TERMS_ASKED]}


def _leading(weights: Mapping[Term, float], met: Mapping[Term, _Met]) -> dict[Term, float]:
    """The terms that choose the candidates: the rarest that together are met in enough documents, and all if need be.

    A document that holds none of them holds common words only; all terms rank what is chosen.
    """
    leading: dict[Term, float] = {}
    documents = 0
    for term, weight in weights.items():
        if documents >= LEADING_DOCUMENTS:
            break
        leading[term] = weight
        documents += met[term].frequency
    return leading


def _best_listed(weights: Mapping[Term, float], met: Mapping[Term, _Met], count: int) -> tuple[int, ...]:
    """The numbers of the documents with the highest sum of weights, where all were listed; none otherwise."""
    if any(met[term].listed is None for term in weights):
        return ()
    scores: Counter[int] = Counter()
    for term, weight in weights.items():
        units = round(weight * _WEIGHT_UNITS)
        for document in met[term].documents:
            scores[document] += units
    return tuple(nsmallest(count, scores, key=lambda document: (-scores[document], document)))


def _best(session: Session, weights: Mapping[Term, float], eligible: Eligible, count: int) -> tuple[int, ...]:
    """The same, found by the database."""
    if not weights:
        return ()
    dialect = session.get_bind().dialect.name
    weighted = []
    for term, weight in weights.items():
        met = matches(term, dialect).subquery()
        weighted.append(select(met.c.document, literal(round(weight * _WEIGHT_UNITS)).label("weight")))
    found = union_all(*weighted).subquery()
    score = func.sum(found.c.weight)
    best = _only(select(found.c.document), found.c.document, eligible).group_by(found.c.document)
    return tuple(session.execute(best.order_by(score.desc(), found.c.document).limit(count)).scalars())


def _candidates(session: Session, numbers: Sequence[int]) -> tuple[_Candidate, ...]:
    # In one query with the search, a planner now and then reads the whole archive.
    rows = select(*_CANDIDATE).join(TEXTS, TEXTS.c.document == DOCUMENTS.c.number)
    return tuple(_Candidate(*row) for row in session.execute(rows.where(DOCUMENTS.c.number.in_(numbers))))


def _newest(session: Session, found: Sequence[_Candidate], eligible: Eligible) -> list[_Candidate]:
    """Without documents of which a newer text is in the archive under the same id."""
    ids = {candidate.id for candidate in found}
    numbers = select(func.max(DOCUMENTS.c.number)).join(TEXTS, TEXTS.c.document == DOCUMENTS.c.number)
    numbers = numbers.where(DOCUMENTS.c.id.in_(ids), *eligible.conditions).group_by(DOCUMENTS.c.id)
    newest = set(session.execute(numbers).scalars())
    return [candidate for candidate in found if candidate.number in newest]


def _only(query: Select[RowT], number: ColumnElement[int], eligible: Eligible) -> Select[RowT]:
    """The query, over eligible documents only; `number` is the number of a document in it."""
    if not eligible.conditions:
        return query
    return query.join(DOCUMENTS, DOCUMENTS.c.number == number).where(*eligible.conditions)


def _hits(session: Session, ranked: Sequence[tuple[float, _Candidate]], terms: Sequence[Term]) -> tuple[Hit, ...]:
    """The best candidates with words of their texts, which are read for them alone."""
    numbers = [candidate.number for _, candidate in ranked]
    rows = session.execute(select(DOCUMENTS.c.number, DOCUMENTS.c.text).where(DOCUMENTS.c.number.in_(numbers)))
    texts = {row.number: row.text for row in rows}
    return tuple(_hit(candidate, rank, texts[candidate.number], terms) for rank, candidate in ranked)


def _hit(candidate: _Candidate, rank: float, text: str, terms: Sequence[Term]) -> Hit:
    return Hit(
        document=candidate.id,
        url=candidate.url,
        publisher=candidate.publisher,
        published=candidate.published,
        language=candidate.language,
        title=candidate.title,
        snippet=snippet(text, terms),
        rank=rank,
    )
