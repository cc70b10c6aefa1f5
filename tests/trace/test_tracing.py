"""Passages traced to whoever first asserted them. Outlets, towns and bridges are invented."""

import random

import pytest

from recoupe.analysis.sentence import analyse
from recoupe.analysis.sentences import split_sentences
from recoupe.model import Bearing, Document, Evidence, Judgement, Origin, Passage, Role, Stance, StanceScore
from recoupe.moments import Moment
from recoupe.sources import load_registry
from recoupe.topics import load_topic
from recoupe.trace import Traced, trace


def _document(number: int, publisher: str, text: str, language: str = "en", day: int = 1, **more: str) -> Document:
    return Document(
        f"d{number}", more.get("url", ""), publisher, Moment.parse(f"2031-03-{day:02d}"), language, "", text
    )


def _judgements(document: Document, bearing: Bearing) -> list[Judgement]:
    found = []
    for span in split_sentences(document.text, document.language):
        text = span.of(document.text)
        credited = [one.attribution for one in analyse(text, document.language).attributions]
        score = StanceScore(Stance.SUPPORTS, 0.9, 0.9)
        passage = Passage(document.id, span, text)
        found.append(Judgement("claim", passage, bearing, score, credited[0] if credited else None))
    return found


def _trace(*documents: Document, bearing: Bearing = Bearing.HOLDS) -> Traced:
    judgements = [one for document in documents for one in _judgements(document, bearing)]
    return trace(judgements, {one.id: one for one in documents}, load_registry(), load_topic("ukraine_war"))


def _origin(traced: Traced, evidence: Evidence) -> Origin:
    return next(origin for origin in traced.origins if origin.id == evidence.origin)


def _only(text: str, publisher: str = "The Valmer Lantern", language: str = "en") -> tuple[Origin, Evidence]:
    traced = _trace(_document(1, publisher, text, language))
    return _origin(traced, traced.evidence[-1]), traced.evidence[-1]


@pytest.mark.parametrize(
    ("text", "language", "entity", "bloc"),
    [
        ("Pentagon spokesman Pat Ryder said the bridge at Valmer is closed.", "en", "pentagon", "western"),
        ("Selon le GUR, le pont de Valmer est fermé.", "fr", "gur", "ukrainian"),
        ("Пресс-секретарь Кремля Песков заявил, что мост в Вальмере закрыт.", "ru", "kremlin", "kremlin"),
        ("За даними ГУР, міст у Вальмері зачинено.", "uk", "gur", "ukrainian"),
        ("국정원은 발메르 다리가 닫혔다고 밝혔다.", "ko", "nis", "south_korean"),
        ("A lawmaker briefed by South Korea's National Intelligence Service (NIS) said the bridge is closed, Reuters "
         "reports.", "en", "nis", "south_korean"),
    ],
)  # fmt: skip
def test_a_statement_belongs_to_its_speaker_and_the_speakers_bloc(
    text: str, language: str, entity: str, bloc: str
) -> None:
    origin, evidence = _only(text, "The Valmer Lantern (Reuters)", language)
    assert (origin.entity, origin.bloc, evidence.bloc, evidence.role) == (entity, bloc, bloc, Role.RELAY)
    assert origin.edges[0].kind == "explicit_attribution"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("American media reported that the bridge at Valmer is closed.", "en"),
        ("Selon des médias américains, le pont de Valmer est fermé.", "fr"),
        ("미국 잡지에 따르면 발메르 다리가 닫혔다.", "ko"),
        ("한들통신은 발메르 다리가 닫혔다고 미국 통신사를 인용해 전했다.", "ko"),
    ],
)
def test_the_newsrooms_of_a_country_are_not_its_state(text: str, language: str) -> None:
    origin, evidence = _only(text, language=language)
    assert (origin.entity, evidence.bloc, evidence.role) == ("", "western", Role.RELAY)


