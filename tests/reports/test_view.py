from dataclasses import replace

import pytest

from recoupe.decisions import Decision, DecisionKind
from recoupe.model import Claim, ClaimKind, Reason, Role, Search, Span, Stance, StanceScore, Verdict
from recoupe.moments import Moment
from recoupe.versions import PastVersion
from reports.markdown import render_markdown
from reports.parts import Segment, View
from reports.view import build_view
from tests.reports.builder import bridge, bridge_article, empty, hostile, reprints
from tests.reports.story import BODY, Story


def _segments(view: View) -> list[Segment]:
    return [segment for paragraph in view.article.paragraphs for segment in paragraph]


def _marked(*spans: tuple[int, int]) -> View:
    """The bridge article with claims on these spans."""
    given = bridge()
    claims = tuple(
        replace(claim, spans=(Span(*span),)) for claim, span in zip(given.decomposition.claims, spans, strict=False)
    )
    return build_view(replace(given, decomposition=replace(given.decomposition, claims=claims)))


def test_the_answer_is_two_sentences_with_the_gravest_first() -> None:
    counts, gravest = build_view(bridge(), "fr").answer
    assert counts.startswith("7 affirmations ont été vérifiées en l’état du 7\xa0octobre 2031\u202f: 1 confirmée, ")
    assert gravest == "L’affirmation 5 est infirmée\u202f; le chiffre de l’affirmation 1 en dit plus que son origine."


def test_an_article_without_claims_says_so() -> None:
    view = build_view(empty(), "en")
    assert view.answer == ("No checkable claim was found in this text.", "Nothing was scored.")
    assert view.title == "Untitled article"


def test_the_marked_article_is_the_article() -> None:
    text = "\n".join(
        "".join(segment.text for segment in paragraph) for paragraph in build_view(bridge()).article.paragraphs
    )
    assert text == BODY


def test_nested_and_overlapping_claims_lead_to_the_innermost_and_end_with_their_own_number() -> None:
    view = _marked((0, 20), (10, 30), (12, 16))
    marked = [(segment.text, [one.number for one in segment.claims]) for segment in _segments(view) if segment.claims]
    assert [numbers for _, numbers in marked] == [[1], [1, 2], [3, 1, 2], [1, 2], [2]]
    ends = [one.number for segment in _segments(view) for one in segment.ends]
    assert ends == [3, 1, 2]


def test_a_claim_over_two_paragraphs_is_marked_in_both() -> None:
    end_of_line = BODY.index("\n")
    view = _marked((end_of_line - 5, end_of_line + 10))
    assert [len([one for one in paragraph if one.claims]) for paragraph in view.article.paragraphs[:2]] == [1, 1]


@pytest.mark.parametrize("span", [(0, 0), (10**6, 10**6 + 5), (len(BODY) - 3, 10**6)])
def test_a_span_beyond_the_text_breaks_nothing(span: tuple[int, int]) -> None:
    text = "".join(segment.text for segment in _segments(_marked(span)))
    assert text == BODY.replace("\n", "")


def test_two_hundred_reprints_are_one_origin_and_most_of_them_a_line_each() -> None:
    (claim,) = build_view(reprints(200), "fr").claims
    (origin,) = claim.origins
    assert claim.tally == "1 origine, 1 bloc"
    assert origin.carried == "repris par 200 documents, qui comptent une fois"
    assert (len(origin.evidence), len(origin.more)) == (4, 196)
    assert claim.graph is not None
    assert len(claim.graph.lanes) == 1


def test_each_origin_says_what_it_is_worth_and_the_verdict_without_it() -> None:
    claim = build_view(bridge(), "fr").claims[3]
    assert [(one.worth, one.without) for one in claim.origins] == [
        ("seule\u202f: opposition 0,72", "sans elle\u202f: Source unique"),
        ("seule\u202f: soutien 0,44", "sans elle\u202f: Mis en doute"),
    ]


def test_said_and_holds_are_two_answers() -> None:
    claim = build_view(bridge(), "en").claims[1]
    assert claim.holds.verdict.label == "Single origin"
    assert claim.said is not None
    assert claim.said.verdict.label == "Confirmed"
    assert [one.label for one in claim.said_origins] == ["Capitainerie de Valmer"]


def test_an_empty_cell_says_what_was_searched_and_a_failed_search_is_no_silence() -> None:
    given = bridge()
    alone = replace(given, searches=(Search("Arcadel", "x", "fr", "failed", bloc="north_shore"),))
    cells = {cell.bloc: cell for cell in build_view(given, "en").claims[1].cells}
    assert (cells["north shore"].code, cells["harbour office"].code) == ("nothing", "supports")
    assert "documents at hand: 12 documents read" in cells["north shore"].details
    failed = {cell.bloc: cell.code for cell in build_view(alone, "en").claims[1].cells}
    assert failed["north shore"] == "failed"
    assert failed["south shore"] == "not_searched"


def test_an_abstract_is_never_taken_for_the_publishers_words() -> None:
    claim = build_view(bridge(), "fr").claims[1]
    passages = [one for origin in claim.origins for one in (*origin.evidence, *origin.more)]
    abstracts = [one for one in passages if one.abstract]
    assert [one.quote.language for one in abstracts] == ["he", "ko"] or [one.quote.language for one in abstracts] == [
        "ko",
        "he",
    ]
    assert all(":~:text" not in one.link.address for one in abstracts)
    assert all(":~:text" in one.link.address for one in passages if not one.abstract)


