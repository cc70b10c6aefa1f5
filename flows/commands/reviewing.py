"""`recoupe review`: what lies before an editor, and what the editor decides."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import AsJson
from flows.commands.runs import RunArgument
from recoupe.errors import BadInput

if TYPE_CHECKING:
    from db.desk import Desk
    from flows.review import Asked
    from recoupe.decisions import DecisionKind
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
Add = Annotated[str, typer.Option(metavar="ADDRESS", help="The page at this address is evidence.")]
Correct = Annotated[
    str, typer.Option(metavar="CLAIM=TEXT", help="What the article claims, in better words; CLAIM is a number or id.")
]
Code = Annotated[
    str,
    typer.Option(
        metavar="CODE", help="Why a signed report is changed: our_error, source_changed, new_evidence or legal."
    ),
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
    add: Add = "",
    correct: Correct = "",
    code: Code = "",
    as_json: AsJson = False,
) -> None:
    """Show what lies before an editor, or keep one decision.

    A person signs, overrides a verdict, corrects a claim, cuts or joins origins, drops or adds evidence.
    """
    from db.desk import open_desk
    from db.records import find_run
    from recoupe.decisions import DecisionKind

    given = {
        DecisionKind.SIGN: sign,
        DecisionKind.WITHDRAW: withdraw,
        DecisionKind.OVERRIDE: override,
        DecisionKind.CUT: cut,
        DecisionKind.JOIN: join[0],
        DecisionKind.DROP: drop,
        DecisionKind.ADD: add,
        DecisionKind.CORRECT: correct,
    }
    kind = _chosen(given, {"by": by, "reason": reason, "code": code})
    if said and kind is not DecisionKind.OVERRIDE:
        raise BadInput("--said goes with --override: it says which of the two verdicts on a claim is replaced")
    desk = open_desk()
    run_id = find_run(desk.engine, run)
    if kind is None:
        _show(desk.load(run_id), as_json)
        return
    from flows.review import Asked
    from recoupe.vocabulary import Bearing

    claim, _, words = (override or correct).partition("=")
    asked = Asked(
        kind,
        by,
        reason,
        claim.strip(),
        verdict=words.strip() if override else "",
        bearing=Bearing.SAID if said else Bearing.HOLDS,
        document=cut or drop or add or join[0],
        other=join[1],
        wording=words if correct else "",
        code=code,
    )
    _keep(desk, run_id, asked, as_json)


def _chosen(given: Mapping[DecisionKind, object], beside: Mapping[str, str]) -> DecisionKind | None:
    """The one decision that is asked for, None where none is.

    Raises `BadInput` for several, and for what goes with a decision where there is none.
    """
    chosen = [kind for kind, value in given.items() if value]
    if len(chosen) > 1:
        raise BadInput(f"one decision at a time: {_options(chosen)}")
    idle = [name for name, value in beside.items() if value]
    if idle and not chosen:
        raise BadInput(f"{_options(idle)}: of which decision? name one of {_options(given)}")
    return chosen[0] if chosen else None


def _options(names: Iterable[str]) -> str:
    return ", ".join(f"--{name}" for name in names)


def _keep(desk: Desk, run_id: str, asked: Asked, as_json: bool) -> None:
    """Take the decision, and name the version that shows it."""
    from flows.review import decide, decision_of
    from reports.signatures import status_code

    decision = decision_of(asked, desk.load(run_id))
    verification, files = decide(desk, decision)
    if as_json:
        typer.echo(files.json.read_text(encoding="utf-8"), nl=False)
        return
    typer.echo(f"{decision.kind.value}: kept; {verification.run.id}, {status_code(verification)}")
    typer.echo(str(files.html))


def _show(verification: Verification, as_json: bool) -> None:
    """The claims with their verdicts, the origins with their documents, and the decisions so far."""
    from reports.report_json import report_json
    from reports.review_text import review_text

    if as_json:
        typer.echo(json.dumps(report_json(verification), ensure_ascii=False, indent=2))
        return
    typer.echo(review_text(verification))
