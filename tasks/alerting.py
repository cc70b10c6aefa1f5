"""Alerting: what is on record and not told yet goes to every channel of the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from prefect import task
from prefect.cache_policies import NO_CACHE

from db.alerts import DueDigest, bind_digests, claim_digests, note_failed, note_sent
from db.desk import Desk
from db.settings import Settings
from recoupe.errors import RecoupeError
from reports.digest import Digest, render_digest
from tasks.channels import Channel, channels_of
from tasks.report import report_language


@dataclass(frozen=True, slots=True)
class Delivered:
    """What came of one digest: `fault` is empty where the channel has taken it."""

    channel: str
    digest: str
    alerts: int
    fault: str = ""


@task(name="tell", cache_policy=NO_CACHE)
def tell(desk: Desk, settings: Settings, now: datetime) -> tuple[Delivered, ...]:
    """Send every digest that is due; one that cannot be made, or that a channel does not take, is tried again."""
    return tuple(one for channel in channels_of(settings) for one in _told(channel, desk, settings, now))


def _told(channel: Channel, desk: Desk, settings: Settings, now: datetime) -> Iterator[Delivered]:
    bind_digests(desk.engine, channel.name, now)
    for due in claim_digests(desk.engine, channel.name, now):
        try:
            channel.send(digest_of(due, desk, settings))
        except RecoupeError as error:
            note_failed(desk.engine, due.id, str(error))
            yield Delivered(channel.name, due.id, len(due.alerts), str(error))
        else:
            note_sent(desk.engine, due.id, now)
            yield Delivered(channel.name, due.id, len(due.alerts))


def digest_of(due: DueDigest, desk: Desk, settings: Settings) -> Digest:
    """The message that a digest sends: on the newest run that raised any of its alerts."""
    verification = desk.load(due.run)
    language = report_language(None, verification.article.language)
    folder = f"reports/{due.run}/report.html"
    address = settings.site_url + folder if settings.site_url else (desk.home / folder).as_uri()
    return render_digest(due.id, due.alerts, verification, language, address)
