"""What tells that a newsroom speaks of what it saw or checked itself: such an act opens a new origin."""

from __future__ import annotations

import re

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
        r"본지 (?:기자|취재)", r"본보 (?:기자|취재)", r"취재진(?:이|은|의|에)",
        r"(?<![가-힣] )기자가 (?:직접|현장)", r"본(?:지|보|사)에 (?:말|밝|전)",
        r"현장에서 (?:직접|확인)",
        r"직접 (?:확인|취재|목격)", r"본지가 (?:확인|분석|입수)",
    ),
}  # fmt: skip
_PATTERNS = {code: re.compile("|".join(acts), re.IGNORECASE) for code, acts in _ACTS.items()}


def own_check(text: str, language: str) -> str:
    """The words by which the newsroom says that it saw or checked it itself; empty where it does not."""
    pattern = _PATTERNS.get(language)
    found = pattern.search(text) if pattern else None
    return found.group().strip() if found else ""
