"""One origin or two: a speaker named in another way opens none, another body, outlet or event does."""

import pytest

from recoupe.evaluate.origins import pairwise, read_stories, traced
from recoupe.model import Document
from recoupe.moments import Moment
from recoupe.trace.bodies import bodies_in
from recoupe.trace.checks import another_matter, told_itself
from recoupe.trace.documents import trace_documents
from recoupe.trace.korean import Heard, sound_alike
from recoupe.trace.readings import named_in
from recoupe.trace.stories import facts_of, likeness
from tests.shared import REPOSITORY

SECOND = read_stories(REPOSITORY / "tests" / "quality" / "origins_held_out_second")


def _groups(*rows: tuple[str, str, str]) -> list[int]:
    day = Moment.parse("2031-03-01")
    documents = [Document(outlet, "", outlet, day, language, "", text) for outlet, language, text in rows]
    names: dict[str, int] = {}
    return [names.setdefault(found.origin, len(names)) for found in trace_documents(documents)]


FIRE = (
    ("Mill Post", "en", "A fire at the Orla paper mill hurt 14 workers, the fire service of Tolva said. Its spokesman, "
     "Jan Kobal, said 62 firefighters were at the mill by 5 am and the roof had fallen in."),
    ("Le Phare", "fr", "Quatorze ouvriers ont été blessés dans l'incendie de la papeterie d'Orla, selon les pompiers "
     "de Tolva. À cinq heures, 62 pompiers étaient sur place ; le toit s'est effondré, indique leur porte-parole."),
    ("Вести гавани", "ru", "При пожаре на бумажной фабрике в Орле пострадали 14 рабочих. Как рассказал Ян Кобал, "
     "представитель пожарной службы Толвы, к пяти утра тушили огонь 62 пожарных, крыша обрушилась."),
)  # fmt: skip
UNION = (
    "Labour Week",
    "en",
    "The union at the Orla paper mill told Labour Week that a valve had leaked since March. Its leader, Mira Holt, "
    "said the owner was warned 3 times in writing.",
)


def test_one_office_is_one_origin_however_its_speaker_is_named() -> None:
    assert _groups(*FIRE) == [0, 0, 0]


def test_another_body_with_news_of_its_own_is_another_origin() -> None:
    assert _groups(*FIRE, UNION) == [0, 0, 0, 1]


def test_what_nothing_proves_to_be_other_is_told_as_unresolved() -> None:
    day = Moment.parse("2031-03-01")
    brief = "The paper mill at Orla is burning and workers are hurt. Firefighters are at the mill."
    rows = [*FIRE, ("Tolva Brief", "en", brief)]
    found = trace_documents([Document(outlet, "", outlet, day, language, "", text) for outlet, language, text in rows])
    assert len({one.origin for one in found}) == 1
    assert all(one.resolved for one in found[:3])


def _of_days(*rows: tuple[str, str, str, str]) -> list[str]:
    documents = [Document(o, "", o, Moment.parse(day), language, "", text) for day, o, language, text in rows]
    return [found.origin for found in trace_documents(documents)]


def test_an_office_that_comes_back_to_its_matter_after_a_week_opens_no_origin() -> None:
    first = ("2031-03-01", "Mill Post", "en", FIRE[0][2])
    again = (
        "2031-03-08",
        "Mill Post",
        "en",
        "The fire at the Orla paper mill began in a dust filter, the fire service of Tolva said on Saturday. All but "
        "3 of the 14 injured are home, its spokesman Jan Kobal said.",
    )
    told, retold = _of_days(first, again)
    assert told == retold


def test_another_fire_of_the_same_week_is_another_origin() -> None:
    first = ("2031-03-01", "Mill Post", "en", FIRE[0][2])
    other = (
        "2031-03-02",
        "Delta Mail",
        "en",
        "A fire at a sawmill in Brenne hurt a driver, the fire service of Brenne said. It was out after 20 minutes.",
    )
    assert len(set(_of_days(first, other))) == 2


