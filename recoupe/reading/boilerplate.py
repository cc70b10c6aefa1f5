"""Lines that are furniture and not text: teasers, share buttons, counters, legal notices, in five languages."""

from __future__ import annotations

import re

from recoupe.defaults.read import LONG_LINE_CHARS, TAIL_MIN_LETTERS
from recoupe.reading.cleaning import letters_in

# A heading after which nothing belongs to the article: lists of other articles, comments, sign-up forms.
_TAIL_WORDS = (
    # English
    r"(?:related|more|other|further|popular|latest|recommended|trending) (?:articles?|stories|news"
    r"|coverage|posts?|topics?)",
    r"(?:related|more) (?:reading|content|on this (?:story|topic)|from .{2,40})",
    r"most (?:read|viewed|popular)|you (?:may|might) (?:also )?(?:like|be interested)|read (?:more|next)"
    r"|see also|also read",
    r"comments?(?: \(\d+\))?|leave a (?:reply|comment)|post a comment|add (?:a )?comment|\d+ comments?"
    r"|about the author",
    # French
    r"(?:articles?|sujets?|contenus?) (?:liés?|associés?|similaires?|connexes?)|sur le même (?:sujet|thème)",
    r"(?:à )?lire (?:aussi|également)|voir aussi|dans la même rubrique|les plus lus|vos commentaires|à découvrir",
    r"commentaires?(?: \(\d+\))?|laisser un commentaire|aucun commentaire|réagir|plus d'articles",
    # Russian
    r"(?:смотрите|читайте|читай|смотри) (?:также|еще|ещё)|(?:ещё |еще )?по теме|похожие (?:новости|статьи|материалы)",
    r"(?:ссылки|новости|материалы|статьи|публикации|другие новости|видео) (?:по теме|партн[её]ров|раздела|сюжета)",
    r"(?:оставить|добавить|отправить|написать) (?:комментарий|отзыв)|комментари(?:и|ев|й)(?:\s*[:(]?\s*\d+\)?)?",
    r"другие (?:новости|статьи|материалы)(?: по теме)?|главн(?:ые|ое) (?:новости|за день|сегодня)"
    r"|(?:последние|лента) новост\w+",
    r"самое (?:читаемое|популярное|интересное)|популярн(?:ые|ое)(?: новости)?|ваше мнение|обсуждение|авторизация",
    r"читайте в разделе.{0,60}|каталог [\w.]+|досье [\w.]+|архив новостей|теги|тэги|метки",
    # Ukrainian
    r"(?:читайте|дивіться|дивись) (?:також|ще)|(?:новини|матеріали|статті) (?:за темою|по темі|партнерів)"
    r"|схожі новини",
    r"(?:залишити|додати|написати) коментар|коментар(?:і|ів|ії)(?:\s*[:(]?\s*\d+\)?)?|(?:останні|популярні) новини",
    # Korean
    r"관련\s?(?:기사|뉴스)|많이 본 (?:뉴스|기사)|(?:인기|주요|추천|최신) ?(?:뉴스|기사)|댓글(?:\s*\d+)?"
    r"|다른 기사|실시간 (?:뉴스|인기)",
)
# Words that name one other article in the middle of the text.
_TEASER_WORDS = (
    r"read (?:more|also|next)|also read|see also|related|more|watch(?: also)?|don't miss",
    r"(?:à )?lire (?:aussi|également)|voir aussi|>> ?lire|à voir aussi|relire|écouter aussi",
    r"чита(?:йте|й) (?:также|ещё|еще)|смотри(?:те)? также|подробнее|читайте по теме|по теме",
    r"чита(?:йте|й) (?:також|ще)|дивіться також|детальніше",
    r"관련\s?기사|더 ?보기|함께 ?보기",
)
# Lines that are furniture wherever they stand.
_FURNITURE_LINES = (
    # Legal lines
    r"(?:copyright\b|©|\(c\)\s|все права защищены|усі права захищені|tous droits réservés"
    r"|all rights reserved|저작권자|ⓒ).{0,300}",
    r".{0,160}(?:all rights reserved|tous droits réservés|все права защищены|усі права захищені).{0,160}",
    r".{0,160}(?:무단 ?전재|재배포 금지).{0,160}",
    r".{0,60}(?:при (?:\w+ ){0,3}(?:использовани[еи]|цитировани[еи]|перепечатке)"
    r"|использование (?:материалов|информации))"
    r".{0,300}(?:ссылка|разреш|обязательн).{0,200}",
    # Buttons and counters
    r"(?:share|tweet|email|print|save|facebook|twitter|whatsapp|telegram|linkedin|copy link|partager|imprimer|envoyer"
    r"|поделиться|распечатать|версия для (?:печати|pda)|мобильная версия|обсудить|поділитися|друкувати"
    r"|공유|인쇄|스크랩|글자크기"
    r"|url ?복사)(?:\W+(?:this|on|via|cet article|sur|в|у|на|share|tweet|e-?mail|print|save|facebook|twitter|whatsapp"
    r"|x|vk|telegram|linkedin|copy|link|reddit"
    r"|partager|imprimer|envoyer|поделиться|article|версия для pda))*",
    r"(?:advertisement|publicité|реклама|advertising|sponsored|loading|chargement|aucun commentaire|광고)",
    r"(?:updated|last updated|last modified|mis à jour|обновлено|оновлено)\s+(?:at|on|le|:|в|о)?\s*[\w\s.,:/à]{4,40}",
    r"(?:просмотров|просмотры|комментариев|переглядів|views?|vues?|조회)\s*:?\s*\d[\d\s.,]*",
    r"\d[\d ,.]*(?:views?|vues?|просмотр\w*|перегляд\w*|shares?|partages?|likes?)(?:\W+\d[\d ,.]*\w+)*",
    r"\d+\s*(?:comments?|commentaires?|комментари\w+|коментар\w+)|(?:оцените|оцініть).{0,100}",
    r"(?:tags?|keywords|mots[- ]clés|étiquettes|теги|тэги|метки|ключевые слова|ключові слова|태그)\s*:.{0,300}",
    # Captions and credits
    r"(?:.{0,200}[.…]\s)?(?:photos?|photo credit|images?|crédits?(?: photos?)?|фото|світлина|사진)\s?[:=©]\s?.{2,80}",
    # Invitations
    r"(?:subscribe|sign up|get the latest|follow (?:us|him|her|them|@\w+)|join our|download our).{0,200}",
    r"(?:abonnez-vous|inscrivez-vous|suivez-nous|téléchargez).{0,200}",
    r"(?:подписывайтесь|подпишитесь|следите за|подписаться|присоединяйтесь|підписуйтесь|підпишіться"
    r"|стежте за).{0,200}",
    r"(?:구독|네이버에서 .{1,30} 구독).{0,200}",
    r"(?:we use cookies|this (?:site|website) uses cookies|nous utilisons des cookies|мы используем (?:файлы )?cookie"
    r"|accept (?:all )?cookies|accepter (?:et|les cookies)|tout accepter).{0,300}",
)
_TAIL = re.compile(rf"^\W*(?:{'|'.join(_TAIL_WORDS)})\s*[:：…>›»-]*\s*$", re.IGNORECASE)
_TEASER = re.compile(rf"^\W*(?:{'|'.join(_TEASER_WORDS)})\s*[:：»>|–—-]+\s*\S.{{0,240}}$", re.IGNORECASE)
_FURNITURE = re.compile(rf"^\W*(?:{'|'.join(_FURNITURE_LINES)})\W*$", re.IGNORECASE)
# A longer line is a paragraph, whatever it begins with.
_LONGEST_FURNITURE = 600
_BULLETED = re.compile(r"^\s*(?:[-•*▪–|]|\d+\s*[-.)])\s*")
_CLOCK_LINE = re.compile(
    r"^\W*(?:\d{1,2}[:.]\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:[\s,|-]+(?:\d{1,2}[:.]\d{2}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}))*\W*$"
)


