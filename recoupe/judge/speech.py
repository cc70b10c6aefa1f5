"""What is done with words in a passage: who confirms, denies, keeps silent, or could not check."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from recoupe.analysis.findings import FoundConcept, FoundName
from recoupe.defaults.judge import ALIGNMENTS_KEPT
from recoupe.judge.frames import Frame
from recoupe.judge.parties import country_of, kind_of, same_voice
from recoupe.judge.polarity import is_negated
from recoupe.languages import get_language
from recoupe.model import Span


class Act(StrEnum):
    """One thing that is done with words."""

    CONFIRM = "confirm"
    NOT_CONFIRM = "not_confirm"
    DENY = "deny"
    NOT_DENY = "not_deny"
    NO_COMMENT = "no_comment"
    CANNOT_VERIFY = "cannot_verify"
    RUMOUR = "rumour"


_PLAIN = {
    "confirm": (Act.CONFIRM, Act.NOT_CONFIRM),
    "admit": (Act.CONFIRM, Act.NOT_CONFIRM),
    "deny": (Act.DENY, Act.NOT_DENY),
    "call_false": (Act.DENY, Act.NOT_DENY),
    "refuse_to_confirm": (Act.NOT_CONFIRM, Act.NOT_CONFIRM),
    "no_comment": (Act.NO_COMMENT, Act.NO_COMMENT),
    "cannot_verify": (Act.CANNOT_VERIFY, Act.CANNOT_VERIFY),
}
SPEECH_ACTS = frozenset(_PLAIN)
# What stands beside a nationality and does not speak.
_MUTE = frozenset(
    ["soldier", "weapon", "missile", "ammunition", "drone", "mercenary", "worker", "station_abroad", "take_part_in_war"]
)
_BESIDE = 2
_PREPOSITION = re.compile(
    r"(?:\b(?:about|of|in|to|from|with|for|on|against|into|over|"
    r"sur|en|dans|avec|pour|vers|contre|à|au|aux|de la|du|de|"
    r"о|об|в|на|с|со|из|для|к|про|у|з|із|зі|до)\s+(?:the\s+|la\s+|le\s+|les\s+)?|\b(?:l|d)['’])$",
    re.IGNORECASE,
)
_CLAUSE_BEGINS = re.compile(
    r"(?:^|[;:,.]|\b(?:that|neither|nor|que|ni|что|ни|що|ні|ані)\b|\bqu['’])\s*(?:the\s+|la\s+|le\s+|les\s+|l['’])?$",
    re.IGNORECASE,
)
_AFTER_VERB = 6
_WHO = frozenset(["country", "people", "body", "person"])


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """An act, the countries or other parties that do it, the words that say so, and those that name the parties."""

    act: Act
    parties: tuple[str, ...]
    span: Span
    concept: str
    who: tuple[Span, ...] = ()


@lru_cache(maxsize=ALIGNMENTS_KEPT)
def speech_acts(frame: Frame) -> tuple[SpeechAct, ...]:
    """The acts of confirming, denying and keeping silent in a statement, in the order of its text."""
    return tuple(_speech_act(one, frame) for one in frame.concepts if one.concept in _PLAIN)


def _speech_act(one: FoundConcept, frame: Frame) -> SpeechAct:
    subjects = _subjects(one, frame)
    speaker = _speaker(one, frame, near=bool(subjects))
    if speaker and not any(same_voice(name.entity, speaker) for name in subjects):
        subjects = []
    entities = [name.entity for name in subjects] or [speaker] * bool(speaker)
    parties = tuple(dict.fromkeys(country_of(entity) for entity in entities))
    return SpeechAct(_act(one, frame), parties, one.span, one.concept, tuple(name.span for name in subjects))


def _act(one: FoundConcept, frame: Frame) -> Act:
    positive, negative = _PLAIN[one.concept]
    if one.concept == "call_false" and _is_its_source(one, frame):
        return Act.RUMOUR
    if positive is negative:
        return positive
    return negative if is_negated(frame.text, one.span, frame.language) else positive


def _is_its_source(one: FoundConcept, frame: Frame) -> bool:
    """Whether a statement rests on what is called so: "according to rumours" calls nothing false."""
    known = get_language(frame.language)
    if known is None:
        return False
    before, behind = frame.text[: one.span.start], frame.text[one.span.end :]
    leads = rf"(?:{'|'.join(known.according_to)})"
    return bool(re.search(rf"{leads}\s(?:\w+\s)?$", before, re.IGNORECASE) or re.match(leads, behind))


def _speaker(one: FoundConcept, frame: Frame, *, near: bool) -> str:
    """Whose verb of saying it is or, where it need not be `near`, whoever is credited with the whole sentence."""
    spans = list(zip(frame.attributions, frame.attributed, strict=True))
    own = next((who.entity for who, span in spans if span.overlaps(one.span) and who.entity), "")
    if own or near:
        return own
    return next((who.entity for who, _ in spans if who.entity), "")


def _subjects(one: FoundConcept, frame: Frame) -> list[FoundName]:
    """Those named before the verb who may do it; where nobody is, those after it."""
    bystanders = [span for span in frame.attributed if not span.overlaps(one.span)]
    named = [name for name in frame.all_names if name.entity and kind_of(name.entity) in _WHO]
    acting = [name for name in named if not any(name.span.overlaps(span) for span in bystanders)]
    before = [name for name in acting if name.span.end <= one.span.start and _may_act(name, frame)]
    before = [name for name in before if not bystanders or _begins_clause(name, bystanders, frame)]
    if frame.language == "ko":
        return _korean_subjects(before, frame) or ([] if bystanders else before[:1])
    if _coordinated(before, frame):
        return before[:2]
    return before[:1] or ([] if bystanders else [name for name in acting if _may_act(name, frame)][:1])


def _begins_clause(name: FoundName, bystanders: Sequence[Span], frame: Frame) -> bool:
    """Whether a name stands where a reported clause begins: "Kirby said Russia has not", "that Russia has not"."""
    if frame.language == "ko" or _CLAUSE_BEGINS.search(frame.text[: name.span.start]):
        return True
    return any(0 <= name.span.start - span.end <= _AFTER_VERB for span in bystanders)


def _may_act(name: FoundName, frame: Frame) -> bool:
    """Whether a name can be the subject: not behind a preposition, not the nationality of soldiers or arms."""
    return not _PREPOSITION.search(frame.text[: name.span.start]) and not is_nationality(name, frame)


def is_nationality(name: FoundName, frame: Frame) -> bool:
    """Whether a name only says whose soldiers or arms they are: "North Korean soldiers" do not confirm anything."""
    near = Span(max(0, name.span.start - _BESIDE), name.span.end + _BESIDE)
    return any(one.concept in _MUTE and one.span.overlaps(near) for one in frame.concepts)


def _coordinated(names: list[FoundName], frame: Frame) -> bool:
    """Whether the first two names are joined: "neither Moscow nor Pyongyang"."""
    if len(names) < 2:
        return False
    between = frame.text[names[0].span.end : names[1].span.start].lower()
    joints = (
        " nor ",
        " and ",
        " ni ",
        " et ",
        " или ",
        " и ",
        " ни ",
        " і ",
        " та ",
        " й ",
        " ані ",
        " ні ",
        " or ",
        " ou ",
    )
    return len(between) <= 25 and any(joint in f" {between} " for joint in joints)


def _korean_subjects(names: list[FoundName], frame: Frame) -> list[FoundName]:
    """Names with a subject or topic particle, and those joined to them."""
    subjects: list[FoundName] = []
    for index, name in enumerate(names):
        after = frame.text[name.span.end : name.span.end + 2]
        last = frame.text[name.span.end - 1 : name.span.end]
        if after[:1] in "은는이가도" or last in "은는이가도":
            joined = index > 0 and frame.text[names[index - 1].span.end : name.span.start].strip() in (
                "과",
                "와",
                "나",
                "이나",
                "·",
                ",",
            )
            subjects += [names[index - 1], name] if joined else [name]
    return list(dict.fromkeys(subjects))
