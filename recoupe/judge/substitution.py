"""Something else in the place of what the claim names: measles for cholera, adults for children."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.concepts import lexicon
from recoupe.defaults.judge import LENGTH_OF_A_TWIN, LIGHT_CONCEPTS, WORDS_OF_A_TWIN
from recoupe.judge import reasons, words
from recoupe.judge.alignment import Alignment, Unit
from recoupe.judge.case import Case
from recoupe.judge.findings import Finding, blocks, lacks
from recoupe.judge.frames import Frame
from recoupe.model import Reason

# A name of letters and a number: weapons, variants of a virus, summits of a series.
_NUMBERED = re.compile(r"^(\w*[^\W\d])[-. ]?\d+\w?$")


def check_substitution(case: Case, alignment: Alignment, passage: Frame) -> Iterator[Finding]:
    """A finding where the passage has another case of the same kind, or differs from the claim in one word."""
    for unit in alignment.missing:
        if numbered := _of_another_number(unit, passage):
            yield blocks(Reason.of(reasons.OTHER_THING, found=numbered, claimed=unit.value))
            return
        if sibling := _sibling(unit, alignment, passage):
            said, asked = sibling.replace("_", " "), unit.value.replace("_", " ")
            yield blocks(Reason.of(reasons.OTHER_THING, found=said, claimed=asked))
            return
    if other := _other_word(case, alignment, passage):
        asked = alignment.missing[0].span.of(case.frame.text)
        yield lacks(Reason.of(reasons.OTHER_WORD, found=other, claimed=asked))


def _of_another_number(unit: Unit, passage: Frame) -> str:
    """The passage's name that has the unit's letters and another number: a Su-35 for a Su-27; empty without one."""
    numbered = _NUMBERED.match(unit.value) if unit.sort == "name" else None
    if numbered is None:
        return ""
    found = re.search(rf"\b{re.escape(numbered.group(1))}[-. ]?\d+", passage.text, re.IGNORECASE)
    return found.group() if found else ""


def _sibling(unit: Unit, alignment: Alignment, passage: Frame) -> str:
    """A concept of the passage that shares a broader one with the unit and answers to no other part of the claim."""
    if unit.sort != "thing":
        return ""
    own = {above for sense in unit.senses for above in lexicon().broader(sense)} - LIGHT_CONCEPTS
    answering = {match.at for match in alignment.matches if match.at is not None}
    for one in passage.concepts:
        if one.span not in answering and lexicon().broader(one.concept) & own:
            return one.concept
    return ""


def _other_word(case: Case, alignment: Alignment, passage: Frame) -> str:
    """The word of a twin sentence that stands where the claim has another; empty where the two are no twins."""
    if case.frame.language != passage.language or len(alignment.missing) != 1:
        return ""
    own = words.content_words(case.frame.text, case.frame.language)
    there = words.content_words(passage.text, passage.language)
    if len(there) > LENGTH_OF_A_TWIN * len(own) or len(alignment.shared) < WORDS_OF_A_TWIN:
        return ""
    extra = [
        span.of(passage.text) for span, word in there if not words.has_word(word, passage.language, case.frame.words)
    ]
    return extra[0] if extra else ""
