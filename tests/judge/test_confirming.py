"""Claims about who has confirmed: true when written, outdated later, never refuted by what came after."""

import pytest

from recoupe.judge import reasons
from recoupe.model import Modifier, Stance, StanceScore
from tests.judge.pairs import judged, templates

CLAIM = "Ni le Kremlin ni Pyongyang n'ont confirmé officiellement la présence de soldats nord-coréens en Russie."


def weighed(evidence: str, published: str, language: str = "en") -> StanceScore:
    return judged(CLAIM, evidence, languages=("fr", language), written="2024-12-16", published=published)


def test_two_governments_that_have_not_acknowledged_it_support() -> None:
    score = weighed("Neither Russia nor North Korea has acknowledged the presence of the soldiers.", "2024-12-19")
    assert score.stance is Stance.SUPPORTS
    assert score.entailment >= 0.9


@pytest.mark.parametrize(
    ("language", "evidence"),
    [
        ("en", "The Kremlin declined to comment on the North Korean soldiers."),
        ("ru", "Кремль не стал комментировать сообщения о северокорейских солдатах."),
        ("ru", "Песков переадресовал вопрос о северокорейских солдатах в министерство обороны."),
        ("ko", "크렘린궁은 북한군에 대한 언급을 피했다."),
    ],
)
def test_not_answering_is_not_confirming(language: str, evidence: str) -> None:
    score = weighed(evidence, "2024-12-16", language)
    assert score.stance is Stance.SUPPORTS
    assert Modifier.PARTLY_SUPPORTED in score.modifiers


def test_an_earlier_admission_refutes() -> None:
    score = weighed("The Kremlin has confirmed the presence of North Korean soldiers in Russia.", "2024-12-10")
    assert score.stance is Stance.REFUTES


def test_a_later_admission_outdates_and_does_not_refute() -> None:
    score = weighed("Russia has admitted that North Korean soldiers fought on its side.", "2025-04-26")
    assert score.stance is Stance.NEUTRAL
    assert Modifier.OUTDATED in score.modifiers
    assert reasons.ADMITTED_LATER in templates(score)


def test_what_another_government_confirms_is_not_their_confirmation() -> None:
    score = weighed("The Pentagon confirmed the presence of North Korean soldiers in Russia.", "2024-12-16")
    assert score.stance is Stance.NEUTRAL
    assert reasons.OTHER_PARTY in templates(score)


def test_a_denial_is_no_confirmation() -> None:
    assert weighed("Pyongyang denied that its soldiers were in Russia.", "2024-12-15").stance is Stance.SUPPORTS


def test_the_positive_claim_mirrors() -> None:
    claim = "Le Kremlin a confirmé la présence de soldats nord-coréens en Russie."
    evidence = "The Kremlin declined to comment on the North Korean soldiers in Russia."
    score = judged(claim, evidence, languages=("fr", "en"), written="2024-12-16", published="2024-12-16")
    assert score.stance is not Stance.SUPPORTS
