"""What a desk has had verified and what waits: each address or file is taken on by one process at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Engine, or_, update
from sqlmodel import Session, col, select

from db.alert_tables import ReadingRow
from db.engine import reading, writing
from db.errors import AlreadyRead
from db.upserts import insert_new, replace_by_key

# An article takes seconds, with slow sources minutes; after this its process is taken for dead.
CLAIM_FOR = timedelta(minutes=30)


def claim_readings(engine: Engine, references: Sequence[str], now: datetime, most: int) -> tuple[str, ...]:
    """The first `most` of `references` that are not verified, for this process to verify; in their order.

    No other process gets them for `CLAIM_FOR`, nor does this one get again what failed before that.
    """
    free = or_(col(ReadingRow.claimed_at).is_(None), col(ReadingRow.claimed_at) < now - CLAIM_FOR)
    with writing(engine) as session:
        insert_new(session, [ReadingRow(reference=one) for one in dict.fromkeys(references)], "reference")
        waiting = select(ReadingRow).where(
            col(ReadingRow.reference).in_(references), col(ReadingRow.article).is_(None), free
        )
        found = {row.reference: row for row in session.exec(waiting.with_for_update())}
        taken = [one for one in dict.fromkeys(references) if one in found][:most]
        for reference in taken:
            found[reference].claimed_at = now
        return tuple(taken)


def note_read(session: Session, reference: str, article: str, *, once: bool = False) -> None:
    """In the transaction that keeps its run: the reference is verified, and was this article.

    Raises `AlreadyRead` where it is to be verified `once` and is already: a claim ran out, and two took it on.
    """
    if once:
        known = session.exec(select(ReadingRow).where(ReadingRow.reference == reference).with_for_update()).first()
        if known and known.article is not None:
            raise AlreadyRead(f"{reference}: was verified by another process meanwhile")
    replace_by_key(session, [ReadingRow(reference=reference, article=article)], "reference")


def unread(engine: Engine, references: Sequence[str]) -> tuple[str, ...]:
    """Those of `references` that are not verified, in their order."""
    with reading(engine) as session:
        asked = col(ReadingRow.reference).in_(references) & col(ReadingRow.article).is_not(None)
        done = set(session.exec(select(ReadingRow.reference).where(asked)))
    return tuple(one for one in references if one not in done)


def note_unread(engine: Engine, reference: str, fault: str) -> None:
    """The reference could not be verified; it is tried again once its claim has run out."""
    with writing(engine) as session:
        session.execute(update(ReadingRow).where(col(ReadingRow.reference) == reference).values(fault=fault))
