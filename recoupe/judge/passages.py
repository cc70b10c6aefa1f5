"""Candidate passages for a claim: a full-text index in memory over words, names, concepts and figures.

Words find passages of the claim's own language; names, concepts and figures find them in any other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.analysis.findings import FoundQuantity
from recoupe.analysis.sentences import split_sentences
from recoupe.concepts import find_concepts, talk
from recoupe.defaults.judge import (
    CANDIDATES_PER_PASSAGE,
    LEAST_RELEVANCE,
    LONGEST_PASSAGE,
    PASSAGES_PER_DOCUMENT,
    RELEVANCE_OF_ACT,
    RELEVANCE_OF_FIGURE,
    RELEVANCE_OF_RARITY,
    RELEVANCE_WITHOUT_EVENT,
)
from recoupe.folding import fold
from recoupe.judge import words
from recoupe.judge.alignment import align
from recoupe.judge.amounts import Relation
from recoupe.judge.case import case_of
from recoupe.judge.confirming import claimed_act
from recoupe.judge.figures import closest_figures
from recoupe.judge.frames import Frame, frames_of_passage
from recoupe.judge.parties import country_of, voice_of
from recoupe.judge.speech import speech_acts
from recoupe.model import Claim, Document, Passage, Span
from recoupe.names.keys import consonant_key, is_hangul

_BY_TRIGRAM = frozenset(["ko", "ru", "uk"])
_SHORTEST_TRIGRAM_STEM = 3
_STEM_FOR_TRIGRAM = 5
_SHORTEST_KEY = 3


@dataclass(frozen=True, slots=True)
class _Entry:
    """A sentence of a document with what stands before it as far as it is needed to be understood."""

    document: Document
    span: Span
    focus: Frame


class PassageIndex:
    """All passages of a set of documents; build it once and search it for every claim."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = {document.id: document for document in documents}
        self._entries = [entry for document in documents for entry in _entries(document)]
        self._base = sqlite3.connect(":memory:", check_same_thread=False)
        self._base.execute(
            "CREATE VIRTUAL TABLE passages USING fts5(words, marks, "
            "tokenize = \"unicode61 remove_diacritics 0 tokenchars '_'\")"
        )
        self._base.execute("CREATE VIRTUAL TABLE letters USING fts5(text, tokenize = 'trigram')")
        self._base.executemany(
            "INSERT INTO passages(rowid, words, marks) VALUES (?, ?, ?)",
            ((row, " ".join(sorted(_words(one.focus))), " ".join(_marks(one.focus))) for row, one in self._numbered()),
        )
        self._base.executemany(
            "INSERT INTO letters(rowid, text) VALUES (?, ?)",
            ((row, fold(one.focus.text)) for row, one in self._numbered() if one.focus.language in _BY_TRIGRAM),
        )

    def _numbered(self) -> Iterator[tuple[int, _Entry]]:
        return enumerate(self._entries, start=1)

    def search(self, claim: Claim, limit: int, least: float = LEAST_RELEVANCE) -> tuple[Passage, ...]:
        """The passages that speak of the claim's matter, the most relevant first; never more than `limit`.

        Relevance lies in [0, 1]; what has less than `least` is left out. Equally relevant passages stand in the order
        of their documents.
        """
        rows = self._candidates(claim, limit * CANDIDATES_PER_PASSAGE)
        weighed = [(_relevance(claim, self._entries[row - 1]), rarity, row) for row, rarity in rows.items()]
        kept = [(relevance, rarity, row) for relevance, rarity, row in weighed if relevance >= least]
        ordered = sorted(kept, key=lambda one: (-(one[0] + RELEVANCE_OF_RARITY * one[1]), one[2]))
        return tuple(self._spread([(relevance, row) for relevance, _, row in ordered]))[:limit]

    def _spread(self, ordered: Sequence[tuple[float, int]]) -> Iterator[Passage]:
        """The best passages of each document, so that a long one does not crowd out the others."""
        taken: dict[str, int] = {}
        for relevance, row in ordered:
            entry = self._entries[row - 1]
            count = taken[entry.document.id] = taken.get(entry.document.id, 0) + 1
            if count <= PASSAGES_PER_DOCUMENT:
                yield Passage(entry.document.id, entry.span, entry.span.of(entry.document.text), round(relevance, 4))

    def _candidates(self, claim: Claim, limit: int) -> dict[int, float]:
        """Rows that share terms with the claim, each with how rare those terms are, 1 for the rarest of all."""
        frame = case_of(claim, None, None).frame
        terms = [*_marks(frame), *(f"p_{country_of(actor)}" for actor in claim.actors), *sorted(_words(frame))]
        found = self._match("passages", terms, limit)
        if frame.language in _BY_TRIGRAM:
            letters = self._match("letters", _letters(frame), limit)
            found = letters | found
        return found

    def _match(self, table: str, terms: Sequence[str], limit: int) -> dict[int, float]:
        query = " OR ".join(f'"{term}"' for term in dict.fromkeys(terms) if '"' not in term)
        if not query:
            return {}
        statement = (
            f"SELECT rowid, round(rank, 9) AS rarity FROM {table} WHERE {table} MATCH ? "  # noqa: S608
            "ORDER BY rarity, rowid LIMIT ?"
        )
        rows = self._base.execute(statement, (query, limit)).fetchall()
        return {row: rank / rows[0][1] if rows[0][1] else 0.0 for row, rank in rows}


