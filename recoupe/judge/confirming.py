"""Claims about confirming: "neither X nor Y has confirmed", "X denies", "X admitted".

Such a claim holds as of the day it was written. What its party says later cannot make it wrong, only outdated.
"""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.analysis.findings import FoundName
from recoupe.concepts import lexicon
from recoupe.defaults.judge import (
    DENIAL_AS_NO_CONFIRMATION,
    LIGHT_CONCEPTS,
    ONE_PARTY_OF_TWO,
    REFUTED_BY_ADMISSION,
    REFUTED_BY_DENIAL,
)
from recoupe.judge import reasons, scores, timing
from recoupe.judge.case import Case
from recoupe.judge.frames import Frame
from recoupe.judge.parties import country_of, kind_of, labels, same_party
from recoupe.judge.speech import Act, SpeechAct, is_nationality, speech_acts
from recoupe.judge.timing import Timing
from recoupe.model import Modifier, Reason, StanceScore

_SILENT = frozenset([Act.NOT_CONFIRM, Act.NO_COMMENT, Act.DENY])
_SURE = 0.8
_ANY_TALK = frozenset(["statements", "general", "everyday", "society"])


def claimed_act(case: Case) -> SpeechAct | None:
    """The act of confirming or denying that the claim itself reports, with its parties; None for other claims."""
    for act in speech_acts(case.frame):
        parties = act.parties or tuple(country_of(actor) for actor in case.claim.actors if kind_of(actor))
        if act.act is Act.CANNOT_VERIFY or not parties or _is_attribution(act, case):
            continue
        kind = _with_claims_polarity(act.act, case)
        return SpeechAct(kind, parties, act.span, act.concept, act.who)
    return None


def _is_attribution(act: SpeechAct, case: Case) -> bool:
    """Whether the act is only how the article credits its speaker: "the ministry confirmed that ..."."""
    attribution = case.claim.attribution
    if attribution is None or case.claim.negated or act.act is not Act.CONFIRM:
        return False
    return any(same_party(attribution.entity, party) for party in act.parties)


def _with_claims_polarity(act: Act, case: Case) -> Act:
    """Trusts the article's own analysis where it marks the claim as negative."""
    return Act.NOT_CONFIRM if act is Act.CONFIRM and case.claim.negated else act


def judge(case: Case, claimed: SpeechAct, passage: Frame) -> StanceScore:
    """What a statement does to a claim that somebody confirmed, denied or did neither."""
    if not _same_matter(case, claimed, passage):
        return scores.neutral([Reason.of(reasons.OTHER_MATTER)])
    when = timing.relate(case.claim.period, passage.periods or passage.context_periods, case.published)
    if timing.has_short_period(case.claim) and when not in (Timing.SAME, Timing.OPEN):
        return scores.neutral([Reason.of(reasons.OTHER_TIME, found=case.published_day, claimed=case.about_when)])
    acts = speech_acts(passage)
    own = [act for act in acts if _shared(claimed, act)]
    if not own:
        return _others(acts, claimed)
    decided = [_weigh(case, claimed, act) for act in own]
    return scores.strongest(decided)


def _same_matter(case: Case, claimed: SpeechAct, passage: Frame) -> bool:
    """Whether what is confirmed or not is the same: the people it is about, or a shared event or thing."""
    about = {name.entity for name in case.frame.all_names if _is_about(name, claimed, case.frame)}
    if about:
        named = {name.entity for name in passage.all_names if name.entity} | passage.context_entities
        return bool(set(map(country_of, about)) & set(map(country_of, named)))
    own = {one.concept for one in case.frame.concepts if one.span != claimed.span}
    found = passage.concept_ids | passage.context_concepts
    if any(act.act is Act.CONFIRM for act in speech_acts(passage)):
        return _same_deed(own, found)
    if claimed.act is Act.NO_COMMENT and timing.has_short_period(case.claim):
        return True
    return bool(_topics(own) & _topics(found))


def _is_about(name: FoundName, claimed: SpeechAct, frame: Frame) -> bool:
    """Whether a name of the claim is what is confirmed or not, rather than who confirms it or where."""
    if not name.entity or name.span in claimed.who or kind_of(name.entity) == "place":
        return False
    own = any(same_party(name.entity, party) for party in claimed.parties)
    return not own or is_nationality(name, frame)


def _same_deed(own: set[str], found: Iterable[str]) -> bool:
    """Whether a deed of the passage is one of the claim's; an admission of something else admits nothing of it."""
    own = own | {"deploy"} if "fight" in own else own
    deeds = set(found) - LIGHT_CONCEPTS
    return any(lexicon().is_a(deed, one) for deed in deeds for one in own)


