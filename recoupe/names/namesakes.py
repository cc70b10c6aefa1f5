"""Names that are somebody else's than the list has, told by what stands right beside them.

"Odessa, Texas" is no town of Ukraine, "МИД Польши" not Russia's ministry, the Kyiv Ledger no government, Anna Miller no
spokesman of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from recoupe.analysis.findings import FoundName
from recoupe.folding import fold
from recoupe.languages import get_language
from recoupe.names.entities import Entity
from recoupe.names.forms import tokens_of
from recoupe.word_forms import is_known, is_proper

# Between a town and its state: "Odessa, Texas", « Odessa, au Texas », « Odessa (Texas) », "Одесса, штат Техас".
_LIES_IN = re.compile(
    r"(?=\W)[\s,(]*(?:(?:in|the|state of|dans|en|au|du|de|l['’]|l['’][ÉE]tat (?:du|de|d['’])|в|во|у|что в|що в|штат\w*)"
    r"\s?)*",
    re.IGNORECASE,
)
# "텍사스주 오데사", "텍사스주에 있는 오데사"
_WITH_ITS = re.compile(r"\s?주?(?:의|에 있는)?\s?")
# Another country stands before a body in Korean, with its letters in brackets perhaps: 아랍에미리트(UAE) 외교부.
_WHOSE_BEFORE = re.compile(r"\s?(?:\(\s?)?|\)?\s?")
# In Russian it stands before as an adjective, which is written small: "польский МИД"; elsewhere behind. "МИД Польши" is
# Poland's, "МИД Польше" is not.
_WHOSE_BEHIND = {
    "en": re.compile(r" of (?:the )?", re.IGNORECASE),
    "fr": re.compile(r" (?:(?:de|du|de la|des) |de l['’]|d['’])?", re.IGNORECASE),
    "ru": re.compile(" "),
    "uk": re.compile(" "),
}
_GENITIVE = {"ru": re.compile(r".*(?:[иыая]|ов|США)$"), "uk": re.compile(r".*(?:[иаяіїую]|ів|США)$")}
# "глава МИД Белоусов" is a surname, "глава МИД Орландии" is none.
_NO_SURNAME = re.compile(r".*(?:ии|ії)$")
# Behind a ministry stands whose it is, in one word; two are somebody's name.
_WORD_BEHIND = re.compile(r" (?P<word>[А-ЯЁІЇЄҐ][\w’'-]+)(?! [А-ЯЁІЇЄҐ])")
_ADJECTIVE_BEFORE = re.compile(r"(?<!\w)(?P<word>[а-яёіїєґ'’-]+с(?:к|ьк)(?:ое|ий|ая|ого|ому|им|ом|ой|е|а|ої|ою)) $")
_SLAVIC = frozenset({"ru", "uk"})
# Outlets are called by their town: the Kyiv Ledger.
_OUTLET = re.compile(
    r" (?:Times|Post|Ledger|Herald|Tribune|Journal|Gazette|Independent|Chronicle|Courier|Dispatch|Observer|Mail|Daily|"
    r"Weekly|Review|News|Standard|Express|Telegraph|Guardian|Monitor|Bulletin|Examiner|Today|Online|Matin|Soir|Infos?|"
    r"Actus?)(?!\w)"
)
# So are firms and contests, by their country: Air Canada, the Tour de France.
_CALLED_BY = re.compile(r"\b(?:Air|Miss|Team|Tour d['’e]\s?|Tour of)\s?$")
_WORD_BEFORE = re.compile(r"(?P<word>[^\W\d_]{3,}) $")
# Korean names in Latin letters: the given name stands behind, Yoon Bo-ra.
_GIVEN_BEHIND = re.compile(r" (?P<word>[A-Z][a-z]+-[a-z]+)")


def told_apart(text: str, language: str, names: Sequence[FoundName], known: Mapping[str, Entity]) -> list[FoundName]:
    """The listed names of a text without those that the text shows to be others.

    A place that it puts into another state or province stays, as a place of no list; a body that it gives to another
    country, an outlet or a firm that is called by its town or country and a surname with another first name are left
    out.
    """
    found: list[FoundName] = []
    for index, (name, beside) in enumerate(_with_state(text, language, names, known)):
        if _lies_elsewhere(name, beside, known):
            found.append(replace(name, entity="", kind="place"))
        elif not (
            _is_of_another_country(index, text, language, names, known)
            or _is_of_a_strange_country(index, text, language, names, known)
            or _is_called_by_its_place(name, text, known)
            or _is_another_person(name, text, language, known)
        ):
            found.append(name)
    return found


def _is_of_another_country(
    index: int, text: str, language: str, names: Sequence[FoundName], known: Mapping[str, Entity]
) -> bool:
    """Whether a body that many a country has, such as a foreign ministry, is given to another one right beside it."""
    entity = known[names[index].entity]
    if entity.kind != "body" or not entity.country or entity.speaks_for:
        return False
    before, behind = names[index - 1 : index], names[index + 1 : index + 2]
    return any(
        known[one.entity].kind == "country"
        and one.entity != entity.country
        and _is_whose(one, names[index], text, language)
        for one in (*before, *behind)
    )


def _is_of_a_strange_country(
    index: int, text: str, language: str, names: Sequence[FoundName], known: Mapping[str, Entity]
) -> bool:
    """Whether a body that is called by no country is given to one of no list: "Генштаб Карсланду"."""
    name = names[index]
    if language not in _SLAVIC or not is_at_home(known[name.entity], name.text):
        return False
    before = _ADJECTIVE_BEFORE.search(text, 0, name.span.start)
    if before and not is_known(before["word"], language):
        return True
    behind = _WORD_BEHIND.match(text, name.span.end)
    if behind is None or any(one.span.start == behind.start("word") for one in names[index + 1 : index + 2]):
        return False
    opens_a_name = _is_titled(text[: name.span.start], language) and not _NO_SURNAME.match(behind["word"])
    return bool(_GENITIVE[language].match(behind["word"])) and not opens_a_name


def _is_titled(before: str, language: str) -> bool:
    """Whether the word before a body is somebody's title there, so that their name may stand behind it."""
    known, word = get_language(language), _WORD_BEFORE.search(before)
    nouns = "|".join(known.speaking_nouns) if known else ""
    return bool(word and nouns and re.fullmatch(nouns, word["word"], re.IGNORECASE))