@lru_cache(maxsize=4)
def _index_of(documents: tuple[Document, ...]) -> PassageIndex:
    return PassageIndex(documents)


def rank_passages(claim: Claim, documents: Sequence[Document], limit: int) -> tuple[Passage, ...]:
    """The passages of some documents that speak of a claim's matter, the most relevant first."""
    return _index_of(tuple(documents)).search(claim, limit)


def _entries(document: Document) -> Iterator[_Entry]:
    spans = [span for span in split_sentences(document.text, document.language) if span.of(document.text).strip()]
    previous: Frame | None = None
    for index, span in enumerate(spans):
        (focus, *_) = frames_of_passage(span.of(document.text), document.language, document.published)
        wide = Span(spans[index - 1].start, span.end) if index and _leans(focus, previous) else span
        yield _Entry(document, wide if wide.end - wide.start <= LONGEST_PASSAGE else span, focus)
        previous = focus


def _leans(focus: Frame, previous: Frame | None) -> bool:
    """Whether a sentence needs the one before it: it names nobody, or does not say who says so where that does."""
    if previous is None:
        return False
    return not focus.all_names or (bool(previous.attributions) and not focus.attributions)


def _words(frame: Frame) -> set[str]:
    return {word for _, word in words.content_words(frame.text, frame.language)}


def _marks(frame: Frame) -> list[str]:
    """Terms that are the same in every language."""
    entities = [name.entity for name in frame.all_names if name.entity]
    marks = [f"c_{one.concept}" for one in frame.concepts]
    marks += [f"t_{one.concept}" for one in find_concepts(frame.text, frame.language, talk())]
    marks += [f"e_{voice_of(entity)}" for entity in entities]
    marks += [f"p_{country_of(entity)}" for entity in entities]
    marks += [f"n_{key}" for key in _sounds(frame)]
    marks += [mark for found in frame.quantities for mark in _figure_marks(found)]
    return sorted(dict.fromkeys(marks))


def _sounds(frame: Frame) -> Iterator[str]:
    """Names that no list has, by their consonants; in Korean, which writes no capitals, any word may be one."""
    if frame.language == "ko":
        parts = [word for word in _words(frame) if is_hangul(word)]
    else:
        parts = [part for name in frame.all_names if not name.entity for part in name.text.split()]
    keys = (consonant_key(part) for part in parts)
    yield from (key for key in keys if len(key) >= _SHORTEST_KEY)


def _figure_marks(found: FoundQuantity) -> Iterator[str]:
    yield f"q_{found.quantity.value:.0f}"
    if found.quantity.metric:
        yield f"m_{found.quantity.metric}"


def _letters(frame: Frame) -> list[str]:
    stems = [word[:_STEM_FOR_TRIGRAM] for word in sorted(_words(frame))]
    return [stem for stem in stems if len(stem) >= _SHORTEST_TRIGRAM_STEM]


def _relevance(claim: Claim, entry: _Entry) -> float:
    """How much a passage has to do with a claim, in [0, 1]: not yet whether it agrees."""
    case = case_of(claim, entry.document.published, None)
    alignment = align(case.frame, entry.focus)
    acts = speech_acts(entry.focus)
    relevance = alignment.coverage
    if alignment.event_coverage == 0 and not acts:
        relevance *= RELEVANCE_WITHOUT_EVENT
    close = (found for _, found in closest_figures(case.frame, entry.focus))
    if any(found and found[0] is not Relation.INCOMPARABLE for found in close):
        relevance += RELEVANCE_OF_FIGURE
    claimed = claimed_act(case)
    if claimed and any(set(claimed.parties) & set(act.parties) for act in acts):
        relevance = max(relevance, RELEVANCE_OF_ACT)
    return min(1.0, relevance)
