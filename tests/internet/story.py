"""A made-up event on made-up outlets: the article, what was planted for its claims, and the traps beside it."""

from __future__ import annotations

from tests.internet.hosts import Planted

AS_OF = "2025-03-07"
PUBLISHED = "2025-03-05T18:00+01:00"
ARTICLE = """Odessa : une explosion dans le port fait douze morts

Une explosion a fait douze morts lundi 3 mars dans le port d'Odessa, a annoncé le Service ukrainien d'urgence. \
Quarante personnes ont été blessées, selon la même source.

Le ministère russe de la Défense a démenti mardi avoir frappé le port d'Odessa.

La Corée du Sud enverra une aide de 5 millions de dollars à l'Ukraine, a annoncé mercredi le ministère sud-coréen \
des Affaires étrangères.

La gouverneure de la région d'Odessa, Olena Marchenko, a annoncé mardi trois jours de deuil.
"""

FRENCH = (
    Planted(
        "/monde/odessa-port",
        "fr",
        "Port d'Odessa : douze morts dans une explosion",
        "Douze personnes sont mortes lundi dans l'explosion d'un entrepôt du port d'Odessa, selon le Service ukrainien "
        "d'urgence.\nLes pompiers ont travaillé toute la nuit. Quarante blessés ont été conduits vers trois hôpitaux.",
        "2025-03-04T07:10:00+01:00",
    ),
    Planted(
        "/monde/coree-aide",
        "fr",
        "La Corée du Sud promet une aide à l'Ukraine",
        "Séoul enverra 5 millions de dollars à l'Ukraine, a annoncé mercredi la diplomatie sud-coréenne.\n"
        "La somme doit servir à reconstruire les quais et à soigner les blessés d'Odessa.",
        "2025-03-05T15:00:00+01:00",
    ),
)
GONE = Planted(
    "/monde/odessa-temoins",
    "fr",
    "Odessa : « le quai a tremblé », racontent les dockers",
    "Notre envoyée spéciale a vu lundi soir douze corps alignés sur le quai du port d'Odessa après l'explosion.\n"
    "Les dockers disent avoir entendu deux détonations à une minute d'intervalle.",
    "2025-03-04T20:00:00+01:00",
)
ENGLISH = (
    Planted(
        "/news/blast",
        "en",
        "Blast kills twelve at the port of Odesa",
        "An explosion killed 12 people at the port of Odesa on Monday, the State Emergency Service of Ukraine said.\n"
        "Forty others were injured. The cause of the blast was not known on Tuesday morning.",
        "Tue, 04 Mar 2025 06:00:00 GMT",
        listed="Tuesday, some time in March",
    ),
    Planted(
        "/news/mourning",
        "en",
        "Three days of mourning in the Odesa region",
        "Olena Marchenko, the governor of the Odesa region, announced three days of mourning on Tuesday.\n"
        "Flags will be lowered on all public buildings until Friday, the governor of Odesa said.",
        "Tue, 04 Mar 2025 14:00:00 GMT",
    ),
    Planted(
        "/news/denial",
        "en",
        "Moscow denies striking Odesa",
        "The Russian Defence Ministry denied on Tuesday that its forces had struck the port of Odesa.\n"
        "It said in a statement that no missiles were launched at the region that day.",
        "Tue, 04 Mar 2025 16:00:00 GMT",
    ),
    Planted(
        "/news/hospital",
        "en",
        "Odesa hospital counts the injured",
        "A doctor at the city hospital in Odesa told this newspaper that 38 people were injured in the explosion.\n"
        "Two more arrived on Tuesday with burns, she said, which makes forty wounded.",
        "Tue, 04 Mar 2025 19:00:00 GMT",
    ),
)
RUSSIAN = (
    Planted(
        "/n/1",
        "ru",
        "Минобороны опровергло удар по Одессе",
        "Министерство обороны России опровергло во вторник сообщения об ударе по порту Одессы.\n"
        "В ведомстве заявили, что в понедельник российские военные не атаковали этот порт.",
        "2025-03-04T17:00:00+03:00",
        "windows-1251",
    ),
    Planted(
        "/n/2",
        "ru",
        "При взрыве в порту Одессы погибли 12 человек",
        "В порту Одессы в понедельник произошел взрыв, погибли 12 человек, сообщила украинская служба спасения.\n"
        "Еще сорок человек пострадали и доставлены в больницы города.",
        "2025-03-04T09:00:00+03:00",
        "windows-1251",
        stated="utf-8",
    ),
)
UKRAINIAN = (
    Planted(
        "/novyny/1",
        "uk",
        "Вибух у порту Одеси: загинули 12 людей",
        "Унаслідок вибуху в порту Одеси в понеділок загинули 12 людей, повідомила Державна служба з надзвичайних "
        "ситуацій.\nЩе сорок людей поранені, пожежу загасили вранці у вівторок.",
        "2025-03-04T08:00:00+02:00",
    ),
    Planted(
        "/novyny/2",
        "uk",
        "Південна Корея надасть Україні 5 мільйонів доларів",
        "Південна Корея відправить Україні допомогу на 5 мільйонів доларів, повідомило МЗС у Сеулі.\n"
        "Кошти підуть на відбудову порту Одеси та лікування поранених.",
        "2025-03-05T16:00:00+02:00",
    ),
)
KOREAN = (
    Planted(
        "/article/1",
        "ko",
        "정부, 우크라이나에 500만 달러 지원",
        "외교부는 5일 대한민국 정부가 우크라이나에 500만 달러 규모의 지원을 보낸다고 발표했다.\n"
        "이번 지원은 오데사 항구 복구와 부상자 치료에 쓰일 예정이라고 외교부는 설명했다.",
        "2025-03-05T20:00:00+09:00",
    ),
    Planted(
        "/article/2",
        "ko",
        "오데사 항구 폭발로 12명 사망",
        "우크라이나 비상사태국은 3일 오데사 항구에서 폭발이 일어나 12명이 사망했다고 밝혔다.\n"
        "부상자는 40명이며 화재는 다음 날 아침에야 진화되었다고 전했다.",
        "2025-03-04T18:00:00+09:00",
        "euc-kr",
        stated="iso-8859-1",
    ),
)
POSTS = {
    11: (
        "2025-03-03T21:30:00+00:00",
        "Одеса. Унаслідок вибуху в порту загинули 12 людей, сорок поранені. Рятувальники працюють на місці події.",
    ),
    12: (
        "2025-03-04T05:10:00+00:00",
        "Одеса. Пожежу після вибуху в порту ліквідовано. Загинули 12 людей, пошкоджено два склади.",
    ),
}
# Found by indexes only: an outlet that no registry knows.
UNKNOWN = (
    Planted(
        "/2025/odessa-insurers",
        "en",
        "Insurers count the cost of the Odesa explosion",
        "Insurers put the damage of the explosion in the port of Odesa at 30 million dollars, a broker said.\n"
        "Twelve people died and forty were injured in the blast on Monday, according to rescuers.",
        "2025-03-06T10:00:00+00:00",
    ),
    Planted(
        "/2025/odessa-grain",
        "fr",
        "L'explosion d'Odessa arrête les navires de céréales",
        "L'explosion qui a fait douze morts à Odessa a arrêté le trafic des céréales, selon l'autorité portuaire.\n"
        "Quatre navires attendent au large que le chenal soit rouvert.",
        "2025-03-05T09:00:00+01:00",
    ),
)
# Found by an index that leads through its own addresses only.
WRAPPED = Planted(
    "/2025/odessa-ferry",
    "fr",
    "Après l'explosion d'Odessa, le ferry reste à quai",
    "L'explosion qui a fait douze morts dans le port d'Odessa a endommagé le quai du ferry, selon son exploitant.\n"
    "Quarante blessés sont encore à l'hôpital, a dit un médecin de la ville mercredi.",
    "2025-03-05T11:00:00+01:00",
)
CHECK = Planted(
    "/checks/odesa-photo",
    "en",
    "Old picture passed off as the Odesa explosion",
    "A picture said to show the explosion in the port of Odesa was taken elsewhere in 2020.\n"
    "That twelve people died in Odesa on Monday is confirmed by rescuers; the picture does not show it.",
    "2025-03-06T12:00:00+00:00",
)
STATEMENT = Planted(
    "/press/statement-17",
    "en",
    "Statement on assistance to Ukraine",
    "The Ministry of Foreign Affairs of the Republic of Korea announces assistance of 5 million dollars to Ukraine.\n"
    "The assistance will be sent this month for the port of Odesa and for the treatment of the injured.",
    "2025-03-05T17:00:00+09:00",
)

