"""`recoupe review`: what lies before an editor, and what the editor decides."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import AsJson
from flows.commands.runs import RunArgument
from recoupe.errors import BadInput

if TYPE_CHECKING:
    from recoupe.model import Verification

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
    from flows.review import Asked, decide, decision_of
    from recoupe.decisions import DecisionKind
    from recoupe.vocabulary import Bearing

    claim, _, verdict = override.partition("=")
    asked = Asked(
        DecisionKind(chosen[0]),
        by,
        reason,
        claim.strip(),
        verdict.strip(),
        Bearing.SAID if said else Bearing.HOLDS,
        cut or drop or join[0],
        join[1],
    )
    decision = decision_of(asked, desk.load(run_id))
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


def _show(verification: Verification, as_json: bool) -> None:
    """The claims with their verdicts, the origins with their documents, and the decisions so far."""
    from reports.report_json import report_json
    from reports.review_text import review_text

    if as_json:
        typer.echo(json.dumps(report_json(verification), ensure_ascii=False, indent=2))
        return
    typer.echo(review_text(verification))
