"""Documents traced to their origin: copies, signatures, speakers, translations; and what must not be glued."""

import random
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from recoupe.evaluate.origins import (
    adjusted_rand,
    by_headline,
    by_publisher,
    figures_of,
    pairwise,
    read_stories,
    traced,
)
from recoupe.model import Document
from recoupe.moments import Moment
from recoupe.trace.checks import own_check
from recoupe.trace.documents import trace_documents
from recoupe.trace.offices import offices_in
from recoupe.trace.roots import _own_name
from recoupe.trace.shingles import containment, group_copies, is_reprint, shingles
from recoupe.trace.signatures import credited_text, signature_of
from recoupe.trace.stories import facts_of, likeness, skeletons
from tests.bench.origins import news

GOLDENS = Path(__file__).resolve().parent.parent / "quality"
STORIES = read_stories(GOLDENS / "origins")
LONG = (
    "A fire destroyed two warehouses in the port of Valmer on Sunday night and forced three hundred residents of the "
    "Kerlann quay to leave their homes while the flames spread from a depot of paint to the neighbouring hall."
)
OTHER = (
    "The council of Tessel voted on Monday for a budget that raises the wages of teachers and closes the old swimming "
    "pool, after a debate of nine hours in which the mayor threatened twice to resign from office."
)


def _document(publisher: str, text: str, language: str = "en", day: int = 1, title: str = "") -> Document:
    return Document(publisher, "", publisher, Moment.parse(f"2031-03-{day:02d}"), language, title, text)


def _groups(*documents: Document) -> list[int]:
    names: dict[str, int] = {}
    return [names.setdefault(found.origin, len(names)) for found in trace_documents(documents)]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_no_story_is_glued_together(story: object) -> None:
    found = traced(story.documents)  # type: ignore[attr-defined]
    precision, _, _ = pairwise([story.origins], [found])  # type: ignore[attr-defined]
    assert precision == 1.0


def test_the_tracer_is_far_better_than_both_baselines() -> None:
    groupings = (("", traced), ("_headline", by_headline), ("_domain", by_publisher))
    found = [figure for suffix, grouping in groupings for figure in figures_of("stories", STORIES, grouping, suffix)]
    figures = {figure.measure: figure.value for figure in found}
    assert figures["f1"] > 0.9 > 0.3 > figures["f1_headline"]
    assert figures["not_overcounted"] > figures["not_overcounted_domain"] + 0.5


def test_a_trimmed_reprint_is_contained_and_another_text_is_not() -> None:
    assert containment(shingles(LONG), shingles(LONG[:120])) == 1.0
    assert containment(shingles(LONG), shingles(OTHER)) == 0.0
    assert containment(shingles("Fire in Valmer"), shingles("Fire in Valmer")) == 0.0


def test_korean_copies_are_seen_through_their_particles() -> None:
    one = "모르나 항만공사는 12일 새 방파제 공사비가 3천2백억 원에서 4천1백억 원으로 늘어난다고 밝혔다"
    other = "모르나 항만공사가 12일 새 방파제 공사비는 3천2백억 원에서 4천1백억 원으로 늘어난다고 말했다"
    assert containment(shingles(one), shingles(other)) > 0.5


def test_copies_are_not_chained_over_a_text_between() -> None:
    words = [f"word{number}" for number in range(60)]
    first, middle, last = (" ".join(words[start : start + 30]) for start in (0, 15, 30))
    groups = group_copies({"a": shingles(first), "b": shingles(middle), "c": shingles(last)}, least=0.4)
    assert groups["a"] == groups["b"] != groups["c"]


