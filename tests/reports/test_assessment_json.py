import json

from recoupe.assess import assess_rows
from recoupe.rows import EvidenceRow
from reports.assessment_json import assessment_json, assessment_text


def _row(origin: str, bloc: str, stance: str = "supports", letter: str = "B") -> EvidenceRow:
    row = {"origin": origin, "bloc": bloc, "camp": bloc, "stance": stance, "entailment": 0.95, "letter": letter}
    return EvidenceRow.model_validate({**row, "interest": 0.0})


def test_the_assessment_of_rows_has_score_shares_verdict_and_gates() -> None:
    found = assessment_json(assess_rows([_row("harbour", "east"), _row("radio", "west")]))
    json.dumps(found)
    assert {"S", "O", "score", "shares", "verdict", "gates", "worths"} <= set(found)
    shares = found["shares"]
    assert isinstance(shares, dict)
    assert abs(sum(shares.values()) - 1) < 1e-3


def test_the_text_names_the_verdict_the_gates_and_the_verdict_without_each_origin() -> None:
    text = assessment_text(assess_rows([_row("harbour\x1b[31m", "east")]))
    assert text.startswith("Single origin (B")
    assert "✗ " in text
    assert "✓ " in text
    assert "harbour[31m: S 0." in text
    assert "\x1b" not in text
