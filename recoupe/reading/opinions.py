"""Two readings of one page made into one: the extractor's text, checked against where the running text stands."""

from __future__ import annotations

import re
from collections import Counter

from recoupe.defaults.read import (
    DISJOINT_SHARE,
    LEAD_BLOCKS,
    LEANER_MARGIN,
    LONG_LINE_CHARS,
    PARAGRAPH_CHARS,
    SHARED_LINE,
    SHINGLE_WORDS,
    TITLE_STEM_CHARS,
    TRUSTED_OVERLAP,
)

_WORDS = re.compile(r"\w+")
_ENDS = re.compile(r"[.!?…。]['\"»”)\]]*$")
_BULLET = re.compile(r"^\s*(?:[-•*▪–|]|\d{1,2}[.:]\d{2}\b)\s*")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The runs of words in a text, each with how often it occurs; a shorter text is one run."""
    words = _WORDS.findall(text)
    runs = max(1, len(words) - SHINGLE_WORDS + 1)
    return Counter(tuple(words[start : start + SHINGLE_WORDS]) for start in range(runs)) if words else Counter()


def share_in(text: str, other: Counter[tuple[str, ...]]) -> float:
    """How much of `text` stands in the text whose shingles are `other`, from 0 to 1."""
    own = shingles(text)
    total = sum(own.values())
    return sum((own & other).values()) / total if total else 0.0


def reconciled(found: str, dense: str, title: str) -> str:
    """The better of two readings, or `found` with its edges trimmed and its missing paragraphs put back.

    `found` is the extractor's text and `dense` the running text under the densest element, both a paragraph a line.
    Where they have nothing in common, the one that the title speaks of is taken.
    """
    if not dense or not found:
        return found or dense
    in_found, in_dense = shingles(found), shingles(dense)
    if share_in(dense, in_found) < DISJOINT_SHARE and share_in(found, in_dense) < DISJOINT_SHARE:
        return dense if _speaks_of(dense, title) > _speaks_of(found, title) else found
    if share_in(dense, in_found) < TRUSTED_OVERLAP and share_in(found, in_dense) < TRUSTED_OVERLAP:
        return found
    lines = _trimmed(found.splitlines(), in_dense)
    return "\n".join(_completed(lines, dense.splitlines()))


def is_leaner(strict: str, plain: str, dense: str) -> bool:
    """Whether the shorter of two readings is nearer to the running text: the longer one took furniture along."""
    return len(strict) < len(plain) and agreement(strict, dense) > agreement(plain, dense) + LEANER_MARGIN


def agreement(text: str, other: str) -> float:
    """How much two texts have in common, as the F1 of their shingles, from 0 to 1."""
    own, theirs = shingles(text), shingles(other)
    total = sum(own.values()) + sum(theirs.values())
    return 2 * sum((own & theirs).values()) / total if total else 0.0


def _speaks_of(text: str, title: str) -> float:
    stems = {word[:TITLE_STEM_CHARS] for word in _WORDS.findall(title.casefold()) if len(word) >= TITLE_STEM_CHARS - 1}
    own = {word[:TITLE_STEM_CHARS] for word in _WORDS.findall(text.casefold())}
    return len(stems & own) / len(stems) if stems else 0.0


def _trimmed(lines: list[str], in_dense: Counter[tuple[str, ...]]) -> list[str]:
    """The lines without what stands before the first and after the last one that belongs to the running text."""
    belongs = [share_in(line, in_dense) >= SHARED_LINE or is_paragraph(line) for line in lines]
    if True not in belongs:
        return lines
    first = belongs.index(True)
    last = len(belongs) - 1 - belongs[::-1].index(True)
    return lines[first : last + 1]


def is_paragraph(line: str) -> bool:
    """Whether a line is running text: long, or long enough and ended like a sentence, and no entry of a list."""
    ends = len(line) >= LONG_LINE_CHARS or (len(line) >= PARAGRAPH_CHARS and bool(_ENDS.search(line.rstrip())))
    return ends and not _BULLET.match(line)


def _completed(lines: list[str], blocks: list[str]) -> list[str]:
    """The lines with the paragraphs that the extractor lost at the head and between its lines."""
    in_lines = shingles("\n".join(lines))
    shingled = [shingles(line) for line in lines]
    covered = [share_in(block, in_lines) >= SHARED_LINE for block in blocks]
    if True not in covered:
        return lines
    first, last = covered.index(True), len(covered) - 1 - covered[::-1].index(True)
    before: dict[int, list[str]] = {}
    for number in range(last, max(-1, first - LEAD_BLOCKS - 1), -1):
        if not covered[number] and is_paragraph(blocks[number]):
            following = next(block for block, is_in in zip(blocks[number:], covered[number:], strict=True) if is_in)
            before.setdefault(_line_of(following, shingled), []).insert(0, blocks[number])
    return [text for number, line in enumerate(lines) for text in (*before.get(number, ()), line)]


def _line_of(block: str, lines: list[Counter[tuple[str, ...]]]) -> int:
    """The number of the line in which most of `block` stands."""
    return max(range(len(lines)), key=lambda number: (share_in(block, lines[number]), -number))
