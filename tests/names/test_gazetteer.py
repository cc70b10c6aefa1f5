"""Names are found in five languages and three scripts, and stand for the same entity."""

import pytest

from recoupe.names import gazetteer

FOUND = [
    ("fr", "les services de renseignement militaire ukrainien (GUR) affirment", ["gur", "gur"]),
    ("fr", "Selon l’Ukraine, ni le Kremlin ni Pyongyang n’ont confirmé", ["country_ua", "kremlin", "pyongyang"]),
    ("fr", "des soldats nord-coréens dans la région de Koursk", ["country_kp", "kursk_oblast"]),
    ("en", "Pentagon spokesman Pat Ryder told Reuters", ["ryder", "reuters"]),
    ("en", "U.S. officials and the WHO", ["country_us", "who"]),
    ("ru", "в Курской области военных КНДР, сообщает ТАСС", ["kursk_oblast", "country_kp", "tass"]),
    ("ru", "по словам Зеленского и Пескова", ["zelensky", "peskov"]),
    ("uk", "за даними Головного управління розвідки, на Курщині", ["gur", "kursk_oblast"]),
    ("ko", "국정원에 따르면 쿠르스크의 북한군", ["nis", "kursk", "country_kp"]),
]


@pytest.mark.parametrize(("language", "text", "entities"), FOUND)
def test_names_are_found_in_their_inflected_forms(language: str, text: str, entities: list[str]) -> None:
    found = [name for name in gazetteer().find(text, language) if name.entity]
    assert [name.entity for name in found] == entities
    assert all(name.span.of(text) == name.text for name in found)


@pytest.mark.parametrize(
    ("language", "text", "entities"),
    [
        ("en", "An explosion near Odessa in Texas", ["", "texas"]),
        ("en", "ODESSA, Texas (Gazette)", ["", "texas", ""]),
        ("en", "a student in Moscow, Idaho, and one in Kyiv", ["", "idaho", "kyiv"]),
        ("fr", "près d'Odessa, au Texas", ["", "texas"]),
        ("fr", "à Odessa, dans l'État du Texas", ["", "texas"]),
        ("ru", "в Одессе, штат Техас", ["", "texas"]),
        ("uk", "в Одесі (Техас)", ["", "texas"]),
        ("ko", "텍사스주 오데사에서", ["texas", ""]),
        ("en", "in Odesa, Kyiv and Texas", ["odesa", "kyiv", "texas"]),
        ("en", "the FSB in Alaska, NATO in Texas", ["fsb", "alaska", "nato", "texas"]),
        ("en", "in Los Angeles, California", ["los_angeles", "california"]),
    ],
)
def test_a_town_in_another_state_is_not_the_listed_one_of_its_name(
    language: str, text: str, entities: list[str]
) -> None:
    assert [name.entity for name in gazetteer().find(text, language)] == entities


@pytest.mark.parametrize("text", ["who said so", "the us and them", "il est mid"])
def test_an_acronym_is_found_in_capitals_only(text: str) -> None:
    assert not gazetteer().find(text, "en")


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Sainsbury's sold 281 stores.", "en", ["Sainsbury"]),
        ("Supermarkets sold 281 stores.", "en", []),
        ("Смерть Уэйда Симса расследуют.", "ru", ["Уэйда Симса"]),
        ("Он сделал это после того, как уехал.", "ru", []),
        ("La proposition de M. Crick date du XIXe siècle.", "fr", ["Crick"]),
        ("일요일에는 미소와 푸른 하늘이 있었다.", "ko", []),
        ("미 국방부는 14일 밝혔다.", "ko", ["미 국방부"]),
    ],
)
def test_what_is_a_name_at_the_start_of_a_sentence_and_inside(text: str, language: str, names: list[str]) -> None:
    assert [name.text for name in gazetteer().find(text, language)] == names


def test_a_name_that_is_not_listed_is_found_without_an_entity() -> None:
    found = gazetteer().find("On Monday the mayor met Jane Okoro in Springfield.", "en")
    assert [(name.text, name.entity) for name in found if name.kind == "name"] == [
        ("Jane Okoro", ""),
        ("Springfield", ""),
    ]


