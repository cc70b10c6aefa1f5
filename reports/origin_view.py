"""How the origins of a claim read: who first, who carries it, what it is worth, and the verdict without it."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.assess.weighing import may_be
from recoupe.model import Bearing, Claim, Edge, Evidence, Origin, Role, Stance, Worth
from reports.assessments import bars
from reports.evidence_view import evidence_view
from reports.labels import bloc_label, letter_words
from reports.language import Speech
from reports.lookup import LABEL_CHARS, Lookup, bears, verdict_word
from reports.parts import EvidenceView, OriginView
from reports.safe import one_line
from reports.vocabulary import EDGES, STANCES

SHOWN_PER_ORIGIN = 4
SHOWN_EDGES = 4
EDGE_CHARS = 220


def grouped(lookup: Lookup, claim: Claim, bearing: Bearing) -> dict[str, list[Evidence]]:
    """The passages that take a side on the claim, oldest first, by origin; origins in the order of their oldest."""
    groups: dict[str, list[Evidence]] = {}
    for evidence in lookup.evidence_on(claim, bearing):
        if bears(evidence):
            groups.setdefault(evidence.origin, []).append(evidence)
    return groups


def origin_views(lookup: Lookup, claim: Claim, bearing: Bearing) -> tuple[OriginView, ...]:
    """The origins on one question about a claim, what is worth most first."""
    worths = _worths(lookup, claim, bearing)
    groups = grouped(lookup, claim, bearing)

    def rank(origin: str) -> tuple[float, int]:
        worth = worths.get(origin)
        return -max(worth.support, worth.opposition) if worth else 0.0, list(groups).index(origin)

    prefix = f"claim-{lookup.numbers[claim.id]}-{bearing.value}"
    return tuple(
        _origin_view(lookup, claim, bearing, origin, groups[origin], worths.get(origin), f"{prefix}-{number}")
        for number, origin in enumerate(sorted(groups, key=rank), start=1)
    )


def _worths(lookup: Lookup, claim: Claim, bearing: Bearing) -> dict[str, Worth]:
    found = lookup.assessments.get((claim.id, bearing))
    return {worth.origin: worth for worth in found.worths} if found else {}


def _origin_view(
    lookup: Lookup,
    claim: Claim,
    bearing: Bearing,
    key: str,
    passages: Sequence[Evidence],
    worth: Worth | None,
    anchor: str,
) -> OriginView:
    speech, origin = lookup.speech, lookup.origins.get(key)
    first_hand = sorted(passages, key=lambda one: (one.role.value != "origin", lookup.age(one)))
    views = [evidence_view(lookup, one, f"{anchor}-{place}") for place, one in enumerate(first_hand, start=1)]
    shown, more = views[:SHOWN_PER_ORIGIN], views[SHOWN_PER_ORIGIN:]
    letter = one_line(origin.letter if origin else passages[0].letter, 2)
    stance = side_of(passages)
    return OriginView(
        anchor=anchor,
        label=lookup.origin_label(key),
        bloc=bloc_label(one_line(origin.bloc if origin else passages[0].bloc, LABEL_CHARS), speech),
        letter=letter,
        letter_words=letter_words(letter, speech),
        stance=stance,
        stance_word=side_word(stance, bearing, speech),
        first=_first(lookup, passages),
        carried=_carried(lookup, passages),
        note=_note(origin, passages, speech),
        worth=_worth_words(worth, speech),
        without=_without(lookup, claim, bearing, worth),
        bars=bars(worth.support, worth.support, worth.opposition, worth.opposition, speech) if worth else None,
        because=_because(origin, lookup),
        evidence=tuple(shown),
        more=tuple(more),
        more_words=_more_words(more, speech),
    )


def side_of(passages: Sequence[Evidence]) -> str:
    """`supports`, `refutes`, or `both` for an origin that did both."""
    sides = {one.score.stance for one in passages} & {Stance.SUPPORTS, Stance.REFUTES}
    return next(iter(sides)).value if len(sides) == 1 else "both"


def side_word(side: str, bearing: Bearing, speech: Speech) -> str:
    """The side in words, for one of the two questions."""
    if side == "both":
        return speech.say("says both")
    if bearing is Bearing.SAID:
        shown = speech.say("shows that it was said")
        return shown if side == "supports" else speech.say("shows that it was not said so")
    return speech.say(STANCES[Stance(side)])


def publishers_of(lookup: Lookup, passages: Sequence[Evidence]) -> tuple[str, ...]:
    """The publishers that carry the passages, each once, oldest first."""
    found = [lookup.documents[one.passage.document] for one in passages if one.passage.document in lookup.documents]
    return tuple(dict.fromkeys(one_line(document.publisher, LABEL_CHARS) for document in found))


def _first(lookup: Lookup, passages: Sequence[Evidence]) -> str:
    speech = lookup.speech
    document = lookup.documents.get(_earliest(lookup, passages).passage.document)
    if document is None:
        return ""
    publisher, date = one_line(document.publisher, LABEL_CHARS), speech.moment(document.published)
    others = (lookup.documents.get(one.passage.document) for one in passages)
    together = {one.publisher for one in others if one and one.published == document.published} - {document.publisher}
    if not together or document.published is None:
        return speech.say("first here: {publisher}, {date}", publisher=publisher, date=date)
    return speech.count(
        "first here: {publisher} and {n} other at the same time, {date}",
        "first here: {publisher} and {n} others at the same time, {date}",
        len(together),
        publisher=publisher,
        date=date,
    )


def _earliest(lookup: Lookup, passages: Sequence[Evidence]) -> Evidence:
    """The oldest passage; of those published at one time that of the origin itself, whose name stands above it."""
    eldest = lookup.age(passages[0])[0]
    together = [one for one in passages if lookup.age(one)[0] == eldest]
    return next((one for one in together if one.role is not Role.RELAY), passages[0])


def _carried(lookup: Lookup, passages: Sequence[Evidence]) -> str:
    carriers = len({one.passage.document for one in passages})
    if carriers <= 1:
        return ""
    return lookup.speech.count(
        "carried by {n} document, which counts once", "carried by {n} documents, which count once", carriers
    )


def _note(origin: Origin | None, passages: Sequence[Evidence], speech: Speech) -> str:
    notes = []
    if all(one.role is Role.RELAY for one in passages):
        notes.append(speech.say("its own text is not at hand, only what others carry of it"))
    if origin and may_be(origin):
        notes.append(speech.say("nothing shows that it is a voice of its own, and nothing that it is not"))
    elif origin and origin.unresolved:
        notes.append(speech.say("not known who this is; it may be the same as another origin of its bloc"))
    if origin and origin.primary:
        notes.append(speech.say("a primary document"))
    return speech.say("; ").join(notes)


def _worth_words(worth: Worth | None, speech: Speech) -> str:
    if worth is None:
        return speech.say("weighs nothing")
    if worth.support and worth.opposition:
        return speech.say(
            "alone: support {support}, opposition {opposition}",
            support=speech.index(worth.support),
            opposition=speech.index(worth.opposition),
        )
    if worth.opposition:
        return speech.say("alone: opposition {opposition}", opposition=speech.index(worth.opposition))
    return speech.say("alone: support {support}", support=speech.index(worth.support))


def _without(lookup: Lookup, claim: Claim, bearing: Bearing, worth: Worth | None) -> str:
    found = lookup.assessments.get((claim.id, bearing))
    if worth is None or found is None:
        return ""
    if worth.verdict_without is found.verdict:
        return lookup.speech.say("without it: no change")
    word = verdict_word(worth.verdict_without, lookup.speech).label
    return lookup.speech.say("without it: {verdict}", verdict=word)


def _because(origin: Origin | None, lookup: Lookup) -> tuple[str, ...]:
    if origin is None:
        return ()
    ordered = sorted(origin.edges, key=lambda edge: (-edge.confidence, edge.kind, edge.evidence, edge.from_))
    words = dict.fromkeys(_edge_words(edge, lookup) for edge in ordered)
    return tuple(words)[:SHOWN_EDGES]


def _edge_words(edge: Edge, lookup: Lookup) -> str:
    speech = lookup.speech
    document = lookup.documents.get(edge.from_)
    known = EDGES.get(edge.kind)
    kind = one_line(speech.say(known) if known else speech.note(edge.kind.replace("_", " ")), LABEL_CHARS)
    trace = one_line(speech.note(edge.evidence), EDGE_CHARS)
    if document is None:
        return speech.say("{kind}: {trace}", kind=kind, trace=trace)
    publisher = one_line(document.publisher, LABEL_CHARS)
    return speech.say("{publisher} — {kind}: {trace}", publisher=publisher, kind=kind, trace=trace)


def _more_words(more: Sequence[EvidenceView], speech: Speech) -> str:
    if not more:
        return ""
    return speech.count("{n} more document with the same origin", "{n} more documents with the same origin", len(more))
