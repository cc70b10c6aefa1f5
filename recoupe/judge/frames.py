"""A statement as a frame: what happens, to whom, where, when, how many, who says so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache

from recoupe.analysis.findings import Analysis, FoundConcept, FoundName, FoundPeriod, FoundQuantity
from recoupe.analysis.sentence import analyse
from recoupe.analysis.sentences import split_sentences
from recoupe.concepts import lexicon
from recoupe.defaults.judge import PASSAGES_KEPT
from recoupe.folding import fold
from recoupe.judge import amounts, words
from recoupe.judge.parties import kind_of, same_voice
from recoupe.judge.polarity import is_negated
from recoupe.model import Attribution, Claim, Quantity, Span
from recoupe.moments import Moment

_SAYING = frozenset(["say", "announce", "report", "publish", "estimate", "believe", "warn"])
_AT_ANOTHER_MOMENT = 1e-6


@dataclass(frozen=True, eq=False)
class Frame:
    """What one statement says. `names` leaves out those who only say it; they are in `attributions`.

    `attributed` are the words of each attribution, `crediting` those of them that do no more than credit.

    The `context_` fields hold what the sentences beside it name, for what the statement itself leaves unsaid; of
    concepts only those that they do not deny.

    A frame equals only itself: the same text is framed once, and frames are looked up by what they are.
    """

    text: str
    language: str
    concepts: tuple[FoundConcept, ...]
    names: tuple[FoundName, ...]
    all_names: tuple[FoundName, ...]
    quantities: tuple[FoundQuantity, ...]
    periods: tuple[FoundPeriod, ...]
    attributions: tuple[Attribution, ...]
    attributed: tuple[Span, ...]
    crediting: tuple[Span, ...]
    words: frozenset[str]
    quotes: tuple[str, ...]
    hedged: bool
    context_entities: frozenset[str] = frozenset()
    context_concepts: frozenset[str] = frozenset()
    context_words: frozenset[str] = frozenset()
    context_periods: tuple[FoundPeriod, ...] = ()

    @cached_property
    def concept_ids(self) -> frozenset[str]:
        """The concepts it names."""
        return frozenset(one.concept for one in self.concepts)

    @cached_property
    def asserted_ids(self) -> frozenset[str]:
        """The concepts it names without denying them: what it denies is no context for its neighbours."""
        return frozenset(one.concept for one in self.concepts if not is_negated(self.text, one.span, self.language))

    @cached_property
    def cases(self) -> Mapping[str, Span]:
        """Where each concept is named, by itself or by a narrower one; the first place counts."""
        found: dict[str, Span] = {}
        for one in self.concepts:
            for concept in (one.concept, *lexicon().broader(one.concept)):
                found.setdefault(concept, one.span)
        return found

    @cached_property
    def context_cases(self) -> frozenset[str]:
        """The concepts that the sentences beside it name, and what those are cases of."""
        return self.context_concepts.union(*(lexicon().broader(one) for one in self.context_concepts))

    @cached_property
    def folded(self) -> str:
        """Its text as it is searched for a name."""
        return fold(self.text)

    @cached_property
    def entities(self) -> frozenset[str]:
        """The gazetteer ids it names, speakers left out."""
        return frozenset(name.entity for name in self.names if name.entity)


def frame_of_claim(claim: Claim) -> Frame:
    """The claim's frame: its fields where the article gave them, the analysis of its text for the rest."""
    anchor = claim.period.start if claim.period and claim.period.start else None
    return _of_claim(claim, _frame(analyse(claim.text, claim.language, anchor), claim.attribution))


def _of_claim(claim: Claim, frame: Frame) -> Frame:
    quantities = tuple(_placed(quantity, frame) for quantity in claim.quantities) or frame.quantities
    return replace(frame, quantities=quantities, hedged=claim.hedged)


def _placed(quantity: Quantity, frame: Frame) -> FoundQuantity:
    """The claim's quantity with the words that state it in the claim's text, where they are found."""
    for found in frame.quantities:
        if abs(found.quantity.value - quantity.value) <= _AT_ANOTHER_MOMENT * max(1.0, abs(quantity.value)):
            return FoundQuantity(found.span, quantity, found.of)
    return FoundQuantity(Span(0, 0), quantity)


@lru_cache(maxsize=PASSAGES_KEPT)
def frames_of_passage(text: str, language: str, published: Moment | None) -> tuple[Frame, ...]:
    """The frame of each sentence of a passage, each knowing what the others name."""
    anchor: date | None = published.day if published else None
    spans = split_sentences(text, language) or (Span(0, len(text)),)
    frames = [_frame(analyse(span.of(text), language, anchor), None) for span in spans if span.of(text).strip()]
    if len(frames) == 1:
        return tuple(frames)
    return tuple(_in_context(frame, [other for other in frames if other is not frame]) for frame in frames)


def _in_context(frame: Frame, others: Sequence[Frame]) -> Frame:
    return replace(
        frame,
        context_entities=frozenset().union(*(other.entities for other in others)),
        context_concepts=frozenset().union(*(other.asserted_ids for other in others)),
        context_words=frozenset().union(*(other.words for other in others)),
        context_periods=tuple(period for other in others for period in other.periods),
    )


def _frame(analysis: Analysis, attribution: Attribution | None) -> Frame:
    attributing = [found.span for found in analysis.attributions if _only_says(found.span, analysis.concepts)]
    speakers = [found.attribution.entity for found in analysis.attributions if found.span in attributing]
    doing = [found.attribution.entity for found in analysis.attributions if found.span not in attributing]
    speakers += [attribution.entity] if attribution and attribution.entity not in doing else []
    return Frame(
        text=analysis.text,
        language=analysis.language,
        concepts=_content(analysis.concepts, attributing),
        names=_not_speaking(analysis.names, attributing, speakers),
        all_names=analysis.names,
        quantities=amounts.with_sums(analysis.quantities),
        periods=analysis.periods,
        attributions=tuple(found.attribution for found in analysis.attributions),
        attributed=tuple(found.span for found in analysis.attributions),
        crediting=tuple(attributing),
        words=words.word_set(analysis.text, analysis.language),
        quotes=tuple(span.of(analysis.text) for span in analysis.quotes),
        hedged=analysis.hedged,
    )


def _only_says(span: Span, concepts: Sequence[FoundConcept]) -> bool:
    """Whether attributing words do no more than credit: to accuse or to threaten is a deed of its own."""
    speech = [one.concept for one in concepts if one.span.overlaps(span) and lexicon().sort(one.concept) == "speech"]
    return not speech or any(concept in _SAYING for concept in speech)


def _content(concepts: Sequence[FoundConcept], attributing: Sequence[Span]) -> tuple[FoundConcept, ...]:
    """The concepts but those with which somebody is credited for the rest."""
    return tuple(
        one
        for one in concepts
        if not (one.concept in _SAYING and any(one.span.overlaps(span) for span in attributing))
        and not (lexicon().sort(one.concept) == "thing" and any(inside(one.span, span) for span in attributing))
    )


def _not_speaking(
    names: Sequence[FoundName], attributing: Sequence[Span], speakers: Sequence[str]
) -> tuple[FoundName, ...]:
    return tuple(
        name
        for name in names
        if not any(name.span.overlaps(span) for span in attributing)
        and not (name.entity and kind_of(name.entity) != "people" and _speaks(name.entity, speakers))
    )


def _speaks(entity: str, speakers: Sequence[str]) -> bool:
    return any(same_voice(entity, speaker) for speaker in speakers)


def inside(span: Span, other: Span) -> bool:
    """Whether a span lies within another one."""
    return other.start <= span.start and span.end <= other.end
