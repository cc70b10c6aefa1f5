"""The claim's figures held against the passage's, each in its own time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import lru_cache

from recoupe.analysis.findings import FoundQuantity
from recoupe.defaults.judge import (
    ALIGNMENTS_KEPT,
    EXAGGERATED_AT_MOST,
    FIGURES_KEPT,
    LIGHT_WEIGHT,
    REFUTED_BY_FIGURE,
    ROUGHLY,
    SPOKEN_OF,
    STATE_HOLDS_DAYS,
    STATEMENTS_KEPT,
    WORDS_COUNTED,
)
from recoupe.defaults.metrics import MEASURES
from recoupe.folding import fold
from recoupe.judge import amounts, reasons, words
from recoupe.judge.alignment import Alignment
from recoupe.judge.amounts import Relation
from recoupe.judge.case import Case
from recoupe.judge.findings import Finding, agrees, blocks, contradicts, lacks
from recoupe.judge.frames import Frame
from recoupe.judge.parties import label
from recoupe.judge.timing import Timing
from recoupe.model import Comparator, Modifier, Quantity, Reason, Span

CASUALTY_METRICS = {
    "killed": frozenset(["kill", "die", "casualties"]),
    "wounded": frozenset(["wound", "casualties"]),
    "killed_or_wounded": frozenset(["kill", "die", "wound", "casualties"]),
}
# Soldiers counted at a place are stationed there.
STRENGTH_METRICS = dict.fromkeys(["troops", "deployed"], frozenset(["deploy", "station_abroad"]))
_SAME_COUNT = frozenset([Relation.AGREES, Relation.WITHIN, Relation.ROUGHLY, Relation.DIFFERS])
# What a figure counts stands behind it, in the same clause.
_BEHIND = re.compile(r"[^.,;:()\[\]\d]{0,40}")
_WHERE = re.compile(r"\b(?:en|au|aux|dans|in|to|into|в|у|на|до)\s+(?:the\s+)?$", re.IGNORECASE)
# What can be measured: the passage has to name it, whatever else it says of it.
_MEASURED = frozenset(["thing", "word"])
# Decades and centuries are stretches, and compared with no numeral.
_NUMERAL = re.compile(
    r"\d+(?:[.,\u00a0\u202f]\d+)*(?!\d|['’]?s\b|(?:th|st|nd|rd) century|-?[йегх]\w* век|[eè]\w* siècle|세기|년대)"
)
_KOREAN_WHERE = re.compile(r"^(?:에|에서|로|으로)(?![가-힣]*게)")
_SPELLED = {
    Comparator.EXACT: "{value}",
    Comparator.AT_LEAST: "at least {value}",
    Comparator.AT_MOST: "at most {value}",
    Comparator.MORE_THAN: "more than {value}",
    Comparator.LESS_THAN: "fewer than {value}",
    Comparator.ABOUT: "about {value}",
    Comparator.NEARLY: "nearly {value}",
    Comparator.BETWEEN: "{value} to {high}",
}

# How the passage's figure stands to the claim's, and which it is.
Closest = tuple[Relation, FoundQuantity]


def check_figures(case: Case, passage: Frame, timing: Timing, *, same_event: bool) -> Iterator[Finding]:
    """One finding for each figure of the claim; `same_event` says that the passage tells of the same at all."""
    partly = (Modifier.PARTLY_SUPPORTED,) if same_event else ()
    for claimed, closest in closest_figures(case.frame, passage):
        if closest is None or closest[0] is Relation.INCOMPARABLE:
            yield lacks(Reason.of(reasons.NO_FIGURE, claimed=spell(claimed.quantity)), *partly)
        else:
            yield _finding(case, claimed, *closest, timing)


def is_of_another(case: Case, alignment: Alignment, passage: Frame) -> bool:
    """Whether the passage counts elsewhere or others, or measures another thing than the claim: imports, not exports.

    Another figure of that contradicts nothing.
    """
    missing = [match.unit for match in alignment.matches if match.found is not None and match.found < SPOKEN_OF]
    own = {name.entity or fold(name.text) for name in case.frame.all_names}
    others = any((name.entity or fold(name.text)) not in own for name in passage.names)
    if others and any(unit.sort == "name" for unit in missing):
        return True
    measured = [one.span for one in case.frame.quantities if one.quantity.metric in MEASURES]
    first = next((match.unit for match in alignment.matches), None)
    named = [unit for unit in missing if unit is first or (unit.sort in _MEASURED and unit.weight > LIGHT_WEIGHT)]
    return any(unit.span.end <= span.start for unit in named for span in measured)


def check_numerals(case: Case, passage: Frame) -> Iterator[Finding]:
    """A finding where the claim has a numeral that is no figure, as of a date or a rank, and the passage has not."""
    if case.frame.language != passage.language:
        return
    there = _numerals(passage.text)
    told = [found.span for found in case.frame.quantities] + [one.span for one in case.frame.periods if one.period]
    told += [name.span for name in case.frame.all_names]
    counted = {f"{found.quantity.value:.10g}" for found in case.frame.quantities}
    for written, span in _numerals(case.frame.text).items():
        if not (written in there or written in counted or any(span.overlaps(one) for one in told)):
            yield lacks(Reason.of(reasons.NO_FIGURE, claimed=written))
            return


@lru_cache(maxsize=STATEMENTS_KEPT)
def _numerals(text: str) -> Mapping[str, Span]:
    """The numerals of a text without their separators, and where they stand."""
    return {re.sub(r"\D", "", one.group()): Span(*one.span()) for one in _NUMERAL.finditer(text)}


# The figures of a pair are asked for by several rules, one shortly after the other.
@lru_cache(maxsize=ALIGNMENTS_KEPT)
def closest_figures(claim: Frame, passage: Frame) -> tuple[tuple[FoundQuantity, Closest | None], ...]:
    """Each figure of the claim with the passage's figure that stands closest to it; None where it has no figures."""
    return tuple([(claimed, _closest(claimed, claim, passage)) for claimed in claim.quantities])