# Traps: none of these may be cited.
LATER = Planted(
    "/monde/odessa-bilan",
    "fr",
    "Odessa : le bilan de l'explosion monte à quinze morts",
    "Le bilan de l'explosion du port d'Odessa est monté à quinze morts, selon le Service ukrainien d'urgence.\n"
    "Trois blessés n'ont pas survécu à leurs brûlures.",
    "2025-04-20T10:00:00+02:00",
)
LISTED_EARLIER = Planted(
    "/news/toll",
    "en",
    "Odesa: the toll of the explosion rises to fifteen",
    "The toll of the explosion at the port of Odesa rose to 15 dead, the State Emergency Service of Ukraine said.\n"
    "Three of the injured died of their burns.",
    "2025-05-10T10:00:00+00:00",
    listed="Tue, 04 Mar 2025 08:00:00 GMT",
)
OTHER_PERSON = Planted(
    "/sport/marchenko",
    "en",
    "Tennis: Olena Marchenko announces a break",
    "The tennis player Olena Marchenko announced on Tuesday that she takes three days off before the Odesa open.\n"
    "The 19-year-old from Lviv had lost in the first round against the eldest player of all.",
    "Tue, 04 Mar 2025 12:00:00 GMT",
)
NAMESAKE = Planted(
    "/news/texas",
    "en",
    "Rig explosion near Odessa, Texas, kills twelve cattle",
    "An explosion at a drilling site near Odessa in Texas killed 12 cattle on Monday, the county sheriff said.\n"
    "Nobody was injured at the rig. The town has its name from Odesa and its port.",
    "Tue, 04 Mar 2025 05:00:00 GMT",
)
SATIRE = Planted(
    "/rire/odessa",
    "fr",
    "Odessa : l'explosion du port était un feu d'artifice raté",
    "L'explosion qui a fait douze morts dans le port d'Odessa était un feu d'artifice, jure un pigeon du quai.\n"
    "La Corée du Sud enverra une aide de 5 millions de cerfs-volants à l'Ukraine.",
    "2025-03-05T08:00:00+01:00",
    markup='<script type="application/ld+json">{"@type": "SatiricalArticle", "headline": "Odessa"}</script>',
)
COPY = Planted(
    "/reprise/odessa",
    "fr",
    "Odessa : une explosion dans le port fait douze morts",
    ARTICLE.partition("\n\n")[2].replace("\n\n", "\n") + "Lire aussi nos autres articles.",
    "2025-03-05T19:00:00+01:00",
)
# Shortened, under another headline, without who said it first, and with a word of its own.
REWRITTEN = Planted(
    "/reprise/odessa-bis",
    "fr",
    "Explosion meurtrière en Ukraine : ce que l'on sait",
    "Une explosion a fait douze morts lundi 3 mars dans le port d'Odessa, a annoncé le Service ukrainien d'urgence. "
    "Quarante personnes ont été blessées.\n"
    "Le ministère russe de la Défense a démenti mardi avoir frappé le port d'Odessa.\n"
    "La Corée du Sud enverra une aide de 5 millions de dollars à l'Ukraine, a annoncé mercredi le ministère "
    "sud-coréen des Affaires étrangères. Nous y reviendrons.",
    "2025-03-05T21:00:00+01:00",
)
