"""The method as one plain function: an article and documents in, a verification out. The flow is a shell on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recoupe.assess import assess_claim
from recoupe.decisions import Decision, DecisionKind, is_contradicted, override_of
from recoupe.decompose.decomposers import get_decomposer
from recoupe.decompose.rewording import reworded
from recoupe.folding import fold
from recoupe.ids import content_id
from recoupe.judge.backends import get_backend
from recoupe.judge.namesakes import namesakes
from recoupe.judge.passages import PassageIndex
from recoupe.model import (
    Article,
    Assessment,
    Claim,
    Decomposition,
    Document,
    Issue,
    Judgement,
    Reason,
    RunStamp,
    Search,
    Stance,
    Verification,
)
from recoupe.moments import Moment
from recoupe.reasons import (
    ADDED_FOR_NOTHING,
    DECISION_CONTRADICTED,
    DECISION_WITHOUT_CLAIM,
    DECISION_WITHOUT_DOCUMENT,
    NAMESAKE,
    OWN_ARTICLE,
    UNDATED,
)
from recoupe.rejudging import essence_of, judge_again, judge_of, memories_of, with_outvoted
from recoupe.searches import late_documents, search_log
from recoupe.settings import Method, engine_version, load_method
from recoupe.topics import Topic
from recoupe.trace import Traced, trace
from recoupe.trace.rulings import RULING_KINDS, document_meant, under_rulings
from recoupe.trace.shingles import Shingles, is_reprint, shingles


@dataclass(frozen=True, slots=True)
class Admitted:
    """The documents that may be cited in a run, and what was kept out."""

    documents: tuple[Document, ...]
    issues: tuple[Issue, ...] = ()
    late: int = 0


def verify(
    article: Article,
    documents: Sequence[Document],
    as_of: Moment,
    *,
    method: Method | None = None,
    searches: Sequence[Search] = (),
    run_id: str = "",
    decisions: Sequence[Decision] = (),
    earlier: Verification | None = None,
    decomposition: Decomposition | None = None,
) -> Verification:
    """Hold `article` against `documents` as they stood at `as_of`; the same input gives the same verification.

    `decisions` are what people have ruled on the article so far. What `earlier`, the version before, had judged
    already is not judged again; the verification is the same with and without it. `decomposition` is the article's by
    the decomposer of `method`, where it is at hand; the article is decomposed if None.
    """
    method = method or load_method()
    decomposition = reworded(decomposition or get_decomposer(method.decomposer)(article), decisions, article)
    admitted = admit(documents, article, as_of)
    index = PassageIndex(admitted.documents)
    backend = get_backend(method.backend)
    memories, by = memories_of(earlier), judge_of(method.backend)
    answers = [
        judge_again(claim, index, backend, article, by, memories.get(essence_of(claim)))
        for claim in decomposition.claims
    ]
    judgements = [judgement for found, _ in answers for judgement in found]
    by_id = {document.id: document for document in admitted.documents}
    traced = trace(judgements, by_id, method.registry, method.topic, decomposition.claims)
    traced = under_rulings(traced, decisions, by_id, method.registry)
    assessments = assess_claims(decomposition.claims, traced, method.topic)
    stamp = stamp_run(article, admitted, as_of, method, run_id)
    found = compose(stamp, article, decomposition, admitted, judgements, traced, assessments, searches, method)
    judged = with_outvoted([judged for _, judged in answers], judgements, traced.evidence)
    return with_decisions(replace(found, judged=judged), decisions)


def with_decisions(found: Verification, decisions: Sequence[Decision]) -> Verification:
    """The verification with what people have decided, and an issue for each decision that asks for another look."""
    return replace(found, decisions=tuple(decisions), issues=(*found.issues, *unheeded(decisions, found)))


def unheeded(decisions: Sequence[Decision], found: Verification) -> Iterator[Issue]:
    """An issue for each decision that no longer finds what it was made on, or that new evidence contradicts."""
    documents = {document.id: document for document in found.documents}
    proposed = {(one.claim, one.bearing): one.verdict for one in found.assessments}
    claims = {one.id for one in found.decomposition.claims}
    cited = {one.passage.document for one in found.evidence}
    for decision in decisions:
        if decision.kind in (*RULING_KINDS, DecisionKind.ADD):
            meant = document_meant(decision.document, documents)
            if meant is None:
                yield Issue("review", decision.document, Reason.of(DECISION_WITHOUT_DOCUMENT, by=decision.by))
            elif decision.kind is DecisionKind.ADD and meant.id not in cited:
                yield Issue("review", decision.document, Reason.of(ADDED_FOR_NOTHING, by=decision.by))
        if decision.kind is DecisionKind.CORRECT and decision.claim not in claims:
            yield Issue("review", decision.claim, Reason.of(DECISION_WITHOUT_CLAIM, by=decision.by))
        if decision.kind is DecisionKind.OVERRIDE:
            now = proposed.get((decision.claim, decision.bearing))
            if now is None:
                yield Issue("review", decision.claim, Reason.of(DECISION_WITHOUT_CLAIM, by=decision.by))
            elif override_of(decisions, decision.claim, decision.bearing) is decision and is_contradicted(
                decision, now
            ):
                why = Reason.of(DECISION_CONTRADICTED, by=decision.by, decided=decision.verdict, now=now)
                yield Issue("review", decision.claim, why)


def admit(documents: Sequence[Document], article: Article, as_of: Moment) -> Admitted:
    """The documents known by `as_of`, without copies of the article itself.

    An undated document and a copy of the article are issues, and what names another place like one of the article's;
    what was published later is expected, and counted.
    """
    issues: list[Issue] = []
    kept: dict[str, Document] = {}
    late = 0
    own = fold(article.text), shingles(article.text)
    for document in documents:
        if document.published is None:
            issues.append(Issue("gather", document.url, Reason.of(UNDATED, publisher=document.publisher)))
        elif not document.published.is_known_by(as_of):
            late += 1
        elif _is_the_article(document, article, own):
            issues.append(Issue("gather", document.url, Reason.of(OWN_ARTICLE, publisher=document.publisher)))
        else:
            kept[document.id] = document
            issues += [
                Issue("judge", document.url, Reason.of(NAMESAKE, found=found)) for found in namesakes(document, article)
            ]
    return Admitted(tuple(kept[key] for key in sorted(kept)), tuple(issues), late)


def _is_the_article(document: Document, article: Article, own: tuple[str, Shingles]) -> bool:
    """Whether a document is at the article's address, or so nearly its text that one is made from the other.

    `own` is the article's text folded, and its shingles, which are the same for every document.
    """
    same_address = bool(article.url) and document.url.rstrip("/") == article.url.rstrip("/")
    text, phrases = own
    return same_address or fold(document.text) == text or is_reprint(shingles(document.text), phrases)


def assess_claims(claims: Sequence[Claim], traced: Traced, topic: Topic) -> tuple[Assessment, ...]:
    """The assessments of all claims, in the order of the claims."""
    return tuple(
        assessment
        for claim in claims
        for assessment in assess_claim(
            claim,
            tuple(evidence for evidence in traced.evidence if evidence.claim == claim.id),
            traced.origins,
            topic,
        )
    )


def stamp_run(article: Article, admitted: Admitted, as_of: Moment, method: Method, run_id: str = "") -> RunStamp:
    """What makes the run repeatable; without `run_id` its id comes from the content."""
    configuration = method.configuration
    identity = run_id or content_id(
        "run", article.text, as_of, configuration, *(document.id for document in admitted.documents)
    )
    return RunStamp(identity, as_of, engine_version(), configuration, method.backend)


def compose(
    stamp: RunStamp,
    article: Article,
    decomposition: Decomposition,
    admitted: Admitted,
    judgements: Sequence[Judgement],
    traced: Traced,
    assessments: tuple[Assessment, ...],
    searches: Sequence[Search],
    method: Method,
) -> Verification:
    """Everything the run found, in the order the report shows it."""
    return Verification(
        run=stamp,
        article=article,
        decomposition=decomposition,
        documents=admitted.documents,
        evidence=traced.evidence,
        origins=traced.origins,
        assessments=assessments,
        searches=(
            *searches,
            *late_documents(admitted.late, stamp.as_of),
            *search_log(decomposition.claims, admitted.documents, traced, method),
        ),
        issues=(*article.issues, *decomposition.issues, *admitted.issues, *failed_judgements(judgements)),
        blocs=tuple(method.topic.camps),
    )


def failed_judgements(judgements: Sequence[Judgement]) -> tuple[Issue, ...]:
    """An issue for each passage that a backend could not judge."""
    return tuple(
        Issue("judge", judgement.passage.document, reason)
        for judgement in judgements
        if judgement.score.stance is Stance.UNKNOWN
        for reason in judgement.score.reasons[:1]
    )
