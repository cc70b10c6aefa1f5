"""Judging again only where another answer may come of it.

A claim whose passages are those of the version before, word for word, keeps the judgements it had; of one that has
other passages only those are judged that were not there. What is reused is proved to be what the judge had answered.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recoupe.defaults.judge import PASSAGES_PER_CLAIM
from recoupe.ids import content_id
from recoupe.judge.backends import StanceBackend
from recoupe.judge.judging import credited_in, judge_passages
from recoupe.judge.leaning import written
from recoupe.judge.namesakes import places_about
from recoupe.judge.passages import PassageIndex
from recoupe.judged import Judged
from recoupe.model import (
    Article,
    Bearing,
    Claim,
    Document,
    Evidence,
    Judgement,
    Passage,
    Stance,
    StanceScore,
    Verification,
)
from recoupe.moments import Moment
from recoupe.settings import engine_version, published_constants
from recoupe.trace.reasons import TOLD_OTHERWISE

# Constants of these decide what is searched, counted or told, and nothing that a judge says of a passage.
NOT_FOR_JUDGES = frozenset(["alerts", "archive", "cadence", "gather", "read", "score", "trace"])
# The model that a backend asks; the same name stands for the same model.
_MODELS = ("RECOUPE_LLM_MODEL", "RECOUPE_LLM_URL", "RECOUPE_NLI_MODEL")
_KEYED_BY = "by"


def judge_of(backend: str) -> str:
    """A hash over all that can change what the backend of that name says of a passage."""
    constants = {name: of for name, of in published_constants().items() if name not in NOT_FOR_JUDGES}
    models = [os.environ.get(name, "") for name in _MODELS]
    return content_id(_KEYED_BY, engine_version(), backend, *models, constants, written()).removeprefix(f"{_KEYED_BY}-")


@dataclass(frozen=True, slots=True)
class Memory:
    """What the version before had for one claim: its claim, its evidence, and what that was judged on."""

    claim: Claim
    evidence: tuple[Evidence, ...]
    judged: Judged
    documents: Mapping[str, Document]
    published: Moment | None

    def answers(self) -> Iterator[tuple[Passage, Bearing, StanceScore]]:
        """What the judge said of each passage, before the other carriers of its origin were heard."""
        outvoted = iter(self.judged.outvoted)
        for one in self.evidence:
            told = _is_outvoted(one)
            yield one.passage, one.bearing, _as_judged(one.score, next(outvoted, 0.0)) if told else one.score

    def scores(self) -> dict[tuple[str, str, Moment | None, Moment | None], StanceScore]:
        """What the judge said of each passage, by all that it was given; what failed is not known."""
        found = {}
        for passage, bearing, score in self.answers():
            if bearing is Bearing.HOLDS and score.stance is not Stance.UNKNOWN:
                document = self.documents[passage.document]
                found[passage.text, document.language, document.published, self.published] = score
        return found


def memories_of(earlier: Verification | None) -> dict[Claim, Memory]:
    """What is known of each claim of the version before, by what it says wherever it stands."""
    if earlier is None:
        return {}
    judged = {one.claim: one for one in earlier.judged}
    documents = {one.id: one for one in earlier.documents}
    evidence: dict[str, list[Evidence]] = {}
    for one in earlier.evidence:
        evidence.setdefault(one.claim, []).append(one)
    return {
        essence_of(claim): Memory(
            claim, tuple(evidence.get(claim.id, ())), judged[claim.id], documents, earlier.article.published
        )
        for claim in earlier.decomposition.claims
        if claim.id in judged
    }


def essence_of(claim: Claim) -> Claim:
    """The claim without its place in the article: what a judge sees of it."""
    return replace(claim, id="", spans=())


def judge_again(
    claim: Claim, index: PassageIndex, backend: StanceBackend, article: Article, by: str, memory: Memory | None
) -> tuple[tuple[Judgement, ...], Judged]:
    """The judgements on a claim, as judging it anew would give them, and what they rest on."""
    passages = index.search(claim, PASSAGES_PER_CLAIM)
    asked = _asked(claim, passages, index.documents, article)
    if memory is None or memory.judged.by != by:
        judgements = judge_passages(claim, passages, index, backend, article)
    elif (kept := _kept(claim, asked, index, memory)) is not None:
        judgements = kept
    else:
        judgements = judge_passages(claim, passages, index, _Remembering(backend, claim, memory), article)
    return judgements, Judged(claim.id, by, asked, _answered(judgements))


class _Remembering:
    """A backend that is asked only what it was not asked before."""

    def __init__(self, backend: StanceBackend, claim: Claim, memory: Memory) -> None:
        self.name = backend.name
        self._backend = backend
        self._claim = claim
        self._scores = memory.scores()

    def judge(
        self, claim: Claim, passage_text: str, language: str, published: Moment | None, as_of_claim: Moment | None
    ) -> StanceScore:
        """What it said then, else what it says now. Raises `JudgeFailed`."""
        known = self._scores.get((passage_text, language, published, as_of_claim))
        return known or self._backend.judge(claim, passage_text, language, published, as_of_claim)


def _kept(claim: Claim, asked: str, index: PassageIndex, memory: Memory) -> tuple[Judgement, ...] | None:
    """The judgements of the version before; None where the judge was asked otherwise, failed, or is told otherwise."""
    if asked != memory.judged.asked or any(one.score.stance is Stance.UNKNOWN for one in memory.evidence):
        return None
    kept = tuple(
        Judgement(
            claim.id,
            passage,
            bearing,
            score,
            credited_in(claim, passage.text, index.documents[passage.document]),
        )
        for passage, bearing, score in memory.answers()
    )
    return kept if _answered(kept) == memory.judged.answered else None


def with_outvoted(
    judged: Sequence[Judged], judgements: Sequence[Judgement], evidence: Sequence[Evidence]
) -> tuple[Judged, ...]:
    """What the claims were judged on, with what the judge had said of evidence that was outvoted since."""
    said = {(one.claim, one.bearing, one.passage): one.score.entailment for one in judgements}
    outvoted: dict[str, list[float]] = {}
    for one in evidence:
        if _is_outvoted(one):
            outvoted.setdefault(one.claim, []).append(said[one.claim, one.bearing, one.passage])
    return tuple(replace(one, outvoted=tuple(outvoted.get(one.claim, ()))) for one in judged)


def _is_outvoted(one: Evidence) -> bool:
    return any(reason.template == TOLD_OTHERWISE for reason in one.score.reasons[:1])


def _as_judged(score: StanceScore, entailment: float) -> StanceScore:
    """The score without what `recoupe.trace.distortions` made of it."""
    return StanceScore(Stance.SUPPORTS, entailment, score.confidence, score.reasons[1:], score.modifiers[:-1])


def _asked(claim: Claim, passages: Sequence[Passage], documents: Mapping[str, Document], article: Article) -> str:
    parts: list[object] = [essence_of(claim), article.published, *sorted(places_about(claim, article))]
    for one in passages:
        document = documents[one.document]
        parts += [one, document.language, document.published, document.publisher, document.title]
    return _hashed(parts)


def _answered(judgements: Sequence[Judgement]) -> str:
    return _hashed([replace(one, claim="") for one in judgements])


def _hashed(parts: Sequence[object]) -> str:
    return content_id("", *map(repr, parts)).removeprefix("-")
