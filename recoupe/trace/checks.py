"""What tells that a newsroom speaks of what it saw, checked or heard itself: such an act opens a new origin."""

from __future__ import annotations

import re

from recoupe.analysis.attributions import find_attributions
from recoupe.analysis.sentences import split_sentences
from recoupe.folding import fold
from recoupe.publishers import outlet_name
from recoupe.trace.shingles import word_stem

_ACTS = {
    "en": (
        r"\bwe (?:have )?(?:geolocated|verified|counted|visited|reviewed|analy[sz]ed|saw|spoke|interviewed)\b",
        r"\b(?:our|an?|the) (?:\w+ )?(?:reporters?|correspondents?|journalists?|photographers?|teams?)"
        r"(?: [\w-]+){0,4} (?:saw|seen|witnessed|counted|visited|watched|found|heard|reached|at the scene)\b",
        r"\bour (?:\w+ )?(?:reporters?|correspondents?)(?: [\w-]+){0,4} (?:reports?|describes?|writes?|was there)\b",
        r"\b(?:a|an) \w+ (?:witness|journalist|reporter|correspondent) (?:saw|counted|at the scene|on the ground)\b",
        r"\b(?:seen|reviewed|obtained|geolocated|verified) (?:independently )?by (?:our|this newspaper|us)\b",
        r"\btold (?:this (?:newspaper|paper|agency)|our (?:reporters?|correspondent|newsroom)|us)\b",
        r"\b(?:this newspaper|our newsroom) (?:has )?(?:verified|counted|geolocated|saw|reviewed|obtained)\b",
    ),
    "fr": (
        r"\b(?:nous avons|avons pu|a pu) (?:\w+ )?"
        r"(?:géolocalis|vérifi|compt|constat|consult|visit|interrog)(?:é|er)\b",
        r"\b(?:notre|nos|un|une|l['’]|le|la) ?(?:reporters?|correspondant\w*|envoyé\w*(?: spécia\w+)?|journalistes?|"
        r"photographe|équipe)(?: [\w'’-]+){0,5} (?:n['’])?(?:a|ont) (?:pu )?"
        r"(?:vu|constat\w+|compt\w+|visit\w+|assist\w+)",
        r"\b(?:notre|nos) (?:reporters?|correspondant\w*|envoyé\w*(?: spécia\w+)?)(?: [\w'’-]+){0,4} "
        r"(?:rapport|racont|décri)\w+",
        r"\bnous (?:a|ont) (?:confi|déclar|racont|expliqu|précis|affirm|assur)(?:é|ée|és)\b",
        r"\bà (?:notre (?:journal|rédaction|reporter)|nos reporters)\b",
        r"\bconstaté (?:sur place|par (?:notre|nos|un journaliste))",
        r"\b(?:consulté|authentifié|géolocalisé)\w* par (?:notre|nos|la rédaction)",
    ),
    "ru": (
        r"\bнаш\w* (?:\w+ )?(?:корреспондент|журналист|репортёр|репортер|фотограф|съёмочн)\w*",
        r"\bкорреспондент\w* [«\w.-]+(?: [\w»-]+){0,4} (?:увидел|насчитал|побывал|убедил|осмотрел|видел)",
        r"\b(?:рассказал|сообщил|заявил|сказал)\w* "
        r"(?:нашему (?:изданию|корреспонденту|журналисту)|нашей редакции|нам)\b",
        r"\bмы (?:проверили|геолоцировали|установили|насчитали|видели|побывали)",
        r"\bредакци\w+ (?:проверила|установила|изучила|геолоцировала)",
    ),
    "uk": (
        r"\bнаш\w* (?:\w+ )?(?:кореспондент|журналіст|репортер|фотограф|знімальн)\w*",
        r"\bкореспондент\w* [«\w.-]+(?: [\w»-]+){0,4} (?:побачи|нарахув|побува|бачи|оглян)\w*",
        r"\b(?:розпові|повідоми|заяви|сказа)\w* "
        r"(?:нашому (?:виданню|кореспонденту|журналісту)|нашій редакції|нам)\b",
        r"\bми (?:перевірили|геолокували|встановили|нарахували|бачили|побували)",
        r"\bредакці\w+ (?:перевірила|встановила|вивчила|геолокувала)",
    ),
    "ko": (
        r"본(?:지|보) (?:기자|취재|특파원)", r"취재진(?:이|은|의|에(?!게))",
        r"(?<![가-힣] )기자가 (?:직접|현장)", r"본(?:지|보|사)에 (?:말|밝|전)",
        r"현장에서 (?:직접|확인)",
        r"직접 (?:확인|취재|목격)", r"본지가 (?:확인|분석|입수)",
    ),
}  # fmt: skip
# Somebody spoke with this newsroom alone, whoever it was.
_TOLD_US = {
    "en": (
        r"\b(?:our|this (?:newspaper|paper|agency|website)['’]s) sources?\b",
        r"\b(?:we|this newspaper) (?:have |has )?learn(?:ed|t)\b",
        r"\btold (?:us|this (?:newspaper|paper|agency|website|magazine)|our (?:reporters?|correspondents?|newsroom))\b",
        r"\b(?:interview|conversation|talk) with (?:us|this (?:newspaper|paper|website|magazine))\b",
        r"\b(?:showed|shown to|shared with|seen by|reviewed by|obtained by|known to|contacted by) "
        r"(?:us|this (?:newspaper|paper|agency|website|magazine)|our (?:reporters?|correspondents?|newsroom))\b",
        r"\bwhose (?:identity|name) (?:we|this newspaper) (?:know|knows|has verified|have verified)\b",
    ),
    "fr": (
        r"\b(?:que|qui|dont) nous avons (?:pu )?(?:rencontr|consult|interrog|joint|vérifi)\w*",
        r"\bnous (?:a|ont) (?:montr|transmis|remis|fait parvenir)\w*",
        r"\b(?:selon|d['’]après) nos informations\b", r"\bnos sources\b",
        r"\bnous (?:l[’'])?(?:a|ont|indique\w*|confirme\w*|confie\w*|explique\w*|raconte\w*|déclare\w*|assure\w*)\b",
        r"\bà (?:notre (?:journal|rédaction|site)|nos (?:confrères de la rédaction|journalistes))\b",
    ),
    "ru": (
        r"\b(?:нашему|нашей) (?:изданию|корреспонденту|журналисту|редакции|газете|собеседник\w*)\b",
        r"\b(?:показал\w*|передал\w*|предоставил\w*|прислал\w*) нам\b",
        r"\bс котор\w+ мы (?:встретились|поговорили|связались)\b",
        r"\bпо (?:нашим данным|нашей информации|сведениям редакции)\b", r"\bнаши (?:источники|собеседники)\b",
    ),
    "uk": (
        r"\b(?:нашому|нашій) (?:виданню|кореспонденту|кореспондентці|журналісту|редакції|газеті)\b",
        r"\b(?:показа\w*|переда\w*|нада\w*|надісла\w*) нам\b",
        r"\b(?:з|із|зі) яким[иі]? ми (?:зустрілися|поговорили|зв['’ʼ]язалися)\b",
        r"\bза (?:нашими даними|нашою інформацією)\b", r"\bнаші (?:джерела|співрозмовники)\b",
        r"\b(?:кореспондентці|кореспонденту) (?:показали|розповіли)\b",
    ),
    "ko": (
        r"본(?:지|보|방송|매체)(?:와|과|에|의 취재|가 단독)", r"본(?:지|보) (?:취재|기자)", r"취재를 종합하면",
        r"취재진에(?:게)? (?:보여|건네|털어)", r"본(?:지|보|사|방송)(?:가|이) (?:단독 )?입수",
    ),
}  # fmt: skip
_ANOTHER_MATTER = {
    "en": r"\b(?:un|not )related to\b|\bno(?:thing to do| link| connection) (?:with|to)\b|\bnot to be confused\b|"
    r"\bnot to confuse\b",
    "fr": r"\b(?:sans|aucun) (?:rapport|lien) avec\b|\bn['’]a rien à voir\b|\bne pas confondre\b",
    "ru": r"\bне связан\w* с\b|\bне имеет отношения\b|\bне путать\b",
    "uk": r"\bне пов['’ʼ]язан\w* (?:з|із|зі)\b|\bне має стосунку\b|\bне плутати\b",
    "ko": r"(?:와|과)는? (?:무관|관련이 없|다른 사건)",
}
_TOLD_US_PATTERNS = {code: re.compile("|".join(told), re.IGNORECASE) for code, told in _TOLD_US.items()}
_ANOTHER_MATTER_PATTERNS = {code: re.compile(told, re.IGNORECASE) for code, told in _ANOTHER_MATTER.items()}
# An outlet that names itself beside these got hold of a thing itself.
_GOT_HOLD = re.compile(
    r"\b(?:obtained|reviewed|seen|showed|shown)\b|s['’](?:est|étaient) procur\w+|a (?:pu )?consult\w+|"
    r"\bполучил\w*\b|в распоряжении|ознакомил\w+|\bотримал\w*\b|у розпорядженні|ознайомил\w+|\bпоказал\w*|"
    r"입수|보여",
    re.IGNORECASE,
)
# "told the Observer": English papers are called by the last word of their names.
_THE = re.compile(r"\b(?:told|showed|with|by|to) the (?P<name>[A-Z][\w-]+)\b")
# An agency signs in brackets.
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_NAME_WORD = re.compile(r"[^\W\d_]{4,}")
_PATTERNS = {code: re.compile("|".join(acts), re.IGNORECASE) for code, acts in _ACTS.items()}


