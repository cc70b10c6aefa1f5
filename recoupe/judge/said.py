"""Whether the named speaker said it: the same content, credited to the same voice, in the words quoted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.concepts import find_concepts, lexicon
from recoupe.defaults.judge import GENERAL_VOICES, LIGHT_CONCEPTS, SPEAKER_LANGUAGES, TRANSLATED_QUOTE
from recoupe.judge import reasons, scores, words
from recoupe.judge.frames import Frame, frame_of_claim
from recoupe.judge.parties import country_of, kind_of, label, same_voice
from recoupe.model import Attribution, Claim, Modifier, Reason, Stance, StanceScore
from recoupe.names import gazetteer, match_names

_GENERAL = frozenset(["country", "people"])
# What they say is not said by their country.
_MEDIA = frozenset(["outlet", "agency"])
_QUOTED_AT_MOST = 120
_SURE = 0.75


@dataclass(frozen=True, slots=True)
class Saying:
    """A passage as somebody's saying: its words, whom it credits, and who publishes it."""

    text: str
    language: str
    attribution: Attribution | None
    publisher: str = ""


def judge_said(claim: Claim, saying: Saying, content: StanceScore) -> StanceScore:
    """What a passage does to "the speaker said so", given what it does to the content."""
    credited = claim.attribution
    if credited is None or content.stance is Stance.UNKNOWN:
        return content
    own = saying.attribution is None and publishes_itself(saying.publisher, credited)
    if saying.attribution is None and not own:
        return scores.neutral([Reason.of(reasons.CREDITS_NOBODY)], 0.5 * content.entailment)
    if saying.attribution is not None and not same_speaker(credited, saying.attribution):
        found, claimed = _called(saying.attribution), _called(credited)
        reason = Reason.of(reasons.CREDITED_TO_OTHERS, found=found, claimed=claimed)
        return scores.neutral([reason], 0.5 * content.entailment)
    template = reasons.OWN_PUBLICATION if own else reasons.SAME_SPEAKER
    reason = Reason.of(template, speaker=_called(credited))
    score = replace(content, reasons=(reason, *content.reasons))
    return _quoted(claim, saying, score) if credited.direct else score


def same_speaker(claimed: Attribution, found: Attribution) -> bool:
    """Whether the passage credits whom the claim credits; "South Korean officials" is any of them."""
    if claimed.entity and found.entity:
        if same_voice(claimed.entity, found.entity):
            return True
        general = kind_of(claimed.entity) in _GENERAL or claimed.entity in GENERAL_VOICES
        official = general and kind_of(found.entity) not in _MEDIA
        return official and country_of(found.entity) == country_of(claimed.entity)
    if claimed.entity or found.entity:
        return False
    return match_names(claimed.speaker, found.speaker).match


def publishes_itself(publisher: str, credited: Attribution) -> bool:
    """Whether the publisher is the speaker, or speaks for it: kremlin.ru for the Kremlin."""
    if not publisher or not credited.entity:
        return False
    found = [name.entity for name in gazetteer().find(publisher, "en") if name.entity]
    return any(same_voice(entity, credited.entity) for entity in found if kind_of(entity) not in _GENERAL)


def _called(attribution: Attribution) -> str:
    return label(attribution.entity) if attribution.entity else attribution.speaker


def _quoted(claim: Claim, saying: Saying, score: StanceScore) -> StanceScore:
    """The quotation held against the speaker's words, in the language they were spoken where the passage is in it."""
    frame = frame_of_claim(claim)
    if not frame.quotes:
        return score
    quoted = " ".join(frame.quotes)
    spoken = SPEAKER_LANGUAGES.get(country_of(claim.attribution.entity), ()) if claim.attribution else ()
    if saying.language == claim.language:
        return _in_one_language(claim, saying, score, quoted, translated=claim.language not in spoken)
    if saying.language not in spoken:
        return score
    return _in_the_speakers(frame, saying, score, quoted)


def _in_one_language(claim: Claim, saying: Saying, score: StanceScore, quoted: str, *, translated: bool) -> StanceScore:
    own = [word for _, word in words.content_words(quoted, claim.language)]
    there = words.word_set(saying.text, saying.language)
    if not own or not all(words.has_word(word, claim.language, there) for word in own):
        return score
    why = [Reason.of(reasons.SAME_WORDS)]
    if translated:
        why.append(Reason.of(reasons.TRANSLATED_WORDING))
        return scores.supports(
            min(TRANSLATED_QUOTE, max(score.entailment, TRANSLATED_QUOTE)), _SURE, [*score.reasons[:1], *why]
        )
    return scores.supports(max(score.entailment, 0.9), _SURE, [*score.reasons[:1], *why])


def _in_the_speakers(claim: Frame, saying: Saying, score: StanceScore, quoted: str) -> StanceScore:
    asked = {one.concept for one in find_concepts(quoted, claim.language)} - LIGHT_CONCEPTS
    there = {one.concept for one in find_concepts(saying.text, saying.language)}
    deeds = {one.concept for one in claim.concepts if lexicon().sort(one.concept) == "event"} - asked - LIGHT_CONCEPTS
    # The same saying is recognised by at least half of what the claim tells around the quotation.
    if not asked or asked & there or not deeds or len(deeds & there) < len(deeds) / 2:
        return score
    found = saying.text.strip()[:_QUOTED_AT_MOST]
    reason = Reason.of(reasons.OTHER_WORDING, found=found, claimed=quoted)
    modifiers = tuple(dict.fromkeys((*score.modifiers, Modifier.MISQUOTED)))
    return scores.neutral([*score.reasons, reason], score.entailment, _SURE, modifiers)
