"""Publication dates written in a page for its readers: datelines, `published on` lines, lines that are a date."""

from __future__ import annotations

import re
from datetime import date

from recoupe.defaults.read import DATE_TOLERANCE_DAYS, DATELINE_CHARS

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
}
_ABBREVIATED = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SHORT = {
    **{name: number for number, name in enumerate(_ABBREVIATED, 1)},
    **{
        "sept": 9,
        "janv": 1,
        "févr": 2,
        "fevr": 2,
        "avr": 4,
        "juil": 7,
        "déc": 12,
        "aout": 8,
        "fevrier": 2,
        "decembre": 12,
    },
}
_MONTH_NUMBERS = {
    **{name: number for names in _MONTHS.values() for number, name in enumerate(names.split(), 1)},
    **_SHORT,
}
_MONTH = "|".join(sorted(map(re.escape, _MONTH_NUMBERS), key=len, reverse=True))
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)"
_FULL = (
    re.compile(rf"(?<!\d){_YEAR}\s?[-./년]\s?(?P<month>[01]?\d)\s?[-./월]\s?{_DAY}(?!\d)일?"),
    re.compile(rf"(?<!\d){_DAY}\.\s?(?P<month>[01]?\d)\.\s?{_YEAR}(?!\d)"),
    re.compile(rf"(?<!\d){_DAY}/(?P<month>[01]?\d)/{_YEAR}(?!\d)"),
    re.compile(
        rf"(?<!\d){_DAY}(?:er|st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<name>{_MONTH})\.?,?\s+{_YEAR}(?!\d)", re.IGNORECASE
    ),
    re.compile(rf"\b(?P<name>{_MONTH})\.?\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)", re.IGNORECASE),
)
_YEARLESS = (
    re.compile(rf"(?<!\d){_DAY}(?:er|st|nd|rd|th|\.)?\s+(?P<name>{_MONTH})\b", re.IGNORECASE),
    re.compile(rf"\b(?P<name>{_MONTH})\.?\s+{_DAY}(?!\d)", re.IGNORECASE),
)
_CUE = re.compile(
    r"\b(?:published|posted|date of publication|publié|mis en ligne|date de publication|опубликовано|дата публикации"
    r"|опубліковано|дата публікації|veröffentlicht|입력|등록|승인|송고|게재)(?:\w+)?\b"
    r"(?:\s*(?:on|at|le|:|в|о|am|-))*\s*",
    re.IGNORECASE,
)
_NOT_PUBLISHED = re.compile(r"(?:updated|modified|mis à jour|modifié|обновлено|оновлено|수정)", re.IGNORECASE)
_TIME = re.compile(
    r"\b\d{1,2}\s?[:h]\s?\d{2}(?::\d{2})?\b|\b(?:am|pm|utc|gmt|kst|msk|cet|est|edt|мск|오전|오후|à|at|в|о)\b", re.I
)
# An agency dateline: a place in capitals, a day and month, often the agency in brackets, and a dash.
_DATELINE = re.compile(
    rf"^[^\n]{{0,60}}?[,(]\s*(?:{_DAY}\s+(?P<name>{_MONTH})|(?P<name2>{_MONTH})\.?\s+(?P<day2>[0-3]?\d))"
    rf"(?:,?\s+{_YEAR})?\.?\s*(?:\([^)\n]{{2,40}}\)|/[^/\n]{{2,40}}/|г\.)?\s*\)?\.?\s*[-–—]",
    re.IGNORECASE,
)
_CUE_REACH = 40
_RESIDUE_CHARS = 24


def stated_date(text: str, page_text: str = "", near: date | None = None) -> date | None:
    """The publication date that the words themselves state, or None.

    Looks at the head of `text` for a line that is a date or a dateline, and in `page_text` for a `published on`
    line. A dateline without a year takes the last such day not after `near`.
    """
    head = text[:DATELINE_CHARS]
    for line in head.splitlines():
        if is_date_line(line) and (found := full_date(line)):
            return found
    return _cued_date(head) or _cued_date(page_text) or _dateline(text, near)


def is_date_line(line: str) -> bool:
    """Whether a short line is a date with, at most, a time, a weekday and a label."""
    if len(line) > 3 * _RESIDUE_CHARS or _NOT_PUBLISHED.search(line):
        return False
    for pattern in _FULL:
        if found := pattern.search(line):
            rest = _TIME.sub(" ", line[: found.start()] + " " + line[found.end() :])
            return sum(map(str.isalpha, _CUE.sub("", rest))) <= _RESIDUE_CHARS // 2
    return False


def full_date(text: str) -> date | None:
    """The first date with a year in `text`; a day and month that could be swapped are not guessed."""
    found = [match for pattern in _FULL if (match := pattern.search(text))]
    return _date_of(min(found, key=lambda match: match.start())) if found else None


def disagree(stated: date, declared: date) -> bool:
    """Whether two dates differ by more than time zones explain."""
    return abs((stated - declared).days) > DATE_TOLERANCE_DAYS


def _cued_date(text: str) -> date | None:
    for cue in _CUE.finditer(text):
        reach = text[cue.end() : cue.end() + _CUE_REACH].split("\n\n")[0]
        if (found := full_date(reach)) and not _NOT_PUBLISHED.search(reach.split(str(found.year))[0]):
            return found
    return None


def _dateline(text: str, near: date | None) -> date | None:
    for line in text[:DATELINE_CHARS].splitlines():
        if found := _DATELINE.match(line):
            parts = found.groupdict()
            month = _MONTH_NUMBERS[(parts["name"] or parts["name2"]).casefold()]
            day = int(parts["day"] or parts["day2"])
            if parts["year"]:
                return _day(int(parts["year"]), month, day)
            return _last_before(near, month, day) if near else None
    return None


def _last_before(near: date, month: int, day: int) -> date | None:
    this_year = _day(near.year, month, day)
    if this_year and (this_year - near).days <= DATE_TOLERANCE_DAYS:
        return this_year
    return _day(near.year - 1, month, day)


def _date_of(found: re.Match[str]) -> date | None:
    parts = found.groupdict()
    month = _MONTH_NUMBERS[parts["name"].casefold()] if parts.get("name") else int(parts["month"])
    if (
        "/" in found[0]
        and not found[0].startswith(parts["year"])
        and int(parts["day"]) <= 12
        and month != int(parts["day"])
    ):
        return None
    return _day(int(parts["year"]), month, int(parts["day"]))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
