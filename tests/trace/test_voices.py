"""One voice under several names is one origin. Outlets, towns and people are made up."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.analysis.sentence import analyse
from recoupe.analysis.sentences import split_sentences
from recoupe.assess import assess_claim
from recoupe.decisions import Decision, DecisionKind
from recoupe.evaluate.origins import by_publisher, pairwise, read_stories
from recoupe.model import (
    Assessment,
    Bearing,
    Claim,
    ClaimKind,
    Document,
    Judgement,
    Passage,
    Span,
    Stance,
    StanceScore,
)
from recoupe.moments import Moment
from recoupe.sources import load_registry
from recoupe.topics import load_topic
from recoupe.trace import Traced, trace, tracing
from recoupe.trace.counting import counted
from recoupe.trace.rulings import under_rulings

REGISTRY, TOPIC = load_registry(), load_topic("ukraine_war")
QUALITY = Path(__file__).resolve().parent.parent / "quality"
STORIES = [story for name in ("origins", "origins_held_out") for story in read_stories(QUALITY / name)]
CLAIM = Claim("claim", "The dam burst.", (Span(0, 14),), "The dam burst.", "en", ClaimKind.EVENT)
OFFICE = (
    "The dam above Zarny burst on Sunday and 340 people left the Kerl quarter, the Zarny mayor's office said. "
    "The pumps of Dolvik will work for 12 days."
)
MAYOR = (
    "Mayor Petra Holm said that 340 people had to leave the Kerl quarter of Zarny after the old dam burst on Sunday. "
    "She expects the pumps of Dolvik to run for 12 days."
)
BARE = "In Zarny 340 people left the Kerl quarter when the dam burst on Sunday. Pumps of Dolvik work for 12 days."


def _document(key: str, publisher: str, text: str, language: str = "en", day: int = 3) -> Document:
    moment = Moment.parse(f"2031-03-{day:02d}")
    return Document(key, f"https://{key}.example/1", publisher, moment, language, "", text)


def _judged(document: Document) -> Judgement:
    """The first sentence as support of the claim."""
    span = split_sentences(document.text, document.language)[0]
    text = span.of(document.text)
    credited = [one.attribution for one in analyse(text, document.language).attributions]
    score = StanceScore(Stance.SUPPORTS, 0.9, 0.9)
    return Judgement("claim", Passage(document.id, span, text), Bearing.HOLDS, score, credited[0] if credited else None)


def _trace(documents: Sequence[Document]) -> Traced:
    return trace([_judged(one) for one in documents], {one.id: one for one in documents}, REGISTRY, TOPIC)


def _holds(traced: Traced) -> Assessment:
    return assess_claim(CLAIM, traced.evidence, traced.origins, TOPIC)[0]


def _labels(*documents: Document) -> list[str]:
    return sorted(origin.label for origin in _trace(documents).origins)


ONE = _document("one", "Zarny Courier", OFFICE)
TWO = _document("two", "Dolvik Post", MAYOR, day=4)
THREE = _document("three", "Kerl Journal", BARE, day=4)


def test_a_speaker_who_is_named_in_two_ways_is_one_origin_and_the_edge_says_why() -> None:
    traced = _trace([ONE, TWO])
    (origin,) = traced.origins
    assert origin.label == "Zarny mayor's office"
    (edge,) = (one for one in origin.edges if one.kind == "same_voice")
    assert edge.from_ == "two" and "340" in edge.evidence and "Mayor Petra Holm" in edge.evidence
    assert {one.from_ for one in origin.edges} == {"one", "two"}


def test_an_outlet_that_tells_the_same_and_credits_nobody_is_no_second_voice() -> None:
    assert _labels(ONE, THREE) == _labels(ONE, TWO, THREE) == ["Zarny mayor's office"]


def test_an_office_and_its_head_are_one_voice_also_where_one_document_credits_both() -> None:
    both = _document("both", "Dolvik Post", f"{MAYOR} The Zarny mayor's office said that 340 people left on Monday.")
    assert len(_labels(ONE, both)) == 1


def test_whom_a_newsroom_quotes_from_another_newsroom_is_no_voice_beside_it() -> None:
    told = _document("told", "Kerl Journal", BARE.replace("In Zarny", "The daily Zarny Courier reported that in Zarny"))
    assert _labels(_document("one", "Zarny Courier", OFFICE), told) == ["Zarny mayor's office"]


def test_somebody_not_named_is_one_voice_with_whoever_retells_it_and_stays_unresolved() -> None:
    unnamed = OFFICE.replace("the Zarny mayor's office said", "two officials told the Zarny Courier")
    again = BARE.replace("In Zarny", "Two officials, cited by the Zarny Courier, said that in Zarny")
    (origin,) = _trace([_document("one", "Zarny Courier", unnamed), _document("two", "Kerl Journal", again)]).origins
    assert origin.unresolved


def test_a_listed_party_is_never_joined_with_another_listed_party() -> None:
    gur = OFFICE.replace("the Zarny mayor's office said", "GUR said")
    kremlin = OFFICE.replace("the Zarny mayor's office said", "Kremlin spokesman Dmitry Peskov said")
    found = _trace([_document("a", "Zarny Courier", gur), _document("b", "Dolvik Post", kremlin), THREE])
    assert sorted(origin.entity for origin in found.origins) == ["gur", "kremlin"]


def test_who_saw_it_is_a_voice_of_its_own_unless_it_is_cited() -> None:
    seen = BARE.replace("In Zarny", "Our reporter saw that in Zarny")
    assert len(_labels(ONE, _document("seen", "Kerl Journal", seen))) == 2
    first = _document("seen", "Kerl Journal", seen)
    again = _document("again", "Mill Post", seen, day=5)
    assert _labels(first, again) == ["Kerl Journal"]


def test_a_voice_of_another_kind_of_body_is_another_voice() -> None:
    hospital = MAYOR.replace("Mayor Petra Holm", "Hospital director Lea Moe")
    assert len(_labels(ONE, _document("h", "Dolvik Post", hospital))) == 2


def test_a_voice_has_the_worse_letter_of_its_passages_and_one_bloc() -> None:
    traced = _trace([_document("one", "Zarny Courier", OFFICE), replace(TWO, url="https://dolvik.ru/1")])
    assert len({(one.origin, one.bloc) for one in traced.evidence}) == 1
    assert _holds(traced).support <= _holds(_trace([ONE])).support


def test_a_voice_that_is_together_with_another_on_doubt_alone_widens_the_interval() -> None:
    (story,) = (one for one in read_stories(QUALITY / "origins_held_out_second") if one.name == "b_oil_depot_fire")
    traced = _trace([replace(one, id=f"d{number}") for number, one in enumerate(story.documents)])
    doubtful = [one for one in traced.origins if any(edge.kind == "doubtful_voice" for edge in one.edges)]
    assert doubtful and all(one.unresolved for one in doubtful)
    assert _holds(traced).support < _holds(traced).support_high
    assert any("voice of its own" in str(reason) for reason in _holds(traced).reasons)


def test_what_a_person_cuts_or_joins_stands_above_it() -> None:
    documents = {one.id: one for one in (ONE, TWO, THREE)}

    def ruled(kind: DecisionKind, **values: str) -> int:
        decision = Decision(kind, "Ana Ruiz", "asked both", Moment.parse("2031-03-10"), run="run", **values)  # type: ignore[arg-type]
        return len(under_rulings(_trace(list(documents.values())), [decision], documents, REGISTRY).origins)

    assert ruled(DecisionKind.CUT, document="two") == 2
    assert ruled(DecisionKind.JOIN, document="two", other="one") == 1


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_one_voice_adds_no_origin_and_no_support_and_keeps_every_listed_party(
    story: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [replace(one, id=f"d{n}") for n, one in enumerate(story.documents) if one.text]  # type: ignore[attr-defined]
    after = _trace(documents)
    monkeypatch.setattr(tracing, "as_one_voice", lambda steps, *_: list(steps))
    before = _trace(documents)
    assert len(after.origins) <= len(before.origins)
    listed = [{one.entity for one in found.origins if one.entity} for found in (before, after)]
    assert listed[0] == listed[1]
    assert _holds(after).support <= _holds(before).support


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_reprints_change_no_count_and_no_support(data: st.DataObject) -> None:
    story = data.draw(st.sampled_from(STORIES))
    documents = [replace(one, id=f"d{number}") for number, one in enumerate(story.documents)]
    copied = data.draw(st.lists(st.sampled_from(documents), min_size=1, max_size=3, unique_by=lambda one: one.id))
    times = data.draw(st.integers(1, 60))
    reprints = [_reprint(one, place * 100 + number) for place, one in enumerate(copied) for number in range(times)]
    before, after = _trace(documents), _trace([*documents, *reprints])
    assert len(after.origins) == len(before.origins)
    assert _holds(after).support == _holds(before).support


def _reprint(document: Document, number: int) -> Document:
    assert document.published is not None
    later = document.published.latest + timedelta(hours=number % 30)
    moment = Moment(later, later)
    return replace(
        document, id=f"r{number}", publisher=f"Outlet {number}", url=f"https://o{number}.example/1", published=moment
    )


def test_leads_of_stories_are_counted_by_voice_and_not_by_publisher() -> None:
    gold = [story.origins for story in STORIES]
    ours, domains = ([grouping(story.documents) for story in STORIES] for grouping in (counted, by_publisher))
    assert pairwise(gold, ours)[2] > 0.9 > 0.2 > pairwise(gold, domains)[2]


def test_an_agency_that_is_cited_by_its_bare_name_carries_each_text_by_itself() -> None:
    (story,) = (one for one in read_stories(QUALITY / "origins_held_out_seventh") if one.name == "k12_atcstrike")
    assert pairwise([story.origins], [counted(story.documents)]) == (1.0, 1.0, 1.0)
