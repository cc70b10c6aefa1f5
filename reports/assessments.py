"""How an assessment reads: the verdict word, the two bars, gate by gate, and what would change it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from recoupe.model import Assessment, Bearing, Claim, Gate, Reason, Verdict
from reports.keys import msgid
from reports.labels import letter_words
from reports.language import Speech
from reports.lookup import Lookup, verdict_word
from reports.own_words import in_own_words
from reports.parts import AssessmentView, Bars, GateView
from reports.safe import inert
from reports.vocabulary import BEARINGS, MODIFIERS, ONE_BLOC_COUNTS, TOO_WEAK_TOGETHER

ORIGINS_TO_EXPLAIN = 2
_NOTHING: Mapping[str, str] = MappingProxyType({})

BAR_LENGTH = 100

DIGITS = {
    "1": msgid("confirmed by other independent origins"),
    "2": msgid("not confirmed, consistent with the rest"),
    "3": msgid("not confirmed, agrees with a part of the rest"),
    "4": msgid("not confirmed, not consistent with the rest"),
    "5": msgid("contradicted by the rest"),
    "6": msgid("cannot be judged"),
}


def assessment_view(lookup: Lookup, claim: Claim, bearing: Bearing) -> AssessmentView | None:
    """The answer to one question about the claim; None where the question does not arise or was not assessed."""
    found = lookup.assessments.get((claim.id, bearing))
    return _view(found, lookup.speech) if found else None


def not_assessed(bearing: Bearing, speech: Speech) -> AssessmentView:
    """What stands where a claim was not assessed: never a verdict."""
    word = verdict_word(None, speech)
    empty = bars(0, 0, 0, 0, speech)
    return AssessmentView(speech.say(BEARINGS[bearing]), word, (), "", "", empty, (), (), ())


def bars(support: float, support_high: float, opposition: float, opposition_high: float, speech: Speech) -> Bars:
    """Support and opposition as lengths and as words."""
    support_text = _range(support, support_high, speech)
    opposition_text = _range(opposition, opposition_high, speech)
    return Bars(
        _length(support),
        max(_length(support), _length(support_high)),
        _length(opposition),
        max(_length(opposition), _length(opposition_high)),
        support_text,
        opposition_text,
        speech.say("Support {support}, opposition {opposition}", support=support_text, opposition=opposition_text),
    )


def _view(found: Assessment, speech: Speech) -> AssessmentView:
    return AssessmentView(
        question=speech.say(BEARINGS[found.bearing]),
        verdict=verdict_word(found.verdict, speech),
        modifiers=tuple(
            speech.say(words) for words in (*short_of(found), *map(MODIFIERS.__getitem__, found.modifiers))
        ),
        admiralty=inert(found.admiralty[:8]),
        admiralty_words=_admiralty_words(found.admiralty, speech),
        bars=bars(found.support, found.support_high, found.opposition, found.opposition_high, speech),
        reasons=reasons(found.reasons, speech),
        gates=tuple(_gate(gate, speech) for gate in found.gates),
        would_change=reasons(found.would_change, speech),
    )


def short_of(found: Assessment) -> tuple[str, ...]:
    """Why several origins count as one: without it, "single origin" beside their number reads as a mistake."""
    supporting = {worth.origin for worth in found.worths if worth.support}
    if found.verdict is not Verdict.ATTRIBUTED_ONLY or len(supporting) < ORIGINS_TO_EXPLAIN:
        return ()
    met = {gate.name: gate.met for gate in found.gates}
    return (TOO_WEAK_TOGETHER if met.get("two_blocs") or not met.get("support_to_corroborate") else ONE_BLOC_COUNTS,)


def reasons(found: tuple[Reason, ...], speech: Speech, own: Mapping[str, str] = _NOTHING) -> tuple[str, ...]:
    """The reasons in the reader's language, inert, each once; `own` are a claim's words for the concepts in them."""
    return tuple(dict.fromkeys(inert(in_own_words(reason, own, speech)) for reason in found))


def _gate(gate: Gate, speech: Speech) -> GateView:
    met_word = speech.say("met") if gate.met else speech.say("not met")
    name = inert(speech.note(gate.name.replace("_", " ")))
    return GateView(name, gate.met, met_word, inert(speech.reason(gate.reason)))


def _admiralty_words(pair: str, speech: Speech) -> str:
    if len(pair) != 2 or pair[1] not in DIGITS:
        return ""
    return speech.say(
        "{letter}: {letter_words}; {digit}: {digit_words}",
        letter=pair[0],
        letter_words=letter_words(pair[0], speech),
        digit=pair[1],
        digit_words=speech.say(DIGITS[pair[1]]),
    )


def _length(value: float) -> int:
    return round(BAR_LENGTH * min(1.0, max(0.0, value)))


def _range(low: float, high: float, speech: Speech) -> str:
    if speech.index(high) == speech.index(low) or high <= low:
        return speech.index(low)
    return speech.say("{low} to {high}", low=speech.index(low), high=speech.index(high))
