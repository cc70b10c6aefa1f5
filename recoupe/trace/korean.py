"""Korean names, which have no capital letter: a name is what stands before a title."""

from __future__ import annotations

import re

_TITLE = (
    r"(?:전 |부|총)?(?:사무총장|대통령|총리|장관|차관|의원|시장|지사|교수|박사|대표|회장|사장|위원장|대변인|본부장|"
    r"국장|과장|부장|서장|소장|청장|처장|실장|팀장|원장|총장|총재|감독|선수|판사|검사|변호사|대사|사령관|장군|대령|중령|소령|씨)"
)
_KOREAN = r"[김이박최정강조윤장임한오서신권황안송류홍전고문양손배백허유남심노하곽성차주우구민][가-힣]{2}"
_BODY = r"[가-힣]*(?:노조|노동조합|[부청처국원회대당군서단])"
# Between a name of two words, or a Korean one, and its title the body may stand: 일카 브란트 노조 사무총장.
_BEFORE_BODY = re.compile(rf"(?P<name>[가-힣]+ [가-힣]{{2,6}}|{_KOREAN}) {_BODY} {_TITLE}")
_BEFORE_TITLE = re.compile(rf"(?P<name>[가-힣]{{2,6}}) {_TITLE}")
_IS_KOREAN = re.compile(_KOREAN)
_IS_BODY = re.compile(_BODY)


def name_before_title(label: str) -> str:
    """The name of a person in the words for a speaker, empty where only a body and a title stand.

    >>> name_before_title("일카 브란트 노조 사무총장"), name_before_title("국방부 대변인")
    ('일카 브란트', '')
    """
    for pattern in (_BEFORE_BODY, _BEFORE_TITLE):
        found = pattern.search(label)
        if found and (_IS_KOREAN.fullmatch(found["name"]) or not _IS_BODY.fullmatch(found["name"])):
            return found["name"]
    return ""
