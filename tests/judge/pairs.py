"""Shorthand for judging a claim's text against a passage's."""

from recoupe.judge.backends import get_backend
from recoupe.judge.pairs import judge_pair
from recoupe.model import StanceScore
from recoupe.moments import Moment


def judged(
    claim: str,
    evidence: str,
    *,
    languages: tuple[str, str] = ("fr", "fr"),
    written: str = "",
    published: str = "",
    backend: str = "rules",
) -> StanceScore:
    claimed = Moment.parse(written) if written else None
    found = Moment.parse(published) if published else None
    return judge_pair(claim, evidence, *languages, claimed, found, get_backend(backend))


def templates(score: StanceScore) -> set[str]:
    return {why.template for why in score.reasons}
