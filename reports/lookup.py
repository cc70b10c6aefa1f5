"""A verification with what a rendering looks up in it: numbers of claims, documents, origins, assessments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from recoupe.model import (
    Assessment,
    Bearing,
    Claim,
    Document,
    Evidence,
    Origin,
    Stance,
    Verdict,
    Verification,
)
from recoupe.names import gazetteer
from reports.language import Speech, direction_of
from reports.offices import office_label
from reports.parts import Quote, Reference, VerdictWord
from reports.safe import one_line, without_surrogates
from reports.vocabulary import VERDICT_MEANINGS, VERDICTS

QUOTE_CHARS = 1200
LABEL_CHARS = 120
NOT_ASSESSED = "not_assessed"
# BCP 47, as far as a page may have it: whatever else a page calls its language is not passed on.
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_END_OF_TIME = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Lookup:
    """A verification and the reader's language."""

    verification: Verification
    speech: Speech
    claims: Mapping[str, Claim]
    numbers: Mapping[str, int]
    documents: Mapping[str, Document]
    origins: Mapping[str, Origin]
    assessments: Mapping[tuple[str, Bearing], Assessment]
    evidence: Mapping[tuple[str, Bearing], tuple[Evidence, ...]]

    @classmethod
    def of(cls, verification: Verification, speech: Speech) -> Lookup:
        """The lookups of a verification."""
        documents = {document.id: document for document in verification.documents}
        evidence: dict[tuple[str, Bearing], list[Evidence]] = {}
        for one in sorted(verification.evidence, key=lambda one: age(one, documents)):
            evidence.setdefault((one.claim, one.bearing), []).append(one)
        return cls(
            verification,
            speech,
            {claim.id: claim for claim in verification.decomposition.claims},
            {claim.id: number for number, claim in enumerate(verification.decomposition.claims, start=1)},
            documents,
            {origin.id: origin for origin in verification.origins},
            {(found.claim, found.bearing): found for found in verification.assessments},
            {key: tuple(found) for key, found in evidence.items()},
        )

    def verdict_code(self, claim: str) -> str:
        """The verdict on whether the claim holds, or `not_assessed`."""
        found = self.assessments.get((claim, Bearing.HOLDS))
        return found.verdict.value if found else NOT_ASSESSED

    def verdict_word(self, assessment: Assessment | None) -> VerdictWord:
        """The verdict with its label and meaning."""
        return verdict_word(assessment.verdict if assessment else None, self.speech)

    def reference(self, claim: str) -> Reference | None:
        """The claim as it is pointed to; None for a claim of another article."""
        if claim not in self.numbers:
            return None
        number = self.numbers[claim]
        word = self.verdict_word(self.assessments.get((claim, Bearing.HOLDS))).label
        words = self.speech.say("Claim {number}: {verdict}", number=number, verdict=word)
        return Reference(number, f"claim-{number}", self.verdict_code(claim), words)

    def references(self, claims: Sequence[str]) -> tuple[Reference, ...]:
        """The claims of this article among `claims`, by number."""
        found = [reference for claim in claims if (reference := self.reference(claim))]
        return tuple(sorted(found, key=lambda reference: reference.number))

    def evidence_on(self, claim: Claim, bearing: Bearing) -> tuple[Evidence, ...]:
        """The passages on one question about a claim, oldest first."""
        return self.evidence.get((claim.id, bearing), ())

    def age(self, evidence: Evidence) -> tuple[datetime, str, str]:
        """A key that puts the oldest passage first and undated ones last."""
        return age(evidence, self.documents)

    def origin_label(self, origin: str) -> str:
        """Who an origin is, as a reader is told."""
        found = self.origins.get(origin)
        if found is None:
            return self.speech.say("origin unknown")
        written_in = self.language_of_label(found)
        is_foreign = written_in not in ("", self.speech.language) and not found.entity
        office = office_label(found.label, written_in, self.speech) if is_foreign else ""
        return office or shown_label(found, self.speech)

    def language_of_label(self, origin: Origin) -> str:
        """The language of the document whose words name the origin; empty where no document does."""
        naming = (edge for edge in origin.edges if edge.evidence and edge.evidence in origin.label)
        edge = next(naming, None) or next(iter(origin.edges), None)
        document = self.documents.get(edge.from_) if edge else None
        return document.language if document else ""


def age(evidence: Evidence, documents: Mapping[str, Document]) -> tuple[datetime, str, str]:
    """A key that puts the oldest passage first and undated ones last."""
    document = documents.get(evidence.passage.document)
    published = document.published.earliest if document and document.published else _END_OF_TIME
    return published, document.publisher if document else "", evidence.id


def verdict_word(verdict: Verdict | None, speech: Speech) -> VerdictWord:
    """A verdict with its label and meaning; None for a claim that was not assessed."""
    if verdict is None:
        meaning = speech.say("The check could not be made; the issues say why.")
        return VerdictWord(NOT_ASSESSED, speech.say("Not assessed"), meaning)
    return VerdictWord(verdict.value, speech.say(VERDICTS[verdict]), speech.say(VERDICT_MEANINGS[verdict]))


def shown_label(origin: Origin, speech: Speech) -> str:
    """The label of an origin, inert and of a length that fits a line."""
    known = gazetteer().label(origin.entity, speech.language) if speech.language != "en" else ""
    label = known or speech.note(without_surrogates(origin.label))
    return one_line(label, LABEL_CHARS) or speech.say("origin unknown")


def bears(evidence: Evidence) -> bool:
    """Whether the passage takes a side."""
    return evidence.score.stance in (Stance.SUPPORTS, Stance.REFUTES)


def language_tag(language: str) -> str:
    """The language as a tag that a browser knows how to read, empty for anything else."""
    return language if _LANGUAGE_TAG.fullmatch(language) else ""


def quoted(text: str, language: str, limit: int = QUOTE_CHARS) -> Quote:
    """Words of an article or document, inert, with their language and direction."""
    code = language_tag(language)
    return Quote(one_line(text, limit), code or "und", direction_of(code) if code else "auto")