def _closest(claimed: FoundQuantity, claim: Frame, passage: Frame) -> Closest | None:
    vague = amounts.is_vague(claimed, claim.text)
    found = [_counting(one, claimed.of, passage) for one in passage.quantities]
    return amounts.best((_relation(claimed, one, vague, claim, passage), one) for one in found)


def _relation(claimed: FoundQuantity, found: FoundQuantity, vague: bool, claim: Frame, passage: Frame) -> Relation:
    relation = amounts.relate(claimed, found, vague)
    if relation not in amounts.APART:
        return relation
    # "11 won, two lost": a figure of the claim answers to its like in the passage, and to no other.
    answers_another = any(one.quantity.value == found.quantity.value for one in claim.quantities)
    own = _counted(claimed, claim)
    same = [one for one in passage.quantities if one.quantity.value == claimed.quantity.value]
    is_there = any(not own.isdisjoint(_counted(one, passage)) for one in same)
    may_differ = not (answers_another or is_there) and _counts_alike(claimed, claim, found, passage)
    return relation if may_differ else Relation.INCOMPARABLE


def _counts_alike(claimed: FoundQuantity, claim: Frame, found: FoundQuantity, passage: Frame) -> bool:
    """Whether two figures may count the same: bare numbers only where the words behind them are the same."""
    if claimed.quantity.metric or claimed.quantity.unit:
        return True
    own, there = _counted(claimed, claim), _counted(found, passage)
    return not own.isdisjoint(there) or (claim.language != passage.language and not (own and there))


# Looked up for each pair of figures.
@lru_cache(maxsize=FIGURES_KEPT)
def _counted(found: FoundQuantity, frame: Frame) -> frozenset[str]:
    """The first words behind a figure, as stems and concepts: what a bare number counts."""
    behind = _BEHIND.match(frame.text, found.span.end)
    end = behind.end() if behind else found.span.end
    if frame.language == "ko":
        return frozenset([frame.text[found.span.end : end].strip()[:1]])
    words_there = words.content_words(frame.text, frame.language)
    near = [one for one in words_there if found.span.end <= one[0].start < end][:WORDS_COUNTED]
    concepts = {one.concept for one in frame.concepts if any(one.span.overlaps(span) for span, _ in near)}
    stems = {words.stem(word, frame.language) for _, word in near}
    return frozenset(stems | concepts)


def _counting(found: FoundQuantity, claimed: str, passage: Frame) -> FoundQuantity:
    """The figure as one of the claim's people where they are named nearer to it than those it was given to."""
    if not claimed or not found.of or found.of == claimed:
        return found
    if _is_place(found.of, passage):
        return replace(found, of="")
    near, far = (_distance(found, entity, passage) for entity in (claimed, found.of))
    return replace(found, of=claimed) if near < far else found


def _is_place(entity: str, passage: Frame) -> bool:
    """Whether those counted are, by the words around their name, where it happens: "11,000 deployed to Russia"."""
    spans = [name.span for name in passage.all_names if name.entity == entity]
    if passage.language == "ko":
        return any(_KOREAN_WHERE.search(passage.text[span.end :]) for span in spans)
    return bool(spans) and all(_WHERE.search(passage.text[: span.start]) for span in spans)


def _distance(found: FoundQuantity, entity: str, passage: Frame) -> float:
    """Characters between a figure and the nearest name of an entity; infinite where it is not named."""
    named = [name.span for name in passage.all_names if name.entity == entity]
    gaps = [max(span.start - found.span.end, found.span.start - span.end, 0) for span in named]
    return min(gaps, default=float("inf"))


