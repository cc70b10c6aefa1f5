"""`recoupe review`: what lies before an editor, and what the editor decides."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import AsJson
from flows.commands.runs import RunArgument
from recoupe.errors import BadInput

if TYPE_CHECKING:
    from recoupe.decisions import Decision
    from recoupe.model import Claim, Verification

By = Annotated[str, typer.Option(metavar="NAME", help="Who decides.")]
Why = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why; a signature needs none.")]
Sign = Annotated[bool, typer.Option("--sign", help="Sign this version.")]
Withdraw = Annotated[bool, typer.Option("--withdraw", help="Take the signature back.")]
Override = Annotated[
    str, typer.Option(metavar="CLAIM=VERDICT", help="Put a verdict in place of the machine's; CLAIM is a number or id.")
]
Said = Annotated[bool, typer.Option("--said", help="Override whether it was said, not whether it holds.")]
Cut = Annotated[str, typer.Option(metavar="DOCUMENT", help="This document speaks for itself: its address or id.")]
Join = Annotated[
    tuple[str, str], typer.Option(metavar="DOCUMENT OTHER", help="This document goes back to the other's origin.")
]
Drop = Annotated[str, typer.Option(metavar="DOCUMENT", help="This document is no evidence.")]


def review(
    run: RunArgument,
    by: By = "",
    reason: Why = "",
    sign: Sign = False,
    withdraw: Withdraw = False,
    override: Override = "",
    said: Said = False,
    cut: Cut = "",
    join: Join = ("", ""),
    drop: Drop = "",
    as_json: AsJson = False,
) -> None:
    """Show what lies before an editor, or keep one decision: sign, override, cut or join origins, drop evidence."""
    from db.desk import open_desk
    from db.records import find_run

    desk = open_desk()
    run_id = find_run(desk.engine, run)
    chosen = [name for name, given in _given(sign, withdraw, override, cut, join, drop).items() if given]
    if len(chosen) > 1:
        raise BadInput(f"one decision at a time: {', '.join(f'--{name}' for name in chosen)}")
    if not chosen:
        _show(desk.load(run_id), as_json)
        return
    from flows.review import decide

    decision = _decision(desk.load(run_id), chosen[0], by, reason, override, said, cut or drop, join)
    verification, files = decide(desk, decision)
    if as_json:
        typer.echo(files.json.read_text(encoding="utf-8"), nl=False)
        return
    typer.echo(f"{decision.kind.value}: kept; {verification.run.id}")
    typer.echo(str(files.html))


def _given(
    sign: bool, withdraw: bool, override: str, cut: str, join: tuple[str, str], drop: str
) -> dict[str, bool | str]:
    return {
        "sign": sign,
        "withdraw": withdraw,
        "override": override,
        "cut": cut,
        "join": join[0],
        "drop": drop,
    }


def _decision(
    verification: Verification,
    kind: str,
    by: str,
    reason: str,
    override: str,
    said: bool,
    document: str,
    join: tuple[str, str],
) -> Decision:
    from recoupe.decisions import Decision, DecisionKind
    from recoupe.moments import Moment
    from recoupe.trace.rulings import document_meant
    from recoupe.vocabulary import Bearing

    bearing = Bearing.SAID if said else Bearing.HOLDS
    plain = Decision(DecisionKind(kind), by, reason, Moment.at(datetime.now(UTC)), verification.run.id)
    if override:
        return _override(verification, plain, override, bearing)
    if kind in ("cut", "drop", "join"):
        documents = {one.id: one for one in verification.documents}
        named = (document or join[0], join[1] if kind == "join" else "")
        for one in filter(None, named):
            if document_meant(one, documents) is None:
                raise BadInput(f"{one}: no document of this version has that address or id")
        from dataclasses import replace

        return replace(plain, document=named[0], other=named[1])
    return plain


def _override(verification: Verification, plain: Decision, override: str, bearing: object) -> Decision:
    """The decision that `CLAIM=VERDICT` names, with what the machine proposed."""
    from dataclasses import replace

    from recoupe.vocabulary import Bearing, Verdict

    name, _, word = override.partition("=")
    claim = _claim(verification, name.strip())
    try:
        verdict = Verdict(word.strip())
    except ValueError as error:
        raise BadInput(f"{word!r} is no verdict; there are {', '.join(Verdict)}") from error
    proposed = next(
        (one.verdict for one in verification.assessments if (one.claim, one.bearing) == (claim.id, bearing)), None
    )
    if proposed is None:
        raise BadInput(f"claim {name} has no verdict of that kind to override")
    return replace(plain, claim=claim.id, bearing=Bearing(str(bearing)), verdict=verdict, against=proposed)


def _claim(verification: Verification, name: str) -> Claim:
    claims = verification.decomposition.claims
    if name.isdigit() and 1 <= int(name) <= len(claims):
        return claims[int(name) - 1]
    found = [one for one in claims if one.id.startswith(name)] if name else []
    if len(found) != 1:
        raise BadInput(f"{name!r}: name a claim by its number, 1 to {len(claims)}, or the start of its id")
    return found[0]


def _show(verification: Verification, as_json: bool) -> None:
    """The claims with their verdicts, the origins with their documents, and the decisions so far."""
    from reports.report_json import report_json
    from reports.review_text import review_text

    if as_json:
        typer.echo(json.dumps(report_json(verification), ensure_ascii=False, indent=2))
        return
    typer.echo(review_text(verification))
