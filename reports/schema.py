"""The models of report.json: the contract that other programs rely on, and the source of its JSON schema."""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

SCHEMA = "recoupe/report/1"

Score = Annotated[float, Field(ge=0, le=1)]
Offsets = tuple[int, int]
Side = Literal["supports", "refutes", "neutral", "unknown"]
VerdictCode = Literal[
    "confirmed", "corroborated", "attributed_only", "contested", "disputed", "refuted", "insufficient"
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RunPart(_Part):
    """What makes the run repeatable. The id is the only thing in the report that differs between equal runs."""

    id: str
    as_of: str
    engine: str
    configuration: str
    backend: str


class ArticlePart(_Part):
    """The text under verification. Spans index into `text`, in characters."""

    title: str
    text: str
    language: str
    published: str | None
    publisher: str
    url: str
    authors: list[str]


class AttributionPart(_Part):
    """Who is said to say it."""

    speaker: str
    verb: str
    direct: bool
    entity: str
    relay: str
    hedged: bool
    anonymous: bool


class QuantityPart(_Part):
    """A figure; `high` only for an interval."""

    value: int | float
    high: int | float | None
    comparator: str
    unit: str
    metric: str


class PeriodPart(_Part):
    """ISO dates, both inclusive; an open side is null."""

    from_: str | None = Field(alias="from")
    to: str | None


class GatePart(_Part):
    """One condition of a verdict."""

    name: str
    met: bool
    reason: str


class AssessmentPart(_Part):
    """Verdict and score. `S` and `O` are indices of support and opposition, no probabilities.

    `verdict` is the one that stands; `proposed` the machine's, where a person has put another in its place.
    """

    verdict: VerdictCode
    proposed: VerdictCode
    modifiers: list[str]
    admiralty: str
    S: Score
    O: Score  # noqa: E741 - the name of the score in the contract
    S_high: Score
    O_high: Score
    belief: Score
    disbelief: Score
    conflict: Score
    ignorance: Score
    reasons: list[str]
    gates: list[GatePart]
    would_change: list[str]


class AssessmentsPart(_Part):
    """The two questions: does it hold, and did the speaker say it (null where nobody is said to say it)."""

    holds: AssessmentPart | None
    said: AssessmentPart | None


class SearchPart(_Part):
    """A question put to a source or an archive."""

    source: str
    query: str
    language: str
    outcome: Literal["found", "nothing", "failed", "not_searched"]
    hits: int
    bloc: str
    claim: str
    note: str


class BlocPart(_Part):
    """What was searched in one bloc for one claim, and the ids of its evidence."""

    searched: list[SearchPart]
    evidence: list[str]


class WorthPart(_Part):
    """What an origin is worth alone, and the verdict without it."""

    support: Score
    opposition: Score
    verdict_without: VerdictCode


class EdgePart(_Part):
    """Why a passage or document goes back to an origin."""

    from_: str = Field(alias="from")
    to: str
    kind: str
    evidence: str
    confidence: Score


class OriginPart(_Part):
    """Who first asserted something about the claim. `worth` is for whether it holds, `worth_said` for the other."""

    id: str
    label: str
    bloc: str
    evidence: list[str]
    worth: WorthPart | None
    worth_said: WorthPart | None
    letter: str
    entity: str
    unresolved: bool
    primary: bool
    edges: list[EdgePart]


class ClaimPart(_Part):
    """One claim with its assessments; a claim drawn from several places has a list of spans."""

    id: str
    text: str
    span: Offsets | list[Offsets]
    quote: str
    language: str
    kind: str
    attribution: AttributionPart | None
    quantities: list[QuantityPart]
    actors: list[str]
    places: list[str]
    period: PeriodPart | None
    concepts: list[str]
    negated: bool
    hedged: bool
    checkworthy: float
    unresolved: list[str]
    assessments: AssessmentsPart
    blocs: dict[str, BlocPart]
    origins: list[OriginPart]


class SelectorPart(_Part):
    """Where the quote stands in the document (W3C Web Annotation), by its words and by character offsets."""

    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


class EvidencePart(_Part):
    """A judged passage with its origin. With `document_kind` `abstract` the words are not the publisher's."""

    id: str
    claim: str
    bearing: Literal["said", "holds"]
    document: str
    document_kind: Literal["abstract", "full"]
    title: str
    url: str
    publisher: str
    published: str | None
    language: str
    quote: str
    selector: SelectorPart
    snapshot: str
    stance: Side
    entailment: Score
    confidence: Score
    modifiers: list[str]
    reasons: list[str]
    origin: str
    role: Literal["origin", "relay", "analyst"]
    bloc: str
    letter: str
    interest: Annotated[float, Field(ge=-1, le=1)]
    primary: bool
    first_seen: str | None


class EarlierCheckPart(_Part):
    """A check by somebody else of the same or a like claim, no evidence; `rating` is their word, on no scale."""

    claim: str
    checked: str
    claimant: str
    publisher: str
    url: str
    rating: str
    published: str
    language: str
    found_by: str


class InconsistencyPart(_Part):
    """Claims of the article that do not agree."""

    claims: list[str]
    kind: str
    explanation: str


class LeftOutPart(_Part):
    """A part of the article that is no claim, and why."""

    span: Offsets
    quote: str
    why: str


class IssuePart(_Part):
    """Something that failed or could not be done; never a verdict."""

    stage: str
    subject: str
    reason: str


class ChangePart(_Part):
    """What changed since the previous report; `weight` 1 is the gravest."""

    kind: str
    weight: Annotated[int, Field(ge=1, le=3)]
    claim: str
    reason: str
    because: list[str]


class DecisionPart(_Part):
    """What a person decided about the article. `document` and `other` are addresses or ids.

    `wording` is what a corrected claim says; `code` says why a report that was signed is changed.
    """

    kind: Literal["sign", "withdraw", "override", "cut", "join", "drop", "add", "correct"]
    by: str
    reason: str
    at: str
    run: str
    claim: str
    bearing: str
    verdict: str | None
    against: str | None
    document: str
    other: str
    wording: str
    code: Literal["our_error", "source_changed", "new_evidence", "legal"] | None


class ReportPart(_Part):
    """A report: everything one run found on one article. A machine proposes; only a person signs."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Recoupe report")

    schema_: Literal["recoupe/report/1"] = Field(alias="schema")
    status: Literal["proposed", "signed", "withdrawn"]
    run: RunPart
    article: ArticlePart
    claims: list[ClaimPart]
    evidence: list[EvidencePart]
    earlier_checks: list[EarlierCheckPart]
    inconsistencies: list[InconsistencyPart]
    left_out: list[LeftOutPart]
    searches: list[SearchPart]
    issues: list[IssuePart]
    previous_run: str | None
    changes: list[ChangePart]
    decisions: list[DecisionPart]


def schema_text() -> str:
    """The text of docs/schema/report.schema.json."""
    return json.dumps(report_schema(), indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def report_schema() -> dict[str, object]:
    """The JSON schema of report.json."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **ReportPart.model_json_schema(by_alias=True)}
