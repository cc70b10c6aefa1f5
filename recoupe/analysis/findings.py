"""What the analysis of a piece of text finds, each with its span in that text."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model import Attribution, Period, Quantity, Span


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in the text. `entity` is a gazetteer id, or empty for a capitalised name that is not listed."""

    span: Span
    text: str
    entity: str
    kind: str


@dataclass(frozen=True, slots=True)
class FoundQuantity:
    """A quantity and the words that state it; `of` is what is counted, as an entity id or a word (may be empty)."""

    span: Span
    quantity: Quantity
    of: str = ""


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A time expression. `precision` is one of day, weekend, week, month, season, year, open."""

    span: Span
    period: Period | None
    precision: str


@dataclass(frozen=True, slots=True)
class FoundAttribution:
    """Who says it. `span` covers the attributing words, `scope` what is attributed."""

    span: Span
    scope: Span
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class FoundConcept:
    """A word for something that happens or is so; `concept` is an id of the lexicon."""

    span: Span
    concept: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was found in one sentence or passage. `negated`: its main statement is denied or negative."""

    text: str
    language: str
    lemmas: frozenset[str]
    names: tuple[FoundName, ...]
    quantities: tuple[FoundQuantity, ...]
    periods: tuple[FoundPeriod, ...]
    attributions: tuple[FoundAttribution, ...]
    concepts: tuple[FoundConcept, ...]
    quotes: tuple[Span, ...]
    negated: bool
    hedged: bool
