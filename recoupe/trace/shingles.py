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

from recoupe.defaults.trace import COPY_CONTAINMENT, LEAST_SHINGLES, LETTERS_OF_A_SHINGLE, WORDS_OF_A_SHINGLE
from recoupe.folding import fold

_WORD = re.compile(r"\w+")
_HANGUL = re.compile(r"[가-힣]")
_LETTERS_PER_HANGUL = 3

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


def containment(one: Shingles, other: Shingles) -> float:
    """The part of the smaller set that lies in the larger one, in [0, 1]; 0 where a text is too short to say."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller >= LEAST_SHINGLES else 0.0


@dataclass(slots=True)
class CopyGroup:
    """Copies of one text. The medoid is the copy most like all others."""

    members: list[str] = field(default_factory=list)
    medoid: str = ""


def group_copies(texts: Mapping[str, Shingles], least: float = COPY_CONTAINMENT) -> dict[str, str]:
    """For each key, the first key of its group of copies; keys are taken in the given order, the eldest first."""
    near = _pairs(texts, least)
    groups: list[CopyGroup] = []
    for key in texts:
        fitting = [group for group in groups if near.get(frozenset((key, group.medoid)), 0.0) >= least]
        best = max(fitting, key=lambda group: near[frozenset((key, group.medoid))], default=None)
        if best is None:
            groups.append(CopyGroup([key], key))
            continue
        best.members.append(key)
        best.medoid = max(best.members, key=lambda one: _closeness(one, best.members, near))
    return {key: group.members[0] for group in groups for key in group.members}


def _closeness(one: str, members: Sequence[str], near: Mapping[frozenset[str], float]) -> float:
    return sum(near.get(frozenset((one, other)), 0.0) for other in members if other != one)


def _pairs(texts: Mapping[str, Shingles], least: float) -> dict[frozenset[str], float]:
    """The containment of all pairs that reach `least`, found through the shingles they share."""
    holders: dict[int, list[str]] = {}
    shared: Counter[frozenset[str]] = Counter()
    for key, own in texts.items():
        for shingle in own:
            for other in holders.setdefault(shingle, []):
                shared[frozenset((key, other))] += 1
            holders[shingle].append(key)
    found: dict[frozenset[str], float] = {}
    for pair, count in shared.items():
        smaller = min(len(texts[key]) for key in pair)
        if smaller >= LEAST_SHINGLES and count / smaller >= least:
            found[pair] = count / smaller
    return found
