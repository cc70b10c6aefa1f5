"""`recoupe watch`: what is new in feeds and folders of articles is verified, and its claims are ranked."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import AsJson, AsOf, Dossiers, Language, Topic
from flows.commands.preflight import check_watch
from flows.commands.verifying import Online, announce, flow_value, folders_of

if TYPE_CHECKING:
    from tasks.verify_whole import Verified

Feeds = Annotated[list[str], typer.Argument(metavar="FEED...", help="Addresses of feeds, and folders of articles.")]
Most = Annotated[int, typer.Option("--most", help="How many new articles are verified at most.")]

_SHOWN = 20
_CHARS = 300
_MOST = 100


def watch(
    feeds: Feeds,
    dossier: Dossiers = None,
    online: Online = None,
    as_of: AsOf = None,
    topic: Topic = None,
    language: Language = None,
    most: Most = _MOST,
    as_json: AsJson = False,
) -> None:
    """Verify what is new in feeds and folders, and list the claims that deserve a person's time first.

    What was verified is not verified again: a campaign that was interrupted is gone on with by the same command.
    """
    from flows.parameters import WatchParameters, parse_parameters

    chosen = {"online": online, "as_of": as_of, "topic": topic, "language": language, "most": most}
    parameters = parse_parameters(WatchParameters, {"feeds": feeds, "dossiers": folders_of(dossier), **chosen})
    check_watch(parameters)
    announce()
    from flows.orchestration import watched_by_a_person
    from flows.watch import watch_feeds

    _say_progress()
    with watched_by_a_person():
        found = flow_value(watch_feeds(parameters, return_state=True))
    _print_json(found) if as_json else _print(found)


def _say_progress() -> None:
    """What the campaign logs, as plain lines on stderr."""
    log = logging.getLogger("recoupe.campaign")
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("recoupe: %(message)s"))
    log.addHandler(handler)
    log.propagate = False
    log.setLevel(logging.INFO)


def _print_json(found: tuple[Verified, ...]) -> None:
    from flows.watch import ranked_claims

    rows = [
        {
            "priority": round(one.priority, 3),
            "gap": round(one.gap, 3),
            "checkworthy": one.claim.checkworthy,
            "verdict": one.verdict,
            "status": article.status,
            "claim": one.claim.id,
            "text": one.claim.text,
            "article": article.reference,
            "run": article.run,
        }
        for article, one in ranked_claims(found)
    ]
    failed = [{"article": one.reference, "fault": one.fault} for one in found if one.fault]
    typer.echo(json.dumps({"claims": rows, "failed": failed}, ensure_ascii=False, indent=2))


def _print(found: tuple[Verified, ...]) -> None:
    from flows.watch import ranked_claims
    from reports.safe import one_line

    for article, one in ranked_claims(found)[:_SHOWN]:
        text = one_line(one.claim.text, _CHARS)
        typer.echo(
            f"{one.priority:.2f}  {one.verdict or 'not assessed':<15}  {text}  [{article.run}, {article.status}]"
        )
    for article in found:
        if article.fault:
            typer.echo(f"failed  {article.reference}: {article.fault}", err=True)
    done = sum(not one.fault for one in found)
    typer.echo(f"{done} {'article' if done == 1 else 'articles'} verified; {len(found) - done} failed.")
