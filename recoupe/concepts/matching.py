"""From words to concepts: patterns compiled once a language, matched word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from recoupe.analysis.findings import FoundConcept
from recoupe.concepts.lexicon import Lexicon, lexicon
from recoupe.defaults.judge import LONGEST_CONCEPT_STEM, WORDS_IN_A_GAP
from recoupe.defaults.language import ANALYSES_KEPT, WORDS_KEPT
from recoupe.folding import fold
from recoupe.model import Span

_WORD = re.compile(r"[^\W_]+")
# In Ukrainian the apostrophe is a letter of the word, in French it ends one.
_WORD_WITH_APOSTROPHE = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*")
_GAP = "~"
# A Korean word of one syllable is taken only with nothing or a particle behind it.
_KOREAN_PARTICLES = frozenset(
    [
        "이",
        "가",
        "은",
        "는",
        "을",
        "를",
        "의",
        "에",
        "로",
        "과",
        "와",
        "도",
        "만",
        "에서",
        "으로",
        "까지",
        "부터",
        "에는",
    ]
)


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a pattern: what the word in the text begins and ends with."""

    begin: str
    end: str = ""
    whole: bool = True

    def fits(self, word: str) -> bool:
        if self.whole:
            return word == self.begin
        return len(word) >= len(self.begin) + len(self.end) and word.startswith(self.begin) and word.endswith(self.end)


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A concept's words in a row; `gaps[i]` says whether words may stand before `words[i]`."""

    concept: str
    words: tuple[_Word, ...]
    gaps: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class _Begun:
    """Patterns that a word begins: by the word that has to stand right behind it, and those that ask for no such."""

    followed: Mapping[str, tuple[_Pattern, ...]]
    others: tuple[_Pattern, ...]


_NOTHING_BEGUN = _Begun({}, ())


