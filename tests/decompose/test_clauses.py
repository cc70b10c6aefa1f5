"""A sentence becomes atomic claims that can stand alone."""

import pytest

from tests.decompose.articles import claims_of, figures, texts_of

CASES = [
    # Things enumerated, one claim each
    (
        "fr",
        "Norvia livre à Karsk du blé, des médicaments et une aide financière.",
        [
            "Norvia livre à Karsk du blé",
            "Norvia livre à Karsk des médicaments",
            "Norvia livre à Karsk une aide financière",
        ],
    ),
    (
        "en",
        "The ministry has sent blankets, tents and water pumps.",
        ["The ministry has sent blankets", "The ministry has sent tents", "The ministry has sent water pumps"],
    ),
    (
        "en",
        "His work covers rivers, trade and transport, and ports.",
        ["His work covers rivers", "His work covers trade and transport", "His work covers ports"],
    ),
    (
        "ru",
        "Власти раздали палатки, одеяла и воду.",
        ["Власти раздали палатки", "Власти раздали одеяла", "Власти раздали воду"],
    ),
    ("ko", "정부는 쌀, 담요, 천막을 보냈다.", ["정부는 쌀을 보냈다", "정부는 담요를 보냈다", "정부는 천막을 보냈다"]),
    # Names in a row are one thing together
    (
        "fr",
        "Les combats touchent les villages de Brel, Sorn et Valk.",
        ["Les combats touchent les villages de Brel, Sorn et Valk"],
    ),
    # Main clauses
    (
        "fr",
        "Le pont a été fermé et une centaine de camions sont bloqués.",
        ["Le pont a été fermé", "Une centaine de camions sont bloqués"],
    ),
    (
        "en",
        "Two bridges were destroyed; the mayor has resigned.",
        ["Two bridges were destroyed", "The mayor has resigned"],
    ),
    (
        "uk",
        "Міст зруйновано вночі, а рух перекрили до ранку.",
        ["Міст зруйновано вночі", "Рух перекрили до ранку"],
    ),
    ("ko", "다리는 무너졌고, 시장은 사임했다.", ["다리는 무너졌다", "시장은 사임했다"]),
    # Several verbs of one subject
    (
        "ru",
        "Уровень воды поднялся на 40 сантиметров и достиг трёх метров.",
        ["Уровень воды поднялся на 40 сантиметров", "Уровень воды достиг трёх метров"],
    ),
    (
        "en",
        "The company closed two plants in May and moved its head office to Port Ansel.",
        ["The company closed two plants in May", "The company moved its head office to Port Ansel"],
    ),
    # Two figures with a meaning each
    (
        "fr",
        "L’explosion a fait douze morts et quarante blessés.",
        ["L’explosion a fait douze morts", "L’explosion a fait quarante blessés"],
    ),
    # Told in passing
    (
        "fr",
        "Le traité, signé en juin par les deux présidents, prévoit des exercices communs.",
        ["Le traité prévoit des exercices communs", "Le traité a été signé en juin par les deux présidents"],
    ),
    (
        "en",
        "Vorel, who led the port from 2014 to 2022, denies the charges.",
        ["Vorel denies the charges", "Vorel led the port from 2014 to 2022"],
    ),
    (
        "fr",
        "Un séisme a secoué la côte mardi, détruisant 40 maisons.",
        ["Un séisme a secoué la côte mardi", "Un séisme a détruit 40 maisons"],
    ),
    (
        "en",
        "A storm hit the coast on Tuesday, destroying 40 houses and cutting two roads.",
        ["A storm hit the coast on Tuesday", "A storm destroyed 40 houses", "A storm cut two roads"],
    ),
    (
        "fr",
        "Entré en vigueur début décembre, cet accord prévoit une aide mutuelle.",
        ["Cet accord est entré en vigueur début décembre", "Cet accord prévoit une aide mutuelle"],
    ),
    # Denied alike
    (
        "fr",
        "Ni la mairie ni les syndicats n’ont confirmé ce chiffre.",
        ["La mairie n’a pas confirmé ce chiffre", "Les syndicats n’ont pas confirmé ce chiffre"],
    ),
    (
        "en",
        "Neither Norvia nor the mayor has confirmed the visit.",
        ["Norvia has not confirmed the visit", "The mayor has not confirmed the visit"],
    ),
    (
        "en",
        "Neither the port nor the union responded to questions.",
        ["The port did not respond to questions", "The union did not respond to questions"],
    ),
    (
        "ru",
        "Ни полиция, ни комиссия нарушений не подтвердили.",
        ["Полиция нарушений не подтвердила", "Комиссия нарушений не подтвердила"],
    ),
    ("ko", "교육청도 보건소도 답하지 않았다.", ["교육청은 답하지 않았다", "보건소는 답하지 않았다"]),
]


@pytest.mark.parametrize(("language", "sentence", "wanted"), CASES)
def test_a_sentence_is_cut_into_what_can_be_checked_alone(language: str, sentence: str, wanted: list[str]) -> None:
    assert texts_of(sentence, language) == wanted


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fr", "Le blé et le maïs ont souffert de la sécheresse cet été."),
        ("fr", "Les soldats ont été tués ou blessés dans la nuit de lundi."),
        ("en", "Between 10,000 and 12,000 people live on the island."),
        ("en", "The minister of trade and industry resigned on Friday."),
        ("ru", "Между Норвией и Карском подписан договор о торговле."),
    ],
)
def test_what_belongs_together_stays_together(language: str, sentence: str) -> None:
    assert len(texts_of(sentence, language)) == 1


def test_people_counted_in_passing_share_the_fate_of_the_others() -> None:
    main, aside = claims_of("More than 50 people were killed, including 12 children.", "en")
    assert figures(main) == [(50, "more_than", "killed")]
    assert figures(aside) == [(12, "exact", "killed")]


def test_what_happened_in_passing_happened_at_the_same_time() -> None:
    main, aside = claims_of("Drones struck the port on Saturday night, destroying two planes.", "en")
    assert aside.period == main.period is not None


def test_claims_drawn_from_several_places_say_so() -> None:
    _, second, _ = claims_of("Le pays livre du blé, des médicaments et une aide financière.")
    assert len(second.spans) == 2
    assert " … " in second.quote


def test_the_verb_behind_an_aside_is_the_main_one() -> None:
    assert texts_of("The shares, which traded at 9 euros in January, closed at 2.90 euros on Friday.", "en") == [
        "The shares closed at 2.90 euros on Friday",
        "The shares traded at 9 euros in January",
    ]
