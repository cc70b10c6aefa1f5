"""Whatever the text: spans are exact, the same text gives the same claims, and the cost stays bounded."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.decompose import decompose
from tests.decompose.articles import article

WORDS = (
    "le la soldats morts 30 000 « » , . et mais selon que qui lundi Brel ont été tués : ; ( ) “ ” the killed and said "
    "который сказал что погибли 한국은 밝혔다 이다 \n \u202f 5 % € — ni n’ont ce week-end depuis août"
).split(" ")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join), st.sampled_from(["fr", "en", "ru", "uk", "ko", "xx"])
)
def test_every_quote_is_the_text_of_its_spans(text: str, language: str) -> None:
    found = decompose(article(text, language))
    for claim in found.claims:
        assert claim.quote == " … ".join(span.of(text) for span in claim.spans)
        assert all(0 <= span.start < span.end <= len(text) for span in claim.spans)
        assert 0 <= claim.checkworthy <= 1
    assert all(left.quote == left.span.of(text) for left in found.left_out)
    assert len({claim.id for claim in found.claims}) == len(found.claims)


def test_the_same_article_gives_the_same_claims() -> None:
    one = article("Selon le maire, trois ponts, dont deux neufs, ont été détruits samedi et le port est fermé.")
    assert decompose(one) == decompose(one)


def test_an_empty_article_has_no_claims() -> None:
    assert decompose(article("")).claims == ()


@pytest.mark.parametrize(
    "text",
    [
        "soldat " * 100_000,
        "« " * 10_000 + "x" + " »" * 10_000,
        "(" * 50_000,
        "12 " * 50_000,
        "a, " * 50_000,
        "“" * 20_000,
    ],
    ids=["no-full-stop", "nested-quotes", "brackets", "numbers", "commas", "open-quotes"],
)
@pytest.mark.slow
def test_odd_texts_end_within_seconds(text: str) -> None:
    assert _seconds(text) < 5


@pytest.mark.slow
def test_the_cost_grows_with_the_length_and_no_faster() -> None:
    words = "le soldat ville tué déclaré que région 30 000 et dans Paris lundi selon armée la est ont près de".split()
    chosen = random.Random(7)
    decompose(article("Le maire a dit que trois ponts sont fermés."))
    # The quickest of three, each with a text of its own: a text that was read before costs next to nothing.
    short, long = (
        min(_seconds(" ".join(chosen.choice(words) for _ in range(count))) for _ in range(3))
        for count in (2_000, 8_000)
    )
    assert long < 10 * short


def _seconds(text: str) -> float:
    """Seconds of the processor: what else runs on the machine is no cost of the text."""
    started = time.process_time()
    decompose(article(text))
    return time.process_time() - started
