"""How a passage reads: its own words, who published them when and where, and what they do to the claim."""

from __future__ import annotations

from collections.abc import Mapping

from recoupe.model import Bearing, Document, Evidence
from reports.assessments import reasons
from reports.brief import quote_of
from reports.labels import bloc_label, letter_words
from reports.language import Speech
from reports.lookup import LABEL_CHARS, QUOTE_CHARS, Lookup, quoted
from reports.own_words import words_of
from reports.parts import EvidenceView, Link, Quote
from reports.safe import inert, link_to_words, one_line, web_address
from reports.vocabulary import BEARINGS, ROLES, STANCES

WHOLE_CLAIM = 0.9
COUNTED_FROM = 0.5
TELLING_INTEREST = 0.25
HASH_CHARS = 64


def evidence_view(lookup: Lookup, evidence: Evidence, anchor: str) -> EvidenceView:
    """A passage as a reader sees it."""
    speech = lookup.speech
    document = lookup.documents.get(evidence.passage.document)
    language = document.language if document else ""
    return EvidenceView(
        anchor=anchor,
        question=speech.say(BEARINGS[evidence.bearing]),
        stance=evidence.score.stance.value,
        stance_word=_stance_word(evidence, speech),
        covers=_covers(evidence, speech),
        quote=quoted(quote_of(evidence, document), language, QUOTE_CHARS),
        publisher=one_line(document.publisher, LABEL_CHARS) if document else speech.say("publisher unknown"),
        title=quoted(document.title, language, LABEL_CHARS * 2) if document else Quote("", "und", "auto"),
        date=speech.moment(document.published if document else None),
        language=speech.name_of_language(one_line(language, 20)),
        bloc=bloc_label(one_line(evidence.bloc, LABEL_CHARS), speech),
        letter=one_line(evidence.letter, 2),
        letter_words=letter_words(evidence.letter, speech),
        role=speech.say(ROLES[evidence.role]),
        interest=_interest(evidence, speech),
        link=_link(document, evidence),
        snapshot=one_line(document.snapshot, HASH_CHARS) if document else "",
        abstract=_abstract(document, speech),
        reasons=reasons(evidence.score.reasons, speech, _own_words(lookup, evidence)),
    )


def _own_words(lookup: Lookup, evidence: Evidence) -> Mapping[str, str]:
    claim = lookup.claims.get(evidence.claim)
    return words_of(claim, lookup.speech) if claim else {}


def _stance_word(evidence: Evidence, speech: Speech) -> str:
    if evidence.bearing is Bearing.SAID:
        stance = evidence.score.stance.value
        if stance == "supports":
            return speech.say("shows that it was said")
        if stance == "refutes":
            return speech.say("shows that it was not said so")
    return speech.say(STANCES[evidence.score.stance])


def _covers(evidence: Evidence, speech: Speech) -> str:
    if evidence.score.entailment >= WHOLE_CLAIM:
        return speech.say("speaks to the whole claim")
    if evidence.score.entailment >= COUNTED_FROM:
        return speech.say("speaks to most of the claim")
    return speech.say("speaks to too little of the claim to weigh")


def _interest(evidence: Evidence, speech: Speech) -> str:
    if evidence.interest <= -TELLING_INTEREST:
        return speech.say("against the speaker's own interest, so it weighs more")
    if evidence.interest >= TELLING_INTEREST:
        return speech.say("in the speaker's own interest, so it weighs less")
    return ""


def _link(document: Document | None, evidence: Evidence) -> Link:
    if document is None:
        return Link("", "")
    shown = one_line(document.url, LABEL_CHARS)
    if document.kind == "abstract":
        # An abstract's words are ours: no browser would find them on the page.
        return Link(shown, web_address(document.url))
    return Link(shown, link_to_words(document.url, evidence.passage.text))


def _abstract(document: Document | None, speech: Speech) -> str:
    if document is None or document.kind != "abstract":
        return ""
    return inert(speech.say("Abstract, not the publisher's wording"))
