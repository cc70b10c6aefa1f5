"""The vocabulary of Recoupe as frozen types: one word per thing, shared by every stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from recoupe.decisions import Decision
from recoupe.earlier_checks import EarlierCheck
from recoupe.judged import Judged
from recoupe.moments import Moment
from recoupe.vocabulary import Bearing, ClaimKind, Comparator, Modifier, Role, Stance, Verdict

__all__ = [
    "Article",
    "Assessment",
    "Attribution",
    "Bearing",
    "Claim",
    "ClaimKind",
    "Comparator",
    "Decomposition",
    "Document",
    "Edge",
    "Evidence",
    "Gate",
    "Inconsistency",
    "Issue",
    "Judgement",
    "LeftOut",
    "Modifier",
    "Origin",
    "Passage",
    "Period",
    "Quantity",
    "Reason",
    "Role",
    "RunStamp",
    "Search",
    "Shares",
    "Span",
    "Stance",
    "StanceScore",
    "Verdict",
    "Verification",
    "Worth",
]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character offsets `[start, end)` into a text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided: an English template, which is also its key in the catalogues, and its values.

    >>> str(Reason("{found} is not {claimed}", (("found", "30 killed or wounded"), ("claimed", "30 killed"))))
    '30 killed or wounded is not 30 killed'
    """

    template: str
    values: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, template: str, **values: object) -> Reason:
        """A reason from a template and its values, in the order given."""
        return cls(template, tuple((name, str(value)) for name, value in values.items()))

    def __str__(self) -> str:
        """The reason in English."""
        return self.template.format(**dict(self.values))


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that failed or could not be done in a run; shown in the report, never a verdict."""

    stage: str
    subject: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Article:
    """The text under verification. Spans of claims index into `text`.

    `furniture`: the lines of its page that reading left out of the text, such as a newsletter call. `links`: the
    addresses on other sites that it refers to. `sha256`: of the bytes that it was read from, empty where unknown.
    """

    title: str
    text: str
    language: str
    published: Moment | None = None
    publisher: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()
    furniture: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a source, out of a snapshot or a dossier. `kind` says whether the words are the publisher's."""

    id: str
    url: str
    publisher: str
    published: Moment | None
    language: str
    title: str
    text: str
    kind: Literal["abstract", "full"] = "full"
    source: str = ""
    snapshot: str = ""
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to say it. `entity` is the speaker's gazetteer id, empty where it is not listed."""

    speaker: str
    verb: str
    direct: bool = False
    entity: str = ""
    relay: str = ""
    hedged: bool = False
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its meaning: `metric` is a word of `recoupe.defaults.metrics`, `high` only for `between`."""

    value: float
    comparator: Comparator = Comparator.EXACT
    metric: str = ""
    unit: str = ""
    high: float | None = None

    @property
    def interval(self) -> tuple[float, float]:
        """The lowest and highest value it states literally, with infinity where a comparator leaves a side open."""
        if self.comparator in (Comparator.AT_LEAST, Comparator.MORE_THAN):
            return self.value, float("inf")
        if self.comparator in (Comparator.AT_MOST, Comparator.LESS_THAN):
            return float("-inf"), self.value
        return self.value, self.value if self.high is None else self.high


@dataclass(frozen=True, slots=True)
class Period:
    """The days a statement is about, both inclusive; an open side is None."""

    start: date | None
    end: date | None

    def overlaps(self, other: Period) -> bool:
        """Whether some day lies in both."""
        starts_before = self.start is None or other.end is None or self.start <= other.end
        return starts_before and (other.start is None or self.end is None or other.start <= self.end)


@dataclass(frozen=True, slots=True)
class Claim:
    """One checkable proposition, self-contained, with its exact spans in the article.

    `actors` and `places` are gazetteer ids or, for a name that is not listed, the name itself; `concepts`
    are ids of the concept lexicon for what happens in the claim. `checkworthy` lies in [0, 1].
    """

    id: str
    text: str
    spans: tuple[Span, ...]
    quote: str
    language: str
    kind: ClaimKind
    attribution: Attribution | None = None
    quantities: tuple[Quantity, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    period: Period | None = None
    concepts: tuple[str, ...] = ()
    negated: bool = False
    hedged: bool = False
    checkworthy: float = 0.5
    unresolved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the article that is no claim, and why; its span is empty where the page has it and the text not."""

    span: Span
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class Inconsistency:
    """Claims of one article that do not agree with each other."""

    claims: tuple[str, ...]
    kind: str
    explanation: Reason