def test_a_claim_that_was_not_assessed_has_no_verdict() -> None:
    given = replace(bridge(), assessments=())
    claim = build_view(given, "fr").claims[0]
    assert (claim.holds.verdict.code, claim.holds.verdict.label) == ("not_assessed", "Non évalué")


def test_an_interval_is_told_where_origins_are_unresolved() -> None:
    claim = build_view(bridge(), "fr").claims[5]
    assert claim.holds.bars.opposition_text == "0,41 à 0,55"
    assert claim.origins[0].note.startswith("on ne sait pas de qui")


def test_the_view_of_equal_input_is_equal() -> None:
    assert build_view(bridge(), "fr") == build_view(bridge(), "fr")


def test_claims_of_a_language_that_we_do_not_write_get_the_readers_wording() -> None:
    given = bridge()
    korean: tuple[Claim, ...] = tuple(replace(claim, language="ko") for claim in given.decomposition.claims)
    view = build_view(replace(given, decomposition=replace(given.decomposition, claims=korean)), "en")
    assert view.claims[1].wording.before == "According to a single source, la capitainerie,"


def test_hostile_texts_are_cut_to_a_length_that_can_be_shown() -> None:
    view = build_view(hostile(), "en")
    assert view.article.cut
    assert all(
        len(one.quote.text) < 1300 for claim in view.claims for origin in claim.origins for one in origin.evidence
    )


def test_the_verdicts_of_earlier_versions_are_a_line_over_time() -> None:
    given = bridge()
    claim = given.decomposition.claims[0].id
    past = [
        PastVersion("run-a", Moment.parse("2031-10-04"), {claim: Verdict.CONTESTED}),
        PastVersion("run-b", Moment.parse("2031-10-05"), {claim: Verdict.CONTESTED}),
    ]
    view = build_view(given, "en", None, past)
    assert [
        (one.verdict.code, one.since.replace("\xa0", " "), one.until.replace("\xa0", " "))
        for one in view.claims[0].timeline
    ] == [
        ("contested", "4 October 2031", "5 October 2031"),
        ("insufficient", "7 October 2031", "7 October 2031"),
    ]
    assert view.claims[1].timeline == ()
    line = "Contested (4 October 2031 – 5 October 2031, proposed) → Not enough evidence (7 October 2031, proposed)"
    assert line in render_markdown(view).replace("\xa0", " ")


def test_the_line_over_time_has_the_verdicts_that_people_gave_and_says_which_were_signed() -> None:
    given = bridge()
    claim, day = given.decomposition.claims[0].id, given.run.as_of
    past = [PastVersion(run, day, {claim: Verdict.CONTESTED}) for run in ("run-a", "run-b")]
    ruled = Decision(DecisionKind.OVERRIDE, "Ana Ruiz", "x", day, "run-b", claim, verdict=Verdict.REFUTED)
    signed = Decision(DecisionKind.SIGN, "Ana Ruiz", "", day, "run-b")
    found = build_view(replace(given, decisions=(ruled, signed)), "en", None, past).claims[0].timeline
    assert [(one.verdict.code, one.status) for one in found] == [("contested", "proposed"), ("refuted", "signed")]


def test_the_reasons_name_things_in_the_claims_own_words_where_the_reader_has_its_language() -> None:
    story = Story(bridge_article())
    claim = story.claim("la capitainerie", "L'ancien ministre a été condamné", ClaimKind.EVENT)
    document = story.document("Valmer Press", "2031-10-06", "fr", "L'ancien ministre a été condamné.")
    why = (Reason.of("the passage states the same: {shared}", shared="former, convict, Goran Feld"),)
    score = StanceScore(Stance.SUPPORTS, 0.9, 0.9, why)
    story.holds(claim, document, story.origin("o-1", "Valmer Press", "press_abroad"), score=score)
    story.assess(claim, Verdict.ATTRIBUTED_ONLY, 0.6, 0.0)
    own, translated = (
        build_view(story.done(), language).claims[0].origins[0].evidence[0].reasons for language in ("fr", "en")
    )
    assert own == ("le passage dit la même chose\u202f: ancien ministre, condamné, Goran Feld",)
    assert translated == ("the passage states the same: former, convict, Goran Feld",)


def test_of_documents_of_one_day_that_of_the_origin_itself_is_the_first() -> None:
    story = Story(bridge_article())
    claim = story.claim("la capitainerie", "Le pont est fermé")
    origin = story.origin("o-1", "Valmer Press", "press_abroad")
    for publisher, role in (("Agence Trame", Role.RELAY), ("Valmer Press", Role.ORIGIN)):
        story.holds(claim, story.document(publisher, "2031-10-06", "fr", "Le pont est fermé."), origin, role=role)
    story.assess(claim, Verdict.ATTRIBUTED_ONLY, 0.6, 0.0)
    (shown,) = build_view(story.done(), "en").claims[0].origins
    assert shown.first.startswith("first here: Valmer Press and 1 other at the same time")
