"""Korean sentences into their propositions: clauses end in a connective, and the verb comes last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.analysis.quotes import find_quotes
from recoupe.analysis.verbs import has_finite_verb
from recoupe.decompose.parts import Clause, trimmed, word_count
from recoupe.languages import Language
from recoupe.model import Span

# A clause that goes on: verb stem, connective, then a comma or a new subject.
_JOINT = re.compile(
    r"(?<=[가-힣])(?<![다라자냐])(?:으며|며|지만|으나|고)(?P<mark>,\s|\s(?=(?:[^\s,]+\s){0,2}?[^\s,]{1,12}(?:은|는|이|가)\s))(?!있|싶|나서|말)"
)
# "A"라며 "B"고 밝혔다: two quotations of one speaker.
_QUOTED_JOINT = re.compile(r"(?<=[”\"])(?:이?라)(?P<mark>며\s|면서\s)(?=[^“\"]{0,40}[“\"])")
# "1만 명으로 10년 전보다 40% 줄었다": a figure, then what it is compared with.
_COMPARED_JOINT = re.compile(r"(?<=[명개건대곳원%척채편])(?P<mark>(?:으)?로\s)(?=[^,.]{1,20}?(?:보다|대비|비해)\s)")
_TOPIC = re.compile(r"^[^,]{1,40}?(?:은|는|이|가)(?=\s)")
_QUOTING = '“"'
_OWN_SUBJECT = re.compile(r"^(?:[^\s,]+\s){0,3}?[^\s,]+(?:은|는|이|가)\s")
_THING = r"(?:[가-힣A-Za-z0-9 %]|\d\.\d)"
_LIST = re.compile(
    rf"(?P<items>{_THING}{{1,24}}(?:,\s{_THING}{{1,24}}?)+)(?P<particle>을|를|이|가)(?=\s)(?P<tail>\s.+)$"
)
_LAST = re.compile(r",\s|\s(?:및|그리고)\s|(?<=[가-힣])(?:와|과)\s")
_MIN_ITEMS = 3


def korean_clauses(text: str, language: Language) -> tuple[Clause, ...]:
    """The propositions of a Korean sentence, in its order; at least one."""
    pieces = tuple(_pieces(text, language))
    subject = _TOPIC.match(text)
    found = []
    for index, (span, wording) in enumerate(pieces):
        if index and subject and (wording[0] in _QUOTING or not _OWN_SUBJECT.match(wording)):
            wording = f"{subject.group()} {wording}"
        found += list(_listed(text, span, wording))
    return tuple(found)


def _pieces(text: str, language: Language) -> Iterator[tuple[Span, str]]:
    quotes = find_quotes(text, language.code)
    start = 0
    joints = [one for pattern in (_JOINT, _QUOTED_JOINT, _COMPARED_JOINT) for one in pattern.finditer(text)]
    for joint in sorted(joints, key=lambda one: one.start()):
        inside = any(quote.start <= joint.start() < quote.end for quote in quotes)
        left, right = text[start : joint.start("mark")], text[joint.end() :]
        if joint.re is _JOINT:
            left = text[start : joint.start()]
        if inside or word_count(left) < 2 or not has_finite_verb(right, language):
            continue
        end = joint.start("mark")
        yield trimmed(text, start, end), f"{left.strip()}{_ending(left, joint)}"
        start = joint.end()
    span = trimmed(text, start, len(text))
    yield span, span.of(text)


def _ending(stem: str, joint: re.Match[str]) -> str:
    """The stem as a statement: 숨졌 becomes 숨졌다; a plain present stem, a quotation and a figure take their own."""
    if joint.re is not _JOINT:
        return "고 했다" if joint.re is _QUOTED_JOINT else "이다"
    return "한다" if stem.endswith("하") else "다"


def _listed(text: str, span: Span, wording: str) -> Iterator[Clause]:
    """One claim for each of three or more objects before the verb."""
    match = _LIST.search(text, span.start, span.end)
    match = match if match and _is_list(match["items"]) else None
    items = _item_spans(text, match) if match else []
    if match is None or len(items) < _MIN_ITEMS or wording != span.of(text):
        yield Clause((span,), wording)
        return
    head = trimmed(text, span.start, items[0].start)
    tail = trimmed(text, match.start("tail"), span.end)
    for item in items:
        parts = [one for one in (head, item, tail) if one.start < one.end]
        ending = particle(item.of(text), match["particle"])
        yield Clause(tuple(parts), f"{head.of(text)} {item.of(text)}{ending} {tail.of(text)}".strip())


def _is_list(items: str) -> bool:
    """Two commas, or one and a joint word behind it: "A와 함께, B" is no list."""
    last = items.rfind(", ")
    return items.count(", ") >= _MIN_ITEMS - 1 or bool(_LAST.search(items, last + 2))


def _item_spans(text: str, match: re.Match[str]) -> list[Span]:
    """The items; a topic before the first belongs to the clause."""
    spans, start = [], match.start("items")
    topic = re.search(r"^.*(?:은|는|이|가|에|에서|에게)\s(?=[^,]+,)", match["items"])
    start += topic.end() if topic else 0
    for joint in _LAST.finditer(text, start, match.end("items")):
        spans.append(trimmed(text, start, joint.start()))
        start = joint.end()
    spans.append(trimmed(text, start, match.end("items")))
    return [span for span in spans if span.start < span.end]


def particle(word: str, like: str) -> str:
    """The particle of the same kind that fits the last syllable: 을, 이 and 은 behind a consonant."""
    consonant = "가" <= word[-1:] <= "힣" and (ord(word[-1]) - ord("가")) % 28 != 0
    return {"을": "을를", "를": "을를", "이": "이가", "가": "이가", "은": "은는", "는": "은는"}[like][
        0 if consonant else 1
    ]
