"""Whether one text is made of another: phrases shared, as a part of the shorter one.

Containment of shingles after Broder (1997); a trimmed reprint keeps its containment where resemblance falls. Copies
are grouped around a medoid, for near-duplication is not transitive: a like b and b like c say nothing of a and c.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from recoupe.defaults.trace import (
    CANDIDATES_KEPT,
    COPY_CONTAINMENT,
    LEAST_SHARED_PHRASES,
    LEAST_SHINGLES,
    LETTERS_OF_A_SHINGLE,
    PHRASES_KEPT,
    REPRINT_LENGTH,
    SAME_TEXT_CONTAINMENT,
    SAMPLE_SHARE,
    WORDS_OF_A_SHINGLE,
)
from recoupe.folding import fold
from recoupe.trace.postings import Postings

_WORD = re.compile(r"\w+")
_HANGUL = re.compile(r"[가-힣]")
_LETTERS_PER_HANGUL = 3
_SHORTEST_STEM = 3
_LONGEST_ENDING = 3

Shingles = frozenset[int]


def shingles(text: str) -> Shingles:
    """The text's phrases as numbers: runs of words or, where it is mostly Korean, of letters without spaces."""
    folded = fold(text)
    words = _WORD.findall(folded)
    if len(_HANGUL.findall(folded)) * _LETTERS_PER_HANGUL > len(folded):
        letters = "".join(words)
        return _numbers(letters, LETTERS_OF_A_SHINGLE, "")
    return _numbers(words, WORDS_OF_A_SHINGLE, " ")


def _numbers(parts: Sequence[str], length: int, joint: str) -> Shingles:
    # CRC32 is the same on every machine, unlike hash().
    return frozenset(
        zlib.crc32(joint.join(parts[start : start + length]).encode()) for start in range(len(parts) - length + 1)
    )


def word_stem(word: str) -> str:
    """What endings leave of a word, near enough to know it again: `вільному` and `вільний` are one."""
    return word[: max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)]


def containment(one: Shingles, other: Shingles) -> float:
    """The part of the smaller set that lies in the larger one, in [0, 1]; 0 where a text is too short to say."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= LEAST_SHINGLES else 0.0


def least_of_a_copy(text: Shingles) -> float:
    """So many of its sampled phrases a text shares at least with one that is a copy of it, or it of that."""
    return SAMPLE_SHARE * min(len(text), PHRASES_KEPT)


def may_be_copies(one: Shingles, other: Shingles, found: int) -> bool:
    """Whether so many of the sampled phrases in common leave it possible that one text is a copy of the other."""
    return found >= min(least_of_a_copy(one), least_of_a_copy(other))


def is_reprint(one: Shingles, other: Shingles) -> bool:
    """Whether two texts are one and the same, shortened at the most by half: more than one that quotes the other."""
    shorter, longer = sorted((len(one), len(other)))
    return shorter >= longer * REPRINT_LENGTH and containment(one, other) >= SAME_TEXT_CONTAINMENT


@dataclass(slots=True)
class CopyGroup:
    """Copies of one text. The medoid is the copy most like all others, by the closeness of each."""

    members: list[str] = field(default_factory=list)
    medoid: str = ""
    closeness: dict[str, float] = field(default_factory=dict)


def group_copies(texts: Mapping[str, Shingles], least: float = COPY_CONTAINMENT) -> dict[str, str]:
    """For each key, the first key of its group of copies; keys are taken in the given order, the eldest first."""
    postings = Postings()
    home: dict[str, CopyGroup] = {}
    for key, own in texts.items():
        hits = postings.hits(own)
        likely = (other for other in _candidates(hits) if may_be_copies(own, texts[other], hits[other]))
        near = {other: containment(own, texts[other]) for other in likely}
        postings.add(key, sorted(own)[:PHRASES_KEPT])
        groups = {id(home[other]): home[other] for other in near}
        fitting = [(near.get(one.medoid) or containment(own, texts[one.medoid]), one) for one in groups.values()]
        share, best = max(fitting, key=lambda one: one[0], default=(0.0, CopyGroup()))
        home[key] = best if share >= least else CopyGroup()
        _take_in(home[key], key, near)
    return {key: group.members[0] for key, group in home.items()}


def _candidates(hits: Counter[str]) -> list[str]:
    return [key for key, count in hits.most_common(CANDIDATES_KEPT) if count >= LEAST_SHARED_PHRASES]


def _take_in(group: CopyGroup, key: str, near: Mapping[str, float]) -> None:
    group.members.append(key)
    group.closeness[key] = 0.0
    for other in group.closeness.keys() & near.keys():
        group.closeness[key] += near[other]
        group.closeness[other] += near[other]
    group.medoid = max(group.members, key=lambda one: group.closeness[one])