def agreed_events(case: Case, passage: Frame, *, there: bool) -> frozenset[str]:
    """The events that a comparable count already states; `there` says that the passage names the claim's place."""
    events: frozenset[str] = frozenset()
    for _, closest in closest_figures(case.frame, passage):
        if closest and closest[0] in _SAME_COUNT:
            metric = closest[1].quantity.metric
            events |= CASUALTY_METRICS.get(metric, frozenset())
            events |= STRENGTH_METRICS.get(metric, frozenset()) if there else frozenset()
    return events


def counts(claim: Frame) -> bool:
    """Whether a claim counts something: of what is measured, a figure that agrees tells nothing."""
    return any(found.quantity.metric not in MEASURES for found in claim.quantities)


def figures_agree(case: Case, passage: Frame) -> bool:
    """Whether the claim counts something and every one of its figures agrees with one of the passage."""
    told = [found for claimed, found in closest_figures(case.frame, passage) if claimed.quantity.metric]
    return (
        bool(told)
        and counts(case.frame)
        and all(found and found[0] in (Relation.AGREES, Relation.WITHIN) for found in told)
    )


def _finding(case: Case, claimed: FoundQuantity, relation: Relation, found: FoundQuantity, timing: Timing) -> Finding:
    said, asked = spell(found.quantity), spell(claimed.quantity)
    if relation is Relation.COUNTS_MORE:
        wider = found.quantity.metric.replace("_", " ")
        reason = Reason.of(reasons.FIGURE_COUNTS_MORE, found=said, wider=wider, claimed=_metric(claimed))
        return blocks(reason, Modifier.EXAGGERATED_QUANTITY, at_most=EXAGGERATED_AT_MOST)
    if relation is Relation.COUNTS_LESS:
        reason = Reason.of(reasons.FIGURE_COUNTS_LESS, found=said, narrower=_metric(found), claimed=_metric(claimed))
        return blocks(reason, Modifier.PARTLY_SUPPORTED)
    if relation is Relation.OTHERS:
        others, own = label(found.of), label(claimed.of)
        return blocks(Reason.of(reasons.FIGURE_OF_OTHERS, found=said, others=others, claimed=own))
    same = relation is Relation.AGREES and found.quantity.value == claimed.quantity.value
    if (moved := _other_time(case, said, timing)) and not (same and timing is Timing.LATER):
        return moved
    if relation in (Relation.AGREES, Relation.WITHIN):
        template = reasons.FIGURE_AGREES if relation is Relation.AGREES else reasons.FIGURE_WITHIN
        return agrees(Reason.of(template, found=said, claimed=asked))
    return _apart(case, relation, said, asked)


def _apart(case: Case, relation: Relation, said: str, asked: str) -> Finding:
    if relation is Relation.ROUGHLY:
        return agrees(Reason.of(reasons.FIGURE_WITHIN, found=said, claimed=asked), ROUGHLY)
    if relation is Relation.NEAR:
        return blocks(Reason.of(reasons.FIGURE_NEAR, found=said, claimed=asked), Modifier.PARTLY_SUPPORTED)
    if relation is Relation.OTHER_SCALE:
        return blocks(Reason.of(reasons.OTHER_SCALE, found=said, claimed=asked))
    if not _same_days(case):
        template = reasons.LATER_COUNT if case.is_later else reasons.EARLIER_COUNT
        return blocks(Reason.of(template, found=said, published=case.published_day, period=case.about_when))
    return contradicts(Reason.of(reasons.OTHER_FIGURE, found=said, claimed=asked), REFUTED_BY_FIGURE)


def _other_time(case: Case, said: str, timing: Timing) -> Finding | None:
    if timing is Timing.WIDER:
        return blocks(Reason.of(reasons.WIDER_COUNT, found=said, period=case.about_when))
    if timing is Timing.LATER:
        return blocks(Reason.of(reasons.LATER_COUNT, found=said, published=case.published_day, period=case.about_when))
    return None


def _same_days(case: Case) -> bool:
    """Whether passage and claim were written so close together that a count cannot simply have moved on."""
    if case.published is None or case.written is None:
        return True
    apart = abs(case.published.earliest - case.written.earliest)
    return apart <= timedelta(days=STATE_HOLDS_DAYS)


def _metric(found: FoundQuantity) -> str:
    return found.quantity.metric.replace("_", " ")


@lru_cache(maxsize=FIGURES_KEPT)
def spell(quantity: Quantity) -> str:
    """A quantity in words: "at least 30 killed or wounded"."""
    high = "" if quantity.high is None else f"{quantity.high:,.10g}"
    value = _SPELLED[quantity.comparator].format(value=f"{quantity.value:,.10g}", high=high)
    metric = "" if quantity.metric == quantity.unit else quantity.metric.replace("_", " ")
    return " ".join(part for part in (value, quantity.unit, metric) if part)