@dataclass(frozen=True, slots=True)
class Decomposition:
    """What an article asserts: its claims in the order of the text, and what was left out of them."""

    claims: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...] = ()
    inconsistencies: tuple[Inconsistency, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A span of a document, `text` being exactly what the span covers; `relevance` orders passages of one claim."""

    document: str
    span: Span
    text: str
    relevance: float = 0.0


@dataclass(frozen=True, slots=True)
class StanceScore:
    """A stance with how much of the claim it settles (`entailment`) and how sure the judge is, both in [0, 1]."""

    stance: Stance
    entailment: float = 0.0
    confidence: float = 0.0
    reasons: tuple[Reason, ...] = ()
    modifiers: tuple[Modifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one passage does to one claim, for one of the two questions, and whom the passage credits."""

    claim: str
    passage: Passage
    bearing: Bearing
    score: StanceScore
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """Why a document or passage does not speak for itself: it goes back to `to`. `kind` names the sort of trace."""

    from_: str
    to: str
    kind: str
    evidence: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Origin:
    """Who first asserted something; the unit that is counted."""

    id: str
    label: str
    bloc: str
    letter: str
    entity: str = ""
    unresolved: bool = False
    primary: bool = False
    edges: tuple[Edge, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A judged passage with its origin. `interest` runs from -1 (against the speaker's own) to 1 (self-serving)."""

    id: str
    claim: str
    bearing: Bearing
    passage: Passage
    score: StanceScore
    origin: str
    role: Role
    bloc: str
    letter: str
    interest: float = 0.0
    primary: bool = False
    first_seen: Moment | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition of a verdict, whether it was met, and what was found."""

    name: str
    met: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class Worth:
    """What one origin is worth: its support and opposition alone, and the verdict without it."""

    origin: str
    support: float
    opposition: float
    verdict_without: Verdict


@dataclass(frozen=True, slots=True)
class Shares:
    """Belief, disbelief, conflict and ignorance; they sum to 1."""

    belief: float
    disbelief: float
    conflict: float
    ignorance: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """Verdict and score for one claim and question; S and O are the lower ends where origins are unresolved."""

    claim: str
    bearing: Bearing
    verdict: Verdict
    support: float
    opposition: float
    shares: Shares
    admiralty: str
    modifiers: tuple[Modifier, ...] = ()
    reasons: tuple[Reason, ...] = ()
    gates: tuple[Gate, ...] = ()
    worths: tuple[Worth, ...] = ()
    would_change: tuple[Reason, ...] = ()
    support_high: float = 0.0
    opposition_high: float = 0.0


@dataclass(frozen=True, slots=True)
class Search:
    """A question put to a source or an archive: what was asked, when the answer reaches, how many hits."""

    source: str
    query: str
    language: str
    outcome: Literal["found", "nothing", "failed", "not_searched"]
    hits: int = 0
    bloc: str = ""
    claim: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class RunStamp:
    """What makes a run repeatable: its `as_of`, the version of the engine and the hash of the configuration."""

    id: str
    as_of: Moment
    engine: str
    configuration: str
    backend: str = "rules"


@dataclass(frozen=True, slots=True)
class Verification:
    """Everything one run found, for the report and the records. `earlier` is no evidence."""

    run: RunStamp
    article: Article
    decomposition: Decomposition
    documents: tuple[Document, ...]
    evidence: tuple[Evidence, ...] = ()
    origins: tuple[Origin, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    searches: tuple[Search, ...] = ()
    issues: tuple[Issue, ...] = ()
    blocs: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    earlier: tuple[EarlierCheck, ...] = ()
    judged: tuple[Judged, ...] = ()
