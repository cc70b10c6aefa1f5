"""One claim for each thing a clause enumerates: a list of three or more, or two things with a figure each."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from recoupe.analysis.attributions import find_attributions
from recoupe.analysis.findings import FoundQuantity
from recoupe.analysis.patterns import any_of
from recoupe.analysis.quotes import find_quotes
from recoupe.analysis.sentence import analyse
from recoupe.analysis.verbs import finite_verbs, has_finite_verb
from recoupe.decompose.coordination import Piece
from recoupe.decompose.parts import Clause, joined, trimmed, word_count
from recoupe.defaults.decompose import MAX_ITEM_WORDS, MAX_PAIR_WORDS, MIN_LIST_ITEMS
from recoupe.defaults.metrics import DURATIONS
from recoupe.languages import Language
from recoupe.model import Span

_WORD = re.compile(r"[^\W_]+")
# In Russian and Ukrainian a participle between commas describes the word before it.
_PARTICIPLE = re.compile(
    r"^\w+(?:вш|ющ|ащ|ящ|нн|ем|ован|ен)(?:ий|ый|ая|ее|ое|ие|ые|его|ого|ему|ому|им|ым|ем|ом|ей|ой|ую|юю|их|ых|ими|ыми)(?:ся)?\b"
)
# "pays for it with fuel, missiles and aid" : what is paid with is listed, not what is paid for.
_WITH = re.compile(r"\s(?:avec|with|со?|із?|з)\s")
# Behind the second of two things a comma opens what says who counted them.
_TAIL = re.compile(r",(?!\d)")
_ARTICLE = re.compile(r"^(?:les?|la|l['’]|the|du|des|de la|une?|an?)\s?", re.IGNORECASE)
# A French auxiliary with its participle governs together.
_AUXILIARY = re.compile(
    r"(?:n['’])?(?:a|ont|avait|avaient|aurait|auraient|est|sont|était|étaient)\s(?:\w+ment\s)?\w+\s"
)


def enumerated(text: str, piece: Piece, spans: Sequence[Span], language: Language) -> Iterator[Clause]:
    """The clause that the spans make up, once for each thing it enumerates at its end, else as it is."""
    last = spans[-1]
    items = tuple(_items(text, last, language)) or _pair(text, last, language)
    if not items:
        yield _clause(text, piece, spans, language)
        return
    head = trimmed(text, last.start, items[0].start)
    heads = [*spans[:-1], *([head] if head.start < head.end else [])]
    tail = Span(items[-1].end, last.end)
    if tail.of(text).startswith(",") and not _only_speaks(tail.of(text).lstrip(", "), language):
        yield _clause(text, piece, spans, language)
        return
    for item in items:
        yield _clause(text, piece, [*heads, item, *([tail] if word_count(tail.of(text)) else [])], language)


def _clause(text: str, piece: Piece, spans: Sequence[Span], language: Language) -> Clause:
    led = has_finite_verb(spans[0].of(text), language)
    wording = joined(text, spans, (lambda part: _only_speaks(part, language)) if led else None)
    if piece.subject is None:
        return Clause(tuple(spans), wording, contrasted=piece.contrasted)
    subject = f"{piece.subject.of(text)} {piece.auxiliary}".strip()
    return Clause((piece.subject, *spans), f"{subject} {wording}", facts=wording, contrasted=piece.contrasted)


def _only_speaks(part: str, language: Language) -> bool:
    """Whether the words only say who says it: « a indiqué la police », "the coast guard said"."""
    if any_of((*language.reporting_verbs, *language.according_to)).match(part):
        return True
    found = find_attributions(part, language.code)
    return bool(found) and found[0].span.start == 0 and not _WORD.search(part[found[0].span.end :])


def _items(text: str, span: Span, language: Language) -> Iterator[Span]:
    """The items of a list of three or more at the end of a clause; names in a row are one thing together."""
    match = _list_pattern(language).search(text, span.start, span.end)
    if match is None or _in_quotes(text, match.start(), language):
        return
    items = _item_spans(text, match, language)
    alone = any(_is_no_item(one.of(text), language) for one in items)
    if len(items) >= MIN_LIST_ITEMS and not alone:
        yield from items


@lru_cache(maxsize=16)
def _list_pattern(language: Language) -> re.Pattern[str]:
    item = language.list_items
    return re.compile(
        rf"(?P<first>(?<=\s){item})(?:,\s{item})+(?:,?\s?(?:{language.last_joint}){item})(?=$|[.,;])", re.IGNORECASE
    )


def _item_spans(text: str, match: re.Match[str], language: Language) -> tuple[Span, ...]:
    spans, start = [], match.start()
    for joint in _item_joints(match.group(), language):
        spans.append(trimmed(text, start, match.start() + joint.start()))
        start = match.start() + joint.end()
    spans.append(trimmed(text, start, match.end()))
    leads = [index for index, span in enumerate(spans) if _lead(span.of(text), language)]
    if leads:
        index = leads[0]
        spans = [
            Span(spans[index].start + _lead(spans[index].of(text), language), spans[index].end),
            *spans[index + 1 :],
        ]
    return (_after_verb(text, spans[0], language), *spans[1:])


def _item_joints(words: str, language: Language) -> Iterator[re.Match[str]]:
    """Where a list is divided; a comma before the last "and" says that a plain "and" joins inside an item."""
    oxford = re.search(rf",\s(?:{language.last_joint})", words)
    plain = "" if oxford else rf"|\s(?:{language.last_joint})"
    yield from re.finditer(rf",\s(?:{language.last_joint})?{plain}", words)


def _lead(item: str, language: Language) -> int:
    """How many characters of an item only announce examples: "such as"."""
    match = any_of(language.list_leads).match(item)
    return match.end() + 1 if match else 0


def _after_verb(text: str, span: Span, language: Language) -> Span:
    """The first item begins behind the verb that governs the list, and behind an indirect object."""
    verbs = finite_verbs(span.of(text), language)
    start = span.start + verbs[-1].end if verbs else span.start
    led = any_of(language.prepositions).match(text[start : span.end].lstrip()) if verbs else None
    start += 1 + led.end() if led else 0
    means = _WITH.search(text, start, span.end)
    start = means.end() if means else start
    return trimmed(text, start, span.end) if start < span.end - 2 else span


def _is_no_item(item: str, language: Language) -> bool:
    """Names in a row are one thing together, and a clause or a long phrase is no item."""
    named = _ARTICLE.sub("", item)[:1].isupper() or bool(_PARTICIPLE.match(item))
    in_pieces = item.count("(") != item.count(")")
    return named or in_pieces or word_count(item) > MAX_ITEM_WORDS or has_finite_verb(item, language)


def _in_quotes(text: str, position: int, language: Language) -> bool:
    return any(quote.start <= position < quote.end for quote in find_quotes(text, language.code))


def _pair(text: str, span: Span, language: Language) -> tuple[Span, ...]:
    """« 120 morts et 800 blessés » : two figures that a conjunction joins, each with its own meaning."""
    wording = span.of(text)
    quantities = analyse(wording, language.code).quantities
    for first, second in itertools.pairwise(quantities):
        joint = _joint_between(wording, first, second, language)
        apart = joint and wording.count("(", 0, joint.start()) == wording.count(")", 0, joint.start())
        tail = _TAIL.search(wording, second.span.end)
        end = tail.start() if tail else len(wording)
        if joint and apart and not has_finite_verb(wording[joint.end() : end], language) and _are_two(first, second):
            start = _pair_start(wording, first, language)
            return (
                trimmed(text, span.start + start, span.start + joint.start()),
                trimmed(text, span.start + joint.end(), span.start + end),
            )
    return ()


def _are_two(first: FoundQuantity, second: FoundQuantity) -> bool:
    metrics = {first.quantity.metric, second.quantity.metric}
    return not metrics & DURATIONS and (len(metrics) == 2 or metrics == {""})


def _joint_between(
    wording: str, first: FoundQuantity, second: FoundQuantity, language: Language
) -> re.Match[str] | None:
    """The conjunction right before the second figure, at most a noun and a preposition away from it."""
    pattern = re.compile(rf"\s(?:{language.last_joint})", re.IGNORECASE)
    found = list(pattern.finditer(wording, first.span.end, second.span.start))
    if not found or word_count(wording[found[-1].end() : second.span.start]) > MAX_PAIR_WORDS:
        return None
    return found[-1] if "," not in wording[first.span.end : second.span.start] else None


def _pair_start(wording: str, first: FoundQuantity, language: Language) -> int:
    """Where the first of two things begins: behind the verb that governs both, where that is near."""
    verbs = [verb for verb in finite_verbs(wording, language) if verb.end <= first.span.start]
    if verbs and 0 < word_count(wording[verbs[-1].end : first.span.start]) <= MAX_PAIR_WORDS:
        auxiliary = _AUXILIARY.match(wording[verbs[-1].start : first.span.start])
        return verbs[-1].start + auxiliary.end() if auxiliary else verbs[-1].end
    return first.span.start
