from collections.abc import Callable
from dataclasses import replace

import pytest

from recoupe.model import Article, Claim, Edge, Verdict, Verification
from recoupe.moments import Moment
from reports.language import read_catalog
from reports.view import build_view
from reports.wording import faults, likelihood_words, own_words, percentages, plural_sources
from tests.reports.builder import bridge, empty, hostile, later, reprints
from tests.reports.keys import reason_templates, said_in_reports
from tests.reports.story import Story

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
    assert claim.wording.before == "Selon une source unique, la Capitainerie de Valmer\u202f:"
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


def _story(text: str, headline: str = "Bridge closed in Valmer") -> tuple[Story, Claim]:
    story = Story(Article(headline, f"{headline}\n{text}.", "en", Moment.parse("2031-10-06")))
    return story, story.claim(text, text)


def _support(story: Story, claim: Claim, label: str, language: str = "en") -> None:
    origin = story.origin(f"o-{label}", label, "press_abroad")
    document = story.document("Valmer Press", "2031-10-06", language, f"{claim.text}, {label} said.")
    edge = Edge(document.id, origin, "explicit_attribution", label, 0.9)
    story.origins[origin] = replace(story.origins[origin], edges=(edge,))
    story.holds(claim, document, origin)


def _worded(story: Story, claim: Claim, verdict: Verdict = Verdict.ATTRIBUTED_ONLY) -> str:
    story.assess(claim, verdict, 0.6, 0.0)
    wording = build_view(story.done(), "en").claims[0].wording
    return f"{wording.before} {wording.claim.text if wording.claim else ''}{wording.after}"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The old bridge was closed", "According to a single source, Valmer Press, the old bridge was closed;"),
        ("Two lanes were closed", "According to a single source, Valmer Press, two lanes were closed;"),
        ("Investigators have closed it", "According to a single source, Valmer Press, investigators have closed it;"),
        ("Bridge closed in Valmer", "According to a single source, Valmer Press: Bridge closed in Valmer;"),
        ("Four dead at the bridge", "According to a single source, Valmer Press: Four dead at the bridge;"),
        ("Prime Minister Goran Feld closed it",
         "According to a single source, Valmer Press, Prime Minister Goran Feld closed it;"),
    ],
)  # fmt: skip
def test_a_headline_or_what_has_no_verb_stands_behind_a_colon_and_a_clause_goes_on_small(
    text: str, written: str
) -> None:
    story, claim = _story(text)
    _support(story, claim, "Valmer Press")
    assert _worded(story, claim).startswith(written)


def test_a_headline_that_is_corroborated_stands_behind_those_who_report_it() -> None:
    story, claim = _story("Bridge closed in Valmer")
    _support(story, claim, "Valmer Press")
    _support(story, claim, "Kerlann Daily")
    written = _worded(story, claim, Verdict.CORROBORATED)
    assert written == "According to Valmer Press and Kerlann Daily: Bridge closed in Valmer."


def test_origins_are_parted_by_semicolons_where_a_comma_belongs_to_the_name_of_one() -> None:
    story, claim = _story("The old bridge was closed")
    for label in ("Ana Lund, the mayor of Valmer", "Kerlann Daily", "Valmer Press"):
        _support(story, claim, label)
    assert _worded(story, claim).startswith(
        "According to Ana Lund, the mayor of Valmer; Kerlann Daily; and Valmer Press, the old bridge was closed"
    )


@pytest.mark.parametrize(
    ("label", "language", "named"),
    [
        ("le ministère des Affaires étrangères du Qatar", "fr", "foreign ministry (Qatar)"),
        ("полиция Грузии", "ru", "police (Georgia)"),
        ("la maire de Valmer, Ana Lund", "fr", "“la maire de Valmer, Ana Lund”"),
        ("Capitainerie de Valmer", "fr", "Capitainerie de Valmer"),
    ],
)
def test_an_office_of_a_country_is_named_in_the_readers_language_and_other_foreign_words_stand_as_quoted(
    label: str, language: str, named: str
) -> None:
    story, claim = _story("The old bridge was closed")
    _support(story, claim, label, language)
    assert _worded(story, claim).startswith(f"According to a single source, {named}, the old bridge")


def test_somebody_without_a_name_is_told_in_french_too() -> None:
    story, claim = _story("The old bridge was closed")
    _support(story, claim, "a diplomat (not named), Valmer Press")
    story.assess(claim, Verdict.ATTRIBUTED_ONLY, 0.6, 0.0)
    (origin,) = build_view(story.done(), "fr").claims[0].origins
    assert origin.label == "a diplomat (nom non donné), Valmer Press"


def test_a_corroborated_claim_is_among_those_whose_wording_is_shown_first() -> None:
    story, claim = _story("The old bridge was closed")
    _support(story, claim, "Valmer Press")
    story.assess(claim, Verdict.CORROBORATED, 0.8, 0.0)
    assert [one.number for one in build_view(story.done(), "en").recommended] == [1]