def test_many_outlets_and_languages_that_quote_one_speaker_are_one_origin() -> None:
    traced = _trace(
        _document(1, "The Valmer Lantern", "GUR said the bridge at Valmer is closed.", day=3),
        _document(2, "Le Phare (AFP)", "Le pont de Valmer est fermé, a annoncé le GUR.", "fr", day=2),
        _document(3, "갈매기신문", "우크라이나 국방부 정보총국(GUR)은 발메르 다리가 닫혔다고 밝혔다.", "ko", day=4),
    )
    assert len(traced.origins) == 1
    assert traced.origins[0].label == "GUR (Defence Intelligence of Ukraine)"
    assert {edge.from_ for edge in traced.edges} == {"d1", "d2", "d3"}
    assert {str(one.first_seen) for one in traced.evidence} == {"2031-03-02"}


def test_the_carriers_of_a_saying_are_counted_by_whose_text_they_carry() -> None:
    text = "GUR said the bridge at Valmer is closed, AFP reports."
    traced = _trace(
        _document(1, "Le Phare (AFP)", text),
        _document(2, "The Valmer Lantern (AFP)", text),
        _document(3, "Mill Post (Reuters)", "GUR said the bridge at Valmer is closed."),
        bearing=Bearing.SAID,
    )
    assert sorted(origin.label for origin in traced.origins) == ["Agence France-Presse", "Reuters"]
    assert {one.letter for one in traced.evidence} == {"A"}


def test_the_speakers_own_channel_is_a_primary_document() -> None:
    text = "The President spoke of the bridge at Valmer."
    traced = _trace(_document(1, "Kremlin", text, url="http://kremlin.ru/events/1"), bearing=Bearing.SAID)
    assert traced.evidence[0].primary and traced.evidence[0].letter == "A"
    relayed = _trace(_document(1, "TASS", f"{text} Kremlin spokesman Peskov said so."), bearing=Bearing.SAID)
    assert not any(one.primary for one in relayed.evidence)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A senior US official said the bridge at Valmer is closed.", "en"),
        ("A source in Ukraine's General Staff told Reuters that the bridge at Valmer is closed.", "en"),
        ("Un responsable militaire américain cité par Reuters évalue le pont de Valmer.", "fr"),
        ("Джерело в Генеральному штабі України розповіло агентству Reuters, що міст у Вальмері зачинено.", "uk"),
    ],
)
def test_somebody_who_is_not_named_is_an_unresolved_origin_of_their_country(text: str, language: str) -> None:
    origin, _ = _only(text, "Mill Post (Reuters)", language)
    assert origin.unresolved
    assert origin.bloc in ("western", "ukrainian")


def test_one_agencys_unnamed_official_is_one_origin_in_all_its_reprints() -> None:
    text = "A senior US official told Reuters that the bridge at Valmer is closed."
    traced = _trace(_document(1, "Mill Post", text), _document(2, "Le Phare (Reuters)", text))
    assert len(traced.origins) == 1


def test_unattributed_words_are_the_agencys_whose_text_it_is() -> None:
    origin, evidence = _only("The bridge at Valmer is closed since Monday.", "Mill Post (AFP)")
    assert (origin.label, origin.bloc, evidence.letter) == ("Agence France-Presse", "western", "B")


def test_a_sentence_that_credits_nobody_goes_on_with_the_speaker_before() -> None:
    origin, _ = _only("GUR said the bridge at Valmer is closed. Three boats are missing.")
    assert origin.entity == "gur"
    assert {edge.kind for edge in origin.edges} == {"explicit_attribution", "context"}


def test_that_somebody_keeps_silent_is_what_the_newsroom_saw() -> None:
    origin, _ = _only(
        "GUR said the bridge is closed. Neither Moscow nor Pyongyang has confirmed it.", "Mill Post (AFP)"
    )
    assert origin.label == "Agence France-Presse"


def test_what_a_newsroom_checked_itself_opens_a_new_origin() -> None:
    text = "GUR said the bridge at Valmer is closed. We geolocated four pictures that show it open."
    origin, evidence = _only(text, "Mill Post")
    assert (origin.label, evidence.role) == ("Mill Post", Role.ORIGIN)


def test_a_mirror_is_what_it_mirrors() -> None:
    origin, _ = _only("The bridge at Valmer is closed since Monday.", "Harbour Mail text on aggregator")
    assert origin.label == "Harbour Mail"


