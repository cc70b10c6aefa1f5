"""Quotations that run over several sentences: one speaker says them all, named before the first or behind the last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from recoupe.analysis.quotes import find_quotes
from recoupe.decompose.lines import Statement
from recoupe.languages import Language
from recoupe.model import Article, Attribution, Span

# A statement reaches over its quotation where more than marks stand outside.
_MARKS = 3


def speakers_of_quotations(
    article: Article, statements: Sequence[Statement], credited: Sequence[Attribution | None], language: Language
) -> Mapping[int, Attribution]:
    """For each statement that a longer quotation reaches, by its place: who speaks, in direct speech.

    `credited` is the attribution that each statement names itself, or None.
    """
    found: dict[int, Attribution] = {}
    starts = [statement.span.start for statement in statements]
    ends = [statement.span.end for statement in statements]
    for quote in find_quotes(article.text, language.code):
        first = bisect_right(ends, quote.start)
        inside = range(first, bisect_left(starts, quote.end))
        reaching = [place for place in inside if _reaches_over(statements[place].span, quote)]
        speaker = next((one for place in reaching if (one := credited[place])), None)
        if speaker and len(inside) > 1:
            found.update({place: replace(credited[place] or speaker, direct=True) for place in inside})
    return found


def _reaches_over(statement: Span, quote: Span) -> bool:
    return statement.start < quote.start - _MARKS or statement.end > quote.end + _MARKS