@pytest.mark.parametrize(
    ("person", "body"), [("ryder", "pentagon"), ("peskov", "kremlin"), ("lee_seong_kweun", "nis"), ("gur", "gur")]
)
def test_a_person_speaks_for_their_body(person: str, body: str) -> None:
    voice = gazetteer().voice_of(person)
    assert voice is not None and voice.id == body


def test_every_entity_has_a_bloc_and_speaks_for_one_that_exists() -> None:
    known = gazetteer()
    for entity_id in ("gur", "peskov", "nis", "kcna", "pentagon", "country_fr", "united_nations"):
        assert known.bloc_of(entity_id)
    assert known.bloc_of("nobody") == ""
    assert known.voice_of("nobody") is None


def test_a_village_lies_in_its_region_and_country() -> None:
    assert gazetteer().is_within("plekhovo", "kursk_oblast")
    assert gazetteer().is_within("plekhovo", "country_ru")
    assert not gazetteer().is_within("plekhovo", "country_ua")


@pytest.mark.parametrize(
    ("language", "text", "entities"),
    [
        ("ru", "МИД Польши заявил", ["country_pl"]),
        ("ru", "польский МИД заявил", ["country_pl"]),
        ("ru", "МИД заявил", ["russian_mfa"]),
        ("ru", "политику США МИД России осудил", ["country_us", "russian_mfa"]),
        ("ru", "МИД Польше не ответил", ["russian_mfa", "country_pl"]),
        ("uk", "Генштаб Польщі повідомив", ["country_pl"]),
        ("uk", "Генштаб Китаю повідомив", ["country_cn"]),
        ("uk", "Генштаб України повідомив", ["ukraine_general_staff", "country_ua"]),
        ("ko", "아랍에미리트(UAE) 외교부는", ["country_ae", "country_ae"]),
        ("ko", "몽골 대통령실", ["country_mn"]),
        ("ko", "외교부는", ["south_korean_mofa"]),
        ("en", "the Pentagon Russia policy", ["pentagon", "country_ru"]),
    ],
)
def test_a_body_that_is_given_to_another_country_is_not_the_listed_one(
    language: str, text: str, entities: list[str]
) -> None:
    assert [name.entity for name in gazetteer().find(text, language) if name.entity] == entities


@pytest.mark.parametrize(
    ("language", "text", "entity"),
    [
        ("en", "Anna Miller said", ""),
        ("en", "Yoon Bo-ra, a teacher", ""),
        ("fr", "le maire Paul Ryder", ""),
        ("ru", "Иван Песков", ""),
        ("en", "Former President Trump", "trump"),
        ("en", "Secretary Austin", "austin"),
        ("en", "Yoon Suk-yeol", "yoon"),
        ("ru", "пресс-секретарь Песков", "peskov"),
        ("en", "the Kyiv Ledger", ""),
        ("fr", "la compagnie Air Canada", ""),
        ("fr", "le Tour de France", ""),
        ("fr", "le tour de la France", "country_fr"),
        ("en", "Kyiv said", "kyiv"),
    ],
)
def test_a_namesake_and_an_outlet_called_by_its_town_are_not_the_listed_one(
    language: str, text: str, entity: str
) -> None:
    (name,) = gazetteer().find(text, language)
    assert name.entity == entity


@pytest.mark.parametrize(
    ("language", "text", "entities"),
    [
        ("uk", "Генштаб Карсланду повідомив", []),
        ("uk", "Дрони вдарили вночі, повідомив Генштаб Орланії.", []),
        ("ru", "Минобороны Сардовии заявило", []),
        ("ru", "орланское Минобороны заявило", []),
        ("uk", "повідомив речник Генштабу Орланії", []),
        ("uk", "повідомив Генштаб ЗСУ", ["ukraine_general_staff"]),
        ("ru", "глава МИД Белова заявила", ["russian_mfa"]),
        ("ru", "сообщил представитель Минобороны Игорь Громов", ["russian_mod"]),
        ("ru", "В понедельник Минобороны сообщило", ["russian_mod"]),
    ],
)
def test_a_body_of_a_country_in_no_list_is_not_the_one_that_is_called_so_elsewhere(
    language: str, text: str, entities: list[str]
) -> None:
    assert [name.entity for name in gazetteer().find(text, language) if name.entity] == entities
