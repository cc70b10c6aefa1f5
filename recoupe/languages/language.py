"""What the analysis has to know of a language; one file a language fills it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from recoupe.model import Comparator

Words = tuple[str, ...]


def numerals(table: str) -> Mapping[str, float]:
    """The words for numbers, from lines of a value and its words in all cases.

    >>> numerals("2 два две двух")["двух"]
    2.0
    """
    rows = [line.split() for line in table.splitlines() if line.strip()]
    return MappingProxyType({word: float(value) for value, *words in rows for word in words})


@dataclass(frozen=True, slots=True, eq=False)
class Language:
    """The words of one language. Every tuple holds regular expressions that are matched whole, in any case."""

    code: str
    name: str
    abbreviations: frozenset[str]
    quote_pairs: tuple[tuple[str, str], ...]
    # Who says it
    according_to: Words
    citing: Words
    cited_by: Words
    not_speakers: Words
    insertions: Words
    # To whom and on what occasion, between the verb and its speaker: « сказал журналистам Х », « a dit à la presse X ».
    audiences: Words
    denying_words: Words
    reporting_verbs: Words
    hedging_verbs: Words
    speaking_nouns: Words
    anonymous: Words
    # With these a speaker asks not to be named.
    unnamed: Words
    pronouns: Words
    # Forms of pronouns that are spoken for: « selon lui », « по его словам ».
    oblique_pronouns: Words
    clause_openers: Words
    # How many
    number_words: Mapping[str, float]
    magnitudes: Mapping[str, float]
    vague_quantities: tuple[tuple[str, float, float | None], ...]
    comparators_before: tuple[tuple[str, Comparator], ...]
    comparators_after: tuple[tuple[str, Comparator], ...]
    metric_words: tuple[tuple[str, str], ...]
    # Shares of a whole in words, as regular expressions, and their value in per cent.
    portions: tuple[tuple[str, float], ...]
    # Words for how many of a whole, as regular expressions, and which quantifier each is: all, not_all, none, most,
    # many, few, several, some. The first that fits a place holds there.
    quantifiers: tuple[tuple[str, str], ...]
    # Numbers that count nothing: ordinals, numbers of units, distances in time such as "two years ago".
    uncounted: Words
    range_words: Words
    thousands: str
    decimals: str
    # When
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    # "the 1970s", with the group `year`; and the quarters (q1 to q4), halves (h1, h2) and seasons of a year, where
    # {year} stands for the year, which may be left out where the words alone are no sport and no weather.
    decades: str
    parts_of_a_year: tuple[tuple[str, str], ...]
    times: Mapping[str, Words]
    # How it is said
    negators: Words
    hedges: Words
    opinions: Words
    predictions: Words
    appeals: Words
    # Forms that are finite verbs for sure; others are known by an infinitive as their dictionary form.
    verbs: Words
    infinitives: str
    not_finite: str
    determiners: frozenset[str]
    never_nouns: frozenset[str]
    # How sentences are put together
    connectors: Words
    coordinators: Words
    # Kinds of phrases between commas that tell a fact of their own: relative, participle, gerund, including, apposition.
    second_rank: tuple[tuple[str, str], ...]
    list_leads: Words
    last_joint: str
    prepositions: Words
    # Small words that open a subject; empty where a language has no articles.
    subject_openers: frozenset[str]
    demonstratives: Words
    list_items: str
    neither: tuple[tuple[str, str], ...]
    openers: Words
    framings: Words
    verdicts: Words
    # What is no claim
    boilerplate: Words
    # How a publisher says that it corrected or withdrew a text.
    corrections: Words
    stop_words: frozenset[str] = field(default_factory=frozenset)
