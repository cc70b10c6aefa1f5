from collections.abc import Callable
from dataclasses import replace

import pytest

from recoupe.model import Verification
from reports.language import read_catalog
from reports.view import build_view
from reports.wording import faults, likelihood_words, own_words, percentages, plural_sources
from tests.reports.builder import bridge, empty, hostile, later, reprints
from tests.reports.keys import reason_templates, said_in_reports

VERIFICATIONS: dict[str, Callable[[], Verification]] = {
    "bridge": bridge,
    "empty": empty,
    "reprints": reprints,
    "later": lambda: later(bridge()),
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", VERIFICATIONS)
def test_a_report_keeps_the_wording_rules(name: str, language: str) -> None:
    view = build_view(VERIFICATIONS[name](), "fr" if language == "fr" else "en", bridge() if name == "later" else None)
    assert not faults(view)


@pytest.mark.parametrize("words", ["62 %", "62%", "62\u202f%", "62 pour cent", "62 per cent"])
def test_an_index_is_never_a_share_of_a_hundred(words: str) -> None:
    assert percentages(words)


@pytest.mark.parametrize(
    "words", ["likely", "it is probably so", "very unlikely", "vraisemblablement", "sans doute", "improbable"]
)
def test_words_of_likelihood_are_found(words: str) -> None:
    assert likelihood_words(words)


def test_no_key_and_no_translation_speaks_of_likelihood() -> None:
    keys = [*said_in_reports(), *reason_templates()]
    french = [word for message in read_catalog("fr") if message.id for word in own_words(message.string)]
    assert not [words for words in (*keys, *french) if likelihood_words(words) or percentages(words)]


def test_a_claim_with_one_origin_is_always_attributed_and_never_to_sources() -> None:
    view = build_view(reprints(), "fr")
    (claim,) = view.claims
    assert claim.wording.before == "Selon une source unique, la Capitainerie de Valmer,"
    assert not plural_sources(claim.wording.before + claim.wording.after)


def test_a_wording_without_attribution_or_with_plural_sources_is_a_fault() -> None:
    view = build_view(reprints(), "en")
    (claim,) = view.claims
    bare = replace(claim, wording=replace(claim.wording, before=""))
    plural = replace(claim, wording=replace(claim.wording, before="According to sources,"))
    assert [fault.rule for fault in faults(replace(view, claims=(bare,)))] == ["what has a single origin is attributed"]
    assert [fault.rule for fault in faults(replace(view, claims=(plural,)))] == ["one origin is not several sources"]


def test_the_speakers_own_words_name_him_where_the_article_does() -> None:
    claim = build_view(bridge(), "fr").claims[1]
    assert claim.wording.before == "Selon une source unique, la capitainerie,"
    assert claim.wording.claim is not None
    assert claim.wording.claim.text.startswith("au moins douze")


def test_hostile_words_do_not_break_the_checks() -> None:
    assert isinstance(faults(build_view(hostile())), tuple)