@dataclass(slots=True)
class _Compiled:
    """Patterns by their first word: whole words, and stems by their beginning."""

    whole: dict[str, list[_Pattern]] = field(default_factory=dict)
    stems: dict[str, list[_Pattern]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Match:
    """A concept found, the runs of words that are its own, gaps left out, and how many words those are."""

    found: FoundConcept
    runs: tuple[Span, ...]
    words: int


@lru_cache(maxsize=ANALYSES_KEPT)
def find_concepts(text: str, language: str, known: Lexicon | None = None) -> tuple[FoundConcept, ...]:
    """The concepts named in a text, with exact spans, in the order of the text; of our own lexicon if none is given.

    Inside a longer match the shorter ones are left out: in "could not verify" nothing is verified. A language
    without entries in the lexicon yields nothing.
    """
    words = known or lexicon()
    matches = list(_in_korean(text, words) if language == "ko" else _in_words(text, language, words))
    long = [match for match in matches if match.words > 1]
    kept = {match.found for match in matches if not any(_swallows(other, match) for other in long)}
    return tuple(sorted(kept, key=lambda one: (one.span.start, -one.span.end, one.concept)))


def _swallows(long: _Match, match: _Match) -> bool:
    """Whether a match lies within the words of a longer one; what stands in a gap is not part of it."""
    span = match.found.span
    return long.words > match.words and any(run.start <= span.start and span.end <= run.end for run in long.runs)


def _in_words(text: str, language: str, known: Lexicon) -> Iterator[_Match]:
    tokens = [(match.start(), match.end(), _folded(match[0])) for match in _words_of(language).finditer(text)]
    words = [word for _, _, word in tokens]
    for index, word in enumerate(words):
        begun = _begun_by(word, language, known)
        behind = words[index + 1] if index + 1 < len(words) else ""
        for pattern in (*begun.followed.get(behind, ()), *begun.others):
            if reached := _reach(pattern, words, index):
                found = FoundConcept(Span(tokens[index][0], tokens[reached[-1]][1]), pattern.concept)
                yield _Match(found, tuple(_runs(reached, tokens)), len(reached))


def _runs(reached: Sequence[int], tokens: Sequence[tuple[int, int, str]]) -> Iterator[Span]:
    """Neighbouring words joined to one span each."""
    start = previous = reached[0]
    for index in reached[1:]:
        if index != previous + 1:
            yield Span(tokens[start][0], tokens[previous][1])
            start = index
        previous = index
    yield Span(tokens[start][0], tokens[previous][1])


# Words come again in every text, and most begin nothing.
@lru_cache(maxsize=WORDS_KEPT)
def _begun_by(word: str, language: str, known: Lexicon) -> _Begun:
    """The patterns whose first word fits."""
    followed: dict[str, tuple[_Pattern, ...]] = {}
    others: list[_Pattern] = []
    for pattern in _candidates(_compiled(language, known), word):
        if not pattern.words[0].fits(word):
            continue
        if len(pattern.words) > 1 and pattern.words[1].whole and not pattern.gaps[1]:
            behind = pattern.words[1].begin
            followed[behind] = (*followed.get(behind, ()), pattern)
        else:
            others.append(pattern)
    return _Begun(followed, tuple(others)) if followed or others else _NOTHING_BEGUN


def _candidates(compiled: _Compiled, word: str) -> Iterator[_Pattern]:
    yield from compiled.whole.get(word, ())
    for length in range(1, min(len(word), LONGEST_CONCEPT_STEM) + 1):
        yield from compiled.stems.get(word[:length], ())


def _reach(pattern: _Pattern, words: Sequence[str], index: int) -> list[int]:
    """Where the words of a pattern stand whose first one fits at `index`; empty where the others do not."""
    reached = [index]
    for word, gap in zip(pattern.words[1:], pattern.gaps[1:], strict=True):
        first = reached[-1] + 1
        for at in range(first, min(first + 1 + (WORDS_IN_A_GAP if gap else 0), len(words))):
            if word.fits(words[at]):
                reached.append(at)
                break
        else:
            return []
    return reached


@lru_cache(maxsize=WORDS_KEPT)
def _folded(word: str) -> str:
    return fold(word)


def _words_of(language: str) -> re.Pattern[str]:
    return _WORD_WITH_APOSTROPHE if language == "uk" else _WORD


@lru_cache(maxsize=16)
def _compiled(language: str, known: Lexicon) -> _Compiled:
    compiled = _Compiled()
    for concept in known:
        for written in concept.words.get(language, ()):
            pattern = _pattern(concept.id, written, language)
            first = pattern.words[0]
            table = compiled.whole if first.whole else compiled.stems
            table.setdefault(first.begin, []).append(pattern)
    return compiled


def _pattern(concept: str, written: str, language: str) -> _Pattern:
    words: list[_Word] = []
    gaps: list[bool] = []
    gap = False
    for piece in written.split():
        if piece in (_GAP, "*"):
            gap = True
            continue
        for word in _pattern_words(piece, language):
            words.append(word)
            gaps.append(gap)
            gap = False
    return _Pattern(concept, tuple(words), tuple(gaps))


def _pattern_words(piece: str, language: str) -> Iterator[_Word]:
    begin, star, end = piece.partition("*")
    if begin.isalnum():
        yield _Word(fold(begin), fold(end), whole=not star)
        return
    parts = [fold(match[0]) for match in _words_of(language).finditer(begin)]
    for part in parts[:-1]:
        yield _Word(part)
    yield _Word(parts[-1], fold(end), whole=not star)


def _in_korean(text: str, known: Lexicon) -> Iterator[_Match]:
    compact, starts = _compact(text)
    begins = {at for at in range(len(compact)) if at == 0 or starts[at - 1] + 1 < starts[at]}
    table = _compiled_korean(known)
    for start in range(len(compact)):
        for length in range(1, min(LONGEST_CONCEPT_STEM, len(compact) - start) + 1):
            for concept, spaced in table.get(compact[start : start + length], ()):
                end = start + length
                crosses = any(position in begins for position in range(start + 1, end))
                if (spaced or not crosses) and (length > 1 or _stands_alone(compact, start, begins)):
                    span = Span(starts[start], starts[end - 1] + 1)
                    yield _Match(FoundConcept(span, concept), (span,), length)


def _compact(text: str) -> tuple[str, list[int]]:
    """The text without spaces, and where each of its characters stands in the text."""
    letters = [(index, char.lower()) for index, char in enumerate(text) if not char.isspace()]
    kept = [(index, char) for index, char in letters if len(char) == 1]
    return "".join(char for _, char in kept), [index for index, _ in kept]


def _stands_alone(compact: str, start: int, begins: set[int]) -> bool:
    if start not in begins:
        return False
    end = start + 1
    while end < len(compact) and end not in begins and compact[end].isalnum():
        end += 1
    rest = compact[start + 1 : end]
    return not rest or rest in _KOREAN_PARTICLES


@lru_cache(maxsize=2)
def _compiled_korean(known: Lexicon) -> dict[str, list[tuple[str, bool]]]:
    table: dict[str, list[tuple[str, bool]]] = {}
    for concept in known:
        for written in concept.words.get("ko", ()):
            table.setdefault(written.replace(" ", "").lower(), []).append((concept.id, " " in written))
    return table
