"""A quotation is found again where it stands, also after a small edit, and not where another sentence stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.anchoring import Quote, find_quote, quote_at
from recoupe.model import Span

TEXT = (
    "The council met on Monday. The bridge will reopen in spring, the mayor said. Nobody asked why. "
    "The bridge will reopen in spring, the engineer repeated, if the river allows."
)


def test_of_two_equal_places_the_surroundings_decide() -> None:
    words = "The bridge will reopen in spring"
    second = TEXT.rindex(words)
    anchor = find_quote(quote_at(TEXT, Span(second, second + len(words)), 20), "A new first paragraph. " + TEXT)
    assert anchor.how == "exact" and anchor.span == Span(second + 23, second + 23 + len(words))


def test_a_changed_word_is_found_and_said_to_be_near() -> None:
    quote = Quote("The bridge will reopen in spring, the mayor said.")
    anchor = find_quote(quote, TEXT.replace("reopen in spring, the mayor", "reopen in summer, the mayor"))
    assert anchor.how == "fuzzy" and anchor.span and 0.85 <= anchor.likeness < 1
    assert "summer" in anchor.span.of(TEXT.replace("reopen in spring, the mayor", "reopen in summer, the mayor"))


@pytest.mark.parametrize("text", ["", "Something else altogether was written here instead.", "bridge"])
def test_what_is_gone_is_lost(text: str) -> None:
    assert find_quote(Quote("The bridge will reopen in spring, the mayor said."), text).how == "lost"


@given(st.text(min_size=1, max_size=80), st.integers(0, 79), st.integers(1, 80))
def test_a_quotation_is_always_found_in_its_own_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text) - 1)
    span = Span(start, min(len(text), start + length))
    anchor = find_quote(quote_at(text, span, 10), text)
    assert anchor.how == "exact" and anchor.span is not None and anchor.span.of(text) == span.of(text)
