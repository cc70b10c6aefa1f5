"""A second opinion on where the text is: the element under which most of the running text stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement  # type: ignore[import-untyped]  # no stubs in the lock

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 header hr li "
        "main nav ol p pre section table tbody td tfoot th thead tr ul",
    )
)
_SKIPPED = frozenset(
    re.findall(
        r"\w+",
        "script style noscript iframe select option button textarea svg template head footer nav figure figcaption",
    )
)
_MIN_BLOCK_CHARS = 80
_MAX_LINK_SHARE = 0.35
_GRANDPARENT_SHARE = 0.5
_BONUS_CHARS = 100
_MAX_BONUS = 3.0


class _Block:
    """A run of text that no block element interrupts, and how much of it is links."""

    __slots__ = ("linked", "owner", "parts")

    def __init__(self, owner: HtmlElement) -> None:
        self.owner = owner
        self.parts: list[str] = []
        self.linked = 0

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).split())

    @property
    def link_share(self) -> float:
        return self.linked / max(1, len("".join(self.parts)))


def densest_text(tree: HtmlElement) -> str:
    """The running text under the element that holds most of it, one block a line; empty where there is none."""
    blocks = [block for block in blocks_of(tree) if block.text]
    scores: dict[HtmlElement, float] = {}
    for block in blocks:
        if len(block.text) < _MIN_BLOCK_CHARS or block.link_share > _MAX_LINK_SHARE:
            continue
        score = 1 + block.text.count(",") + min(len(block.text) / _BONUS_CHARS, _MAX_BONUS)
        owner = block.owner if block.owner.tag not in ("p", "h2", "h3", "li") else block.owner.getparent()
        for element, share in ((owner, 1.0), (owner.getparent() if owner is not None else None, _GRANDPARENT_SHARE)):
            if element is not None:
                scores[element] = scores.get(element, 0.0) + score * share
    if not scores:
        return ""
    top = max(scores, key=lambda element: scores[element])
    inside = set(top.iter())
    return "\n".join(block.text for block in blocks if block.owner in inside and block.link_share <= _MAX_LINK_SHARE)


def blocks_of(tree: HtmlElement) -> Iterator[_Block]:
    """The text blocks of a page in reading order."""
    yield from _Walker().walk(tree)


class _Walker:
    def __init__(self) -> None:
        self._block: _Block | None = None
        self._done: list[_Block] = []

    def walk(self, tree: HtmlElement) -> list[_Block]:
        for event, element in _events(tree):
            if event == "start":
                self._start(element)
            else:
                self._end(element)
        self._close()
        return self._done

    def _start(self, element: HtmlElement) -> None:
        if element.tag in _BLOCKS or element.tag == "br":
            self._close()
        self._add(element.text, element, element)

    def _end(self, element: HtmlElement) -> None:
        if element.tag in _BLOCKS:
            self._close()
        parent = element.getparent()
        if parent is not None:
            self._add(element.tail, parent, parent)

    def _add(self, text: str | None, element: HtmlElement, near: HtmlElement) -> None:
        if not text:
            return
        if self._block is None:
            self._block = _Block(_block_around(near))
        self._block.parts.append(text)
        if element.tag == "a" or next(element.iterancestors("a"), None) is not None:
            self._block.linked += len(text)

    def _close(self) -> None:
        if self._block is not None:
            self._done.append(self._block)
            self._block = None


def _block_around(element: HtmlElement) -> HtmlElement:
    while element.tag not in _BLOCKS:
        parent = element.getparent()
        if parent is None:
            return element
        element = parent
    return element


def _events(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Start and end of every element, without recursion: hostile pages nest deeply."""
    stack: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while stack:
        element, is_done = stack.pop()
        if is_done:
            yield "end", element
            continue
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            # Comments and skipped elements still have text after them.
            yield "end", element
            continue
        yield "start", element
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
