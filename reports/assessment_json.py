"""An assessment for other programs, and as text: what `recoupe assess` prints."""

from __future__ import annotations

from recoupe.model import Assessment, Worth
from reports.claims_json import JsonObject
from reports.language import ReaderLanguage, plain_reason, speech
from reports.safe import inert, one_line
from reports.vocabulary import MODIFIERS, VERDICT_MEANINGS, VERDICTS

DECIMALS = 4
_LABEL_CHARS = 120


def assessment_json(found: Assessment) -> JsonObject:
    """Verdict, score, shares, gates, and what each origin is worth; the fields of report.json and three more."""
    part = assessment_part(found)
    names = ("belief", "disbelief", "conflict", "ignorance")
    return {
        **part,
        "score": {"S": part["S"], "O": part["O"]},
        "shares": {name: part[name] for name in names},
        "worths": [{"origin": worth.origin, **worth_part(worth)} for worth in found.worths],
    }


def assessment_part(found: Assessment) -> JsonObject:
    """An assessment as it stands in report.json; scores lie between 0 and 1."""
    return {
        "verdict": found.verdict.value,
        "modifiers": [modifier.value for modifier in found.modifiers],
        "admiralty": found.admiralty,
        "S": rounded(found.support),
        "O": rounded(found.opposition),
        "S_high": rounded(max(found.support, found.support_high)),
        "O_high": rounded(max(found.opposition, found.opposition_high)),
        "belief": rounded(found.shares.belief),
        "disbelief": rounded(found.shares.disbelief),
        "conflict": rounded(found.shares.conflict),
        "ignorance": rounded(found.shares.ignorance),
        "reasons": [plain_reason(reason) for reason in found.reasons],
        "gates": [{"name": gate.name, "met": gate.met, "reason": plain_reason(gate.reason)} for gate in found.gates],
        "would_change": [plain_reason(reason) for reason in found.would_change],
    }


def worth_part(worth: Worth) -> JsonObject:
    """What an origin is worth alone, and the verdict without it."""
    return {
        "support": rounded(worth.support),
        "opposition": rounded(worth.opposition),
        "verdict_without": worth.verdict_without.value,
    }


def assessment_text(found: Assessment, language: ReaderLanguage = "en") -> str:
    """The verdict with its gates and reasons, a line each."""
    said = speech(language)
    modifiers = "".join(f"; {said.say(MODIFIERS[modifier])}" for modifier in found.modifiers)
    lines = [
        f"{said.say(VERDICTS[found.verdict])} ({found.admiralty}){modifiers}",
        said.say(VERDICT_MEANINGS[found.verdict]),
        f"S {said.index(found.support)}  O {said.index(found.opposition)}",
    ]
    lines += [f"{'✓' if gate.met else '✗'} {said.reason(gate.reason)}" for gate in found.gates]
    lines += [f"- {said.reason(reason)}" for reason in found.reasons]
    for worth in found.worths:
        label = one_line(worth.origin, _LABEL_CHARS)
        without = said.say(VERDICTS[worth.verdict_without])
        scores = f"S {said.index(worth.support)}  O {said.index(worth.opposition)}"
        lines.append(f"{label}: {scores}  {said.say('without it: {verdict}', verdict=without)}")
    return "\n".join(inert(line) for line in lines)


def rounded(value: float) -> float:
    """A score at the precision that is written."""
    # Adding zero turns -0.0 into 0.0, which would be another byte.
    return round(value, DECIMALS) + 0.0