@pytest.mark.parametrize(
    ("publisher", "text", "name"),
    [
        ("Le Phare (AFP)", "Texte.", "AFP"),
        ("Mill Post", "VALMER, 3 March (Reuters) - The bridge is closed.", "Reuters"),
        ("갈매기신문", "(서울=연합뉴스) 다리가 닫혔다.", "연합뉴스"),
        ("Корва сегодня", "КОРВА, 3 марта. /ТАСС/. Мост закрыт.", "ТАСС"),
        ("Le Phare", "Le pont est fermé. (avec AFP)", "AFP"),
        ("Mill Post", "The bridge is closed. (Northwire)", "Northwire"),
        ("copy of Harbour Mail", "The bridge is closed.", "Harbour Mail"),
        ("Mill Post", "The engineers (two of them) said that the bridge is closed.", ""),
        ("Mill Post", "Ukraine's military intelligence (GUR) spoke of a bridge.", ""),
    ],
)
def test_signatures_are_read_where_agencies_put_them(publisher: str, text: str, name: str) -> None:
    language = "ko" if "서울" in text else "ru" if "мост" in text.lower() else "en"
    found = signature_of(_document(publisher, text, language))
    assert (found.name if found else "") == name


def test_a_feed_is_nobodys_name() -> None:
    assert credited_text("Europe Mill (French feed)") == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Our reporter saw the bridge.", "en"),
        ("Notre journaliste a constaté des fissures.", "fr"),
        ("Наш корреспондент побывал у моста.", "ru"),
        ("Наш кореспондент побував біля мосту.", "uk"),
        ("본지 기자가 다리를 찾았다.", "ko"),
    ],
)
def test_what_a_newsroom_saw_itself_is_told_from_what_it_heard(text: str, language: str) -> None:
    assert own_check(text, language)
    assert not own_check("GUR: 30.", language)


def test_spellings_of_a_name_share_their_consonants() -> None:
    assert skeletons("Vorobzha") == skeletons("Воробжа") or skeletons("Plekhovo") == skeletons("Плехово")


def test_a_translation_shares_facts() -> None:
    english = facts_of(
        "", "In Valmer 340 residents left; 58 firemen came. The port closed for 12 days in Kerlann.", "en"
    )
    french = facts_of(
        "", "À Valmer, 340 habitants sont partis ; 58 pompiers sont venus. Le port de Kerlann a fermé.", "fr"
    )
    other = facts_of("", "Tessel voted by 52.4 percent for a budget of 75 million crowns.", "en")
    assert likeness(english, french) > 2 * likeness(english, other)


def test_two_reports_from_own_eyes_stay_two_origins_however_alike() -> None:
    one = _document("Radio Sorin", f"Our reporter saw it. {LONG}")
    other = _document("Sorin Mail", f"Our correspondent saw it at three. {OTHER}")
    assert _groups(one, other) == [0, 1]


def test_the_same_speaker_on_another_matter_is_another_origin() -> None:
    one = _document("Mill Post", "Finance minister Petra Dorne said the deficit falls to 3.1 percent in 2032.")
    other = _document("Le Phare", "Petra Dorne a dit que le péage du pont de Tolva serait de 6 couronnes.", "fr", 20)
    assert _groups(one, other) == [0, 1]


def test_answers_keep_the_order_of_the_rows_and_do_not_depend_on_it() -> None:
    documents = [document for story in STORIES for document in story.documents]
    found = {one.id: one.origin for one in trace_documents(documents)}
    assert [one.id for one in trace_documents(documents)] == [document.id for document in documents]
    random.Random(5).shuffle(documents)
    again = {one.id: one.origin for one in trace_documents(documents)}

    def together(origins: dict[str, str]) -> set[frozenset[str]]:
        return {frozenset(key for key in origins if origins[key] == origin) for origin in origins.values()}

    assert together(found) == together(again)


def test_rows_without_text_language_or_date_are_answered_too() -> None:
    bare = [Document("a", "", "", None, "", "", ""), Document("b", "", "", None, "xx", "", "?"),
            Document("b", "", "Mill Post", None, "", "Bridge", LONG)]  # fmt: skip
    found = trace_documents(bare)
    assert [one.id for one in found] == ["a", "b", "b"]
    assert all(one.origin and str(one.because) for one in found)
    assert trace_documents([]) == ()


def test_the_measures_agree_with_hand_counts() -> None:
    assert pairwise(["aab"], ["xxy"]) == (1.0, 1.0, 1.0)
    assert pairwise(["aab"], ["xyy"]) == (0.0, 0.0, 0.0)
    assert adjusted_rand("aabb", "xxyy") == 1.0
    assert adjusted_rand("aabb", "xyxy") < 0
    documents = [_document("a", "", title="Fire in port"), _document("b", "", title="Fire in port today")]
    assert len(set(by_headline(documents))) == 1 and len(set(by_publisher(documents))) == 2


