"""A claim judged against every passage that speaks of it: does it hold, and did its speaker say it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recoupe.analysis.findings import FoundName
from recoupe.analysis.sentence import analyse
from recoupe.analysis.sentences import split_sentences
from recoupe.defaults.judge import CONTEXT_PER_CLAIM, LEAST_ENTAILMENT, PASSAGES_PER_CLAIM
from recoupe.errors import JudgeFailed
from recoupe.folding import fold
from recoupe.judge import reasons
from recoupe.judge.backends import StanceBackend
from recoupe.judge.namesakes import is_about_a_namesake
from recoupe.judge.passages import PassageIndex
from recoupe.judge.said import Saying, judge_said, same_speaker
from recoupe.model import (
    Article,
    Attribution,
    Bearing,
    Claim,
    Document,
    Judgement,
    Passage,
    Reason,
    Stance,
    StanceScore,
)

_PRONOUNS = frozenset(
    fold(word)
    for words in (
        ("he", "she", "they", "it", "his", "her", "their", "il", "elle", "ils", "elles", "lui"),
        ("он", "она", "они", "его", "ее", "их", "він", "вона", "вони", "його", "її", "їх"),
        ("그", "그는", "그녀", "그녀는", "그들", "그들은"),
    )
    for word in words
)
# "DW also mentions": letters that open a sentence are an outlet's or a body's.
_LETTERS = re.compile(r"\s*[A-ZА-ЯІЇЄ]{2,}\b")
_MAY_SPEAK = frozenset(["body", "person"])
_DECIDED = (Stance.SUPPORTS, Stance.REFUTES)


def judge_claim(
    claim: Claim, index: PassageIndex, backend: StanceBackend, article: Article, limit: int = PASSAGES_PER_CLAIM
) -> tuple[Judgement, ...]:
    """A judgement for each relevant passage: whether the claim holds and, where it is attributed, whether it was said.

    A backend that raises `JudgeFailed` gives the stance `unknown` for that passage, with the reason.
    """
    return judge_passages(claim, index.search(claim, limit), index, backend, article)


def judge_passages(
    claim: Claim, passages: Sequence[Passage], index: PassageIndex, backend: StanceBackend, article: Article
) -> tuple[Judgement, ...]:
    """What these passages, found for a claim, do to it; those about another place of its name do nothing."""
    found = [
        judgement
        for passage in passages
        if not is_about_a_namesake(claim, passage.text, index.documents[passage.document], article)
        for judgement in _judge_passage(claim, passage, index.documents[passage.document], backend, article)
    ]
    return tuple(_with_little_context(_without_overlaps(found)))


def _judge_passage(
    claim: Claim, passage: Passage, document: Document, backend: StanceBackend, article: Article
) -> Iterator[Judgement]:
    attribution = credited_in(claim, passage.text, document)
    try:
        content = backend.judge(claim, passage.text, document.language, document.published, article.published)
    except JudgeFailed as failure:
        why = Reason.of(reasons.BACKEND_FAILED, backend=backend.name, why=failure)
        content = StanceScore(Stance.UNKNOWN, reasons=(why,))
    content = _if_it_counts(content)
    yield Judgement(claim.id, passage, Bearing.HOLDS, content, attribution)
    if claim.attribution is not None:
        saying = Saying(passage.text, document.language, attribution, document.publisher)
        yield Judgement(claim.id, passage, Bearing.SAID, judge_said(claim, saying, content), attribution)


def _if_it_counts(score: StanceScore) -> StanceScore:
    """The score; neutral where it leans without settling enough, for a report shows no support that counts nothing."""
    if score.stance not in _DECIDED or score.entailment >= LEAST_ENTAILMENT:
        return score
    why = tuple(one for one in score.reasons if one.template != reasons.LEANS)
    return replace(score, stance=Stance.NEUTRAL, reasons=why or (Reason.of(reasons.TOO_WEAK),))


def credited_in(claim: Claim, text: str, document: Document) -> Attribution | None:
    """Whom a passage credits: its last sentence's speaker, else that of the sentence before; None where nobody is.

    Of several speakers in one sentence, the claim's own comes first. A sentence that names another body or person
    does not take its speaker from the one before.
    """
    anchor = document.published.day if document.published else None
    spans = split_sentences(text, document.language)
    for span in reversed(spans):
        analysis = analyse(span.of(text), document.language, anchor)
        found = [one.attribution for one in analysis.attributions if not _is_pronoun(one.attribution)]
        if found:
            return next((one for one in found if claim.attribution and same_speaker(claim.attribution, one)), found[0])
        if _LETTERS.match(analysis.text) or any(_may_speak(name) for name in analysis.names):
            return None
    return None


def _may_speak(name: FoundName) -> bool:
    """Whether a name may be whose words follow: a listed body or person, or what opens the sentence unlisted."""
    return name.kind in _MAY_SPEAK or (not name.entity and not name.span.start)


def _is_pronoun(attribution: Attribution) -> bool:
    """Whether "he said" leaves it to the sentence before who he is."""
    return not attribution.entity and fold(attribution.speaker) in _PRONOUNS


def _without_overlaps(judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """Of overlapping passages with one stance, the one that settles most: a sentence is no second witness of itself."""
    kept: list[Judgement] = []
    for judgement in sorted(judgements, key=_decisive_first):
        if not any(_same_ground(judgement, other) for other in kept):
            kept.append(judgement)
    yield from sorted(
        kept, key=lambda one: (-one.passage.relevance, one.passage.document, one.passage.span, one.bearing)
    )


def _with_little_context(judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    """All that settles or distorts something, and of the rest the nearest passages, for each of the two questions."""
    context = Counter[Bearing]()
    for one in judgements:
        if one.score.stance is Stance.NEUTRAL and not one.score.modifiers:
            context[one.bearing] += 1
            if context[one.bearing] > CONTEXT_PER_CLAIM:
                continue
        yield one


def _decisive_first(one: Judgement) -> tuple[bool, float, int, str, int]:
    length = one.passage.span.end - one.passage.span.start
    return one.score.stance not in _DECIDED, -one.score.entailment, length, one.passage.document, one.passage.span.start


def _same_ground(one: Judgement, other: Judgement) -> bool:
    same = one.bearing is other.bearing and one.passage.document == other.passage.document
    return same and one.score.stance is other.score.stance and one.passage.span.overlaps(other.passage.span)
