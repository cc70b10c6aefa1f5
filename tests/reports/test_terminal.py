import re
from dataclasses import replace

import pytest

from recoupe.decisions import Decision, DecisionKind
from reports.terminal import claim_table, claims_text
from reports.view import build_view
from tests.reports.builder import bridge, empty, hostile

ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("width", [40, 72, 80, 100, 160])
def test_the_table_fits_its_width_and_has_every_verdict(width: int) -> None:
    text = claim_table(build_view(bridge(), "fr"), width=width)
    assert max(len(line) for line in text.splitlines()) <= width
    flat = re.sub(r"\s+", " ", text)
    for word in ("Source unique", "Infirmé", "Recoupé", "Mis en doute"):
        assert word in flat


def test_the_table_says_whether_anybody_has_signed_it_at_every_width() -> None:
    given = bridge()
    signed = replace(given, decisions=(Decision(DecisionKind.SIGN, "Ana Ruiz", "", given.run.as_of, given.run.id),))
    for width in (40, 100):
        assert "Proposed by a machine, not signed" in claim_table(build_view(given, "en"), width=width)
        assert "Signed by Ana Ruiz" in claim_table(build_view(signed, "en"), width=width)


def test_without_colour_there_is_no_escape_and_with_colour_nothing_but_colour() -> None:
    view = build_view(bridge(), "fr")
    assert "\x1b" not in claim_table(view, colour=False)
    coloured = claim_table(view, colour=True)
    assert "\x1b" in coloured
    assert "\x1b" not in ESCAPE.sub("", coloured)


def test_hostile_text_cannot_write_to_the_terminal() -> None:
    text = claim_table(build_view(hostile(), "en"), width=80) + claims_text(hostile().decomposition)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", text)
    assert len(text) < 20_000


def test_an_article_without_claims_is_told_in_a_line() -> None:
    told = claim_table(build_view(empty(), "en")).splitlines()
    assert told == [
        "No checkable claim was found in this text. Nothing was scored.",
        "Proposed by a machine, not signed",
    ]
    assert claims_text(empty().decomposition) == "No checkable claim was found in this text."


def test_the_claims_of_an_article_are_numbered_with_kind_and_speaker() -> None:
    text = claims_text(bridge().decomposition)
    assert "\n2. Au moins douze personnes" in text
    assert "[figure · la capitainerie]" in text
    assert text.endswith("2 parts were left out")
