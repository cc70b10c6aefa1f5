"""Alerts on record, and the digests that carry them: each alert to each channel once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, or_, update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from db.alert_tables import AlertRow, DeliveryRow, DigestRow
from db.engine import reading, writing
from db.nested import json_to_reason, json_to_reasons, reason_to_json, reasons_to_json
from db.tables import ArticleRow, ClaimRow, RunRow
from db.upserts import insert_new
from recoupe.alerts import Alert, Severity
from recoupe.defaults.alerts import CLAIM_FOR
from recoupe.ids import content_id
from recoupe.vocabulary import RunStatus


@dataclass(frozen=True, slots=True)
class RecordedAlert:
    """An alert with the article and the run that raised it, how that run stands, and since when it is known.

    `text` is what the claim said that it bears on, empty where it bears on none.
    """

    alert: Alert
    article: str
    run: str
    status: RunStatus
    raised_at: datetime
    text: str = ""


@dataclass(frozen=True, slots=True)
class DueDigest:
    """A digest that this process is to send: what it carries, and the newest run that raised any of it."""

    id: str
    article: str
    channel: str
    run: str
    alerts: tuple[Alert, ...]


def add_alerts(session: Session, run: RunRow, alerts: Sequence[Alert], at: datetime) -> None:
    """Keep the alerts of a run in the transaction that keeps the run; a change that is known already stays known."""
    rows = [
        AlertRow(
            id=alert.id,
            article=run.article,
            run=run.id,
            position=position,
            kind=alert.kind,
            severity=alert.severity.value,
            claim=alert.claim,
            reason=reason_to_json(alert.reason),
            because=reasons_to_json(alert.because),
            raised_at=at,
        )
        for position, alert in enumerate(alerts)
    ]
    insert_new(session, rows, "id")


def alerts_on_record(engine: Engine, limit: int | None = None) -> tuple[RecordedAlert, ...]:
    """The alerts of all articles, the latest first, those of one run in the order of their urgency."""
    claimed = (col(ClaimRow.run) == AlertRow.run) & (col(ClaimRow.id) == AlertRow.claim)
    raised = select(AlertRow, RunRow.status, ClaimRow.text).join(RunRow, col(RunRow.id) == AlertRow.run)
    raised = raised.outerjoin(ClaimRow, claimed)
    latest = raised.order_by(col(AlertRow.raised_at).desc(), col(AlertRow.run), col(AlertRow.position))
    with reading(engine) as session:
        rows = session.exec(latest.limit(limit) if limit else latest).all()
        return tuple(
            RecordedAlert(_to_alert(row), row.article, row.run, RunStatus(status), row.raised_at, text or "")
            for row, status, text in rows
        )


def bind_digests(engine: Engine, channel: str, now: datetime) -> None:
    """Put the alerts that no digest carries to `channel` yet into one for each article, if it had none that day.

    What comes later that day waits for the next. A digest that is bound keeps its alerts, so that sending it again
    sends the same.
    """
    day = now.date().isoformat()
    with writing(engine) as session:
        by_article: dict[str, list[str]] = {}
        _lock_articles(session, [alert.article for alert in session.exec(_unbound(channel))])
        for alert in session.exec(_unbound(channel)):
            by_article.setdefault(alert.article, []).append(alert.id)
        for article, alerts in sorted(by_article.items()):
            digest = content_id("digest", article, channel, day)
            if session.get(DigestRow, digest) is None:
                session.add(DigestRow(id=digest, article=article, channel=channel, day=day))
                session.flush()
                insert_new(session, [DeliveryRow(alert=one, channel=channel, digest=digest) for one in alerts], "alert")


def claim_digests(engine: Engine, channel: str, now: datetime) -> tuple[DueDigest, ...]:
    """The digests of `channel` that are not sent, for this process to send; no other gets them for `CLAIM_FOR`."""
    free = or_(col(DigestRow.claimed_at).is_(None), col(DigestRow.claimed_at) < now - CLAIM_FOR)
    unsent = (col(DigestRow.channel) == channel) & col(DigestRow.sent_at).is_(None) & free
    with writing(engine) as session:
        rows = session.exec(select(DigestRow).where(unsent).order_by(DigestRow.id).with_for_update()).all()
        for row in rows:
            row.claimed_at = now
        return tuple(_due(session, row) for row in rows)


def note_sent(engine: Engine, digest: str, now: datetime) -> None:
    """The channel has taken the digest."""
    _note(engine, digest, sent_at=now, fault="")


def note_failed(engine: Engine, digest: str, fault: str) -> None:
    """The channel has not taken the digest; the next delivery tries again."""
    _note(engine, digest, claimed_at=None, fault=fault)


def _note(engine: Engine, digest: str, **values: object) -> None:
    with writing(engine) as session:
        session.execute(update(DigestRow).where(col(DigestRow.id) == digest).values(**values))


def _lock_articles(session: Session, articles: Sequence[str]) -> None:
    """Have other deliveries of these articles wait, and then see what this one has bound."""
    session.exec(
        select(ArticleRow.id).where(col(ArticleRow.id).in_(articles)).order_by(ArticleRow.id).with_for_update()
    ).all()
    session.expire_all()


def _unbound(channel: str) -> SelectOfScalar[AlertRow]:
    carried = select(DeliveryRow.alert).where(DeliveryRow.channel == channel)
    return (
        select(AlertRow)
        .where(col(AlertRow.id).not_in(carried))
        .order_by(col(AlertRow.raised_at), col(AlertRow.position))
    )


def _due(session: Session, digest: DigestRow) -> DueDigest:
    carried = select(DeliveryRow.alert).where(DeliveryRow.digest == digest.id)
    rows = session.exec(
        select(AlertRow).where(col(AlertRow.id).in_(carried)).order_by(col(AlertRow.raised_at), col(AlertRow.position))
    ).all()
    order = list(Severity)
    alerts = sorted((_to_alert(row) for row in rows), key=lambda alert: order.index(alert.severity))
    return DueDigest(digest.id, digest.article, digest.channel, rows[-1].run, tuple(alerts))


def _to_alert(row: AlertRow) -> Alert:
    reason, because = json_to_reason(row.reason), json_to_reasons(row.because)
    return Alert(row.id, row.kind, Severity(row.severity), row.claim, reason, because)