def without_furniture(text: str) -> str:
    """The lines of `text` that belong to the article."""
    return "\n".join(_without_teasers(_before_tail(_without_rules(text.splitlines()))))


def _without_rules(lines: list[str]) -> list[str]:
    plain = (line.strip().strip("|").strip() if line.lstrip().startswith("|") else line for line in lines)
    return [line for line in plain if letters_in(line) and not _CLOCK_LINE.match(line)]


def _before_tail(lines: list[str]) -> list[str]:
    """Cut at the first closing heading that has the article before it; the rest of the page is not its text."""
    before = 0
    total = sum(map(letters_in, lines))
    for number, line in enumerate(lines):
        if (
            _TAIL.match(line)
            and before >= min(TAIL_MIN_LETTERS, total * 0.5)
            and not _text_goes_on(lines[number + 1 :], before)
        ):
            return lines[:number]
        before += letters_in(line)
    return lines


def _text_goes_on(rest: list[str], before: int) -> bool:
    """Whether what follows is running text again, more of it than stood before."""
    running = sum(letters_in(line) for line in rest if len(line) >= LONG_LINE_CHARS and not _BULLETED.match(line))
    return running > before


def _without_teasers(lines: list[str]) -> list[str]:
    kept: list[str] = []
    skip_short = False
    for line in lines:
        is_short = len(line) < LONG_LINE_CHARS
        if _TAIL.match(line):
            skip_short = True
        elif _is_line_of_furniture(line) or (skip_short and is_short and _BULLETED.match(line)):
            continue
        else:
            skip_short = False
            kept.append(line)
    return kept


def is_furniture(line: str) -> bool:
    """Whether a line is a button, counter, teaser, legal or cookie notice, or a heading above such."""
    return _is_line_of_furniture(line) or bool(_TAIL.match(line))


def _is_line_of_furniture(line: str) -> bool:
    return len(line) <= _LONGEST_FURNITURE and bool(_FURNITURE.match(line) or _TEASER.match(line))
