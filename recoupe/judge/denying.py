"""Denials: a party says that what the claim states is not so."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from recoupe.concepts import lexicon
from recoupe.defaults.judge import DENIAL_HOLDS_DAYS, DENIED_COVERAGE, LIGHT_CONCEPTS, REFUTED_BY_DENIAL
from recoupe.judge import reasons, scores
from recoupe.judge.alignment import Alignment
from recoupe.judge.case import Case
from recoupe.judge.frames import Frame
from recoupe.judge.parties import country_of, labels
from recoupe.judge.speech import Act, SpeechAct, speech_acts
from recoupe.model import Reason, Span, StanceScore

_SURE = 0.75


def judge_denial(case: Case, alignment: Alignment, acts: Sequence[SpeechAct], passage: Frame) -> StanceScore | None:
    """What a denial in the passage does to the claim; None where the passage denies nothing of it."""
    denial = next((act for act in acts if act.act is Act.DENY), None)
    if denial is None or not _same_matter(alignment) or _is_of_a_denial(case):
        return None
    if not _is_denied(alignment, denial, passage):
        return scores.neutral([Reason.of(reasons.OTHER_DENIED, party=labels(denial.parties))], alignment.coverage)
    if case.is_negated:
        return scores.neutral([_who(denial)], alignment.coverage)
    if not _concerns(case, denial):
        return scores.neutral([_who(denial)], alignment.coverage)
    if _is_older(case):
        reason = Reason.of(reasons.DENIED_BEFORE, published=case.published_day)
        return scores.neutral([_who(denial), reason], confidence=_SURE, at_most=0.3)
    return scores.refutes(REFUTED_BY_DENIAL, _SURE, [_who(denial)])


def _is_of_a_denial(case: Case) -> bool:
    """Whether the claim itself is that somebody denies something: then the passage's denial is what it speaks of."""
    return any(act.act is Act.DENY for act in speech_acts(case.frame))


def _same_matter(alignment: Alignment) -> bool:
    """Whether what is denied is what is claimed: enough of it, and what happens or who it is about among it."""
    if alignment.coverage < DENIED_COVERAGE:
        return False
    return any(unit.is_event or unit.is_party or unit.sort == "word" for unit in alignment.shared)


def _is_denied(alignment: Alignment, denial: SpeechAct, passage: Frame) -> bool:
    """Whether the deed nearest to the denial is one of the claim's, as far as the passage names any."""
    deeds = [one for one in passage.concepts if lexicon().sort(one.concept) == "event" and one.span != denial.span]
    deeds = [one for one in deeds if one.concept not in LIGHT_CONCEPTS]
    if not deeds:
        return True
    claimed = {match.at for match in alignment.matches if match.at is not None}
    after = [one for one in deeds if one.span.start >= denial.span.end and denial.concept == "deny"]
    nearest = min(after or deeds, key=lambda one: (_gap(one.span, denial.span), one.span))
    return nearest.span in claimed


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _concerns(case: Case, denial: SpeechAct) -> bool:
    """Whether it is a party to the matter that denies it; who is not listed may be one."""
    named = {country_of(name.entity) for name in case.frame.all_names if name.entity}
    return not denial.parties or not named or bool(named & set(denial.parties))


def _who(denial: SpeechAct) -> Reason:
    party = labels(denial.parties)
    if denial.concept == "call_false":
        return Reason.of(reasons.CALLED_FALSE, party=party or "the passage")
    return Reason.of(reasons.DENIED, party=party or "the passage")


def _is_older(case: Case) -> bool:
    """Whether the denial was made before what the claim is about, or too long before the claim was written."""
    if case.published is None:
        return False
    day = case.published.latest.date()
    period = case.claim.period
    if period is not None and period.start is not None:
        return day < period.start
    return case.known_by is not None and day < case.known_by - timedelta(days=DENIAL_HOLDS_DAYS)