def _topics(concepts: Iterable[str]) -> set[str]:
    """The topics of the concepts that belong to one, those of speech and of any talk left out."""
    known = (lexicon().get(concept) for concept in concepts)
    return {one.topic for one in known if one and one.topic not in _ANY_TALK}


def _shared(claimed: SpeechAct, act: SpeechAct) -> list[str]:
    return [party for party in claimed.parties if any(same_party(party, other) for other in act.parties)]


def _others(acts: tuple[SpeechAct, ...], claimed: SpeechAct) -> StanceScore:
    speaking = [party for act in acts for party in act.parties]
    if not speaking:
        return scores.neutral([Reason.of(reasons.MISSING_PART, missing=labels(claimed.parties))])
    reason = Reason.of(reasons.OTHER_PARTY, found=labels(speaking), claimed=labels(claimed.parties))
    return scores.neutral([reason])


def _weigh(case: Case, claimed: SpeechAct, act: SpeechAct) -> StanceScore:
    if act.act in (Act.CANNOT_VERIFY, Act.NOT_DENY):
        return scores.neutral([Reason.of(reasons.OTHER_MATTER)])
    if claimed.act in (Act.NOT_CONFIRM, Act.NO_COMMENT):
        return _of_silence(case, claimed, act)
    if claimed.act is Act.CONFIRM:
        return _of_confirmation(case, claimed, act)
    return _of_denial(case, claimed, act)


def _of_silence(case: Case, claimed: SpeechAct, act: SpeechAct) -> StanceScore:
    """The claim: the party has not confirmed it."""
    shared = _shared(claimed, act)
    party = labels(shared)
    if act.act is Act.CONFIRM:
        if case.is_later:
            reason = Reason.of(reasons.ADMITTED_LATER, party=party, published=case.published_day)
            return scores.neutral([reason], confidence=_SURE, modifiers=[Modifier.OUTDATED], at_most=0.0)
        return scores.refutes(REFUTED_BY_ADMISSION, _SURE, [Reason.of(reasons.ADMITTED, party=party)])
    if claimed.act is Act.NO_COMMENT and act.act is not Act.NO_COMMENT:
        return scores.neutral([Reason.of(reasons.OTHER_MATTER)])
    entailment = 1.0 if act.act is not Act.DENY else DENIAL_AS_NO_CONFIRMATION
    missing = [one for one in claimed.parties if one not in shared]
    if missing:
        entailment = min(entailment, ONE_PARTY_OF_TWO)
    template = {
        Act.NOT_CONFIRM: reasons.NOT_CONFIRMED,
        Act.NO_COMMENT: reasons.PASSED_ON,
        Act.DENY: reasons.DENIAL_IS_NO_CONFIRMATION,
    }[act.act]
    why = [Reason.of(template, party=party)]
    why += [Reason.of(reasons.MISSING_PART, missing=labels(missing))] if missing else []
    return scores.supports(entailment, _SURE, why, [Modifier.PARTLY_SUPPORTED] if missing else [])


def _of_confirmation(case: Case, claimed: SpeechAct, act: SpeechAct) -> StanceScore:
    """The claim: the party has confirmed it."""
    party = labels(_shared(claimed, act))
    if act.act is Act.CONFIRM:
        if case.is_later and case.claim.period is not None:
            return scores.neutral([Reason.of(reasons.ADMITTED_LATER, party=party, published=case.published_day)])
        return scores.supports(0.9, _SURE, [Reason.of(reasons.ADMITTED, party=party)])
    if case.is_earlier:
        reason = Reason.of(reasons.NOT_YET, party=party, published=case.published_day)
        return scores.neutral([reason], confidence=_SURE)
    return scores.refutes(REFUTED_BY_DENIAL, _SURE, [Reason.of(reasons.NOT_ADMITTED, party=party)])


def _of_denial(case: Case, claimed: SpeechAct, act: SpeechAct) -> StanceScore:
    """The claim: the party denies it, or does not."""
    party = labels(_shared(claimed, act))
    denies = act.act is Act.DENY
    if denies == (claimed.act is Act.DENY) and act.act is not Act.CONFIRM:
        return scores.supports(0.9, _SURE, [Reason.of(reasons.DENIED, party=party)])
    if act.act is Act.CONFIRM and claimed.act is Act.DENY:
        if case.is_later:
            reason = Reason.of(reasons.ADMITTED_LATER, party=party, published=case.published_day)
            return scores.neutral([reason], confidence=_SURE, modifiers=[Modifier.OUTDATED], at_most=0.0)
        return scores.refutes(REFUTED_BY_ADMISSION, _SURE, [Reason.of(reasons.ADMITTED, party=party)])
    return scores.neutral([Reason.of(reasons.OTHER_MATTER)])