def own_check(text: str, language: str) -> str:
    """The words by which the newsroom says that it saw or checked it itself; empty where it does not."""
    pattern = _PATTERNS.get(language)
    found = pattern.search(text) if pattern else None
    return found.group().strip() if found else ""


def told_itself(text: str, publisher: str, language: str) -> str:
    """The words by which the newsroom says that somebody told it alone; empty where it does not.

    Either it says "us", or a sentence that credits somebody names the outlet that publishes it.
    """
    pattern = _TOLD_US_PATTERNS.get(language)
    found = pattern.search(text) if pattern else None
    if found:
        return found.group().strip()
    named = outlet_name(publisher)
    own = {word_stem(word) for word in _NAME_WORD.findall(fold(named))}
    if not own:
        return ""
    sentences = (_BRACKETS.sub("", span.of(text)) for span in split_sentences(text, language))
    return named if any(_tells(sentence, named, own, language) for sentence in sentences) else ""


def _tells(sentence: str, outlet: str, own: set[str], language: str) -> bool:
    """Whether a sentence names the outlet, whole or as English calls it, as whom somebody told or showed something."""
    called = _THE.search(sentence) if language == "en" else None
    if called and len(outlet.split()) > 1 and outlet.split()[-1] == called["name"]:
        return True
    stems = {word_stem(word) for word in _NAME_WORD.findall(fold(sentence))}
    return own <= stems and bool(_GOT_HOLD.search(sentence) or find_attributions(sentence, language))


def another_matter(text: str, language: str) -> str:
    """The words by which a text says that it tells of another matter than a known one; empty where it does not."""
    pattern = _ANOTHER_MATTER_PATTERNS.get(language)
    found = pattern.search(text) if pattern else None
    return found.group().strip() if found else ""