def is_at_home(entity: Entity, written: str) -> bool:
    """Whether an entity is written there by a form that names no country, as any country calls its own."""
    keys = [token.key for token in tokens_of(written)]
    return any(keys == [token.key for token in tokens_of(form)] for form in entity.at_home)


def _is_whose(country: FoundName, body: FoundName, text: str, language: str) -> bool:
    if country.span.start < body.span.start:
        between = text[country.span.end : body.span.start]
        if language == "ko":
            return bool(_WHOSE_BEFORE.fullmatch(between))
        return language in _SLAVIC and between == " " and country.text[:1].islower()
    if language not in _WHOSE_BEHIND or (language in _SLAVIC and not _GENITIVE[language].match(country.text)):
        return False
    return bool(_WHOSE_BEHIND[language].fullmatch(text[body.span.end : country.span.start]))


def _is_called_by_its_place(name: FoundName, text: str, known: Mapping[str, Entity]) -> bool:
    entity = known[name.entity]
    called = _OUTLET.match(text, name.span.end) or _CALLED_BY.search(text, 0, name.span.start)
    return (_is_town(entity) or entity.kind == "country") and bool(called)


def _is_another_person(name: FoundName, text: str, language: str, known: Mapping[str, Entity]) -> bool:
    """Whether a surname stands with a first name that the listed person does not have."""
    if known[name.entity].kind != "person" or " " in name.text or language == "ko":
        return False
    behind = _GIVEN_BEHIND.match(text, name.span.end)
    before = _WORD_BEFORE.search(text, 0, name.span.start)
    given = behind or (before if before and is_proper(before["word"], language) else None)
    return given is not None and not _has(known[name.entity], given["word"])


def _has(entity: Entity, word: str) -> bool:
    """Whether a word stands in any form of the entity."""
    return any(fold(word) in fold(form) for forms in entity.forms.values() for form in forms)


def _with_state(
    text: str, language: str, names: Sequence[FoundName], known: Mapping[str, Entity]
) -> Iterator[tuple[FoundName, Entity | None]]:
    """Each name with the state or province that the text names it with."""
    for index, name in enumerate(names):
        at = index - 1 if language == "ko" else index + 1
        beside = names[at] if 0 <= at < len(names) else None
        if beside is None or not known[beside.entity].region:
            yield name, None
            continue
        first, second = sorted((name, beside), key=lambda one: one.span)
        joint = _WITH_ITS if language == "ko" else _LIES_IN
        between = text[first.span.end : second.span.start]
        yield name, known[beside.entity] if joint.fullmatch(between) else None


def _lies_elsewhere(name: FoundName, state: Entity | None, known: Mapping[str, Entity]) -> bool:
    """Whether a town or capital cannot be the listed one: it lies in another country, or in another state."""
    entity = known[name.entity]
    if state is None or entity.region or not entity.country or not _is_town(entity):
        return False
    above = _above(entity, known)
    return state.id not in above and (entity.country != state.country or any(known[one].region for one in above))


def _is_town(entity: Entity) -> bool:
    """Whether it is a place, or a capital that stands for its government."""
    return entity.kind == "place" or (entity.kind == "body" and bool(entity.speaks_for))


def _above(entity: Entity, known: Mapping[str, Entity]) -> list[str]:
    """What a place lies in, the nearest first."""
    above: list[str] = []
    while entity.within in known and entity.within not in above:
        above.append(entity.within)
        entity = known[entity.within]
    return above
