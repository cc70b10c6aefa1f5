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
class Polarity:
    """How a language denies, and how it says that a thing is only possible.

    Every text is a regular expression that is searched for in any case; an empty one finds nothing. Where it is said
    to stand before a word, or after it, it is searched for there alone, as many letters away as the reaches allow.
    """

    # What stands before the word that it denies.
    before: str
    # What makes a thing only possible: before it, or after it in a language whose verb is last.
    modal: str
    reach: int
    # Endings by which a verb's own form tells that it is to come, and the stems they have beside the infinitives.
    future_endings: str = ""
    future_stems: str = ""
    # What stands after the word that it denies, and so many of that word's own last letters it begins with.
    after: str = ""
    reach_after: int = 0
    reach_back: int = 0
    # Negators as they are counted, where several words make one; otherwise `before` and `after` are.
    counted: str = ""
    # The negators that deny one thing after the other: "neither ... nor".
    coordinated: str = ""
    # Single words that deny, to be blanked where they deny nothing.
    bare: str = ""
    # Who stops doing a thing does it no more; who is asked to stop still does it.
    no_more: str = ""
    asked: str = ""
    # What does not cease goes on: the ceasing is denied, what follows it is not.
    unceasing: str = ""
    # « Ne ... que » limits, and denies nothing.
    only: str = ""
    # "No fewer than 30" denies nothing, nor does "not long ago"; who helps "without delay" helps.
    idioms: str = ""
    # A negator, in the group `ne`, that fears and "before" bring with them: « avant qu'il ne soit élu ».
    expletive: str = ""
    # What opens a condition, and what may stand before it: what is not so if something else is, is not said to be so.
    conditions: str = ""
    condition_leads: str = ""
    # Who says that nothing proves a thing denies all that depends on it, however far.
    unproven: str = ""
    # Behind these, matched whole, the denial goes on to the next word: who "cannot fully explain" does not explain.
    light: str = ""
    # What opens a sentence about a part of a whole: "some do not vote" denies nothing of the others.
    partial: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """How a language says how far a statement reaches, as regular expressions that are searched for in any case.

    `whole` says that something is so of all, of none or of a whole. Of `always` and `only` the first finds the words
    of a claim, the second what else says as much in a passage.
    """

    whole: str
    always: tuple[str, str]
    only: tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Ordinals:
    """The places in a series: `figures` with the group `figure`; words as `stems` from the first on, then `endings`."""

    figures: str
    stems: str
    endings: str


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
    # Verbs by which a speaker says that something is not so: without them a claim would be the opposite of what is said.
    denials: Words
    # A speaker and a verb that tell a deed where no clause and no quotation follows: "the regulator added three firms".
    deeds: Words
    # What opens a phrase that belongs to somebody spoken of before: « son avocat », "her office".
    possessives: Words
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
    # What a thing is compared with stands behind these, or before them in a language with postpositions.
    compared: Words
    # What puts the time beside it after the article: verbs and their phrases, and words right before or behind a day.
    coming: Words
    next_days: Words
    # A day behind these belongs to a thing: « le scrutin de dimanche » is mostly the last one.
    of_days: Words
    # The end of finite verbs of the future, where a language has such forms.
    future_tense: str
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
    # What a statement does to another
    polarity: Polarity
    bounds: Bounds
    ordinals: Ordinals
    # What says that a figure is a total over some time.
    totals: str
    # Two sides that exclude each other, by what stands before a thing, or behind it where postpositions do: before and
    # after it, against and for it, away from and towards it. The axes are the same in every language.
    sides: tuple[tuple[str, str], ...]
    # What compares two things, with the group `how`, which says more or less.
    comparison: str
    # What stands between somebody and whom he has, named first or last: "'s", « de l' ».
    owner: str
    owned: str
    # Who stands in for somebody, right before him: "deputy minister", « adjoint du maire ».
    deputies: str
    # What joins a thing to what is said of it: "is", "remained"; without one, a claim of two parts is such a statement.
    copula: str
    # Words without content of their own, in their usual spelling.
    function_words: str
    # What announces a bare year: "since 2001".
    year_leads: str = ""
    # Auxiliaries of the passive, and what stands between a passive and who does it.
    passive: str = ""
    agent: str = ""
    postpositions: bool = False
    stop_words: frozenset[str] = field(default_factory=frozenset)
