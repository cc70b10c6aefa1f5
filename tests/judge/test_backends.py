"""What every stance backend owes, whatever it is made of."""

import pytest

from recoupe.errors import UnknownBackend
from recoupe.judge.backends import BACKENDS, get_backend
from recoupe.model import Stance
from tests.judge.pairs import judged

every_backend = pytest.mark.parametrize("backend", sorted(BACKENDS))
CLAIM = "Le ministère a livré 200 camions à la ville de Lyon le 3 mars 2024."


@every_backend
def test_the_same_text_supports(backend: str) -> None:
    assert judged(CLAIM, CLAIM, backend=backend).stance is Stance.SUPPORTS


@every_backend
@pytest.mark.parametrize(
    "evidence",
    [
        "Le ministère n'a pas livré 200 camions à la ville de Lyon le 3 mars 2024.",
        "Le ministère a livré 900 camions à la ville de Lyon le 3 mars 2024.",
        "Le ministère a livré 200 camions à la ville de Marseille le 3 mars 2024.",
        "Le ministère a livré 200 camions à la ville de Lyon le 3 mars 2021.",
        "Le ministère a livré 200 tonnes à la ville de Lyon le 3 mars 2024.",
        "Le ministère pourrait livrer 200 camions à la ville de Lyon.",
    ],
    ids=["negated", "other number", "other place", "other date", "other unit", "only possible"],
)
def test_a_changed_part_never_supports(backend: str, evidence: str) -> None:
    assert judged(CLAIM, evidence, backend=backend).stance is not Stance.SUPPORTS


@every_backend
def test_a_negated_passage_refutes(backend: str) -> None:
    evidence = "Le ministère n'a pas livré 200 camions à la ville de Lyon le 3 mars 2024."
    assert judged(CLAIM, evidence, backend=backend).stance is Stance.REFUTES


@every_backend
@pytest.mark.parametrize("evidence", ["", "   \n"])
def test_an_empty_passage_settles_nothing(backend: str, evidence: str) -> None:
    score = judged(CLAIM, evidence, backend=backend)
    assert score.stance in (Stance.NEUTRAL, Stance.UNKNOWN)
    assert score.entailment == 0


@every_backend
@pytest.mark.parametrize(
    ("language", "evidence"),
    [
        ("en", "France and Italy have signed a treaty."),
        ("ru", "Франция и Италия подписали договор."),
        ("uk", "Франція та Італія підписали договір."),
        ("ko", "프랑스와 이탈리아가 조약에 서명했다."),
    ],
)
def test_another_language_says_the_same(backend: str, language: str, evidence: str) -> None:
    claim = "La France et l'Italie ont signé un traité."
    assert judged(claim, evidence, languages=("fr", language), backend=backend).stance is Stance.SUPPORTS


@every_backend
def test_a_hedged_passage_settles_less(backend: str) -> None:
    claim = "La France et l'Italie ont signé un traité."
    plain = judged(claim, "France and Italy signed a treaty.", languages=("fr", "en"), backend=backend)
    hedged = judged(claim, "France and Italy have reportedly signed a treaty.", languages=("fr", "en"), backend=backend)
    assert hedged.entailment <= plain.entailment


@every_backend
def test_a_denial_refutes(backend: str) -> None:
    claim = "La Turquie a envoyé des soldats en Libye."
    evidence = "Turkey denies that it has sent soldiers to Libya."
    assert judged(claim, evidence, languages=("fr", "en"), backend=backend).stance is Stance.REFUTES


@every_backend
def test_scores_lie_between_nought_and_one(backend: str) -> None:
    score = judged(CLAIM, CLAIM, backend=backend)
    assert 0 <= score.entailment <= 1
    assert 0 <= score.confidence <= 1


@every_backend
def test_every_stance_has_a_reason_a_reader_can_check(backend: str) -> None:
    for evidence in (CLAIM, "Il pleut.", "Le ministère n'a rien livré."):
        assert judged(CLAIM, evidence, backend=backend).reasons


def test_a_backend_that_is_not_registered_is_named() -> None:
    with pytest.raises(UnknownBackend, match="crystal"):
        get_backend("crystal")


def test_every_registered_backend_carries_its_name() -> None:
    for name in BACKENDS:
        assert get_backend(name).name == name
