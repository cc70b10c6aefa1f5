"""What claims of one article lend each other: the time of an event told in the sentence after, or below a headline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from recoupe.concepts import lexicon
from recoupe.decompose.building import Draft
from recoupe.model import Claim, Period

# How far below a headline its standfirst and lead stand, in sentences.
_LEAD_SENTENCES = 4
_NOT_EVENTS = frozenset(
    {"soldier", "territory", "village", "army", "war", "time", "continue", "partly", "front", "number"}
)


def lend_periods(drafts: Sequence[Draft]) -> tuple[Claim, ...]:
    """The claims, an event without a time dated by the same event in the next sentence or by the standfirst."""
    sentences: dict[int, list[Draft]] = {}
    for draft in drafts:
        sentences.setdefault(draft.sentence, []).append(draft)
    return tuple(
        replace(draft.claim, period=period)
        if draft.claim.period is None and (period := _lent(draft, sentences))
        else draft.claim
        for draft in drafts
    )


def _lent(draft: Draft, sentences: Mapping[int, Sequence[Draft]]) -> Period | None:
    if draft.is_headline or draft.sentence == 0:
        lead = range(draft.sentence + _LEAD_SENTENCES + 1)
        lenders = [one for number in lead for one in sentences.get(number, ()) if one is not draft]
        return next((one.claim.period for one in lenders if _same_figure(one.claim, draft.claim)), None)
    following = sentences.get(draft.sentence + 1, ())
    return next((one.claim.period for one in following if _same_event(one.claim, draft.claim)), None)


def _same_figure(lender: Claim, claim: Claim) -> bool:
    """The same number about the same people is the same event."""
    values = {quantity.value for quantity in lender.quantities if quantity.metric}
    shared = values & {quantity.value for quantity in claim.quantities if quantity.metric}
    return lender.period is not None and bool(shared) and not set(lender.actors).isdisjoint(claim.actors)


def _same_event(lender: Claim, claim: Claim) -> bool:
    """A sentence that opens with "these clashes" tells of the clashes before it."""
    events = _widened(lender.concepts[:1]) - _NOT_EVENTS
    refers = "[" in lender.text[:60] or bool(lender.unresolved)
    return lender.period is not None and refers and not events.isdisjoint(_widened(claim.concepts))


def _widened(concepts: Sequence[str]) -> set[str]:
    """The concepts with those above them: a clash is a fight."""
    return {*concepts, *(above for one in concepts for above in lexicon().broader(one))}
