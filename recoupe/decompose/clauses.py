"""One sentence into its propositions, each with the parts of the sentence it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from recoupe.analysis.patterns import any_of
from recoupe.analysis.sentence import analyse
from recoupe.analysis.verbs import has_finite_verb
from recoupe.decompose.coordination import Piece, coordinated
from recoupe.decompose.denials import neither_nor
from recoupe.decompose.enumerations import enumerated
from recoupe.decompose.korean import korean_clauses
from recoupe.decompose.parts import Clause, capitalised, trimmed, without_gaps
from recoupe.decompose.second_rank import second_rank
from recoupe.decompose.wording import with_participle
from recoupe.languages import Language
from recoupe.model import Span

__all__ = ["Clause", "split_clauses"]

_WORD = re.compile(r"[^\W_]+")
_KICKER = re.compile(r"^[^.!?:«“\"]{3,40}?\s?:\s(?=\S)")
_ASKING = frozenset({"ask", "say", "question", "interview"})


def split_clauses(text: str, language: Language) -> tuple[Clause, ...]:
    """The propositions of a sentence, in its order; at least one."""
    denied = neither_nor(text, language)
    if denied:
        return denied
    if language.code == "ko":
        return korean_clauses(text, language)
    framed = _framed(text, language)
    if framed:
        return (framed,)
    opener = _opener(text, language)
    kicker = 0 if opener else _kicker(text, language)
    start = opener.spans[1].start if opener else kicker
    clauses = [clause for piece in coordinated(text, start, language) for clause in _parts(text, piece, language)]
    if kicker and len(clauses) == 1:
        spans = (Span(0, clauses[0].spans[0].end), *clauses[0].spans[1:])
        return (replace(clauses[0], spans=spans),)
    return (opener, *clauses) if opener else tuple(clauses)


def _opener(text: str, language: Language) -> Clause | None:
    """« Entré en vigueur début décembre, cet accord ... » tells two things of the agreement."""
    for expression in language.openers:
        match = _compiled(expression).search(text)
        if match and _tells_event(match["opener"], language):
            spans = (Span(*match.span("opener")), Span(*match.span("subject")))
            return Clause(spans, capitalised(with_participle(match["subject"], match["opener"], language)))
    return None


@lru_cache(maxsize=64)
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _tells_event(opener: str, language: Language) -> bool:
    """Something that happened at some time, and is not just being asked or saying."""
    found = analyse(opener, language.code)
    happened = [one.concept for one in found.concepts if one.concept not in _ASKING]
    return bool(happened and (found.periods or found.quantities))


def _kicker(text: str, language: Language) -> int:
    """Where the statement begins behind a label such as « Guerre en Ukraine : » that it can do without.

    A label stays where what follows names no place itself.
    """
    match = _KICKER.match(text)
    if match is None or has_finite_verb(match.group(), language):
        return 0
    places = [name for name in analyse(text[match.end() :], language.code).names if name.kind in ("place", "country")]
    return match.end() if places else 0


def _parts(text: str, piece: Piece, language: Language) -> Iterator[Clause]:
    """The clause itself, or one for each thing it enumerates, then what it tells in second rank."""
    secondary = second_rank(text, piece, language)
    main = without_gaps(text, piece.span, [one.span for one in secondary])
    joints = any_of(language.coordinators)
    kept = [one for one in main if _WORD.search(one.of(text)) and not joints.fullmatch(one.of(text))]
    if kept:
        yield from enumerated(text, piece, tuple(kept), language)
    for one in secondary:
        yield from one.clauses


def _framed(text: str, language: Language) -> Clause | None:
    """« Cette situation s'inscrit dans le cadre d'un accord signé ... » asserts the agreement, not the frame."""
    for expression in language.framings:
        match = _compiled(f"(?i:{expression})").match(text)
        if match:
            thing, event = match["thing"], match["event"]
            wording = capitalised(with_participle(thing, event, language))
            return Clause((trimmed(text, match.start("thing"), match.end("event")),), wording)
    return None
