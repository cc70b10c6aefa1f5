"""The archive is searched in five languages, on SQLite and PostgreSQL alike."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from db.archive import Archive
from db.engine import open_engine, upgrade
from db.searching import _COLLECTIONS, Hit
from db.terms import bigrams, query_terms, searchable
from recoupe.ids import content_id
from recoupe.moments import Moment
from tests.db.made_up import document
from tests.db.postgresql import Server

TEXTS = {
    "fr": ("Pertes à Koursk", "Selon un service de renseignement, des soldats nord-coréens ont été tués à Koursk."),
    "en": ("Losses in Kursk", "An agency said North Korean troops were killed in the Kursk region."),
    "ru": ("Потери в Курской области", "Северокорейские солдаты понесли потери в Курской области."),
    "uk": ("Втрати на Курщині", "Розвідка повідомила про втрати північнокорейських військових на Курщині."),
    "ko": ("쿠르스크 전투", "국정원은 북한군이 쿠르스크에서 전투에 참여했다고 밝혔다."),
    "weather": ("Météo", "Il fera beau demain sur tout le pays, avec quelques nuages."),
}


@pytest.fixture
def held(archive: Archive) -> Archive:
    """An archive with a text in each language and one on another subject."""
    archive.add_documents(
        document(name, title=title, text=text, language=name if len(name) == 2 else "fr")
        for name, (title, text) in TEXTS.items()
    )
    return archive


def names(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.document for hit in hits]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Koursk", ["fr"]),
        ("KOURSK", ["fr"]),
        ("nord-coréens", ["fr"]),
        ("nord coreens", ["fr"]),
        ("coréennes tuées", ["fr"]),
        ("soldat", ["fr"]),
        ("korean troop", ["en"]),
        ("Курск", ["ru"]),
        ("в Курске", ["ru"]),
        ("солдатами", ["ru"]),
        ("корейские", ["ru", "uk"]),
        ("Курщина", ["uk"]),
        ("북한", ["ko"]),
        ("북한군", ["ko"]),
        ("쿠르스크", ["ko"]),
        ("쿠르스크에서", ["ko"]),
        ("국정원", ["ko"]),
        ("전투", ["ko"]),
        ("쿠르스크 Курск Kursk Koursk", ["en", "fr", "ko", "ru"]),
        ("Vladivostok", []),
        ("평양", []),
    ],
)
def test_a_word_is_found_in_its_other_forms(held: Archive, query: str, found: list[str]) -> None:
    assert sorted(names(held.search(query))) == found


def test_the_document_that_says_most_of_it_comes_first(held: Archive) -> None:
    hits = held.search("Les soldats nord-coréens tués dans la région de Koursk, selon le renseignement")
    assert hits[0].document == "fr"
    assert [hit.rank for hit in hits] == sorted((hit.rank for hit in hits), reverse=True)


def test_a_rare_word_counts_more_than_a_common_one(archive: Archive) -> None:
    archive.add_documents(document(f"c{number}", text=f"Une réunion numéro {number}.") for number in range(30))
    archive.add_documents([document("rare", text="Une réunion à Plekhovo.")])
    assert names(archive.search("réunion Plekhovo", limit=1)) == ["rare"]


def test_a_word_that_many_documents_have_is_counted_again_only_where_there_are_more(archive: Archive) -> None:
    many = [document(f"flood-{number}", text=f"The flood reached street {number}.") for number in range(1_100)]
    archive.add_documents([*many, document("dam", text="The dam held in the flood.")])
    counted: list[bool] = []

    def note(*told: Any) -> None:
        statement, parameters = told[2:4]
        counted.append("union all" in statement.lower() and "flood" in str(parameters))

    event.listen(archive.engine, "before_cursor_execute", note)
    first = archive.search("flood dam reached")
    assert names(first)[0] == "dam" and any(counted)
    counted.clear()
    assert archive.search("flood dam reached") == first
    assert counted and not any(counted)
    archive.add_documents([document("second dam", text="A second dam broke in the flood, and the flood rose.")])
    assert set(names(archive.search("flood dam"))[:2]) == {"dam", "second dam"}


def test_a_title_counts_more_than_a_mention(archive: Archive) -> None:
    archive.add_documents(
        [
            document("mention", title="Autre chose", text="Il a parlé de Plekhovo ce jour."),
            document("subject", title="Plekhovo", text="Il a parlé de la ville ce jour."),
        ]
    )
    assert names(archive.search("Plekhovo")) == ["subject", "mention"]


def test_a_search_may_be_kept_to_a_language(held: Archive) -> None:
    assert names(held.search("Kursk Koursk 쿠르스크", language="ko")) == ["ko"]
    assert held.search("Kursk", language="ko") == ()


def test_a_search_as_of_a_date_finds_what_was_certainly_published_by_then(archive: Archive) -> None:
    days = {"before": "2024-12-15", "same": "2024-12-16", "month": "2024-12", "after": "2024-12-17", "undated": None}
    archive.add_documents(document(name, text="Plekhovo.", published=day) for name, day in days.items())
    found = archive.search("Plekhovo", before=Moment.parse("2024-12-16"))
    assert sorted(names(found)) == ["before", "same"]
    assert sorted(names(archive.search("Plekhovo"))) == sorted(days)


def test_what_is_found_without_words_to_show_is_what_a_search_finds(held: Archive) -> None:
    as_of = Moment.parse("2024-12-17")
    for query in ("Koursk soldats", "북한군 쿠르스크", "Kursk troops killed region", ""):
        found = held.search(query, before=as_of, limit=2)
        assert list(held.find(query, before=as_of, limit=2)) == names(found)


def test_what_is_published_later_changes_nothing_in_an_earlier_answer(held: Archive) -> None:
    as_of = Moment.parse("2024-12-16")
    queries = ["Koursk soldats", "корейские солдаты", "북한군 쿠르스크", "Kursk troops killed region"]
    before = [held.search(query, before=as_of) for query in queries]
    held.add_documents(
        document(f"later-{number}", text=f"{text} {number}", published="2025-04-28")
        for number in range(40)
        for _, text in TEXTS.values()
    )
    assert [held.search(query, before=as_of) for query in queries] == before


def test_the_order_of_adding_changes_nothing(archive: Archive) -> None:
    texts = [document(f"d{number}", text=f"Plekhovo {'et encore ' * (number % 3)}") for number in range(9)]
    archive.add_documents(texts)
    forwards = archive.search("Plekhovo", limit=5)
    other = Archive(archive.engine, archive.folder)
    other.add_documents(texts[::-1])
    assert other.search("Plekhovo", limit=5) == forwards
    assert names(forwards)[:3] == ["d0", "d3", "d6"]


def test_only_the_newest_text_of_a_page_is_found(archive: Archive) -> None:
    archive.add_documents([document("a", text="Trente morts à Plekhovo.")])
    archive.add_documents([document("a", text="Correction : trente pertes à Plekhovo.")])
    assert [hit.snippet for hit in archive.search("Plekhovo")] == ["Correction : trente pertes à Plekhovo."]
    assert archive.search("morts") == ()


def test_a_snippet_shows_the_original_words_around_what_was_found(archive: Archive) -> None:
    text = f"{'Rien ici. ' * 60}Les forces NORD-CORÉENNES\n\nsont arrivées à Vorojba. {'Rien là. ' * 60}"
    archive.add_documents([document("a", text=text)])
    hit = archive.search("nord-coréennes Vorojba")[0]
    assert "NORD-CORÉENNES sont arrivées à Vorojba" in hit.snippet
    assert hit.snippet.startswith("…") and hit.snippet.endswith("…") and len(hit.snippet) <= 242


def test_a_hit_says_where_it_comes_from(held: Archive) -> None:
    hit = held.search("북한군")[0]
    assert (hit.url, hit.publisher) == ("https://gazette.example/ko", "La Gazette d'Exemple")
    assert (hit.published, hit.language, hit.title) == (Moment.parse("2024-12-16"), "ko", "쿠르스크 전투")


@pytest.mark.parametrize(
    "query",
    [
        *['"', "'", '"Koursk', "Koursk OR", "NOT Koursk", "NEAR(Koursk, 2)", "folded:Koursk", "Koursk*", "^Koursk"],
        *["(Koursk", "Koursk) --", "'; DROP TABLE documents; --", "Koursk & | !", "a:*", "%", "_", "\\", "\x00Koursk"],
        *[
            "Koursk\ud800",
            "\u202eKoursk",
            "{Koursk}",
            "+ - ~",
            "²½Ⅷ",
            "ﷺ",
            "𞤀𞤣𞤤𞤢𞤥",
            "क्षि",
            "a" * 5000,
            "Koursk " * 3000,
        ],
    ],
)
def test_no_query_text_breaks_the_search(held: Archive, query: str) -> None:
    found = names(held.search(query))
    if "Koursk" in query:
        assert found[:1] == ["fr"]
    assert held.stats().documents == len(TEXTS)


@pytest.mark.parametrize("query", ["", " \n", "?!", "a", "북"])
def test_a_query_without_a_word_finds_nothing(held: Archive, query: str) -> None:
    assert held.search(query) == ()
    assert held.search("Koursk", limit=0) == ()


def test_an_empty_archive_finds_nothing(archive: Archive) -> None:
    assert archive.search("Koursk") == ()


@given(text=st.text(max_size=40), query=st.text(max_size=40))
@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_can_be_added_and_any_text_asked(archive: Archive, text: str, query: str) -> None:
    # The archive is that of the examples before: each text is a document of its own.
    added = document(content_id("any", text), text=text)
    archive.add_documents([added])
    for asked in (query, text):
        found = archive.search(asked, limit=1000)
        assert [one.id for one in archive.documents(names(found))] == names(found)
        assert found == archive.search(asked, limit=1000)
    assert (added.id in names(found)) == bool(query_terms(text)), "what has a word is found by its own text"


class _Forgotten(dict[Any, Any]):
    """What is remembered, where another thread forgets it at once."""

    def __setitem__(self, key: object, value: object) -> None:
        super().__setitem__(key, value)
        self.clear()


def test_a_search_goes_on_while_another_one_forgets_what_is_remembered(held: Archive) -> None:
    _COLLECTIONS[held.engine] = _Forgotten()
    assert names(held.search("Koursk")) == names(held.search("Koursk")) == ["fr"]


def test_words_and_numbers_are_found_whole(archive: Archive) -> None:
    archive.add_documents([document("a", text="50 000 soldats, 30 tués, le F-16."), document("b", text="300 soldats.")])
    assert names(archive.search("30 tués")) == ["a"]
    assert names(archive.search("300")) == ["b"]
    assert names(archive.search("F-16")) == ["a"]


def test_dates_far_apart_are_compared_as_times(archive: Archive) -> None:
    days = [date(1999, 12, 31), date(2024, 2, 29), date(2024, 10, 1)]
    archive.add_documents(document(str(day), text="Plekhovo.", published=str(day)) for day in days)
    for day in days:
        found = names(archive.search("Plekhovo", before=Moment.of_day(day - timedelta(days=1))))
        assert sorted(found) == [str(other) for other in days if other < day]


def test_the_searchable_text_is_words_and_nothing_else() -> None:
    assert searchable("Été — « Koursk »", "50 000\n(soldats)_!") == "ete koursk 50 000 soldats"


def test_neighbouring_syllables_are_pairs_within_a_word() -> None:
    assert bigrams("북한군이 a 쿠르 북한 x") == "북한 한군 군이 쿠르"


def test_a_query_asks_for_each_telling_word_once() -> None:
    assert [term.word for term in query_terms("Koursk, KOURSK et koursk: 3 a")] == ["koursk", "3"]
    assert [term.word for term in query_terms("et de la")] == ["et", "de", "la"]


@pytest.mark.postgres
@pytest.mark.slow
def test_both_databases_give_the_same_answers(postgresql: Server, tmp_path: Path) -> None:
    answers = []
    for url in (f"sqlite:///{tmp_path / 'records.sqlite'}", postgresql.create_database("same_answers")):
        engine = open_engine(url)
        upgrade(engine)
        archive = Archive(engine, tmp_path)
        archive.add_documents(
            document(f"{name}-{number}", title=title, text=f"{text} {number % 7} {title if number % 3 else ''}")
            for number in range(12)
            for name, (title, text) in TEXTS.items()
        )
        queries = [*(text for _, text in TEXTS.values()), "Koursk", "корейские солдаты", "북한", "전투에", "beau 3"]
        answers.append([archive.search(query, before=Moment.parse("2024-12-20")) for query in queries])
        engine.dispose()
    assert answers[0] == answers[1]
    assert all(answers[0])
