"""The parts of a report as a reader sees them: words already in the reader's language, no decision left to make.

What comes from an article or a document is a `Quote`, never a plain string beside our own words, where it matters
to know whose words they are; every string is inert (see `reports.safe`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reports.language import ReaderLanguage


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article or document in their own language."""

    text: str
    language: str
    direction: Literal["ltr", "rtl", "auto"]


@dataclass(frozen=True, slots=True)
class Link:
    """A text and the address it leads to; `address` is empty where the address is not fit to be a link."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A name and what stands against it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class VerdictWord:
    """One of the seven words: its code, its label and what it means."""

    code: str
    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Support and opposition: lengths out of 100 for drawing, and words for who does not see the drawing."""

    support: int
    support_high: int
    opposition: int
    opposition_high: int
    support_text: str
    opposition_text: str
    words: str


@dataclass(frozen=True, slots=True)
class GateView:
    """One condition of the verdict."""

    name: str
    met: bool
    met_word: str
    reason: str


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """The answer to one of the two questions about a claim."""

    question: str
    verdict: VerdictWord
    modifiers: tuple[str, ...]
    admiralty: str
    admiralty_words: str
    bars: Bars
    reasons: tuple[str, ...]
    gates: tuple[GateView, ...]
    would_change: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """How the claim may be written: our words before, the claim, our words after."""

    before: str
    claim: Quote | None
    after: str


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One passage that bears on a claim."""

    anchor: str
    question: str
    stance: str
    stance_word: str
    covers: str
    quote: Quote
    publisher: str
    title: Quote
    date: str
    language: str
    bloc: str
    letter: str
    letter_words: str
    role: str
    interest: str
    link: Link
    snapshot: str
    abstract: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginView:
    """Who first asserted something about the claim, what that is worth, and the passages that go back to it.

    `evidence` is shown in full, `more` only as a line each.
    """

    anchor: str
    label: str
    bloc: str
    letter: str
    letter_words: str
    stance: str
    stance_word: str
    first: str
    carried: str
    note: str
    worth: str
    without: str
    bars: Bars | None
    because: tuple[str, ...]
    evidence: tuple[EvidenceView, ...]
    more: tuple[EvidenceView, ...]
    more_words: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A document in the origin graph: its place in time, out of 100, its radius in pixels, and what it is."""

    x: float
    first: bool
    radius: float
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One origin in the graph: who said it first, and who carries it."""

    label: str
    bloc: str
    stance: str
    stance_word: str
    carriers: tuple[str, ...]
    more_carriers: str
    start: float
    end: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """The origins of a claim in the order of their first statement, over time."""

    words: str
    lanes: tuple[Lane, ...]
    from_: str
    to: str
    left_out: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one bloc says on one claim, or what was searched where it says nothing.

    `code` is one of supports, refutes, both, context, nothing, failed, not_searched.
    """

    bloc: str
    code: str
    sign: str
    words: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StretchView:
    """A verdict that stood from one version of the report to another; `status` says whether any of them is signed."""

    verdict: VerdictWord
    since: str
    until: str
    status: str


@dataclass(frozen=True, slots=True)
class EarlierView:
    """A check by somebody else of the same or a like claim; `rating` is their word for it."""

    checked: Quote
    claimant: str
    publisher: str
    rating: Quote
    date: str
    link: Link


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim with everything found on it; `timeline` is empty where there is one version only."""

    number: int
    id: str
    anchor: str
    quote: Quote
    text: Quote
    kind: str
    facts: tuple[Fact, ...]
    unresolved: tuple[str, ...]
    holds: AssessmentView
    said: AssessmentView | None
    tally: str
    wording: Wording
    needs_wording: bool
    cells: tuple[Cell, ...]
    origins: tuple[OriginView, ...]
    said_origins: tuple[OriginView, ...]
    graph: Graph | None
    aside: tuple[EvidenceView, ...]
    aside_words: str
    changes: tuple[str, ...]
    timeline: tuple[StretchView, ...]
    earlier: tuple[EarlierView, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A claim as it is pointed to from elsewhere."""

    number: int
    anchor: str
    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the article: the claims that cover it, innermost first, those that start and those that end."""

    text: str
    claims: tuple[Reference, ...] = ()
    starts: tuple[Reference, ...] = ()
    ends: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleView:
    """The article with its claims marked. `cut` says so where the end is not shown."""

    title: Quote
    publisher: str
    authors: str
    published: str
    language: str
    direction: Literal["ltr", "rtl", "auto"]
    language_name: str
    link: Link
    sha256: str
    paragraphs: tuple[tuple[Segment, ...], ...]
    cut: str


@dataclass(frozen=True, slots=True)
class InconsistencyView:
    """Claims of the article that do not agree."""

    kind: str
    explanation: str
    claims: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class LeftOutView:
    """A part of the article that was not checked, and why."""

    quote: Quote
    why: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """One question put to a source."""

    source: str
    claims: str
    bloc: str
    query: Quote
    code: str
    outcome: str
    note: str


@dataclass(frozen=True, slots=True)
class IssueView:
    """Something that failed or could not be done."""

    stage: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Something that changed since the previous report, and why."""

    code: str
    weight: int
    claim: Reference | None
    words: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TallyEntry:
    """How many claims got a verdict."""

    verdict: VerdictWord
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class SignatureView:
    """Who stands behind the report: the status in words, its signers, and what people decided."""

    status: str
    words: str
    signers: tuple[str, ...]
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A report in the language of its reader."""

    language: ReaderLanguage
    title: str
    as_of: str
    status: str
    signature: SignatureView
    answer: tuple[str, str]
    tally: tuple[TallyEntry, ...]
    article: ArticleView
    claims: tuple[ClaimView, ...]
    recommended: tuple[ClaimView, ...]
    blocs: tuple[str, ...]
    inconsistencies: tuple[InconsistencyView, ...]
    left_out: tuple[LeftOutView, ...]
    searches: tuple[SearchView, ...]
    searches_words: str
    issues: tuple[IssueView, ...]
    changes: tuple[ChangeView, ...]
    changes_aside: str
    compared_with: str
    caveats: tuple[str, ...]
    verdict_words: tuple[VerdictWord, ...]
    method: tuple[Fact, ...]
    ai_use: str
