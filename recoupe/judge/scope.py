"""How far a claim reaches: of all, always, or only; a passage that says the same without it says less.

Where claim and passage quantify over the same, `quantified` decides; this is for all other passages, which name the
claim's matter and leave out how far it goes. Instances do not support a universal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from recoupe.defaults.judge import CLAIMS_KEPT, PLACES_KEPT
from recoupe.judge import reasons
from recoupe.judge.case import Case
from recoupe.judge.extents import NONE, quantified
from recoupe.judge.findings import Finding, lacks
from recoupe.judge.frames import Frame
from recoupe.judge.polarity import is_negated, without_idle
from recoupe.model import Modifier, Reason, Span

_ALL = "all"
# "184 in all" is a count: « 모두 184명 ».
_IN_ALL = re.compile(r"\s?\d")
# A whole is all of its parts.
_WHOLE = {
    "fr": r"\b(?:tou(?:s|te|tes|t)|chacune?|personne|entièr\w+|total\w*|unanim\w+|généralis\w+|sans exception)\b",
    "en": r"\b(?:all|every\w*|each|any|entire\w*|whole|total\w*|complete\w*|unanim\w+|both|full\w*)\b",
    "ru": r"\b(?:вс[её]|весь|вся|всей|всю|люб\w+|никто|полност\w+|целиком|единогласно|об[ае]|обои\w*)\b",
    "uk": r"\b(?:все|весь|вся|усе|усіма|будь-як\w+|ніхто|повніст\w+|цілком|одностайно|обидв\w+)\b",
    "ko": r"(?:전부|누구|전체|전국|전면|아무도|완전|다 |각각|만장일치)",
}
# At all times, and of nothing else: the words of a claim, and what says as much in a passage.
_BOUNDS: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        (
            r"\b(?:toujours|à chaque fois|en permanence)\b",
            r"\b(?:jamais|chaque|tou(?:s|tes) les|constamment|systématiquement|encore)\b",
        ),
        (
            r"\b(?:seulement|uniquement|exclusivement|rien qu|seule?s? (?!fois)|seule?s?(?=[.,;]|$))",
            r"\b(?:ne\b|n['’])[^.;:]{0,40}\bqu(?:e\b|['’])|"
            r"\b(?:unique\w*|sauf|excepté|hormis|aucun autre|nul autre|simple\w*)\b",
        ),
    ),
    "en": (
        (
            r"\b(?:always|invariably|at all times|every time)\b",
            r"\b(?:never|each|every|constantly|permanently|all|still|ever)\b",
        ),
        (
            r"\b(?:only|solely|exclusively|nothing but|alone)\b",
            r"\b(?:sole|just|merely|except|no other|nothing else|unique\w*|exclusive\w*|single|limited to)\b",
        ),
    ),
    "ru": (
        (r"\b(?:всегда|неизменно|каждый раз)\b", r"\b(?:никогда|кажд\w+|постоянно|вс[её] время|по-прежнему)\b"),
        (
            r"\b(?:только|лишь|исключительно|единственн\w+)\b",
            r"\b(?:кроме|за исключением|один|одна|одно|никто другой|уникальн\w+)\b",
        ),
    ),
    "uk": (
        (r"\b(?:завжди|незмінно|щоразу)\b", r"\b(?:ніколи|кож[енн]\w*|постійно|весь час|досі)\b"),
        (
            r"\b(?:лише|тільки|виключно|єдин\w+)\b",
            r"\b(?:крім|окрім|за винятком|один|одна|одне|унікальн\w+)\b",
        ),
    ),
    "ko": (
        (r"(?:항상|언제나|(?<!오)늘(?= )|매번)", r"(?:결코|한 번도|매[일년]|계속|꾸준)"),
        (
            # The particle of "only", and not the end of "but", "Taiwan" or "complaint".
            r"(?:(?<=[가-힣])(?<![지다그대불비거])(?<!오랜)만(?=[ .,은이을의]|$)|뿐(?=[이만인 ])|"
            r"밖에 (?:없|안|못|모)|오직|유일|오로지)",
            r"(?:단독|혼자|단 |제외|외에는|한정|국한|전용)",
        ),
    ),
}


def check_scope(case: Case, passage: Frame) -> Iterator[Finding]:
    """A finding where the claim is of all, always or only, and the passage does not go so far."""
    for at, said in _asked(case.frame):
        if not (_is_of_all(passage) if at is None else _is_bound(passage.text, passage.language, at)):
            yield lacks(Reason.of(reasons.NOT_SO_FAR, claimed=said), Modifier.PARTLY_SUPPORTED)
            return


# Every passage is asked for each claim, and most claims reach for nothing.
@lru_cache(maxsize=CLAIMS_KEPT)
def _asked(claim: Frame) -> tuple[tuple[int | None, str], ...]:
    """The words by which a claim is of all, and those of its bounds with the number of the bound."""
    whole = [one.span for one in quantified(claim) if one.word == _ALL and not _IN_ALL.match(claim.text, one.span.end)]
    found: list[tuple[int | None, Span]] = [(None, span) for span in whole]
    for at, (bound, _) in enumerate(_bounds(claim.language)):
        if said := bound.search(without_idle(claim.text)):
            found.append((at, Span(*said.span())))
    return tuple(
        (at, span.of(claim.text).strip()) for at, span in found if not is_negated(claim.text, span, claim.language)
    )


def _is_of_all(passage: Frame) -> bool:
    """Whether a passage says anywhere that something is so of all, of none or of a whole."""
    whole = _WHOLE.get(passage.language)
    named = any(one.word in (_ALL, NONE) for one in quantified(passage))
    return named or whole is None or bool(re.search(whole, passage.text, re.IGNORECASE))


@lru_cache(maxsize=PLACES_KEPT)
def _is_bound(text: str, language: str, at: int) -> bool:
    """Whether a passage says as much anywhere."""
    return language not in _BOUNDS or any(said.search(text) for said in _bounds(language)[at])


@lru_cache(maxsize=8)
def _bounds(language: str) -> tuple[tuple[re.Pattern[str], ...], ...]:
    """Each bound's words of a claim, and what else says as much in a passage."""
    return tuple(tuple(re.compile(words, re.IGNORECASE) for words in bound) for bound in _BOUNDS.get(language, ()))
