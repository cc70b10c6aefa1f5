"""Whether a word in a text is denied, or said to be only possible: negators and modals near it."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.defaults.judge import PLACES_KEPT
from recoupe.model import Span

# What may stand before the negated word, and what after it, as far as the clause reaches.
_BEFORE = {
    "fr": r"\b(?:n['’]|ne\b|ni\b|aucune?\b|sans\b|jamais\b|nullement\b|pas\b|non\b|personne ne\b|refus\w* d|"
    r"exclu\w* d|renonc\w* à|annul\w+ |"
    r"(?:plutôt qu|au lieu d)(?:e\b|['’]))",
    "en": r"(?:\b(?:not|never|no|neither|nor|without|none|nobody|nothing|cannot|hardly|few)\b|n['’]t\b"
    r"|\b(?:fail|failed|fails|refus\w+|declin\w+|unable|yet|ceas\w+) to\b"
    r"|\b(?:rather than|instead of)\b"
    r"|\brul(?:e|es|ed|ing) out\b|\b(?:cancel\w*|scrapp\w+|call(?:ed|s|ing)? off) )",
    "ru": r"\b(?:не|ни|нет|без|никогда|никто|ничего|нельзя|отсутств\w+|отказ\w+|перест\w+|вместо|"
    r"отмен(?:ил|яет|ён|ен)\w*|(?<!не )исключ(?:ил|ает)\w*)\b",
    "uk": r"\b(?:не|ні|ані|без|ніколи|ніхто|нічого|немає|нема|жоден|жодного|відмов\w+|перест\w+|замість|"
    r"скасу(?:вав|вал|є)\w*)\b",
    # "Undisclosed" and "unofficial" are one word in Korean: the prefix denies what it stands before.
    "ko": r"(?:\b안 |\b못 |(?:^|[^가-힣])[비불미무]$)",
}
# Who stops doing a thing does it no more; who is asked to stop still does it.
_NO_MORE = {
    "fr": r"\b(?:cess|arrêt)\w* d(?:e\s|['’])\w+(?:er|ir|re)\b",
    "en": r"\b(?:stop(?:s|ped)?|ceas\w+|quit) \w+ing\b",
}
_ASKED = re.compile(r"\b(?:demand|exig|appel|enjoin|urg|ask|call|want|press)\w*", re.IGNORECASE)
_AFTER = {
    # "Продавать не хотели", "вынесено не было": what carries the negator may follow what is denied.
    "ru": r"^(?:т[ьи]|чь|ся)\sне\s(?:буд\w+|мо[гж]\w*|см[оо][гж]\w*|хо[тч]\w*|долж\w+|стал\w*|стан\w+|собира\w+|"
    r"спеш\w+|намерен\w*|удал\w*|уда[сё]т\w*|следует|надо|нужно|полож\w+|разреш\w+)\b|"
    r"^(?:\wн|[нт][оаы])\sне\s(?:был[аои]?|буд\w+)\b",
    "uk": r"^(?:ти|чь|ся)\sне\s(?:буд\w+|мо[гж]\w*|змо[гж]\w*|хо[тч]\w*|повин\w+|стал\w*|стан\w+|збира\w+|"
    r"поспіша\w+|вда\w+|слід|треба|потрібно|дозвол\w+)\b|^(?:\wн|[нт][оаи])\sне\s(?:бул[аои]|був|буд\w+)\b",
    "ko": r"(?:지(?:는|도|를|만|가)?\s?(?:않|못|말)|진\s?(?:않|못)|(?:적|바|[이가는은도수])\s?없|아니|"
    r"(?<!밖에 )없[었다어고음이]|(?<!잘)못[했하한할해]|않[았고는은을]|불가능)",
}
# "Il ne vise que des dépôts" says that he aims at them; "il ne dit pas que" denies.
_ONLY = re.compile(
    r"\b(?:n['’]|ne\b)(?:(?!\b(?:pas|plus|jamais|rien|aucune?|personne|ni|nullement)\b)[^.;:]){0,40}\bqu(?:e\b|['’])",
    re.IGNORECASE,
)
# In French "ne ... pas" is one negation; « non » denies what follows it ("et non par"), not the word it is part of
# (« non vaccinés »).
_FRENCH_NEGATORS = re.compile(
    r"\b(?:n['’]|ne\b)[^.;]{0,30}\b(?:pas|aucune?|jamais|ni|rien|nullement)\b|\b(?:n['’]|ne\b)|"
    r"\b(?:aucune?|sans|jamais|ni)\b|(?<!\bun )(?<!premier )(?<!grand )\bpas\b|"
    r"\bnon\b(?:(?=\s*(?:[.,;:!?»\"]|$))|(?=\s(?:pas|par|pour|sur|dans|contre|chez|avec|celles?|celui|ceux|en|"
    r"à|aux?|une?|des?|du|les?|la)\b|\s(?:d|l|qu)['’]))",
    re.IGNORECASE,
)
_MODAL = {
    "fr": r"\b(?:exclu\w* pas |pourrai\w+|peut-être|éventuel\w*|probablement|projett?e\w*|prévoi\w+|envisag\w+|"
    r"compte(?:nt)? \w+(?:er|ir|re)\b|s['’]appr[êe]t\w+|devrai\w+|va |vont |menac\w+ de|risqu\w+ de|sur le point de|"
    r"si |exig\w+ |demand\w+ |réclam\w+ |appel\w+ à |s['’]attend\w* |"
    r"v(?:eu(?:t|lent)|oul\w+|oudr\w+) |souhait\w+ |esp[éè]r\w+ |tent\w+ de |cherch\w+ à |promet\w* |promis |"
    r"propos(?:e|ent|é|ait|aient) (?:de|d['’])|(?:possibilité|éventualité|hypothèse) d|"
    r"(?:risque|danger|menace) (?:de |d['’])|interdi(?:t|sent|re) (?:à \w+ |aux \w+ )d|"
    r"crai(?:nt|gn\w+) |redout\w+ |vis(?:e|ent|ait|aient) à |œuvr\w+ (?:à|pour) |(?:afin|en vue) d|"
    r"(?:étudi|réfléch|song|discut|débat)\w* (?:à |de |d['’])$)",
    "en": r"\b(?:could|(?-i:may|will)|might|would|plan(?:s|ned)? to|intends? to|possibly|perhaps|probably|"
    r"(?:not|n['’]t) (?:been )?rul(?:e|ed|ing) out|"
    r"likely to|about to|poised to|prepar(?:es?|ed|ing) to|"
    r"threaten\w* to|if|should|expect\w*|demand\w*|urg(?:es?|ed|ing)|"
    r"call(?:s|ed)? for|want\w*|ask(?:s|ed)? to|hop(?:es?|ed|ing)|whether|wish\w*|tr(?:y|ies|ied|ying) to|"
    r"attempt\w* to|offer\w* to|promis\w*|vow\w*|must|ought|supposed to|(?:possibility|option|prospect|likelihood) of|"
    r"ask(?:s|ed|ing)? (?:\w+ ){1,3}(?:for|to)|fears?|feared (?:that|to)|(?:risk|danger|threat) of|aim(?:s|ed|ing)? to|"
    r"work(?:s|ed|ing)? to|seek(?:s|ing)? to|sought to|in order to|(?:efforts?|bid|willing|ready) to|"
    r"investigat\w* (?:\w+ ){0,2}(?:reports?|claims?|allegations?|suspicions?)|"
    r"(?:ban|prohibit|bar)\w* (?:\w+ ){1,3}from)\b|"
    r"\b(?:claim(?:s|ed|ing)?|close to|set to|verge of) $|"
    r"\b(?:consider|discuss|weigh|mull|contemplat|debat|explor)\w* $",
    "ru": r"\b(?:не исключ\w+|готов(?:ит|ят|ил)\w*|"
    r"могут|может|мог[лу]\w*|возможно|вероятно|планиру\w+|собира\w+|намерен\w*|"
    r"готов\w* к|если|будет|будут|бы|требу\w+|призыва\w+|призвал\w*|ожида\w+|"
    r"хо(?:т[еи]\w+|чет|чу|тят)|жела(?:л|ет|ют)\w*|намерева\w+|рассчитыва\w+|наде[яею]\w+|(?:по)?пыта\w+|"
    r"предлож\w+|предлага\w+|обеща\w+|возможност\w+|прос(?:ит|ят|ил\w*)|попросил\w*|(?<=\s)чтоб\w*)\b",
    "uk": r"\b(?:можуть|може|мог[лу]\w*|можливо|ймовірно|плану\w+|збира\w+|ма\w+ намір|готу\w+|якщо|буде|будуть|би|"
    r"вимага\w+|заклика\w+|очіку\w+|"
    r"хо(?:т[іи]\w+|че|чу|чуть)|бажа\w+|розрахову\w+|сподіва\w+|намага\w+|пропону\w+|запропон\w+|обіця\w+|можливіст\w+|прос(?:ить|ять|ив|ила|или)|попроси\w+|(?<=\s)щоб\w*)\b",
    "ko": r"(?:할 수 있|수도 있|가능성|할 것으로|계획|예정|할 방침|만약|준비|요구|촉구|전망|검토|요청|[을를] 추진)",
}
_CLAUSE_END = re.compile(r"[.,;:!?»\"](?!\d)")
# "No fewer than 30" denies nothing, nor does "not long ago"; who helps "without delay" helps, and "not only food" has
# food in it.
_IDIOMS = {
    "fr": r"\bsans (?:délai|attendre|tarder|exception|hésit\w+|condition\w*|cesse|relâche|interruption|doute|peine|"
    r"difficulté|surprise|précédent|compter|parler de|oublier)\b|\bpas moins d|\bnon (?:loin|sans|seulement)\b|"
    r"\b(?:ne |n['’])\w+ (?:\w+ )?pas (?:seulement|uniquement|simplement)\b|\bpas (?:seulement|uniquement)\b|"
    r"\bne se (?:limit|résum|born|rédui)\w+ pas\b|\bn['’]est autre qu|"
    r"\bn['’]exclu\w* pas\b",
    "en": r"\bwithout (?:delay|exception|hesitation|conditions?|pause|interruption|question|doubt|difficulty|trouble|"
    r"effort|precedent|fail|surprise)\b|\b(?:no|not) (?:fewer|less|more) than\b|"
    r"\b(?:not|n['’]t) (?:(?:only|just|merely|solely|simply)\b|(?:limited|confined|restricted) to\b)|"
    r"\bnot (?:long (?:ago|after|before)|far from|the first|unlike)\b|"
    r"\bno (?:doubt|wonder|surprise|stranger|sooner|other than)\b|\bno\.? ?\d|\bnone other than\b|"
    r"\bnothing less than\b|\b(?:a|the|next|last|past|first|every) few\b|"
    r"\b(?:not|n['’]t) (?:been )?rul(?:e|ed|ing) out\b",
    "ru": r"\bбез (?:промедлени\w+|задерж\w+|исключени\w+|колебани\w+|услови\w+|перерыв\w*|сомнени\w+|труда)\b|"
    r"\bне (?:менее|меньше|более|больше)\b|\bне (?:раз|впервые|случайно|только|просто|секрет|исключение|сомнева\w+)\b|"
    r"\bне перв(?:ый|ая|ое|ые|ого|ой)\b|\bне так давно\b|\b(?:чуть|едва) не\b|\bне (?:кто|что) ин\w+|"
    r"\bнет сомнени\w+|\bне исключ\w+",
    "uk": r"\bбез (?:зволікан\w+|затрим\w+|винятк\w+|вагань|умов|перерв\w*|сумнів\w*|зусиль)\b|"
    r"\bне (?:менш\w*|більш\w*)\b|\bне (?:вперше|лише|тільки|просто|секрет|виняток)\b|\bне перш(?:ий|а|е|і)\b|"
    r"\b(?:мало|ледь) не\b",
    "ko": r"뿐(?:만)?\s?아니라|못지\s?않|다름\s?(?:없|아닌)|(?:끊임|틀림|빠짐|변함|아낌|거침)\s?없|어쩔 수 없",
}
_DENIES_NOTHING = re.compile("|".join(_IDIOMS.values()), re.IGNORECASE)
# What does not cease goes on: the ceasing is denied, what follows it is not.
_UNCEASING = re.compile(
    r"\b(?:ne |n['’])(?:cess|arrêt)\w* (?:pas )?d(?:e\b|['’])|\b(?:not|never) (?:stop|ceas)\w*|\bне переста\w+",
    re.IGNORECASE,
)
# In French what is feared or comes before something carries a "ne" that denies nothing: « avant qu'il ne soit élu ».
_EXPLETIVE = re.compile(
    r"\b(?:crai[gn]\w*|redout\w+|peur|avant|à moins|évit\w+|empêch\w+|de crainte)\s+qu(?:e\s|['’])[^.;:]{0,100}?"
    r"\b(?P<ne>ne\s|n['’])(?!\w+\s(?:pas|plus|jamais|rien|aucun\w*)\b)",
    re.IGNORECASE,
)
# What is not so under a condition is not said to be not so.
_CONDITION = re.compile(
    r"(?:^|[.,;:!?»\"—–]\s*|\b(?:mais|et|but|and|even|même|но|и|але|і|та)\s+)"
    r"(?P<ne>(?:si|s['’]ils?|if|если|якщо)\s[^.,;:!?»\"]*)",
    re.IGNORECASE,
)
# Who says that nothing proves it denies all that depends on it, however far: "no evidence that", « sans que cela ».
_UNPROVEN = {
    "fr": r"\b(?:(?:ne|n['’])\s?\w+\s(?:pas|jamais|nullement|en rien)\s(?:\w+\s){0,2}?(?:d['’]|de\s)?"
    r"(?:affirm|prouv|démontr|signifi|établi|conclu|impliqu|suggér)\w*|"
    r"(?:ne|n['’])\s?(?:affirm|prouv|démontr|signifi|établi|impliqu|suggèr)\w* (?:pas|nullement|en rien)|"
    r"aucune?s? (?:preuve|élément|indice|lien)|(?:pas|sans) de (?:preuve|lien)|"
    r"rien ne (?:prouve|indique|montre|permet)|sans que (?:cela|ça|ceci))\b",
    "en": r"\b(?:no (?:\w+ ){0,2}(?:evidence|proof|indication|sign)|"
    r"(?:not|n['’]t|never) (?:necessarily )?(?:mean|prove|proven|shown?|imply|suggest|establish(?:ed)?)|"
    r"nothing (?:to )?(?:suggests?|proves?|shows?|indicates?))\b",
    "ru": r"\b(?:нет (?:\w+ )?(?:доказательств|свидетельств|оснований)|"
    r"не (?:означа|значит|доказ|подтвержда|свидетельств)\w*|ничто не (?:указыва|доказыва)\w*)",
    "uk": r"\b(?:немає (?:\w+ )?(?:доказів|свідчень|підстав)|"
    r"не (?:означа|довод|доведен|підтверджу|свідч)\w*|ніщо не (?:вказу|довод)\w*)",
}
_ANY_NEGATOR = re.compile(r"\b(?:ne\b|n['’]|pas\b|not\b|no\b|never\b|не\b|нет\b|немає\b)|n['’]t\b", re.IGNORECASE)
_UNPROVEN_REACH = 120
_REACH = {"fr": 45, "en": 40, "ru": 24, "uk": 24, "ko": 6}
_MODAL_REACH = 40
_REACH_BACK = {"ko": 1, "ru": 2, "uk": 2}
_REACH_AFTER = {"ko": 14, "ru": 32, "uk": 32}
_COORDINATED = re.compile(r"\b(?:ni|nor|neither|ни|ні|ані)\b", re.IGNORECASE)
_COORDINATED_REACH = 90


_PARTIAL = re.compile(
    r"\W*(?:certaine?s|quelques|une partie|plusieurs|beaucoup|la plupart|la majorité|peu de|"
    r"some|several|many|most|a (?:majority|minority|part)|few|"
    r"некоторые|часть|многие|большинство|несколько|деякі|частина|багато|більшість|кілька|일부|많은|대부분)(?!\w)",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def _pattern(table: str, language: str) -> re.Pattern[str] | None:
    tables = {"before": _BEFORE, "no more": _NO_MORE, "after": _AFTER, "modal": _MODAL, "unproven": _UNPROVEN}
    source = tables[table].get(language)
    return re.compile(source, re.IGNORECASE) if source else None


def is_partial(text: str) -> bool:
    """Whether a sentence opens with a part of a whole: "some do not vote" denies nothing of the others."""
    return bool(_PARTIAL.match(text))


@lru_cache(maxsize=PLACES_KEPT)
def is_negated(text: str, span: Span, language: str) -> bool:
    """Whether the words at `span` are negated where they stand; two negations cancel each other only in Korean."""
    text = without_idle(text)
    if negations(span.of(text), language) % 2:
        # "the dam did not burst": the negator stands between the words of the event.
        return True
    before = _clause_before(text, span, _REACH.get(language, 0))
    pattern = _pattern("before", language)
    if pattern and (pattern.search(before) and not _ONLY.search(before)):
        return True
    no_more = _pattern("no more", language)
    if no_more and no_more.search(before + span.of(text)) and not _ASKED.search(before):
        return True
    if _COORDINATED.search(_clause_before(text, span, _COORDINATED_REACH)):
        return True
    if _is_unproven(text, span, language):
        return True
    after = _pattern("after", language)
    return bool(
        after and after.search(text[max(0, span.end - _REACH_BACK[language]) : span.end + _REACH_AFTER[language]])
    )


@lru_cache(maxsize=PLACES_KEPT)
def without_idle(text: str) -> str:
    """The text, as long as it was, with the negators blank that deny nothing: those of fears, conditions and idioms."""
    text = _DENIES_NOTHING.sub(_blank, text)
    for idle in (_EXPLETIVE, _CONDITION):
        text = idle.sub(_blanked, text)
    return text


def _blanked(match: re.Match[str]) -> str:
    start, end = (place - match.start() for place in match.span("ne"))
    words = match.group()
    return words[:start] + _ANY_NEGATOR.sub(lambda one: " " * len(one.group()), words[start:end]) + words[end:]


def _is_unproven(text: str, span: Span, language: str) -> bool:
    pattern = _pattern("unproven", language)
    before = text[max(0, span.start - _UNPROVEN_REACH) : span.start]
    return bool(pattern and pattern.search(before[max(map(before.rfind, ".;!?")) + 1 :]))


@lru_cache(maxsize=PLACES_KEPT)
def is_only_possible(text: str, span: Span, language: str) -> bool:
    """Whether the words at `span` are planned, feared or possible rather than so."""
    pattern = _pattern("modal", language)
    if pattern is None:
        return False
    if language == "ko":
        return bool(pattern.search(text[span.start : span.end + _REACH_AFTER[language]]))
    # The words of an event may have others between them: "the dam is at risk of collapse".
    before = _clause_before(text, span, _MODAL_REACH)
    words = span.of(text)
    return bool(pattern.search(before) or (" " in words and pattern.search(before + words)))


@lru_cache(maxsize=PLACES_KEPT)
def negations(text: str, language: str) -> int:
    """How many negators the text has."""
    text = _UNCEASING.sub(" ", without_idle(text))
    patterns = [_FRENCH_NEGATORS] if language == "fr" else [_pattern("before", language), _pattern("after", language)]
    count = sum(len(pattern.findall(text)) for pattern in patterns if pattern)
    return max(0, count - len(_ONLY.findall(text)))


@lru_cache(maxsize=PLACES_KEPT)
def negators(text: str, language: str) -> tuple[Span, ...]:
    """Where the negators of a text stand, those left out that deny nothing."""
    text = _ONLY.sub(_blank, _UNCEASING.sub(_blank, without_idle(text)))
    patterns = (_pattern("before", language), _pattern("after", language))
    return tuple(Span(*found.span()) for pattern in patterns if pattern for found in pattern.finditer(text))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _clause_before(text: str, span: Span, reach: int) -> str:
    before = text[max(0, span.start - reach) : span.start]
    ends = [match.end() for match in _CLAUSE_END.finditer(before)]
    return _UNCEASING.sub(" ", before[ends[-1] :] if ends else before)
