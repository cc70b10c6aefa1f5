"""The story of a claim: the article, who spoke of it when, the versions with their verdicts, what people decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from recoupe.assess.decided import as_decided
from recoupe.decisions import DecisionKind
from recoupe.model import Bearing, Claim, Verification
from recoupe.moments import Moment
from reports.changes import changes_between, matched_claims
from reports.language import ReaderLanguage, speech
from reports.lookup import Lookup, bears, verdict_word
from reports.safe import inert, one_line
from reports.signatures import STATUS_WORDS, status_code, told_decision
from reports.vocabulary import STANCES

_WORDS_CHARS = 300
# Decisions that are about every claim of a report.
_WHOLE_REPORT = (DecisionKind.SIGN, DecisionKind.WITHDRAW)


class StepKind(StrEnum):
    """What a step of the story is."""

    ARTICLE = "article"
    EVIDENCE = "evidence"
    VERSION = "version"
    DECISION = "decision"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when, what, in words of the reader's language; `because` says why a version is another.

    `status` is that of a version: `proposed`, `signed` or `withdrawn`.
    """

    when: Moment
    kind: StepKind
    words: str
    run: str = ""
    because: tuple[str, ...] = ()
    status: str = ""


def claim_story(versions: Sequence[Verification], claim: Claim, language: ReaderLanguage) -> tuple[Step, ...]:
    """The steps of a claim of the latest of `versions` (the earliest first), in the order in which they happened.

    Of each origin the first passage that takes a side is a step; later ones count for nothing more.
    """
    latest = versions[-1]
    lookup = Lookup.of(latest, speech(language))
    published = latest.article.published
    steps = [Step(published, StepKind.ARTICLE, lookup.speech.say("The article is published"))] if published else []
    steps += [*_evidence(lookup, claim), *_versions(versions, claim, lookup), *_decisions(lookup, claim)]
    # At one moment: an article is published before anybody looks at it.
    order = list(StepKind)
    return tuple(sorted(steps, key=lambda step: (step.when.earliest, order.index(step.kind))))


def _evidence(lookup: Lookup, claim: Claim) -> Iterator[Step]:
    heard: set[str] = set()
    for one in lookup.evidence.get((claim.id, Bearing.HOLDS), ()):
        document = lookup.documents[one.passage.document]
        if not bears(one) or one.origin in heard or document.published is None:
            continue
        heard.add(one.origin)
        words = lookup.speech.say(
            "{origin}: {stance} ({publisher})",
            origin=lookup.origin_label(one.origin),
            stance=lookup.speech.say(STANCES[one.score.stance]),
            publisher=one_line(document.publisher, _WORDS_CHARS),
        )
        yield Step(document.published, StepKind.EVIDENCE, words)


def _versions(versions: Sequence[Verification], claim: Claim, lookup: Lookup) -> Iterator[Step]:
    """The versions that have the claim, with its verdict and what changed it since the one before."""
    chain = [(versions[-1], claim)]
    for older, newer in reversed(list(pairwise(versions))):
        pair = matched_claims(older, newer).get(chain[-1][1].id)
        if pair is None:
            break
        chain.append((older, pair))
    before: Verification | None = None
    for version, own in reversed(chain):
        found = (one for one in as_decided(version).assessments if (one.claim, one.bearing) == (own.id, Bearing.HOLDS))
        verdict = verdict_word(next((one.verdict for one in found), None), lookup.speech).label
        status, because = status_code(version), _reasons(before, version, own, lookup)
        words = lookup.speech.say(
            "Verdict: {verdict} ({status})", verdict=verdict, status=lookup.speech.say(STATUS_WORDS[status])
        )
        yield Step(version.run.as_of, StepKind.VERSION, words, version.run.id, because, status)
        before = version


def _reasons(before: Verification | None, version: Verification, claim: Claim, lookup: Lookup) -> tuple[str, ...]:
    own = [one for one in changes_between(before, version) if one.claim == claim.id] if before else []
    reasons = dict.fromkeys(reason for one in own for reason in (one.reason, *one.because))
    return tuple(one_line(inert(lookup.speech.reason(reason)), _WORDS_CHARS) for reason in reasons)


def _decisions(lookup: Lookup, claim: Claim) -> Iterator[Step]:
    """What people decided on the claim, on the evidence of the article, and who signed."""
    for one in lookup.verification.decisions:
        if one.claim == claim.id or (not one.claim and (one.document or one.kind in _WHOLE_REPORT)):
            yield Step(one.at, StepKind.DECISION, told_decision(lookup, one, dated=False), one.run)
