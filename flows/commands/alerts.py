"""`recoupe alerts`: what changed in the reports on record, and telling the desk."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Annotated

import typer

from flows.commands.options import AsJson
from recoupe.errors import RecoupeError

app = typer.Typer(help="What changed in the reports on record, and who was told.", no_args_is_help=True)

_SHOWN = 50
_CHARS = 400

Most = Annotated[int, typer.Option("--limit", min=1, help="How many, the latest first.")]


@app.command("list")
def list_alerts(limit: Most = _SHOWN, as_json: AsJson = False) -> None:
    """List the alerts, the latest first: how urgent, in which report, what changed of which claim and why."""
    from db.alerts import alerts_on_record
    from db.desk import open_desk
    from reports.safe import one_line

    found = alerts_on_record(open_desk().engine, limit)
    if as_json:
        rows = [
            {
                "id": one.alert.id,
                "severity": one.alert.severity.value,
                "kind": one.alert.kind,
                "run": one.run,
                "status": one.status.value,
                "article": one.article,
                "claim": one.alert.claim,
                "text": one.text,
                "raised_at": one.raised_at.isoformat(),
                "reason": str(one.alert.reason),
                "because": [str(reason) for reason in one.alert.because],
            }
            for one in found
        ]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in found:
        told = one_line(str(one.alert.reason), _CHARS)
        typer.echo(f"{one.raised_at:%Y-%m-%d %H:%M}  {one.alert.severity:<9}  {one.run}  {one.status.value:<9}  {told}")
        if one.text:
            typer.echo(f"{'':18}claim: {one_line(one.text, _CHARS)}")
        for reason in one.alert.because:
            typer.echo(f"{'':18}because {one_line(str(reason), _CHARS)}")
    if not found:
        typer.echo("No alerts.")


@app.command("send")
def send(as_json: AsJson = False) -> None:
    """Send what is on record and not told yet: one digest for each report, day and channel."""
    from dataclasses import asdict

    from db.desk import open_desk
    from db.settings import Settings
    from flows.orchestration import prepare_prefect

    settings = Settings()
    prepare_prefect(settings.home)
    from tasks.alerting import tell

    sent = tell.fn(open_desk(settings), settings, datetime.now(UTC))
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in sent], indent=2))
    else:
        for one in sent:
            typer.echo(f"{one.channel}  {one.alerts} alerts  {one.fault or 'sent'}")
        typer.echo(f"{len(sent)} digests.")
    failed = [one for one in sent if one.fault]
    if failed:
        raise RecoupeError(f"{len(failed)} of {len(sent)} digests were not taken; they are sent again next time")