def test_the_police_of_two_towns_are_two_origins_however_alike_the_raids() -> None:
    one = _document("Norvale Sun", "Norvale police said they arrested 14 people in a raid on a warehouse near Norvale.")
    other = _document(
        "Eastby Echo",
        "A garage in Eastby hid stolen bicycles, and 14 people were held after a raid, Eastby police said.",
    )
    assert _groups(one, other) == [0, 1]


@pytest.mark.parametrize(
    ("label", "language", "name"),
    [
        ("doctor Lio Marsh of the clinic in Dray", "en", "Lio Marsh"),
        ("le directeur de l'hôpital de Valdor, Jean Roux", "fr", "Jean Roux"),
        ("police de Valdor", "fr", ""),
    ],
)
def test_a_speaker_is_known_by_their_own_name_not_by_where_they_belong(label: str, language: str, name: str) -> None:
    assert _own_name(label, language) == name


def test_a_name_too_short_for_its_consonants_is_known_as_a_whole_in_both_scripts() -> None:
    one = _document("Mainland Mail", "Chief negotiator Piet Oost said the fishing talks would resume with 90 boats.")
    other = _document("Вести гавани", "Пит Оост заявил, что переговоры о рыбе с 90 лодками возобновятся.", "ru")
    assert _groups(one, other) == [0, 0]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("the Torvan coast guard", "en"),
        ("les garde-côtes de Torva", "fr"),
        ("береговая охрана Торвы", "ru"),
        ("берегова охорона Торви", "uk"),
        ("토르바 해안경비대", "ko"),
    ],
)
def test_an_office_is_the_same_speaker_in_every_language(words: str, language: str) -> None:
    assert offices_in(words, language) == {"coast_guard"}


def test_two_stories_of_one_wire_from_one_town_on_one_day_are_two_origins() -> None:
    one = _document("Delta Wire", "ORLA, 1 June (Delta Wire) - A fire destroyed the Orla paper mill on Wednesday.")
    other = _document("Delta Wire", "ORLA, 1 June (Delta Wire) - The mayor of Orla, Tom Basset, quit on Wednesday.")
    assert _groups(one, other) == [0, 1]


def test_a_text_and_its_reprint_are_one_and_a_text_that_is_quoted_is_not() -> None:
    whole = shingles(f"{LONG} {OTHER}")
    assert is_reprint(shingles(f"{LONG} {OTHER} Read more."), whole)
    assert not is_reprint(shingles(LONG[: len(LONG) // 2]), whole)
    assert not is_reprint(shingles(OTHER + " " + " ".join(f"word{number}" for number in range(40))), whole)


@pytest.mark.slow(seconds=2)
def test_among_many_documents_no_story_is_split_and_a_shared_name_glues_none() -> None:
    made_up = news(1_500, random.Random(7))
    days = (date(2030, 1, 1) + timedelta(days=place // 70) for place in range(len(made_up)))
    documents = [replace(one, published=Moment.of_day(day)) for one, day in zip(made_up, days, strict=True)]
    gold = [one.id.split("/")[0] for one in documents]
    precision, recall, _ = pairwise([gold], [traced(documents)])
    assert recall == 1.0
    assert precision > 0.99


def test_among_many_documents_a_short_text_is_found_again_in_a_long_one() -> None:
    others = [replace(one, published=Moment.parse("2031-03-01")) for one in news(200, random.Random(7))]
    elder = _document("Alba Wire", "Mills at Dray, Orla, Tarn and Vell shut 214 looms and 318 frames, 77 owners said.")
    more = " ".join(f"The looms of hall {number} stood still that day." for number in range(13, 40))
    younger = _document("Mill Post", f"{elder.text} {more}", day=2)
    found = dict(zip([*others, elder, younger], traced([*others, elder, younger]), strict=True))
    assert found[elder] == found[younger]
