"""What tells that a newsroom speaks of what it saw or checked itself: such an act opens a new origin."""

from __future__ import annotations

import re

_ACTS = {
    "en": (
        r"\bwe (?:have )?(?:geolocated|verified|counted|visited|reviewed|analy[sz]ed|saw|spoke|interviewed)\b",
        r"\b(?:our|an?|the) (?:\w+ )?(?:reporters?|correspondents?|journalists?|photographers?|teams?)"
        r"(?: [\w-]+){0,4} (?:saw|seen|witnessed|counted|visited|watched|found|heard|reached|at the scene)\b",
        r"\b(?:a|an) \w+ (?:witness|journalist|reporter|correspondent) (?:saw|counted|at the scene|on the ground)\b",
        r"\b(?:seen|reviewed|obtained|geolocated|verified) (?:independently )?by (?:our|this newspaper|us)\b",
        r"\b(?:this newspaper|our newsroom) (?:has )?(?:verified|counted|geolocated|saw|reviewed|obtained)\b",
    ),
    "fr": (
        r"\b(?:nous avons|avons pu|a pu) (?:\w+ )?(?:géolocalis|vérifi|compt|constat|consult|visit|interrog)(?:é|er)\b",
        r"\b(?:notre|nos|un|une|l['’]|le|la) ?(?:reporters?|correspondant\w*|envoyé\w*(?: spécia\w+)?|journalistes?|"
        r"photographe|équipe)(?: [\w'’-]+){0,5} (?:a|ont) (?:pu )?(?:vu|constat\w+|compt\w+|visit\w+|assist\w+)",
        r"\bconstaté (?:sur place|par (?:notre|nos|un journaliste))",
        r"\b(?:consulté|authentifié|géolocalisé)\w* par (?:notre|nos|la rédaction)",
    ),
    "ru": (
        r"\bнаш\w* (?:\w+ )?(?:корреспондент|журналист|репортёр|репортер|фотограф|съёмочн)\w*",
        r"\bкорреспондент\w* [«\w.-]+(?: [\w»-]+){0,4} (?:увидел|насчитал|побывал|убедил|осмотрел|видел)",
        r"\bмы (?:проверили|геолоцировали|установили|насчитали|видели|побывали)",
        r"\bредакци\w+ (?:проверила|установила|изучила|геолоцировала)",
    ),
    "uk": (
        r"\bнаш\w* (?:\w+ )?(?:кореспондент|журналіст|репортер|фотограф|знімальн)\w*",
        r"\bкореспондент\w* [«\w.-]+(?: [\w»-]+){0,4} (?:побачи|нарахув|побува|бачи|оглян)\w*",
        r"\bми (?:перевірили|геолокували|встановили|нарахували|бачили|побували)",
        r"\bредакці\w+ (?:перевірила|встановила|вивчила|геолокувала)",
    ),
    "ko": (
        r"본지 (?:기자|취재)", r"본보 (?:기자|취재)", r"취재진(?:이|은|의|에)", r"기자가 (?:직접|현장)",
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
