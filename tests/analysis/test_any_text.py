"""Whatever the text, the analysis answers: spans lie inside it, in order, and the same question has the same answer."""

import itertools
import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.analysis.periods import find_periods
from recoupe.analysis.polarity import is_hedged, is_negated
from recoupe.analysis.quantities import find_quantities
from recoupe.analysis.quotes import find_quotes
from recoupe.languages import LANGUAGES
from recoupe.model import Span

_PIECES = (
    "12 3,5 1.234 10 000 0 00 31 2024 29 février мая 월 일 31 월 12일 ~ - – $ € % m 만 천 억 명"
    " тыс. млн mille cent deux quatre-vingt dix до от plus de"
    " au moins не ne n’a pas tués wounded « » “ ” \" ' . … ? \n ² ٣ 𝟗 depuis since с samedi"
).split(" ")
TEXTS = st.lists(st.sampled_from(_PIECES), max_size=25).flatmap(
    lambda words: st.sampled_from(["", " ", "\u00a0"]).map(lambda space: space.join(words))
)


def _in_order(spans: list[Span], text: str) -> bool:
    inside = all(0 <= span.start < span.end <= len(text) for span in spans)
    return inside and all(one.start <= other.start for one, other in itertools.pairwise(spans))


@given(TEXTS, st.sampled_from(sorted(LANGUAGES)), st.sampled_from([None, date(2024, 2, 29), date(2024, 12, 16)]))
@settings(max_examples=300, deadline=None)
def test_spans_lie_inside_the_text_in_order(text: str, language: str, anchor: date | None) -> None:
    quantities = find_quantities(text, language)
    assert _in_order([one.span for one in quantities], text)
    assert all(math.isfinite(one.quantity.value) for one in quantities)
    assert _in_order([one.span for one in find_periods(text, language, anchor)], text)
    assert _in_order(list(find_quotes(text, language)), text)
    assert is_negated(text, language) in (True, False) and is_hedged(text, language) in (True, False)
    assert find_quantities(text, language) == quantities


@pytest.mark.parametrize("text", ["9" * 400 + " soldiers", "9" * 5_000, "1" + ",000" * 500 + " people"])
def test_a_number_too_long_to_mean_anything_is_left_out(text: str) -> None:
    assert all(math.isfinite(one.quantity.value) for one in find_quantities(text, "en"))
