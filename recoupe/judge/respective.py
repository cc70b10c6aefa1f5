"""Lists told off against each other: "A and B got 21 and 18 months respectively" gives A no 18 months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from recoupe.analysis.findings import FoundName, FoundQuantity
from recoupe.defaults.judge import STATEMENTS_KEPT
from recoupe.folding import fold
from recoupe.judge.frames import Frame
from recoupe.model import Comparator, Span

_RESPECTIVELY = re.compile(r"\brespectivement\b|\brespectively\b|\bсоответственно\b|\bвідповідно\b|각각", re.IGNORECASE)
_AND = re.compile(r"^(?:\w{0,2}\s*,\s*|\w{0,2}\s+(?:et|and|и|і|та|й)\s+|[와과]\s+|\s+및\s+)(?:\w{1,3}[\s'’]+){0,2}$")
_LETTERS_BETWEEN = 40  # between one figure of a list and the next, and between the word and the list


def as_told_of(claim: Frame, passage: Frame) -> Frame:
    """The passage with those figures of such a list alone that belong to the one that the claim names."""
    told = _told(passage.text)
    listed = _listed(passage.quantities, told) if told else []
    if not listed:
        return passage
    figures = [one for figure in listed for one in _apart(figure)]
    named = _run([name for name in passage.all_names if name.span.end <= listed[0].span.start], passage.text)
    if len(named) != len(figures):
        return passage
    own = [(name, figure) for name, figure in zip(named, figures, strict=True) if _is_named(name, claim)]
    if len(own) != 1:
        return passage
    ((name, figure),) = own
    figure = replace(figure, of=name.entity or figure.of)
    return replace(passage, quantities=(*(one for one in passage.quantities if one not in listed), figure))


# Every statement is asked for each claim, and nearly none has such a list.
@lru_cache(maxsize=STATEMENTS_KEPT)
def _told(text: str) -> Span | None:
    told = _RESPECTIVELY.search(text)
    return Span(*told.span()) if told else None


def _run(names: Sequence[FoundName], text: str) -> list[FoundName]:
    """The last names that follow each other with no more than "and" or a comma between them."""
    runs: list[list[FoundName]] = []
    for name in names:
        if runs and _AND.match(text[runs[-1][-1].span.end : name.span.start]):
            runs[-1].append(name)
        else:
            runs.append([name])
    return next((run for run in reversed(runs) if len(run) > 1), [])


def _listed(figures: Sequence[FoundQuantity], told: Span) -> list[FoundQuantity]:
    """The figures of the list: those behind the word, one close to the other, or else those before it."""
    behind = _close([one for one in figures if one.span.start >= told.end], told.end)
    return behind or _close([one for one in figures if one.span.end <= told.start][::-1], told.start)[::-1]


def _apart(figure: FoundQuantity) -> Sequence[FoundQuantity]:
    """The two figures of what reads as a range: "at 11,000 and 12,000 respectively"."""
    told = figure.quantity
    if told.comparator is not Comparator.BETWEEN or told.high is None:
        return (figure,)
    return [
        replace(figure, quantity=replace(told, value=value, high=None, comparator=Comparator.EXACT))
        for value in (told.value, told.high)
    ]


def _close(figures: Sequence[FoundQuantity], place: int) -> list[FoundQuantity]:
    found: list[FoundQuantity] = []
    for one in figures:
        if min(abs(one.span.start - place), abs(one.span.end - place)) > _LETTERS_BETWEEN:
            break
        found.append(one)
        place = one.span.end if one.span.start >= place else one.span.start
    return found


def _is_named(name: FoundName, claim: Frame) -> bool:
    if name.entity:
        return any(one.entity == name.entity for one in claim.all_names)
    return fold(name.text) in claim.folded
