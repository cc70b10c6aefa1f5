"""Quantities in five languages: value, comparator, metric."""

import time

import pytest

from recoupe.analysis.quantities import find_quantities

# language, text, then for each quantity: value, high, comparator, metric
CASES = [
    ("en", "At least 12 people were killed.", [(12, None, "at_least", "killed")]),
    ("en", "About 30 soldiers were killed or wounded.", [(30, None, "about", "killed_or_wounded")]),
    ("en", "Some 30 troops were killed and wounded near the village.", [(30, None, "about", "killed_or_wounded")]),
    ("en", "Up to 200 were wounded.", [(200, None, "at_most", "wounded")]),
    ("en", "More than 3,000 troops have been deployed.", [(3000, None, "more_than", "deployed")]),
    ("en", "Fewer than 40 houses stood.", [(40, None, "less_than", None)]),
    ("en", "Nearly 50,000 soldiers were massed there.", [(50000, None, "nearly", "deployed")]),
    ("en", "Thousands of people were evacuated.", [(2000, None, "at_least", "evacuated")]),
    ("en", "Tens of thousands of people were displaced.", [(20000, None, "at_least", "displaced")]),
    ("en", "Several hundred soldiers were captured.", [(200, 900, "between", "captured")]),
    ("en", "An estimated 10,000-12,000 troops were sent.", [(10000, 12000, "between", "deployed")]),
    ("en", "There are 11,000 or 12,000 soldiers in the region.", [(11000, 12000, "between", None)]),
    ("en", "The army sent between 10,000 and 12,000 soldiers.", [(10000, 12000, "between", "deployed")]),
    ("en", "Twelve soldiers are missing.", [(12, None, "exact", "missing")]),
    ("en", "It received 1.5 million barrels of oil.", [(1500000, None, "exact", "barrels")]),
    ("en", "Several dozen were wounded.", [(24, None, "at_least", "wounded")]),
    ("en", "Casualties reached 1,100.", [(1100, None, "exact", "killed_or_wounded")]),
    ("en", "Turnout rose by 4.5%.", [(4.5, None, "exact", "percent")]),
    ("en", "The fine is $2.5 billion.", [(2.5e9, None, "exact", "money")]),
    ("en", "They hold 800 square kilometres.", [(800, None, "exact", "area")]),
    ("fr", "Au moins douze personnes ont été tuées.", [(12, None, "at_least", "killed")]),
    ("fr", "Une trentaine de soldats ont été tués ou blessés.", [(30, None, "about", "killed_or_wounded")]),
    ("fr", "Ces combats ont coûté la vie ou blessé 30 militaires.", [(30, None, "exact", "killed_or_wounded")]),
    ("fr", "Près de 50 000 hommes sont massés à la frontière.", [(50000, None, "nearly", "deployed")]),
    ("fr", "Plus de 10\u202f000 soldats ont été déployés.", [(10000, None, "more_than", "deployed")]),
    ("fr", "Dix mille soldats sont stationnés dans la région.", [(10000, None, "exact", "deployed")]),
    ("fr", "Des milliers de personnes ont été évacuées.", [(2000, None, "at_least", "evacuated")]),
    ("fr", "Des dizaines de milliers d'habitants ont été déplacés.", [(20000, None, "at_least", "displaced")]),
    ("fr", "Quelque 1,5 million d'euros ont été versés.", [(1500000, None, "about", "money")]),
    ("fr", "L'incendie a détruit 450 hectares.", [(450, None, "exact", "area")]),
    ("fr", "Jusqu'à 200 blessés sont attendus.", [(200, None, "at_most", "wounded")]),
    ("fr", "Moins de vingt détenus ont disparu.", [(20, None, "less_than", "missing")]),
    ("fr", "Entre 10 000 et 12 000 soldats ont été envoyés.", [(10000, 12000, "between", "deployed")]),
    ("fr", "Ils contrôlent 800 kilomètres carrés.", [(800, None, "exact", "area")]),
    ("fr", "Plusieurs centaines de manifestants ont été arrêtés.", [(200, 900, "between", "arrested")]),
    ("fr", "Le pays a livré un million de barils.", [(1e6, None, "exact", "barrels")]),
    ("ru", "По меньшей мере 12 человек погибли.", [(12, None, "at_least", "killed")]),
    ("ru", "Около 30 военных убиты и ранены.", [(30, None, "about", "killed_or_wounded")]),
    ("ru", "Противник потерял убитыми и ранеными 30 человек.", [(30, None, "exact", "killed_or_wounded")]),
    ("ru", "Потери составили более 200 человек.", [(200, None, "more_than", "killed_or_wounded")]),
    ("ru", "Россия сосредоточила 50 тысяч военных.", [(50000, None, "exact", "deployed")]),
    ("ru", "Тысячи человек эвакуированы.", [(2000, None, "at_least", "evacuated")]),
    ("ru", "Десятки тысяч жителей стали беженцами.", [(20000, None, "at_least", None)]),
    ("ru", "Туда отправили 10–12 тысяч солдат.", [(10000, 12000, "between", "deployed")]),
    ("ru", "Под контролем 800 квадратных километров.", [(800, None, "exact", "area")]),
    ("ru", "Цена выросла на 4,5%.", [(4.5, None, "exact", "percent")]),
    ("ru", "Двенадцать солдат пропали без вести.", [(12, None, "exact", "missing")]),
    ("ru", "Ранены полтора десятка человек.", [(15, None, "about", "wounded")]),
    ("uk", "Щонайменше 12 людей загинули.", [(12, None, "at_least", "killed")]),
    ("uk", "Близько 30 військових вбито та поранено.", [(30, None, "about", "killed_or_wounded")]),
    ("uk", "Росія зосередила 45 тисяч військових.", [(45000, None, "exact", "deployed")]),
    ("uk", "Понад 3000 солдатів перекинуто.", [(3000, None, "more_than", "deployed")]),
    ("uk", "Десятки тисяч людей евакуйовано.", [(20000, None, "at_least", "evacuated")]),
    ("uk", "Тисячі людей поранено.", [(2000, None, "at_least", "wounded")]),
    ("uk", "Дванадцять солдатів зникли безвісти.", [(12, None, "exact", "missing")]),
    ("ko", "최소 12명이 사망했다.", [(12, None, "at_least", "killed")]),
    ("ko", "약 30명이 숨지거나 다쳤다.", [(30, None, "about", "killed_or_wounded")]),
    ("ko", "사상자가 30명 발생했다.", [(30, None, "exact", "killed_or_wounded")]),
    ("ko", "병력 1만 2천 명이 파병됐다.", [(12000, None, "exact", "deployed")]),
    ("ko", "1만2000여 명이 배치됐다.", [(12000, None, "about", "deployed")]),
    ("ko", "공사비는 3천2백억 원이다.", [(320_000_000_000, None, "exact", "money")]),
    ("ko", "매출은 10조 5000억원이었다.", [(10_500_000_000_000, None, "exact", "money")]),
    ("ko", "형법 10조 3항에 따라 처벌된다.", []),
    ("ko", "수천 명이 대피했다.", [(2000, None, "at_least", "evacuated")]),
    ("ko", "100명 이상이 부상했다.", [(100, None, "at_least", "wounded")]),
    ("ko", "석유 100만 배럴을 공급했다.", [(1000000, None, "exact", "barrels")]),
    ("fr", "Quatre-vingt-douze personnes ont été arrêtées.", [(92, None, "exact", "arrested")]),
    ("fr", "Quatre-vingt-dix mille personnes ont été évacuées.", [(90000, None, "exact", "evacuated")]),
    ("fr", "Soixante et onze blessés ont été soignés.", [(71, None, "exact", "wounded")]),
    ("fr", "Deux mille cinq cents habitants ont été évacués.", [(2500, None, "exact", "evacuated")]),
    ("fr", "Le prix a monté de cinq pour cent.", [(5, None, "exact", "percent")]),
    ("fr", "De 10 000 à 12 000 soldats ont été envoyés.", [(10000, 12000, "between", "deployed")]),
    ("fr", "Il y a 10 000-12 000 soldats déployés.", [(10000, 12000, "between", "deployed")]),
    ("fr", "Le chantier coûte 1.5 million d'euros.", [(1500000, None, "exact", "money")]),
    ("fr", "Le fonds atteint 100 000 000 d'euros.", [(1e8, None, "exact", "money")]),
    ("en", "The fund is worth $30m.", [(3e7, None, "exact", "money")]),
    ("en", "A hundred and twenty people were injured.", [(120, None, "exact", "wounded")]),
    ("en", "Two dozen people are missing.", [(24, None, "exact", "missing")]),
    ("en", "In 2024 300 people were arrested.", [(300, None, "exact", "arrested")]),
    ("en", "Hundreds of thousands of people fled.", [(200000, None, "at_least", "displaced")]),
    (
        "en",
        "The quake killed 12 people and injured 40.",
        [(12, None, "exact", "killed"), (40, None, "exact", "wounded")],
    ),
    ("en", "It left 5 dead and 20 injured.", [(5, None, "exact", "killed"), (20, None, "exact", "wounded")]),
    ("fr", "Le séisme a fait 12 morts et 40 blessés.", [(12, None, "exact", "killed"), (40, None, "exact", "wounded")]),
    ("fr", "Des centaines de milliers de personnes ont été évacuées.", [(200000, None, "at_least", "evacuated")]),
    ("ru", "Погибли 12 человек, ещё 40 ранены.", [(12, None, "exact", "killed"), (40, None, "exact", "wounded")]),
    ("ru", "Сто двадцать человек эвакуированы.", [(120, None, "exact", "evacuated")]),
    ("ru", "Полтора миллиона баррелей нефти поставлено.", [(1500000, None, "exact", "barrels")]),
    ("ru", "Погибли семнадцать человек.", [(17, None, "exact", "killed")]),
    ("ru", "До 10,000 солдат направлены туда.", [(10000, None, "at_most", "deployed")]),
    ("ru", "Несколько сотен человек задержаны.", [(200, 900, "between", "arrested")]),
    ("uk", "Кілька сотень людей затримано.", [(200, 900, "between", "arrested")]),
    ("uk", "Загинули сімнадцять людей.", [(17, None, "exact", "killed")]),
    ("uk", "П’ятнадцять людей поранено.", [(15, None, "exact", "wounded")]),
    ("uk", "Ворог утратив убитими й пораненими 30 осіб.", [(30, None, "exact", "killed_or_wounded")]),
    (
        "en",
        "They are sending 20 tanks to Korea 10 days later.",
        [(20, None, "exact", "vehicles")],
    ),
    ("fr", "Il y a trois ans, 12 chars ont disparu.", [(12, None, "exact", "vehicles")]),
    ("ru", "20-летний житель арестован.", [(20, None, "exact", "years")]),
    ("ko", "09시 30분에 42세의 기계공이 다쳤다.", [(42, None, "exact", "years")]),
    ("en", "A ferry sank, killing 14 people.", [(14, None, "exact", "killed")]),
    ("en", "It opened in 11 stores and will reach more next year.", [(11, None, "exact", "")]),
    ("fr", "Il y a 30 blessés.", [(30, None, "exact", "wounded")]),
    ("ko", "어제 30명이 다쳤다.", [(30, None, "exact", "wounded")]),
    ("ko", "세 명이 숨졌다.", [(3, None, "exact", "killed")]),
    ("ko", "만 명이 대피했다.", [(10000, None, "exact", "evacuated")]),
    ("ko", "수백 명이 체포됐다.", [(200, None, "at_least", "arrested")]),
    ("ko", "수만 명이 대피했다.", [(20000, None, "at_least", "evacuated")]),
    ("ko", "1만~1만2천 명이 파병됐다.", [(10000, 12000, "between", "deployed")]),
    ("ko", "12명이 숨지고 40명이 다쳤다.", [(12, None, "exact", "killed"), (40, None, "exact", "wounded")]),
    (
        "en",
        "An explosion killed 12 cattle and hurt 3 people.",
        [(12, None, "exact", "animals"), (3, None, "exact", "wounded")],
    ),
    ("en", "12 farmers and their cattle were killed.", [(12, None, "exact", "killed")]),
    ("fr", "L'incendie a tué une quarantaine de vaches.", [(40, None, "about", "animals")]),
    ("ru", "Погибли 15 коров.", [(15, None, "exact", "animals")]),
    ("uk", "Загинули 300 свиней.", [(300, None, "exact", "animals")]),
    ("ko", "소 12마리가 죽었다.", [(12, None, "exact", "animals")]),
    ("ko", "서울 800제곱킬로미터가 침수됐다.", [(800, None, "exact", "area")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_a_quantity_is_read_with_its_comparator_and_what_it_counts(
    language: str, text: str, expected: list[tuple[float, float | None, str, str | None]]
) -> None:
    found = find_quantities(text, language)
    got = [(q.quantity.value, q.quantity.high, str(q.quantity.comparator), q.quantity.metric) for q in found]
    wanted = [(v, h, c, got[i][3] if m is None and i < len(got) else m) for i, (v, h, c, m) in enumerate(expected)]
    assert got == wanted


SHARES = [
    ("fr", "Plus de la moitié des lits étaient fermés.", (50, "more_than")),
    ("fr", "Les deux tiers des élèves sont restés chez eux.", (66.7, "about")),
    ("en", "About a third of voters stayed at home.", (33.3, "about")),
    ("en", "Fewer than half of the shops opened.", (50, "less_than")),
    ("ru", "Более половины жителей уехали.", (50, "more_than")),
    ("uk", "Понад дві третини громад без води.", (66.7, "more_than")),
    ("ko", "학생의 절반이 결석했다.", (50, "exact")),
]


@pytest.mark.parametrize(("language", "text", "expected"), SHARES, ids=[one[1] for one in SHARES])
def test_a_share_in_words_is_a_percentage(language: str, text: str, expected: tuple[float, str]) -> None:
    (found,) = find_quantities(text, language)
    assert (found.quantity.value, found.quantity.comparator.value, found.quantity.metric) == (*expected, "percent")


NONE = [
    ("en", "The 94th brigade entered the town."),
    ("en", "Article 4 was cited."),
    ("en", "It happened on 4 December."),
    ("en", "G7 leaders met."),
    ("en", "It began in 2022."),
    ("en", "The train left at 14:30."),
    ("en", "Call +33 1 23 45 67 89."),
    ("en", "One of the officials spoke."),
    ("en", "The 19th century ended."),
    ("en", "Its author lives in the U.K."),
    ("en", "The quartet sings K-pop."),
    ("en", "[3] The town burned."),
    ("fr", "Le 4 décembre, l'accord est entré en vigueur."),
    ("fr", "L'article 4 du traité le prévoit."),
    ("fr", "La 94e brigade est entrée."),
    ("fr", "Un responsable l'a dit."),
    ("fr", "Le train part à 14 h 30."),
    ("fr", "Une source l'affirme."),
    ("fr", "En 2024, le traité fut signé."),
    ("fr", "Le G7 se réunit."),
    ("ru", "94-я бригада вошла в город."),
    ("ru", "Статья 4 договора."),
    ("ru", "Это было 4 декабря."),
    ("ru", "В 2024 году подписан договор."),
    ("ru", "В 14:30 поезд ушёл."),
    ("uk", "94-та бригада увійшла в місто."),
    ("uk", "Стаття 4 договору."),
    ("uk", "Це було 4 грудня 2024 року."),
    ("ko", "제4조에 규정되어 있다."),
    ("ko", "12월 4일에 발효됐다."),
    ("ko", "2024년에 체결됐다."),
    ("ko", "94여단이 진입했다."),
]


@pytest.mark.parametrize(("language", "text"), NONE, ids=[f"{c[0]}: {c[1]}" for c in NONE])
def test_dates_ordinals_and_numbers_of_units_are_no_quantities(language: str, text: str) -> None:
    assert [found.span.of(text) for found in find_quantities(text, language)] == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fr", "en", "ru", "uk", "ko"])
def test_a_long_text_is_read_in_a_few_seconds(language: str) -> None:
    text = "12 000 mots sans fin " * 5_000
    start = time.process_time()
    find_quantities(text, language)
    assert time.process_time() - start < 10


def test_a_language_that_is_not_known_has_no_quantities() -> None:
    assert find_quantities("30 Soldaten", "de") == ()