def test_an_outlet_that_nobody_knows_has_no_letter_and_the_bloc_of_its_address() -> None:
    document = _document(1, "Gazette", "The bridge at Valmer is closed.", url="https://gazette.pl/1")
    traced = _trace(document)
    assert (traced.origins[0].letter, traced.origins[0].bloc) == ("F", "western")


def test_a_state_that_speaks_as_a_whole_is_not_counted_beside_its_own_body() -> None:
    traced = _trace(
        _document(1, "Mill Post", "North Korea's foreign ministry said the bridge at Valmer is closed."),
        _document(2, "Le Phare", "La Corée du Nord a confirmé que le pont de Valmer est fermé.", "fr"),
    )
    assert len(traced.origins) == 1


def test_the_order_of_the_documents_changes_nothing() -> None:
    documents = [
        _document(1, "Mill Post (AFP)", "GUR said the bridge at Valmer is closed."),
        _document(2, "The Valmer Lantern", "The bridge at Valmer is closed since Monday morning at nine."),
        _document(3, "Le Phare", "Un responsable américain a déclaré que le pont est fermé.", "fr"),
    ]
    first = _trace(*documents)
    random.Random(3).shuffle(documents)
    second = _trace(*documents)
    assert {one.id: one.origin for one in first.evidence} == {one.id: one.origin for one in second.evidence}
    assert [origin.id for origin in first.origins] == [origin.id for origin in second.origins]


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("Гелікоптер розбився поблизу Ґюмрі у Вірменії, повідомив Генштаб.", "uk", "army"),
        ("Вертолёт разбился под Гюмри в Армении, сообщило Минобороны.", "ru", "defence"),
        ("A helicopter crashed near Gyumri in Armenia on Sunday, the defence ministry said.", "en", "defence"),
        ("Un hélicoptère s'est écrasé à Gyumri, en Arménie, a annoncé le ministère de la Défense.", "fr", "defence"),
        ("아르메니아 귬리 인근에서 헬기가 추락했다고 국방부가 밝혔다.", "ko", "defence"),
        ("대통령이 아르메니아를 방문한다고 외교부가 밝혔다.", "ko", "foreign"),
    ],
)
def test_a_body_that_is_called_by_no_country_is_that_of_the_country_of_the_matter(
    text: str, language: str, kind: str
) -> None:
    named = {"army": "Генштаб Вірменії", "defence": "Міноборони Вірменії", "foreign": "МЗС Вірменії"}[kind]
    told = _document(2, "The Brackwater Post", f"{named} оприлюднив річний звіт про видатки.", "uk")
    bare, full = _trace(_document(1, "The Valmer Lantern", text, language), told).evidence
    assert (bare.bloc, bare.origin) == ("country_am", full.origin)


@pytest.mark.parametrize(
    ("text", "language", "entity"),
    [
        ("Триває наступ, повідомив Генштаб.", "uk", "ukraine_general_staff"),
        ("Війська РФ втратили сто танків, повідомив Генштаб.", "uk", "ukraine_general_staff"),
        ("Солдати КНДР атакують на Курщині, повідомив Генштаб.", "uk", "ukraine_general_staff"),
        ("Польща надала Україні десять гелікоптерів, повідомило Міноборони.", "uk", "ukraine_mod"),
        ("Взято село под Сумами, сообщило Минобороны.", "ru", "russian_mod"),
        ("외교부는 한국 대사를 초치했다고 밝혔다.", "ko", "south_korean_mofa"),
    ],
)
def test_a_body_that_is_called_by_no_country_is_the_one_at_home_in_a_text_about_its_country_or_its_war(
    text: str, language: str, entity: str
) -> None:
    assert _only(text, language=language)[0].entity == entity


def test_of_two_countries_neither_is_taken_for_that_of_a_body_that_names_none() -> None:
    origin, _ = _only("Вірменія й Азербайджан обстріляли прикордонні села, повідомив Генштаб.", language="uk")
    assert (origin.entity, origin.label) == ("", "Генштаб")


def test_a_general_staff_of_a_country_in_no_list_is_nobody_elses() -> None:
    origin, _ = _only("Дрони вдарили по складу в Каменську, повідомив Генштаб Орланії.", language="uk")
    assert (origin.entity, origin.label) == ("", "Генштаб Орланії")
