"""A passage with the claim's own sentences, word for word and of the same time, says what the claim says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recoupe.folding import fold
from recoupe.judge import reasons, scores
from recoupe.judge.case import Case
from recoupe.judge.findings import Effect
from recoupe.judge.frames import Frame
from recoupe.judge.times import check_times, when_of
from recoupe.model import Reason, StanceScore

_WORD = re.compile(r"\w+")


def by_own_words(case: Case, frames: Sequence[Frame]) -> StanceScore | None:
    """Full support where whole sentences of the passage are the claim; None where they are not, or of another time."""
    said = next(_sentences_of(case.frame, frames), ())
    if not said or any(
        one.effect is Effect.BLOCKS for frame in said for one in check_times(case, frame, when_of(case, frame))
    ):
        return None
    return scores.supports(1.0, 1.0, [Reason.of(reasons.SAME_WORDS)])


def _sentences_of(claim: Frame, frames: Sequence[Frame]) -> Iterator[Sequence[Frame]]:
    """Each run of whole sentences whose words are those of the claim, in their order."""
    own = _words(claim)
    told = [_words(frame) if frame.language == claim.language else [] for frame in frames]
    for start in range(len(frames) if own else 0):
        end, words = start, list[str]()
        while end < len(frames) and len(words) < len(own):
            words += told[end]
            end += 1
        if words == own:
            yield frames[start:end]


def _words(frame: Frame) -> list[str]:
    return _WORD.findall(fold(frame.text))
