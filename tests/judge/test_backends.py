"""What every stance backend owes, whatever it is made of."""

from collections.abc import Iterator

import pytest

from recoupe.errors import UnknownBackend
from recoupe.judge.backends import BACKENDS, get_backend
from recoupe.model import Stance
from recoupe.models.language_model import configured_model
from recoupe.models.pair_model import configured_pair_model
from tests.judge.pairs import judged
from tests.models.chat import chat_service, model_of
from tests.models.tiny import tiny_model

_DENYING = ("n'a pas", "n'a rien", "denies")


def _credulous(question: str) -> object:
    """A model that believes every passage which does not deny something outright."""
    passage = question.split("PASSAGE: ", 1)[1].split("\n<<", 1)[0]
    stance = "refutes" if any(word in passage for word in _DENYING) else "supports"
    return {"stance": stance, "quote": passage, "entailment": 1.0, "confidence": 1.0}


@pytest.fixture(autouse=True, scope="module")
def _models(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A sequence-pair model and a language model of the tests' own, as a desk would name its."""
    with pytest.MonkeyPatch.context() as patch, chat_service(_credulous) as server:
        votes = dict.fromkeys(("a", "le", "200", "camions", "ville", "Lyon"), (0.0, 0.0, 1.0))
        votes |= dict.fromkeys(("n", "denies"), (0.0, 20.0, 0.0))
        patch.setenv("RECOUPE_NLI_MODEL", str(tiny_model(tmp_path_factory.mktemp("models") / "tiny", votes)))
        get_backend.cache_clear()
        configured_pair_model.cache_clear()
        model_of(server, patch)
        yield
    for cached in (get_backend, configured_pair_model, configured_model):
        cached.cache_clear()


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