def test_an_outlet_is_named_where_each_word_of_its_name_is_in_another_script() -> None:
    own = (
        "2031-03-01",
        "Горный вестник",
        "ru",
        "Наш корреспондент поговорил с пассажирами подъемника над курортом Ломис. Подъемник вставал и во вторник на 25 "
        "минут, говорит Лаша Торели из Кутаны. В кассе отвечать отказались.",
    )
    carried = (
        "2031-03-01",
        "Ridge Today",
        "en",
        "The lift above Lomis had already stopped for 25 minutes on Tuesday, passengers told the weekly Gorny Vestnik. "
        "Ticket staff declined to comment to the paper.",
    )
    assert len(set(_of_days(own, carried))) == 1


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Songhwapo", "송화포에 짓던 시험대"),
        ("Kwame Odonkor", "오돈코르 박사는"),
        ("Hreben", "흐레벤이 결백을 주장했다"),
    ],
)
def test_a_korean_text_lets_hear_the_names_that_another_writes(name: str, text: str) -> None:
    latin, korean = facts_of("", f"It was said of {name}.", "en"), facts_of("", text, "ko")
    assert latin.shared(korean) and sorted(latin.shared(korean)) == sorted(korean.shared(latin))
    assert likeness(latin, korean) > 0


def test_no_name_is_heard_where_only_a_consonant_agrees() -> None:
    assert not Heard.in_text("시장은 오늘 회의를 열었다").has("spltln", "Sportline")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("the Torvan fire brigade", "en"),
        ("les sapeurs-pompiers de Torva", "fr"),
        ("пожарная служба Торвы", "ru"),
        ("пожежна служба Торви", "uk"),
        ("토르바 소방본부", "ko"),
    ],
)
def test_a_kind_of_body_is_the_same_in_every_language(words: str, language: str) -> None:
    assert bodies_in(words, language) == {"fire_service"}


def test_a_newsroom_that_was_told_itself_says_so() -> None:
    assert told_itself("The surgeon told the Mill Post that she was tired.", "Mill Post", "en")
    assert told_itself("Selon nos informations, le pont ferme.", "Le Phare", "fr")
    assert told_itself("배 씨는 본지와의 통화에서 말했다.", "갈매기신문", "ko")
    assert not told_itself("TOLVA (Mill Post) - The surgeon said that she was tired.", "Mill Post", "en")
    assert another_matter("The case is unrelated to the trial in Orla.", "en")


@pytest.mark.parametrize(
    ("publisher", "speaker"),
    [
        ("Torva Shipping plc", "Torva Shipping"),
        ("Central Bank of Torva, press service", "the central bank of Torva"),
    ],
)
def test_who_credits_a_body_has_it_from_what_the_body_publishes(publisher: str, speaker: str) -> None:
    statement = "The ship will leave the harbour on 14 March."
    carried = f"A vessel held in harbour since spring is expected to leave in days, {speaker} said."
    assert len(set(_groups((publisher, "en", statement), ("Mill Post", "en", carried)))) == 1


def test_a_name_sounds_alike_in_another_script() -> None:
    assert sound_alike(["Songhwapo"], ["송화포"]) and not sound_alike(["Torva"], ["송화포"])


def test_an_outlet_of_several_words_is_known_in_another_script() -> None:
    assert "tnklt" in named_in("told the news site Tenge i Lyudi that") & named_in("Тенге и люди")


@pytest.mark.slow
def test_the_second_held_out_stories_are_seldom_overcounted() -> None:
    found = [traced(story.documents) for story in SECOND]
    over = sum(len(set(one)) > len(set(story.origins)) for story, one in zip(SECOND, found, strict=True))
    assert over == 0
    assert pairwise([story.origins for story in SECOND], found)[2] > 0.95


def test_two_named_speakers_of_two_kinds_of_bodies_are_no_one_origin_for_telling_the_same() -> None:
    staff, governor = _groups(
        ("Дніпрова луна", "uk", "Дрони вночі вдарили по нафтобазі в Каменську, повідомив Генштаб Орланії."),
        ("Вестник Каменска", "ru", "Беспилотники атаковали нефтебазу в Каменске, сообщил губернатор Илья Сомов. "
                                   "Пожар потушили через девять часов."),
    )  # fmt: skip
    assert staff != governor


def test_who_names_the_other_body_may_have_it_from_there() -> None:
    prefecture, mayor = _groups(
        ("Le Fanal", "fr", "Neuf personnes ont péri à Brissac dans la crue de la Sorvène, dit le préfet Luc Ray."),
        ("The Northgate Courier", "en", "Nine people died in the Sorvène flood at Brissac, mayor Anne Lorval said, "
                                        "quoting the prefecture."),
    )  # fmt: skip
    assert prefecture == mayor
